using NodaTime;
using RelationshipModel.Scoring;
using static RelationshipModel.Tests.Scoring.Ties;

namespace RelationshipModel.Tests.Scoring;

/// <summary>Lives as people live them, and what the score says of each.</summary>
public sealed class LifeTests
{
    private static readonly Duration Month = Duration.FromDays(30);

    private static Interaction At(double day, Channel channel, Initiator initiator = default, double? minutes = null,
        string id = "") =>
        new(new($"{day:00000.00000}{id}"), Day(0) - Duration.FromHours(12) + Duration.FromDays(day), channel, Friend)
        {
            Initiator = initiator,
            Length = minutes is { } stated ? Duration.FromMinutes(stated) : null,
        };

    private static RelationshipScore ScoreAt(double day, TieProfile? profile, params IEnumerable<Interaction> history) =>
        Scorer.Score(new(Key, history, profile), Day(0) - Duration.FromHours(12) + Duration.FromDays(day));

    private static RelationshipScore ScoreAt(double day, params IEnumerable<Interaction> history) => ScoreAt(day, null, history);

    [Fact]
    public void A_pen_friend_answered_the_next_day_is_in_rhythm_on_day_22()
    {
        Interaction[] letters =
        [
            .. Enumerable.Range(0, 36)
                .SelectMany(
                    static i => new[] { At(30 * i + .4, Channel.Letter, ByFriend), At(30 * i + 1.4, Channel.Letter, ByOwner) }),
        ];
        RelationshipScore score = ScoreAt(35 * 30 + 1 + 22, letters);

        Assert.Equal(26, score.ExpectedGapDays, 1.0);
        Assert.Equal((22, TieStatus.Active), (score.SilentLocalDays, score.Status));
        Assert.False(score.Initiative.IsOneSided);
        Assert.True(score.HasContactBothWays);
    }

    [Fact]
    public void A_holiday_of_two_weeks_once_a_year_is_in_rhythm_half_a_year_on()
    {
        Interaction[] holidays =
            [.. Enumerable.Range(0, 8)
                .SelectMany(static year => Enumerable.Range(0, 14).Select(day => At(365 * year + day + .5, Channel.InPerson)))];
        RelationshipScore score = ScoreAt(7 * 365 + 13 + 182, holidays);

        Assert.Equal(251, score.ExpectedGapDays, 10.0);
        Assert.Equal(TieStatus.Active, score.Status);
    }

    [Fact]
    public void Daily_at_school_and_then_twice_a_year_is_in_rhythm_five_months_on()
    {
        Interaction[] life =
        [
            .. Enumerable.Range(0, 4 * 200).Select(static day => At(day * 1.825 + .5, Channel.InPerson, minutes: 30)),
            .. Enumerable.Range(1, 20).Select(static half => At(1460 + 182.5 * half + .5, Channel.InPerson, minutes: 180)),
        ];
        RelationshipScore score = ScoreAt(1460 + 182.5 * 20 + 150, life);

        Assert.InRange(score.ExpectedGapDays, 100, 182);
        Assert.Equal(TieStatus.Active, score.Status);
        Assert.True(score.BondLevel > .8);
    }

    [Fact]
    public void A_thank_you_before_or_after_midnight_moves_the_gap_by_less_than_a_quarter()
    {
        foreach (int rhythm in (int[])[14, 30, 90])
        {
            Interaction[] dinners = [.. Enumerable.Range(0, 12).Select(i => At(rhythm * i + .8, Channel.InPerson, ByOwner, 120))];
            RelationshipScore Thanked(double at) =>
                ScoreAt(rhythm * 11 + 2,
                    [.. dinners, .. Enumerable.Range(0, 12).Select(i => At(rhythm * i + at, Channel.Message, ByFriend))]);
            double before = Thanked(1 - 5 / 1440.0).ExpectedGapDays, after = Thanked(1 + 5 / 1440.0).ExpectedGapDays;

            Assert.InRange(after / before, .75, 1.25);
        }
    }

    [Theory]
    [InlineData(7, TieStatus.Active)]
    [InlineData(8, TieStatus.Slipping)]
    [InlineData(56, TieStatus.Drifting)]
    [InlineData(57, TieStatus.Drifting)]
    [InlineData(400, TieStatus.Drifting)]
    [InlineData(2000, TieStatus.Drifting)]
    public void A_weekly_cadence_is_late_from_the_eighth_day_and_never_given_up(int silence, TieStatus expected)
    {
        TieProfile weekly = new() { Cadence = Cadence.Every(Period.FromWeeks(1)) };
        Assert.Equal(expected, Score(63 + silence, weekly, Every(7, 10, Channel.Message)).Status);
    }

