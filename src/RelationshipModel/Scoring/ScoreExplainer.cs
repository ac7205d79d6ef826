namespace RelationshipModel.Scoring;

/// <summary>Spells a score's numbers out as the tree of terms they were made of.</summary>
internal sealed class ScoreExplainer(ScoringOptions options, TieFold fold, ScoreKernel kernel)
{
    private const int MostEvidence = 5;
    private const string Hours = "h";
    private const string Days = "d";
    private const string Times = "times";

    internal Explanation Explain(RelationshipScore score, ScoreTerm term)
    {
        ScoreTerms terms = score.Terms;
        if (terms.IsWithheld) return Nothing(term, "withheld");
        return term switch
        {
            ScoreTerm.Strength => Strength(score),
            ScoreTerm.Vitality => terms.HasBond ? Vitality(score) : Nothing(term, "no_bond"),
            ScoreTerm.Outlook => terms.HasBond ? Outlook(score) : Nothing(term, "no_bond"),
            ScoreTerm.Bond => terms.HasBond ? Bond(score) : Nothing(term, "no_bond"),
            ScoreTerm.BondLevel => terms.HasBond ? BondLevel(score) : Nothing(term, "no_bond"),
            ScoreTerm.Silence => terms.IsKnown ? Silence(score) : Nothing(term, "no_contact"),
            ScoreTerm.Continuity => terms.IsKnown ? Continuity(score) : Nothing(term, "no_contact"),
            ScoreTerm.Reciprocity => score.Reciprocity is { } known ? Reciprocity(score, known) : Nothing(term, "unknown"),
            ScoreTerm.Depth => Judged("depth", terms.Depth, terms.DepthSum, terms.DepthCount, 1),
            ScoreTerm.Restoration => Judged("restoration", terms.Restoration, terms.FeelSum, terms.FeelCount, 0),
            ScoreTerm.TrustInContact => Trust("trust_in_contact", terms.TrustInContact),
            _ => Trust("trust_in_owner", terms.TrustInOwner),
        };
    }

    private static Explanation Nothing(ScoreTerm term, string reason) =>
        new(Code(term), 0, "1", Combination.Sum, [new(reason, 0)]);

    private static string Code(ScoreTerm term) => term switch
    {
        ScoreTerm.TrustInContact => "trust_in_contact",
        ScoreTerm.TrustInOwner => "trust_in_owner",
        ScoreTerm.BondLevel => "bond_level",
        _ => term.ToString().ToLowerInvariant(),
    };

    private static Explanation Leaf(string term, double value, string unit = "1", IEnumerable<InteractionId>? evidence = null) =>
        new(term, value, unit, evidence: evidence);

    private Explanation Strength(RelationshipScore score)
    {
        if (score.Contributions is not { } contributions) return Nothing(ScoreTerm.Strength, "no_bond");
        (double ofBond, double ofContinuity, double ofReciprocity) = contributions;
        StrengthOptions strength = options.Strength;
        Explanation[] terms =
        [
            Contribution("of_bond", ofBond, 1, LeastBond(score), "midpoint", strength.Midpoint.TotalHours, Hours),
            Contribution("of_continuity", ofContinuity, strength.ContinuityWeight, Continuity(score), "full_continuity", 1, "1"),
            score.Reciprocity is { } known
                ? Contribution("of_reciprocity", ofReciprocity, strength.ReciprocityWeight, FlooredReciprocity(score, known),
                    "full_reciprocity", 1, "1")
                : Leaf("reciprocity_unknown", 0),
        ];
        return new("strength", score.Strength, "1", Combination.Logistic,
            [new("closeness", ofBond + ofContinuity + ofReciprocity, "1", Combination.Sum, terms)]);
    }

    /// <summary>The bond, or the least whose logarithm is taken.</summary>
    private Explanation LeastBond(RelationshipScore score) => score.Bond >= ScoreKernel.LeastBond
        ? Bond(score)
        : new("bond_or_least", ScoreKernel.LeastBond, Hours, Combination.Maximum,
            [Bond(score), Leaf("least_bond", ScoreKernel.LeastBond, Hours)]);

