using NodaTime;
using RelationshipModel.Import.AddressBook;
using RelationshipModel.Import.People;

namespace RelationshipModel.Import.Exports;

/// <summary>Reads contacts as CSV: LinkedIn's connections, Google Contacts, Outlook, Thunderbird, or any other list.</summary>
/// <remarks>Bad input gives faults, never exceptions. Memory is bounded by <see cref="ImportLimits"/>.</remarks>
internal static class ContactExportReader
{
    /// <summary>The number of records that are held at most until the order of day and month is known from all
    /// birthdays.</summary>
    private const int MaxHeld = 100_000;

    /// <summary>Reads an export.</summary>
    /// <param name="source">The file, plain or compressed with gzip. It stays open.</param>
    /// <param name="file">Its name, for faults.</param>
    /// <param name="columns">The columns that the host states; null to find them by their names.</param>
    /// <param name="order">The order of day, month and year; null to find it from the birthdays.</param>
    /// <param name="limits">The limits; null for the defaults.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    internal static IEnumerable<SourceItem<PersonRecord>> Read(
        Stream source, string file, ContactColumns? columns = null, DateOrder? order = null, ImportLimits? limits = null,
        CancellationToken cancellationToken = default) =>
        Records(source, file, columns, order, (limits ?? ImportLimits.Default).Checked(), cancellationToken);

    private static IEnumerable<SourceItem<PersonRecord>> Records(
        Stream source, string file, ContactColumns? given, DateOrder? order, ImportLimits limits,
        CancellationToken cancellationToken)
    {
        using CsvRecords records = new(source, limits, given, cancellationToken);
        SourceKind kind = records.FindHeader(
            names => CsvHeader.KindOf(names, given) is var found && IsOfContacts(found) ? found : SourceKind.Unknown);
        if (kind == SourceKind.Unknown)
        {
            string reason = records.Fault ?? FormattableString.Invariant(
                $"none of the first {CsvRecords.MaxPreamble} records is a header of contacts that is known; state its columns with --column (ContactColumns)");
            yield return new(new SourceFault(file, records.Fault is null ? 1 : records.Line, reason, EndsReading: true));
            yield break;
        }

        ContactColumns columns = ColumnsOf(kind, records.Header, given);
        BirthdayOrder birthdays = new(order, columns, kind == SourceKind.OutlookContacts);
        bool holds = columns.Birthday.Count > 0 && columns.BirthdayPatterns.Count == 0 && order is null;
        List<(PersonDraft Person, string Birthday, SourceItem<PersonRecord> Fault, long Line)> held = [];
        while (records.Next())
        {
            if (records.Fault is { } fault)
            {
                held.Add((null!, "", new(new SourceFault(file, records.Line, fault, EndsReading: records.Ended)), records.Line));
            }
            else
            {
                string birthday = First(records, columns.Birthday) ?? "";
                birthdays.Add(birthday);
                held.Add((PersonOf(records, columns), birthday, default, records.Line));
            }

            if (holds && held.Count < MaxHeld) continue;
            foreach (var one in held) yield return Item(one.Person, one.Birthday, one.Fault, one.Line);
            held.Clear();
        }

        foreach (var one in held) yield return Item(one.Person, one.Birthday, one.Fault, one.Line);
        if (birthdays.Question() is { } question) yield return new(new SourceFault(file, 1, question));

        SourceItem<PersonRecord> Item(PersonDraft? person, string birthday, SourceItem<PersonRecord> faulty, long line)
        {
            if (person is null) return faulty;
            AnnualDate? read = birthdays.Read(birthday, out bool isUnread);
            if (isUnread) person.NoteBirthday(birthday);
            person.Birthday ??= read;
            return person.Finish() is { } record ? new(record, line)
                : new(new SourceFault(file, line, "the record names nobody: it has neither a name nor an address"));
        }
    }

    private static bool IsOfContacts(SourceKind kind) =>
        kind is SourceKind.LinkedInConnections or SourceKind.GoogleContacts or SourceKind.OutlookContacts or SourceKind.Contacts;

    private static ContactColumns ColumnsOf(SourceKind kind, IReadOnlyList<string> header, ContactColumns? given)
    {
        if (given is not null && ContactHeader.Has(given, header)) return ContactHeader.ColumnsOf(header, given);
        return kind switch
        {
            SourceKind.LinkedInConnections => ContactColumns.LinkedIn,
            // Other programs have a column of Google's too.
            SourceKind.GoogleContacts when ContactHeader.Has(ContactColumns.Google with { Name = [], NameParts = [] }, header) =>
                ContactColumns.Google,
            _ => ContactHeader.ColumnsOf(header, null),
        };
    }

    private static PersonDraft PersonOf(CsvRecords records, ContactColumns columns)
    {
        string parts = string.Join(' ', columns.NameParts.Select(records.Field).Where(static part => part.Length > 0));
        PersonDraft person = new()
        {
            Name = First(records, columns.Name) ?? (parts.Length > 0 ? parts : First(records, columns.Nicknames)),
            Organisation = First(records, columns.Organisation),
        };
        AddMonthAndDay(person, records, columns.BirthMonthAndDay);
        foreach (string email in Values(records, columns.Emails, columns.Separator)) person.AddEmail(email);
        // A column whose name is not known tells by its values that it holds addresses.
        if (columns.Emails.Count == 0)
            foreach (string value in records.Header.Select(records.Field))
                if (PersonAddress.TryEmail(value, out _)) person.AddEmail(value);
        foreach (string profile in columns.Profiles.Select(records.Field)) person.AddProfile(profile);
        foreach (string page in columns.WebPages.Select(records.Field))
            if (PersonAddress.IsLinkedIn(page)) person.AddProfile(page);
        foreach (string phone in Values(records, [.. columns.Phones.Where(column => !IsOfMachine(records, column))],
            columns.Separator)) person.AddPhone(phone);
        foreach ((string column, TieKind kind) in columns.Related)
            foreach (string name in Values(records, [column], columns.Separator))
                person.AddRelated(kind == TieKind.None ? RelatedKinds.Of(LabelOf(records, column)) : kind, name);
        foreach (string column in columns.Events)
        {
            string label = LabelOf(records, column);
            if (RelatedKinds.IsBirthday(label)) person.AddBirthday(records.Field(column));
            else if (RelatedKinds.IsDeath(label)) person.AddDeath(records.Field(column));
        }

        foreach (string label in Values(records, columns.Categories, columns.Separator))
            if (!columns.IgnoredCategories.Contains(label, StringComparer.OrdinalIgnoreCase))
                person.AddCategory(label.TrimStart('*', ' '));
        return person;
    }

    /// <summary>Whether the column beside that of a number says that the number is that of a fax or a pager.</summary>
    private static bool IsOfMachine(CsvRecords records, string column)
    {
        string label = LabelOf(records, column);
        return label.Contains("fax", StringComparison.OrdinalIgnoreCase)
            || label.Contains("pager", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Returns the label of a value, from the column beside it; empty if there is no such column.</summary>
    private static string LabelOf(CsvRecords records, string column) => !column.EndsWith("Value", StringComparison.Ordinal) ? ""
        : records.Field($"{column[..^5]}Label") is { Length: > 0 } label ? label : records.Field($"{column[..^5]}Type");

    private static void AddMonthAndDay(PersonDraft person, CsvRecords records, IReadOnlyList<string> columns)
    {
        if (columns is [var month, var day]) person.AddBirthday(records.Field(month), records.Field(day));
    }

    private static string? First(CsvRecords records, IReadOnlyList<string> columns) =>
        columns.Select(records.Field).FirstOrDefault(static value => value.Length > 0);

    private static IEnumerable<string> Values(CsvRecords records, IReadOnlyList<string> columns, string separator) =>
        columns.SelectMany(column => records.Field(column)
            .Split(separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
