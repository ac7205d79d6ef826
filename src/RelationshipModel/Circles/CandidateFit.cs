using RelationshipModel.Scoring;

namespace RelationshipModel.Circles;

/// <summary>How well a tie fits a circle's purpose. A term that is unknown is left out; it is not zero.</summary>
internal sealed class CandidateFit(NetworkSnapshot snapshot)
{
    private const double TellingFrom = .5;

    /// <summary>The candidate, whatever its fit; null where what the purpose looks at first is unknown.</summary>
    internal CircleCandidate? Of(RelationshipScore score, CirclePurpose purpose, CircleInterests interests)
    {
        ContactId contact = score.Tie.Contact;
        (Explanation Term, Reason? Reason)?[] terms = purpose switch
        {
            CirclePurpose.Restore => [Bond(score), MutualSupport(score), Trust(score), Restoration(score)],
            CirclePurpose.Advise => [Advice(contact), Trust(score)],
            CirclePurpose.Friends => [Bond(score), Reciprocity(score)],
            _ => [Strength(score)],
        };
        if (terms[0] is null) return null;
        (Explanation Term, Reason? Reason)[] known = [.. terms.Append(interests.Of(snapshot.Contact(contact))).OfType<(Explanation, Reason?)>()];
        return new(
            contact,
            Explanation.Combined("fit", "1", Combination.GeometricMean, [.. known.Select(static term => term.Term)]),
            known.Where((term, i) => i == 0 || term.Term.Value >= TellingFrom).Select(static term => term.Reason).OfType<Reason>());
    }

    private static Reason Because(string code, RelationshipScore score, params ReasonArgument[] more) =>
        new(code, [ReasonArgument.Of("contact", score.Tie.Contact), .. more]);

    private static (Explanation, Reason?)? Bond(RelationshipScore score) =>
        score.Bond > 0
            ? (score.Explain(ScoreTerm.BondLevel),
                Because(CircleReasons.Bond, score, ReasonArgument.Of("hours", Math.Round(score.Bond))))
            : null;

    /// <summary>Both give: the harmonic mean of what each gave, each squashed by x/(1 + x).</summary>
    private static (Explanation, Reason?)? MutualSupport(RelationshipScore score)
    {
        if (!score.Support.IsKnown) return null;
        return (Explanation.Combined("mutual_support", "1", Combination.HarmonicMean,
            Explanation.Combined("of_given", "1", Combination.Saturation, new Explanation("given", score.Support.Owner, "times")),
            Explanation.Combined("of_received", "1", Combination.Saturation, new Explanation("received", score.Support.Contact, "times"))),
            Because(CircleReasons.MutualSupport, score));
    }

    private static (Explanation, Reason?)? Trust(RelationshipScore score)
    {
        TrustEstimate trust = score.TrustInContact;
        if (!trust.IsKnown) return null;
        return (score.Explain(ScoreTerm.TrustInContact),
            Because(CircleReasons.Trust, score, ReasonArgument.Of("kept", trust.Kept), ReasonArgument.Of("promises", trust.Kept + trust.Broken)));
    }

    /// <summary>The after-feel from -2..2 to 0..1.</summary>
    private static (Explanation, Reason?)? Restoration(RelationshipScore score)
    {
        if (score.Restoration is null) return null;
        Explanation shifted = Explanation.Combined("shifted_restoration", "1", Combination.Sum, score.Explain(ScoreTerm.Restoration), new("shift", 2));
        return (Explanation.Combined("restoration_level", "1", Combination.Ratio, shifted, new("span", 4)),
            score.Restoration > 0 ? Because(CircleReasons.Restores, score) : null);
    }

    /// <summary>Advice and honest feedback received, each halved every two years, squashed by x/(1 + x).</summary>
    private (Explanation, Reason?)? Advice(ContactId contact)
    {
        TieDigest advice = snapshot.Digest(contact);
        if (advice.AdviceCount == 0) return null;
        Explanation times = new("advice_received", snapshot.Scorer.Digests.AdviceAsOf(advice, snapshot.AsOf), "times", evidence: advice.LatestAdvice);
        return (Explanation.Combined("advice", "1", Combination.Saturation, times),
            new(CircleReasons.Advice, ReasonArgument.Of("contact", contact), ReasonArgument.Of("times", advice.AdviceCount)));
    }

    private static (Explanation, Reason?)? Reciprocity(RelationshipScore score) =>
        score.Reciprocity is not null
            ? (score.Explain(ScoreTerm.Reciprocity), Because(CircleReasons.Reciprocity, score))
            : null;

    private static (Explanation, Reason?)? Strength(RelationshipScore score) =>
        (score.Explanation, Because(CircleReasons.Strength, score, ReasonArgument.Of("warmth", score.Warmth.ToString().ToLowerInvariant())));
}
