using NodaTime;

namespace RelationshipModel.Evaluation;

/// <summary>One question put to the rules: given what was known at a date, what will happen until the horizon?</summary>
internal sealed record Run(Snapshot Snapshot, Duration Horizon)
{
    /// <summary>The last instant of the horizon, which counts.</summary>
    public Instant End => Snapshot.AsOf + Horizon;
}
