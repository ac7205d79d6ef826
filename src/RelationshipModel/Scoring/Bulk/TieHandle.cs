namespace RelationshipModel.Scoring.Bulk;

/// <summary>The place of a tie in a ledger: returned by <see cref="TieLedger.Open"/>, valid only for that ledger, for as long as
/// it lives.</summary>
public readonly record struct TieHandle
{
    private readonly int _place;

    internal TieHandle(int index) => _place = index + 1;

    /// <summary>Whether this is the default value, which names nothing.</summary>
    public bool IsDefault => _place == 0;

    internal int Index => _place - 1;
}