    private Explanation FlooredReciprocity(RelationshipScore score, double reciprocity)
    {
        double floor = options.Strength.ReciprocityFloor;
        return new("floored_reciprocity", kernel.FlooredReciprocity(reciprocity), "1", Combination.Sum,
        [
            Leaf("reciprocity_floor", floor),
            new("above_floor", (1 - floor) * reciprocity, "1", Combination.Product,
                [Leaf("rest", 1 - floor), Reciprocity(score, reciprocity)]),
        ]);
    }

    private static Explanation Contribution(string term, double value, double weight, Explanation of, string reference,
        double referenceValue, string unit) =>
        new(term, value, "1", Combination.ScaledLogarithm, [Leaf("weight", weight), of, Leaf(reference, referenceValue, unit)]);

    private Explanation Bond(RelationshipScore score)
    {
        ScoreTerms terms = score.Terms;
        InteractionId[] heaviest = [.. Heaviest(score) ?? []];
        return new("bond", terms.Bond, Hours, Combination.BondDecay,
        [
            Leaf(terms.AnchorIsStated ? "bond_stated" : "bond_at_last_credit", terms.AnchorBond, Hours, heaviest) with
            {
                FurtherEvidence = terms.Interactions - heaviest.Length,
            },
            Leaf("since", terms.AnchorDays, Days),
            Leaf("half_life_of_a_weak_bond", terms.WeakHalfLifeDays, Days),
            Leaf("scale", options.Bond.Scale.TotalHours, Hours),
            Leaf("longest_half_life", options.Bond.LongestHalfLife.TotalDays, Days),
        ]);
    }

    private Explanation BondLevel(RelationshipScore score) =>
        new("bond_level", score.BondLevel, "1", Combination.Level,
            [Bond(score), Leaf("bond_level_half", options.Bond.LevelHalf.TotalHours, Hours)]);

    private Explanation Recency(RelationshipScore score)
    {
        ScoreTerms terms = score.Terms;
        return new("recency", terms.Recency, "1", Combination.PowerLaw,
        [
            Leaf("silence", terms.Silence, Days, LastContact(score)),
            Leaf("recency_scale", options.Rhythm.RecencyScale.TotalDays, Days),
        ]);
    }

    private Explanation Continuity(RelationshipScore score)
    {
        ScoreTerms terms = score.Terms;
        return new("continuity", terms.Continuity, "1", Combination.PowerLaw,
            [Leaf("silence", terms.Silence, Days, LastContact(score)), ExpectedGap(terms)]);
    }

    private Explanation ExpectedGap(ScoreTerms terms)
    {
        double prior = options.Rhythm.PriorLength.TotalDays, shortest = options.Rhythm.ShortestGap.TotalDays;
        double own = Formulas.ShrunkGeometricMean(terms.GapLogSum, prior, terms.PriorGap, terms.GapSum);
        return new("expected_gap", terms.ExpectedGap, Days, Combination.Maximum,
        [
            new("gap_of_own_rhythm", own, Days, Combination.ShrunkGeometricMean,
            [
                Leaf("logarithms_of_gaps", terms.GapLogSum, Days), Leaf("prior_days", prior, Days),
                Leaf("prior_gap", terms.PriorGap, Days),
                Leaf("days_in_gaps", terms.GapSum, Days),
            ]),
            Leaf("shortest_gap", shortest, Days),
        ]);
    }

    /// <summary>The last contact, unless it was folded into the past and removed.</summary>
    private static IEnumerable<InteractionId>? LastContact(RelationshipScore score)
    {
        bool isKept = score.Folded is not { } folded || folded.Digest.FirstKeptAt <= score.Terms.LastContact;
        return score.Terms.LastContact is null || !isKept ? null : [score.Terms.LastContactId];
    }

    private Explanation Reciprocity(RelationshipScore score, double value)
    {
        List<Explanation> known = [];
        Add("initiative", "share_of_owner", "share_of_contact", score.Initiative, score.Terms.BondAtInitiative);
        Add("support", "given", "received", score.Support, score.Terms.BondAtSupport);
        return new("reciprocity", value, "1", Combination.Minimum, known);

        void Add(string name, string owner, string contact, in ReciprocityBalance balance, double bond)
        {
            if (balance.Reciprocity is not { } reciprocity) return;
            known.Add(new($"reciprocity_of_{name}", reciprocity, "1", Combination.Reciprocity,
            [
                new($"balance_of_{name}", balance.Balance, "1", Combination.Balance,
                    [Leaf(owner, balance.Owner, Times), Leaf(contact, balance.Contact, Times),
                        Leaf("prior", options.Balance.Prior, Times)]),
                Tolerance(bond, balance.Tolerance),
            ]));
        }
    }