    [Fact]
    public void A_member_of_a_monthly_circle_without_any_contact_is_silent_since_the_membership()
    {
        TieProfile member = new() { Cadence = Cadence.Every(Period.FromMonths(1)), MemberSince = Date(10) };
        RelationshipScore score = Score(100, member);

        Assert.Equal((90, TieStatus.Drifting), (score.SilentLocalDays, score.Status));
        Assert.Equal((0, 0), (score.Bond, score.Strength));
        Assert.Equal(TieStatus.None, Score(9, member).Status);
        Assert.Equal(TieStatus.Active, Score(40, member).Status);
    }

    [Fact]
    public void Four_messages_that_wait_for_the_owner_are_four_until_one_is_answered()
    {
        Interaction[] waiting = [At(0, Channel.Message, ByOwner), .. Enumerable.Range(1, 4)
            .Select(static i => At(10 * i, Channel.Message, ByFriend))];
        RelationshipScore score = ScoreAt(41, waiting);

        Assert.Equal((0, 4), (score.UnansweredFromOwner, score.UnansweredFromContact));
        Assert.Equal((waiting[4].At, waiting[0].At), (score.LastFromContact, score.LastFromOwner));
        Assert.Equal(0, ScoreAt(43, [.. waiting, At(42, Channel.Message, ByOwner)]).UnansweredFromContact);
        Assert.Equal(0, ScoreAt(43, [.. waiting, At(42, Channel.Reaction, ByOwner)]).UnansweredFromContact);
        Assert.Equal(0, ScoreAt(43, [.. waiting, At(42, Channel.Voice, Initiator.Unknown, 10)]).UnansweredFromContact);
        Assert.Equal(4, ScoreAt(43, [.. waiting, At(42, Channel.Voice, ByOwner, 0)]).UnansweredFromContact);
        Assert.Equal(4, ScoreAt(43, [.. waiting, At(42, Channel.Email, ByOwner) with { HeadCount = 5 }]).UnansweredFromContact);
    }

    [Fact]
    public void Whoever_always_answers_carries_two_fifths_and_whoever_never_does_is_one_sided()
    {
        Interaction[] asked = [.. Enumerable.Range(0, 60).Select(static i => At(14 * i, Channel.Message, ByOwner))];
        Interaction[] answered = [.. asked, .. asked.Select(static (_, i) => At(14 * i + .05, Channel.Message, ByFriend))];
        Interaction[] late = [.. asked,
            .. asked.Select(static (_, i) => At(14 * i + 1.5, Channel.Message, ByFriend) with { IsReply = true })];
        Interaction[] calls = [.. Enumerable.Range(0, 60).Select(static i => At(14 * i, Channel.Voice, ByOwner, 15))];

        foreach (Interaction[] history in (Interaction[][])[answered, late, calls])
        {
            RelationshipScore score = ScoreAt(850, history);
            Assert.Equal(.4, score.Initiative.Contact / (score.Initiative.Owner + score.Initiative.Contact), 1e-3);
            Assert.False(score.Initiative.IsOneSided);
            Assert.Equal(1, score.Reciprocity);
        }

        RelationshipScore never = ScoreAt(850, asked);
        Assert.True(never.Initiative.IsOneSided);
        Assert.Equal(TieStatus.Unanswered, never.Status);
        Assert.True(never.Strength > 0);
    }

    [Fact]
    public void Who_sends_the_morning_message_among_twenty_a_day_is_not_one_sided()
    {
        IEnumerable<Interaction> chat = Enumerable.Range(0, 600).SelectMany(static day =>
            Enumerable.Range(0, 20).Select(i => At(day + .3 + i / 48.0, Channel.Message, i % 2 == 0 ? ByOwner : ByFriend)));
        RelationshipScore score = ScoreAt(601, chat);

        Assert.False(score.Initiative.IsOneSided);
        Assert.Equal(1, score.Reciprocity!.Value, .01);
    }

    [Fact]
    public void A_circular_to_300_counts_a_little_and_ends_no_silence()
    {
        Interaction[] friends = Every(30, 12, Channel.Letter, ByOwner);
        Interaction circular = On(400, Channel.Email, ByOwner) with { HeadCount = 301 };
        RelationshipScore without = Score(450, friends), with = Score(450, [.. friends, circular]);

        Assert.True(with.Bond > without.Bond);
        Assert.Equal(
            (without.SilenceDays, without.Recency, without.Continuity, without.ContactDays, without.Status, without.Reciprocity,
                without.LastContact),
            (with.SilenceDays, with.Recency, with.Continuity, with.ContactDays, with.Status, with.Reciprocity, with.LastContact));
        Assert.Equal(without.UnansweredFromOwner, with.UnansweredFromOwner);
        Assert.Equal(circular.At, with.LastInteraction);
    }

