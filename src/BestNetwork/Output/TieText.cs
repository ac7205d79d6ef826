using System.Globalization;
using NodaTime;
using RelationshipModel;
using RelationshipModel.Revisits;
using RelationshipModel.Scoring;
using RelationshipModel.Wording;

namespace BestNetwork.Output;

/// <summary>Says to the owner, in sentences, how a tie is and why.</summary>
internal static class TieText
{
    /// <summary>The status as a word.</summary>
    internal static string Status(TieStatus status) => status switch
    {
        TieStatus.Nascent => "new",
        TieStatus.None => "none",
        TieStatus.NotScored => "not scored",
        _ => status.ToString().ToLowerInvariant(),
    };

    /// <summary>The closeness as one of five words.</summary>
    internal static string Closeness(RelationshipScore score) => score switch
    {
        { Status: TieStatus.Dormant } => "asleep",
        { Strength: >= .7 } => "close",
        { Strength: >= .4 } => "warm",
        { Strength: >= .15 } => "light",
        _ => "faint",
    };

    /// <summary>One line that explains the words of a table.</summary>
    internal const string Legend = "Closeness: close, warm, light, faint; asleep means it waits to be picked up. Numbers: --explain";

    /// <summary>The closeness as a bar.</summary>
    internal static string Bar(RelationshipScore score, int length)
    {
        int filled = (int)Math.Round(score.Strength * length);
        return new string('█', filled) + new string('░', length - filled);
    }

    /// <summary>How long ago a local day was.</summary>
    internal static string Ago(LocalDate day, LocalDate today) => Period.DaysBetween(day, today) switch
    {
        <= 0 => "today",
        1 => "yesterday",
        int days => $"{EnglishReasons.Words(Duration.FromDays(days))} ago",
    };

    /// <summary>The terms of the strength, which add up.</summary>
    internal static string Arithmetic(RelationshipScore score)
    {
        Explanation explanation = score.Explanation;
        string result = score.Strength.ToString("0.00", CultureInfo.InvariantCulture);
        if (explanation.Find("closeness") is not { } closeness) return $"Strength {result}.";
        IEnumerable<string> terms = closeness.Children.Select(static term =>
            term.Term == "reciprocity_unknown" ? "reciprocity unknown (0)" : $"{term.Term.Replace("of_", "", StringComparison.Ordinal)} {Signed(term.Value)}");
        return $"{string.Join(", ", terms)}: together {Signed(closeness.Value)}, a strength of {result}.";
    }

    /// <summary>Why a tie is as it is, sentence by sentence.</summary>
    internal static IEnumerable<string> Why(RelationshipScore score, string name, LocalDate today, DateTimeZone zone)
    {
        string?[] sentences = [Silence(score, today, zone), Whereabouts(score, name), Bond(score), Initiative(score.Initiative), Support(score.Support)];
        return sentences.OfType<string>();
    }

    /// <summary>For a silent tie, whether the contact is silent to everyone, if others' records show it.</summary>
    private static string? Whereabouts(RelationshipScore score, string name)
    {
        if (score.Status is not (TieStatus.Slipping or TieStatus.Drifting or TieStatus.Dormant or TieStatus.Lapsed)) return null;
        if (score.DaysUnseenByOthers is not { } away) return null;
        return away >= RevisitOptions.Default.AwayShare * score.SilenceDays
            ? $"{name} has been silent to everyone, not just to you."
            : $"{name} was in touch with others meanwhile: the silence is between the two of you.";
    }

    private static string Silence(RelationshipScore score, LocalDate today, DateTimeZone zone)
    {
        if (score.LastContact is not { } last) return "You have not been in touch yet.";
        string ago = Ago(last.InZone(zone).Date, today);
        string usual = $"about every {Every(Gap(score))}";
        bool isWished = score.CadenceDays is not null;
        string rhythm = isWished ? $"the rhythm you want ({usual})" : $"your rhythm ({usual})";
        return score.Status switch
        {
            TieStatus.Nascent => $"You met not long ago and were last in touch {ago}.",
            TieStatus.Active => $"You were last in touch {ago}, in {(isWished ? "the rhythm you want" : "your usual rhythm")} ({usual}).",
            TieStatus.Slipping => $"You were last in touch {ago}: a little late for {rhythm}.",
            TieStatus.Drifting => $"You were last in touch {ago}: late for {rhythm}.",
            TieStatus.Dormant => $"You were last in touch {ago}, yet you are close: you can pick up where you left off.",
            TieStatus.Unanswered => $"You last reached out {ago} and have had no answer.",
            _ => $"You were last in touch {ago}.",
        };
    }

    private static string Bond(RelationshipScore score) =>
        $"What you two have built still counts as {Hours(score.Bond)}; left alone, it would halve in {EnglishReasons.Words(score.BondHalfLife)}.";

    private static string Initiative(in ReciprocityBalance initiative) =>
        !initiative.IsKnown ? "It is too early to say who reaches out more."
        : Math.Abs(initiative.Balance) <= initiative.Tolerance ? "You both reach out."
        : (initiative.Balance > 0, initiative.IsOneSided) switch
        {
            (true, true) => "One-sided in the long run: you are the one who reaches out.",
            (true, false) => "So far it is mostly you who reaches out.",
            (false, true) => "One-sided in the long run: they are the one who reaches out. It is your turn.",
            (false, false) => "So far it is mostly they who reach out. It is your turn.",
        };

    /// <summary>A surplus of the owner's goes unsaid: it is never held against a friend.</summary>
    private static string? Support(in ReciprocityBalance support) =>
        !support.IsKnown ? null
        : Math.Abs(support.Balance) <= support.Tolerance ? "Support goes both ways."
        : support.Balance < 0 ? "They have given more support than came back. It is your turn to give."
        : null;

    /// <summary>The gap that is wished for, else the usual one.</summary>
    internal static Duration Gap(RelationshipScore score) => Duration.FromDays(score.CadenceDays ?? score.ExpectedGapDays);

    private static string Every(Duration gap) =>
        EnglishReasons.Words(gap) is var words && words.StartsWith("1 ", StringComparison.Ordinal) ? words[2..] : words;

    private static string Hours(double hours) =>
        hours < 1 ? "less than an hour"
        : Math.Round(hours) is var whole && whole == 1 ? "1 hour"
        : string.Create(CultureInfo.InvariantCulture, $"{whole:#,0} hours");

    private static string Signed(double value) => value.ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture);
}
