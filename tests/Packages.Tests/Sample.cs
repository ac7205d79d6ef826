using System.Text.RegularExpressions;

namespace Packages.Tests;

/// <summary>
/// The code of a page as a project of its reader: the blocks word for word, and the packages that the page installs.
/// </summary>
/// <param name="Name">The name of the project.</param>
/// <param name="Files">The names and texts of its sources.</param>
/// <param name="Page">The page.</param>
/// <param name="Output">What the program prints, as the page says; null if the page does not say.</param>
internal sealed partial record Sample(string Name, IReadOnlyDictionary<string, string> Files, string Page, string? Output)
{
    internal bool IsWeb => Page.Contains("dotnet new web", StringComparison.Ordinal)
        || Page.StartsWith("# RelationshipModel.AspNetCore", StringComparison.Ordinal);

    /// <summary>A test project is no program.</summary>
    internal bool IsProgram => !Files.ContainsKey("Host.cs");

    /// <summary>
    /// Makes a project of each block of a page, since each is a program. A block that is indented is a part of one.
    /// </summary>
    internal static IEnumerable<Sample> ProgramsOf(string name, string page) => Block().Matches(page)
        .Where(static block => block.Groups["code"].Value[0] != ' ').Select((block, i) =>
        new Sample($"{name}.{i + 1}", new Dictionary<string, string> { ["Program.cs"] = block.Groups["code"].Value }, page,
            block.Groups["output"] is { Success: true, Value: var output } ? output : null));

    /// <summary>Makes one project of all blocks of a page.</summary>
    /// <param name="name">The name of the project.</param>
    /// <param name="page">The page.</param>
    /// <param name="host">The types that the page leaves to its reader.</param>
    internal static Sample LibraryOf(string name, string page, string host) =>
        new(name, Block().Matches(page).Select(static (block, i) => (Name: $"Block{i + 1}.cs", Text: block.Groups["code"].Value))
            .Append(("Host.cs", host)).ToDictionary(), page, null);

    /// <summary>Returns the project file.</summary>
    /// <param name="version">The version of our packages.</param>
    internal string ProjectFile(string version)
    {
        IEnumerable<string> packages = Install().Matches(Page).Select(install => install.Groups["id"].Value
            + "\" Version=\"" + (install.Groups["id"].Value.StartsWith("RelationshipModel", StringComparison.Ordinal) ? version
                : install.Groups["version"] is { Success: true, Value: var stated } ? stated : "*"));
        return $"""
            <Project Sdk="Microsoft.NET.Sdk{(IsWeb ? ".Web" : "")}">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <OutputType>Exe</OutputType>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
              </PropertyGroup>
              <ItemGroup>
                {string.Join("\n    ", packages.Select(static package => $"<PackageReference Include=\"{package}\" />"))}
              </ItemGroup>
            </Project>
            """;
    }

    [GeneratedRegex(@"(?<=(^|\n))```csharp\n(?<code>.*?)```(\s+```text\n(?<output>.*?)```)?", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"(?m)^    dotnet add (\S+ )?package (?<id>\S+)( --version '(?<version>[^']+)')?$")]
    private static partial Regex Install();
}
