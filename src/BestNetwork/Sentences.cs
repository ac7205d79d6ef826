using System.Globalization;
using System.Text;
using NodaTime;
using RelationshipModel;
using RelationshipModel.Scoring;
using RelationshipModel.Wording;

namespace BestNetwork;

/// <summary>Reasons, names and the command's own texts as a terminal shows them, in one language.</summary>
internal sealed class Sentences
{
    private static readonly Lazy<Sentences> InEnglish = new(static () => new(Language.English));

    private Sentences(Language language)
    {
        string resource = $"Texts.{language.Tag}.txt";
        using StreamReader texts = new(typeof(Sentences).Assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
        Language = language.WithMore(texts.ReadToEnd());
    }

    internal static Sentences English => InEnglish.Value;

    /// <summary>The tags of the languages.</summary>
    internal static IEnumerable<string> Languages => Language.All.Select(static language => language.Tag);

    /// <summary>The language with the command's own texts.</summary>
    internal Language Language { get; }

    /// <summary>The sentences in the language of an IETF tag or a POSIX locale (de_AT.UTF-8), else in English.</summary>
    internal static Sentences In(string tag)
    {
        Language language = Language.For(Primary(tag));
        return language == Language.English ? English : new(language);
    }

    /// <summary>Whether there are texts in the language of a tag.</summary>
    internal static bool Speaks(string tag) => Languages.Contains(Primary(tag), StringComparer.OrdinalIgnoreCase);

    /// <summary>A text of the command.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="arguments">Its arguments: words, a list of words, a number, a day or a length.</param>
    internal string Say(string key, params (string Name, object Value)[] arguments) =>
        Language.Say(key, arguments.Select(static argument => argument.Value switch
        {
            int number => ReasonArgument.Of(argument.Name, number),
            long number => ReasonArgument.Of(argument.Name, number),
            LocalDate day => ReasonArgument.Of(argument.Name, day),
            Duration length => ReasonArgument.Of(argument.Name, length),
            IEnumerable<string> list => ReasonArgument.Of(argument.Name, list),
            object words => ReasonArgument.Of(argument.Name, Readable((string)words)),
        }));

    internal string Of(Reason reason, NetworkSnapshot? snapshot) => Language.Render(reason, id => Name(id, snapshot));

    /// <summary>Several reasons, in which a person who was just named is not named again.</summary>
    internal IReadOnlyList<string> All(IEnumerable<Reason> reasons, NetworkSnapshot? snapshot) =>
        Language.RenderAll(reasons, id => Name(id, snapshot));

    /// <summary>Several reasons as one text.</summary>
    internal string Joined(IEnumerable<Reason> reasons, NetworkSnapshot? snapshot) => string.Join(' ', All(reasons, snapshot));

    internal string Day(LocalDate day) => Language.Day(day);

    /// <summary>A number of two decimals.</summary>
    internal string Hundredths(double number, string format = "0.00") => number.ToString(format, CultureInfo.InvariantCulture)
        .Replace(".", Language.Say("number.decimal"), StringComparison.Ordinal);

    internal static string Name(ContactId contact, NetworkSnapshot? snapshot) =>
        Name(snapshot?.Contact(contact)?.Name ?? contact.Value);

    internal static string Name(string name) => RelationshipModel.Import.Text.Quoted.Short(Readable(name), 60);

    /// <summary>Returns what to show of somebody whose name may be no more than an address: a telephone number without its
    /// scheme, and of the hash of a name in a chat as much as finds it.</summary>
    internal static string Readable(string name)
    {
        const int HashLength = 32, Shown = 8;
        const string Telephone = "tel:";
        if (name.StartsWith(Telephone, StringComparison.Ordinal) && name.Length > Telephone.Length)
            return name[Telephone.Length..];
        int hash = name.Length - HashLength;
        return hash > 1 && name[hash - 1] is ':' or '-' && name[hash..].All(char.IsAsciiHexDigitLower)
            ? name[..(hash + Shown)] : name;
    }

    /// <summary>Returns a value of an enumeration as keys have it.</summary>
    internal static string KeyOf<TValue>(TValue value)
        where TValue : struct, Enum => string.Concat(value.ToString().Select(static (letter, i) =>
            i > 0 && char.IsUpper(letter) ? $"_{letter}" : $"{letter}")).ToLowerInvariant();

    private static string Primary(string tag) => tag.Split('-', '_', '.', '@')[0];
}