    private Explanation Tolerance(double bond, double tolerance)
    {
        double level = Formulas.Level(bond, options.Bond.LevelHalf.TotalHours);
        return new("tolerance", tolerance, "1", Combination.Sum,
        [
            Leaf("base_tolerance", options.Balance.BaseTolerance),
            new("tolerance_of_bond", options.Balance.BondTolerance * level, "1", Combination.Product,
            [
                Leaf("bond_tolerance", options.Balance.BondTolerance),
                new("bond_level_at_last_interaction", level, "1", Combination.Level,
                    [Leaf("bond_at_last_interaction", bond, Hours),
                        Leaf("bond_level_half", options.Bond.LevelHalf.TotalHours, Hours)]),
            ]),
        ]);
    }

    private Explanation Vitality(RelationshipScore score) =>
        new("vitality", score.Vitality, Hours, Combination.Product, [Bond(score), Recency(score)]);

    private Explanation Outlook(RelationshipScore score)
    {
        if (score.Presence is not { } presence) return new("outlook", score.Outlook, Hours, Combination.Sum, [Vitality(score)]);
        ScoreTerms terms = score.Terms;
        if (terms.Seen is null)
        {
            return new("outlook", score.Outlook, Hours, Combination.Product,
            [
                Vitality(score),
                new("presence", presence, "1", Combination.Power,
                    [Recency(score), Leaf("power_of_the_hidden", options.Presence.HiddenPower)]),
            ]);
        }

        return new("outlook", score.Outlook, Hours, Combination.Product,
        [
            Vitality(score),
            new("presence", presence, "1", Combination.PowerLaw,
            [
                new("unseen", terms.Seen!.Value, Days, Combination.Minimum,
                    [Leaf("silence", terms.Silence, Days), Leaf("silent_to_everyone_else", terms.SeenByOthers!.Value, Days)]),
                Leaf("presence_scale", options.Presence.Scale.TotalDays, Days),
            ]),
        ]);
    }

    private Explanation Silence(RelationshipScore score)
    {
        ScoreTerms terms = score.Terms;
        Explanation silent = Leaf("silent_days", terms.SilentDays, Days, LastContact(score));
        if (terms.ToleratedDays is not { } cadence)
            return new("silence", terms.SilenceInGaps, "gaps", Combination.Ratio, [silent, ExpectedGap(terms)]);
        double gaps = options.Status.ActiveGaps;
        return new("silence", terms.SilenceInGaps, "gaps", Combination.Ratio,
        [
            new("weighed_silence", terms.SilentDays * gaps, Days, Combination.Product, [silent, Leaf("gaps_of_a_cadence", gaps)]),
            Leaf("cadence", cadence, Days),
        ]);
    }

    private Explanation Judged(string term, double value, double sum, int count, double neutral) =>
        count == 0
            ? new(term, 0, "1", Combination.Sum, [new("not_judged", 0)])
            : new(term, value, "1", Combination.ShrunkMean,
                [Leaf("sum", sum), Leaf("prior", options.Depths.JudgementPrior, Times), Leaf("neutral", neutral),
                    Leaf("judged", count, Times)]);

    private static Explanation Trust(string term, TrustEstimate trust) =>
        new(term, trust.Mean, "1", Combination.ShrunkMean,
            [Leaf("kept", trust.Kept, Times), Leaf("prior", 2, Times), Leaf("neutral", .5),
                Leaf("kept_or_broken", trust.Kept + trust.Broken, Times)]);

    /// <summary>The interactions that weigh most; of equal ones the latest.</summary>
    private IEnumerable<InteractionId>? Heaviest(RelationshipScore score) =>
        score.Folded is { } folded ? folded.Digest.Heaviest.Select(static heaviest => heaviest.Id)
        : score.History is not { } history
            ? LastContact(score)
            : history.TakeWhile(interaction => interaction.At <= score.AsOf)
                .Reverse()
                .OrderByDescending(interaction => fold.Weight(Episode.Known(interaction, score.Tie.Contact)))
                .Take(MostEvidence)
                .Select(static interaction => interaction.Id);
}
