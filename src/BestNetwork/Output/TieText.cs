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

    /// <summary>Why a tie is as it is, sentence by sentence.</summary>
    internal static IReadOnlyList<string> Why(RelationshipScore score, string name, Sentences sentences) =>
        sentences.Language.RenderAll(score.Reasons, _ => Sentences.Name(name));

    /// <summary>The terms of the strength, which add up.</summary>
    internal static string Arithmetic(RelationshipScore score, Sentences sentences)
    {
        string strength = sentences.Hundredths(score.Strength);
        if (score.Explanation.Find("closeness") is not { } closeness)
            return sentences.Say("score.sum_of_nothing", ("strength", strength));
        IEnumerable<string> terms = closeness.Children
            .Select(term => sentences.Say($"score.{term.Term}", ("value", Signed(term.Value))));
        return sentences.Say(
            "score.sum", ("terms", string.Join(", ", terms)), ("sum", Signed(closeness.Value)), ("strength", strength));

        string Signed(double value) => sentences.Hundredths(value, "+0.00;-0.00;0.00");
    }
}
