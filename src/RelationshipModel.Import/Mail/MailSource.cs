using System.Buffers.Text;
using RelationshipModel.Import.Files;

namespace RelationshipModel.Import.Mail;

/// <summary>One reading of a mailbox or a message.</summary>
internal sealed class MailSource(Stream source, string file, ImportLimits limits, CancellationToken cancellationToken)
{
    /// <summary>The size, in bytes, from which on a mailbox of one message may be one whose separators are not known.</summary>
    private const long LargeMailbox = 4 << 20;

    /// <summary>The same for a mailbox with headers of messages in the text of its only one.</summary>
    private const long SuspectMailbox = 16 << 10;

    /// <summary>The number of bytes of a message's text that are searched for the parts of a calendar.</summary>
    private const long SearchedText = 256 << 10;

    /// <summary>The number of bytes of line ends that may follow the text whose length a message states.</summary>
    private const int MaxTrailer = 4;

    private const int MaxHeld = 1_000;

    /// <summary>The number of bytes of a folded field of a part that are looked at.</summary>
    private const int MaxParameters = 1_000;

    private readonly ByteLines _lines = new(source, limits.LineLength, cancellationToken);
    private readonly MailHeader _header = new(limits);
    private readonly MailHeaderReader _reader = new(limits);

    /// <summary>The message that is being read, and those within the length it states for its text: they are part of
    /// it, or the length is wrong.</summary>
    private readonly List<SourceItem<MailMessage>> _held = [];
    private byte[] _marker = [];
    private byte[]? _next;
    private long _nextLine;
    private long _nextOffset;
    private long _textEnd = -1;
    private long _textStart;
    private long _line;
    private long _offset;
    private int _headersInText;

    internal IEnumerable<SourceItem<MailMessage>> Mbox()
    {
        bool more = SkipBlank();
        bool isFirst = true;
        while (more)
        {
            more = ReadHeader();
            Hold(more);
            more = more && SkipText();
            if (more && _textEnd >= 0 && _held.Count < MaxHeld) continue;
            if (!more && _textEnd >= 0)
                EndText(isSound: _lines.NextOffset >= _textEnd && _lines.NextOffset <= _textEnd + MaxTrailer);
            _textEnd = -1;
            if (isFirst && !more && _held is [{ Item: { } only }] && IsSuspect()) only.Note = SingleMessage();
            isFirst = false;
            foreach (SourceItem<MailMessage> item in _held) yield return item;
            _held.Clear();
        }

        if (_lines.Damage is { } damage) yield return End(damage);
    }

    internal IEnumerable<SourceItem<MailMessage>> Message()
    {
        if (!SkipBlank())
        {
            if (_lines.Damage is { } broken) yield return End(broken);
            yield break;
        }

        long? end = AppleLength() is { } length ? _lines.NextOffset + length : null;
        bool more = ReadHeader(end);
        if (_lines.Damage is { } damage)
        {
            yield return End(damage);
            yield break;
        }

        SourceItem<MailMessage> item = Item();
        if (item.Item is { } message)
        {
            _textStart = _lines.NextOffset;
            SearchText(message, end);
            if (end is { } text && more) message.Discarded ??= AppleReason(text);
        }

        yield return item;
    }

    /// <summary>Goes to the first line that is not empty. What precedes the first message of a mailbox is taken as
    /// a message without a marker.</summary>
    private bool SkipBlank()
    {
        while (_lines.Next(out ReadOnlySpan<byte> line))
        {
            if (line.Trim(" \t"u8).IsEmpty) continue;
            if (MboxMarker.MayBe(line)) Begin(line);
            else
            {
                Begin([]);
                _header.Add(line, _lines.IsCut);
                if (line.Length < 20) _marker = line.ToArray();
            }

            return true;
        }

        return false;
    }

    private void Begin(ReadOnlySpan<byte> marker)
    {
        _header.Clear();
        _marker = marker.ToArray();
        _line = _lines.Number;
        _offset = _lines.Offset;
    }

