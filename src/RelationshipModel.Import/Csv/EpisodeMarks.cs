namespace RelationshipModel.Import.Csv;

/// <summary>The facts about an interaction of a CSV that hold or do not.</summary>
[Flags]
internal enum EpisodeMarks : byte
{
    None = 0,
    HasLength = 1,
    IsReply = 2,
    SupportGiven = 4,
    SupportReceived = 8,
}
