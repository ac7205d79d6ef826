using RelationshipModel.Import.People;

namespace RelationshipModel.Import.Exports;

/// <summary>Reads exports of contacts as CSV: LinkedIn's connections, Google Contacts, Outlook, or any other whose columns are stated.</summary>
/// <remarks>Bad input gives faults, never exceptions. Memory is bounded by <see cref="ImportLimits"/>.</remarks>
internal static class ContactExportReader
{
    /// <summary>Reads an export.</summary>
    /// <param name="source">The file, plain or compressed with gzip. It stays open.</param>
    /// <param name="file">Its name, for faults.</param>
    /// <param name="columns">Which columns say what; null to tell by the header.</param>
    /// <param name="limits">What is too much; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="IOException">The source cannot be read.</exception>
    public static IEnumerable<SourceItem<PersonRecord>> Read(
        Stream source, string file, ContactColumns? columns = null, ImportLimits? limits = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(file);
        return Records(source, file, columns, (limits ?? ImportLimits.Default).Checked(), cancellationToken);
    }

    private static IEnumerable<SourceItem<PersonRecord>> Records(
        Stream source, string file, ContactColumns? given, ImportLimits limits, CancellationToken cancellationToken)
    {
        using CsvRecords records = new(source, limits, cancellationToken);
        SourceKind kind = records.FindHeader(names =>
            given is null ? CsvHeader.KindOf(names) : IsHeaderOf(given, names) ? SourceKind.OutlookContacts : SourceKind.Unknown);
        ContactColumns? columns = given ?? kind switch
        {
            SourceKind.LinkedInConnections => ContactColumns.LinkedIn,
            SourceKind.GoogleContacts => ContactColumns.Google,
            SourceKind.OutlookContacts => ContactColumns.Outlook,
            _ => null,
        };
        if (kind == SourceKind.Unknown || columns is null)
        {
            string reason = records.Fault ?? FormattableString.Invariant(
                $"none of the first {CsvRecords.MaxPreamble} records is a header of contacts that is known; state its columns (ContactColumns)");
            yield return new(new SourceFault(file, records.Fault is null ? 1 : records.Line, reason, EndsReading: true));
            yield break;
        }

        while (records.Next())
        {
            if (records.Fault is { } fault) yield return new(new SourceFault(file, records.Line, fault, EndsReading: records.Ended));
            else if (PersonOf(records, columns) is { } person) yield return new(person, records.Line);
            else yield return new(new SourceFault(file, records.Line, "the record names nobody: it has neither a name nor an address"));
        }
    }

    private static bool IsHeaderOf(ContactColumns columns, IReadOnlySet<string> names) =>
        columns.Name.Concat(columns.NameParts).Any(column => names.Contains(CsvHeader.Plain(column)))
        || columns.Emails.Concat(columns.Profiles).Any(column => names.Contains(CsvHeader.Plain(column)));

    private static PersonRecord? PersonOf(CsvRecords records, ContactColumns columns)
    {
        PersonDraft person = new()
        {
            Name = First(records, columns.Name) ?? string.Join(' ', columns.NameParts.Select(records.Field).Where(static part => part.Length > 0)),
            Organisation = First(records, columns.Organisation),
            Birthday = First(records, columns.Birthday) is { } birthday ? BirthdayText.Of(birthday, columns.BirthdayPatterns) : null,
        };
        foreach (string email in Values(records, columns.Emails, columns.Separator)) person.AddEmail(email);
        foreach (string profile in columns.Profiles.Select(records.Field)) person.AddProfile(profile);
        foreach (string phone in Values(records, columns.Phones, columns.Separator)) person.AddPhone(phone);
        foreach (string label in Values(records, columns.Categories, columns.Separator))
            if (!columns.IgnoredCategories.Contains(label, StringComparer.OrdinalIgnoreCase)) person.AddCategory(label.TrimStart('*', ' '));
        return person.Finish();
    }

    private static string? First(CsvRecords records, IReadOnlyList<string> columns) =>
        columns.Select(records.Field).FirstOrDefault(static value => value.Length > 0);

    private static IEnumerable<string> Values(CsvRecords records, IReadOnlyList<string> columns, string separator) =>
        columns.SelectMany(column => records.Field(column).Split(separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
