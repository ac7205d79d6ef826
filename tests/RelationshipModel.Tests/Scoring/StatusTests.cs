using NodaTime;
using RelationshipModel.Scoring;
using static RelationshipModel.Tests.Scoring.Ties;

namespace RelationshipModel.Tests.Scoring;

public sealed class StatusTests
{
    [Fact]
    public void A_stranger_has_no_status_and_an_explanation_that_says_so()
    {
        RelationshipScore score = Score(0);

        Assert.Equal(TieStatus.None, score.Status);
        Assert.Equal(0, score.Strength);
        Assert.NotNull(score.Explanation.Find("no_bond"));
    }

    // Ten calls ten days apart: 87.6 days of gaps, faded, beside 90 of the prior: exp((87.6
    // ln 10 + 90 ln 30)/177.6) = 17.45 days.
    [Theory]
    [InlineData(0, TieStatus.Active)]
    [InlineData(26, TieStatus.Active)] // 26/17.45 = 1.49
    [InlineData(27, TieStatus.Slipping)] // 1.55
    [InlineData(52, TieStatus.Slipping)] // 2.98
    [InlineData(53, TieStatus.Drifting)] // 3.04
    [InlineData(181, TieStatus.Drifting)] // 10.4, but not half a year yet
    [InlineData(182, TieStatus.Lapsed)]
    public void Silence_is_counted_in_the_gaps_of_the_ties_own_rhythm(int silence, TieStatus expected)
    {
        RelationshipScore score = Score(90 + silence, Every(10, 10, Channel.Voice));

        Assert.Equal(17.45, score.ExpectedGapDays, 0.01);
        Assert.Equal(expected, score.Status);
    }

    // Of the same calls, paused for some days.
    [Theory]
    [InlineData(90 + 27)]
    [InlineData(90 + 27 + 8, 100, 108)]
    [InlineData(90 + 27 + 3 + 6, 91, 94, 117, 123)]
    [InlineData(null, 117, null)]
    [InlineData(null, 100, null)]
    [InlineData(90 + 27, 118, null)]
    [InlineData(90 + 27 + 1, 94, 95)]
    public void The_day_on_which_a_tie_slips_is_the_first_that_is_not_active(int? day, params int?[] pauses)
    {
        TieProfile profile = new()
        {
            States = [.. pauses.Chunk(2).Select(static pause => new StatedState(ContactState.Paused, Date(pause[0]!.Value),
                pause[1] is { } until ? Date(until) : null))],
        };
        Interaction[] calls = Every(10, 10, Channel.Voice);

        LocalDate? slips = Score(95, profile, calls).SlipsOn;

        Assert.Equal(day is { } known ? Date(known) : null, slips);
        if (day is not { } first) return;
        Assert.Equal(TieStatus.Slipping, Score(first, profile, calls).Status);
        Assert.Null(Score(first, profile, calls).SlipsOn);
        Assert.NotEqual(TieStatus.Slipping, Score(first - 1, profile, calls).Status);
        Assert.Null(Score(95, profile with { Cadence = Cadence.AsItComes }, calls).SlipsOn);
        Assert.Equal(Date(90 + 21), Score(95, new TieProfile { Cadence = Cadence.Every(Period.FromDays(20)) }, calls).SlipsOn);
    }

    [Fact]
    public void The_day_on_which_a_tie_slips_is_unknown_where_the_calendar_ends() =>
        Assert.Null(Score(2_800_100, new TieProfile { Cadence = Cadence.Every(Period.FromYears(1_000)) },
            Enumerable.Range(0, 10).Select(static i => On(2_800_000 + 10 * i))).SlipsOn);

    [Fact]
    public void The_day_on_which_a_tie_slips_takes_no_account_of_an_end_that_is_over() =>
        Assert.Equal(Date(90 + 27), Score(95,
            new TieProfile { States = [new(ContactState.Ended, Date(91), Date(95))] }, Every(10, 10, Channel.Voice)).SlipsOn);

    [Fact]
    public void A_strong_tie_silent_for_long_is_dormant_and_a_weak_one_lapsed()
    {
        Assert.Equal(TieStatus.Dormant, Score(10 * 99 + 200, Every(10, 100)).Status);
        Assert.Equal(TieStatus.Lapsed, Score(10 * 9 + 200, Every(10, 10, Channel.Message)).Status);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(365)]
    [InlineData(2 * 365)]
    [InlineData(3 * 365)]
    public void Three_years_of_silence_are_long_even_where_the_rhythm_is_slow_wherever_leap_days_fall(int later)
    {
        Interaction[] yearly = [.. Enumerable.Range(0, 8).Select(i => On(later + 500 * i))];
        int last = later + 500 * 7;
        Assert.Equal(TieStatus.Slipping, Score(last + 1095, yearly).Status);
        Assert.Equal(TieStatus.Lapsed, Score(last + 1096, yearly).Status);
    }

