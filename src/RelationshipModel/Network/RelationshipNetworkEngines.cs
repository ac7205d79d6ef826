using RelationshipModel.Changes;
using RelationshipModel.Circles;
using RelationshipModel.Gatherings;
using RelationshipModel.Internals;
using RelationshipModel.Introductions;
using RelationshipModel.Revisits;
using RelationshipModel.Scoring;

namespace RelationshipModel.Network;

/// <summary>The engines behind a network, each with its options. Immutable, safe to share between networks and threads.</summary>
public sealed class RelationshipNetworkEngines
{
    /// <summary>Engines with default options.</summary>
    public static RelationshipNetworkEngines Default { get; } = new();

    /// <summary>Scores ties; its options hold the owners' time zone.</summary>
    public RelationshipScorer Scorer { get; init => field = Require.NotNull(value); } = new();

    /// <summary>Plans whom to revisit.</summary>
    public RevisitPlanner Revisits { get; init => field = Require.NotNull(value); } = new();

    /// <summary>Suggests introductions.</summary>
    public IntroductionSuggester Introductions { get; init => field = Require.NotNull(value); } = new();

    /// <summary>Briefs on gatherings and reviews them.</summary>
    public GatheringPlanner Gatherings { get; init => field = Require.NotNull(value); } = new();

    /// <summary>Finds what changed.</summary>
    public ChangeFinder Changes { get; init => field = Require.NotNull(value); } = new();

    /// <summary>Reviews circles.</summary>
    public CircleReviewer Circles { get; init => field = Require.NotNull(value); } = new();

    /// <summary>The same engines with another scorer.</summary>
    internal RelationshipNetworkEngines With(RelationshipScorer scorer) => new()
    {
        Scorer = scorer,
        Revisits = Revisits,
        Introductions = Introductions,
        Gatherings = Gatherings,
        Changes = Changes,
        Circles = Circles,
    };
}
