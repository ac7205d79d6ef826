using System.Text;
using RelationshipModel.Import.Files;

namespace RelationshipModel.Import.Text;

/// <summary>Reads iCalendar and vCard by logical lines: folded lines joined, soft breaks of
/// quoted-printable values too.</summary>
internal sealed class ContentLineReader(Stream source, ImportLimits limits, CancellationToken cancellationToken)
{
    private readonly ByteLines _lines = new(source, limits.LineLength, cancellationToken);
    private byte[] _logical = new byte[1024];
    private int _length;

    /// <summary>The line of the file on which the logical line begins.</summary>
    internal long Number { get; private set; }

    /// <summary>The offset in the file at which it begins.</summary>
    internal long Offset { get; private set; }

    /// <summary>Whether it is longer than allowed; the excess is left out.</summary>
    internal bool IsCut { get; private set; }

    internal string? Damage => _lines.Damage;

    /// <summary>The logical line just read.</summary>
    internal ReadOnlySpan<byte> Line => _logical.AsSpan(0, _length);

    internal bool Next()
    {
        do
        {
            _length = 0;
            IsCut = false;
            if (!_lines.Next(out ReadOnlySpan<byte> line)) return false;
            Number = _lines.Number;
            Offset = _lines.Offset;
            Append(line);
        }
        while (_length == 0);
        while (true)
        {
            int next = _lines.PeekByte();
            if (next is ' ' or '\t')
            {
                _lines.Next(out ReadOnlySpan<byte> folded);
                // A soft break may be folded as well; an escape folded in its middle keeps its sign.
                if (Line[^1] == '=' && IsQuotedPrintable(Line) && !(folded.Length > 2 && char.IsAsciiHexDigit((char)folded[1])
                    && char.IsAsciiHexDigit((char)folded[2]))) _length--;
                Append(folded[1..]);
            }
            else if (next >= 0 && Line[^1] == '=' && IsQuotedPrintable(Line))
            {
                _lines.Next(out ReadOnlySpan<byte> soft);
                _length--;
                Append(soft);
                if (_length == 0) return true;
            }
            else
            {
                return true;
            }
        }
    }

    /// <summary>Whether the line is <c>BEGIN:</c> or <c>END:</c> of a component, whose name is given in upper case.</summary>
    internal bool IsBoundary(out bool begins, out string component)
    {
        begins = Ascii.EqualsIgnoreCase(Line[..Math.Min(6, _length)], "BEGIN:"u8);
        bool ends = !begins && Ascii.EqualsIgnoreCase(Line[..Math.Min(4, _length)], "END:"u8);
        component = begins || ends ? Encoding.Latin1.GetString(Line[(begins ? 6 : 4)..Math.Min(_length, 64)].Trim(" \t"u8))
            .ToUpperInvariant() : "";
        return begins || ends;
    }

    private void Append(ReadOnlySpan<byte> text)
    {
        IsCut |= _lines.IsCut || _length + text.Length > limits.LineLength;
        text = text[..Math.Min(text.Length, limits.LineLength - _length)];
        if (_length + text.Length > _logical.Length)
            Array.Resize(ref _logical, Math.Max(_logical.Length * 2, _length + text.Length));
        text.CopyTo(_logical.AsSpan(_length));
        _length += text.Length;
    }

    private static bool IsQuotedPrintable(ReadOnlySpan<byte> line)
    {
        int colon = line.IndexOf((byte)':');
        if (colon < 0) return false;
        ReadOnlySpan<byte> parameters = line[..Math.Min(colon, 512)];
        for (int i = 0; i + 16 <= parameters.Length; i++)
            if (Ascii.EqualsIgnoreCase(parameters.Slice(i, 16), "QUOTED-PRINTABLE"u8)) return true;
        return false;
    }
}
