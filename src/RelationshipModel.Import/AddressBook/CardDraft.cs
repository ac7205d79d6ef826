using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using RelationshipModel.Import.Mail;
using RelationshipModel.Import.People;
using RelationshipModel.Import.Text;

namespace RelationshipModel.Import.AddressBook;

/// <summary>Gathers the properties of one card.</summary>
internal sealed partial class CardDraft
{
    /// <summary>Words in the types and labels of numbers that the person does not answer.</summary>
    private static readonly HashSet<string> Others = new(StringComparer.OrdinalIgnoreCase)
    {
        "fax", "telefax", "homefax", "workfax", "otherfax", "faxnummer", "faxnumber", "pager", "modem", "telex", "tlx",
        "assistant", "assistants", "assistent", "assistentin", "assistante", "asistente", "assistente",
    };

    private readonly List<(string Group, int Index)> _relatedGroups = [];
    private readonly List<(string Group, string Date)> _dates = [];
    private readonly List<(string Group, string Number)> _numbers = [];
    private readonly Dictionary<string, string> _labels = new(StringComparer.Ordinal);
    private bool _isCompany;
    private bool _hasEmptyName;
    private string? _fullName;
    private int _preference = int.MaxValue;
    private string? _structuredName;
    private string? _nickname;

    internal PersonDraft Person { get; } = new();

    internal int AddressCount => Person.AddressCount + _numbers.Count;

    /// <summary>Whether the card is about to hold another (AGENT of vCard 2.1).</summary>
    internal bool IsInAgent { get; private set; }

    /// <summary>Takes a property. False for one that is not used.</summary>
    internal bool Add(ContentLine line)
    {
        IsInAgent = line.Name == "AGENT";
        switch (line.Name)
        {
            case "FN": AddFullName(line); return true;
            case "N":
                _structuredName ??= Structured(line);
                _hasEmptyName = _structuredName is null;
                return true;
            case "NICKNAME": _nickname ??= PersonName.Clean(TextValue.Split(line.Text(), ',')[0]); return true;
            case "ORG": Person.Organisation ??= PersonName.Clean(TextValue.Split(line.Text(), ';')[0]); return true;
            case "EMAIL": Person.AddEmail(TextValue.Unescape(line.Text())); return true;
            case "TEL":
                if (!IsOfAnother(line)) _numbers.Add((line.Group, TextValue.Unescape(line.Text())));
                return true;
            case "URL" or "X-SOCIALPROFILE" or "SOCIALPROFILE": AddProfile(line); return true;
            case "UID": Person.Uid ??= PersonName.Clean(TextValue.Unescape(line.Text())); return true;
            case "BDAY": AddBirthday(line); return true;
            case "REV": Person.RevisedAt ??= MailDate.Parse(Encoding.ASCII.GetBytes(Revision(line.Text().Trim()))); return true;
            case "DEATHDATE": Person.AddDeath(line.Text()); return true;
            case "X-ABDATE": _dates.Add((line.Group, line.Text())); return true;
            case "X-ABSHOWAS":
                _isCompany |= line.Text().Trim().Equals("COMPANY", StringComparison.OrdinalIgnoreCase);
                return true;
            case "X-ANDROID-CUSTOM": AddAndroid(TextValue.Split(line.Text(), ';')); return true;
            case "CATEGORIES": foreach (string label in TextValue.Split(line.Text(), ',')) Person.AddCategory(label); return true;
            case "RELATED": AddRelated(line); return true;
            case "X-ABRELATEDNAMES": AddAppleRelated(line); return true;
            case "X-SPOUSE" or "X-EVOLUTION-SPOUSE" or "X-MS-SPOUSE" or "X-KADDRESSBOOK-X-SPOUSESNAME":
                Person.AddRelated(TieKind.Spouse, TextValue.Unescape(line.Text()));
                return true;
            case "X-MS-CHILD": Person.AddRelated(TieKind.Child, TextValue.Unescape(line.Text())); return true;
            case "X-ASSISTANT" or "X-EVOLUTION-ASSISTANT" or "X-MS-ASSISTANT" or "X-KADDRESSBOOK-X-ASSISTANTSNAME":
                Person.AddRelated(TieKind.Agent, TextValue.Unescape(line.Text()));
                return true;
            case "X-ABLABEL": AddLabel(line); return true;
            case "KIND" or "X-ADDRESSBOOKSERVER-KIND": Person.IsGroup |= !IsPerson(line.Text().Trim()); return true;
            default: return false;
        }
    }

    internal PersonRecord? Finish()
    {
        Person.Name = _fullName ?? _structuredName ?? PersonName.Clean(_nickname);
        // A company is marked as one, or its card has its name alone, in the place of a person's.
        Person.IsGroup |= _isCompany || (_hasEmptyName && _fullName is not null && _fullName == Person.Organisation);
        foreach ((string group, int index) in _relatedGroups)
            if (_labels.TryGetValue(group, out string? label))
                Person.Related[index] = Person.Related[index] with { Kind = RelatedKinds.Of(label) };
        foreach ((string group, string number) in _numbers)
            if (!_labels.TryGetValue(group, out string? label) || !IsOfAnother(label)) Person.AddPhone(number);
        foreach ((string group, string date) in _dates)
        {
            if (!_labels.TryGetValue(group, out string? label)) continue;
            if (RelatedKinds.IsBirthday(label)) Person.AddBirthday(date);
            else if (RelatedKinds.IsDeath(label)) Person.AddDeath(date);
        }

        return Person.Finish();
    }

