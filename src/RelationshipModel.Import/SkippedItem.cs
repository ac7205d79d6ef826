using RelationshipModel.Import.People;

namespace RelationshipModel.Import;

/// <summary>An item that was read but is not a contact of the owner with another person.</summary>
public sealed class SkippedItem : ImportItem
{
    internal SkippedItem(string file, long line, SkipReason reason)
        : base(file, line) => Reason = reason;

    /// <summary>Gets the reason.</summary>
    public SkipReason Reason { get; }

    /// <summary>
    /// Whether it takes back what an earlier import may have recorded of the event: the interaction and the gathering whose ids
    /// are <see cref="ImportItem.EventId"/>; of a series without its rule, also what is still to come of it. So it is where the
    /// event was called off, declined or left by all others. Of one that is <see cref="SkipReason.TooFarAhead"/> nothing is taken
    /// back but what was recorded at a nearer time.
    /// </summary>
    public bool Withdraws { get; internal init; }

    /// <summary>Gets the guests who answered the invitation to the event of <see cref="ImportItem.EventId"/> (METHOD:REPLY of
    /// RFC 5546), and whether each comes; "perhaps" counts as coming. Empty if the item is not an answer.</summary>
    public IReadOnlyList<(NamedAddress Guest, bool Comes)> Answers { get; internal init; } = [];

    /// <summary>File, line and reason.</summary>
    public override string ToString() => FormattableString.Invariant($"{File}:{Line}: skipped ({Reason})");
}
