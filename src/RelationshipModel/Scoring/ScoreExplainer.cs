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
            ScoreTerm.Vitality => terms.HasAnchor ? Vitality(score) : Nothing(term, "no_bond"),
            ScoreTerm.Outlook => terms.HasAnchor ? Outlook(score) : Nothing(term, "no_bond"),
            ScoreTerm.Silence => terms.HasAnchor ? Silence(score) : Nothing(term, "no_contact"),
            ScoreTerm.BondLevel => terms.HasAnchor ? BondLevel(score) : Nothing(term, "no_bond"),
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
        double? reciprocity = score.Reciprocity;
        if (!(score.Bond > 0)) return Nothing(ScoreTerm.Strength, "no_bond");
        if (reciprocity <= 0) return Nothing(ScoreTerm.Strength, "one_sided");
        (double ofBond, double ofRecency, double ofReciprocity) = kernel.Contributions(score.Bond, score.Recency, reciprocity);
        Explanation[] contributions =
        [
            Contribution("of_bond", ofBond, 1, Bond(score), "midpoint", options.StrengthMidpoint.TotalHours, Hours),
            Contribution("of_recency", ofRecency, options.RecencyWeight, Recency(score), "full_recency", 1, "1"),
            reciprocity is { } known
                ? Contribution("of_reciprocity", ofReciprocity, options.ReciprocityWeight, Reciprocity(score, known), "full_reciprocity", 1, "1")
                : Leaf("reciprocity_unknown", 0),
        ];
        return new("strength", score.Strength, "1", Combination.Logistic,
            [new("closeness", ofBond + ofRecency + ofReciprocity, "1", Combination.Sum, contributions)]);
    }

    private static Explanation Contribution(string term, double value, double weight, Explanation of, string reference, double referenceValue, string unit) =>
        new(term, value, "1", Combination.ScaledLogarithm, [Leaf("weight", weight), of, Leaf(reference, referenceValue, unit)]);

    private Explanation Bond(RelationshipScore score)
    {
        ScoreTerms terms = score.Terms;
        return new("bond", terms.Bond, Hours, Combination.BondDecay,
        [
            Leaf(terms.AnchorIsStated ? "bond_stated" : "bond_at_last_credit", terms.AnchorBond, Hours, Heaviest(score)),
            Leaf("since", terms.AnchorDays, Days),
            Leaf("half_life_of_a_weak_bond", terms.WeakHalfLifeDays, Days),
            Leaf("scale", options.BondScale.TotalHours, Hours),
        ]);
    }

    private Explanation BondLevel(RelationshipScore score) =>
        new("bond_level", score.BondLevel, "1", Combination.Level, [Bond(score), Leaf("bond_level_half", options.BondLevelHalf.TotalHours, Hours)]);

    private Explanation Recency(RelationshipScore score)
    {
        ScoreTerms terms = score.Terms;
        return new("recency", terms.Recency, "1", Combination.PowerLaw,
        [
            Leaf("silence", terms.ContactSilenceDays, Days, LastContact(terms)),
            Leaf("recency_scale", options.RecencyScale.TotalDays, Days),
        ]);
    }

    private static IEnumerable<InteractionId>? LastContact(ScoreTerms terms) => terms.Interactions > 0 ? [terms.LastContactId] : null;

    private Explanation Reciprocity(RelationshipScore score, double value)
    {
        List<Explanation> known = [];
        Add("initiative", "opened_by_owner", "opened_by_contact", score.Initiative);
        Add("support", "given", "received", score.Support);
        return new("reciprocity", value, "1", Combination.Minimum, known);

        void Add(string name, string owner, string contact, in ReciprocityBalance balance)
        {
            if (balance.Reciprocity is not { } reciprocity) return;
            known.Add(new($"reciprocity_of_{name}", reciprocity, "1", Combination.Reciprocity,
            [
                new($"balance_of_{name}", balance.Balance, "1", Combination.Balance,
                    [Leaf(owner, balance.Owner, Times), Leaf(contact, balance.Contact, Times), Leaf("prior", options.BalancePrior, Times)]),
                Tolerance(score, balance.Tolerance),
            ]));
        }
    }

    private Explanation Tolerance(RelationshipScore score, double tolerance)
    {
        double level = Formulas.Level(score.Terms.BondAtLast, options.BondLevelHalf.TotalHours);
        return new("tolerance", tolerance, "1", Combination.Sum,
        [
            Leaf("base_tolerance", options.BaseTolerance),
            new("tolerance_of_bond", options.BondTolerance * level, "1", Combination.Product,
            [
                Leaf("bond_tolerance", options.BondTolerance),
                new("bond_level_at_last_interaction", level, "1", Combination.Level,
                    [Leaf("bond_at_last_interaction", score.Terms.BondAtLast, Hours), Leaf("bond_level_half", options.BondLevelHalf.TotalHours, Hours)]),
            ]),
        ]);
    }

    private Explanation Vitality(RelationshipScore score) =>
        new("vitality", score.Vitality, Hours, Combination.Product, [Bond(score), Recency(score)]);

    private Explanation Outlook(RelationshipScore score)
    {
        if (score.Presence is not { } presence) return new("outlook", score.Outlook, Hours, Combination.Sum, [Vitality(score)]);
        double factor = Math.Pow(presence, options.PresencePower);
        return new("outlook", score.Outlook, Hours, Combination.Product,
        [
            Vitality(score),
            new("of_presence", factor, "1", Combination.Power,
            [
                new("presence", presence, "1", Combination.PowerLaw, [Leaf("silent_to_everyone_else", score.Terms.AwayDays, Days), Leaf("recency_scale", options.RecencyScale.TotalDays, Days)]),
                Leaf("presence_power", options.PresencePower),
            ]),
        ]);
    }

    private Explanation Silence(RelationshipScore score)
    {
        ScoreTerms terms = score.Terms;
        double shortest = options.ShortestGap.TotalDays;
        return new("silence", terms.SilenceInGaps, "gaps", Combination.Ratio,
        [
            Leaf("silent_days", terms.SilenceDays, Days, LastContact(terms)),
            new("expected_gap", Math.Max(terms.GapDays, shortest), Days, Combination.Maximum,
                [Leaf(terms.GapIsCadence ? "gap_of_cadence" : "gap_of_own_rhythm", terms.GapDays, Days), Leaf("shortest_gap", shortest, Days)]),
        ]);
    }

    private Explanation Judged(string term, double value, double sum, int count, double neutral) =>
        count == 0
            ? new(term, 0, "1", Combination.Sum, [new("not_judged", 0)])
            : new(term, value, "1", Combination.ShrunkMean,
                [Leaf("sum", sum), Leaf("prior", options.JudgementPrior, Times), Leaf("neutral", neutral), Leaf("judged", count, Times)]);

    private static Explanation Trust(string term, TrustEstimate trust) =>
        new(term, trust.Mean, "1", Combination.ShrunkMean,
            [Leaf("kept", trust.Kept, Times), Leaf("prior", 2, Times), Leaf("neutral", .5), Leaf("kept_or_broken", trust.Kept + trust.Broken, Times)]);

    /// <summary>The interactions that weigh most; of equal ones the latest.</summary>
    private IEnumerable<InteractionId>? Heaviest(RelationshipScore score) =>
        score.History is not { } history
            ? LastContact(score.Terms)
            : history.TakeWhile(interaction => interaction.At <= score.AsOf)
                .Reverse()
                .OrderByDescending(interaction => fold.Weight(Episode.Known(interaction, score.Tie.Contact)))
                .Take(MostEvidence)
                .Select(static interaction => interaction.Id);
}
