using RelationshipModel.Scoring;

namespace BestNetwork.Output;

/// <summary>Shows a tie in words and as a bar.</summary>
internal static class TieText
{
    /// <summary>The closeness as a bar.</summary>
    internal static string Bar(RelationshipScore score, int length)
    {
        int filled = (int)Math.Round(score.Strength * length);
        return new string('█', filled) + new string('░', length - filled);
    }

    /// <summary>Returns the reasons for a tie's score, in sentences.</summary>
    internal static IReadOnlyList<string> Why(RelationshipScore score, string name, Sentences sentences) =>
        sentences.Language.RenderAll(score.Reasons, _ => Sentences.Name(name));

    /// <summary>The terms of the strength, which add up.</summary>
    internal static string Arithmetic(RelationshipScore score, Sentences sentences)
    {
        string strength = sentences.Hundredths(score.Strength);
        if (score.Contributions is not { } terms) return sentences.Say("score.sum_of_nothing", ("strength", strength));
        string[] spelled =
        [
            Term("score.of_bond", terms.Bond),
            Term("score.of_continuity", terms.Continuity),
            score.Reciprocity is null ? sentences.Say("score.reciprocity_unknown")
                : Term("score.of_reciprocity", terms.Reciprocity),
        ];
        return sentences.Say(
            "score.sum", ("terms", string.Join(", ", spelled)), ("sum", Signed(terms.Sum)), ("strength", strength));

        string Term(string code, double value) => sentences.Say(code, ("value", Signed(value)));

        string Signed(double value) => sentences.Hundredths(value, "+0.00;-0.00;0.00");
    }
}
