using CsCheck;
using NodaTime;
using RelationshipModel.Circles;
using RelationshipModel.Gatherings;
using RelationshipModel.Testing;
using static RelationshipModel.Tests.MadeNetwork;

namespace RelationshipModel.Tests.Laws;

/// <summary>The laws of every briefing and review, of gatherings and of circles, whatever the network.</summary>
public sealed class ReviewLaws
{
    internal static readonly string[] People = ["ana", "ben", "cem", "dora", "eli"];
    internal static readonly GatheringId Party = new("party");
    private static readonly CircleId[] CircleIds = [new("a"), new("b")];

    private static readonly Gen<ContactId> Who = Gen.OneOf(People).Select(Id);

    private static readonly Gen<Interaction[]> Log =
        Gen.Select(Gen.Int[0, 900 * 24], Who, Who, Gen.Enum<Channel>(), Gen.Int[0, 2],
            Gen.Select(Gen.Int[-2, 2].Nullable(), Gen.Bool.Select(static isOwner => isOwner ? TieSide.Owner : TieSide.Contact),
                Gen.Enum<SupportKind>(), Gen.Bool),
            static (hour, one, other, channel, kind, what) =>
                new Interaction(new("x"), Day(0) + Duration.FromHours(hour), channel, one, other)
                {
                    Gathering = kind == 0 ? Party : null,
                    AfterFeel = what.Item1,
                    Supports = what.Item4 ? [new(what.Item2, what.Item3)] : [],
                }).Array[0, 60]
                    .Select(log => log.Select((interaction, i) => Histories.Copy(interaction, new($"i{i:D3}"))).ToArray());

    private static readonly Gen<Contact[]> Contacts =
        Gen.Select(Gen.Enum<ContactRestrictions>(), Gen.Enum<ContactState>(), Gen.Int[0, 900], Gen.Int[0, 8]).Array[People.Length]
            .Select(given => given
            .Select((what, i) => Person(People[i]) with
            {
                Restrictions = what.Item4 == 0 ? what.Item1 : ContactRestrictions.None,
                States = what.Item4 == 1 && what.Item2 != ContactState.None ? [new(what.Item2, Date(what.Item3))] : [],
                SnoozedUntil = what.Item4 == 2 ? Date(what.Item3) : null,
                Kind = what.Item4 == 3 ? TieKind.Sibling : TieKind.None,
            })
            .Where((_, i) => given[i].Item4 < 8).ToArray());

    private static readonly Gen<FollowUp[]> Promises =
        Gen.Select(Gen.Bool.Select(static isOwner => isOwner ? TieSide.Owner : TieSide.Contact), Who, Gen.Int[0, 800],
            Gen.Int[0, 60].Nullable(), Gen.Enum<FollowUpOutcome>(),
            Gen.Bool,
            static (by, with, day, due, outcome, there) =>
            {
                FollowUp promise = new(new("x"), by, with, Day(day))
                {
                    Due = due is { } days ? Date(day + days) : null,
                    Gathering = there ? Party : null
                };
                return (promise, outcome, day);
            }).Array[0, 8].Select(promises => promises.Select((p, i) =>
            {
                FollowUp numbered = new(new($"f{i}"), p.promise.By, p.promise.Contact,
                    p.promise.PromisedAt)
                { Due = p.promise.Due, Gathering = p.promise.Gathering };
                return p.outcome == FollowUpOutcome.Open ? numbered : numbered.Close(p.outcome, Day(p.day + 10));
            }).ToArray());

    private static readonly Gen<CircleMembership[]> Memberships =
        Gen.Select(Gen.OneOf(CircleIds), Who, Gen.Int[0, 1000], Gen.Int[1, 500].Nullable(), Gen.Int[1, 400].Nullable(),
            static (circle, who, since, length, cadence) =>
                new CircleMembership(circle, who, Date(since), length is { } days ? Date(since + days) : null)
                {
                    Cadence = cadence is { } every ? Cadence.Every(Period.FromDays(every)) : null,
                }).Array[0, 8];

