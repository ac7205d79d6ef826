using System.Reflection;
using System.Text;

namespace RelationshipModel.Testing;

/// <summary>The suites of this package.</summary>
public static class ConformanceSuites
{
    /// <summary>Returns the suites that a store with some capabilities must pass, as open generic types, in ordinal order of
    /// their names.</summary>
    public static IReadOnlyList<Type> For(StoreCapabilities capabilities) =>
        [.. All().Where(suite => capabilities.HasFlag(NeedsOf(suite).Needs))];

    /// <summary>Asserts that a test assembly derives, with a fixture, every suite that the fixture's store must pass.</summary>
    /// <remarks>
    /// Call it from a test: a suite that nobody derived, such as one of a later version of this package, never fails. It writes
    /// <see cref="CoverageOf"/> to the output of the test.
    /// </remarks>
    public static void AssertAllDerived(Assembly assembly, StoreFixture fixture)
    {
        TestContext.Current.TestOutputHelper?.WriteLine(CoverageOf(assembly, fixture));
        string[] missing =
        [
            .. For(fixture.Capabilities).Where(suite => IsFor(suite, fixture) && DerivedBy(assembly, suite, fixture) is null)
                .Select(suite => $"{NameOf(suite)}<{fixture.GetType().Name}>"),
        ];
        Assert.True(missing.Length == 0, $"No public class of {assembly.GetName().Name} derives {string.Join(", ", missing)}.");
    }

    /// <summary>Returns a table of what the suites of a test assembly cover, what they do not cover, and why.</summary>
    /// <param name="assembly">The assembly whose public classes derive the suites.</param>
    /// <param name="fixture">The fixture of the store.</param>
    /// <returns>A line for each suite, and one for each kind of thing that <see cref="StoreFixture.Fit"/> leaves out.</returns>
    public static string CoverageOf(Assembly assembly, StoreFixture fixture)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        ArgumentNullException.ThrowIfNull(fixture);
        List<(string Suite, string State, string Detail)> rows = [("suite", "state", "by, or why not")];
        foreach (Type suite in All())
        {
            ConformanceSuiteAttribute needs = NeedsOf(suite);
            rows.Add(DerivedBy(assembly, suite, fixture) is { } by && fixture.Capabilities.HasFlag(needs.Needs)
                && IsFor(suite, fixture)
                ? (NameOf(suite), "covered", by)
                : !fixture.Capabilities.HasFlag(needs.Needs)
                    ? (NameOf(suite), "not covered", $"the store lacks {needs.Needs & ~fixture.Capabilities}")
                    : IsFor(suite, fixture)
                        ? (NameOf(suite), "missing", $"no public class derives it with {fixture.GetType().Name}")
                        : (NameOf(suite), "not covered", "needs a store that keeps everything, by keys of any text"));
        }

        rows.AddRange(fixture.Fit.LeftOut().Select(static row => (row.What, "left out", row.LeftOut)));
        int first = rows.Max(static row => row.Suite.Length) + 2, second = rows.Max(static row => row.State.Length) + 2;
        StringBuilder text = new();
        foreach ((string suite, string state, string detail) in rows)
            text.Append(suite.PadRight(first)).Append(state.PadRight(second)).Append(detail).Append('\n');
        return text.ToString();
    }

    private static IEnumerable<Type> All() => typeof(ConformanceSuites).Assembly.GetExportedTypes()
        .Where(static type => type.IsDefined(typeof(ConformanceSuiteAttribute), inherit: false))
        .OrderBy(static type => type.Name, StringComparer.Ordinal);

    private static ConformanceSuiteAttribute NeedsOf(Type suite) => suite.GetCustomAttribute<ConformanceSuiteAttribute>()!;

    private static bool IsFor(Type suite, StoreFixture fixture) => NeedsOf(suite).IsFitted || fixture.KeepsEverything;

    private static string NameOf(Type suite) => suite.Name[..suite.Name.IndexOf('`', StringComparison.Ordinal)];

    private static string? DerivedBy(Assembly assembly, Type suite, StoreFixture fixture)
    {
        Type derived = suite.MakeGenericType(fixture.GetType());
        return assembly.GetTypes().Where(static type => type is { IsAbstract: false, IsVisible: true })
            .Where(derived.IsAssignableFrom).Select(static type => type.Name).Order(StringComparer.Ordinal).FirstOrDefault();
    }
}
