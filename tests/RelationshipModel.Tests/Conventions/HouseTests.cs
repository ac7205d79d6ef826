using Microsoft.CodeAnalysis;

namespace RelationshipModel.Tests.Conventions;

/// <summary>The house as CONTRIBUTING draws it: folders are namespaces, a file holds one type, and each
/// room sees only those below.</summary>
public sealed class HouseTests
{
    [Fact]
    public void Source_Namespace_IsItsFolder()
    {
        IEnumerable<string> strays = CoreSources.Trees
            .Where(static tree => !CoreSources.NameOf(tree).StartsWith("DependencyInjection/", StringComparison.Ordinal))
            .Select(static tree => (Name: CoreSources.NameOf(tree), Space: CoreSources.NamespaceOf(tree)))
            .Where(static file => file.Space is not null && file.Space != SpaceOf(file.Name))
            .Select(static file => $"{file.Name} declares {file.Space}, not {SpaceOf(file.Name)}");

        Core.AssertNone(strays);
    }

    [Fact]
    public void Source_HoldsOneType()
    {
        // A type and the static class of the same name are one thing to a reader.
        IEnumerable<string> crowded = CoreSources.Trees
            .Select(static tree =>
                (Name: CoreSources.NameOf(tree), Types: CoreSources.TypesOf(tree).Select(static type => type.Identifier.Text)))
            .Where(static file => file.Types.Select(static type => type.TrimStart('I')).Distinct().Count() > 1)
            .Select(static file => $"{file.Name} holds {string.Join(", ", file.Types)}");

        Core.AssertNone(crowded);
    }

    [Fact]
    public void Source_SeesOnlyTheLayersBelow_ConstantsIncluded() =>
        Core.AssertNone(
            Edges().Where(static edge => !LayeringTests.MaySee[edge.From].Contains(edge.To))
                .Select(static edge => $"{edge.File} of {edge.From} sees {edge.Type} of {edge.To}"));

    [Fact]
    public void Constants_OfAnotherLayer_AreSeen() =>
        Assert.Contains(Edges(), static edge => edge is { From: "Circles", To: "Scoring", Type: "TieReasons" });

    [Fact]
    public void Contributing_DrawsTheGraphAsItIs()
    {
        IEnumerable<string> lines = Edges()
            .GroupBy(static edge => edge.From, static edge => edge.To)
            .OrderBy(static layer => layer.Key, StringComparer.Ordinal)
            .Select(static layer => $"{layer.Key} -> {string.Join(", ", layer.Distinct().Order(StringComparer.Ordinal))}");
        string contributing = File.ReadAllText(Path.Combine(Repository.Root, "CONTRIBUTING.md")).ReplaceLineEndings("\n");

        string graph = string.Join("\n", lines);
        Assert.True(contributing.Contains(graph, StringComparison.Ordinal), $"CONTRIBUTING.md must hold this graph:\n{graph}");
    }

    [Fact]
    public void Contributing_NamesEveryRoom()
    {
        string contributing = File.ReadAllText(Path.Combine(Repository.Root, "CONTRIBUTING.md"));
        IEnumerable<string> rooms =
            CoreSources.Trees.Select(static tree => Path.GetDirectoryName(CoreSources.NameOf(tree))!.Replace('\\', '/'))
            .Where(static folder => folder.Length > 0).Distinct();

        Core.AssertNone(rooms.Where(room => !contributing.Contains($"{room.Split('/')[^1]}/", StringComparison.Ordinal)));
    }

    private static string SpaceOf(string file) =>
        Path.GetDirectoryName(file) is { Length: > 0 } folder
            ? $"RelationshipModel.{folder.Replace('\\', '.').Replace('/', '.')}" : "RelationshipModel";

    private static IEnumerable<(string File, string From, string Type, string To)> Edges() =>
        from tree in CoreSources.Trees
        let space = CoreSources.NamespaceOf(tree)
        where space is not null
        let layer = CoreSources.LayerOf(space)
        from type in CoreSources.TypesSeenBy(tree)
        let seen = CoreSources.LayerOf(type.ContainingNamespace.ToDisplayString())
        where seen != layer
        select (CoreSources.NameOf(tree), layer, type.Name, seen);
}
