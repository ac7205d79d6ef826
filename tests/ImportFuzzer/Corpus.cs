namespace ImportFuzzer;

/// <summary>The valid files that are broken, beside the program.</summary>
public static class Corpus
{
    /// <summary>Returns the files of a folder and of all folders in it, in ordinal order of their names.</summary>
    public static IReadOnlyList<byte[]> Files(string folder) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Corpus", folder), "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal).Select(File.ReadAllBytes),
    ];
}
