namespace RelationshipModel.Scoring;

/// <summary>An estimate of how reliably promises are kept: the mean of a beta distribution over kept and broken follow-ups,
/// beginning from one of each.</summary>
/// <param name="Kept">The number of kept promises.</param>
/// <param name="Broken">The number of broken promises.</param>
public readonly record struct TrustEstimate(int Kept, int Broken)
{
    /// <summary>Whether there is any promise to judge by.</summary>
    public bool IsKnown => Kept + Broken > 0;

    /// <summary>Gets the mean, (kept + 1)/(kept + broken + 2): above 0 and below 1; 0.5 without any promise.</summary>
    public double Mean => (Kept + 1.0) / (Kept + Broken + 2.0);

    /// <summary>Gets the standard deviation of the estimate: 0 to 0.29; it shrinks as promises are seen.</summary>
    public double Uncertainty
    {
        get
        {
            double mean = Mean;
            return Math.Sqrt(mean * (1 - mean) / (Kept + Broken + 3.0));
        }
    }
}
