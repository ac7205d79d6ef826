namespace RelationshipModel.Evaluation;

/// <summary>The accuracy of each measure in forecasting who would meet, at one date of one file.</summary>
/// <param name="Date">The date, as a quantile of the message times.</param>
/// <param name="Pairs">How many pairs stood at distance two.</param>
/// <param name="Positives">How many of them wrote to each other within the horizon.</param>
/// <param name="Auc">The area of each measure; null where nobody met.</param>
/// <param name="Precision">The share of positives among the first n, n the number of positives; null where nobody met.</param>
internal sealed record IntroductionDate(
    double Date, int Pairs, int Positives, IReadOnlyList<double?> Auc, IReadOnlyList<double?> Precision);
