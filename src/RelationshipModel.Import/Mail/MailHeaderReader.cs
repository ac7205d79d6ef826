using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using NodaTime;
using RelationshipModel.Import.People;
using RelationshipModel.Import.Text;

namespace RelationshipModel.Import.Mail;

/// <summary>Creates a message of the fields of its header.</summary>
internal sealed partial class MailHeaderReader(ImportLimits limits)
{
    /// <summary>Dates before the first e-mail are those of a clock that was never set.</summary>
    private static readonly Instant FirstMail = Instant.FromUtc(1971, 1, 1, 0, 0);

    private static readonly SearchValues<byte> AfterWord = SearchValues.Create(" ;\t\r\n("u8);

    private readonly AddressFields _addresses = new(limits);
    private readonly HashSet<PersonAddress> _known = [];

    internal MailMessage? Read(MailHeader header, ReadOnlySpan<byte> marker, out string? fault)
    {
        fault = header.Fault;
        if (fault is not null) return null;
        if (header.IsEmpty)
        {
            fault = "there is no header of a message here";
            return null;
        }

        Encoding? charset = CharsetOf(header[HeaderField.ContentType]);
        bool all = true;
        List<NamedAddress> from = People(HeaderField.From, HeaderField.None, HeaderField.None);
        if (from.Count == 0) from = People(HeaderField.Sender, HeaderField.None, HeaderField.None);
        if (from.Count == 0) from = People(HeaderField.ReplyTo, HeaderField.None, HeaderField.None);
        if (from.Count == 0) from = People(HeaderField.ReturnPath, HeaderField.None, HeaderField.None);
        List<NamedAddress> to = People(HeaderField.To, HeaderField.Cc, HeaderField.Bcc);
        List<NamedAddress> delivered = People(HeaderField.DeliveredTo, HeaderField.None, HeaderField.None);
        List<NamedAddress> resentFrom = People(HeaderField.ResentFrom, HeaderField.None, HeaderField.None);
        List<NamedAddress> resentTo = People(HeaderField.ResentTo, HeaderField.None, HeaderField.None);
        PersonAddress? receivedFor = ReceivedFor(header[HeaderField.Received]);
        Instant? received = ReceivedAt(header), marked = MarkerDate(marker) ?? MailDate.Parse(header[HeaderField.ResentDate]);
        Instant? sent = MailDate.Parse(header[HeaderField.Date]);
        Instant? at = sent >= FirstMail ? sent : received >= FirstMail ? received : marked >= FirstMail ? marked : null;
        SkipReason? discarded = DiscardedBy(header, charset);
        MailKind kind = KindOf(header, from.Count == 0 ? null : from[0].Address);
        if (discarded is not null || kind != MailKind.Personal)
        {
            // A draft need not say yet when it was sent, or by whom, and a machine is named without a host.
            at ??= FirstMail;
            if (from.Count == 0) from = [new(MachineAddress.Nobody)];
        }

        fault = !all ? FormattableString.Invariant($"the message names more than {limits.Attendees} people (Attendees)")
            : from.Count == 0 ? "the message has no sender: its From field is missing or holds no address"
            : at is null
            ? "the message has no date that can be read: its Date field is missing or wrong, and so are Received and the line "
                + "before the message"
            : null;
        if (fault is not null) return null;
        List<PersonAddress> mailboxes = [.. delivered.Select(static person => person.Address)];
        if (receivedFor is { } mailbox) mailboxes.Add(mailbox);
        return new(IdOf(header), at!.Value, from[0])
        {
            ReceivedAt = received,
            Recipients = to,
            DeliveredTo = mailboxes,
            Resent = resentFrom.Count == 0 ? null : ResentOf(header, at.Value, resentFrom[0], resentTo),
            ParentId = ParentOf(header),
            Kind = kind,
            Discarded = discarded,
        };

        List<NamedAddress> People(HeaderField first, HeaderField second, HeaderField third)
        {
            List<NamedAddress> people = [];
            _known.Clear();
            foreach (HeaderField field in (ReadOnlySpan<HeaderField>)[first, second, third])
                if (field != HeaderField.None) all = all && _addresses.Add(header[field], charset, people, _known);
            return people;
        }
    }

    private static MailMessage ResentOf(MailHeader header, Instant at, NamedAddress from, List<NamedAddress> to)
    {
        string? id = FirstId(header[HeaderField.ResentMessageId]);
        InteractionId own = id is not null && !id.StartsWith(HashedId.Prefix, StringComparison.Ordinal)
            && InteractionId.TryParse(id, null, out InteractionId given)
            ? given
            : new(HashedId.Of("resent", IdOf(header).Value, from.Address.Value,
                Encoding.Latin1.GetString(header[HeaderField.ResentDate])));
        return new(own, MailDate.Parse(header[HeaderField.ResentDate]) ?? at, from) { Recipients = to };
    }

    /// <summary>Returns the instant of arrival: the date of the topmost Received field, else that of delivery.</summary>
    private static Instant? ReceivedAt(MailHeader header)
    {
        ReadOnlySpan<byte> received = header[HeaderField.Received];
        return MailDate.Parse(received[(received.LastIndexOf((byte)';') + 1)..])
            ?? MailDate.Parse(header[HeaderField.DeliveryDate]);
    }

