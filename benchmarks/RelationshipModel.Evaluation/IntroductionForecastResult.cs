namespace RelationshipModel.Evaluation;

/// <summary>The accuracy of each measure in forecasting who would meet, in one file.</summary>
/// <param name="Name">The file.</param>
/// <param name="Dates">Date by date.</param>
/// <param name="Auc">The mean area over the dates of the measures that have an interval, in the order of all; null for the
/// others.</param>
internal sealed record IntroductionForecastResult(string Name, IReadOnlyList<IntroductionDate> Dates,
    IReadOnlyList<Estimate?> Auc);