    [Fact]
    public void New_contact_on_two_days_is_nascent_for_thirty_days_and_on_three_no_longer()
    {
        Assert.Equal(TieStatus.Nascent, Score(29, On(0), On(3)).Status);
        Assert.Equal(TieStatus.Active, Score(30, On(0), On(3)).Status);
        Assert.Equal(TieStatus.Active, Score(10, On(0), On(3), On(5)).Status);
    }

    [Fact]
    public void A_reaction_keeps_no_tie_alive()
    {
        Interaction[] history = [.. Every(10, 10), .. Enumerable.Range(10, 30).Select(i => On(10 * i, Channel.Reaction))];
        RelationshipScore score = Score(400, history);

        Assert.Equal(310, score.SilentLocalDays);
        Assert.Equal(Day(90), score.LastContact);
        Assert.Equal(Day(390), score.LastInteraction);
        Assert.Equal(10, score.ContactDays);
        Assert.Equal(TieStatus.Lapsed, score.Status);
    }

    [Fact]
    public void Reactions_alone_are_no_contact_and_silent_since_the_first()
    {
        RelationshipScore score = Score(15, On(0, Channel.Reaction), On(10, Channel.Reaction));

        Assert.Equal((TieStatus.None, 15, 0), (score.Status, score.SilentLocalDays, score.ContactDays));
        Assert.Null(score.LastContact);
        Assert.True(score.Strength > 0);
    }

    [Fact]
    public void Paused_and_ended_are_as_stated_on_their_days_only()
    {
        TieProfile paused = new() { States = [new(ContactState.Paused, Date(100), Date(200))] };
        Assert.Equal(TieStatus.Paused, Score(150, paused, Every(10, 10)).Status);
        Assert.NotEqual(TieStatus.Paused, Score(200, paused, Every(10, 10)).Status);

        TieProfile died = new() { States = [new(ContactState.Deceased, Date(100))] };
        Assert.Equal(TieStatus.Active, Score(99, died, Every(10, 10)).Status);
        Assert.Equal(TieStatus.Deceased, Score(100, died, Every(10, 10)).Status);
    }

    [Fact]
    public void Paused_time_is_not_silence()
    {
        TieProfile paused =
            new() { States = [new(ContactState.Paused, Date(95), Date(295)), new(ContactState.Paused, Date(250), Date(300))] };
        RelationshipScore score = Score(310, paused, Every(10, 10));

        Assert.Equal(310 - 90 - 205, score.SilentLocalDays);
        Assert.Equal(TieStatus.Active, score.Status);
        Assert.Equal(1.0 / 16, score.Recency, 1e-12);
    }

    [Fact]
    public void A_cadence_sets_the_gap_and_its_tolerance_when_a_tie_slips()
    {
        TieProfile monthly = new() { Cadence = Cadence.Every(Period.FromDays(30)) };
        Assert.Equal(TieStatus.Active, Score(90 + 30, monthly, Every(10, 10)).Status);
        Assert.Equal(TieStatus.Slipping, Score(90 + 31, monthly, Every(10, 10)).Status);
        Assert.Equal(TieStatus.Slipping, Score(90 + 60, monthly, Every(10, 10)).Status);
        Assert.Equal(TieStatus.Drifting, Score(90 + 61, monthly, Every(10, 10)).Status);

        TieProfile strict = new() { Cadence = Cadence.Every(Period.FromDays(30), Period.FromDays(3)) };
        Assert.Equal(TieStatus.Active, Score(90 + 33, strict, Every(10, 10)).Status);
        Assert.Equal(TieStatus.Slipping, Score(90 + 34, strict, Every(10, 10)).Status);
    }

    [Fact]
    public void As_it_comes_never_slips()
    {
        TieProfile free = new() { Cadence = Cadence.AsItComes };
        Assert.Equal(TieStatus.Active, Score(90 + 60, free, Every(10, 10)).Status);
        Assert.Equal(TieStatus.Dormant, Score(10 * 99 + 200, free, Every(10, 100)).Status);
    }

    [Fact]
    public void The_circles_rhythm_stands_in_until_a_tie_shows_its_own()
    {
        TieProfile circle = new() { CircleGap = Duration.FromDays(90) };
        Assert.Equal(90, Score(40, circle, On(0)).ExpectedGapDays, 1e-9);
        Assert.Equal(30, Score(40, On(0)).ExpectedGapDays, 1e-9);
    }

    [Fact]
    public void A_tie_known_only_by_a_statement_is_silent_since_that_statement()
    {
        TieProfile stated = new() { Closeness = [new(Closeness.CloseFriend, Date(0))] };
        RelationshipScore score = Score(40, stated);

        Assert.True(score.IsStatedOnly);
        Assert.Equal(40, score.SilentLocalDays);
        Assert.Equal(TieStatus.Active, score.Status);
        Assert.Equal(TieStatus.Dormant, Score(300, stated).Status);
    }