    /// <summary>The date of a line such as <c>From - Mon Jan  5 10:00:00 2026</c>, in UTC as RFC 4155 has it.</summary>
    private static Instant? MarkerDate(ReadOnlySpan<byte> marker)
    {
        if (!marker.StartsWith("From "u8)) return null;
        ReadOnlySpan<byte> rest = marker[5..].TrimStart((byte)' ');
        int space = rest.IndexOf((byte)' ');
        return space < 0 ? null : MailDate.Parse(rest[space..]);
    }

    /// <summary>The mailbox of a Received field's clause <c>for &lt;address&gt;</c>.</summary>
    private static PersonAddress? ReceivedFor(ReadOnlySpan<byte> received)
    {
        int at = received.LastIndexOf(" for "u8);
        if (at < 0) at = received.LastIndexOf("\tfor "u8);
        if (at < 0) return null;
        ReadOnlySpan<byte> rest = received[(at + 5)..].TrimStart((byte)' ');
        int end = rest.IndexOfAny(" ;\t\r\n"u8);
        return PersonAddress.TryEmail(Encoding.UTF8.GetString(end < 0 ? rest : rest[..end]), out PersonAddress address)
            ? address : null;
    }

    private static InteractionId IdOf(MailHeader header)
    {
        string? given = FirstId(header[HeaderField.MessageId]);
        return given is not null && !given.StartsWith(HashedId.Prefix, StringComparison.Ordinal)
            && InteractionId.TryParse(given, null, out InteractionId id)
            ? id
            : HashOf(header);
    }

    private static InteractionId HashOf(MailHeader header)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        HeaderField[] fields =
            [HeaderField.MessageId, HeaderField.Date, HeaderField.From, HeaderField.Sender, HeaderField.To, HeaderField.Cc,
                HeaderField.Subject,
                HeaderField.InReplyTo, HeaderField.References];
        foreach (HeaderField field in fields)
        {
            foreach (Range range in header[field].SplitAny(" \t\r\n"u8)) hash.AppendData(header[field][range]);
            hash.AppendData([0]);
        }

