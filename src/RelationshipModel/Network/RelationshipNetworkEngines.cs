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
    /// <summary>Gets the engines with default options.</summary>
    public static RelationshipNetworkEngines Default { get; } = new();

    /// <summary>Gets the scorer of ties; its options hold the owners' time zone.</summary>
    public RelationshipScorer Scorer { get; init => field = Require.NotNull(value); } = new();

    /// <summary>Gets the planner of revisits.</summary>
    public RevisitPlanner Revisits { get; init => field = Require.NotNull(value); } = new();

    /// <summary>Gets the suggester of introductions.</summary>
    public IntroductionSuggester Introductions { get; init => field = Require.NotNull(value); } = new();

    /// <summary>Gets the planner of gatherings.</summary>
    public GatheringPlanner Gatherings { get; init => field = Require.NotNull(value); } = new();

    /// <summary>Gets the finder of changes.</summary>
    public ChangeFinder Changes { get; init => field = Require.NotNull(value); } = new();

    /// <summary>Gets the reviewer of circles.</summary>
    public CircleReviewer Circles { get; init => field = Require.NotNull(value); } = new();

    /// <summary>Gets whether an owner's id names the same person among contacts, as where members of a community have each
    /// other as contacts: no engine then suggests the owner to the owner.</summary>
    /// <value>False by default: the owner with the id 1 is somebody else than the contact with the id 1. A contact that is the
    /// owner is stated as <see cref="TieKind.Me"/>.</value>
    public bool OwnersAreContacts { get; init; }

    /// <summary>The same engines with another scorer.</summary>
    internal RelationshipNetworkEngines With(RelationshipScorer scorer) => new()
    {
        Scorer = scorer,
        Revisits = Revisits,
        Introductions = Introductions,
        Gatherings = Gatherings,
        Changes = Changes,
        Circles = Circles,
        OwnersAreContacts = OwnersAreContacts,
    };
}
