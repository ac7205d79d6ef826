using System.IO.Compression;

namespace RelationshipModel.Import.Files;

/// <summary>The files of a zip archive (APPNOTE 6.3).</summary>
internal sealed class ZipFiles(Stream source, string file, ImportLimits limits) : ArchiveFiles(file, limits)
{
    private const int UnixFileType = 0xF000;
    private const int UnixRegular = 0x8000;

    private readonly ImportLimits _limits = limits;
    private ZipArchive? _archive;
    private ZipArchiveEntry[] _entries = [];
    private ZipArchiveEntry? _entry;
    private int _next = -1;

    private protected override string? NextEntry(out string? damage)
    {
        damage = _archive is null ? OpenArchive() : null;
        if (damage is not null) return null;
        while (++_next < _entries.Length)
        {
            _entry = _entries[_next];
            if (!_entry.FullName.EndsWith('/') && !_entry.FullName.EndsWith('\\')) return _entry.FullName;
        }

        return null;
    }

    private protected override Stream? Open(out string? reason)
    {
        reason = null;
        int type = (_entry!.ExternalAttributes >> 16) & UnixFileType;
        if (type is not (0 or UnixRegular)) return null;
        if (_entry.IsEncrypted)
        {
            reason = "this file of the archive is encrypted; unpack it first";
            return null;
        }

        try
        {
            return new SoundStream(_entry.Open());
        }
        catch (Exception e) when (IsDamage(e))
        {
            reason = "this file of the archive is damaged, encrypted or packed in a way that is not supported";
            return null;
        }
    }

    private protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing) _archive?.Dispose();
    }

    private string? OpenArchive()
    {
        if (!source.CanSeek) return "a zip archive is read from its end: pass a stream that can seek, such as a file";
        try
        {
            _archive = new(source, ZipArchiveMode.Read, leaveOpen: true);
            // Files that describe others are read before them.
            _entries = [.. _archive.Entries.OrderBy(static entry => RecordsReader.IsIndex(entry.FullName) ? 0 : 1)];
            return _entries.Length > _limits.ArchiveFiles
                ? FormattableString.Invariant($"the archive holds more than {_limits.ArchiveFiles} files (ArchiveFiles)")
                : null;
        }
        catch (Exception e) when (IsDamage(e))
        {
            return "the zip archive is damaged or cut off";
        }
    }

    private static bool IsDamage(Exception e) =>
        e is InvalidDataException or NotSupportedException or EndOfStreamException or ArgumentException or OverflowException;

    /// <summary>Reports a damaged entry in the way all readers know.</summary>
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
