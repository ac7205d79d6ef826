using CsCheck;
using NodaTime;
using RelationshipModel.Introductions;
using RelationshipModel.Scoring;
using RelationshipModel.Testing;
using static RelationshipModel.Tests.Introductions.Acquainting;

namespace RelationshipModel.Tests.Introductions;

public sealed class IntroductionLaws
{
    private const int People = 7;

    private static readonly IntroductionSuggester Suggester = new();

    private static readonly Gen<string> Somebody = Gen.Int[0, People - 1].Select(static number => $"p{number}");
    private static readonly Gen<string[]> Topic = Gen.OneOf("chess", "Chess", "piano", "tax", "garden").Array[0, 2];
    private static readonly Gen<ContactPair> Pairs = Gen.Select(Somebody, Somebody).Where(static (a, b) => a != b)
        .Select(static (a, b) => Pair(a, b));
    private static readonly Gen<Instant> Lately = Gen.Int[-5, 500].Select(static days => AsOf - Duration.FromDays(days));

    private static readonly Gen<Contact[]> Contacts =
        Gen.Select(Topic, Topic, Topic, Gen.Frequency((9, Gen.Const(ContactRestrictions.None)),
            (1, Gen.Enum<ContactRestrictions>())),
            Gen.Frequency((9, Gen.Const(ContactState.None)), (1, Gen.Enum<ContactState>())))
            .Array[People]
            .Select(static all => all.Select(static (made, i) => new Contact(new($"p{i}"), "name")
            {
                Interests = made.Item1,
                Offers = made.Item2,
                Needs = made.Item3,
                Restrictions = made.Item4,
                States = made.Item5 == ContactState.None ? [] : [new(made.Item5, Today.PlusDays(-5))],
            }).ToArray());

    private static readonly Gen<Interaction[]> Log =
        Gen.Select(Gen.Int[0, 300], Somebody, Somebody, Gen.Bool)
            .Array[0, 12]
            .Select(static made =>
                made.Select(static (talk, i) => talk.Item4
                    ? Talk($"i{i:D2}", talk.Item1, talk.Item2, talk.Item3) : Talk($"i{i:D2}", talk.Item1, talk.Item2)).ToArray());

    private static readonly Gen<CircleMembership[]> Memberships =
        Gen.Select(Gen.Int[0, 2], Somebody, Gen.Int[0, 9]).Array[0, 6].Select(static made => made
            .Select(static m =>
                new CircleMembership(new($"c{m.Item1}"), Id(m.Item2), Today.PlusDays(-9), m.Item3 == 0 ? Today : null))
            .DistinctBy(static m => (m.Circle, m.Contact)).ToArray());

    private static readonly Gen<Acquaintance[]> Acquaintances =
        Gen.Select(Pairs, Gen.Enum<AcquaintanceState>(), Gen.Int[-9, 1]).Array[0, 4].Select(static made => made
            .Select(static a => new Acquaintance(a.Item1, a.Item2, on: Today.PlusDays(a.Item3))).DistinctBy(static a => a.Pair)
            .ToArray());

    private static readonly Gen<Gathering[]> Gatherings =
        Gen.Select(Lately, Somebody.Array[0, 3]).Array[0, 2]
            .Select(static made => made.Select(static (g, i) => new Gathering(new($"g{i}"), "name", g.Item1, g.Item2.Select(Id)))
                .ToArray());

    private static readonly Gen<Introduction[]> Introductions =
        Gen.Select(Pairs, Gen.Int[0, 8], Lately).Array[0, 3]
            .Select(static made => made.Select(static (i, number) => Introduced($"x{number}", i.Item1, i.Item2, i.Item3))
                .ToArray());

    private static readonly Gen<KnownTie[]> Ties =
        Gen.Select(Gen.OneOf(Somebody, Gen.Const("olga"), Gen.Const("zoe"), Gen.Const("yan")),
            Gen.OneOf(Somebody, Gen.Const("zoe"), Gen.Const("yan")), Gen.Double[0, 100])
            .Array[0, 12]
            .Select(static made => made.Where(static t => t.Item1 != t.Item2).Select(static t => Tie(t.Item1, t.Item2, t.Item3))
                .DistinctBy(static t => (t.From, t.To)).ToArray());

