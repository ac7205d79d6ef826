using CsCheck;
using NodaTime;
using RelationshipModel.Scoring;
using RelationshipModel.Scoring.Bulk;
using RelationshipModel.Testing;
using static RelationshipModel.Tests.Laws.Histories;

namespace RelationshipModel.Tests.Laws;

public sealed class ScoringLaws
{
    private static readonly RelationshipScorer Scorer = new();

    private static readonly Duration Month = Duration.FromDays(30);

    private static RelationshipScorer In(DateTimeZone zone) => new(new ScoringOptions { Zone = zone });

    [Fact]
    public void Strength_recency_continuity_and_reciprocity_lie_from_0_to_1_and_strength_of_a_contact_above_0() =>
        Gen.Select(Log, Profile, Zone).Sample((log, profile, zone) =>
        {
            RelationshipScore score = In(zone).Score(new(Key, log, profile), AsOf);
            Assert.InRange(score.Strength, 0, 1);
            Assert.InRange(score.Recency, 0, 1);
            Assert.InRange(score.Continuity, 0, 1);
            Assert.InRange(score.ChanceOfContact(Duration.FromDays(90)), 0, 1);
            Assert.True(score.LastContact is null || score.Strength > 0);
            Assert.InRange(score.BondLevel, 0, 1);
            Assert.InRange(score.Reciprocity ?? 1, 0, 1);
            Assert.True(score.Bond >= 0 && double.IsFinite(score.Bond) && double.IsFinite(score.Vitality)
                && double.IsFinite(score.SilenceInGaps));
            if (score.InteractionCount == 0 && !score.IsStatedOnly)
                Assert.Equal((0, 0, 0), (score.Strength, score.Bond, score.Recency));
        });

    [Fact]
    public void The_order_in_which_the_log_is_given_is_irrelevant_bit_for_bit() =>
        Gen.Select(Log, Profile).SelectMany((log, profile) => Gen.Shuffle(log).Select(shuffled => (log, shuffled, profile)))
            .Sample(t =>
            Assert.Equal(Scorer.Score(new(Key, t.log, t.profile), AsOf), Scorer.Score(new(Key, t.shuffled, t.profile), AsOf)));

    [Fact]
    public void An_interaction_given_twice_counts_once() =>
        Log.Sample(log => Assert.Equal(Scorer.Score(new(Key, log), AsOf), Scorer.Score(new(Key, [.. log, .. log]), AsOf)));

    [Fact]
    public void Interactions_after_the_instant_are_ignored() =>
        Gen.Select(Log, Gen.Int[0, 7000]).Sample((log, day) =>
        {
            Instant asOf = Start + Duration.FromDays(day);
            Assert.Equal(Scorer.Score(new(Key, log.Where(i => i.At <= asOf)), asOf), Scorer.Score(new(Key, log), asOf));
        });

    [Fact]
    public void Shifting_all_times_by_whole_days_shifts_nothing_in_a_zone_of_fixed_offset() =>
        Gen.Select(Log, Gen.Int[-700_000, 2_000_000], Gen.Int[-12, 14]).Sample((log, days, hours) =>
        {
            RelationshipScorer scorer = In(DateTimeZone.ForOffset(Offset.FromHours(hours)));
            Duration shift = Duration.FromDays(days);
            RelationshipScore here = scorer.Score(new(Key, log), AsOf);
            RelationshipScore there = scorer.Score(new(Key, log.Select(i => Copy(i, later: shift))), AsOf + shift);
            Assert.Equal(here.Strength, there.Strength);
            Assert.Equal(here.Bond, there.Bond);
            Assert.Equal(here.Recency, there.Recency);
            Assert.Equal(here.ExpectedGapDays, there.ExpectedGapDays);
            Assert.Equal(here.Status, there.Status);
            Assert.Equal(here.ChanceOfContact(Duration.FromDays(60)), there.ChanceOfContact(Duration.FromDays(60)));
            Assert.Equal(here.Initiative, there.Initiative);
            Assert.Equal(here.Support, there.Support);
            Assert.Equal(here.SilenceInGaps, there.SilenceInGaps);
        });

