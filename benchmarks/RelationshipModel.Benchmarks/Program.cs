using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;
using RelationshipModel.Benchmarks;

// Usage: dotnet run -c Release -- --quick | --full [part of a name] | --memory [ties = 1000000] | --answers [quick]
// | --unwritable | --large [contacts = 75000 interactions = 2500000] | arguments of BenchmarkDotNet, such as --filter '*'
if (args is ["--quick" or "--full", ..])
{
    bool isQuick = args[0] == "--quick";
    List<string> faults = [];
    foreach (CatalogEntry entry in isQuick ? Catalog.Quick : Catalog.Full)
    {
        if (args.Length > 1 && !entry.Title.Contains(args[1], StringComparison.OrdinalIgnoreCase)) continue;
        using Comparison comparison = entry.Make();
        faults.AddRange(Measurement.Run(comparison, isQuick));
    }

    foreach (string fault in faults) await Console.Error.WriteLineAsync($"FAULT: {fault}");
    return faults.Count == 0 ? 0 : 1;
}

if (args is ["--memory", ..])
    return Memory.Measure(args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 1_000_000)
        ? 0 : 1;

if (args is [LargeNetwork.Question, var file, var question])
{
    await LargeNetwork.AnswerAsync(file, question);
    return 0;
}

if (args is ["--large", ..])
{
    int[] sizes = args.Length > 2
        ? [.. args[1..].Select(static size => int.Parse(size, System.Globalization.CultureInfo.InvariantCulture))]
        : [75_000, 2_500_000];
    return await LargeNetwork.MeasureAsync(sizes[0], sizes[1]) ? 0 : 1;
}

if (args is ["--unwritable"])
{
    await UnwritableStores.MeasureAsync(1_000, 100_000, times: 15);
    return 0;
}

if (args is ["--answers", ..]) return await Answers.MeasureAsync(isQuick: args.Length > 1) ? 0 : 1;

BenchmarkSwitcher.FromAssembly(typeof(Catalog).Assembly).Run(
    args, DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessNoEmitToolchain.Instance)));
return 0;
