using RelationshipModel.Import.People;

namespace RelationshipModel.Import.AddressBook;

/// <summary>Gathers the properties of one card.</summary>
internal sealed class CardDraft
{
    private readonly List<(string Group, int Index)> _relatedGroups = [];
    private string? _fullName;
    private string? _structuredName;
    private string? _nickname;

    internal PersonDraft Person { get; } = new();

    /// <summary>Whether the card is about to hold another (AGENT of vCard 2.1).</summary>
    internal bool IsInAgent { get; private set; }

    /// <summary>Takes a property. False for one that is not used.</summary>
    internal bool Add(ContentLine line)
    {
        IsInAgent = line.Name == "AGENT";
        switch (line.Name)
        {
            case "FN": _fullName ??= Clean(line); return true;
            case "N": _structuredName ??= Structured(line); return true;
            case "NICKNAME": _nickname ??= TextValue.Split(line.Text(), ',')[0]; return true;
            case "ORG": Person.Organisation ??= PersonName.Clean(TextValue.Split(line.Text(), ';')[0]); return true;
            case "EMAIL": Person.AddEmail(TextValue.Unescape(line.Text())); return true;
            case "TEL": Person.AddPhone(TextValue.Unescape(line.Text())); return true;
            case "URL" or "X-SOCIALPROFILE" or "SOCIALPROFILE": AddProfile(line); return true;
            case "UID": Person.Uid ??= PersonName.Clean(TextValue.Unescape(line.Text())); return true;
            case "BDAY": AddBirthday(line); return true;
            case "CATEGORIES": foreach (string label in TextValue.Split(line.Text(), ',')) Person.AddCategory(label); return true;
            case "RELATED": AddRelated(line); return true;
            case "X-ABRELATEDNAMES": AddAppleRelated(line); return true;
            case "X-ABLABEL": AddLabel(line); return true;
            case "KIND" or "X-ADDRESSBOOKSERVER-KIND": Person.IsGroup |= !IsPerson(line.Text().Trim()); return true;
            default: return false;
        }
    }

    internal PersonRecord? Finish()
    {
        Person.Name = _fullName ?? _structuredName ?? PersonName.Clean(_nickname);
        return Person.Finish();
    }

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

    /// <summary>Profiles at a network tell people apart; a web site does not.</summary>
    private void AddProfile(ContentLine line)
    {
        string url = TextValue.Unescape(line.Text());
        if (line.Name != "URL" || url.Contains("linkedin.com/in/", StringComparison.OrdinalIgnoreCase)) Person.AddProfile(url);
    }

    private void AddBirthday(ContentLine line)
    {
        if (Person.Birthday is null && line.Parameter("VALUE")?.ToUpperInvariant() is not "TEXT") Person.Birthday = BirthdayText.Iso(line.Text());
    }

    private void AddRelated(ContentLine line)
    {
        TieKind kind = TieKind.None;
        foreach (string type in line.Parameters("TYPE")) kind |= RelatedKinds.Of(type);
        Add(kind, TextValue.Unescape(line.Text()));
    }

    /// <summary>Apple writes the name in one line and what it means in another of the same group.</summary>
    private void AddAppleRelated(ContentLine line)
    {
        if (line.Group.Length > 0) _relatedGroups.Add((line.Group, Person.Related.Count));
        Add(TieKind.None, TextValue.Unescape(line.Text()));
    }

    private void AddLabel(ContentLine line)
    {
        foreach ((string group, int index) in _relatedGroups)
        {
            if (group != line.Group || index >= Person.Related.Count) continue;
            string label = line.Text().Replace("_$!<", "", StringComparison.Ordinal).Replace(">!$_", "", StringComparison.Ordinal);
            Person.Related[index] = Person.Related[index] with { Kind = RelatedKinds.Of(label) };
        }
    }

    private void Add(TieKind kind, string value)
    {
        if (PersonAddress.TryParse(value, out PersonAddress address)) Person.Related.Add(new(kind, address, null));
        else if (PersonName.Clean(value) is { } name) Person.Related.Add(new(kind, null, name));
    }
}
