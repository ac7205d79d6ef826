using System.Globalization;
using NodaTime;
using RelationshipModel;

namespace BestNetwork.Output;

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
    internal static string Sum(RelationshipScore score)
    {
        Explanation explanation = score.Explanation;
        string result = score.Strength.ToString("0.00", CultureInfo.InvariantCulture);
        if (explanation.Find("closeness") is not { } closeness) return $"Strength {result}.";
        IEnumerable<string> terms = closeness.Children.Select(static term =>
            term.Term == "reciprocity_unknown" ? "reciprocity unknown (0)" : $"{term.Term.Replace("of_", "", StringComparison.Ordinal)} {Signed(term.Value)}");
        return $"{string.Join(", ", terms)}: together {Signed(closeness.Value)}, a strength of {result}.";
    }

    internal static string Why(ScoredTie tie, LocalDate today, DateTimeZone zone)
    {
        RelationshipScore score = tie.Score;
        string owner = Name(score.Tie.Owner.Value), name = Name(tie.Contact);
        string?[] sentences = [Silence(score, today, zone), Whereabouts(score, name), Bond(score), Initiative(score.Initiative, owner, name), Support(score.Support, owner, name)];
        return string.Join(' ', sentences.OfType<string>());
    }

    internal static string Name(string name) => RelationshipModel.Import.Quoted.Short(name, 60);

    /// <summary>Of a silent tie, where the other rows tell: whether the contact is silent to everyone, or to the owner alone.</summary>
    private static string? Whereabouts(RelationshipScore score, string name)
    {
        if (score.Status is not (TieStatus.Slipping or TieStatus.Drifting or TieStatus.Dormant or TieStatus.Lapsed)) return null;
        if (score.Explain(ScoreTerm.Outlook).Find("silent_to_everyone_else") is not { } away) return null;
        return away.Value >= RelationshipModel.Revisits.RevisitOptions.Default.AwayShare * score.SilenceDays
            ? $"{name} has been silent to everyone, not to you alone."
            : $"{name} was in touch with others in the meantime: silent to you, not to everyone.";
    }

    private static string Silence(RelationshipScore score, LocalDate today, DateTimeZone zone)
    {
        string ago = score.LastContact is { } last ? Ago(last.InZone(zone).Date, today) : "never";
        string usual = $"about every {Every(score.ExpectedGap)}";
        return score.Status switch
        {
            TieStatus.Nascent => $"Newly met; last in touch {ago}.",
            TieStatus.Active => $"Last in touch {ago}, in the usual rhythm ({usual}).",
            TieStatus.Slipping => $"Last in touch {ago}: a little late for a rhythm of {usual}.",
            TieStatus.Drifting => $"Last in touch {ago}: late for a rhythm of {usual}.",
            TieStatus.Dormant => $"Last in touch {ago}, yet close: friends who can pick up right where they left off.",
            _ => $"Last in touch {ago}.",
        };
    }

    private static string Bond(RelationshipScore score)
    {
        string hours = score.Bond < 1 ? "less than an hour" : EnglishCount(score.Bond);
        return $"What the two have built still counts as {hours}, and left alone would halve in {EnglishReasons.Words(score.BondHalfLife)}.";
    }

    private static string Initiative(in ReciprocityBalance initiative, string owner, string name) =>
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
    private static string? Support(in ReciprocityBalance support, string owner, string name) =>
        !support.IsKnown ? null
        : Math.Abs(support.Balance) <= support.Tolerance ? "Support goes both ways."
        : support.Balance < 0 ? $"{name} has given more support than came back. Time for {owner} to pour in."
        : null;

    private static string Every(Duration gap) =>
        EnglishReasons.Words(gap) is var words && words.StartsWith("1 ", StringComparison.Ordinal) ? words[2..] : words;

    private static string EnglishCount(double hours) =>
        Math.Round(hours) is var whole && whole == 1 ? "1 hour" : string.Create(CultureInfo.InvariantCulture, $"{whole:0} hours");

    private static string Signed(double value) => value.ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture);
}