    /// <summary>The length of the message in a file of Apple Mail, whose first line is nothing
    /// else; null for any other file.</summary>
    private long? AppleLength() =>
        Utf8Parser.TryParse(_marker, out long length, out int used) && used > 0 && _marker.AsSpan(used).Trim(" \t"u8).IsEmpty
            && length > 0 ? length : null;

    /// <summary>Reads up to the empty line. False if the file ends before it.</summary>
    private bool ReadHeader(long? end = null)
    {
        while (_lines.Next(out ReadOnlySpan<byte> line))
        {
            if (line.IsEmpty) return true;
            if (_lines.Offset >= end)
            {
                _lines.Repeat();
                return true;
            }

            if (end is null && line is [(byte)'F' or 1, ..] && !_header.IsEmpty && MboxMarker.MayBe(line))
            {
                byte[] marker = line.ToArray();
                (long number, long offset) = (_lines.Number, _lines.Offset);
                if (IsSeparator(marker, isAfterBlank: false))
                {
                    (_next, _nextLine, _nextOffset) = (marker, number, offset);
                    return true;
                }

                _header.Add(marker, isCut: false);
                continue;
            }

            _header.Add(line, _lines.IsCut);
        }

        return false;
    }

    private void Hold(bool hasText)
    {
        _textStart = _lines.NextOffset;
        if (_held.Count == 0 && hasText && _next is null && ContentLength() is { } length) _textEnd = _textStart + length;
        _held.Add(Item());
    }

    private long? ContentLength()
    {
        ReadOnlySpan<byte> field = _header[HeaderField.ContentLength].Trim(" \t\r\n"u8);
        return Utf8Parser.TryParse(field, out long length, out int used) && used == field.Length && length > 0
            && length < long.MaxValue / 2 ? length : null;
    }

    /// <summary>
    /// Reads up to the next message. False at the end. If the message states the length of its text, and a message begins
    /// where it ends, what looked like messages before was text.
    /// </summary>
    private bool SkipText()
    {
        if (_next is { } marker)
        {
            _next = null;
            _header.Clear();
            (_marker, _line, _offset) = (marker, _nextLine, _nextOffset);
            return true;
        }

        bool isAfterBlank = true, wasField = false;
        while (_lines.Next(out ReadOnlySpan<byte> line))
        {
            if (_textEnd >= 0 && _lines.Offset >= _textEnd)
            {
                bool isNear = _lines.Offset <= _textEnd + MaxTrailer, mayBegin = isNear && MboxMarker.MayBe(line);
                if (isNear && line.IsEmpty)
                {
                    isAfterBlank = true;
                    continue;
                }

                if (mayBegin && Begins(line, isAfterBlank: true))
                {
                    EndText(isSound: true);
                    return true;
                }

                EndText(isSound: false);
                if (mayBegin) continue;
            }

            if (line is [(byte)'F' or 1, ..] && MboxMarker.MayBe(line))
            {
                if (Begins(line, isAfterBlank)) return true;
                isAfterBlank = wasField = false;
                continue;
            }

            Look(line, ref wasField);
            isAfterBlank = line.IsEmpty;
        }

        return false;
    }

    private void EndText(bool isSound)
    {
        if (isSound && _held.Count > 1) _held.RemoveRange(1, _held.Count - 1);
        _textEnd = -1;
    }

    /// <summary>Begins a message if the line separates it from the one before.</summary>
    private bool Begins(ReadOnlySpan<byte> line, bool isAfterBlank)
    {
        byte[] marker = line.ToArray();
        (long number, long offset) = (_lines.Number, _lines.Offset);
        if (!IsSeparator(marker, isAfterBlank)) return false;
        _header.Clear();
        (_marker, _line, _offset) = (marker, number, offset);
        return true;
    }

