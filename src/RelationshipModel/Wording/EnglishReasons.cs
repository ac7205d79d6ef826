using System.Collections.Frozen;
using System.Globalization;
using NodaTime;

namespace RelationshipModel.Wording;

/// <summary>Puts reasons into plain English sentences to the owner. No sentence ranks a person.</summary>
public sealed partial class EnglishReasons : IReasonRenderer
{
    /// <summary>The one instance; it has no state.</summary>
    public static EnglishReasons Instance { get; } = new();

    private static readonly FrozenDictionary<string, string> Templates =
        ((IEnumerable<IReadOnlyDictionary<string, string>>)
            [TieTemplates, CircleTemplates, GatheringTemplates, IntroductionTemplates, RevisitTemplates, ChangeTemplates])
        .SelectMany(static part => part)
        .ToFrozenDictionary();

    private EnglishReasons()
    {
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The code has no English words here, or an argument is missing.</exception>
    public string Render(Reason reason, Func<ContactId, string> nameOf)
    {
        ArgumentNullException.ThrowIfNull(reason);
        ArgumentNullException.ThrowIfNull(nameOf);
        return new EnglishSentence(reason, nameOf, named: null).Write(TemplateOf(reason));
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A code has no English words here, or an argument is missing.</exception>
    public IReadOnlyList<string> RenderAll(IEnumerable<Reason> reasons, Func<ContactId, string> nameOf)
    {
        ArgumentNullException.ThrowIfNull(reasons);
        ArgumentNullException.ThrowIfNull(nameOf);
        List<string> sentences = [];
        ContactId? named = null;
        foreach (Reason reason in reasons)
        {
            EnglishSentence sentence = new(reason, nameOf, named);
            sentences.Add(sentence.Write(TemplateOf(reason)));
            named = sentence.Named;
        }

        return sentences;
    }

    /// <summary>A length of time in words: days up to two weeks, then weeks, months and years, rounded down.</summary>
    public static string Words(Duration length)
    {
        int days = (int)Math.Floor(length.TotalDays);
        return days switch
        {
            < 1 => "less than a day",
            < 14 => Count(days, "day"),
            < 60 => Count(days / 7, "week"),
            < 730 => Count(Math.Max(2, (int)(days / 30.436875)), "month"),
            _ => Count((int)((days + 2) / 365.2425), "year"), // three years of 365 days are three years
        };
    }

    /// <summary>How long ago something was, in words: "today", "yesterday", "3 weeks ago".</summary>
    public static string Ago(Duration length) => (int)Math.Floor(length.TotalDays) switch
    {
        <= 0 => "today",
        1 => "yesterday",
        _ => $"{Words(length)} ago",
    };

    /// <summary>A rhythm in words that follow "every": "day", "week", "3 months"; rounded to the nearest.</summary>
    public static string Every(Duration gap)
    {
        double days = gap.TotalDays;
        string words = days switch
        {
            < 6.5 => Count((int)Math.Max(1, Math.Round(days)), "day"),
            < 7.5 => "1 week",
            < 13.5 => Count((int)Math.Round(days), "day"),
            < 27 => Count((int)Math.Round(days / 7), "week"),
            < 31.5 => "1 month",
            < 52.5 => Count((int)Math.Round(days / 7), "week"),
            < 350 => Count((int)Math.Round(days / 30.436875), "month"),
            < 380 => "1 year",
            < 700 => Count((int)Math.Round(days / 30.436875), "month"),
            _ => Count((int)Math.Round(days / 365.2425), "year"),
        };
        return words.StartsWith("1 ", StringComparison.Ordinal) ? words[2..] : words;
    }

    /// <summary>A closeness in a word: close, warm, light, faint or asleep.</summary>
    public static string Word(Scoring.Warmth warmth) => warmth.ToString().ToLowerInvariant();

    /// <summary>A status in a word or two.</summary>
    public static string Word(TieStatus status) => status switch
    {
        TieStatus.Nascent => "new",
        TieStatus.None => "none",
        TieStatus.NotScored => "not scored",
        _ => status.ToString().ToLowerInvariant(),
    };

    /// <summary>A number of things in words.</summary>
    internal static string Count(int count, string thing) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {thing}{(count == 1 ? "" : "s")}");

    /// <summary>Words as a list: "a", "a and b", "a, b and c".</summary>
    internal static string List(IReadOnlyList<string> words) =>
        words.Count < 2 ? string.Concat(words) : $"{string.Join(", ", words.Take(words.Count - 1))} and {words[^1]}";

    /// <summary>The template of a reason: one of its own where its count is one.</summary>
    private static string TemplateOf(Reason reason) =>
        (reason.Find("count")?.Number == 1 && Templates.TryGetValue($"{reason.Code}#1", out string? template))
            || Templates.TryGetValue(reason.Code, out template)
            ? template
            : throw new ArgumentException($"There are no English words for the reason {reason.Code}.", nameof(reason));
}