    private static readonly Gen<(NetworkSnapshot Network, KnownTie[] Ties)> Networks =
        Gen.Select(Gen.Select(Contacts, Log), Gen.Select(Memberships, Gatherings), Gen.Select(Acquaintances, Introductions), Ties,
            static (people, groups, pairs, ties) =>
            (With(Scored(people.Item1, people.Item2), groups.Item1, groups.Item2, pairs.Item1, pairs.Item2), ties));

    [Fact]
    public void All_suggestions_and_their_scores_are_those_of_the_definition() =>
        Networks.Sample(t =>
        {
            Dictionary<ContactPair, double> expected = Defined(t.Network, t.Ties);
            IReadOnlyList<IntroductionSuggestion> found = Suggester.Suggest(t.Network, TieNetwork.Of(t.Ties), top: 0);
            Assert.Equal(expected.Keys.Order(), found.Select(suggestion => suggestion.Pair).Order());
            foreach (IntroductionSuggestion suggestion in found)
                Assert.Equal(expected[suggestion.Pair], suggestion.Score, 1e-12 * expected[suggestion.Pair]);
        });

    [Fact]
    public void A_digest_is_what_taking_all_who_may_not_know_each_other_in_order_within_the_cap_gives() =>
        Gen.Select(Networks, Gen.Int[1, 6], Gen.Int[1, 3]).Sample((t, top, most) =>
        {
            IntroductionSuggester suggester = new(new() { MaxPerContact = most });
            TieNetwork ties = TieNetwork.Of(t.Ties);
            List<IntroductionSuggestion> expected = [];
            foreach (IntroductionSuggestion suggestion in suggester.Suggest(t.Network, ties, top: 0))
            {
                bool mayStand = new[] { suggestion.Pair.First,
                    suggestion.Pair.Second }.All(id => expected.Count(taken => taken.Pair.Contains(id)) < most);
                if (expected.Count < top && mayStand
                    && suggestion.Explanation.Find("acquainted")!.Value < IntroductionSuggester.AsGoodAsAcquainted)
                    expected.Add(suggestion);
            }

            Assert.Equal(expected, suggester.Suggest(t.Network, ties, top));
        });

    /// <summary>The step from the third other to the fourth is the largest at an occasion, .95/4, and that from the 15th member
    /// to the 16th in a circle, .5/15; further signs only make either smaller.</summary>
    [Fact]
    public void One_head_more_moves_acquaintance_by_at_most_a_quarter_at_an_occasion_and_a_thirtieth_in_a_circle() =>
        Gen.Select(Gen.Int[3, 400], Gen.Int[2, 400], Gen.Int[0, 2]).Sample((people, members, dinners) =>
        {
            double Acquainted(int atOccasion, int inCircle)
            {
                string[] chess = ["chess"];
                NetworkSnapshot network = With(
                    Knowing([Contact("ada", chess), Contact("ben", chess)],
                    [
                        Talk("occasion", 9, "ada", "ben") with { HeadCount = atOccasion },
                        .. Enumerable.Range(0, dinners)
                            .Select(static i => Talk($"d{i}", 20 + i, "ada", "ben") with { HeadCount = 9 }),
                    ]),
                    [.. Enumerable.Range(0, inCircle - 2).Select(static i => $"m{i}").Concat(["ada", "ben"])
                        .Select(static member => new CircleMembership(new("club"), Id(member), Today.PlusDays(-9)))]);
                return Assert.Single(Suggester.Suggest(network, top: 0)).Explanation.Find("acquainted")!.Value;
            }

            double now = Acquainted(people, members);
            Assert.InRange(now - Acquainted(people + 1, members), -1e-12, .95 / 4 + 1e-12);
            Assert.InRange(now - Acquainted(people, members + 1), -1e-12, .5 / 15 + 1e-12);
        }, iter: 200);

