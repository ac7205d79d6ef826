using System.Diagnostics;
using System.Globalization;

namespace RelationshipModel.Benchmarks;

/// <summary>Runs the contenders of a comparison in turn, so that what else the machine does falls on all of
/// them, and checks their answers.</summary>
internal static class Measurement
{
    /// <summary>The factor by which a goal may be missed before a quick run fails: an order of magnitude is not noise.</summary>
    private const double Slack = 10;

    private const int WarmUpRuns = 60;

    /// <summary>The runtime begins to compile for good only after a tenth of a second without new code.</summary>
    private static readonly TimeSpan LeastWarmUp = TimeSpan.FromSeconds(.5), MostWarmUp = TimeSpan.FromSeconds(2);

    /// <returns>What is wrong; empty where nothing is.</returns>
    internal static IReadOnlyList<string> Run(Comparison comparison, bool isQuick)
    {
        List<string> faults = [];
        IReadOnlyList<Contender> contenders = comparison.Contenders;
        List<double>[] seconds = [.. contenders.Select(static _ => new List<double>())];
        List<double>[] processor = [.. contenders.Select(static _ => new List<double>())];
        double[] bytes = [.. contenders.Select(static _ => double.PositiveInfinity)];
        double[][] answers = new double[contenders.Count][];
        foreach (Contender contender in contenders.Where(contender => contender.Rounds >= comparison.Rounds)) WarmUp(contender);
        for (int round = 0; round < comparison.Rounds; round++)
        {
            for (int i = 0; i < contenders.Count; i++)
            {
                if (round >= contenders[i].Rounds) continue;
                contenders[i].Prepare();
                GC.Collect();
                long before = GC.GetTotalAllocatedBytes(precise: true);
                TimeSpan used = Environment.CpuUsage.TotalTime;
                long start = Stopwatch.GetTimestamp();
                answers[i] = contenders[i].Run();
                seconds[i].Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
                processor[i].Add((Environment.CpuUsage.TotalTime - used).TotalSeconds);
                bytes[i] = Math.Min(bytes[i], GC.GetTotalAllocatedBytes(precise: true) - before);
                if (contenders[i].Answer is { } answer) answers[i] = answer();
            }
        }

        Console.WriteLine();
        Console.WriteLine($"### {comparison.Name}, {comparison.Size}");
        Console.WriteLine();
        Console.WriteLine("| way | ms | ns/op | B/op | ours is | by processor time | goal |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|");
        double ours = Median(seconds[0]), oursOfProcessor = Median(processor[0]);
        for (int i = 0; i < contenders.Count; i++)
        {
            Contender contender = contenders[i];
            double time = Median(seconds[i]), ratio = time / ours, perOperation = bytes[i] / comparison.Operations;
            string goal = contender.Goal is { } least ? Text($"≥ {least:0.##} x: {(ratio >= least ? "met" : "missed")}") : "";
            string ratios = i == 0 ? " | " : Text($"{ratio:0.00} x | {Median(processor[i]) / oursOfProcessor:0.00} x");
            Console.WriteLine(Text($"| {contender.Name} | {time * 1e3:0.000} | {time * 1e9 / comparison.Operations:0.0} |")
                + Text($" {perOperation:0.0} | {ratios} | {goal} |"));
            if (!contender.IsOtherWork && !Same(answers[0], answers[i], comparison.Tolerance))
                faults.Add(
                    $"{comparison.Name}, {comparison.Size}: {contender.Name} has another answer: {Shown(answers[i])}, ours is {Shown(answers[0])}");
            if (isQuick && contender.Goal is { } goalRatio && ratio < goalRatio / Slack)
                faults.Add(
                    Text($"{comparison.Name}, {comparison.Size}: ours is {ratio:0.00} x as fast as {contender.Name}, far from {goalRatio:0.##} x"));
            if (isQuick && contender.MaxBytes is { } most && perOperation > most)
                faults.Add(
                    Text($"{comparison.Name}, {comparison.Size}: {contender.Name} allocates {perOperation:0.0} B an operation, allowed are {most:0.0}"));
        }

        return faults;
    }

    /// <summary>Runs until the code is compiled for good: many times where a run is short.</summary>
    private static void WarmUp(Contender contender)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; (i < WarmUpRuns || Stopwatch.GetElapsedTime(start) < LeastWarmUp)
            && Stopwatch.GetElapsedTime(start) < MostWarmUp; i++)
        {
            contender.Prepare();
            contender.Run();
        }
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }

    private static bool Same(double[] a, double[] b, double tolerance) =>
        a.Length == b.Length && a.Zip(b)
            .All(pair => Math.Abs(pair.First - pair.Second) <= tolerance * Math.Max(1, Math.Abs(pair.First)));

    private static string Shown(double[] answer) =>
        string.Join(' ', answer.Take(4).Select(static number => number.ToString("R", CultureInfo.InvariantCulture)))
            + (answer.Length > 4 ? " ..." : "");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
