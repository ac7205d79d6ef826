using System.Text;

namespace RelationshipModel.Import.Exports;

/// <summary>Compares the names of columns and tells by them what a CSV is.</summary>
internal static class CsvHeader
{
    /// <summary>The name of a column as it is compared: lower-case letters and digits alone.</summary>
    internal static string Plain(string column)
    {
        StringBuilder plain = new();
        foreach (char c in column)
            if (char.IsLetterOrDigit(c)) plain.Append(char.ToLowerInvariant(c));
        return plain.ToString();
    }

    internal static SourceKind KindOf(IReadOnlySet<string> columns)
    {
        if (columns.Contains("timestamp") && columns.Contains("sender") && columns.Contains("recipient"))
            return SourceKind.InteractionCsv;
        if (columns.Contains("conversationid") && columns.Contains("from") && columns.Contains("date"))
            return SourceKind.LinkedInMessages;
        if (Chats.IMazingReader.IsHeader(columns)) return SourceKind.IMazingMessages;
        if (Chats.KakaoTalkReader.IsHeader(columns)) return SourceKind.KakaoTalkChat;
        if (columns.Contains("connectedon") && columns.Contains("firstname")) return SourceKind.LinkedInConnections;
        bool hasName = columns.Contains("firstname") || columns.Contains("givenname") || columns.Contains("name");
        if (hasName
            && columns.Any(static c => c.StartsWith("email", StringComparison.Ordinal)
                && c.EndsWith("value", StringComparison.Ordinal)))
            return SourceKind.GoogleContacts;
        if (hasName && columns.Contains("groupmembership")) return SourceKind.GoogleContacts;
        return columns.Contains("firstname") && columns.Contains("lastname")
            && (columns.Contains("emailaddress") || columns.Contains("emaildisplayname"))
            ? SourceKind.OutlookContacts
            : SourceKind.Unknown;
    }

    /// <summary>Returns the kind of a CSV by the names of its columns, including those that any list of contacts may
    /// have.</summary>
    /// <param name="names">The names as the header has them.</param>
    /// <param name="given">The columns that the host states; null for none.</param>
    internal static SourceKind KindOf(IReadOnlyList<string> names, ContactColumns? given)
    {
        SourceKind kind = KindOf(names.Select(Plain).ToHashSet(StringComparer.Ordinal));
        if (kind == SourceKind.Unknown && ContactHeader.Find(names, given) is not null) kind = SourceKind.Contacts;
        return kind;
    }

    /// <summary>The number of names that mean something among those of a header.</summary>
    internal static int CountKnown(IReadOnlyList<string> names, ContactColumns? given)
    {
        int known = ContactHeader.CountKnown(names);
        if (given is not null && ContactHeader.Has(given, names)) known += 2;
        return KindOf(names.Select(Plain).ToHashSet(StringComparer.Ordinal)) == SourceKind.Unknown ? known : known + 3;
    }
}