    [Fact]
    public void No_suggestion_is_without_a_reason_for_each_side_or_with_a_false_explanation() =>
        Networks.Sample(t =>
        {
            foreach (IntroductionSuggestion suggestion in Suggester.Suggest(t.Network, TieNetwork.Of(t.Ties), top: 0))
            {
                Assert.NotEmpty(suggestion.ReasonsForFirst);
                Assert.NotEmpty(suggestion.ReasonsForSecond);
                Assert.Equal(suggestion.IsStructural, suggestion.ReasonsForFirst.Concat(suggestion.ReasonsForSecond)
                    .All(reason => reason.Code == IntroductionReasons.MightEnjoyMeeting));
                Assert.Equal(suggestion.Score, suggestion.Explanation.Value);
                Explanations.AssertHolds(suggestion.Explanation);
            }
        });

    [Fact]
    public void Opt_outs_and_what_a_person_stated_always_win() =>
        Networks.Sample(t =>
        {
            foreach (IntroductionSuggestion suggestion in Suggester.Suggest(t.Network, TieNetwork.Of(t.Ties), top: 0))
            {
                foreach (Contact contact in new[] { suggestion.Pair.First,
                    suggestion.Pair.Second }.Select(id => t.Network.Contact(id)!))
                {
                    Assert.True(!contact.IsRestricted(ContactRestrictions.NoIntroductions | ContactRestrictions.NoScore));
                    Assert.Equal(ContactState.None, contact.StateOn(Today));
                }

                Assert.DoesNotContain(t.Ties, tie => suggestion.Pair == new ContactPair(tie.From, tie.To));
                Assert.DoesNotContain(t.Network.Acquaintances,
                    a => a.Pair == suggestion.Pair && a.State == AcquaintanceState.Acquainted && a.On <= Today);
            }
        });

    [Fact]
    public void A_declined_introduction_never_resurfaces_within_the_year() =>
        Gen.Select(Contacts, Log, Ties, Pairs, Gen.Int[0, 364], Gen.Int[0, 4]).Sample((contacts, log, ties, pair, days, stage) =>
        {
            Instant at = AsOf - Duration.FromDays(days);
            Introduction declined = Declined(pair, at, stage);
            Assert.DoesNotContain(
                pair, Suggester.Suggest(With(Scored(contacts, log), introductions: [declined]), TieNetwork.Of(ties), top: 0)
                    .Select(suggestion => suggestion.Pair));
        });

    [Fact]
    public void The_order_in_which_anything_is_given_is_irrelevant_bit_for_bit() =>
        Networks.SelectMany(t => Gen.Select(
            Gen.Shuffle(t.Network.Contacts.ToArray()), Gen.Shuffle(t.Network.Interactions.ToArray()),
            Gen.Shuffle(t.Network.Introductions.ToArray()), Gen.Shuffle(t.Ties))
            .Select(shuffled => (t, shuffled))).Sample(both =>
            {
                (NetworkSnapshot network, KnownTie[] ties) = both.t;
                NetworkSnapshot shuffled = With(
                    Scored(both.shuffled.Item1, both.shuffled.Item2), network.Memberships.Reverse(), network.Gatherings.Reverse(),
                    network.Acquaintances.Reverse(), both.shuffled.Item3);
                Assert.Equal(
                    Suggester.Suggest(network, TieNetwork.Of(ties), top: 0),
                    Suggester.Suggest(shuffled, TieNetwork.Of(both.shuffled.Item4), top: 0));
            });

