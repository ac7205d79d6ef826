using NodaTime;
using RelationshipModel.Scoring;

namespace RelationshipModel.Tests.Scoring;

public sealed class NetworkSnapshotTests
{
    private static readonly Instant AsOf = Instant.FromUtc(2026, 7, 1, 0, 0);
    private static readonly ContactId Ann = new("ann");
    private static readonly TieProfile Profile = new() { Kind = TieKind.Kin, Cadence = Cadence.Every(Period.FromDays(20)) };

    [Fact]
    public void TieTo_WholeHistory_GivesTheSameScoreAndThatOfEarlierInstants()
    {
        Tie tie = new(new(new("me"), Ann), History(), Profile);
        NetworkSnapshot snapshot = Snapshot(tie, tie.History);
        Tie found = snapshot.TieTo(Ann)!;
        Assert.Equal(tie, found);
        Assert.Equal(snapshot.Score(Ann), snapshot.Scorer.Score(found, AsOf));
        Instant earlier = AsOf - Duration.FromDays(100);
        Assert.Equal(new RelationshipScorer().Score(tie, earlier), snapshot.Scorer.Score(found, earlier));
    }

    [Fact]
    public void TieTo_HistoryIsNotWholeOrThereIsNoScore_IsNull()
    {
        Tie tie = new(new(new("me"), Ann), History(), Profile);
        Assert.Null(Snapshot(tie, []).TieTo(Ann));
        Assert.Null(Snapshot(tie, tie.History.Skip(1)).TieTo(Ann));
        Assert.Null(Snapshot(tie, tie.History).TieTo(new("bo")));
    }

