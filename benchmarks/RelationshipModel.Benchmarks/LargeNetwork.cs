using System.Diagnostics;
using System.Globalization;
using NodaTime;
using RelationshipModel.Network;
using RelationshipModel.Sqlite;
using RelationshipModel.Storage;

namespace RelationshipModel.Benchmarks;

/// <summary>
/// One owner with very many contacts, each question asked in a process of its own: how long it takes to the first and to all
/// answers, and the memory it needs at most.
/// </summary>
internal static class LargeNetwork
{
    internal const string Question = "--large-question";

    private static readonly OwnerId Owner = new("owner");
    private static readonly string[] Questions = ["first fold", "scores", "revisits", "one score"];

    internal static async Task<bool> MeasureAsync(int contacts, int interactions)
    {
        string folder = Directory.CreateTempSubdirectory("relationshipmodel-").FullName;
        try
        {
            string file = Path.Combine(folder, "network.db");
            using (SqliteStore store = new(file))
                await new AnswersNetwork(contacts, interactions).SaveToAsync(NetworkStores.Of(store), Owner);
            long size = new FileInfo(file).Length >> 20;
            Write($"One owner, {contacts:#,0} contacts, {interactions:#,0} interactions, {size} MB; each in a fresh process");
            Write($"| question | to the first, ms | to all, ms | the process, ms | its processor time, ms | its peak, MB |");
            Write($"|---|---:|---:|---:|---:|---:|");
            bool isDone = true;
            foreach (string question in Questions) isDone &= await AskAsync(file, question);
            return isDone;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Asks one question of a file, in a process that does nothing else.</summary>
    internal static async Task AnswerAsync(string file, string question)
    {
        long start = Stopwatch.GetTimestamp();
        using SqliteStore store = new(file);
        RelationshipNetwork network = new(Owner, NetworkStores.Of(store), new AtInstant(AnswersNetwork.Now));
        TimeSpan? first = null;
        int count = question switch
        {
            "revisits" => (await network.PlanRevisitsAsync()).Suggestions.Count,
            "one score" => (await network.ScoreAsync(new("contact-7"))).InteractionCount,
            _ => await network.ScoreAllAsync().CountAsync(_ =>
            {
                first ??= Stopwatch.GetElapsedTime(start);
                return true;
            }),
        };
        TimeSpan all = Stopwatch.GetElapsedTime(start);
        if (count == 0) throw new InvalidOperationException($"There is no answer to {question}.");
        double toFirst = (first ?? all).TotalMilliseconds;
        Console.Write(string.Create(CultureInfo.InvariantCulture, $"{toFirst:0} | {all.TotalMilliseconds:0}"));
    }

    private static async Task<bool> AskAsync(string file, string question)
    {
        ProcessStartInfo info = new(Environment.ProcessPath!, [Question, file, question]) { RedirectStandardOutput = true };
        long start = Stopwatch.GetTimestamp();
        using Process process = Process.Start(info)!;
        Task<string> answer = process.StandardOutput.ReadToEndAsync();
        long peak = 0;
        TimeSpan used = TimeSpan.Zero;
        while (!process.HasExited)
        {
            try
            {
                process.Refresh();
                (peak, used) = (Math.Max(peak, process.PeakWorkingSet64), process.TotalProcessorTime);
            }
            catch (InvalidOperationException)
            {
                // It has ended.
            }

            await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(5));
        }

        double whole = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        Write($"| {question} | {await answer} | {whole:0} | {used.TotalMilliseconds:0} | {peak >> 20} |");
        return process.ExitCode == 0;
    }

    private static void Write(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private sealed class AtInstant(Instant now) : IClock
    {
        public Instant GetCurrentInstant() => now;
    }
}
