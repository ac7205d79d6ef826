namespace RelationshipModel.Evaluation;

/// <summary>The accuracy of each rule in forecasting one file.</summary>
/// <param name="Correspondence">The file.</param>
/// <param name="Runs">How many runs had an owner to judge by, at most six.</param>
/// <param name="Owners">The mean number of owners judged in a run.</param>
/// <param name="Auc">The mean AUC of each rule, in the order of the rules.</param>
internal sealed record ContactForecastResult(Correspondence Correspondence, int Runs, double Owners, IReadOnlyList<Estimate> Auc);