    [Fact]
    public void A_cadence_of_a_thousand_years_is_taken_in_the_last_year_there_is()
    {
        TieProfile rare = new() { Cadence = Cadence.Every(Period.FromYears(1000), Period.FromYears(1000)) };
        Interaction late = new(new("late"), Instant.FromUtc(9999, 12, 1, 0, 0), Channel.Letter, Friend);
        RelationshipScore score = Scorer.Score(new(Key, [late], rare), Instant.FromUtc(9999, 12, 30, 0, 0));

        Assert.Equal(2 * 365_242, score.Terms.ToleratedDays!.Value, 1.0);
        Assert.Equal(TieStatus.Nascent, score.Status);
    }

    // From 31 January a month ends on 29 February, and another on 29 March.
    [Fact]
    public void A_cadence_of_months_is_of_those_that_follow_the_last_contact()
    {
        TieProfile monthly = new() { Cadence = Cadence.Every(Period.FromMonths(1), Period.FromMonths(1)) };
        Assert.Equal(29, Score(40, monthly, On(30)).CadenceDays);
        Assert.Equal(58, Score(40, monthly, On(30)).Terms.ToleratedDays);
        Assert.Null(Score(40, new TieProfile { Cadence = Cadence.AsItComes }, On(30)).CadenceDays);
        Assert.Null(Score(40, On(30)).CadenceDays);
    }

    // 10 years, 2 months, 3 weeks and 4 days are 3,738 days by the calendar's mean.
    [Fact]
    public void A_cadence_that_leaves_the_calendar_is_of_its_mean_days()
    {
        Period period = new PeriodBuilder { Years = 10, Months = 2, Weeks = 3, Days = 4 }.Build();
        Assert.Equal(3_738, CadenceOf(9_999, period));
        Assert.Equal(365, CadenceOf(9_999, Period.FromYears(1)));
        Assert.Equal(366, CadenceOf(9_995, Period.FromYears(1)));

        static double? CadenceOf(int year, Period period) => Scorer.Score(
            new(Key, [new(new("x"), Instant.FromUtc(year, 6, 1, 0, 0), Channel.Letter, Friend)],
                new() { Cadence = Cadence.Every(period) }), Instant.FromUtc(year, 7, 1, 0, 0)).CadenceDays;
    }

    [Fact]
    public void What_is_stated_of_a_stranger_is_the_status()
    {
        Assert.Equal(TieStatus.Ended, Score(9, new TieProfile { States = [new(ContactState.Ended, Date(9))] }).Status);
        Assert.Equal(TieStatus.None, Score(8, new TieProfile { States = [new(ContactState.Ended, Date(9))] }).Status);
        Assert.Null(Score(9).LastInteraction);
        Assert.Null(Score(9, new TieProfile { MemberSince = Date(0) }).LastInteraction);
    }

    [Fact]
    public void A_tie_without_contact_is_silent_since_what_makes_it_known_first()
    {
        TieProfile member = new() { MemberSince = Date(20), Closeness = [new(Closeness.Friend, Date(30))] };
        Assert.Equal(20, Score(40, member).SilentLocalDays);
        Assert.Equal(30, Score(40, member with { MemberSince = Date(10) }).SilentLocalDays);
        Assert.Equal(10, Score(40, member with { MemberSince = Date(41) }).SilentLocalDays);
        Assert.Equal(35, Score(40, member, On(5, Channel.Reaction)).SilentLocalDays);
        Assert.Equal(20, Score(40, member, On(35, Channel.Reaction)).SilentLocalDays);
        RelationshipScore stated = Scorer.Score(new(Key, [], member), Day(30) - Duration.FromHours(12));
        Assert.True(stated.IsStatedOnly);
        Assert.False(Scorer.Score(new(Key, [], member), Day(30) - Duration.FromHours(13)).IsStatedOnly);
    }

    [Fact]
    public void A_contact_that_still_lasts_is_no_silence()
    {
        Interaction visit = new(new("visit"), Day(0), Channel.InPerson, Friend) { Length = Duration.FromDays(10) };
        Assert.Equal((0, 0), (Score(9, visit).SilenceDays, Score(9, visit).SilentLocalDays));
        Assert.Equal((0, 0), (Score(10, visit).SilenceDays, Score(10, visit).SilentLocalDays));
        Assert.Equal((2, 2), (Score(12, visit).SilenceDays, Score(12, visit).SilentLocalDays));
    }

    [Fact]
    public void A_prior_gap_of_a_circle_is_named_in_the_explanation()
    {
        TieProfile circle = new() { CircleGap = Duration.FromDays(77) };
        Assert.Equal(77, Score(9, circle, On(0)).Explain(ScoreTerm.Continuity).Find("prior_gap")!.Value);
        Assert.Equal(30, Score(9, On(0)).Explain(ScoreTerm.Continuity).Find("prior_gap")!.Value);
    }
}
