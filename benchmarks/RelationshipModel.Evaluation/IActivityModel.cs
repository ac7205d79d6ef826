namespace RelationshipModel.Evaluation;

/// <summary>A model of repeat activity with rates that are Gamma(r, alpha) and drop-outs that are Beta(a, b) across
/// ties.</summary>
internal interface IActivityModel
{
    double R { get; }

    double Alpha { get; }

    double A { get; }

    double B { get; }

    /// <summary>The logarithm of the likelihood of one history.</summary>
    double LogLikelihood(BgNbdHistory history);
}
