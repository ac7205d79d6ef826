namespace RelationshipModel.Scoring;

/// <summary>
/// The chance of contact within h days: odds = N^a ln(1 + h/(1 + s))^b / (d (1 + s)^c), s the silence in days and N the sum over
/// days of contact of log2(1 + n), n that day's contacts. If presence is known, the time since the contact was seen replaces s in
/// the denominator.
/// </summary>
public sealed record ChanceOptions
{
    /// <summary>Gets a, the power of N.</summary>
    /// <value>0 to 10; 0.7 by default.</value>
    public double CountPower { get; init; } = .7;

    /// <summary>Gets b, the power of ln(1 + h/(1 + s)).</summary>
    /// <value>0 to 10; 0.9 by default.</value>
    public double HorizonPower { get; init; } = .9;

    /// <summary>Gets d if presence is unknown.</summary>
    /// <value>Above 0, to 1,000; 5 by default.</value>
    public double Divisor { get; init; } = 5;

    /// <summary>Gets c if presence is unknown.</summary>
    /// <value>0 to 10; 0.25 by default.</value>
    public double SilencePower { get; init; } = .25;

    /// <summary>Gets d if presence is known.</summary>
    /// <value>Above 0, to 1,000; 5.5 by default.</value>
    public double PresenceDivisor { get; init; } = 5.5;

    /// <summary>Gets c if presence is known.</summary>
    /// <value>0 to 10; 0.28 by default.</value>
    public double PresencePower { get; init; } = .28;

    internal void Read(IOptionReader reader)
    {
        reader.Number(CountPower, 0, 10);
        reader.Number(HorizonPower, 0, 10);
        reader.Number(Divisor, OptionRange.Least, 1000);
        reader.Number(SilencePower, 0, 10);
        reader.Number(PresenceDivisor, OptionRange.Least, 1000);
        reader.Number(PresencePower, 0, 10);
    }
}
