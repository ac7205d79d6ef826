using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using MimeKit.Utils;
using NodaTime;
using RelationshipModel.Import.People;

namespace RelationshipModel.Import.Mail;

/// <summary>Makes a message of the fields of its header.</summary>
internal sealed class MailHeaderReader(ImportLimits limits)
{
    private static readonly string[] NobodyReads =
        ["noreply", "donotreply", "mailerdaemon", "postmaster", "bounce", "bounces", "notification", "notifications", "autoreply", "autoresponder",
            "unsubscribe"];

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

        List<NamedAddress> from = [];
        HashSet<PersonAddress> known = _known;
        known.Clear();
        bool all = _addresses.Add(header[HeaderField.From], from, known);
        if (from.Count == 0) all = _addresses.Add(header[HeaderField.Sender], from, known);
        List<NamedAddress> to = [];
        known.Clear();
        all = all
            && _addresses.Add(header[HeaderField.To], to, known)
            && _addresses.Add(header[HeaderField.Cc], to, known)
            && _addresses.Add(header[HeaderField.Bcc], to, known);
        List<NamedAddress> delivered = [];
        known.Clear();
        all = all && _addresses.Add(header[HeaderField.DeliveredTo], delivered, known);
        Instant? at = When(header, marker);
        fault = !all ? FormattableString.Invariant($"the message names more than {limits.Attendees} people (Attendees)")
            : from.Count == 0 ? "the message has no sender: its From field is missing or holds no address"
            : at is null ? "the message has no date that can be read: its Date field is missing or wrong, and so are Received and the line before the message"
            : null;
        if (fault is not null) return null;
        return new(IdOf(header), at!.Value, from[0])
        {
            Recipients = to,
            DeliveredTo = [.. delivered.Select(static person => person.Address)],
            ParentId = ParentOf(header),
            Kind = KindOf(header, from[0].Address),
        };
    }

    private static Instant? When(MailHeader header, ReadOnlySpan<byte> marker)
    {
        if (Date(header[HeaderField.Date]) is { } sent) return sent;
        ReadOnlySpan<byte> received = header[HeaderField.Received];
        return Date(received[(received.LastIndexOf((byte)';') + 1)..]) ?? MarkerDate(marker);
    }

    private static Instant? Date(ReadOnlySpan<byte> field)
    {
        if (field.IsEmpty || field.Length > 1024 || !DateUtils.TryParse(field.ToArray(), out DateTimeOffset date)) return null;
        Instant at = Instant.FromDateTimeOffset(date);
        return at >= Interaction.Earliest && at <= Interaction.Latest ? at : null;
    }

    /// <summary>The date of a line such as <c>From - Mon Jan  5 10:00:00 2026</c>, in UTC as RFC 4155 has it.</summary>
    private static Instant? MarkerDate(ReadOnlySpan<byte> marker)
    {
        string[] words = Encoding.Latin1.GetString(marker).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (int i = 2; i + 3 < words.Length; i++)
        {
            if (!words[i + 2].Contains(':', StringComparison.Ordinal)) continue;
            string year = words[^1], zone = words.Length > i + 4 ? words[i + 3] : "+0000";
            return Date(Encoding.Latin1.GetBytes($"{words[i + 1]} {words[i]} {year} {words[i + 2]} {zone}"));
        }

        return null;
    }

    private static InteractionId IdOf(MailHeader header)
    {
        string? given = FirstId(header[HeaderField.MessageId]);
        return given is not null && !given.StartsWith(HashedId.Prefix, StringComparison.Ordinal) && InteractionId.TryParse(given, null, out InteractionId id)
            ? id
            : HashOf(header);
    }

    private static InteractionId HashOf(MailHeader header)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        HeaderField[] fields =
            [HeaderField.MessageId, HeaderField.Date, HeaderField.From, HeaderField.Sender, HeaderField.To, HeaderField.Cc, HeaderField.Subject,
                HeaderField.InReplyTo, HeaderField.References];
        foreach (HeaderField field in fields)
        {
            foreach (Range range in header[field].SplitAny(" \t\r\n"u8)) hash.AppendData(header[field][range]);
            hash.AppendData([0]);
        }

        return new(HashedId.Of(hash.GetHashAndReset()));
    }

    private static string? ParentOf(MailHeader header) => FirstId(header[HeaderField.InReplyTo]) ?? LastId(header[HeaderField.References]);

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
        return text.Length > 2 && text.Contains('@', StringComparison.Ordinal) && !text.Any(static c => char.IsWhiteSpace(c) || char.IsControl(c))
            ? text
            : null;
    }

    private static MailKind KindOf(MailHeader header, PersonAddress from)
    {
        string precedence = Word(header[HeaderField.Precedence]);
        if (header.Has(HeaderField.ListId) || header.Has(HeaderField.ListUnsubscribe) || header.Has(HeaderField.ListPost) || precedence == "list")
            return MailKind.List;
        if (precedence is "bulk" or "junk") return MailKind.Bulk;
        string submitted = Word(header[HeaderField.AutoSubmitted]);
        string type = Word(header[HeaderField.ContentType]);
        bool isAutomatic = submitted is not ("" or "no") || header.Has(HeaderField.AutoResponseSuppress) || header.Has(HeaderField.AutoReply)
            || precedence == "auto_reply"
            || type.StartsWith("multipart/report", StringComparison.Ordinal) || header[HeaderField.ReturnPath].Trim(" \t\r\n"u8).SequenceEqual("<>"u8);
        if (isAutomatic) return MailKind.Automatic;
        return IsUnread(from) ? MailKind.NoReply : MailKind.Personal;
    }

    private static bool IsUnread(PersonAddress from)
    {
        string local = from.Value[..from.Value.LastIndexOf('@')];
        string letters = string.Concat(local.Where(char.IsAsciiLetter));
        return NobodyReads.Contains(letters)
            || letters.StartsWith("noreply", StringComparison.Ordinal) || letters.StartsWith("donotreply", StringComparison.Ordinal)
            || letters.EndsWith("noreply", StringComparison.Ordinal) || letters.EndsWith("donotreply", StringComparison.Ordinal);
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