    [Fact]
    public void Renaming_people_so_that_the_sides_swap_changes_no_score() =>
        Gen.Select(Contacts, Log, Ties).Sample((contacts, log, ties) =>
        {
            static ContactId Other(ContactId id) => id.Value[0] == 'p' ? new($"q{9 - (id.Value[1] - '0')}") : id;
            Contact[] renamed = [
                .. contacts.Select(
                    c => new Contact(Other(c.Id), "name") { Interests = c.Interests, Offers = c.Offers, Needs = c.Needs,
                        Restrictions = c.Restrictions, States = c.States })];
            Interaction[] talks = [.. log.Select(i => new Interaction(i.Id, i.At, i.Channel, i.Contacts.Select(Other)))];
            KnownTie[] theirs = [.. ties.Select(tie => new KnownTie(Other(tie.From), Other(tie.To), tie.Vitality))];
            Dictionary<ContactPair, double> before = Suggester.Suggest(Scored(contacts, log), TieNetwork.Of(ties), top: 0)
                .ToDictionary(s => new ContactPair(Other(s.Pair.First), Other(s.Pair.Second)), s => s.Score);
            IReadOnlyList<IntroductionSuggestion> after =
                Suggester.Suggest(Scored(renamed, talks), TieNetwork.Of(theirs), top: 0);
            Assert.Equal(before.Count, after.Count);
            foreach (IntroductionSuggestion suggestion in after)
                Assert.Equal(before[suggestion.Pair], suggestion.Score, 1e-12 * suggestion.Score);
        });

    /// <summary>The definition, word for word, over all pairs.</summary>
    private static Dictionary<ContactPair, double> Defined(NetworkSnapshot network, KnownTie[] ties)
    {
        Dictionary<ContactPair, double> scores = [];
        foreach (Contact x in network.Contacts)
        {
            foreach (Contact y in network.Contacts.Where(y => x.Id.CompareTo(y.Id) < 0))
            {
                ContactPair pair = new(x.Id, y.Id);
                if (!May(x) || !May(y) || Tied(x.Id, y.Id) || Stated(pair) == AcquaintanceState.Acquainted || Rests(pair))
                    continue;
                double score = Fit(x, y) * (1 - Acquainted(x.Id, y.Id)) * Math.Sqrt(
                    network.Score(x.Id)!.Strength * network.Score(y.Id)!.Strength) * Ready(x.Id) * Ready(y.Id);
                if (score > 0) scores[pair] = score;
            }
        }

        return scores;

        bool May(Contact c) => !c.IsRestricted(
                ContactRestrictions.NoIntroductions | ContactRestrictions.NoScore | ContactRestrictions.RecordRemoved)
            && c.States.Count == 0 && network.Score(c.Id) is not null;

        bool Tied(ContactId a, ContactId b) => ties.Any(tie => (tie.From == a && tie.To == b) || (tie.From == b && tie.To == a));

        AcquaintanceState Stated(ContactPair pair) =>
            network.Acquaintances.FirstOrDefault(a => a.Pair == pair && a.On <= Today)?.State ?? AcquaintanceState.Unknown;

        bool Rests(ContactPair pair) =>
            network.Introductions.Any(
                i => i.Pair == pair && i.Steps[0].At <= AsOf && (i.StageAt(AsOf) <= IntroductionStage.NoContact
            || (i.StageAt(AsOf) == IntroductionStage.Declined && i.Steps[^1].At.InUtc().Date.PlusYears(1) > Today)));

        double Ready(ContactId id) =>
            Math.Pow(2,
                -.5 * network.Introductions.Sum(
                    i => i.Steps.Count(step => step.At <= AsOf && step.At > AsOf - Duration.FromDays(90)
            && ((step.Stage == IntroductionStage.AskedFirst && i.First == id)
                || (step.Stage == IntroductionStage.AskedSecond && i.Second == id)))));

        double Fit(Contact x, Contact y)
        {
            bool Has(IEnumerable<string> topics, string topic) => topics.Contains(topic, StringComparer.OrdinalIgnoreCase);
            double interests = x.Interests.Where(topic => Has(y.Interests, topic))
                .Sum(topic => 1 / Math.Log(network.Contacts.Count(c => Has(c.Interests, topic))));
            double gainX = interests + x.Needs.Count(topic => Has(y.Offers, topic)), gainY = interests
                + y.Needs.Count(topic => Has(x.Offers, topic));
            (gainX, gainY) = (gainX / (1 + gainX), gainY / (1 + gainY));
            double both = gainX + gainY > 0 ? 2 * gainX * gainY / (gainX + gainY) : 0;
            double closeness = Shared(x.Id, y.Id).Sum(z =>
            {
                double s = ties.Where(tie => tie.From == z).Sum(tie => Math.Pow(tie.Vitality, .25));
                double Vitality(ContactId other) => ties.FirstOrDefault(tie => tie.From == z && tie.To == other).Vitality;
                return s == 0 ? 0 : Math.Pow(Vitality(x.Id) * Vitality(y.Id), .25) / s;
            });
            return Math.Max(both, Math.Max(gainX, gainY) / 2) + closeness / (1 + closeness);
        }

        IEnumerable<ContactId> Shared(ContactId x, ContactId y) =>
            ties.SelectMany(tie => new[] { tie.From, tie.To }).Distinct()
                .Where(z => z != x && z != y && z.Value != "olga" && Tied(z, x) && Tied(z, y));

        double Acquainted(ContactId x, ContactId y)
        {
            if (Stated(new(x, y)) == AcquaintanceState.NotAcquainted) return 0;
            double strangers = 1;
            foreach (Interaction i in network.Interactions.Where(
                i => i.Contacts.Contains(x) && i.Contacts.Contains(y) && i.Channel != Channel.Reaction))
                strangers *= 1 - .95 * Math.Min(1, 3.0 / (i.HeadCount - 1));
            foreach (Gathering g in network.Gatherings.Where(
                g => g.At <= AsOf && g.Attendees.Contains(x) && g.Attendees.Contains(y)))
                strangers *= 1 - .95 * Math.Min(1, 3.0 / g.Attendees.Count);
            foreach (IGrouping<CircleId, ContactId> circle in network.Memberships.Where(m => m.HoldsOn(Today))
                .GroupBy(m => m.Circle, m => m.Contact))
                if (circle.Contains(x) && circle.Contains(y))
                    strangers *= 1 - .5 * Math.Min(1, 14.0 / (circle.Distinct().Count() - 1));
            bool Knows(ContactId a, ContactId b) => a != b && (Tied(a, b) || Stated(new(a, b)) == AcquaintanceState.Acquainted);
            int people = network.Contacts.Select(c => c.Id).Concat([new("zoe"), new("yan")])
                .Count(z => z != x && z != y && Knows(z, x) && Knows(z, y));
            return 1 - strangers * (1 - Math.Min(.5, .1 * people));
        }
    }

