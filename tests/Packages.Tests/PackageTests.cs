using System.IO.Compression;
using System.Text.Json;

namespace Packages.Tests;

public sealed class PackageTests
{
    /// <summary>Every package, with all it depends on.</summary>
    public static TheoryData<string, string[]> Libraries => new()
    {
        { "RelationshipModel", ["Microsoft.Extensions.DependencyInjection.Abstractions", "NodaTime"] },
        { "RelationshipModel.AspNetCore", ["RelationshipModel", "RelationshipModel.Report"] },
        { "RelationshipModel.EntityFrameworkCore", ["Microsoft.EntityFrameworkCore.Relational", "RelationshipModel"] },
        {
            "RelationshipModel.Import",
            ["Ical.Net", "MimeKit", "RelationshipModel", "Sylvan.Data.Csv", "System.Security.Cryptography.Pkcs",
                "libphonenumber-csharp"]
        },
        {
            "RelationshipModel.Orleans",
            ["Microsoft.Orleans.Reminders", "Microsoft.Orleans.Sdk", "Microsoft.Orleans.Serialization.SystemTextJson",
                "RelationshipModel"]
        },
        { "RelationshipModel.Report", ["RelationshipModel"] },
        { "RelationshipModel.Sqlite", ["Microsoft.Data.Sqlite", "RelationshipModel"] },
        { "RelationshipModel.Testing", ["RelationshipModel", "xunit.v3.assert", "xunit.v3.extensibility.core"] },
    };

    [Theory]
    [MemberData(nameof(Libraries))]
    public void Library_Packed_HasItsAssemblyDocumentationAndSymbolsAndNothingElse(string id, string[] dependencies)
    {
        Package package = Package.Open(id);
        Assert.Equal(dependencies, package.Dependencies.Order(StringComparer.Ordinal));
        Assert.Equal([$"lib/net10.0/{id}.dll", $"lib/net10.0/{id}.xml"],
            package.Files.Where(static file => file.StartsWith("lib/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        using ZipArchive symbols = ZipFile.OpenRead(Path.Combine(Package.Folder!, $"{id}.{Package.Version(id)}.snupkg"));
        Assert.NotNull(symbols.GetEntry($"lib/net10.0/{id}.pdb"));
        AssertIsPresentable(package);
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public void BillOfMaterials_OfALibrary_NamesItsDependencies(string id, string[] dependencies)
    {
        Package.Open(id);
        string file = Path.Combine(Package.Folder!, $"{id}.cdx.json");
        if (!File.Exists(file)) Assert.Skip($"{file} does not exist; .ci/run makes it with CycloneDX.");
        using JsonDocument bill = JsonDocument.Parse(File.ReadAllText(file));
        IEnumerable<string> components = bill.RootElement.GetProperty("components").EnumerateArray()
            .Select(static component => component.GetProperty("name").GetString()!);
        Assert.Empty(dependencies.Where(static name => !name.StartsWith("RelationshipModel", StringComparison.Ordinal))
            .Except(components));
    }

    [Fact]
    public void Tool_Packed_DependsOnNothing()
    {
        Package package = Package.Open("BestNetwork");
        Assert.Empty(package.Dependencies);
        AssertIsPresentable(package);
    }

    [Fact]
    public void Packages_EachByItself_AreDescribedInTheirOwnWords()
    {
        Package[] packages = [.. Libraries.Select(static row => row.Data.Item1).Append("BestNetwork").Select(Package.Open)];
        foreach (string field in (string[])["description", "tags"])
            Assert.Equal(packages.Length, packages.Select(package => package[field]).Distinct().Count());
    }

    private static void AssertIsPresentable(Package package)
    {
        Assert.Equal("MIT", package["license"]);
        Assert.Equal("icon.png", package["icon"]);
        Assert.Equal("README.md", package["readme"]);
        Assert.Contains("icon.png", package.Files);
        Assert.StartsWith($"# {package["id"]}", package.Readme, StringComparison.OrdinalIgnoreCase);
        Assert.StartsWith("https://", package["projectUrl"], StringComparison.Ordinal);
        Assert.Equal("git", package.RepositoryType);
        Assert.StartsWith("## ", package["releaseNotes"], StringComparison.Ordinal);
        Assert.DoesNotContain("\n## ", package["releaseNotes"], StringComparison.Ordinal);
        Assert.InRange(package["releaseNotes"].Length, 1, 35_000);
        Assert.InRange(package["description"].Length, 40, 300);
    }
}
