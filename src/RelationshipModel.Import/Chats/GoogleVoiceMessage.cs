namespace RelationshipModel.Import.Chats;

/// <summary>A message of Google Voice, as far as it is read.</summary>
internal sealed record GoogleVoiceMessage(long Line, string Time)
{
    internal string? Number { get; set; }

    internal string? Name { get; set; }

    internal bool IsByOwner { get; set; }
}
