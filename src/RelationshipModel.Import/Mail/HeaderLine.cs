using System.Text;

namespace RelationshipModel.Import.Mail;

/// <summary>Recognises the lines of a message's header.</summary>
internal static class HeaderLine
{
    private const int MaxNameLength = 128;

    /// <summary>The names that begin headers, but for <c>X-</c>, <c>Content-</c>, <c>List-</c>, <c>Resent-</c> and
    /// <c>ARC-</c>, with their fields.</summary>
    private static readonly (byte[] Name, HeaderField Field)[][] ByLength = Table(
        ("from", HeaderField.From), ("sender", HeaderField.Sender), ("reply-to", HeaderField.ReplyTo), ("to", HeaderField.To),
        ("cc", HeaderField.Cc),
        ("bcc", HeaderField.Bcc), ("date", HeaderField.Date), ("message-id", HeaderField.MessageId),
        ("in-reply-to", HeaderField.InReplyTo),
        ("references", HeaderField.References), ("subject", HeaderField.Subject), ("received", HeaderField.Received),
        ("delivery-date", HeaderField.DeliveryDate),
        ("delivered-to", HeaderField.DeliveredTo), ("x-original-to", HeaderField.DeliveredTo),
        ("envelope-to", HeaderField.DeliveredTo),
        ("x-envelope-to", HeaderField.DeliveredTo), ("x-delivered-to", HeaderField.DeliveredTo),
        ("x-rcpt-to", HeaderField.DeliveredTo),
        ("apparently-to", HeaderField.DeliveredTo), ("x-apparently-to", HeaderField.DeliveredTo),
        ("return-path", HeaderField.ReturnPath),
        ("resent-from", HeaderField.ResentFrom), ("resent-to", HeaderField.ResentTo), ("resent-cc", HeaderField.ResentTo),
        ("resent-bcc", HeaderField.ResentTo),
        ("resent-date", HeaderField.ResentDate), ("resent-message-id", HeaderField.ResentMessageId),
        ("content-type", HeaderField.ContentType),
        ("content-class", HeaderField.ContentClass), ("content-length", HeaderField.ContentLength),
        ("list-id", HeaderField.ListId),
        ("list-unsubscribe", HeaderField.ListUnsubscribe), ("list-post", HeaderField.ListPost),
        ("precedence", HeaderField.Precedence),
        ("auto-submitted", HeaderField.AutoSubmitted), ("x-autoreply", HeaderField.AutoReply),
        ("x-autorespond", HeaderField.AutoReply),
        ("x-gmail-labels", HeaderField.GmailLabels), ("x-mozilla-status", HeaderField.MozillaStatus),
        ("x-mozilla-status2", HeaderField.MozillaStatus2),
        ("x-status", HeaderField.Status), ("x-spam-flag", HeaderField.SpamFlag), ("x-spam-status", HeaderField.SpamStatus),
        ("x-ms-exchange-organization-scl", HeaderField.SpamLevel), ("x-forefront-antispam-report", HeaderField.SpamReport),
        ("x-unsent", HeaderField.Unsent));

    private static readonly string[] OtherNames =
        ["mime-version", "status", "organization", "organisation", "user-agent", "importance", "priority", "comments", "keywords",
            "errors-to", "dkim-signature",
            "domainkey-signature", "authentication-results", "received-spf", "thread-topic", "thread-index", "lines", "encoding",
            "mailing-list", "autocrypt",
            "feedback-id", "accept-language", "disposition-notification-to", "return-receipt-to", "path", "newsgroups",
            "original-recipient", "envelope-from"];

    private static readonly string[] OtherPrefixes = ["x-", "content-", "list-", "resent-", "arc-"];

    /// <summary>Whether the line is a field: a name of printable characters, spaces perhaps, and a colon.</summary>
    internal static bool IsField(ReadOnlySpan<byte> line, out ReadOnlySpan<byte> name)
    {
        name = default;
        int colon = line.IndexOf((byte)':');
        if (colon <= 0) return false;
        name = line[..colon].TrimEnd(" \t"u8);
        return !name.IsEmpty && name.Length <= MaxNameLength && !name.ContainsAnyExceptInRange((byte)33, (byte)126);
    }

    /// <summary>Whether the line is a field whose name mail programs write.</summary>
    internal static bool IsKnownField(ReadOnlySpan<byte> line)
    {
        if (!IsField(line, out ReadOnlySpan<byte> name)) return false;
        if (FieldOf(name) != HeaderField.None) return true;
        foreach (string known in OtherNames)
            if (Ascii.EqualsIgnoreCase(name, known)) return true;
        foreach (string prefix in OtherPrefixes)
            if (name.Length > prefix.Length && Ascii.EqualsIgnoreCase(name[..prefix.Length], prefix)) return true;
        return false;
    }

    internal static HeaderField FieldOf(ReadOnlySpan<byte> name)
    {
        if (name.Length >= ByLength.Length) return HeaderField.None;
        foreach ((byte[] known, HeaderField field) in ByLength[name.Length])
            if (Ascii.EqualsIgnoreCase(name, known)) return field;
        return HeaderField.None;
    }

    private static (byte[] Name, HeaderField Field)[][] Table(params (string Name, HeaderField Field)[] fields)
    {
        (byte[], HeaderField)[][] table = new (byte[], HeaderField)[fields.Max(static field => field.Name.Length) + 1][];
        for (int i = 0; i < table.Length; i++)
            table[i] = [.. fields.Where(field => field.Name.Length == i)
                .Select(static field => (Encoding.ASCII.GetBytes(field.Name), field.Field))];
        return table;
    }
}
