using System.Globalization;
using System.Text;

namespace RelationshipModel.Wording;

/// <summary>Writes one sentence by its template.</summary>
/// <remarks>
/// A template holds arguments in braces: <c>{due}</c>; <c>{what|something}</c>, with words for when it is missing; <c>{silence
/// ago}</c>, <c>{gap every}</c>, <c>{count times}</c> and <c>{hours hour}</c> in a form. <c>{they}</c>, <c>{them}</c>,
/// <c>{their}</c> and <c>{you and they}</c> stand for the contact, who is named at the first mention; <c>[has|have]</c>
/// follows what was written of it last.
/// </remarks>
internal sealed class EnglishSentence(Reason reason, Func<ContactId, string> nameOf, ContactId? named)
{
    private readonly StringBuilder _text = new();
    private bool _isPlural;

    /// <summary>The contact whom the reader has in mind after the sentence.</summary>
    internal ContactId? Named { get; private set; } = named;

    internal string Write(string template)
    {
        for (int at = 0; at < template.Length;)
        {
            int open = template.AsSpan(at).IndexOfAny('{', '[');
            if (open < 0)
            {
                _text.Append(template, at, template.Length - at);
                break;
            }

            _text.Append(template, at, open);
            open += at;
            int close = template.IndexOf(template[open] == '{' ? '}' : ']', open);
            string inner = template[(open + 1)..close];
            string[] either = inner.Split('|');
            _text.Append(template[open] == '[' ? either[_isPlural ? 1 : 0] : Words(either));
            at = close + 1;
        }

        return _text.ToString();
    }

    private string Words(string[] either)
    {
        switch (either[0])
        {
            case "they": return Person("they", "");
            case "them": return Person("them", "");
            case "their": return Person("their", "'s");
            case "you and they": return Person("the two of you", "", "you and ");
        }

        string[] form = either[0].Split(' ', 2);
        if (reason.Find(form[0]) is not { } argument)
            return either.Length > 1 ? either[1] : throw Missing(form[0]);
        return argument switch
        {
            { Contact: { } contact } => nameOf(contact),
            { Contacts: { Count: > 0 } contacts } => EnglishReasons.List([.. contacts.Select(nameOf)]),
            { Date: { } date } => date.ToString("d MMMM uuuu", CultureInfo.InvariantCulture),
            { Length: { } length } => form is [_, "ago"] ? EnglishReasons.Ago(length) : form is [_, "every"]
                ? EnglishReasons.Every(length) : EnglishReasons.Words(length),
            { Number: { } number } => form is [_, "times"] ? Times(number) : form is [_, var thing]
                ? Counted(number, thing) : Number(number),
            _ => EnglishReasons.List(argument.Words),
        };
    }

    private string Person(string pronoun, string ending, string before = "")
    {
        ContactId contact = reason.Find("contact")?.Contact ?? throw Missing("contact");
        _isPlural = Named == contact;
        Named = contact;
        return _isPlural ? Begun(pronoun) : $"{Begun(before)}{nameOf(contact)}{ending}";
    }

    /// <summary>Our own words begin a sentence with a capital; a name is written as it is.</summary>
    private string Begun(string words) => _text.Length == 0 && words.Length > 0
        ? $"{char.ToUpperInvariant(words[0])}{words[1..]}" : words;

    private ArgumentException Missing(string argument) => new($"The reason {reason.Code} lacks its argument {argument}.");

    private static string Times(double number) => number switch
    {
        1 => "once",
        2 => "twice",
        _ => $"{Number(number)} times",
    };

    private static string Counted(double number, string thing) => $"{Number(number)} {thing}{(number == 1 ? "" : "s")}";

    private static string Number(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
