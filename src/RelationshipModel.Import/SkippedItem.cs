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
    /// Whether it revokes what an earlier import may have recorded of the event: the interaction and the gathering whose ids are
    /// <see cref="ImportItem.EventId"/>; for a series without its rule, also its future occurrences. This is so if the event was
    /// cancelled, declined, or declined by all others. Of one that is <see cref="SkipReason.TooFarAhead"/> it only revokes what
    /// was recorded at a nearer time.
    /// </summary>
    public bool Withdraws { get; internal init; }

    /// <summary>Gets the guests who answered the invitation to the event of <see cref="ImportItem.EventId"/> (METHOD:REPLY of
    /// RFC 5546), and whether each comes; "perhaps" counts as coming. Empty if the item is not an answer.</summary>
    public IReadOnlyList<(NamedAddress Guest, bool Comes)> Answers { get; internal init; } = [];

    /// <summary>Returns file, line and reason.</summary>
    public override string ToString() => FormattableString.Invariant($"{File}:{Line}: skipped ({Reason})");
}
