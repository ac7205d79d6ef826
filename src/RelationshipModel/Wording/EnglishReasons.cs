using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using NodaTime;

namespace RelationshipModel.Wording;

/// <summary>Puts reasons into plain English sentences. No sentence ranks a person.</summary>
public sealed partial class EnglishReasons : IReasonRenderer
{
    /// <summary>The one instance; it has no state.</summary>
    public static EnglishReasons Instance { get; } = new();

    private static readonly FrozenDictionary<string, string> Templates =
        ((IEnumerable<IReadOnlyDictionary<string, string>>)[CircleTemplates, GatheringTemplates, IntroductionTemplates, RevisitTemplates])
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
        if (!Templates.TryGetValue(reason.Code, out string? template)) throw new ArgumentException($"There are no English words for the reason {reason.Code}.", nameof(reason));
        StringBuilder text = new();
        for (int at = 0; at < template.Length;)
        {
            int open = template.IndexOf('{', at);
            if (open < 0) return text.Append(template, at, template.Length - at).ToString();
            int close = template.IndexOf('}', open);
            string name = template[(open + 1)..close];
            ReasonArgument argument = reason.Find(name) ?? throw new ArgumentException($"The reason {reason.Code} lacks its argument {name}.", nameof(reason));
            text.Append(template, at, open - at).Append(Words(argument, nameOf));
            at = close + 1;
        }

        return text.ToString();
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
            < 730 => Count((int)(days / 30.436875), "month"),
            _ => Count((int)((days + 2) / 365.2425), "year"), // three years of 365 days are three years
        };
    }

    /// <summary>A number of things in words.</summary>
    internal static string Count(int count, string thing) => string.Create(CultureInfo.InvariantCulture, $"{count} {thing}{(count == 1 ? "" : "s")}");

    /// <summary>Words as a list: "a", "a and b", "a, b and c".</summary>
    internal static string List(IReadOnlyList<string> words) =>
        words.Count < 2 ? string.Concat(words) : $"{string.Join(", ", words.Take(words.Count - 1))} and {words[^1]}";

    private static string Words(ReasonArgument argument, Func<ContactId, string> nameOf) =>
        argument switch
        {
            { Contact: { } contact } => nameOf(contact),
            { Date: { } date } => date.ToString("d MMMM uuuu", CultureInfo.InvariantCulture),
            { Length: { } length } => Words(length),
            { Number: { } number } => number.ToString("0.##", CultureInfo.InvariantCulture),
            _ => List(argument.Words),
        };
}