    [Fact]
    public void A_message_to_a_group_of_40_is_a_circular_and_one_to_ten_is_contact_but_nobodys_initiative()
    {
        RelationshipScore forty = Score(10, On(0, Channel.Message, ByFriend) with { HeadCount = 41 });
        RelationshipScore ten = Score(10, On(0, Channel.Message, ByFriend) with { HeadCount = 11 });

        Assert.Equal((TieStatus.None, 0), (forty.Status, forty.ContactDays));
        Assert.Equal((TieStatus.Nascent, 1), (ten.Status, ten.ContactDays));
        Assert.Equal((0, 0, 0), (ten.Initiative.Owner, ten.Initiative.Contact, ten.UnansweredFromContact));
        Assert.Equal(forty.Bond, ten.Bond);
    }

    [Fact]
    public void A_talk_in_a_hall_of_40_is_shared_and_contact()
    {
        RelationshipScore hall = Score(0, On(0, Channel.InPerson) with { HeadCount = 40 });
        Assert.Equal(3 / 39.0, hall.Bond, 1e-3);
        Assert.Equal(1, hall.ContactDays);
    }

    [Fact]
    public void A_call_that_was_not_answered_is_an_initiative_and_nothing_else()
    {
        RelationshipScore called = ScoreAt(10, At(0, Channel.Voice, ByOwner, 0));
        Assert.Equal((1, 0, 0, 0, 1),
            (called.InteractionCount, called.Bond, called.Strength, called.ContactDays, called.UnansweredInitiatives));
        Assert.Equal(1, called.Initiative.Owner);
        Assert.Null(called.LastContact);

        Interaction[] met = Every(10, 10);
        RelationshipScore without = Score(130, met),
            with = Score(130, [.. met, On(120, Channel.Voice, ByOwner) with { Length = Duration.Zero }]);
        Assert.Equal(without.Bond, with.Bond, 1e-12);
        Assert.Equal(
            (without.SilenceDays, without.ExpectedGapDays, without.Status, without.ChanceOfContact(Month)),
            (with.SilenceDays, with.ExpectedGapDays, with.Status, with.ChanceOfContact(Month)));
        Assert.Equal(TieStatus.Unanswered,
            ScoreAt(30, Enumerable.Range(0, 3).Select(static i => At(7 * i, Channel.Voice, ByOwner, 0))).Status);
        Assert.Equal(TieStatus.Nascent, ScoreAt(1, At(0, Channel.Message, ByOwner) with { Length = Duration.Zero }).Status);
    }

    [Fact]
    public void A_journey_of_21_days_is_worth_168_hours_and_is_no_silence_on_its_twentieth()
    {
        Interaction journey = At(0, Channel.InPerson, minutes: 21 * 24 * 60);
        RelationshipScore score = ScoreAt(20, journey);

        Assert.Equal(168, score.Bond, 2.0);
        Assert.Equal((0, 0, 1), (score.SilenceDays, score.SilentLocalDays, score.Recency));
        Assert.Equal(1, ScoreAt(22, journey).SilenceDays, 1e-9);
        Assert.Equal((0, 1), (ScoreAt(20.99, journey).SilentLocalDays, ScoreAt(21, journey).SilentLocalDays));
    }

    [Fact]
    public void One_meeting_in_two_calendars_counts_once_and_a_call_cut_off_five_times_as_one()
    {
        RelationshipScore once = ScoreAt(1, At(.5, Channel.InPerson, minutes: 90)), twice =
            ScoreAt(1, At(.5, Channel.InPerson, minutes: 90, id: "a"), At(.5, Channel.InPerson, minutes: 90, id: "b"));
        Assert.Equal(once.Bond, twice.Bond);

        RelationshipScore whole = ScoreAt(1, At(.5, Channel.Voice, minutes: 50));
        RelationshipScore cut = ScoreAt(1, Enumerable.Range(0, 5)
            .Select(static i => At(.5 + i * 11 / 1440.0, Channel.Voice, ByOwner, 10)));
        Assert.Equal(whole.Bond, cut.Bond, 1e-12);
        Assert.Equal(1, cut.Initiative.Owner, 1e-2);
    }

