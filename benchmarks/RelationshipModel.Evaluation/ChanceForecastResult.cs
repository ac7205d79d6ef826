namespace RelationshipModel.Evaluation;

/// <summary>The quality of the probabilities of one file, each list in the order of <see cref="ChanceForecast.Names"/>.</summary>
/// <param name="Name">The file.</param>
/// <param name="LogLoss">The mean of -ln of the probability given to what came.</param>
/// <param name="Brier">The mean squared distance of the probability from what came.</param>
/// <param name="Reliability">Of the chance with presence, by tenths: how many ties, the mean probability,
/// and the share that was active.</param>
/// <param name="Forecasts">The number of ties over all runs.</param>
internal sealed record ChanceForecastResult(
    string Name, IReadOnlyList<Estimate> LogLoss, IReadOnlyList<Estimate> Brier,
    IReadOnlyList<(int Ties, double Mean, double Active)> Reliability, int Forecasts);
