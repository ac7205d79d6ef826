using System.Globalization;
using RelationshipModel.Scoring;
using RelationshipModel.Wording;

namespace BestNetwork.Output;

/// <summary>Shows a tie in words and as a bar.</summary>
internal static class TieText
{
    /// <summary>One line that explains the words of a table.</summary>
    internal const string Legend =
        "Closeness: close, warm, light, faint; asleep means it waits to be picked up. Numbers: --explain";

    /// <summary>The closeness as a bar.</summary>
    internal static string Bar(RelationshipScore score, int length)
    {
        int filled = (int)Math.Round(score.Strength * length);
        return new string('█', filled) + new string('░', length - filled);
    }

    /// <summary>Why a tie is as it is, sentence by sentence.</summary>
    internal static IReadOnlyList<string> Why(RelationshipScore score, string name) =>
        Language.English.RenderAll(score.Reasons, _ => Sentences.Name(name));

    /// <summary>The terms of the strength, which add up.</summary>
    internal static string Arithmetic(RelationshipScore score)
    {
        Explanation explanation = score.Explanation;
        string result = score.Strength.ToString("0.00", CultureInfo.InvariantCulture);
        if (explanation.Find("closeness") is not { } closeness) return $"Strength {result}.";
        IEnumerable<string> terms = closeness.Children.Select(static term =>
            term.Term == "reciprocity_unknown"
                ? "reciprocity unknown (0)" : $"{term.Term.Replace("of_", "", StringComparison.Ordinal)} {Signed(term.Value)}");
        return $"{string.Join(", ", terms)}: together {Signed(closeness.Value)}, a strength of {result}.";
    }

    private static string Signed(double value) => value.ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture);
}
