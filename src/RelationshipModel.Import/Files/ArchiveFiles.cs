using RelationshipModel.Import.Text;

namespace RelationshipModel.Import.Files;

/// <summary>The files of an archive, read where they are: nothing is written anywhere. All together expand
/// to no more than is allowed.</summary>
internal abstract class ArchiveFiles(string file, ImportLimits limits) : IDisposable
{
    private readonly string _file = file;
    private long _expanded;
    private int _count;
    private bool _ended;

    /// <summary>The archive's name, <c>!</c> and the file's name in it.</summary>
    internal string Name { get; private set; } = file;

    /// <summary>The file's name in the archive.</summary>
    internal string EntryName { get; private set; } = "";

    /// <summary>The content of the file; null if there is a <see cref="Fault"/> or the entry is not a file.</summary>
    internal ExpansionLimit? Content { get; private set; }

    internal SourceFault? Fault { get; private set; }

    /// <summary>Goes to the next entry that is not a folder. False at the end.</summary>
    internal bool Next()
    {
        _expanded += Content?.Count ?? 0;
        Content?.Dispose();
        Content = null;
        Fault = null;
        if (_ended) return false;
        string? name = NextEntry(out string? damage);
        if (damage is not null) return End(damage);
        if (name is null)
        {
            _ended = true;
            return false;
        }

        EntryName = name;
        Name = $"{_file}!{Quoted.Short(name, 200)}";
        if (++_count > limits.ArchiveFiles)
            return End(FormattableString.Invariant($"the archive holds more than {limits.ArchiveFiles} files (ArchiveFiles)"));
        if (_expanded >= limits.ExpandedSize)
            return End(
                FormattableString.Invariant($"the archive expands to more than {limits.ExpandedSize} bytes (ExpandedSize)"));
        if (Leaves(name))
            Fault = new(Name, 1, "the name of this file leads out of the archive's folder; it is not read", 0, EndsReading: true);
        else if (Open(out string? reason) is { } content) Content = new(content, limits.ExpandedSize - _expanded);
        else if (reason is not null) Fault = new(Name, 1, reason, 0, EndsReading: true);
        return true;
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Whether a name, followed as a path, would leave the folder it is unpacked into, on any system.</summary>
    internal static bool Leaves(string name) =>
        name.StartsWith('/') || name.StartsWith('\\') || (name.Length > 1 && name[1] == ':')
            || name.Contains('\0', StringComparison.Ordinal)
        || name.Split('/', '\\').Contains("..");

    /// <summary>Goes to the next entry that is not a folder and returns its name; null at the end.</summary>
    /// <param name="damage">The reason the archive cannot be read further; null if it can.</param>
    private protected abstract string? NextEntry(out string? damage);

    /// <summary>Opens the entry. Null if it is not a file, such as a link, or cannot be read.</summary>
    /// <param name="reason">The reason it cannot be read; null if it is not a file.</param>
    private protected abstract Stream? Open(out string? reason);

    private protected virtual void Dispose(bool disposing)
    {
        if (disposing) Content?.Dispose();
    }

    private bool End(string reason)
    {
        Fault = new(Name, 1, reason, 0, EndsReading: true);
        return _ended = true;
    }
}
