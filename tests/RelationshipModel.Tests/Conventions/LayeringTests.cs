using System.Xml.Linq;
using NodaTime;
using RelationshipModel.Storage;

namespace RelationshipModel.Tests.Conventions;

public sealed class LayeringTests
{
    private const string Nouns = "Nouns";
    private const string Json = "Json";
    private const string Internals = "Internals";
    private const string Scoring = "Scoring";
    private const string Storage = "Storage";
    private const string Facade = "Network";
    private const string DependencyInjection = "DependencyInjection";

    private static readonly string[] Features = ["Circles", "Revisits", "Introductions", "Gatherings", "Merging", "Privacy",
        "Changes"];

    internal static readonly Dictionary<string, string[]> MaySee = new()
    {
        [Internals] = [Nouns],
        [Nouns] = [Internals, Json],
        [Json] = [Internals, Nouns, Scoring, Storage, .. Features],
        [Scoring] = [Internals, Nouns, Json],
        [Storage] = [Internals, Nouns, Json],
        ["Circles"] = [Internals, Nouns, Json, Scoring],
        ["Revisits"] = [Internals, Nouns, Json, Scoring, "Circles"],
        ["Introductions"] = [Internals, Nouns, Json, Scoring],
        ["Gatherings"] = [Internals, Nouns, Json, Scoring, "Introductions"],
        ["Merging"] = [Internals, Nouns, Json, Scoring],
        ["Privacy"] = [Internals, Nouns, Json, Scoring],
        ["Changes"] = [Internals, Nouns, Json, Scoring],
        ["Wording"] = [Internals, Nouns, Scoring, .. Features],
        [Facade] = [Internals, Nouns, Json, Scoring, Storage, "Wording", .. Features],
        [DependencyInjection] = [Internals, Nouns, Json, Scoring, Storage, "Wording", .. Features, Facade],
    };

    public static TheoryData<Type> CoreTypes => [.. Core.Types.Where(type => !type.IsNested)];

    [Theory]
    [MemberData(nameof(CoreTypes), DisableDiscoveryEnumeration = true)]
    public void CoreType_SeesOnlyTheLayersBelow(Type type)
    {
        string layer = LayerOf(type);

        IEnumerable<string> seenAbove = References.Of(type)
            .Where(seen => seen.Assembly == Core.Assembly)
            .Select(Core.Outermost)
            .Where(seen => Core.Types.Contains(seen) && LayerOf(seen) != layer && !MaySee[layer].Contains(LayerOf(seen)))
            .Select(seen => $"{type} of {layer} sees {seen} of {LayerOf(seen)}");

        Core.AssertNone(seenAbove);
    }

    [Fact]
    public void CoreTypes_LieInAKnownLayer() =>
        Core.AssertNone(Core.Types.Where(type => !MaySee.ContainsKey(LayerOf(type)))
            .Select(type => $"{type} is in no layer: {LayerOf(type)}"));

    [Fact]
    public void CoreAssembly_ReferencesOnlyItsTwoPackages()
    {
        IReadOnlyList<string> referenced = Core.ReferencedAssemblies();
        IEnumerable<string> foreign = referenced
            .Where(name => name is not ("NodaTime" or "Microsoft.Extensions.DependencyInjection.Abstractions")
                && !name.StartsWith("System.", StringComparison.Ordinal));

        Assert.Contains("NodaTime", referenced);
        Core.AssertNone(foreign);
    }

    [Fact]
    public void CoreProject_NamesOnlyItsTwoPackages()
    {
        XDocument project = XDocument.Load(Path.Combine(Repository.Root, "src", "RelationshipModel", "RelationshipModel.csproj"));

        Assert.Equal(
            ["Microsoft.Extensions.DependencyInjection.Abstractions", "NodaTime"],
            project.Descendants("PackageReference").Select(reference => (string)reference.Attribute("Include")!)
                .Order(StringComparer.Ordinal));
        Assert.Empty(project.Descendants("ProjectReference"));
    }

    [Fact]
    public void Engine_SeesNoClockStoreTaskCancellationOrLogger()
    {
        IEnumerable<string> seen = Core.Types
            .Where(type => !type.IsNested
                && (LayerOf(type) == Scoring || Features.Contains(LayerOf(type)) || LayerOf(type) == Nouns))
            .SelectMany(type => References.Of(type).Where(IsForbiddenInEngines).Select(forbidden => $"{type} sees {forbidden}"));

        Core.AssertNone(seen);
    }

    [Fact]
    public void References_OfABodyAlone_AreFound()
    {
        IReadOnlySet<Type> seen = References.Of(typeof(Probe));

        Assert.Contains(typeof(SystemClock), seen);
        Assert.Contains(typeof(LogPosition), seen);
        Assert.Contains(typeof(CancellationTokenSource), seen);
        Assert.Contains(typeof(TimeProvider), seen);
        Assert.DoesNotContain(typeof(FollowUp), seen);
    }

    private static bool IsForbiddenInEngines(Type type) =>
        type == typeof(TimeProvider) || type == typeof(IClock) || type == typeof(SystemClock) || type == typeof(IServiceProvider)
        || (type.Namespace is "System.Threading" && type.Name.StartsWith("Cancellation", StringComparison.Ordinal))
        || type.Namespace is "System.IO" or "Microsoft.Extensions.Logging"
        || (type.Namespace is "System.Threading.Tasks" && !IsForkAndJoin(type))
        || (type.Namespace?.StartsWith("System.Net", StringComparison.Ordinal) ?? false)
        || type == typeof(IAsyncEnumerable<>) || type == typeof(Random)
        || (Core.Types.Contains(Core.Outermost(type)) && LayerOf(Core.Outermost(type)) == Storage);

    // A loop that shares its work among threads and returns when all is done: no caller sees it, nothing is left running.
    private static bool IsForkAndJoin(Type type) => type == typeof(Parallel) || type == typeof(ParallelOptions)
        || type == typeof(ParallelLoopResult);

    private static string LayerOf(Type type)
    {
        string space = type.Namespace!;
        if (space == "Microsoft.Extensions.DependencyInjection") return DependencyInjection;
        return space == "RelationshipModel" ? Nouns : space.Split('.')[1];
    }

    /// <summary>Names nothing of note in its signatures: a local, a lambda, a generic argument and an iterator's
    /// body hold what must be found.</summary>
    private static class Probe
    {
        internal static object Run()
        {
            object clock = SystemClock.Instance;
            Func<int> inLambda = () => new Dictionary<int, LogPosition>().Count;
            return (clock, inLambda, Steps());
        }

        private static IEnumerable<int> Steps()
        {
            using CancellationTokenSource source = new();
            yield return source.GetHashCode();
            yield return typeof(TimeProvider).GetHashCode();
        }
    }
}
