using System.Globalization;
using NodaTime;
using RelationshipModel.Revisits;
using RelationshipModel.Scoring;
using RelationshipModel.Wording;

namespace RelationshipModel.Report;

/// <summary>Says in sentences why a tie stands where it stands.</summary>
internal static class TieSentences
{
    /// <summary>The status as a word.</summary>
    internal static string Word(TieStatus status) => status switch
    {
        TieStatus.Nascent => "new",
        TieStatus.None => "none",
        _ => status.ToString().ToLowerInvariant(),
    };

    /// <summary>How long ago a local day was.</summary>
    internal static string Ago(LocalDate day, LocalDate today) => Period.DaysBetween(day, today) switch
    {
        <= 0 => "today",
        1 => "yesterday",
        int days => $"{EnglishReasons.Words(Duration.FromDays(days))} ago",
    };

    /// <summary>The terms that make the strength, which add up.</summary>
    internal static string Sum(RelationshipScore score, CultureInfo culture)
    {
        Explanation explanation = score.Explanation;
        string result = score.Strength.ToString("0.00", culture);
        if (explanation.Find("closeness") is not { } closeness) return $"Strength {result}.";
        IEnumerable<string> terms = closeness.Children.Select(term =>
            term.Term == "reciprocity_unknown" ? "reciprocity unknown (0)" : $"{term.Term.Replace("of_", "", StringComparison.Ordinal)} {Signed(term.Value, culture)}");
        return $"{string.Join(", ", terms)}: together {Signed(closeness.Value, culture)}, a strength of {result}.";
    }

    /// <summary>Why a tie stands where it stands, sentence by sentence.</summary>
    internal static IEnumerable<string> Why(RelationshipScore score, string owner, string contact, LocalDate today, DateTimeZone zone)
    {
        string?[] sentences =
            [Silence(score, today, zone), Whereabouts(score, contact), Bond(score), Initiative(score.Initiative, owner, contact), Support(score.Support, owner, contact)];
        return sentences.OfType<string>();
    }

    /// <summary>Of a silent tie, where the other rows tell: whether the contact is silent to everyone, or to the owner alone.</summary>
    private static string? Whereabouts(RelationshipScore score, string name)
    {
        if (score.Status is not (TieStatus.Slipping or TieStatus.Drifting or TieStatus.Dormant or TieStatus.Lapsed)) return null;
        if (score.DaysUnseenByOthers is not { } away) return null;
        return away >= RevisitOptions.Default.AwayShare * score.SilenceDays
            ? $"{name} has been silent to everyone, not to you alone."
            : $"{name} was in touch with others in the meantime: silent to you, not to everyone.";
    }

    private static string Silence(RelationshipScore score, LocalDate today, DateTimeZone zone)
    {
        string ago = score.LastContact is { } last ? Ago(last.InZone(zone).Date, today) : "never";
        string usual = $"about every {Every(Duration.FromDays(score.CadenceDays ?? score.ExpectedGapDays))}";
        bool isWished = score.CadenceDays is not null;
        string rhythm = isWished ? $"the rhythm wished for, {usual}" : $"a rhythm of {usual}";
        return score.Status switch
        {
            TieStatus.Nascent => $"Newly met; last in touch {ago}.",
            TieStatus.Active => $"Last in touch {ago}, in {(isWished ? "the rhythm wished for" : "the usual rhythm")} ({usual}).",
            TieStatus.Slipping => $"Last in touch {ago}: a little late for {rhythm}.",
            TieStatus.Drifting => $"Last in touch {ago}: late for {rhythm}.",
            TieStatus.Dormant => $"Last in touch {ago}, yet close: friends who can pick up right where they left off.",
            _ => $"Last in touch {ago}.",
        };
    }

    private static string Bond(RelationshipScore score)
    {
        string hours = score.Bond < 1 ? "less than an hour" : EnglishCount(score.Bond);
        return $"What the two have built still counts as {hours}, and left alone would halve in {EnglishReasons.Words(score.BondHalfLife)}.";
    }

    internal static string Initiative(in ReciprocityBalance initiative, string owner, string name) =>
        !initiative.IsKnown ? "Who reaches out more often cannot be said yet."
        : Math.Abs(initiative.Balance) <= initiative.Tolerance ? "Both reach out."
        : (initiative.Balance > 0, initiative.IsOneSided) switch
        {
            (true, true) => $"One-sided in the long run: it is {owner} who reaches out.",
            (true, false) => $"So far it is mostly {owner} who reaches out.",
            (false, true) => $"One-sided in the long run: it is {name} who reaches out. Time for {owner} to pour in.",
            (false, false) => $"So far it is mostly {name} who reaches out. Time for {owner} to pour in.",
        };

    /// <summary>A surplus of the owner is never held against the friend: it goes unsaid.</summary>
    internal static string? Support(in ReciprocityBalance support, string owner, string name) =>
        !support.IsKnown ? null
        : Math.Abs(support.Balance) <= support.Tolerance ? "Support goes both ways."
        : support.Balance < 0 ? $"{name} has given more support than came back. Time for {owner} to pour in."
        : null;

    private static string Every(Duration gap) =>
        EnglishReasons.Words(gap) is var words && words.StartsWith("1 ", StringComparison.Ordinal) ? words[2..] : words;

    private static string EnglishCount(double hours) =>
        Math.Round(hours) is var whole && whole == 1 ? "1 hour" : string.Create(CultureInfo.InvariantCulture, $"{whole:0} hours");

    private static string Signed(double value, CultureInfo culture) => value.ToString("+0.00;-0.00;0.00", culture);
}
