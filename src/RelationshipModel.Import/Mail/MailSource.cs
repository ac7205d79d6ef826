namespace RelationshipModel.Import.Mail;

/// <summary>One reading of a mailbox or a message.</summary>
internal sealed class MailSource(Stream source, string file, ImportLimits limits, CancellationToken cancellationToken)
{
    private readonly ByteLines _lines = new(source, limits.LineLength, cancellationToken);
    private readonly MailHeader _header = new(limits);
    private readonly MailHeaderReader _reader = new(limits);
    private byte[] _marker = [];
    private byte[]? _next;
    private long _line;
    private long _offset;

    internal IEnumerable<SourceItem<MailMessage>> Mbox()
    {
        if (!SkipBlank()) yield break;
        bool more = true;
        while (more)
        {
            more = ReadHeader();
            yield return Item();
            more = more && SkipBody();
        }

        if (_lines.Damage is { } damage) yield return End(damage);
    }

    internal IEnumerable<SourceItem<MailMessage>> Message()
    {
        if (!SkipBlank()) yield break;
        ReadHeader();
        if (_lines.Damage is { } damage) yield return End(damage);
        else yield return Item();
    }

    /// <summary>Goes to the first line that is not empty. What precedes the first message of a mailbox is taken as a message without a marker.</summary>
    private bool SkipBlank()
    {
        while (_lines.Next(out ReadOnlySpan<byte> line))
        {
            if (line.Trim(" \t"u8).IsEmpty) continue;
            if (line.StartsWith("From "u8)) Begin(line);
            else
            {
                Begin([]);
                _header.Add(line, _lines.IsCut);
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

    /// <summary>Reads up to the empty line. False where the file ends before it.</summary>
    private bool ReadHeader()
    {
        while (_lines.Next(out ReadOnlySpan<byte> line))
        {
            if (line.IsEmpty) return true;
            if (!MboxMarker.Is(line))
            {
                _header.Add(line, _lines.IsCut);
                continue;
            }

            _next = line.ToArray();
            return true;
        }

        return false;
    }

    /// <summary>Reads up to the next message. False where there is none.</summary>
    private bool SkipBody()
    {
        if (_next is { } marker)
        {
            _next = null;
            Begin(marker);
            return true;
        }

        while (_lines.Next(out ReadOnlySpan<byte> line))
        {
            if (line is not [(byte)'F', ..] || !MboxMarker.Is(line)) continue;
            Begin(line);
            return true;
        }

        return false;
    }

    private SourceItem<MailMessage> Item() =>
        _reader.Read(_header, _marker, out string? fault) is { } message ? new(message, _line) : new(new SourceFault(file, _line, fault!, _offset));

    private SourceItem<MailMessage> End(string reason) => new(new SourceFault(file, _lines.Number, reason, _lines.Offset, EndsReading: true));
}
