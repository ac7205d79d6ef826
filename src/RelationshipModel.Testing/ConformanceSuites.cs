using System.Reflection;

namespace RelationshipModel.Testing;

/// <summary>The suites of this package.</summary>
public static class ConformanceSuites
{
    /// <summary>The suites that a store of such capabilities must pass, as open generic types, in
    /// ordinal order of their names.</summary>
    public static IReadOnlyList<Type> For(StoreCapabilities capabilities) =>
    [
        .. typeof(ConformanceSuites).Assembly.GetExportedTypes()
            .Where(type => type.GetCustomAttribute<ConformanceSuiteAttribute>() is { } suite && capabilities.HasFlag(suite.Needs))
            .OrderBy(static type => type.Name, StringComparer.Ordinal),
    ];

    /// <summary>Holds a test assembly to having derived, with a fixture, every suite that the
    /// fixture's store must pass.</summary>
    /// <remarks>Call it from a test: a suite that nobody derived, one of a later version of this package for instance,
    /// is a test that never failed.</remarks>
    public static void AssertAllDerived(Assembly assembly, StoreFixture fixture)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        ArgumentNullException.ThrowIfNull(fixture);
        HashSet<Type> derived = [.. assembly.GetTypes().Where(static type => type is { IsAbstract: false, IsVisible: true })
            .SelectMany(BasesOf)];
        string[] missing =
        [
            .. For(fixture.Capabilities)
                .Where(suite => !derived.Contains(suite.MakeGenericType(fixture.GetType())))
                .Select(suite => $"{suite.Name[..suite.Name.IndexOf('`', StringComparison.Ordinal)]}<{fixture.GetType().Name}>"),
        ];
        Assert.True(missing.Length == 0, $"No public class of {assembly.GetName().Name} derives {string.Join(", ", missing)}.");
    }

    private static IEnumerable<Type> BasesOf(Type type)
    {
        for (Type? above = type.BaseType; above is not null; above = above.BaseType) yield return above;
    }
}