    [Fact]
    public void A_day_is_worth_eight_hours_at_most()
    {
        Interaction[] day = [.. Enumerable.Range(0, 10).Select(static i => At(.1 + i / 24.0, Channel.InPerson, minutes: 60))];
        Assert.Equal(8, ScoreAt(.9, day).Bond, .01);
    }

    [Fact]
    public void A_therapist_a_mentor_and_someone_in_care_owe_nothing_by_their_role()
    {
        Interaction[] hours = [.. Enumerable.Range(0, 60)
            .Select(static i => At(14 * i, Channel.InPerson, ByOwner, 50) with { Supports = [new(TieSide.Contact)] })];
        Interaction[] care =
            [.. Enumerable.Range(0, 60)
                .Select(static i => At(14 * i, Channel.InPerson, ByOwner, 50) with { Supports = [new(TieSide.Owner)] })];
        TieProfile therapist = new() { SupportRole = SupportRole.ContactSupportsOwner },
            cared = new() { SupportRole = SupportRole.OwnerSupportsContact };

        Assert.True(ScoreAt(850, hours).Support.IsOneSided);
        foreach (RelationshipScore score in (RelationshipScore[])[ScoreAt(850, therapist, hours), ScoreAt(850, cared, care)])
        {
            Assert.Null(score.Reciprocity);
            Assert.False(score.Support.IsKnown || score.Initiative.IsKnown);
        }

        Assert.True(ScoreAt(850, therapist, care).Support.IsOneSided);
    }

    // The longest half-life, 40 years, binds for kin from few hours on. A friend's loses more.
    [Fact]
    public void A_mother_who_always_calls_owes_nothing_by_her_role_and_fades_as_slowly_as_a_bond_may()
    {
        Interaction[] calls =
            [.. Enumerable.Range(0, 300)
                .Select(static i => At(7 * i + .8, Channel.Voice, ByFriend, 60) with { Supports = [new(TieSide.Contact)] })];
        TieProfile mother = new() { Kind = TieKind.Parent, SupportRole = SupportRole.ContactSupportsOwner };
        double Left(TieProfile? profile) =>
            ScoreAt(7 * 299 + 731, profile, calls).Bond / ScoreAt(7 * 299 + 1, profile, calls).Bond;

        RelationshipScore score = ScoreAt(7 * 299 + 2, mother, calls);
        Assert.Equal((null, TieStatus.Active), (score.Reciprocity, score.Status));
        Assert.False(score.Initiative.IsKnown || score.Support.IsKnown);
        Assert.Equal(Math.Pow(2, -730 / (40 * 365.25)), Left(mother), 1e-9);
        Assert.InRange(Left(null), .9, .96);
        Assert.True(ScoreAt(7 * 299 + 2, calls).Support.IsOneSided);
    }

    [Fact]
    public void A_dear_friend_is_dormant_two_years_on_and_a_desk_mate_fades()
    {
        Interaction[] desk = [.. Enumerable.Range(0, 250).Select(static day => At(day * 1.4 + .4, Channel.Message))];
        Interaction[] dear = [.. Enumerable.Range(0, 50)
            .Select(static week => At(7 * week + .8, Channel.InPerson, minutes: 180))];
        RelationshipScore mate = ScoreAt(350 + 730, desk), friend = ScoreAt(350 + 730, dear);

        Assert.Equal((TieStatus.Lapsed, TieStatus.Dormant), (mate.Status, friend.Status));
        Assert.True(friend.Bond > 100 && mate.Bond < 10);
    }

    [Fact]
    public void A_flatmate_of_26_years_ago_is_still_a_bond_that_halves_within_forty_years()
    {
        Interaction[] flat = [.. Enumerable.Range(0, 1000).Select(static day => At(day + .1, Channel.InPerson, minutes: 600))];
        double then = ScoreAt(1000, flat).Bond, now = ScoreAt(1000 + 26 * 365.25, flat).Bond;

        Assert.InRange(now / then, .6, .65);
        Assert.Equal(TieStatus.Dormant, ScoreAt(1000 + 26 * 365.25, flat).Status);
    }

