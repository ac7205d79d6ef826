using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using NodaTime;
using RelationshipModel.Scoring;

namespace RelationshipModel.Wording;

/// <summary>Puts reasons, days, lengths of time and numbers into the words of one language. No sentence ranks a person.</summary>
/// <remarks>
/// The texts are plain resources of this assembly, one file per language. Neither the machine's cultures nor satellite assemblies
/// are needed. Immutable and thread-safe.
/// </remarks>
public sealed class Language : IReasonRenderer
{
    private const double DaysInMonth = 30.436875, DaysInYear = 365.2425;

    private static readonly Lazy<Language> InEnglish = new(static () => Load("en"));
    private static readonly Lazy<Language> InGerman = new(static () => Load("de"));

    private readonly FrozenDictionary<string, TextTemplate> _texts;
    private readonly NumberFormatInfo _numbers;

    private Language(string tag, Dictionary<string, TextTemplate> texts)
    {
        Tag = tag;
        _texts = texts.ToFrozenDictionary(StringComparer.Ordinal);
        _numbers = new() { NumberDecimalSeparator = Say("number.decimal"), NumberGroupSeparator = Say("number.group") };
    }

    /// <summary>Gets English.</summary>
    public static Language English => InEnglish.Value;

    /// <summary>Gets German, which addresses the owner as "du".</summary>
    public static Language German => InGerman.Value;

    /// <summary>Gets the languages of this library, English first.</summary>
    public static IReadOnlyList<Language> All => [English, German];

    /// <summary>Gets the IETF tag, such as <c>de</c>.</summary>
    public string Tag { get; }

    /// <summary>Gets the keys of all texts.</summary>
    internal IEnumerable<string> Keys => _texts.Keys;

    /// <summary>Returns the language of a culture, or English if there are no texts in it.</summary>
    /// <param name="culture">The culture, such as <see cref="CultureInfo.CurrentUICulture"/>.</param>
    public static Language For(CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        return For(culture.Name);
    }

    /// <summary>Returns the language of a tag, or English if there are no texts in it.</summary>
    /// <param name="tag">An IETF tag such as <c>de</c> or <c>de-AT</c>; only the part before the first hyphen counts.</param>
    public static Language For(string tag)
    {
        ArgumentNullException.ThrowIfNull(tag);
        string primary = tag.Split('-')[0];
        return All.FirstOrDefault(language => language.Tag.Equals(primary, StringComparison.OrdinalIgnoreCase)) ?? English;
    }