        return new(HashedId.Of(hash.GetHashAndReset()));
    }

    private static string? ParentOf(MailHeader header) => FirstId(header[HeaderField.InReplyTo])
        ?? LastId(header[HeaderField.References]);

    private static string? FirstId(ReadOnlySpan<byte> field)
    {
        if (field.IsEmpty) return null;
        int start = field.IndexOf((byte)'<');
        if (start < 0) return IdText(field);
        ReadOnlySpan<byte> rest = field[(start + 1)..];
        int end = rest.IndexOf((byte)'>');
        return IdText(end < 0 ? rest : rest[..end]);
    }

    private static string? LastId(ReadOnlySpan<byte> field)
    {
        int start = field.LastIndexOf((byte)'<');
        return start < 0 ? null : FirstId(field[start..]);
    }

    private static string? IdText(ReadOnlySpan<byte> bytes)
    {
        string text = Encoding.UTF8.GetString(bytes).Trim();
        return text.Length > 2 && text.Contains('@', StringComparison.Ordinal)
            && !text.Any(static c => char.IsWhiteSpace(c) || char.IsControl(c))
            ? text
            : null;
    }

    /// <summary>Returns the kind of the message. X-Auto-Response-Suppress asks machines not to answer, and occurs in personal
    /// mail too (MS-OXCMAIL).</summary>
    private static MailKind KindOf(MailHeader header, PersonAddress? from)
    {
        string precedence = Word(header[HeaderField.Precedence]);
        if (header.Has(HeaderField.ListId) || header.Has(HeaderField.ListUnsubscribe) || header.Has(HeaderField.ListPost)
            || precedence == "list")
            return MailKind.List;
        if (precedence is "bulk" or "junk") return MailKind.Bulk;
        if (IsAnswer(header[HeaderField.ContentType]) || IsCalendar(header[HeaderField.ContentClass])) return MailKind.Answer;
        string submitted = Word(header[HeaderField.AutoSubmitted]);
        string type = Word(header[HeaderField.ContentType]);
        bool isAutomatic = submitted is not ("" or "no") || IsAutoReply(header[HeaderField.AutoReply])
            || precedence == "auto_reply" || Word(header[HeaderField.AppleAction]) == "vacation"
            || HasStatus(header[HeaderField.MozillaStatus], MozillaFeed)
            || type.StartsWith("multipart/report", StringComparison.Ordinal) || header[HeaderField.ReturnPath].Trim(" \t\r\n"u8)
            .SequenceEqual("<>"u8);
        if (isAutomatic) return MailKind.Automatic;
        bool isUnread = from is { } address ? MachineAddress.IsUnread(address) : NamesMachine(header[HeaderField.From]);
        return isUnread ? MailKind.NoReply : MailKind.Personal;
    }

    /// <summary>Whether a sender without an address is a machine: <c>MAILER-DAEMON</c> of the same host, also before
    /// <c>&lt;&gt;</c>, or <c>&lt;&gt;</c> alone.</summary>
    private static bool NamesMachine(ReadOnlySpan<byte> from)
    {
        int open = from.LastIndexOf((byte)'<');
        ReadOnlySpan<byte> name = open < 0 ? from : from[(open + 1)..];
        int end = name.IndexOfAny(">("u8);
        name = (end < 0 ? name : name[..end]).Trim(" \t\r\n"u8);
        if (name.IsEmpty && open >= 0) name = from[..open].Trim(" \t\r\n"u8);
        return name.IsEmpty ? open >= 0 : MachineAddress.IsUnread(Encoding.Latin1.GetString(name));
    }

    /// <summary>Whether one of several fields, joined by commas, says that a machine answered.</summary>
    private static bool IsAutoReply(ReadOnlySpan<byte> fields)
    {
        foreach (Range field in fields.Split((byte)','))
            if (Word(fields[field]) is not ("" or "no" or "false")) return true;
        return false;
    }

    /// <summary>Whether a content type is that of an answer to an invitation.</summary>
    internal static bool IsAnswer(ReadOnlySpan<byte> contentType)
    {
        if (Word(contentType) != "text/calendar") return false;
        return AnswerMethod().IsMatch(Encoding.Latin1.GetString(contentType));
    }

    // The name and the value as RFC 2045 and RFC 2231 let programs write them.
    [GeneratedRegex(@"\bmethod(\*0)?\*?\s*=\s*""?([\w-]*'[\w-]*')?(reply|counter|declinecounter|refresh)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AnswerMethod();

    private static bool IsCalendar(ReadOnlySpan<byte> contentClass) =>
        Word(contentClass) == "urn:content-classes:calendarmessage";

    // nsMsgMessageFlags.h of Thunderbird; the second field holds the upper half of the same 32 bits.
    private const uint MozillaExpunged = 0x8;
    private const uint MozillaFeed = 0x40;
    private const uint MozillaQueued = 0x800;
    private const uint MozillaDeletedOnServer = 0x20_0000;
    private const uint MozillaTemplate = 0x100_0000;

    private static SkipReason? DiscardedBy(MailHeader header, Encoding? charset)
    {
        ReadOnlySpan<byte> flags = header[HeaderField.MozillaStatus], moreFlags = header[HeaderField.MozillaStatus2];
        string status = Encoding.Latin1.GetString(header[HeaderField.Status]).Trim();
        if (header.Has(HeaderField.GmailLabels))
        {
            foreach (string label in EncodedWords.Text(header[HeaderField.GmailLabels], charset).Split(','))
                if (MailFolders.LabelReason(label) is { } reason) return reason;
        }

        if (HasStatus(flags, MozillaExpunged) || HasStatus(moreFlags, MozillaDeletedOnServer)
            || status.Contains('D', StringComparison.Ordinal)) return SkipReason.Trash;
        if (HasStatus(flags, MozillaQueued) || HasStatus(moreFlags, MozillaTemplate)
            || status.Contains('T', StringComparison.Ordinal)
            || Word(header[HeaderField.Unsent]) == "1") return SkipReason.NotSent;
        // Exchange and Outlook rate from -1 to 9, and put 5 and more into the folder of junk.
        if (int.TryParse(Word(header[HeaderField.SpamLevel]), out int level) && level >= 5) return SkipReason.Spam;
        if (header[HeaderField.SpamReport].IndexOf("SFV:SPM"u8) >= 0) return SkipReason.Spam;
        foreach (HeaderField field in (ReadOnlySpan<HeaderField>)[HeaderField.SpamFlag, HeaderField.Spam, HeaderField.Bogosity,
            HeaderField.DspamResult, HeaderField.SpamStatus])
            if (Word(header[field]).TrimEnd(',') is "yes" or "true" or "spam") return SkipReason.Spam;
        return null;
    }

    private static bool HasStatus(ReadOnlySpan<byte> field, uint flag) =>
        !field.IsEmpty && uint.TryParse(field.Trim(" \t\r\n"u8), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture,
            out uint flags) && (flags & flag) != 0;

    private static Encoding? CharsetOf(ReadOnlySpan<byte> contentType)
    {
        if (contentType.IsEmpty) return null;
        string text = Encoding.Latin1.GetString(contentType);
        int at = text.IndexOf("charset", StringComparison.OrdinalIgnoreCase);
        if (at < 0) return null;
        string value = text[(at + 7)..].TrimStart('*', ' ', '\t', '=', '"', '\'');
        int end = value.IndexOfAny([';', '"', '\'', ' ', '\r', '\n']);
        return CodePages.Find(end < 0 ? value : value[..end]);
    }

    /// <summary>The first word of a field, in lower case, without what follows a semicolon.</summary>
    private static string Word(ReadOnlySpan<byte> field)
    {
        ReadOnlySpan<byte> word = field.Trim(" \t\r\n"u8);
        int end = word.IndexOfAny(AfterWord);
        if (end >= 0) word = word[..end];
        return word.Length > 64 ? "?" : Encoding.Latin1.GetString(word).ToLowerInvariant();
    }
}
