namespace RelationshipModel.Gatherings;

/// <summary>A tally of an outcome: how often it came about, as far as known.</summary>
/// <param name="Yes">The number of times it did.</param>
/// <param name="No">The number of times it did not, and its time ran out.</param>
/// <param name="Pending">The number of times it is not yet known.</param>
public readonly record struct OutcomeTally(int Yes, int No, int Pending)
{
    /// <summary>Gets the number of known outcomes.</summary>
    public int Known => Yes + No;

    /// <summary>Gets the share, Yes/(Yes + No); null if nothing is known.</summary>
    /// <value>0 to 1; null while nothing is known.</value>
    public double? Share => Known > 0 ? (double)Yes / Known : null;

    internal static OutcomeTally Of(IEnumerable<GatheringOutcome> outcomes)
    {
        int yes = 0, no = 0, pending = 0;
        foreach (GatheringOutcome outcome in outcomes)
            switch (outcome)
            {
                case GatheringOutcome.Yes: yes++; break;
                case GatheringOutcome.No: no++; break;
                case GatheringOutcome.Pending: pending++; break;
            }

        return new(yes, no, pending);
    }
}
