namespace RelationshipModel.Import.Chats;

/// <summary>What is read of a message of Google Voice.</summary>
internal sealed record GoogleVoiceMessage(long Line, string Time)
{
    internal string? Number { get; set; }

    internal string? Name { get; set; }

    internal bool IsByOwner { get; set; }
}
