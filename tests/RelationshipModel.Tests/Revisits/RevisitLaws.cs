using System.Globalization;
using CsCheck;
using NodaTime;
using RelationshipModel.Revisits;
using RelationshipModel.Scoring;
using RelationshipModel.Testing;
using RelationshipModel.Wording;

namespace RelationshipModel.Tests.Revisits;

public sealed class RevisitLaws
{
    private const int Today = 1600;

    private static readonly string[] Circles = ["chess", "choir"];

    private sealed record Friend(
        int Ago, int Gap, int Count, int Hours, int Stated, int? Birthday, int? Overdue, int? SuggestedAgo, int? Away,
        bool IsFromOwner, int Circle);

    private static readonly Gen<Friend> AnyFriend = Gen.Select(
        Gen.Select(Gen.Int[0, 900], Gen.Int[1, 60], Gen.Int[0, 12], Gen.Int[1, 12]),
        Gen.Select(Gen.Int[0, 12], Gen.Int[-2, 9].Nullable(), Gen.Int[-5, 40].Nullable(), Gen.Int[-3, 30].Nullable()),
        Gen.Select(Gen.Int[0, 60].Nullable(), Gen.Bool, Gen.Int[0, 3]),
        static (history, stated, other) => new Friend(
            history.Item1, history.Item2, history.Item3, history.Item4,
            stated.Item1, stated.Item2, stated.Item3, stated.Item4,
            other.Item1, other.Item2, other.Item3));

    private static readonly Gen<Friend[]> AnyFriends = AnyFriend.Array[0, 14];

    private static readonly Gen<RevisitOptions> AnyOptions =
        Gen.Select(Gen.Int[1, 12], Gen.Int[1, 3])
            .Select(static (top, perCircle) => new RevisitOptions { Top = top, PerCircle = perCircle });

    private static Contact Stated(Contact contact, Friend friend) => friend.Stated switch
    {
        0 => contact with { Restrictions = ContactRestrictions.NoReminders },
        1 => contact with { Restrictions = ContactRestrictions.NoScore },
        2 => contact with { SnoozedUntil = Network.Date(Today + 3) },
        3 => contact with { States = [new(ContactState.Paused, Network.Date(Today - 20))] },
        4 => contact with { States = [new(ContactState.Ended, Network.Date(Today - 20))] },
        5 => contact with { States = [new(ContactState.Deceased, Network.Date(Today))] },
        6 => contact with { Place = "Jena" },
        _ => contact,
    };

    private static (NetworkSnapshot Snapshot, Dictionary<ContactId, Instant> Suggested) Build(Friend[] friends,
        Func<int, int>? order = null)
    {
        Network network = new(Today, DateTimeZoneProviders.Tzdb["Europe/Berlin"]);
        Dictionary<ContactId, Instant> suggested = [];
        for (int i = 0; i < friends.Length; i++)
        {
            Friend friend = friends[i];
            string id = $"f{i:D2}";
            (Channel channel, Initiator initiator) = friend.IsFromOwner
                ? (Channel.Letter, Initiator.Owner) : (Channel.InPerson, Initiator.Unknown);
            AnnualDate? birthday = friend.Birthday is { } ahead
                ? RevisitPlannerTests.AnnualDateOf(Network.Date(Today + ahead)) : null;
            network.Tie(
                id,
                network.Meetings(id, friend.Ago, friend.Gap, friend.Count, friend.Hours, channel, initiator),
                contact => Stated(contact with { Birthday = birthday }, friend),
                lastSeenByOthers: friend.Away is { } away ? network.At(Today - away) : null);
            if (friend.Overdue is { } overdue) network.Promise(id, Today - overdue, promised: Today - 60);
            if (friend.SuggestedAgo is { } ago) suggested.Add(new(id), network.At(Today - ago));
            if (friend.Circle < Circles.Length)
                network.Membership(new(new(Circles[friend.Circle]), new(id), Network.Date(-1000)));
        }

        return (network.Gathering(Today + 3, "f00", "f01", "f02").Gathering(Today + 9, "f03").Snapshot(order), suggested);
    }

    private static RevisitPlan Plan(Friend[] friends, RevisitOptions options, Func<int, int>? order = null)
    {
        (NetworkSnapshot snapshot, Dictionary<ContactId, Instant> suggested) = Build(friends, order);
        return new RevisitPlanner(options).Plan(snapshot, suggested, ["Jena"]);
    }

    private static void Hold(Action<Friend[], RevisitOptions> law) =>
        Gen.Select(AnyFriends, AnyOptions).Sample((friends, options) => law(friends, options), iter: 300);

    private static Friend Of(ContactId contact, Friend[] friends) =>
        friends[int.Parse(contact.Value[1..], CultureInfo.InvariantCulture)];

    [Fact]
    public void Every_suggestion_has_a_reason_that_can_be_rendered_and_an_explanation_that_holds() =>
        Hold(static (friends, options) =>
    {
        foreach (RevisitSuggestion suggestion in Plan(friends, options).Suggestions)
        {
            Assert.NotEmpty(suggestion.Reasons);
            Assert.Equal(suggestion.Reasons.Count, suggestion.Reasons.Select(static reason => reason.Code).Distinct().Count());
            Assert.All(suggestion.Reasons,
                static reason => Assert.NotEmpty(Language.English.Render(reason, static id => id.Value)));
            Explanations.AssertHolds(suggestion.Explanation);
            Assert.Equal(suggestion.Value, suggestion.Explanation.Value);
            Assert.True(suggestion.Value is > 0 and <= 1);
        }
    });

