namespace RelationshipModel.Evaluation;

/// <summary>The accuracy of each number in forecasting which silent ties would resume, in one file.</summary>
/// <param name="Correspondence">The file.</param>
/// <param name="Ties">How many ties were silent, over all dates.</param>
/// <param name="Positives">How many of those resumed.</param>
/// <param name="Auc">The area of each rule over the pooled ties, in their order; null where all had one outcome.</param>
/// <param name="MeanAuc">The mean of the areas of the single dates.</param>
internal sealed record RevivalForecastResult(
    Correspondence Correspondence, int Ties, int Positives, IReadOnlyList<Estimate> Auc, IReadOnlyList<double?> MeanAuc);
