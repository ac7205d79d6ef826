using RelationshipModel.Scoring;

namespace RelationshipModel.DependencyInjection;

/// <summary>The options of all engines. Immutable; change them with a <c>with</c> expression.</summary>
public sealed record RelationshipModelOptions
{
    /// <summary>The constants of the score, and the owners' time zone.</summary>
    public ScoringOptions Scoring { get; init => field = Require.NotNull(value).Checked(); } = ScoringOptions.Default;
}
