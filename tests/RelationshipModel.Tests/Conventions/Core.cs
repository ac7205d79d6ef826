using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.CompilerServices;

namespace RelationshipModel.Tests.Conventions;

/// <summary>The types of the core, as written by us: what the compiler adds belongs to the type
/// that holds it, or to nobody.</summary>
internal static class Core
{
    internal static readonly Assembly Assembly = typeof(Contact).Assembly;

    internal static readonly IReadOnlyList<Type> Types =
        [.. Assembly.GetTypes()
            .Where(type => type.FullName is { } name && !name.StartsWith('<')
                && !type.IsDefined(typeof(CompilerGeneratedAttribute)))
            .Where(type => type.Namespace is { } space && !space.StartsWith("System", StringComparison.Ordinal) && space
                != "Microsoft.CodeAnalysis")];

    internal static readonly IReadOnlyList<Type> PublicTypes = [.. Types.Where(type => type.IsVisible)];

    internal static readonly IReadOnlyList<Type> Records = [
        .. Types.Where(type => type is { IsClass: true } && type.GetMethod("<Clone>$") is not null)];

    /// <summary>The names of the assemblies that the core references, as the compiler wrote them: a measurement of coverage adds
    /// its own to the file beside the tests.</summary>
    internal static IReadOnlyList<string> ReferencedAssemblies()
    {
        DirectoryInfo framework = new(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        string file = Path.Combine(Repository.Root, "src", "RelationshipModel", "bin", framework.Parent!.Name, framework.Name,
            "RelationshipModel.dll");
        using PEReader core = new(File.OpenRead(file));
        MetadataReader metadata = core.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(handle =>
            metadata.GetString(metadata.GetAssemblyReference(handle).Name))];
    }

    /// <summary>Public and protected members: what a host sees.</summary>
    internal static IEnumerable<MethodBase> VisibleMethods(Type type) =>
        type.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static
            | BindingFlags.DeclaredOnly)
            .OfType<MethodBase>()
            .Where(method => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly);

    /// <summary>The outermost type around a type: state machines and closures count as the code they were written in.</summary>
    internal static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    /// <summary>Fails with all that offends, a line each.</summary>
    internal static void AssertNone(IEnumerable<object> offenders)
    {
        string all = string.Join(Environment.NewLine, offenders);
        Assert.True(all.Length == 0, all);
    }
}
