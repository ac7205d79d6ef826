using System.Buffers.Text;
using System.Text;
using RelationshipModel.Import.AddressBook;
using RelationshipModel.Import.Chats;
using RelationshipModel.Import.Exports;
using RelationshipModel.Import.Mail;
using RelationshipModel.Import.Text;

namespace RelationshipModel.Import;

/// <summary>Recognises files by their content, whatever their names.</summary>
internal static class SourceRecognition
{
    /// <summary>The number of bytes of a file that are examined.</summary>
    /// <value>In bytes: 16 Ki.</value>
    public const int SampleLength = 16 * 1024;

    /// <summary>The offset of the mark in the header of a tar archive (POSIX.1-1988).</summary>
    private const int TarMark = 257;

    /// <summary>Recognises a file by its beginning.</summary>
    /// <param name="beginning">The first <see cref="SampleLength"/> bytes, or all where there are fewer.</param>
    public static SourceKind Recognise(ReadOnlySpan<byte> beginning) => Recognise(beginning, null);

    /// <summary>Recognises a file by its beginning.</summary>
    /// <param name="beginning">The first <see cref="SampleLength"/> bytes, or all if there are fewer.</param>
    /// <param name="columns">The columns of contacts that the host states; null for none.</param>
    internal static SourceKind Recognise(ReadOnlySpan<byte> beginning, ContactColumns? columns)
    {
        if (beginning is [0x1F, 0x8B, ..]) return SourceKind.Gzip;
        if (beginning.StartsWith("SQLite format 3\0"u8)) return SourceKind.SqliteDatabase;
        if (beginning is [(byte)'P', (byte)'K', 3 or 5, 4 or 6, ..]) return SourceKind.Zip;
        if (beginning.Length > TarMark + 5 && beginning[TarMark..].StartsWith("ustar"u8)) return SourceKind.Tar;
        ReadOnlySpan<byte> sample = beginning;
        beginning = UnicodeText.AsUtf8(beginning);
        if (beginning.StartsWith("\uFEFF"u8)) beginning = beginning[3..];
        ReadOnlySpan<byte> text = beginning.TrimStart(" \t\r\n"u8);
        if (StartsWith(text, "BEGIN:VCARD"u8)) return SourceKind.AddressBook;
        // Some programs write the components of a calendar alone.
        if (StartsWith(text, "BEGIN:V"u8)) return SourceKind.Calendar;
        if (LdifReader.Begins(text)) return SourceKind.Ldif;
        if (ChatRecognition.KindOf(text) is var chat and not SourceKind.Unknown) return chat;
        if (MailKindOf(text) is var mail and not SourceKind.Unknown) return mail;
        if (UnreadFormat.AdviceFor(sample) is not null) return SourceKind.NotRead;
        SourceKind csv = Csv(sample, columns);
        return csv == SourceKind.Unknown ? LaterKindOf(text) : csv;
    }

    /// <summary>Whether the text begins as mail does: with a line that separates messages, a header, or the byte count
    /// of Apple Mail and a header.</summary>
    private static SourceKind MailKindOf(ReadOnlySpan<byte> text)
    {
        ReadOnlySpan<byte> first = Line(text, out ReadOnlySpan<byte> rest);
        if (MboxMarker.MayBe(first) && MboxMarker.Separates(first, Line(rest, out _), isAfterBlank: true)) return SourceKind.Mbox;
        bool isCount = Utf8Parser.TryParse(first, out int count, out int used) && count > 0
            && first[used..].Trim(" \t"u8).IsEmpty;
        return IsHeader(isCount ? rest[..Math.Min(count, rest.Length)] : text) ? SourceKind.Message : SourceKind.Unknown;
    }

    /// <summary>Returns the kind of what begins below lines without meaning, which the readers of calendars and cards
    /// skip.</summary>
    private static SourceKind LaterKindOf(ReadOnlySpan<byte> text)
    {
        while (!text.IsEmpty)
        {
            ReadOnlySpan<byte> line = Line(text, out text);
            if (StartsWith(line, "BEGIN:VCALENDAR"u8)) return SourceKind.Calendar;
            if (StartsWith(line, "BEGIN:VCARD"u8)) return SourceKind.AddressBook;
        }

        return SourceKind.Unknown;
    }

    /// <summary>
    /// Whether the text begins like the header of a message: with fields, one of them found in mail only; if more of them are,
    /// other lines may be among them.
    /// </summary>
    private static bool IsHeader(ReadOnlySpan<byte> text)
    {
        int fields = 0, known = 0, others = 0, essential = 0;
        while (!text.IsEmpty)
        {
            ReadOnlySpan<byte> line = Line(text, out text);
            if (line.IsEmpty && fields == 0) continue;
            if (line.IsEmpty) break;
            if (line[0] is (byte)' ' or (byte)'\t' && fields > 0) continue;
            if (!HeaderLine.IsField(line, out ReadOnlySpan<byte> name))
            {
                if (++others > fields + 1) return false;
                continue;
            }

            fields++;
            if (HeaderLine.IsKnownField(line)) known++;
            if (HeaderLine.FieldOf(name) is HeaderField.From or HeaderField.Received or HeaderField.MessageId
                or HeaderField.ReturnPath or HeaderField.DeliveredTo
                or HeaderField.GmailLabels or HeaderField.MozillaStatus or HeaderField.Sender or HeaderField.ResentFrom
                || Ascii.EqualsIgnoreCase(name, "MIME-Version"))
                essential++;
        }

        return essential > 0 && (others == 0 || known > 2);
    }

    private static ReadOnlySpan<byte> Line(ReadOnlySpan<byte> text, out ReadOnlySpan<byte> rest)
    {
        int end = text.IndexOfAny((byte)'\r', (byte)'\n');
        if (end < 0)
        {
            rest = default;
            return text;
        }

        int length = text[end..] switch
        {
            [(byte)'\r', (byte)'\n', ..] => 2,
            [(byte)'\r', (byte)'\r', (byte)'\n', ..] => 3,
            _ => 1,
        };
        rest = text[(end + length)..];
        return text[..end];
    }

    private static bool StartsWith(ReadOnlySpan<byte> text, ReadOnlySpan<byte> start) =>
        text.Length >= start.Length && Ascii.EqualsIgnoreCase(text[..start.Length], start);

    private static SourceKind Csv(ReadOnlySpan<byte> beginning, ContactColumns? columns)
    {
        using MemoryStream sample = new(beginning.ToArray());
        using CsvRecords records = new(sample, ImportLimits.Default, columns, CancellationToken.None);
        return records.FindHeader(names => CsvHeader.KindOf(names, columns));
    }
}
