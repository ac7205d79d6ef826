namespace RelationshipModel.Import.Chats;

/// <summary>A call in Signal, as far as it is read.</summary>
internal sealed class SignalCall
{
    internal required bool IsOfGroup { get; init; }

    internal string Type { get; set; } = "";

    internal string Direction { get; set; } = "";

    internal string State { get; set; } = "";

    internal string? Ringer { get; set; }

    internal string? Starter { get; set; }

    internal long? Started { get; set; }

    internal long? Ended { get; set; }
}
