using System.IO.Compression;
using System.Xml.Linq;

namespace Packages.Tests;

/// <summary>A packed file, as a stranger gets it.</summary>
internal sealed class Package
{
    /// <summary>The variable that names the folder with the packed files.</summary>
    internal const string FolderVariable = "RELATIONSHIP_MODEL_PACKAGES";

    private readonly XElement _metadata;
    private readonly string _path;

    private Package(string path)
    {
        _path = path;
        using ZipArchive archive = ZipFile.OpenRead(path);
        Files = [.. archive.Entries.Select(static entry => entry.FullName)];
        using Stream nuspec = archive.Entries.Single(static entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal))
            .Open();
        _metadata = XDocument.Load(nuspec).Root!.Elements().Single(static element => element.Name.LocalName == "metadata");
        if (archive.GetEntry("README.md") is { } readme)
        {
            using StreamReader text = new(readme.Open());
            Readme = text.ReadToEnd();
        }
    }

    /// <summary>Opens the documentation of the package's assembly.</summary>
    internal Documentation OpenDocumentation()
    {
        using ZipArchive archive = ZipFile.OpenRead(_path);
        using MemoryStream assembly = new();
        using (Stream packed = archive.GetEntry($"lib/net10.0/{this["id"]}.dll")!.Open()) packed.CopyTo(assembly);
        assembly.Position = 0;
        using Stream documentation = archive.GetEntry($"lib/net10.0/{this["id"]}.xml")!.Open();
        return new(assembly, documentation);
    }

    internal static string? Folder => Environment.GetEnvironmentVariable(FolderVariable);

    internal IReadOnlyList<string> Files { get; }

    internal string Readme { get; } = "";

    internal IEnumerable<string> Dependencies => _metadata.Descendants()
        .Where(static element => element.Name.LocalName == "dependency")
        .Select(static element => element.Attribute("id")!.Value);

    internal string this[string name] =>
        _metadata.Elements().SingleOrDefault(element => element.Name.LocalName == name)?.Value ?? "";

    internal string? RepositoryType => _metadata.Elements()
        .SingleOrDefault(static element => element.Name.LocalName == "repository")
        ?.Attribute("type")?.Value;

    internal static Package Open(string id)
    {
        if (string.IsNullOrEmpty(Folder))
            Assert.Skip($"Pack the solution and name the folder: {FolderVariable}=artifacts/packages");
        return new(Path.Combine(Folder, $"{id}.{Version(id)}.nupkg"));
    }

    internal static string Version(string id) =>
        Path.GetFileName(Directory.GetFiles(Folder!, $"{id}.*.nupkg")
            .Single(file => char.IsDigit(Path.GetFileName(file)[id.Length + 1])))
            [(id.Length + 1)..^".nupkg".Length];
}
