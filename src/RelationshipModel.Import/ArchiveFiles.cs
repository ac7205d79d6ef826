using System.IO.Compression;

namespace RelationshipModel.Import;

/// <summary>The files of a zip archive, read where they are: nothing is written anywhere. All together expand to no more than is allowed.</summary>
internal sealed class ArchiveFiles : IDisposable
{
    private readonly string _file;
    private readonly ImportLimits _limits;
    private readonly Stream _source;
    private ZipArchive? _archive;
    private ExpansionLimit? _content;
    private int _next = -1;
    private long _expanded;
    private bool _ended;

    internal ArchiveFiles(Stream source, string file, ImportLimits limits)
    {
        _source = source;
        _file = file;
        _limits = limits;
        Name = file;
    }

    /// <summary>The archive's name, <c>!</c> and the file's name in it.</summary>
    internal string Name { get; private set; }

    internal Stream? Content => _content;

    internal SourceFault? Fault { get; private set; }

    internal bool Next()
    {
        Close();
        Fault = null;
        if (_ended) return false;
        if (_next < 0 && Open() is { } reason) return End(reason);
        while (++_next < _archive!.Entries.Count)
        {
            ZipArchiveEntry entry = _archive.Entries[_next];
            if (entry.FullName.EndsWith('/') || entry.FullName.EndsWith('\\')) continue;
            Name = $"{_file}!{Quoted.Short(entry.FullName)}";
            if (Leaves(entry.FullName)) Fault = new(Name, 1, "the name of this file leads out of the archive's folder; it is not read", 0, EndsReading: true);
            else if (_expanded >= _limits.ExpandedSize)
                return End(FormattableString.Invariant($"the archive expands to more than {_limits.ExpandedSize} bytes (ExpandedSize)"));
            else Open(entry);
            return true;
        }

        return false;
    }

    public void Dispose()
    {
        Close();
        _archive?.Dispose();
    }

    /// <summary>Whether a name, followed as a path, would leave the folder it is unpacked into, on any system.</summary>
    internal static bool Leaves(string name) =>
        name.StartsWith('/') || name.StartsWith('\\') || name.Contains(':', StringComparison.Ordinal) || name.Contains('\0', StringComparison.Ordinal)
        || name.Split('/', '\\').Contains("..");

    private string? Open()
    {
        if (!_source.CanSeek) return "a zip archive is read from its end: give a stream that can go back, such as a file";
        try
        {
            _archive = new(_source, ZipArchiveMode.Read, leaveOpen: true);
            return _archive.Entries.Count > _limits.ArchiveFiles
                ? FormattableString.Invariant($"the archive holds more than {_limits.ArchiveFiles} files (ArchiveFiles)")
                : null;
        }
        catch (Exception e) when (IsDamage(e))
        {
            return "the zip archive is damaged or cut off";
        }
    }

    private void Open(ZipArchiveEntry entry)
    {
        try
        {
            _content = new(new SoundStream(entry.Open()), _limits.ExpandedSize - _expanded);
        }
        catch (Exception e) when (IsDamage(e))
        {
            Fault = new(Name, 1, "this file of the archive is damaged, encrypted or packed in a way that is not read", 0, EndsReading: true);
        }
    }

    private bool End(string reason)
    {
        Fault = new(Name, 1, reason, 0, EndsReading: true);
        return _ended = true;
    }

    private void Close()
    {
        _expanded += _content?.Count ?? 0;
        _content?.Dispose();
        _content = null;
    }

    private static bool IsDamage(Exception e) =>
        e is InvalidDataException or NotSupportedException or EndOfStreamException or ArgumentException or OverflowException;

    /// <summary>Tells a damaged entry in the way all readers know.</summary>
    private sealed class SoundStream(Stream inner) : ForwardStream
    {
        public override int Read(Span<byte> buffer)
        {
            try
            {
                return inner.Read(buffer);
            }
            catch (Exception e) when (IsDamage(e))
            {
                throw new InvalidDataException("The archive is damaged.", e);
            }
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing) inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