    internal static readonly Gen<MadeNetwork> Network =
        Gen.Select(
            Gen.Select(Contacts, Log, Promises, Memberships), Histories.Zone, Gen.Enum<CirclePurpose>(),
            Gen.Int[0, 400].Nullable(), Gen.Int[0, 90].Nullable(), Who.Array[0, 5],
            static (facts, zone, purpose, cadence, hours, attendees) => new MadeNetwork
            {
                Zone = zone,
                Contacts = facts.Item1,
                Interactions = facts.Item2,
                FollowUps = facts.Item3,
                Memberships = facts.Item4,
                Circles =
                [
                    new(CircleIds[0], "A", purpose) { Capacity = 1, Cadence = cadence is { } days ? days == 0
                        ? Cadence.AsItComes : Cadence.Every(Period.FromDays(days)) : null },
                    new(CircleIds[1], "B"),
                ],
                Gatherings = [new(Party, "Party", Day(400), attendees) { Length = hours is > 0
                    ? Duration.FromHours(hours.Value) : null }],
            });

    internal static readonly Gen<int> AsOf = Gen.Int[0, 1000];

    // A whole network costs as much as many single ties.
    private static readonly long NetworksPerLaw = Check.Iter / 4;

    private static IEnumerable<CircleReview> Circles(MadeNetwork network, int day) =>
        new CircleReviewer(new() { InwardContactDays = 1, InwardGrowth = 1, CandidateFit = 0 }).ReviewAll(network.AsOf(day));

    private static GatheringReview Review(MadeNetwork network, int day) =>
        new GatheringPlanner().Review(network.AsOf(day), Party);

    private static GatheringBriefing Brief(MadeNetwork network, int day) =>
        new GatheringPlanner().Brief(network.AsOf(day), People.Select(Id));

    [Fact]
    public void Every_node_of_every_explanation_of_a_review_holds() =>
        Gen.Select(Network, AsOf).Sample((network, day) =>
        {
            foreach (CircleReview review in Circles(network, day))
            {
                Explanations.AssertHolds(review.HoursPerMonth);
                foreach (CircleDrift drift in review.Outward.Concat(review.Inward)) Explanations.AssertHolds(drift.Explanation);
                foreach (CircleCandidate candidate in review.Candidates) Explanations.AssertHolds(candidate.Explanation);
                Assert.All(review.Candidates, static candidate => Assert.InRange(candidate.Fit, 0, 1));
            }

            Explanations.AssertHolds(Review(network, day).FollowUpsPerHour);
        }, iter: NetworksPerLaw);

    [Fact]
    public void Nobody_is_named_without_a_reason_that_can_be_said() =>
        Gen.Select(Network, AsOf).Sample((network, day) =>
        {
            GatheringBriefing briefing = Brief(network, day);
            IEnumerable<IReadOnlyList<Reason>> reasons =
            [
                .. Circles(network, day)
                    .SelectMany(static r => r.Outward.Concat(r.Inward).Select(static d => d.Reasons)
                        .Concat(r.Candidates.Select(static c => c.Reasons))),
                .. briefing.Known.Concat(briefing.New).Concat(briefing.Revisit).Select(static attendee => attendee.Reasons),
                Review(network, day).Reasons,
            ];
            foreach (IReadOnlyList<Reason> of in reasons)
            {
                Assert.NotEmpty(of);
                Assert.All(of, static reason => Assert.DoesNotContain("{", Words(reason), StringComparison.Ordinal));
            }

            Assert.All(briefing.FollowUps.Mine.Concat(briefing.FollowUps.Theirs),
                static open => Assert.NotEqual("", Words(open.Reason)));
        }, iter: NetworksPerLaw);

    [Fact]
    public void The_order_of_what_is_given_is_irrelevant() =>
        (from network in Network
         from day in AsOf
         from interactions in Gen.Shuffle(network.Interactions.ToArray())
         from contacts in Gen.Shuffle(network.Contacts.ToArray())
         from memberships in Gen.Shuffle(network.Memberships.ToArray())
         from followUps in Gen.Shuffle(network.FollowUps.ToArray())
         from circles in Gen.Shuffle(network.Circles.ToArray())
         select (network, day, shuffled: network with
         {
             Interactions = interactions,
             Contacts = contacts,
             Memberships = memberships,
             FollowUps = followUps,
             Circles = circles,
         })).Sample(t =>
        {
            Assert.Equal(Circles(t.network, t.day), Circles(t.shuffled, t.day));
            Assert.Equal(Review(t.network, t.day), Review(t.shuffled, t.day));
            Assert.Equal(Brief(t.network, t.day), Brief(t.shuffled, t.day));
        }, iter: NetworksPerLaw);

