using System.Text;
using RelationshipModel.Import.Chats;
using RelationshipModel.Import.Exports;
using RelationshipModel.Import.Mail;

namespace RelationshipModel.Import;

/// <summary>Tells by its content what a file is, whatever its name.</summary>
public static class SourceRecognition
{
    /// <summary>How much of a file is looked at.</summary>
    /// <value>In bytes: 16 Ki.</value>
    public const int SampleLength = 16 * 1024;

    /// <summary>Tells what a stream holds from its position on, and goes back there.</summary>
    /// <exception cref="ArgumentException">The stream cannot be read or cannot go back.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static SourceKind Recognise(Stream source)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (!source.CanRead || !source.CanSeek)
            throw new ArgumentException("The stream must be one that can be read and go back; give the beginning of any other.", nameof(source));
        long position = source.Position;
        byte[] sample = new byte[SampleLength];
        int length = source.ReadAtLeast(sample, SampleLength, throwOnEndOfStream: false);
        source.Position = position;
        return Recognise(sample.AsSpan(0, length));
    }

    /// <summary>Tells what a file holds by its beginning.</summary>
    /// <param name="beginning">The first <see cref="SampleLength"/> bytes, or all where there are fewer.</param>
    public static SourceKind Recognise(ReadOnlySpan<byte> beginning)
    {
        if (beginning is [0x1F, 0x8B, ..]) return SourceKind.Gzip;
        if (beginning is [(byte)'P', (byte)'K', 3 or 5, 4 or 6, ..]) return SourceKind.Zip;
        if (beginning is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]) return Csv(beginning);
        if (beginning.StartsWith("\uFEFF"u8)) beginning = beginning[3..];
        ReadOnlySpan<byte> text = beginning.TrimStart(" \t\r\n"u8);
        if (StartsWith(text, "BEGIN:VCALENDAR"u8)) return SourceKind.Calendar;
        if (StartsWith(text, "BEGIN:VCARD"u8)) return SourceKind.AddressBook;
        if (ChatRecognition.KindOf(text) is var chat and not SourceKind.Unknown) return chat;
        int end = text.IndexOfAny((byte)'\r', (byte)'\n');
        ReadOnlySpan<byte> first = end < 0 ? text : text[..end];
        if (MboxMarker.Is(first) || (first.StartsWith("From "u8) && IsHeader(end < 0 ? [] : text[end..].TrimStart("\r\n"u8)))) return SourceKind.Mbox;
        return IsHeader(text) ? SourceKind.Message : Csv(beginning);
    }

    /// <summary>Whether the text begins as a header of a message does: fields alone, and one of those every message has.</summary>
    private static bool IsHeader(ReadOnlySpan<byte> text)
    {
        bool known = false;
        int count = 0;
        foreach (Range range in text.Split((byte)'\n'))
        {
            ReadOnlySpan<byte> line = text[range].TrimEnd((byte)'\r');
            if (line.IsEmpty) break;
            if (line[0] is (byte)' ' or (byte)'\t' && count > 0) continue;
            int colon = line.IndexOf((byte)':');
            if (colon <= 0 || line[..colon].ContainsAnyExceptInRange((byte)33, (byte)126)) return false;
            known |= IsAnyOf(line[..colon], "From", "Date", "Received", "Message-ID", "Return-Path", "Delivered-To", "X-Gmail-Labels", "MIME-Version");
            if (++count >= 3 && known) return true;
        }

        return known;
    }

    private static bool IsAnyOf(ReadOnlySpan<byte> name, params ReadOnlySpan<string> names)
    {
        foreach (string known in names)
            if (Ascii.EqualsIgnoreCase(name, known)) return true;
        return false;
    }

    private static bool StartsWith(ReadOnlySpan<byte> text, ReadOnlySpan<byte> start) =>
        text.Length >= start.Length && Ascii.EqualsIgnoreCase(text[..start.Length], start);

    private static SourceKind Csv(ReadOnlySpan<byte> beginning)
    {
        using MemoryStream sample = new(beginning.ToArray());
        using CsvRecords records = new(sample, ImportLimits.Default, CancellationToken.None);
        return records.FindHeader(CsvHeader.KindOf);
    }
}
