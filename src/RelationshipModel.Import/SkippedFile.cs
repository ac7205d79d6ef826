namespace RelationshipModel.Import;

/// <summary>A file of an archive that holds nothing that is read, such as a picture.</summary>
public sealed class SkippedFile : ImportItem
{
    internal SkippedFile(string file)
        : base(file, 1)
    {
    }

    /// <summary>The file.</summary>
    public override string ToString() => $"{File}: skipped";
}
