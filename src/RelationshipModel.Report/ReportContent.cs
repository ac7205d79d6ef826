using RelationshipModel.Circles;
using RelationshipModel.Gatherings;
using RelationshipModel.Introductions;
using RelationshipModel.Revisits;
using RelationshipModel.Scoring;

namespace RelationshipModel.Report;

/// <summary>The content of a report: a network as of an instant, and the answers of the engines about it. Immutable.</summary>
/// <remarks>Days are those of the snapshot's zone. Empty parts are not shown.</remarks>
public sealed record ReportContent
{
    /// <summary>The maximum number of gatherings to come that are told.</summary>
    private const int MaxBriefings = 6;

    /// <summary>The maximum number of gatherings that are looked back on.</summary>
    private const int MaxReviews = 6;

    /// <summary>Creates the content of a report about a network, without suggestions.</summary>
    /// <param name="snapshot">The network.</param>
    /// <exception cref="ArgumentNullException">The snapshot is null.</exception>
    public ReportContent(NetworkSnapshot snapshot) => Snapshot = snapshot ?? throw new ArgumentNullException(nameof(snapshot));

    /// <summary>Gets the network.</summary>
    public NetworkSnapshot Snapshot { get; }

    /// <summary>Gets the people to reach out to; null to leave them out.</summary>
    public RevisitPlan? Revisits { get; init; }

    /// <summary>Gets the people to introduce to each other. Empty by default.</summary>
    public IReadOnlyList<IntroductionSuggestion> Introductions { get; init => field = [.. value]; } = [];

    /// <summary>Gets the reviews of the circles. Empty by default.</summary>
    public IReadOnlyList<CircleReview> Circles { get; init => field = [.. value]; } = [];

    /// <summary>Gets the briefings on upcoming gatherings, by the gathering. Empty by default.</summary>
    public IReadOnlyList<KeyValuePair<Gathering, GatheringBriefing>> Briefings { get; init => field = [.. value]; } = [];

    /// <summary>Gets the reviews of past gatherings. Empty by default.</summary>
    public IReadOnlyList<GatheringReview> Reviews { get; init => field = [.. value]; } = [];

    /// <summary>Gets the open promises; null to leave them out.</summary>
    public FollowUpAgenda? FollowUps { get; init; }

    /// <summary>Asks every engine with its defaults: five introductions, the week's revisits, the next six and the last six
    /// gatherings; of a series (one name, the same people) only the next and the last.</summary>
    /// <param name="snapshot">The network.</param>
    /// <param name="knownTies">The ties known among people, where the host makes them known; null if none are.</param>
    /// <exception cref="ArgumentNullException">The snapshot is null.</exception>
    public static ReportContent Of(NetworkSnapshot snapshot, TieNetwork? knownTies = null)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        IntroductionSuggester suggester = new();
        GatheringPlanner planner = new();
        return new(snapshot)
        {
            Revisits = new RevisitPlanner().Plan(snapshot),
            Introductions = suggester.Suggest(snapshot, knownTies),
            Circles = new CircleReviewer().ReviewAll(snapshot),
            Briefings =
            [
                .. from gathering in snapshot.Gatherings.Where(gathering => gathering.At > snapshot.AsOf)
                       .DistinctBy(static gathering => (gathering.Name, gathering.Attendees)).Take(MaxBriefings)
                   let introductions = suggester.Suggest(snapshot, knownTies, among: gathering.Attendees)
                   select KeyValuePair.Create(gathering, planner.Brief(snapshot, gathering.Attendees, introductions)),
            ],
            Reviews = [.. snapshot.Gatherings.Where(gathering => gathering.At <= snapshot.AsOf).Reverse()
                .DistinctBy(static gathering => (gathering.Name, gathering.Attendees)).Take(MaxReviews)
                .Select(gathering => planner.Review(snapshot, gathering.Id))],
            FollowUps = FollowUpAgenda.Of(snapshot),
        };
    }

    /// <summary>Returns the owner and the instant.</summary>
    public override string ToString() => $"What a report shows of {Snapshot}";
}
