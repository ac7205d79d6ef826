using System.Globalization;
using RelationshipModel.Scoring;
using RelationshipModel.Wording;

namespace RelationshipModel.Report;

/// <summary>Words and numbers that say how a tie is.</summary>
internal static class TieSentences
{
    /// <summary>What is said of who reaches out and who supports.</summary>
    private static readonly string[] Balances =
    [
        TieReasons.InitiativeUnknown, TieReasons.BothReachOut, TieReasons.YouReachOut, TieReasons.YouReachOutAlone,
        TieReasons.YourTurnToReachOut,
        TieReasons.SupportGoesBothWays, TieReasons.YourTurnToGive, TieReasons.OnlyYoursRecorded, TieReasons.OnlyTheirsRecorded,
    ];

    /// <summary>The status as a word.</summary>
    internal static string Word(TieStatus status) => Language.English.Word(status);

    /// <summary>The reasons of a score that are about who reaches out and who supports.</summary>
    internal static IEnumerable<Reason> OfBalances(RelationshipScore score) =>
        score.Reasons.Where(static reason => Balances.Contains(reason.Code));

    /// <summary>The terms that make the strength, which add up.</summary>
    internal static string Sum(RelationshipScore score, CultureInfo culture)
    {
        Explanation explanation = score.Explanation;
        string result = score.Strength.ToString("0.00", culture);
        if (explanation.Find("closeness") is not { } closeness) return $"Strength {result}.";
        IEnumerable<string> terms = closeness.Children.Select(term =>
            term.Term == "reciprocity_unknown"
                ? "reciprocity unknown (0)"
                : $"{term.Term.Replace("of_", "", StringComparison.Ordinal)} {Signed(term.Value, culture)}");
        return $"{string.Join(", ", terms)}: together {Signed(closeness.Value, culture)}, a strength of {result}.";
    }

    private static string Signed(double value, CultureInfo culture) => value.ToString("+0.00;-0.00;0.00", culture);
}