    /// <summary>An instant as RFC 6350 writes it, with what it leaves out: <c>20260105T100000Z</c>.</summary>
    private static string Revision(string text) =>
        text.Length >= 15 && text[8] == 'T' && !text[..8].AsSpan().ContainsAnyExceptInRange('0', '9')
            ? $"{text[..4]}-{text[4..6]}-{text[6..8]}T{text[9..11]}:{text[11..13]}:{text[13..]}"
            : text;

    private static bool IsPerson(string kind) =>
        kind.ToUpperInvariant() is not ("GROUP" or "ORG" or "LOCATION" or "APPLICATION" or "DEVICE");

    private static string? Clean(ContentLine line) => PersonName.Clean(TextValue.Unescape(line.Text()));

    /// <summary>Family; given; additional; prefixes; suffixes, written as people say it.</summary>
    private static string? Structured(ContentLine line)
    {
        List<string> parts = TextValue.Split(line.Text(), ';');
        string Part(int index) => index < parts.Count ? parts[index].Replace(',', ' ') : "";
        return PersonName.Clean($"{Part(3)} {Part(1)} {Part(2)} {Part(0)} {Part(4)}");
    }

    /// <summary>Takes the full name that the card prefers (PREF of RFC 6350), else the first.</summary>
    private void AddFullName(ContentLine line)
    {
        int preference = int.TryParse(line.Parameter("PREF"), NumberStyles.None, CultureInfo.InvariantCulture, out int given)
            ? given : int.MaxValue;
        if (Clean(line) is not { } name || PersonName.IsPlaceholder(name) || (_fullName is not null && preference >= _preference))
            return;
        (_fullName, _preference) = (name, preference);
    }

    /// <summary>Whether a number is that of an assistant or a machine, and the person does not answer it.</summary>
    private static bool IsOfAnother(ContentLine line)
    {
        string[] types = [.. line.Parameters("TYPE")];
        return types.Any(IsOfAnother) && !types.Any(static type => type.ToUpperInvariant() is "VOICE" or "CELL");
    }

    private static bool IsOfAnother(string label) =>
        label.Equals("X-EVOLUTION-COMPANY", StringComparison.OrdinalIgnoreCase)
        || BetweenWords().Split(label).Any(Others.Contains);

    // The words of HomeFax are two.
    [GeneratedRegex(@"\P{L}+|(?<=\p{Ll})(?=\p{Lu})")]
    private static partial Regex BetweenWords();

    /// <summary>Profiles at a network tell people apart; a web site does not.</summary>
    private void AddProfile(ContentLine line)
    {
        string url = TextValue.Unescape(line.Text());
        if (line.Name != "URL" || PersonAddress.IsLinkedIn(url)) Person.AddProfile(url);
    }

    private void AddBirthday(ContentLine line)
    {
        string text = TextValue.Unescape(line.Text());
        if (line.Parameter("CALSCALE")?.ToUpperInvariant() is null or "GREGORIAN") Person.AddBirthday(text);
        else Person.NoteBirthday(text);
    }

    /// <summary>Takes what Android has no property for: <c>vnd.android.cursor.item/relation;Bob;14</c>, with the
    /// kinds of ContactsContract.</summary>
    private void AddAndroid(List<string> parts)
    {
        string value = parts.Count > 1 ? parts[1] : "", kind = parts.Count > 2 ? parts[2] : "", label = parts.Count > 3
            ? parts[3] : "";
        switch (parts[0])
        {
            case "vnd.android.cursor.item/nickname":
                _nickname ??= value;
                break;
            case "vnd.android.cursor.item/contact_event" when kind == "3" || RelatedKinds.IsBirthday(label):
                Person.AddBirthday(value);
                break;
            case "vnd.android.cursor.item/contact_event" when RelatedKinds.IsDeath(label):
                Person.AddDeath(value);
                break;
            case "vnd.android.cursor.item/relation":
                Person.AddRelated(kind == "0" ? RelatedKinds.Of(label) : RelatedKinds.OfAndroid(kind), value);
                break;
        }
    }

    private void AddRelated(ContentLine line)
    {
        TieKind kind = TieKind.None;
        foreach (string type in line.Parameters("TYPE")) kind |= RelatedKinds.Of(type);
        Person.AddRelated(kind, TextValue.Unescape(line.Text()));
    }

    /// <summary>Apple writes the name in one line and what it means in another of the same group.</summary>
    private void AddAppleRelated(ContentLine line)
    {
        int index = Person.Related.Count;
        AddRelated(line);
        if (line.Group.Length > 0 && Person.Related.Count > index) _relatedGroups.Add((line.Group, index));
    }

    private void AddLabel(ContentLine line)
    {
        if (line.Group.Length > 0 && _labels.Count < 1_000)
            _labels[line.Group] = line.Text().Replace("_$!<", "", StringComparison.Ordinal)
                .Replace(">!$_", "", StringComparison.Ordinal);
    }
}
