using RelationshipModel.Scoring;

namespace RelationshipModel.Circles;

/// <summary>The fit of a tie with a circle's purpose. A term that is unknown is left out; it is not zero.</summary>
internal sealed class CandidateFit(NetworkSnapshot snapshot)
{
    private const double TellingFrom = .5;

    /// <summary>The candidate, whatever its fit; null if what the purpose looks at first is unknown.</summary>
    internal CircleCandidate? Of(RelationshipScore score, CirclePurpose purpose, CircleInterests interests)
    {
        ContactId contact = score.Tie.Contact;
        FitTerm?[] terms = purpose switch
        {
            CirclePurpose.Restore => [Bond(score), MutualSupport(score), Trust(score), Restoration(score)],
            CirclePurpose.Advise => [Advice(contact), Trust(score)],
            CirclePurpose.Friends => [Bond(score), Reciprocity(score)],
            _ => [Strength(score)],
        };
        if (terms[0] is null) return null;
        FitTerm[] known = [.. terms.Append(interests.Of(snapshot.Contact(contact))).OfType<FitTerm>()];
        double fit = Math.Pow(known.Aggregate(1.0, static (product, term) => product * term.Value), 1.0 / known.Length);
        return new(
            contact,
            fit,
            () => new("fit", fit, "1", Combination.GeometricMean, known.Select(static term => term.Explain())),
            () => known.Where((term, i) => i == 0 || term.Value >= TellingFrom).Select(static term => term.Reason())
                .OfType<Reason>());
    }

    private static Reason Because(string code, RelationshipScore score, params ReasonArgument[] more) =>
        new(code, [ReasonArgument.Of("contact", score.Tie.Contact), .. more]);

    private static FitTerm Bond(RelationshipScore score) => new(
        score.BondLevel, () => score.Explain(ScoreTerm.BondLevel),
        () => Because(score.DaysSinceStated is not null ? CircleReasons.StatedBond : CircleReasons.Bond, score,
            ReasonArgument.Of("hours", Math.Round(score.Bond))));

    /// <summary>Both give: the harmonic mean of what each gave, each squashed by x/(1 + x).</summary>
    private static FitTerm? MutualSupport(RelationshipScore score)
    {
        if (!score.Support.IsKnown) return null;
        double given = score.Support.Owner, received = score.Support.Contact;
        return new(
            Formulas.HarmonicMean(Formulas.Saturation(given), Formulas.Saturation(received)),
            () => Explanation.Combined("mutual_support", "1", Combination.HarmonicMean,
                Explanation.Combined("of_given", "1", Combination.Saturation, new Explanation("given", given, "times")),
                Explanation.Combined("of_received", "1", Combination.Saturation, new Explanation("received", received, "times"))),
            () => Because(CircleReasons.MutualSupport, score));
    }

    private static FitTerm? Trust(RelationshipScore score)
    {
        TrustEstimate trust = score.TrustInContact;
        if (!trust.IsKnown) return null;
        return new(trust.Mean, () => score.Explain(ScoreTerm.TrustInContact),
            () => trust.Broken == 0 ? Because(CircleReasons.Trust, score, ReasonArgument.Of("kept", trust.Kept),
                ReasonArgument.Of("promises", trust.Kept)) : null);
    }

    /// <summary>The after-feel from -2..2 to 0..1.</summary>
    private static FitTerm? Restoration(RelationshipScore score)
    {
        if (score.Restoration is not { } restoration) return null;
        return new(
            (restoration + 2) / 4,
            () => Explanation.Combined("restoration_level", "1", Combination.Ratio,
                Explanation.Combined("shifted_restoration", "1", Combination.Sum, score.Explain(ScoreTerm.Restoration),
                    new("shift", 2)),
                new("span", 4)),
            () => restoration > 0 ? Because(CircleReasons.Restores, score) : null);
    }

    /// <summary>Advice and honest feedback received, each halved every two years, squashed by x/(1 + x).</summary>
    private FitTerm? Advice(ContactId contact)
    {
        TieDigest advice = snapshot.Digest(contact);
        if (advice.AdviceCount == 0) return null;
        double received = snapshot.Scorer.Digests.AdviceAsOf(advice, snapshot.AsOf);
        return new(
            Formulas.Saturation(received),
            () => Explanation.Combined("advice", "1", Combination.Saturation,
                new Explanation("advice_received", received, "times", evidence: advice.LatestAdvice)),
            () => new(CircleReasons.Advice, ReasonArgument.Of("contact", contact),
                ReasonArgument.Of("times", advice.AdviceCount)));
    }

    private static FitTerm? Reciprocity(RelationshipScore score) =>
        score.Reciprocity is { } reciprocity
            ? new(reciprocity, () => score.Explain(ScoreTerm.Reciprocity),
                () => IsMutual(score) ? Because(CircleReasons.Reciprocity, score) : null)
            : null;

    /// <summary>Whether both did something for the tie, as far as it is known.</summary>
    private static bool IsMutual(RelationshipScore score) =>
        !score.IsAskedInVain && (!score.Initiative.IsKnown || score.Terms.HaveBothActed)
        && (!score.Support.IsKnown || score.Support.IsBothWays);

    private static FitTerm Strength(RelationshipScore score) => new(
        score.Strength, () => score.Explanation,
        () => Because(CircleReasons.Strength, score, ReasonArgument.Of("warmth", score.Warmth.ToString().ToLowerInvariant())));
}