    [Fact]
    public void Likes_alone_and_a_newsletter_make_no_contact()
    {
        RelationshipScore likes = Score(100, Enumerable.Range(0, 50).Select(static i => On(2 * i, Channel.Reaction, ByFriend)));
        RelationshipScore newsletter = Score(100, Enumerable.Range(0, 50)
            .Select(static i => On(2 * i, Channel.Email, ByFriend) with { HeadCount = 5000 }));

        foreach (RelationshipScore score in (RelationshipScore[])[likes, newsletter])
        {
            Assert.Equal((TieStatus.None, 0, 0), (score.Status, score.ContactDays, score.UnansweredFromContact));
            Assert.Equal(0, score.ChanceOfContact(Month));
            Assert.Null(score.Reciprocity);
            Assert.InRange(score.Strength, double.Epsilon, .15);
        }
    }

    [Theory]
    [InlineData(RecordedDirections.OwnerOnly)]
    [InlineData(RecordedDirections.ContactsOnly)]
    public void Half_a_mailbox_says_nothing_of_reciprocity(RecordedDirections directions)
    {
        Initiator by = directions == RecordedDirections.OwnerOnly ? ByOwner : ByFriend;
        Interaction[] mail = [.. Enumerable.Range(0, 60).Select(i => At(14 * i, Channel.Email, by))];
        RelationshipScore half = ScoreAt(850, new TieProfile { RecordedDirections = directions }, mail),
            both = ScoreAt(850, mail);

        Assert.Null(half.Reciprocity);
        Assert.False(half.Initiative.IsOneSided || half.Initiative.IsKnown);
        Assert.Equal((0, 0, 0), (half.UnansweredInitiatives, half.UnansweredFromOwner, half.UnansweredFromContact));
        Assert.NotEqual(TieStatus.Unanswered, half.Status);
        Assert.True(both.Initiative.IsOneSided);
        Assert.True(half.Strength > both.Strength);
    }

    [Fact]
    public void Apias_missing_day_is_a_day_of_the_calendar_but_no_time()
    {
        RelationshipScorer apia = new(new ScoringOptions { Zone = DateTimeZoneProviders.Tzdb["Pacific/Apia"] });
        Interaction before = new(new("a"), Instant.FromUtc(2011, 12, 30, 9, 0), Channel.Letter, Friend); // 29 December, 23:00
        Interaction after = new(new("b"), Instant.FromUtc(2011, 12, 30, 11, 0), Channel.Letter, Friend); // 31 December, 01:00
        RelationshipScore score = apia.Score(new(Key, [before, after]), Instant.FromUtc(2011, 12, 30, 11, 0));

        Assert.Equal(2, score.ContactDays);
        Assert.Equal((2 * Math.Log(2), 2), (score.Terms.GapLogSum, score.Terms.GapSum));
        Assert.Equal(1.2, score.Bond, 1e-3);
    }

    [Fact]
    public void Two_zones_on_one_host_count_the_same_log_by_their_own_days()
    {
        Interaction[] log = [At(.9, Channel.Letter, id: "a"), At(1.1, Channel.Letter, id: "b")];
        RelationshipScorer utc = new(),
            auckland = new(new ScoringOptions { Zone = DateTimeZoneProviders.Tzdb["Pacific/Auckland"] });

        Assert.Equal((2, 1), (utc.Score(new(Key, log), Day(5)).ContactDays, auckland.Score(new(Key, log), Day(5)).ContactDays));
    }

    [Fact]
    public void A_closeness_of_now_lowers_and_one_of_at_least_does_not()
    {
        Interaction[] dinners = [.. Enumerable.Range(0, 50)
            .Select(static week => At(7 * week + .8, Channel.InPerson, minutes: 180))];
        TieProfile Stated(ClosenessMeaning meaning) => new() { Closeness = [new(Closeness.Acquaintance, Date(400), meaning)] };

        Assert.Equal(10, ScoreAt(400, Stated(ClosenessMeaning.Now), dinners).Bond, 1e-9);
        Assert.Equal(ScoreAt(400, dinners).Bond, ScoreAt(400, Stated(ClosenessMeaning.AtLeast), dinners).Bond, 1e-9);
        Assert.Equal(TieStatus.NotScored,
            ScoreAt(400, new TieProfile { Restrictions = ContactRestrictions.NoScore }, dinners).Status);
    }

    [Fact]
    public void A_bond_of_thousands_of_hours_stays_a_number()
    {
        Interaction[] life = [.. Enumerable.Range(0, 20_000).Select(static day => At(day + .1, Channel.InPerson, minutes: 1200))];
        RelationshipScore score = ScoreAt(20_000, life);

        Assert.InRange(score.Bond, 50_000, 160_000);
        Assert.InRange(score.Strength, .99, 1);
        Assert.Equal(40, score.BondHalfLife.TotalDays / 365.25, 1e-9);
    }
}