    /// <summary>Reads a language from texts in the form of this library's own.</summary>
    /// <param name="tag">The IETF tag of the language.</param>
    /// <param name="texts">A line <c>key = text</c> for every key that English has; lines that begin with # are comments.</param>
    /// <exception cref="FormatException">A line is wrong, or keys are missing; the message names them.</exception>
    public static Language Parse(string tag, string texts)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(tag);
        ArgumentNullException.ThrowIfNull(texts);
        Dictionary<string, TextTemplate> read = Read(texts);
        string[] missing = [.. English.Keys.Where(key => !read.ContainsKey(key)).Order(StringComparer.Ordinal)];
        return missing.Length == 0 ? new(tag, read)
            : throw new FormatException($"The language {tag} lacks texts: add {string.Join(", ", missing)}.");
    }

    /// <summary>Returns this language with other texts for keys that it has.</summary>
    /// <param name="texts">A line <c>key = text</c> each; lines that begin with # are comments.</param>
    /// <exception cref="FormatException">A line is wrong, its key is not one of the language, or its text shows an argument that
    /// no text of the key does.</exception>
    public Language With(string texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        Dictionary<string, TextTemplate> all = new(_texts, StringComparer.Ordinal);
        ILookup<string, TextTemplate> known = all.Values.ToLookup(static text => CodeOf(text.Key), StringComparer.Ordinal);
        foreach ((string key, TextTemplate text) in Read(texts))
        {
            if (!all.ContainsKey(key))
                throw new FormatException($"The language {Tag} has no text {key}; {nameof(WithMore)} adds texts.");
            string[] arguments = [.. known[CodeOf(key)].SelectMany(static text => text.Placeholders)
                .Select(static part => part.Argument).Distinct().Order(StringComparer.Ordinal)];
            if (text.Placeholders.FirstOrDefault(part => !arguments.Contains(part.Argument)) is { Argument: { } unknown })
                throw new FormatException($"The text {key} can show no {{{unknown}}}, but "
                    + (arguments.Length == 0 ? "no argument." : $"{string.Join(", ", arguments.Select(name => $"{{{name}}}"))}."));
            all[key] = text;
        }

        return new(Tag, all);
    }

    /// <summary>Returns this language with additional texts, such as those of a host's own reasons.</summary>
    /// <param name="texts">A line <c>key = text</c> each; lines that begin with # are comments.</param>
    /// <exception cref="FormatException">A line is wrong, or the language has a text of that key.</exception>
    public Language WithMore(string texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        Dictionary<string, TextTemplate> all = new(_texts, StringComparer.Ordinal);
        foreach ((string key, TextTemplate text) in Read(texts))
            if (!all.TryAdd(key, text))
                throw new FormatException($"The language {Tag} already has a text {key}; {nameof(With)} replaces it.");
        return new(Tag, all);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There is no text for the code, or an argument is missing.</exception>
    public string Render(Reason reason, Func<ContactId, string> nameOf)
    {
        ArgumentNullException.ThrowIfNull(reason);
        ArgumentNullException.ThrowIfNull(nameOf);
        return TextOf(reason).Write(this, reason, nameOf);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There is no text for a code, or an argument is missing.</exception>
    public IReadOnlyList<string> RenderAll(IEnumerable<Reason> reasons, Func<ContactId, string> nameOf)
    {
        ArgumentNullException.ThrowIfNull(reasons);
        ArgumentNullException.ThrowIfNull(nameOf);
        List<string> sentences = [];
        ContactId? named = null;
        (ContactId?, ContactId?) pair = default;
        foreach (Reason reason in reasons)
        {
            TextTemplate text = TextOf(reason);
            ContactId? contact = NamedBy(text, reason, "contact");
            (ContactId?, ContactId?) both = (NamedBy(text, reason, "first"), NamedBy(text, reason, "second"));
            bool isPair = both is (not null, not null);
            bool isKnown = isPair ? both == pair : contact is not null && contact == named;
            sentences.Add(((isKnown ? Find($"{text.Key}.named") : null) ?? text).Write(this, reason, nameOf));
            if (isPair) pair = both;
            if (contact is not null) named = contact;
            else if (reason.Arguments.Any(argument => IsSomebody(argument) && text.Names(argument.Name))) named = null;
        }

        return sentences;
    }

    /// <summary>Returns a text with its arguments in place.</summary>
    /// <param name="key">The key of the text.</param>
    /// <param name="arguments">The arguments of its placeholders. A contact among them shows as its id.</param>
    /// <exception cref="ArgumentException">There is no such text, or an argument is missing.</exception>
    public string Say(string key, params IEnumerable<ReasonArgument> arguments) =>
        Render(new(key, arguments), static contact => contact.Value);

    /// <summary>Returns a length of time: days up to two weeks, then weeks, months and years, rounded down.</summary>
    public string Words(Duration length) => Words("length", length);

    /// <summary>Returns how long ago something was: "today", "yesterday", "3 weeks ago".</summary>
    public string Ago(Duration length) => Ago(length, beyond: null);

    /// <summary>Returns a rhythm: "every day", "every 3 months"; rounded to the nearest.</summary>
    public string Every(Duration gap)
    {
        (string unit, double count, _) = Rhythm(gap);
        return Count($"every.{unit}", count);
    }

    /// <summary>Returns a closeness in a word: "close", "warm", "light", "faint" or "asleep".</summary>
    public string Word(Warmth warmth) => Say($"closeness.{Snake(warmth.ToString())}");

    /// <summary>Returns a status in a word or two.</summary>
    public string Word(TieStatus status) => Say($"status.{Snake(status.ToString())}");

    /// <summary>Returns the kinds of a tie in words: "parent, friend"; empty if they say nothing about the two.</summary>
    public string Word(TieKind kinds) => string.Join(", ", Enum.GetValues<TieKind>()
        .Where(kind => kind is not (TieKind.None or TieKind.Contact or TieKind.Me) && kinds.HasFlag(kind))
        .Select(kind => Say($"kind.{Snake(kind.ToString())}")));

    /// <summary>Returns a day: "30 June 2026".</summary>
    public string Day(LocalDate date) => Day("date", date);

    /// <summary>Returns a number, with separators of thousands and at most two decimals.</summary>
    public string Number(double number) => number.ToString("#,0.##", _numbers);

    /// <summary>Returns words as a list: "a", "a and b", "a, b and c".</summary>
    public string List(IReadOnlyList<string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return words.Count < 2
            ? string.Concat(words)
            : Say(
                "list",
                ReasonArgument.Of("before", string.Join(", ", words.Take(words.Count - 1))),
                ReasonArgument.Of("last", words[^1]));
    }

    /// <summary>The time since something, as <see cref="Words(string, Duration, Duration?)"/> puts it.</summary>
    internal string Ago(Duration length, Duration? beyond) => (int)Math.Floor(length.TotalDays) switch
    {
        <= 0 => Say("ago.today"),
        1 => Say("ago.yesterday"),
        _ => Words("ago", length, beyond),
    };

    /// <summary>A length in a form of the language: length, for, after or ago, rounded down.</summary>
    /// <param name="form">The form.</param>
    /// <param name="length">The length.</param>
    /// <param name="beyond">The rhythm that is named beside it. If the length is longer, so are its words: 31 days where
    /// every month is usual, not 4 weeks.</param>
    internal string Words(string form, Duration length, Duration? beyond = null)
    {
        int days = (int)Math.Floor(length.TotalDays);
        if (days < 1) return Say($"{form}.less");
        (string Unit, int Count, double Days)[] units =
        [
            ("years", (int)((days + 2) / DaysInYear), DaysInYear), // three years of 365 days are three years
            ("months", Math.Max(2, (int)(days / DaysInMonth)), DaysInMonth),
            ("weeks", days / 7, 7),
            ("days", days, 1),
        ];
        int unit = days switch { < 14 => 3, < 60 => 2, < 730 => 1, _ => 0 };
        double named = beyond < length ? Rhythm(beyond.Value).Days : 0;
        while (unit < units.Length - 1 && units[unit].Count * units[unit].Days <= named) unit++;
        return Count($"{form}.{units[unit].Unit}", units[unit].Count);
    }

    /// <summary>A rhythm in a unit, and the days that its words amount to.</summary>
    private static (string Unit, double Count, double Days) Rhythm(Duration gap)
    {
        double days = gap.TotalDays;
        (string unit, double length) = days switch
        {
            < 6.5 => ("days", 1),
            < 7.5 => ("weeks", 7),
            < 13.5 => ("days", 1),
            < 27 => ("weeks", 7),
            < 31.5 => ("months", DaysInMonth),
            < 52.5 => ("weeks", 7),
            < 350 => ("months", DaysInMonth),
            < 380 => ("years", DaysInYear),
            < 700 => ("months", DaysInMonth),
            _ => ("years", DaysInYear),
        };
        double count = Math.Max(1, Math.Round(days / length));
        return (unit, count, count * length);
    }

    /// <summary>The time in which something will be, rounded to the nearest.</summary>
    internal string In(Duration length)
    {
        double days = length.TotalDays;
        return days switch
        {
            < 1 => Say("in.less"),
            < 13.5 => Count("in.days", days),
            < 59.5 => Count("in.weeks", days / 7),
            < 715 => Count("in.months", days / 30.436875),
            _ => Count("in.years", days / 365.2425),
        };
    }

    /// <summary>A day in a form of the language: date, date.short or date.weekday.</summary>
    internal string Day(string form, LocalDate date) => Say(
        form,
        ReasonArgument.Of("day", date.Day),
        ReasonArgument.Of("month", Say(Key("month", date.Month))),
        ReasonArgument.Of("year", date.Year.ToString(CultureInfo.InvariantCulture)),
        ReasonArgument.Of("weekday", Say(Key("weekday", (int)date.DayOfWeek))));

    /// <summary>The text of a key; null if not found.</summary>
    internal TextTemplate? Find(string key) => _texts.GetValueOrDefault(key);

    private string Count(string key, double count) => Say(key, ReasonArgument.Of("n", Math.Round(count)));

    private static string Key(string name, int number) => string.Create(CultureInfo.InvariantCulture, $"{name}.{number}");

    private static string Snake(string name) =>
        string.Concat(name.Select(static (letter, i) => i > 0 && char.IsUpper(letter) ? $"_{letter}" : $"{letter}"))
            .ToLowerInvariant();

    /// <summary>The code of the reason that a key has a text for: the key without one side, one count or a name said
    /// before.</summary>
    private static string CodeOf(string key)
    {
        int end = key.AsSpan().IndexOfAny('#', '@');
        string code = end < 0 ? key : key[..end];
        return code.EndsWith(".named", StringComparison.Ordinal) ? code[..^".named".Length] : code;
    }

    private static ContactId? NamedBy(TextTemplate text, Reason reason, string argument) =>
        text.Names(argument) ? reason.Find(argument)?.Contact : null;

    private static bool IsSomebody(ReasonArgument argument) => argument.Contact is not null || argument.Contacts.Count > 0;

    /// <summary>The text of a reason: one of its own if its count is one, or if only one side was in contact.</summary>
    private TextTemplate TextOf(Reason reason) =>
        (reason.Find("count")?.Number == 1 ? Find($"{reason.Code}#1") : null)
            ?? (reason.Find("side")?.Words is [var side] ? Find($"{reason.Code}@{side}") : null) ?? Find(reason.Code)
            ?? throw new ArgumentException($"The language {Tag} has no text for {reason.Code}.", nameof(reason));

    private static Dictionary<string, TextTemplate> Read(string texts)
    {
        Dictionary<string, TextTemplate> read = new(StringComparer.Ordinal);
        int number = 0;
        foreach (ReadOnlySpan<char> raw in texts.AsSpan().EnumerateLines())
        {
            number++;
            ReadOnlySpan<char> line = raw.Trim();
            if (line.IsEmpty || line[0] == '#') continue;
            int equals = line.IndexOf('=');
            string fault = equals < 1 ? "write key = text" : "";
            if (fault.Length == 0)
            {
                string key = line[..equals].TrimEnd().ToString(), text = line[(equals + 1)..].TrimStart().ToString();
                if (TextTemplate.TryParse(key, text, out TextTemplate? template, out fault) && !read.TryAdd(key, template))
                    fault = $"the key {key} occurs twice";
            }

            if (fault.Length > 0) throw new FormatException(FormattableString.Invariant($"Line {number}: {fault}."));
        }

        return read;
    }

    private static Language Load(string tag)
    {
        string name = $"{typeof(Language).Namespace}.{tag}.txt";
        using Stream resource = typeof(Language).Assembly.GetManifestResourceStream(name)!;
        using StreamReader reader = new(resource, Encoding.UTF8);
        return new(tag, Read(reader.ReadToEnd()));
    }
}