    [Fact]
    public void More_contact_never_means_less_bond() =>
        Gen.Select(Log, Any, Profile, Zone).Sample((log, more, profile, zone) =>
        {
            RelationshipScorer scorer = In(zone);
            double without = scorer.Score(new(Key, log, profile), AsOf).Bond;
            double with = scorer.Score(new(Key, [.. log, Copy(more, new("more"))], profile), AsOf).Bond;
            Assert.True(with >= without * (1 - 1e-12), $"{with:R} < {without:R}");
        });

    [Fact]
    public void Silence_never_raises_strength_vitality_outlook_bond_or_the_chance_of_contact() =>
        Gen.Select(Log, Profile, Zone, Gen.Double[0, 4000], Gen.Double[0, 4000]).Sample((log, profile, zone, first, more) =>
        {
            RelationshipScorer scorer = In(zone);
            Tie tie = new(Key, log, profile);
            Instant earlier = AsOf + Duration.FromDays(first);
            RelationshipScore before = scorer.Score(tie, earlier), after = scorer.Score(tie, earlier + Duration.FromDays(more));
            Assert.True(after.Strength <= before.Strength * (1 + 1e-12));
            Assert.True(after.Vitality <= before.Vitality * (1 + 1e-12));
            Assert.True(after.Bond <= before.Bond * (1 + 1e-12));
            Assert.True(after.ChanceOfContact(Month) <= before.ChanceOfContact(Month) * (1 + 1e-12));
            Assert.Equal(before.Reciprocity, after.Reciprocity);
            Instant seen = earlier - Duration.FromDays(5);
            Assert.True(scorer.Score(tie, after.AsOf, seen).Outlook <= scorer.Score(tie, before.AsOf, seen).Outlook * (1
                + 1e-12));
        });

    [Fact]
    public void Every_node_of_every_explanation_equals_the_combination_it_declares() =>
        Gen.Select(Log, Profile, Zone, Gen.Int[0, 3000].Nullable()).Sample((log, profile, zone, away) =>
        {
            Instant? seen = away is { } days ? AsOf - Duration.FromDays(days) : null;
            RelationshipScore score = In(zone).Score(new(Key, log, profile), AsOf, seen);
            Assert.Equal(score.Strength, score.Explanation.Value);
            Assert.Equal(score.Vitality, score.Explain(ScoreTerm.Vitality).Value);
            Assert.Equal(score.Outlook, score.Explain(ScoreTerm.Outlook).Value);
            Assert.Equal(score.SilenceInGaps, score.Explain(ScoreTerm.Silence).Value);
            Assert.Equal(score.Continuity, score.Explain(ScoreTerm.Continuity).Value);
            Assert.Equal(score.Bond, score.Explain(ScoreTerm.Bond).Value);
            Assert.Equal(score.Reciprocity ?? 0, score.Explain(ScoreTerm.Reciprocity).Value);
            foreach (ScoreTerm term in Enum.GetValues<ScoreTerm>()) Explanations.AssertHolds(score.Explain(term));
        });

    [Fact]
    public void Taking_interactions_one_by_one_equals_the_batch_bit_for_bit() =>
        Gen.Select(Log, Profile, Zone).Sample((log, profile, zone) =>
        {
            RelationshipScorer scorer = In(zone);
            TieLedger ledger = new(scorer);
            ledger.SetProfile(Key, profile);
            foreach (Interaction interaction in log.Order(Comparer<Interaction>.Create(Interaction.Compare)))
                ledger.Record(Owner, interaction);
            Assert.Equal(scorer.Score(new(Key, log, profile), AsOf), ledger.Score(Key, AsOf));
        });

    [Fact]
    public void Arriving_out_of_order_equals_arriving_in_order_bit_for_bit() =>
        Gen.Select(Log, Profile).Sample((log, profile) =>
        {
            List<Interaction> store = [];
            TieLedger ledger = new(Scorer, _ => store);
            for (int i = 0; i < log.Length; i++)
            {
                store.Add(log[i]);
                ledger.Record(Owner, log[i]);
                if (i == log.Length / 2) ledger.SetProfile(Key, profile);
            }

            Assert.Equal(Scorer.Score(new(Key, log, log.Length > 0 ? profile : null), AsOf), ledger.Score(Key, AsOf));
        });