    [Fact]
    public void What_a_person_stated_always_wins() => Hold(static (friends, options) =>
    {
        RevisitPlan plan = Plan(friends, options);
        IEnumerable<ContactId> named = plan.Suggestions.Select(static suggestion => suggestion.Contact)
            .Concat(plan.Held.Select(static hold => hold.Contact));
        Assert.All(named, contact => Assert.True(Of(contact, friends).Stated > 5));
    });

    [Fact]
    public void Nobody_comes_twice_and_never_more_than_top_nor_than_a_circle_may_give() => Hold(static (friends, options) =>
    {
        RevisitPlan plan = Plan(friends, options);
        ContactId[] named = [.. plan.Suggestions.Select(static suggestion => suggestion.Contact),
            .. plan.Held.Select(static hold => hold.Contact)];
        Assert.Equal(named.Length, named.Distinct().Count());
        Assert.True(plan.Suggestions.Count <= options.Top);
        for (int circle = 0; circle < Circles.Length; circle++)
            Assert.True(
                plan.Suggestions.Count(suggestion => Of(suggestion.Contact, friends).Circle == circle) <= options.PerCircle);
    });

    [Fact]
    public void The_order_in_which_anything_is_given_changes_nothing() =>
        Gen.Select(AnyFriends, AnyOptions, Gen.Int[1, 1000]).Sample(
            static (friends, options, seed) =>
                Assert.Equal(Plan(friends, options), Plan(friends, options, index => (index + 1) * 7919 * seed % 31)),
            iter: 300);

    [Fact]
    public void A_longer_digest_begins_with_the_shorter() => Hold(static (friends, options) =>
    {
        RevisitPlan shorter = Plan(friends, options), longer = Plan(friends, options with { Top = options.Top + 1 });
        Assert.Equal(shorter.Suggestions, longer.Suggestions.Take(shorter.Suggestions.Count));
    });

    [Fact]
    public void Nobody_was_in_touch_or_suggested_within_the_cooldown_but_for_what_is_owed() => Hold(static (friends, options) =>
    {
        foreach (RevisitSuggestion suggestion in Plan(friends, options).Suggestions)
        {
            Friend friend = Of(suggestion.Contact, friends);
            Assert.False(friend.SuggestedAgo is >= 0 and < 14);
            bool isRecent = friend is { Count: > 0, Ago: < 14 };
            Assert.True(!isRecent || suggestion.Pool == RevisitPool.Owed);
        }
    });

    [Fact]
    public void A_stated_cadence_is_never_overruled() =>
        Gen.Select(Gen.Int[1, 400], Gen.Int[0, 30], Gen.Int[1, 1500], Gen.Int[1, 60], Gen.Int[1, 12]).Sample(
            static (target, tolerance, ago, gap, count) =>
            {
                Network network = new(Today);
                network.Tie("a", network.Meetings("a", ago, gap, count),
                    cadence: Cadence.Every(Period.FromDays(target), Period.FromDays(tolerance)));
                RevisitPool? pool = network.Plan().Suggestions.SingleOrDefault()?.Pool;
                bool isDormant = network.Snapshot().Scores[0].Status == TieStatus.Dormant;

                if (ago > target + tolerance) Assert.Equal(RevisitPool.Keep, pool);
                else if (!isDormant) Assert.Null(pool);
            }, iter: 300);

    /// <summary>In keep, where silence counts in gaps of 7 days and more, 1 - 1/rho moves by at most .06 a day from rho = 1.5
    /// on, at which a tie enters it; of what is quiet, owed by a promise and waiting, the half-life of each is the bound.
    /// Whoever waits leaves at a 64th.</summary>
    [Fact]
    public void A_day_moves_no_value_within_a_pool_by_more_than_six_hundredths() =>
        Gen.Select(Gen.Int[0, 1500], Gen.Int[1, 60], Gen.Int[1, 40], Gen.Int[1, 12], Gen.Int[-3, 400], Gen.Int[0, 2]).Sample(
            static (ago, gap, count, hours, days, kind) =>
            {
                RevisitSuggestion? On(int day)
                {
                    Network network = new(Today + day);
                    IEnumerable<Interaction> meetings = network.Meetings("a", ago + day, gap, count, hours);
                    ContactId contact = new("a");
                    Interaction letter = new(new("letter"), network.At(Today - Math.Max(days, 0)), Channel.Letter, contact)
                    {
                        Initiator = Initiator.Of(contact),
                    };
                    network.Tie("a", kind == 2 ? [.. meetings, letter] : meetings);
                    if (kind == 1) network.Promise("a", Today - days, promised: Today - 1000);
                    return network.Plan(new() { Cooldown = Duration.Zero }).Suggestions.SingleOrDefault();
                }

                (RevisitSuggestion? today, RevisitSuggestion? tomorrow) = (On(0), On(1));
                if (today is null || today.Pool != tomorrow?.Pool)
                {
                    if (today?.Reason.Code == TieReasons.WaitsForAnswer && tomorrow?.Pool != RevisitPool.Owed)
                        Assert.InRange(today.Value, 0, 1 / 64.0);
                    return;
                }

                double most = today.Pool switch
                {
                    RevisitPool.Keep => .06,
                    RevisitPool.Revive => .001,
                    _ => 1 - Math.Pow(2, -1 / 30.0),
                };
                Assert.InRange(tomorrow.Value - today.Value, -most, most);
            }, iter: 1000);
}
