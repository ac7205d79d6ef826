using RelationshipModel.Circles;
using RelationshipModel.Gatherings;
using RelationshipModel.Introductions;
using RelationshipModel.Revisits;
using RelationshipModel.Scoring;

namespace RelationshipModel.Report;

/// <summary>What a report shows: a network as of an instant, and what the engines answer about it. Immutable.</summary>
/// <remarks>Days are those of the snapshot's zone. What is left empty is not shown.</remarks>
public sealed record ReportContent
{
    /// <summary>How many gatherings that are over are looked back on.</summary>
    private const int MostReviews = 6;

    /// <summary>A report of a network, with nothing suggested yet.</summary>
    /// <param name="snapshot">The network.</param>
    /// <exception cref="ArgumentNullException">There is none.</exception>
    public ReportContent(NetworkSnapshot snapshot) => Snapshot = snapshot ?? throw new ArgumentNullException(nameof(snapshot));

    /// <summary>The network.</summary>
    public NetworkSnapshot Snapshot { get; }

    /// <summary>Whom to revisit; null where nobody asked.</summary>
    public RevisitPlan? Revisits { get; init; }

    /// <summary>Who should meet. Empty by default.</summary>
    public IReadOnlyList<IntroductionSuggestion> Introductions { get; init => field = [.. value]; } = [];

    /// <summary>Where the circles stand. Empty by default.</summary>
    public IReadOnlyList<CircleReview> Circles { get; init => field = [.. value]; } = [];

    /// <summary>The briefings on gatherings to come, by the gathering. Empty by default.</summary>
    public IReadOnlyList<KeyValuePair<Gathering, GatheringBriefing>> Briefings { get; init => field = [.. value]; } = [];

    /// <summary>What gatherings that are over led to. Empty by default.</summary>
    public IReadOnlyList<GatheringReview> Reviews { get; init => field = [.. value]; } = [];

    /// <summary>The promises that are open; null where nobody asked.</summary>
    public FollowUpAgenda? FollowUps { get; init; }

    /// <summary>Asks every engine with its defaults: five introductions, the week's revisits, gatherings to come and
    /// the last six that are over.</summary>
    /// <param name="snapshot">The network.</param>
    /// <param name="knownTies">The ties known among people, where the host makes them known; null where none are.</param>
    /// <exception cref="ArgumentNullException">There is no snapshot.</exception>
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
                .. from gathering in snapshot.Gatherings
                   where gathering.At > snapshot.AsOf
                   let introductions = suggester.Suggest(snapshot, knownTies, among: gathering.Attendees)
                   select KeyValuePair.Create(gathering, planner.Brief(snapshot, gathering.Attendees, introductions)),
            ],
            Reviews = [.. snapshot.Gatherings.Where(gathering => gathering.At <= snapshot.AsOf).TakeLast(MostReviews).Reverse()
                .Select(gathering => planner.Review(snapshot, gathering.Id))],
            FollowUps = FollowUpAgenda.Of(snapshot),
        };
    }

    /// <summary>The owner and the instant.</summary>
    public override string ToString() => $"What a report shows of {Snapshot}";
}
