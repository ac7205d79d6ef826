using System.Globalization;
using NodaTime;
using NodaTime.Text;
using RelationshipModel.Import.Exports;
using RelationshipModel.Import.Text;

namespace RelationshipModel.Import.People;

/// <summary>Gathers what a record says about a person.</summary>
internal sealed class PersonDraft
{
    private const int MaxLabelLength = 1024;

    private readonly List<PersonAddress> _emails = [];
    private readonly List<PersonAddress> _profiles = [];
    private readonly List<PersonAddress> _phones = [];
    private readonly List<string> _categories = [];

    internal string? Name { get; set; }

    internal string? Uid { get; set; }

    internal AnnualDate? Birthday { get; set; }

    /// <summary>Gets what could not be read; null if all could.</summary>
    internal string? Note { get; private set; }

    internal string? Organisation { get; set; }

    internal bool IsGroup { get; set; }

    internal bool IsDeceased { get; set; }

    internal LocalDate? DiedOn { get; set; }

    internal Instant? RevisedAt { get; set; }

    internal List<RelatedPerson> Related { get; } = [];

    internal int AddressCount => _emails.Count + _profiles.Count + _phones.Count;

    /// <summary>Takes the birthday, if none was read before.</summary>
    internal void AddBirthday(string text)
    {
        if (Birthday is not null) return;
        Birthday = BirthdayOrder.ReadAlone(text, out bool isUnread);
        if (isUnread) NoteBirthday(text);
    }

    /// <summary>Takes the month and the day of the birthday as numbers.</summary>
    internal void AddBirthday(string month, string day)
    {
        if (Birthday is not null || month.Length == 0 || day.Length == 0) return;
        Birthday = int.TryParse(month, NumberStyles.None, CultureInfo.InvariantCulture, out int m)
            && int.TryParse(day, NumberStyles.None, CultureInfo.InvariantCulture, out int d)
            ? BirthdayText.Of(m, d) : null;
        if (Birthday is null && (month.Any(IsGiven) || day.Any(IsGiven))) NoteBirthday($"{month}-{day}");

        static bool IsGiven(char c) => c != '0';
    }

    /// <summary>Notes a birthday that cannot be read, or not in one way.</summary>
    internal void NoteBirthday(string text) => NoteUnread("birthday", text, "; write it as 1980-05-04");

    private void NoteUnread(string what, string text, string advice = "")
    {
        if (!text.Any(char.IsLetterOrDigit) || PersonName.IsPlaceholder(text.Trim())) return;
        string note = $"the {what} '{Quoted.Short(text)}' is left out, since it cannot be read{advice}";
        Note = Note is null ? note : $"{Note}; {note}";
    }

    /// <summary>Adds an e-mail address, or several in one text, with names or without.</summary>
    internal void AddEmail(string text)
    {
        if (PersonAddress.TryEmail(text, out PersonAddress address))
        {
            AddOnce(address.IsEmail ? _emails : _profiles, address);
            return;
        }

        bool isRead = false;
        if (text.Length <= MaxLabelLength && text.Contains('@', StringComparison.Ordinal))
        {
            foreach (string part in text.Split([',', ';', ' ', '<', '>', '\n', '\t', '"'], StringSplitOptions.RemoveEmptyEntries))
            {
                if (!PersonAddress.TryEmail(part, out address)) continue;
                AddOnce(_emails, address);
                isRead = true;
            }
        }

        if (!isRead) NoteUnread("e-mail address", text);
    }

    internal void AddPhone(string text)
    {
        string number = text.StartsWith("tel:", StringComparison.OrdinalIgnoreCase) ? text[4..] : text;
        // The part of a number that is dialled at a place, RFC 3966, with what leads there from everywhere.
        int context = number.IndexOf(";phone-context=+", StringComparison.OrdinalIgnoreCase);
        if (context >= 0) number = $"{number[(context + 15)..].Split(';')[0]}{number.Split(';')[0]}";
        if (PersonAddress.TryPhone(number, out PersonAddress address)) AddOnce(_phones, address);
        else NoteUnread("telephone number", text);
    }

    internal void AddProfile(string text)
    {
        // Apple names an account of any network so, without saying which.
        if (text.StartsWith("x-apple:", StringComparison.OrdinalIgnoreCase)) return;
        if (PersonAddress.TryParse(text, out PersonAddress address) && !address.IsEmail) AddOnce(_profiles, address);
    }

    internal void AddCategory(string text)
    {
        if (PersonName.Clean(text) is { Length: <= MaxLabelLength } label
            && !_categories.Contains(label, StringComparer.OrdinalIgnoreCase))
            _categories.Add(label);
    }

    /// <summary>Adds somebody who is related, by address or name.</summary>
    internal void AddRelated(TieKind kind, string text)
    {
        if (PersonAddress.TryParse(text, out PersonAddress address)) Related.Add(new(kind, address, null));
        else if (PersonName.Clean(text) is { } name) Related.Add(new(kind, null, name));
    }

    /// <summary>Takes the day of a death (RFC 6474); of one that is not known whole, that there was one.</summary>
    internal void AddDeath(string text)
    {
        text = text.Trim();
        if (text.Length == 0) return;
        IsDeceased = true;
        string digits = string.Concat(text.Split('T', ' ')[0].Where(char.IsAsciiDigit));
        if (digits.Length == 8 && LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd").Parse(digits)
            .TryGetValue(default, out LocalDate day)) DiedOn ??= day;
        else if (digits.Length > 0)
            NoteUnread("day of death", text, ", and the day of the import stands for it; write it as 1980-05-04");
    }

    /// <summary>The record; null if it says nothing by which a person could be known.</summary>
    internal PersonRecord? Finish()
    {
        if (PersonName.Clean(Name) is { } written && PersonName.IsPlaceholder(written)) Name = null;
        List<PersonAddress> addresses = [.. _emails, .. _profiles, .. _phones];
        string? name = addresses.Count > 0 ? PersonName.Of(addresses[0], Name) : PersonName.Clean(Name);
        if (name is null && addresses.Count == 0)
            return PersonName.Clean(Organisation) is { } only ? Record(only, addresses, hasName: true) : null;
        // The number of a firm, without a name of anybody there.
        IsGroup |= name is null && _emails.Count + _profiles.Count == 0 && PersonName.Clean(Organisation) is not null;
        return Record(name ?? addresses[0].Value, addresses, hasName: name is not null);
    }

    private PersonRecord Record(string name, List<PersonAddress> addresses, bool hasName)
    {
        return new(PersonRecord.IdOf(addresses, Uid, name), name)
        {
            HasName = hasName,
            Addresses = addresses,
            Uid = Uid,
            Birthday = Birthday,
            Organisation = PersonName.Clean(Organisation),
            Categories = _categories,
            Related = Related,
            IsGroup = IsGroup,
            IsDeceased = IsDeceased,
            DiedOn = DiedOn,
            RevisedAt = RevisedAt,
            Note = Note,
        };
    }

    private static void AddOnce(List<PersonAddress> addresses, PersonAddress address)
    {
        if (!addresses.Contains(address)) addresses.Add(address);
    }
}