    [Fact]
    public void Constructor_NoValueOrAnotherOwnersScore_IsRefused()
    {
        OwnerId me = new("me");
        Assert.Throws<ArgumentNullException>("zone", () => new NetworkSnapshot(me, AsOf, null!, [], []));
        Assert.Throws<ArgumentNullException>("contacts", () => new NetworkSnapshot(me, AsOf, DateTimeZone.Utc, null!, []));
        Assert.Throws<ArgumentNullException>("scores", () => new NetworkSnapshot(me, AsOf, DateTimeZone.Utc, [], null!));
        Assert.ThrowsAny<ArgumentException>(() => new NetworkSnapshot(default, AsOf, DateTimeZone.Utc, [], []));
        RelationshipScore mine = ScoreOf(me, AsOf);
        foreach (RelationshipScore score in (RelationshipScore[])
            [ScoreOf(new("other"), AsOf), ScoreOf(me, AsOf + Duration.Epsilon)])
        {
            string message = Assert.Throws<ArgumentException>("Scores",
                () => new NetworkSnapshot(me, AsOf, DateTimeZone.Utc, [], [mine, score])).Message;
            Assert.StartsWith($"The score of {score.Tie} as of {score.AsOf} does not belong to me as of {AsOf}.", message,
                StringComparison.Ordinal);
        }

        Assert.StartsWith("The contact ann appears more than once.", Assert.Throws<ArgumentException>("Scores",
            () => new NetworkSnapshot(me, AsOf, DateTimeZone.Utc, [], [mine, mine])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("Contacts", () => new NetworkSnapshot(me, AsOf, DateTimeZone.Utc,
            [new(Ann, "Ann"), new(new("bo"), "Bo"), new(Ann, "Another")], []));

        static RelationshipScore ScoreOf(OwnerId owner, Instant asOf) =>
            new RelationshipScorer().Score(new(new(owner, Ann), []), asOf);
    }

    [Fact]
    public void Lists_InAnyOrder_AreInTheirOwn()
    {
        NetworkSnapshot snapshot = Full();
        Assert.Equal(["a", "b", "me"], snapshot.Contacts.Select(static contact => contact.Id.Value));
        Assert.Equal(["a", "b"], snapshot.Scores.Select(static score => score.Tie.Contact.Value));
        Assert.Equal(["0", "1", "2"], snapshot.Interactions.Select(static interaction => interaction.Id.Value));
        Assert.Equal(["c", "d"], snapshot.Circles.Select(static circle => circle.Id.Value));
        Assert.Equal(
            ["c a 01", "c a 02", "c b 01", "d a 01"],
            snapshot.Memberships.Select(static member => $"{member.Circle} {member.Contact} {member.Since.Day:D2}"));
        Assert.Equal(["f2", "f1", "f3"], snapshot.FollowUps.Select(static followUp => followUp.Id.Value));
        Assert.Equal(["g2", "g1", "g3"], snapshot.Gatherings.Select(static gathering => gathering.Id.Value));
        Assert.Equal(["a|b", "b|c"], snapshot.Acquaintances.Select(static a => $"{a.Pair.First}|{a.Pair.Second}"));
        Assert.Equal(["i1", "i2"], snapshot.Introductions.Select(static introduction => introduction.Id.Value));
        Assert.Equal(["0", "1"], snapshot.InteractionsWith(new("a")).Select(static interaction => interaction.Id.Value));
        Assert.Equal(["a", "b"], snapshot.TiedContacts.Select(static contact => contact.Value).Order());
        Assert.Equal($"The network of owner as of {AsOf} (3 contacts)", snapshot.ToString());
    }

    [Fact]
    public void Interactions_WithTwoAtOnce_AreFoundOfBoth()
    {
        NetworkSnapshot snapshot = Full();
        ContactPair both = new(new("a"), new("b"));
        Assert.Equal(["1"], snapshot.LatestTogether(both).Select(static id => id.Value));
        Assert.Equal([(3, 1)], snapshot.Companion(both)!.Occasions);
        Assert.Empty(snapshot.LatestTogether(new(new("a"), new("me"))));
        Assert.Null(snapshot.Companion(new(new("a"), new("me"))));
        Assert.Equal(AsOf - Duration.FromDays(2), snapshot.FirstInteraction(new("a")));
        Assert.Null(snapshot.FirstInteraction(new("me")));
        Assert.Equal(2, snapshot.Digest(new("b")).Interactions);
    }

    [Fact]
    public void IsOwner_OfARecordStatedSoOrTheOwnersIdAmongContacts_IsTrue()
    {
        NetworkSnapshot snapshot = Full();
        Assert.True(snapshot.IsOwner(new("me")));
        Assert.False(snapshot.IsOwner(new("a")));
        Assert.False(snapshot.IsOwner(new("owner")));
        Assert.True((snapshot with { OwnersAreContacts = true }).IsOwner(new("owner")));
        Assert.False((snapshot with { OwnersAreContacts = true }).IsOwner(new("a")));
    }

    [Fact]
    public void Equals_OfSnapshots_IsOfEverythingKnown()
    {
        NetworkSnapshot snapshot = Full();
        Assert.True(snapshot.Equals(Full()));
        Assert.Equal(snapshot.GetHashCode(), Full().GetHashCode());
        Assert.False(snapshot.Equals(null));
        foreach (NetworkSnapshot other in (NetworkSnapshot[])
            [
                snapshot with { Contacts = [] }, snapshot with { Scores = [] }, snapshot with { Interactions = [] },
                snapshot with { Circles = [] }, snapshot with { Memberships = [] }, snapshot with { FollowUps = [] },
                snapshot with { Gatherings = [] }, snapshot with { Acquaintances = [] }, snapshot with { Introductions = [] },
                Full(owner: "other"), Full(asOf: AsOf + Duration.Epsilon),
                Full(zone: DateTimeZone.ForOffset(Offset.FromHours(1))),
            ])
        {
            Assert.False(snapshot.Equals(other));
            Assert.False(other.Equals(snapshot));
        }
    }

    private static NetworkSnapshot Full(string owner = "owner", Instant? asOf = null, DateTimeZone? zone = null)
    {
        ContactId a = new("a"), b = new("b"), me = new("me");
        CircleId c = new("c"), d = new("d");
        Instant at = asOf ?? AsOf;
        LocalDate first = new(2026, 1, 1), second = new(2026, 1, 2);
        RelationshipScorer scorer = new();
        return new(new(owner), at, zone ?? DateTimeZone.Utc, [new(me, "Me") { Kind = TieKind.Me }, new(b, "B"), new(a, "A")],
            [scorer.Score(new(new(new(owner), b), []), at), scorer.Score(new(new(new(owner), a), []), at)])
        {
            Interactions =
            [
                new(new("3"), at + Duration.Epsilon, Channel.Letter, a), new(new("2"), at, Channel.Letter, b),
                new(new("1"), AsOf - Duration.FromDays(1), Channel.InPerson, a, b),
                new(new("0"), AsOf - Duration.FromDays(2), Channel.Letter, a),
            ],
            Circles = [new(d, "D"), new(c, "C")],
            Memberships = [new(d, a, first), new(c, b, first), new(c, a, second), new(c, a, first, second)],
            FollowUps =
            [
                new(new("f4"), TieSide.Owner, a, at + Duration.Epsilon), new(new("f3"), TieSide.Owner, a, at),
                new(new("f1"), TieSide.Owner, a, AsOf - Duration.FromDays(1)),
                new(new("f2"), TieSide.Owner, a, AsOf - Duration.FromDays(2)),
            ],
            Gatherings =
            [
                new(new("g3"), "G", AsOf, a), new(new("g1"), "G", AsOf, a), new(new("g2"), "G", AsOf - Duration.FromDays(1), a),
            ],
            Acquaintances =
            [
                new(new(b, new("c")), AcquaintanceState.Acquainted, AcquaintanceSource.Contact, first),
                new(new(a, b), AcquaintanceState.Acquainted, AcquaintanceSource.Contact, first),
            ],
            Introductions =
            [
                Introduction.Begin(new("i2"), a, b, AsOf, Duration.FromDays(7)),
                Introduction.Begin(new("i1"), a, b, AsOf, Duration.FromDays(7)),
            ],
        };
    }

    [Fact]
    public void Lists_NullOrWithNull_AreRefusedByTheirNames()
    {
        NetworkSnapshot none = new(new("me"), AsOf, DateTimeZone.Utc, [], []);
        RelationshipScore score = new RelationshipScorer().Score(new Tie(new(none.Owner, Ann), []), AsOf);
        Contact contact = new(Ann, "Ann");
        Circle circle = new(new("c"), "Close");
        CircleMembership membership = new(circle.Id, Ann, new(2026, 1, 1));
        FollowUp promise = new(new("f"), TieSide.Owner, Ann, AsOf);
        Gathering gathering = new(new("g"), "Dinner", AsOf);
        Acquaintance belief = new(new(Ann, new("bo")), AcquaintanceState.Acquainted);
        Introduction introduction = Introduction.Begin(new("i"), Ann, new("bo"), AsOf);

        Refused("Contacts", contact, list => none with { Contacts = list });
        Refused("Scores", score, list => none with { Scores = list });
        Refused("Interactions", History().First(), list => none with { Interactions = list });
        Refused("Circles", circle, list => none with { Circles = list });
        Refused("Memberships", membership, list => none with { Memberships = list });
        Refused("FollowUps", promise, list => none with { FollowUps = list });
        Refused("Gatherings", gathering, list => none with { Gatherings = list });
        Refused("Acquaintances", belief, list => none with { Acquaintances = list });
        Refused("Introductions", introduction, list => none with { Introductions = list });

        static void Refused<T>(string name, T item, Func<IReadOnlyList<T>, NetworkSnapshot> with)
        {
            Assert.Throws<ArgumentNullException>(name, () => with(null!));
            Assert.Throws<ArgumentException>(name, () => with([item, default!]));
        }
    }

    private static NetworkSnapshot Snapshot(Tie tie, IEnumerable<Interaction> interactions) =>
        new(tie.Key.Owner, AsOf, DateTimeZone.Utc, [new(Ann, "Ann")], [new RelationshipScorer().Score(tie, AsOf)])
        {
            Interactions = [.. interactions],
        };

    private static IEnumerable<Interaction> History() => Enumerable.Range(0, 9).Select(static i => new Interaction(
        new(FormattableString.Invariant($"{i}")), AsOf - Duration.FromDays(30 * i + 1), Channel.Voice, Ann));
}
