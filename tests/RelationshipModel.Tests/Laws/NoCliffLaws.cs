using CsCheck;
using NodaTime;
using RelationshipModel.Scoring;
using static RelationshipModel.Tests.Laws.Histories;

namespace RelationshipModel.Tests.Laws;

/// <summary>A small change of one input moves no value by more than the bound stated with each law.</summary>
public sealed class NoCliffLaws
{
    private static readonly RelationshipScorer Scorer = new();
    private static readonly Duration Day = Duration.FromDays(1);

    /// <summary>With the shortest gap of 7 days, a day takes at most 1/8 of continuity and so at most .017 of strength.</summary>
    [Fact]
    public void A_day_of_silence_takes_at_most_an_eighth_of_continuity_and_two_hundredths_of_strength() =>
        Gen.Select(Log, Profile, Gen.Double[0, 4000]).Sample((log, profile, days) =>
        {
            Tie tie = new(Key, log, profile);
            Instant asOf = AsOf + Duration.FromDays(days);
            RelationshipScore today = Scorer.Score(tie, asOf), tomorrow = Scorer.Score(tie, asOf + Day);
            Assert.InRange(today.Continuity - tomorrow.Continuity, -1e-12, 1 / 8.0 + 1e-12);
            if (profile.Closeness.All(stated => stated.Meaning == ClosenessMeaning.AtLeast))
                Assert.InRange(today.Strength - tomorrow.Strength, -1, .02);
        });

    /// <summary>An hour takes at most 1/25 of recency, which has lost half after a day, and .012 of the chance of contact: its
    /// odds fall by at most 1.15 in a day and a chance moves by at most a quarter of that.</summary>
    [Fact]
    public void An_hour_of_silence_takes_at_most_a_25th_of_recency_and_a_hundredth_of_the_chance() =>
        Gen.Select(Log, Gen.OneOf(Gen.Double[0, 3], Gen.Double[0, 4000]), Gen.Int[1, 3650]).Sample((log, days, horizon) =>
        {
            Tie tie = new(Key, log);
            Instant asOf = (log.Length == 0 ? AsOf : log.Max(static i => i.At)) + Duration.FromDays(days);
            RelationshipScore now = Scorer.Score(tie, asOf), next = Scorer.Score(tie, asOf + Duration.FromHours(1));
            double Chance(RelationshipScore score) => score.ChanceOfContact(Duration.FromDays(horizon));
            Assert.InRange(now.Recency - next.Recency, -1e-12, 1 / 25.0 + 1e-12);
            Assert.InRange(Chance(now) - Chance(next), -1e-12, .012);
        });

    /// <summary>An hour of bond at most b/(b + 10) from 0 to 1: 1/11 of strength, .014 of the bond's level.</summary>
    [Fact]
    public void An_hour_of_bond_moves_strength_by_at_most_a_tenth() =>
        Gen.Double[0, 400].Sample(hours =>
        {
            double Strength(double bond) =>
                Formulas.Logistic(Formulas.ScaledLogarithm(1, Math.Max(bond, ScoreKernel.LeastBond), 10));
            Assert.InRange(Strength(hours + 1) - Strength(hours), 0, .1);
            Assert.InRange(Formulas.Level(hours + 1, 50) - Formulas.Level(hours, 50), 0, .014);
        });

    /// <summary>An hour counts at most its channel times its depth: 2 hours of bond.</summary>
    [Fact]
    public void A_minute_more_of_a_talk_adds_at_most_its_own_weight() =>
        Gen.Select(Log, Gen.Int[0, 39], Gen.Int[1, 60_000]).Sample((log, index, minutes) =>
        {
            if (log.Length == 0) return;
            Interaction talk = log[index % log.Length];
            double Bond(double length) =>
                Scorer.Score(new(Key, log.Select(i => i.Id == talk.Id ? i with { Length = Duration.FromMinutes(length) } : i)),
                    AsOf).Bond;
            Assert.InRange(Bond(minutes + 1) - Bond(minutes), -1e-9, 2 / 60.0 + 1e-9);
        });

    /// <summary>The step from the third other to the fourth is the largest: a quarter of what the talk counts.</summary>
    [Fact]
    public void One_head_more_takes_at_most_a_quarter_of_a_talk() =>
        Gen.Select(Gen.Int[2, 200], Gen.Int[1, 480]).Sample((heads, minutes) =>
        {
            double Bond(int count) => Scorer.Score(
                new(Key, [new Interaction(new("a"), AsOf, Channel.InPerson, Friend) { HeadCount = count,
                    Length = Duration.FromMinutes(minutes) }]), AsOf).Bond;
            double bond = Bond(heads), more = Bond(heads + 1);
            Assert.InRange(bond - more, -1e-12, bond / 4 * (1 + 1e-4));
        });

    /// <summary>Whether it falls before or after midnight, an answer moves the gap by less than a quarter, and
    /// the rest by what a day moves.</summary>
    [Fact]
    public void Ten_minutes_around_midnight_move_the_gap_by_less_than_a_quarter() =>
        Gen.Select(Gen.Int[14, 200], Gen.Int[4, 30], Gen.Int[0, 2000]).Sample((rhythm, count, silence) =>
        {
            RelationshipScore Answered(Duration after) => Scorer.Score(
                new(Key, Enumerable.Range(0, count).SelectMany(i =>
                {
                    Instant dinner = Start + Duration.FromDays(rhythm * i) + Duration.FromHours(19);
                    return new[]
                    {
                        new Interaction(new($"d{i:00}"), dinner, Channel.InPerson, Friend),
                        new(new($"m{i:00}"), dinner + after, Channel.Message, Friend),
                    };
                })),
                Start + Duration.FromDays(rhythm * count + silence));
            RelationshipScore before = Answered(Duration.FromMinutes(295)), late = Answered(Duration.FromMinutes(305));
            Assert.InRange(late.ExpectedGapDays / before.ExpectedGapDays, .75, 1.25);
            Assert.InRange(late.Strength - before.Strength, -.05, .05);
        });

    /// <summary>As reciprocity becomes known, strength moves by at most .02.</summary>
    [Fact]
    public void Reciprocity_that_becomes_known_moves_strength_by_at_most_two_hundredths() =>
        Gen.Select(Gen.Double[.01, 200], Gen.Double[.01, 1]).Sample((bond, continuity) =>
        {
            // Known from (g + v)/(g + v + 4) = .4 on: one side alone has beta = .4 then.
            double tolerance = .2 + .4 * Formulas.Level(bond, 50), reciprocity = Formulas.Reciprocity(.4, tolerance);
            ScoreKernel kernel = new(ScoringOptions.Default, Scorer.Fold);
            double Strength(double? known)
            {
                (double ofBond, double ofContinuity, double ofReciprocity) = kernel.Contributions(bond, continuity, known);
                return Formulas.Logistic(ofBond + ofContinuity + ofReciprocity);
            }

            Assert.InRange(Strength(null) - Strength(reciprocity), 0, .02);
        });
}
