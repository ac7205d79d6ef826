using RelationshipModel.Changes;
using RelationshipModel.Circles;
using RelationshipModel.Gatherings;
using RelationshipModel.Introductions;
using RelationshipModel.Revisits;
using RelationshipModel.Scoring;

namespace RelationshipModel.Network;

/// <summary>The engines behind a network, each with its options. Immutable, safe to share between networks and threads.</summary>
internal sealed record RelationshipNetworkEngines(
    RelationshipScorer Scorer,
    RevisitPlanner Revisits,
    IntroductionSuggester Introductions,
    GatheringPlanner Gatherings,
    CircleReviewer Circles,
    ChangeFinder Changes,
    bool OwnersAreContacts)
{
    /// <summary>Gets the engines with default options.</summary>
    internal static RelationshipNetworkEngines Default { get; } = Of(new());

    internal static RelationshipNetworkEngines Of(RelationshipModelOptions options) => new(
        new(options.Scoring), new(options.Revisits), new(options.Introductions), new(options.Gatherings), new(options.Circles),
        new(options.Changes), options.OwnersAreContacts);
}
