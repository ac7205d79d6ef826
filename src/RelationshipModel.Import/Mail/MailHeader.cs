using System.Buffers;

namespace RelationshipModel.Import.Mail;

/// <summary>Gathers the fields of one message's header, within limits. Used again for the next message.</summary>
internal sealed class MailHeader(ImportLimits limits)
{
    private const int FieldCount = (int)HeaderField.Unsent + 1;

    private readonly ArrayBufferWriter<byte>?[] _values = new ArrayBufferWriter<byte>[FieldCount];
    private HeaderField _current;
    private int _count;
    private long _size;

    /// <summary>The fault of the header as a whole; null if it has no fault.</summary>
    internal string? Fault { get; private set; }

    internal bool IsEmpty => _count == 0;

    internal void Clear()
    {
        foreach (ArrayBufferWriter<byte>? value in _values) value?.ResetWrittenCount();
        _current = HeaderField.None;
        _count = 0;
        _size = 0;
        Fault = null;
    }

    /// <summary>The value as it stands in the file, folded lines with their breaks; empty where the field is missing.</summary>
    internal ReadOnlySpan<byte> this[HeaderField field] => _values[(int)field] is { } value ? value.WrittenSpan : [];

    internal bool Has(HeaderField field) => !this[field].IsEmpty;

    /// <summary>Takes a line of the header. A line that is not a field and does not continue one is passed
    /// over, as mail programs do.</summary>
    internal void Add(ReadOnlySpan<byte> line, bool isCut)
    {
        _size += line.Length + 2;
        if (_size > limits.HeaderSize)
            Fault ??= FormattableString.Invariant($"the header is larger than {limits.HeaderSize} bytes (HeaderSize)");
        if (line is [(byte)' ' or (byte)'\t', ..])
        {
            Append(line, isCut);
            return;
        }

        int colon = line.IndexOf((byte)':');
        if (colon <= 0)
        {
            _current = HeaderField.None;
            return;
        }

        if (++_count > limits.HeaderCount)
            Fault ??= FormattableString.Invariant($"the header has more than {limits.HeaderCount} fields (HeaderCount)");
        _current = HeaderLine.FieldOf(line[..colon].Trim(" \t"u8));
        if (_current is HeaderField.None) return;
        bool repeats = Has(_current);
        if (repeats && _current is not (HeaderField.To or HeaderField.Cc or HeaderField.Bcc or HeaderField.DeliveredTo
            or HeaderField.ResentTo or HeaderField.AutoReply))
        {
            _current = HeaderField.None;
            return;
        }

        if (repeats) _values[(int)_current]!.Write(","u8);
        Append(line[(colon + 1)..], isCut);
    }

    private void Append(ReadOnlySpan<byte> text, bool isCut)
    {
        if (_current is HeaderField.None || Fault is not null) return;
        if (isCut)
            Fault = FormattableString.Invariant($"a line of the header is longer than {limits.LineLength} bytes (LineLength)");
        ArrayBufferWriter<byte> value = _values[(int)_current] ??= new();
        if (value.WrittenCount > 0) value.Write("\r\n"u8);
        value.Write(text);
    }
}