    [Fact]
    public void Swapping_the_sides_mirrors_initiative_and_support_and_keeps_reciprocity() =>
        Log.Sample(log =>
        {
            IEnumerable<Interaction> swapped = log.Select(i => Copy(
                i,
                initiator: i.Initiator.Side == TieSide.Owner ? Initiator.Of(Friend) : i.Initiator.Side == TieSide.None
                    ? Initiator.Unknown : Initiator.Owner,
                supports: i.Supports.Select(
                    s => new Support(s.By == TieSide.Owner ? TieSide.Contact : TieSide.Owner,
                        s.Kind))));
            RelationshipScore mine = Scorer.Score(new(Key, log), AsOf), theirs = Scorer.Score(new(Key, swapped), AsOf);
            Assert.Equal(mine.Initiative.Owner, theirs.Initiative.Contact);
            Assert.Equal(mine.Initiative.Contact, theirs.Initiative.Owner);
            Assert.Equal(mine.Initiative.Balance, -theirs.Initiative.Balance);
            Assert.Equal(mine.Support.Balance, -theirs.Support.Balance);
            Assert.Equal(mine.Reciprocity, theirs.Reciprocity);
            Assert.Equal(mine.Strength, theirs.Strength);
        });

    [Fact]
    public void A_preview_equals_the_score_after_it_happened() =>
        Gen.Select(Log, Any).Sample((log, more) =>
        {
            Interaction next = Copy(more, new("next"));
            TieLedger ledger = new(Scorer, _ => log);
            foreach (Interaction interaction in log.Order(Comparer<Interaction>.Create(Interaction.Compare)))
                ledger.Record(Owner, interaction);
            RelationshipScore expected = Scorer.Score(new(Key, [.. log, next]), AsOf);
            Assert.Equal(expected, Scorer.Preview(new(Key, log), next, AsOf));
            Assert.Equal(expected, ledger.Preview(Key, next, AsOf));
            Assert.Equal(Scorer.Score(new(Key, log), AsOf), ledger.Score(Key, AsOf));
        });

    [Fact]
    public void The_changes_of_the_terms_sum_to_the_change_of_closeness() =>
        Gen.Select(Log, Gen.Int[0, 7400], Gen.Int[0, 7400]).Sample((log, a, b) =>
        {
            ScoreChange change = Scorer.Compare(new(Key, log), Start + Duration.FromDays(Math.Min(a, b)), Start
                + Duration.FromDays(Math.Max(a, b)));
            Explanations.AssertHolds(change.Explanation);
            Assert.Equal(change.Later.Strength - change.Earlier.Strength, change.Explanation.Value);
            if (change.Earlier.Bond == 0 || change.Later.Bond == 0) return;
            double closeness = change.Later.Explanation.Find("closeness")!.Value - change.Earlier.Explanation.Find(
                "closeness")!.Value;
            Assert.Equal(closeness, change.Contributions!.Value.Sum,
                1e-12 * Math.Max(1, Math.Abs(closeness)));
        });

    [Fact]
    public void Whatever_the_years_and_lengths_a_score_is_a_number() =>
        Gen.Select(Gen.Long[0, 9997L * 365 * 86_400].Array[1, 8], Gen.Double[-20, 9], Gen.Enum<Channel>(), Zone)
            .Sample((seconds, exponent, channel, zone) =>
        {
            Instant first = Instant.FromUtc(1, 1, 2, 0, 0);
            Duration length = Duration.FromNanoseconds(Math.Exp(exponent) * 3.6e12);
            Tie tie = new(Key,
                seconds.Select(
                    (s, i) =>
                        new Interaction(new($"{i}"), first + Duration.FromSeconds(s), channel, Friend) { Length = length }));
            RelationshipScore score = In(zone).Score(tie, Instant.FromUtc(9999, 12, 30, 0, 0));
            Assert.True(double.IsFinite(score.Strength) && double.IsFinite(score.Bond) && double.IsFinite(score.Vitality)
                && score.BondHalfLife >= Duration.Zero);
            Explanations.AssertHolds(score.Explanation);
        });