    private bool IsSeparator(ReadOnlySpan<byte> line, bool isAfterBlank)
    {
        bool hasNext = _lines.Next(out ReadOnlySpan<byte> next);
        if (hasNext) _lines.Repeat();
        return MboxMarker.Separates(line, next, isAfterBlank);
    }

    /// <summary>Looks for what a line of the text says about the message: whether it is a calendar's answer, or more
    /// messages seem to be in it.</summary>
    private void Look(ReadOnlySpan<byte> line, ref bool wasField)
    {
        bool isField = line is [(byte)'C' or (byte)'D' or (byte)'F' or (byte)'M' or (byte)'R' or (byte)'S' or (byte)'T'
            or (byte)'X' or (byte)'c', ..]
            && HeaderLine.IsKnownField(line);
        if (isField && wasField && line is [(byte)'M' or (byte)'R', ..]) _headersInText++;
        wasField = isField;
        if (isField && line is [(byte)'C' or (byte)'c', ..]) LookForAnswer(line, _held[^1].Item);
    }

    private void LookForAnswer(ReadOnlySpan<byte> line, MailMessage? message)
    {
        if (message is not { Kind: MailKind.Personal } || _lines.Offset - _textStart > SearchedText || !IsCalendarPart(line))
            return;
        byte[] type = line[(line.IndexOf((byte)':') + 1)..].ToArray();
        while (_lines.Next(out ReadOnlySpan<byte> next))
        {
            if (next is not [(byte)' ' or (byte)'\t', ..] || type.Length > MaxParameters)
            {
                _lines.Repeat();
                break;
            }

            type = [.. type, .. next];
        }

        if (MailHeaderReader.IsAnswer(type)) message.Kind = MailKind.Answer;
    }

    private static bool IsCalendarPart(ReadOnlySpan<byte> line) =>
        HeaderLine.IsField(line, out ReadOnlySpan<byte> name) && HeaderLine.FieldOf(name) == HeaderField.ContentType
            && line.IndexOf("alendar"u8) > 0;

    private void SearchText(MailMessage message, long? end)
    {
        while (_lines.NextOffset - _textStart < SearchedText && !(_lines.NextOffset >= end)
            && _lines.Next(out ReadOnlySpan<byte> line))
            if (line is [(byte)'C' or (byte)'c', ..]) LookForAnswer(line, message);
    }

    /// <summary>Reads the flags that Apple Mail writes below the message: bit 1 deleted, bit 6 a draft, bit 24 junk.</summary>
    private SkipReason? AppleReason(long end)
    {
        bool isFlags = false;
        while (_lines.Next(out ReadOnlySpan<byte> line))
        {
            if (_lines.Offset < end) continue;
            ReadOnlySpan<byte> text = line;
            if (!isFlags)
            {
                int key = text.IndexOf("<key>flags</key>"u8);
                if (key < 0) continue;
                isFlags = true;
                text = text[(key + 16)..];
            }

            int value = text.IndexOf("<integer>"u8);
            if (value < 0) continue;
            if (!Utf8Parser.TryParse(text[(value + 9)..], out long flags, out _)) return null;
            return (flags & (1L << 1)) != 0 ? SkipReason.Trash : (flags & (1L << 6)) != 0
                ? SkipReason.NotSent : (flags & (1L << 24)) != 0 ? SkipReason.Spam : null;
        }

        return null;
    }

    private bool IsSuspect() => _lines.NextOffset >= LargeMailbox || (_lines.NextOffset >= SuspectMailbox && _headersInText >= 2);

    private string SingleMessage() => FormattableString.Invariant(
        $"the mailbox has {_lines.NextOffset} bytes and one message was found: if it holds more, no line that begins with 'From ' separates them");

    private SourceItem<MailMessage> Item() =>
        _reader.Read(_header, _marker, out string? fault) is { } message
            ? new(message, _line) : new(new SourceFault(file, _line, fault!, _offset));

    private SourceItem<MailMessage> End(string reason) =>
        new(new SourceFault(file, _lines.Number, reason, _lines.Offset, EndsReading: true));
}