    [Fact]
    public void Erased_ended_paused_and_unscored_contacts_and_members_are_never_suggested_for_a_circle() =>
        Gen.Select(Network, AsOf).Sample((network, day) =>
        {
            LocalDate today = network.AsOf(day).Today;
            foreach (CircleReview review in Circles(network, day))
                foreach (ContactId suggested in review.Candidates.Select(static c => c.Contact)
                    .Concat(review.Inward.Select(static d => d.Contact)))
                {
                    Contact contact = Assert.Single(network.Contacts, contact => contact.Id == suggested);
                    Assert.Equal(ContactState.None, contact.StateOn(today));
                    Assert.True(!contact.IsRestricted(ContactRestrictions.NoScore));
                    Assert.DoesNotContain(network.Memberships,
                        m => m.Circle == review.Circle && m.Contact == suggested && !(m.Until <= today));
                }
        }, iter: NetworksPerLaw);

    [Fact]
    public void Whoever_is_to_be_left_alone_is_never_to_be_revisited() =>
        Gen.Select(Network, AsOf).Sample((network, day) =>
        {
            LocalDate today = network.AsOf(day).Today;
            IEnumerable<ContactId> named = Brief(network, day).Revisit.Select(static a => a.Contact)
                .Concat(Circles(network, day).SelectMany(static r => r.Outward).Select(static d => d.Contact));
            foreach (Contact contact in named.Select(id => network.Contacts.FirstOrDefault(contact => contact.Id == id))
                .OfType<Contact>())
            {
                Assert.Equal(ContactState.None, contact.StateOn(today));
                Assert.True(!contact.IsRestricted(ContactRestrictions.NoReminders));
                Assert.False(today < contact.SnoozedUntil);
            }
        }, iter: NetworksPerLaw);

    [Fact]
    public void An_outcome_that_is_known_stays_as_it_is_known() =>
        Gen.Select(Network, AsOf, AsOf).Sample((network, a, b) =>
        {
            GatheringReview earlier = Review(network, Math.Min(a, b)), later = Review(network, Math.Max(a, b));
            foreach (GatheringTie tie in earlier.Ties)
            {
                GatheringTie now = later.Ties.Single(t => t.Contact == tie.Contact);
                if (tie.SecondMeeting is GatheringOutcome.Yes or GatheringOutcome.No)
                    Assert.Equal(tie.SecondMeeting, now.SecondMeeting);
                if (tie.AliveAfterAYear is GatheringOutcome.Yes or GatheringOutcome.No)
                    Assert.Equal(tie.AliveAfterAYear, now.AliveAfterAYear);
            }

            foreach (GatheringFollowUp found in earlier.FollowUps.Where(static f => f.KeptInTime is GatheringOutcome.Yes))
                Assert.Equal(found.KeptInTime, later.FollowUps.Single(f => f.FollowUp.Id == found.FollowUp.Id).KeptInTime);
        }, iter: NetworksPerLaw);

    [Fact]
    public void The_members_of_a_circle_add_up_to_its_joins_and_leaves() =>
        Gen.Select(Network, AsOf).Sample((network, day) =>
        {
            foreach (CircleReview review in Circles(network, day))
            {
                Assert.Equal(review.Members.Count, review.Growth.Sum(static change => change.Joined.Count - change.Left.Count));
                Assert.Equal(review.Members.Count, review.MembersOn(network.AsOf(day).Today));
                Assert.Equal(review.Members.Sum(static m => m.HoursPerMonth?.Value ?? 0), review.HoursPerMonth.Value, 1e-9);
            }
        }, iter: NetworksPerLaw);
}