    [Fact]
    public void Where_there_is_contact_a_circular_an_attempt_or_a_like_moves_no_silence_rhythm_chance_or_status() =>
        Gen.Select(Log, Any, Profile, Gen.Int[0, 2]).Sample((log, more, profile, kind) =>
        {
            Interaction noise = new(new("noise"), more.At, kind == 0 ? Channel.Email : kind == 1
                ? Channel.Voice : Channel.Reaction, Friend)
            {
                HeadCount = kind == 0 ? 300 : 2,
                Length = kind == 1 ? Duration.Zero : null,
                Initiator = more.Initiator,
            };
            RelationshipScore without = Scorer.Score(new(Key, log, profile), AsOf),
                with = Scorer.Score(new(Key, [.. log, noise], profile), AsOf);
            if (without.LastContact is null) return;
            Assert.Equal(
                (without.SilenceDays, without.ExpectedGapDays, without.Recency, without.Continuity,
                    without.ChanceOfContact(Month)),
                (with.SilenceDays, with.ExpectedGapDays, with.Recency, with.Continuity, with.ChanceOfContact(Month)));
            Assert.Equal((without.ContactDays, without.LastContact, without.FirstContact),
                (with.ContactDays, with.LastContact, with.FirstContact));
            if (kind == 1) Assert.Equal(without.Bond, with.Bond, 1e-12 * without.Bond);
            else Assert.Equal((without.Initiative.Owner, without.Initiative.Contact),
                (with.Initiative.Owner, with.Initiative.Contact));

            // Attempts are initiatives, and a like ends waiting: these two tell whether a tie is unanswered. The hours of a
            // circular or like can make a lapsed tie dormant by themselves only at the limit.
            TieStatus[] either = [TieStatus.Unanswered, TieStatus.Dormant];
            if (!either.Contains(without.Status) && !either.Contains(with.Status)) Assert.Equal(without.Status, with.Status);
        });

    [Fact]
    public void Splitting_a_call_within_a_day_changes_no_bond_and_a_meeting_in_two_calendars_counts_once() =>
        Gen.Select(Log, Gen.Int[0, 7000], Gen.Int[2, 200], Gen.Double[.1, .9]).Sample((log, day, minutes, part) =>
        {
            Instant at = Start + Duration.FromDays(day) + Duration.FromHours(3);
            Duration length = Duration.FromMinutes(minutes), first = Duration.FromMinutes(Math.Round(minutes * part, 3));
            Interaction Call(string id, Instant start, Duration lasted) =>
                new(new(id), start, Channel.Voice, Friend) { Length = lasted };
            double Bond(params Interaction[] more) => Scorer.Score(new(Key, [.. log, .. more]), AsOf).Bond;
            double whole = Bond(Call("z1", at, length));
            Assert.Equal(whole, Bond(Call("z1", at, length), Call("z2", at, length)), 1e-12 * whole);
            Assert.Equal(whole, Bond(Call("z1", at, first), Call("z2", at + first, length - first)), 1e-11 * whole);
        });

    [Fact]
    public void Merging_ties_never_lowers_the_bond_and_its_silence_is_the_least_of_the_parts() =>
        Gen.Select(Log, Log).Sample((a, b) =>
        {
            Interaction[] other = [.. b.Select(static i => Copy(i, new($"o{i.Id}")))];
            RelationshipScore one = Scorer.Score(new(Key, a), AsOf), two = Scorer.Score(new(Key, other), AsOf);
            RelationshipScore whole = Scorer.Score(new(Key, [.. a, .. other]), AsOf);
            Assert.True(whole.Bond >= Math.Max(one.Bond, two.Bond) * (1 - 1e-12));
            double[] silences = [.. new[] { one, two }.Where(static score => score.LastContact is not null)
                .Select(static score => score.SilenceDays)];
            if (silences.Length > 0) Assert.Equal(silences.Min(), whole.SilenceDays);
        });
}
