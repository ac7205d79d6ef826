using BenchmarkDotNet.Attributes;

namespace RelationshipModel.Benchmarks;

/// <summary>Each way of each work under BenchmarkDotNet: slower to run, with its own statistics and its
/// count of what is allocated.</summary>
[MemoryDiagnoser]
public class ComparisonBenchmarks
{
    private Comparison? _comparison;
    private Contender? _contender;

    [ParamsSource(nameof(Works))]
    public string Work { get; set; } = "";

    public static IEnumerable<string> Works()
    {
        foreach (CatalogEntry entry in Catalog.Quick)
        {
            using Comparison comparison = entry.Make();
            foreach (Contender contender in comparison.Contenders)
                yield return $"{comparison.Name}, {comparison.Size}: {contender.Name}";
        }
    }

    [GlobalSetup]
    public void Make()
    {
        foreach (CatalogEntry entry in Catalog.Quick)
        {
            if (!Work.StartsWith(entry.Title, StringComparison.Ordinal)) continue;
            _comparison = entry.Make();
            string head = $"{_comparison.Name}, {_comparison.Size}: ";
            if (Work.StartsWith(head, StringComparison.Ordinal))
            {
                _contender = _comparison.Contenders.Single(contender => contender.Name == Work[head.Length..]);
                return;
            }

            _comparison.Dispose();
        }
    }

    [IterationSetup]
    public void Prepare() => _contender!.Prepare();

    [Benchmark]
    public object Run() => _contender!.Run();

    [GlobalCleanup]
    public void CleanUp() => _comparison!.Dispose();
}
