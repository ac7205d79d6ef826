using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RelationshipModel.Tests.Conventions;

/// <summary>The sources of the core as the compiler understands them: constants, which no
/// assembly refers to, are seen here.</summary>
internal static class CoreSources
{
    private const string RootNamespace = "RelationshipModel";

    private const string GlobalUsings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; "
        + "global using System.Threading; global using System.Threading.Tasks;";

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Preview, DocumentationMode.None);

    private static readonly CSharpCompilation Compilation = CSharpCompilation.Create(
        "Sources",
        [.. Files().Select(Parse), CSharpSyntaxTree.ParseText(GlobalUsings, ParseOptions)],
        [.. TrustedAssemblies().Select(static path => MetadataReference.CreateFromFile(path))]);

    internal static string Folder { get; } = Path.Combine(Repository.Root, "src", RootNamespace);

    internal static IEnumerable<SyntaxTree> Trees => Compilation.SyntaxTrees.Where(static tree => tree.FilePath.Length > 0);

    /// <summary>The path of a source below the core's folder, with slashes.</summary>
    internal static string NameOf(SyntaxTree tree) => Path.GetRelativePath(Folder, tree.FilePath).Replace('\\', '/');

    /// <summary>The namespace that a source declares; null if it declares none.</summary>
    internal static string? NamespaceOf(SyntaxTree tree) =>
        tree.GetCompilationUnitRoot().DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>()
            .FirstOrDefault()?.Name.ToString();

    /// <summary>The types that a source declares outside of other types.</summary>
    internal static IEnumerable<BaseTypeDeclarationSyntax> TypesOf(SyntaxTree tree) =>
        tree.GetCompilationUnitRoot().DescendantNodes(static node => node is not BaseTypeDeclarationSyntax)
            .OfType<BaseTypeDeclarationSyntax>();

    /// <summary>The core's types that a source names or whose members, constants among them, it uses.</summary>
    internal static IReadOnlySet<INamedTypeSymbol> TypesSeenBy(SyntaxTree tree)
    {
        SemanticModel model = Compilation.GetSemanticModel(tree);
        HashSet<INamedTypeSymbol> seen = new(SymbolEqualityComparer.Default);
        foreach (SimpleNameSyntax name in tree.GetCompilationUnitRoot().DescendantNodes().OfType<SimpleNameSyntax>())
        {
            ISymbol? symbol = model.GetSymbolInfo(name).Symbol;
            INamedTypeSymbol? type = symbol as INamedTypeSymbol ?? symbol?.ContainingType;
            if (type is not null && SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, Compilation.Assembly))
                seen.Add(Outermost(type));
        }

        return seen;
    }

    /// <summary>The layer of a namespace: its first folder, or the nouns for the root.</summary>
    internal static string LayerOf(string space) =>
        space == RootNamespace ? "Nouns" : space.StartsWith("Microsoft.", StringComparison.Ordinal)
            ? "DependencyInjection" : space.Split('.')[1];

    private static INamedTypeSymbol Outermost(INamedTypeSymbol type) => type.ContainingType is { } outer
        ? Outermost(outer) : type.OriginalDefinition;

    private static SyntaxTree Parse(string file) => CSharpSyntaxTree.ParseText(File.ReadAllText(file), ParseOptions, file);

    private static IEnumerable<string> Files() =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", RootNamespace), "*.cs", SearchOption.AllDirectories)
            .Where(static file => !IsBelow(file, "obj") && !IsBelow(file, "bin"))
            .Order(StringComparer.Ordinal);

    private static bool IsBelow(string file, string folder) =>
        Path.GetRelativePath(Path.Combine(Repository.Root, "src", RootNamespace), file)
            .StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    // The core under test is left out: its types would stand beside those of the sources.
    private static IEnumerable<string> TrustedAssemblies() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => !Path.GetFileName(path).StartsWith(RootNamespace, StringComparison.Ordinal));
}
