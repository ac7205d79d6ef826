using System.Diagnostics.CodeAnalysis;
using System.Text;
using NodaTime;
using RelationshipModel.Scoring;

namespace RelationshipModel.Wording;

/// <summary>A text with placeholders. How they are written is told in <c>Languages/en.txt</c>.</summary>
internal sealed class TextTemplate
{
    private static readonly string[] Forms =
        ["", "for", "after", "ago", "in", "every", "short", "weekday", "closeness", "status"];

    private readonly IReadOnlyList<TextPart> _parts;

    private TextTemplate(string key, IReadOnlyList<TextPart> parts) => (Key, _parts) = (key, parts);

    /// <summary>The key of the text.</summary>
    internal string Key { get; }

    /// <summary>The arguments that the text names.</summary>
    internal IReadOnlyList<TextPart> Placeholders => [.. _parts.Where(static part => part.Argument.Length > 0)];

    /// <summary>Whether the text names an argument.</summary>
    internal bool Names(string argument) => _parts.Any(part => part.Argument == argument);

    internal static bool TryParse(string key, string text, [NotNullWhen(true)] out TextTemplate? template, out string fault)
    {
        List<TextPart> parts = [];
        template = null;
        fault = text.Length == 0 ? "the text is empty" : "";
        for (int at = 0; at < text.Length && fault.Length == 0;)
        {
            int open = text.IndexOf('{', at), close = text.IndexOf('}', at);
            if (open < 0 && close < 0) open = text.Length;
            if (open > at && (close < 0 || open < close)) parts.Add(new(text[at..open]));
            if (open == text.Length) break;
            if (open < 0 || close < open) fault = "a brace is not closed, or was not opened";
            else if (TryParsePlaceholder(text[(open + 1)..close], out TextPart part)) parts.Add(part);
            else fault = $"{text[open..(close + 1)]} is not a placeholder";
            at = close + 1;
        }

        if (fault.Length == 0) template = new(key, parts);
        return template is not null;
    }

    /// <summary>Writes the text with the arguments of a reason.</summary>
    /// <exception cref="ArgumentException">An argument is missing, or is not of the kind that its form needs.</exception>
    internal string Write(Language language, Reason reason, Func<ContactId, string> nameOf)
    {
        StringBuilder text = new();
        foreach (TextPart part in _parts)
        {
            if (part.Argument.Length == 0)
            {
                text.Append(part.Text);
                continue;
            }

            ReasonArgument? argument = reason.Find(part.Argument);
            string? words = argument is null ? part.Text
                : part.Around(Words(part, argument, Beyond(part, reason), language, nameOf));
            if (words is null)
            {
                string fault =
                    $"The reason {reason.Code} has no argument {part.Argument} that its text in {language.Tag} can show.";
                throw new ArgumentException(fault, nameof(reason));
            }

            // A length begins a sentence with a capital; names and what the owner wrote stay as they are.
            bool begins = text.Length == 0 && argument?.Length is not null;
            text.Append(begins ? $"{char.ToUpperInvariant(words[0])}{words[1..]}" : words);
        }

        return text.ToString();
    }

    /// <summary>The rhythm beside which a silence is told.</summary>
    private static Duration? Beyond(TextPart part, Reason reason) =>
        part.Argument == "silence" ? (reason.Find("gap") ?? reason.Find("wish"))?.Length : null;

    private static string? Words(
        TextPart part, ReasonArgument argument, Duration? beyond, Language language,
        Func<ContactId, string> nameOf) => (argument, part) switch
        {
            ({ Number: { } number }, { Choices.Count: > 0 }) =>
                part.Choice(number).Replace("#", language.Number(number), StringComparison.Ordinal),
            (_, { Choices.Count: > 0 }) => null,
            ({ Number: { } number }, { Form: "" }) => language.Number(number),
            ({ Contact: { } contact }, { Form: "" }) => nameOf(contact),
            ({ Contacts.Count: > 0 }, { Form: "" }) => language.List([.. argument.Contacts.Select(nameOf)]),
            ({ Date: { } date }, { Form: "" }) => language.Day(date),
            ({ Date: { } date }, { Form: "short" or "weekday" }) => language.Day($"date.{part.Form}", date),
            ({ Length: { } length }, { Form: "" }) => language.Words("length", length, beyond),
            ({ Length: { } length }, { Form: "ago" }) => language.Ago(length, beyond),
            ({ Length: { } length }, { Form: "every" }) => language.Every(length),
            ({ Length: { } length }, { Form: "for" or "after" }) => language.Words(part.Form, length, beyond),
            ({ Length: { } length }, { Form: "in" }) => language.In(length),
            ({ Words: [var word] }, { Form: "closeness" }) =>
                Enum.TryParse(word, ignoreCase: true, out Warmth warmth) ? language.Word(warmth) : word,
            ({ Words: [var word] }, { Form: "status" }) =>
                Enum.TryParse(word, ignoreCase: true, out TieStatus status) ? language.Word(status) : word,
            ({ Words.Count: > 0 }, { Form: "" }) => language.List(argument.Words),
            _ => null,
        };

    private static bool TryParsePlaceholder(string inner, out TextPart part)
    {
        int end = inner.AsSpan().IndexOfAny('?', '!');
        string? rest = end < 0 ? null : inner[(end + 1)..], phrase = end >= 0 && inner[end] == '!' ? rest : null;
        string[] choices = rest is null ? inner.Split('|') : [inner[..end]];
        string[] named = choices[0].Split(':');
        string form = named.Length == 2 ? named[1] : "";
        part = new(phrase is null ? rest : "", named[0], form, [.. choices.Skip(1)]) { Phrase = phrase };
        return named.Length <= 2 && (named.Length == 1 || form.Length > 0) && Forms.Contains(form) && choices.Length != 2
            && (choices.Length == 1 || form.Length == 0)
            && (phrase is null || phrase.Contains('#', StringComparison.Ordinal))
            && named[0].Length > 0 && named[0].All(static letter => char.IsAsciiLetterLower(letter) || letter == '_');
    }
}
