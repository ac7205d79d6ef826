using System.Buffers.Binary;
using System.Buffers.Text;
using System.Text;

namespace RelationshipModel.Import.Files;

/// <summary>
/// The files of a tar archive (POSIX.1-2001 with its extended headers, and GNU tar's long names), read forward, so that one
/// packed with gzip is read as it is unpacked.
/// </summary>
/// <remarks>System.Formats.Tar reserves as much memory as an extended header states; here it is bounded.</remarks>
internal sealed class TarFiles(Stream source, string file, ImportLimits limits) : ArchiveFiles(file, limits)
{
    private const int BlockSize = 512;
    private const int MaxHeaderData = 64 * 1024;
    private const string Damaged = "the tar archive is damaged or cut off";

    private readonly Stream _source = source;
    private readonly byte[] _block = new byte[BlockSize];
    private string? _longName;
    private long? _longSize;
    private long _rest;
    private long _size;
    private byte _type;

    private protected override string? NextEntry(out string? damage)
    {
        try
        {
            return NextFile(out damage);
        }
        catch (Exception e) when (CompressedData.IsAtFault(e))
        {
            damage = CompressedData.Fault(e);
            return null;
        }
    }

    private protected override Stream? Open(out string? reason)
    {
        reason = null;
        return _type is (byte)'0' or 0 or (byte)'7' ? new Entry(this) : null;
    }

    private string? NextFile(out string? damage)
    {
        damage = null;
        (_longName, _longSize) = (null, null);
        while (true)
        {
            if (!Skip(_rest))
            {
                damage = Damaged;
                return null;
            }

            _rest = 0;
            int read = _source.ReadAtLeast(_block, BlockSize, throwOnEndOfStream: false);
            if (read == 0 || !_block.AsSpan(0, read).ContainsAnyExcept((byte)0)) return null;
            if (read < BlockSize || !IsHeader())
            {
                damage = Damaged;
                return null;
            }

            _type = _block[156];
            _size = Number(_block.AsSpan(124, 12)) ?? -1;
            if (_type is not ((byte)'x' or (byte)'L') && _longSize is { } stated) _size = stated;
            if (_size < 0)
            {
                damage = Damaged;
                return null;
            }

            _rest = (_size + BlockSize - 1) / BlockSize * BlockSize;
            switch (_type)
            {
                case (byte)'5':
                    (_longName, _longSize) = (null, null);
                    break;
                case (byte)'g' or (byte)'K' or (byte)'V':
                    break;
                case (byte)'x' or (byte)'L':
                    if (!ReadExtension())
                    {
                        damage = Damaged;
                        return null;
                    }

                    break;
                default:
                    string name = _longName ?? NameOf(_block);
                    if (!name.EndsWith('/')) return name;
                    break;
            }
        }
    }

    private bool IsHeader()
    {
        if (Number(_block.AsSpan(148, 8)) is not { } stated) return false;
        long sum = 0;
        for (int i = 0; i < BlockSize; i++) sum += i is >= 148 and < 156 ? ' ' : _block[i];
        return sum == stated;
    }

    /// <summary>Reads a header that states what does not fit into the one that follows. False if
    /// it is too large or cut off.</summary>
    private bool ReadExtension()
    {
        if (_size > MaxHeaderData) return false;
        byte[] data = new byte[_rest];
        if (_source.ReadAtLeast(data, data.Length, throwOnEndOfStream: false) < data.Length) return false;
        _rest = 0;
        ReadOnlySpan<byte> text = data.AsSpan(0, (int)_size);
        if (_type == (byte)'L')
        {
            _longName = Encoding.UTF8.GetString(text.TrimEnd((byte)0));
            return true;
        }

        while (!text.IsEmpty)
        {
            int space = text.IndexOf((byte)' ');
            if (space < 1 || !Utf8Parser.TryParse(text[..space], out int length, out _) || length <= space
                || length > text.Length) return true;
            ReadOnlySpan<byte> record = text[(space + 1)..length].TrimEnd((byte)'\n');
            text = text[length..];
            if (record.StartsWith("path="u8)) _longName = Encoding.UTF8.GetString(record[5..]);
            else if (record.StartsWith("size="u8) && Utf8Parser.TryParse(record[5..], out long size, out _) && size >= 0)
                _longSize = size;
        }

        return true;
    }

    private static string NameOf(ReadOnlySpan<byte> header)
    {
        string name = Text(header[..100]);
        string prefix = header.Slice(257, 5).SequenceEqual("ustar"u8) && header[263] == '0' ? Text(header.Slice(345, 155)) : "";
        return prefix.Length == 0 ? name : $"{prefix}/{name}";
    }

    private static string Text(ReadOnlySpan<byte> field)
    {
        int end = field.IndexOf((byte)0);
        return Encoding.UTF8.GetString(end < 0 ? field : field[..end]);
    }

    /// <summary>A number in octal digits, or in binary if its first bit is set (GNU tar).</summary>
    private static long? Number(ReadOnlySpan<byte> field)
    {
        if ((field[0] & 0x80) != 0) return field.Length >= 12 && (field[0] & 0x7F) == 0 && field[..4].TrimStart((byte)0x80)
            .IndexOfAnyExcept((byte)0) < 0
            ? BinaryPrimitives.ReadInt64BigEndian(field[^8..]) : null;
        ReadOnlySpan<byte> digits = field.Trim(" \0"u8);
        long value = 0;
        foreach (byte digit in digits)
        {
            if (digit is < (byte)'0' or > (byte)'7') return null;
            value = (value << 3) | (uint)(digit - '0');
        }

        return value;
    }

    private bool Skip(long count)
    {
        byte[] buffer = new byte[(int)Math.Min(count, 64 * 1024)];
        while (count > 0)
        {
            int read = _source.Read(buffer.AsSpan(0, (int)Math.Min(count, buffer.Length)));
            if (read == 0) return false;
            count -= read;
        }

        return true;
    }

    /// <summary>The content of the entry at which the archive is.</summary>
    private sealed class Entry(TarFiles archive) : ForwardStream
    {
        private long _left = archive._size;

        public override int Read(Span<byte> buffer)
        {
            if (_left == 0 || buffer.IsEmpty) return 0;
            int read = archive._source.Read(buffer[..(int)Math.Min(_left, buffer.Length)]);
            if (read == 0) throw new InvalidDataException("The archive was cut off.");
            _left -= read;
            archive._rest -= read;
            return read;
        }
    }
}
