namespace RelationshipModel.Evaluation.Rules;

/// <summary>The bucket rule of CRM programs: 0 to 10 points for balance, recency, recent volume and tenure.</summary>
internal sealed class BucketRule : IRule
{
    private const double Year = 365;

    public string Name => "bucket rule (balance, recency, volume, tenure)";

    public IReadOnlyList<double> Score(Run run) => [.. run.Snapshot.Ties.Select(Points)];

    public static double Points(PastTie tie) =>
        Math.Min(10, Balance(tie) + Recency(tie) + Math.Min(2, tie.CountWithin(90) / 5.0) + Tenure(tie));

    /// <summary>4 x the smaller of the two sides' counts over the larger, a message counting by its age.</summary>
    private static double Balance(PastTie tie)
    {
        double sent = 0, received = 0;
        foreach (TieMessage message in tie.Messages)
        {
            double weight = tie.Age(message) switch { <= Year => 1, <= 2 * Year => .05, <= 5 * Year => .02, _ => 0 };
            if (message.Sent) sent += weight;
            else received += weight;
        }

        double larger = Math.Max(sent, received);
        return larger == 0 ? 0 : 4 * Math.Min(sent, received) / larger;
    }

    private static double Recency(PastTie tie)
    {
        double points = tie.Silence switch { <= 7 => 3, <= 30 => 2, <= 90 => 1, _ => 0 };
        return tie.Messages.Any(message => !message.Sent) ? points : points / 2;
    }

    private static double Tenure(PastTie tie) => (tie.Count, tie.Tenure) switch
    {
        ( >= 50, >= 2 * Year) => 2,
        ( >= 20, >= Year) => 1,
        _ => 0,
    };
}
