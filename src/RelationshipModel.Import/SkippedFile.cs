namespace RelationshipModel.Import;

/// <summary>A file of an archive with nothing to read, such as a picture.</summary>
public sealed class SkippedFile : ImportItem
{
    internal SkippedFile(string file)
        : base(file, 1)
    {
    }

    /// <summary>Returns the file.</summary>
    public override string ToString() => $"{File}: skipped";
}