    private static Introduction Introduced(string id, ContactPair pair, int stage, Instant at)
    {
        Introduction draft = Introduction.Begin(new(id), pair.Second, pair.First, at);
        if (stage == 0) return draft;
        if (stage == 1) return draft.Withdraw(at);
        Introduction asked = draft.AskFirst(at);
        if (stage == 2) return asked;
        if (stage == 3) return asked.Decline(pair.Second, at);
        Introduction both = asked.AcceptFirst(at).AskSecond(at);
        if (stage == 4) return both;
        if (stage == 5) return both.Decline(pair.First, at);
        Introduction made = both.AcceptSecond(at).Make(at);
        return stage == 6 ? made : stage == 7 ? made.Meet(at) : made.NoContact(at);
    }

    private static Introduction Declined(ContactPair pair, Instant at, int stage)
    {
        Introduction asked = Introduction.Begin(new("x"), pair.First, pair.Second, at).AskFirst(at);
        return stage switch
        {
            0 => asked.Decline(pair.First, at),
            1 => asked.AcceptFirst(at).Decline(pair.First, at),
            2 => asked.AcceptFirst(at).AskSecond(at).Decline(pair.Second, at),
            3 => asked.AcceptFirst(at).AskSecond(at).AcceptSecond(at).Decline(pair.First, at),
            _ => asked.AcceptFirst(at).AskSecond(at).AcceptSecond(at).Decline(pair.Second, at),
        };
    }
}
