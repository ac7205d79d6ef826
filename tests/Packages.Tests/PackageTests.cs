using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Packages.Tests;

public sealed partial class PackageTests
{
    /// <summary>Every package, with all it depends on.</summary>
    public static TheoryData<string, string[]> Libraries => new()
    {
        { "RelationshipModel", ["Microsoft.Extensions.DependencyInjection.Abstractions", "NodaTime"] },
        { "RelationshipModel.AspNetCore", ["RelationshipModel", "RelationshipModel.Report"] },
        { "RelationshipModel.AspNetCore.Orleans", ["RelationshipModel.AspNetCore", "RelationshipModel.Orleans"] },
        { "RelationshipModel.AspNetCore.OpenApi", ["Microsoft.AspNetCore.OpenApi", "RelationshipModel.AspNetCore"] },
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

    public static TheoryData<string> Ids => [.. Libraries.Select(static row => row.Data.Item1), "BestNetwork"];

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
    public void Documentation_OfALibrary_IsOfWhatItsUsersSee(string id, string[] dependencies)
    {
        Assert.NotEmpty(dependencies);
        Documentation documentation = Package.Open(id).OpenDocumentation();

        Assert.NotEmpty(documentation.Ids);
        Assert.Empty(documentation.FindHidden());
    }

    [Fact]
    public void ChangeLog_NewestVersion_IsThatOfThePackages()
    {
        string version = Package.Open("RelationshipModel")["version"];
        string newest = File.ReadLines(Path.Combine(Repository.Root, "CHANGELOG.md"))
            .First(static line => line.StartsWith("## ", StringComparison.Ordinal));

        Assert.Equal($"## {version}", newest);
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

    /// <summary>The page of a package is shown away from the repository.</summary>
    [Theory]
    [MemberData(nameof(Ids))]
    public void Readme_OfAPackage_HasLinksThatWorkAnywhere(string id)
    {
        Package package = Package.Open(id);
        string project = package["projectUrl"];
        string[] links = [.. Link().Matches(package.Readme).Select(static link => link.Groups["target"].Value)
            .Where(static link => !link.StartsWith('#'))];

        Assert.NotEmpty(links);
        Assert.All(links, static link => Assert.StartsWith("https://", link, StringComparison.Ordinal));
        Assert.All(links.Where(link => link.StartsWith(project, StringComparison.Ordinal)), link =>
        {
            string[] parts = link[(project.Length + 1)..].Split('#')[0].Split('/', 3);
            Assert.Equal("main", parts[1]);
            Assert.Equal(parts[2].EndsWith(".png", StringComparison.Ordinal) ? "raw" : "blob", parts[0]);
            Assert.True(File.Exists(Path.Combine(Repository.Root, parts[2])), $"{parts[2]} does not exist.");
        });
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Readme_OfAPackage_IsThatOfTheRepositoryButForLinks(string id)
    {
        string packed = Package.Open(id).Readme;
        string own = File.ReadAllText(Path.Combine(Repository.Root, "src", id, "README.md"));

        Assert.Equal(Link().Replace(own, "").TrimEnd(), Link().Replace(packed, "").TrimEnd());
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Readme_OfAPackage_SaysHowToInstallUseAndConfigureIt(string id)
    {
        string readme = Package.Open(id).Readme;

        Assert.Matches(
            id == "BestNetwork" ? "dotnet tool install -g BestNetwork" : $@"(?m)^    dotnet add (\S+ )?package {id}$", readme);
        Assert.Matches("(?m)^```(csharp|sh)$", readme);
        Assert.Matches("(?m)^## Options$", readme);
    }

    [Fact]
    public void Packages_EachByItself_AreDescribedInTheirOwnWords()
    {
        Package[] packages = [.. Ids.Select(static row => Package.Open(row.Data))];
        foreach (string field in (string[])["description", "tags", "releaseNotes"])
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
        Assert.StartsWith("- ", package["releaseNotes"], StringComparison.Ordinal);
        Assert.DoesNotContain("\n#", package["releaseNotes"], StringComparison.Ordinal);
        Assert.InRange(package["releaseNotes"].Length, 40, 3000);
        Assert.InRange(package["description"].Length, 40, 300);
    }

    [GeneratedRegex(@"(?<=\]\()(?<target>[^)\s]+)(?=\))", RegexOptions.CultureInvariant)]
    private static partial Regex Link();
}
