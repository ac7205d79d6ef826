using System.Text;
using RelationshipModel.Import.People;
using RelationshipModel.Import.Text;

namespace RelationshipModel.Import;

/// <summary>Recognises files with people or events in forms that are not read, among files of no kind that is known, and says
/// what helps.</summary>
internal static class UnreadContacts
{
    private const string SaveCards = "export the contacts there as vCard (.vcf) or CSV";
    private const string SaveEvents = "export the calendar there as iCalendar (.ics)";
    private const string NameColumns = "put a first line above it that names them, such as name,email,phone";

    /// <summary>The marks at the beginnings of files.</summary>
    private static readonly (byte[] Mark, string Advice)[] Beginnings =
    [
        ([.. "bplist00"u8], $"this is a property list of Apple, which is not read; {SaveCards}, and {SaveEvents}"),
        ([.. "# abook addressbook"u8], $"this is an address book of abook, which is not read; {SaveCards} (abook --convert)"),
        ([.. "[format]"u8], $"this is an address book of abook, which is not read; {SaveCards} (abook --convert)"),
        ([.. "alias "u8], $"these are aliases of mutt, which are not read; {SaveCards} (abook --convert --informat mutt)"),
    ];

    /// <summary>The marks that files have somewhere in the part that is looked at.</summary>
    private static readonly (byte[] Mark, string Advice)[] Parts =
    [
        ([.. "urn:ietf:params:xml:ns:icalendar-2.0"u8], $"this is a calendar as XML (xCal), which is not read; {SaveEvents}"),
        ([.. "<iCalendar"u8], $"this is a calendar as XML (xCal), which is not read; {SaveEvents}"),
        ([.. "urn:ietf:params:xml:ns:vcard-4.0"u8], $"these are contacts as XML (xCard), which are not read; {SaveCards}"),
        ([.. "schemas.microsoft.com/Contact"u8], $"this is a contact of Windows (.contact), which is not read; {SaveCards}"),
        ([.. "\"vcalendar\""u8], $"this is a calendar as JSON (jCal), which is not read; {SaveEvents}"),
        ([.. "\"vcard\""u8], $"these are contacts as JSON (jCard), which are not read; {SaveCards}"),
        ([.. "\"friends_v2\""u8], "these are friends at Facebook, which are not read: the list has only names, no addresses"),
        ([.. ";;; file-format:"u8], $"this is an address book of BBDB, which is not read; {SaveCards}"),
        ([.. ":EMAIL:"u8], $"these are contacts of Emacs' org-contacts, which are not read; {SaveCards}"),
        ([.. "INSERT INTO"u8], $"this is a dump of a database, which is not read; {SaveCards}, and {SaveEvents}"),
    ];

    /// <summary>Returns what a file is and what helps; null if it may be anything.</summary>
    /// <param name="beginning">The beginning of a file of no kind that is read, or of a zip archive.</param>
    internal static string? Advice(ReadOnlySpan<byte> beginning)
    {
        if (beginning is [(byte)'P', (byte)'K', ..])
        {
            // The name of an archive's first file begins at offset 30.
            ReadOnlySpan<byte> first = beginning[Math.Min(30, beginning.Length)..];
            return first.StartsWith("[Content_Types].xml"u8) || first.StartsWith("mimetype"u8)
                ? "this is a document of an office program, which is not read; save a list of contacts there as CSV" : null;
        }

        ReadOnlySpan<byte> text = UnicodeText.AsUtf8(beginning);
        if (text.StartsWith("\uFEFF"u8)) text = text[3..];
        text = text.TrimStart(" \t\r\n"u8);
        foreach ((byte[] mark, string advice) in Beginnings)
            if (text.StartsWith(mark)) return advice;
        foreach ((byte[] mark, string advice) in Parts)
            if (text.IndexOf(mark) >= 0) return advice;
        if (text is [(byte)'{' or (byte)'[', ..])
            return $"this is JSON of a form that is not known; {SaveCards}, and {SaveEvents}";
        return IsList(text) ? $"this looks like a list of contacts whose columns are not known; {NameColumns}" : null;
    }

    /// <summary>Whether the first line has an address for itself or between separators.</summary>
    private static bool IsList(ReadOnlySpan<byte> text)
    {
        int end = text.IndexOfAny("\r\n"u8);
        string line = Encoding.UTF8.GetString(end < 0 ? text : text[..end]);
        return line.Length < 4096 && line.Split([',', ';', '\t', '|'])
            .Any(static field => PersonAddress.TryEmail(field.Trim(' ', '"'), out PersonAddress address) && address.IsEmail);
    }
}
