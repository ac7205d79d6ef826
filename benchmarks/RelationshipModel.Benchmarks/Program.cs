using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;
using RelationshipModel.Benchmarks;

// Usage: dotnet run -c Release -- --quick | --full [part of a name] | arguments of BenchmarkDotNet, such as --filter '*'
if (args is ["--quick" or "--full", ..])
{
    bool isQuick = args[0] == "--quick";
    List<string> faults = [];
    foreach (Func<Comparison> make in isQuick ? Catalog.Quick : Catalog.Full)
    {
        using Comparison comparison = make();
        if (args.Length == 1 || comparison.Name.Contains(args[1], StringComparison.OrdinalIgnoreCase)) faults.AddRange(Measurement.Run(comparison, isQuick));
    }

    foreach (string fault in faults) await Console.Error.WriteLineAsync($"FAULT: {fault}");
    return faults.Count == 0 ? 0 : 1;
}

BenchmarkSwitcher.FromAssembly(typeof(Catalog).Assembly).Run(
    args, DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessNoEmitToolchain.Instance)));
return 0;
