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

        Assert.Equal(2 * 365_242, score.CadenceDays!.Value, 1.0);
        Assert.Equal(TieStatus.Nascent, score.Status);
    }
}
