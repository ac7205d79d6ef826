using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RelationshipModel.EntityFrameworkCore;
using RelationshipModel.Network;
using RelationshipModel.Sqlite;
using RelationshipModel.Storage;

namespace RelationshipModel.Benchmarks;

/// <summary>The time that a host's user waits for an answer: from kept ties, against folding the log for each question. Every
/// answer is compared first.</summary>
internal static class Answers
{
    private const string PostgreSql = "RELATIONSHIP_MODEL_POSTGRES";

    private static readonly OwnerId Owner = new("owner");

    internal static async Task<bool> MeasureAsync(bool isQuick)
    {
        Console.WriteLine(
            "Answers, ms, one process, stores warm; the ratio is of processor time, which other processes disturb least");
        bool isSame = await MeasureAsync("SQLite", 1_000, 100_000, isQuick ? 5 : 15, UseSqliteAsync);
        if (isQuick) return isSame;
        isSame &= await MeasureAsync("SQLite", 1_000, 400_000, 9, UseSqliteAsync);
        isSame &= await MeasureAsync("SQLite", 5_000, 500_000, 9, UseSqliteAsync);
        isSame &= await MeasureAsync("EF Core over SQLite", 1_000, 100_000, 9, static (folder, use) =>
            UseEntityFrameworkCoreAsync(options => options.UseSqlite($"Data Source={folder}/host.db;Pooling=False"), use));
        if (Environment.GetEnvironmentVariable(PostgreSql) is not { Length: > 0 } server)
        {
            Console.WriteLine($"\nEF Core over PostgreSQL was not measured: {PostgreSql} names no server.");
            return isSame;
        }

        string database = $"{server};Database=answers_{Guid.NewGuid():N}";
        return isSame & await MeasureAsync("EF Core over PostgreSQL", 1_000, 100_000, 9, (_, use) =>
            UseEntityFrameworkCoreAsync(options => options.UseNpgsql(database), use));
    }

    private static async Task UseSqliteAsync(string folder, Func<NetworkStores, Task> use)
    {
        using SqliteStore store = new(Path.Combine(folder, "network.db"));
        await use(NetworkStores.Of(store));
    }

    private static async Task UseEntityFrameworkCoreAsync(Action<DbContextOptionsBuilder> configure,
        Func<NetworkStores, Task> use)
    {
        await using AnswersContext context = new(configure);
        await context.Database.EnsureCreatedAsync();
        try
        {
            await use(NetworkStores.Of(new EntityFrameworkCoreStore(context)));
        }
        finally
        {
            await context.Database.EnsureDeletedAsync();
        }
    }

    private static async Task<bool> MeasureAsync(
        string store, int contacts, int interactions, int times, Func<string, Func<NetworkStores, Task>, Task> open)
    {
        string folder = Directory.CreateTempSubdirectory("relationshipmodel-").FullName;
        bool isSame = true;
        try
        {
            await open(folder, async stores =>
            {
                AnswersNetwork network = new(contacts, interactions);
                await network.SaveToAsync(stores, Owner);
                isSame = await MeasureAsync(
                    FormattableString.Invariant($"{store}, {contacts:#,0} contacts, {interactions:#,0} interactions"), stores,
                    network, times);
            });
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return isSame;
    }

    private static async Task<bool> MeasureAsync(string title, NetworkStores stores, AnswersNetwork made, int times)
    {
        IClock clock = new AtInstant(AnswersNetwork.Now);
        RelationshipNetwork kept = new(Owner, stores, clock), logged = new(Owner, stores with { TieStates = null }, clock);
        long start = Stopwatch.GetTimestamp();
        await kept.ScoreAllAsync().CountAsync();
        double first = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n{title}; first fold {first:0} ms"));
        Console.WriteLine("| call | kept p50 | kept p99 | kept cpu | from the log p50 | from the log cpu | ratio |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|");
        bool isSame = true;
        (string Name, Func<RelationshipNetwork, int, Task<string>> Ask)[] calls =
        [
            ("ScoreAll", static async (network, _) =>
                string.Join('\n', await network.ScoreAllAsync().Select(static score => $"{score.Tie} {score.Strength:R}")
                    .ToListAsync())),
            ("Score one", async (network, i) => $"{(await network.ScoreAsync(made.ContactAt(i))).Explanation}"),
            ("Score the heaviest", async (network, _) => $"{(await network.ScoreAsync(made.ContactAt(0))).Explanation}"),
            ("PlanRevisits", static async (network, _) =>
                string.Join('\n',
                    (await network.PlanRevisitsAsync()).Suggestions.Select(
                        static s => $"{s.Contact} {s.Value:R} {s.Explanation}"))),
            ("SuggestIntroductions", static async (network, _) =>
                string.Join('\n',
                    (await network.SuggestIntroductionsAsync()).Select(static s => $"{s.Pair} {s.Score:R} {s.Explanation}"))),
            ("ReviewCircle", static async (network, _) => Text(await network.ReviewCircleAsync(new("circle-0")))),
            ("BriefGathering", static async (network, _) => $"{await network.BriefGatheringAsync(new("gathering-0"))}"),
            ("ReviewGathering",
                static async (network, _) => string.Join('\n', (await network.ReviewGatheringAsync(new("gathering-0"))).Ties)),
        ];
        foreach ((string name, Func<RelationshipNetwork, int, Task<string>> ask) in calls)
        {
            if (await ask(kept, 7) != await ask(logged, 7))
            {
                Console.WriteLine($"| {name} | **differs from the log** | | | | | |");
                isSame = false;
                continue;
            }

            Timing ofKept = await TimesAsync(i => ask(kept, i), name == "Score one" ? 200 : times),
                ofLog = await TimesAsync(i => ask(logged, i), 3);
            Row(name, ofKept, ofLog);
        }

        int batch = 0;
        Timing appended = await TimesAsync(_ => kept.ScoreAllAsync().CountAsync().AsTask(), times, async () =>
            await stores.Interactions.AddAsync(Owner, made.More(batch++, 500)));
        Timing ofWhole = await TimesAsync(_ => logged.ScoreAllAsync().CountAsync().AsTask(), 3);
        Row("ScoreAll after 500 appended", appended, ofWhole);
        return isSame & await EraseAsync(kept, stores, made);
    }

    /// <summary>One of the ten heaviest contacts a call, who is gone afterwards.</summary>
    private static async Task<bool> EraseAsync(RelationshipNetwork network, NetworkStores stores, AnswersNetwork made)
    {
        int removed = 0;
        Timing erased = await TimesAsync(async i =>
        {
            ErasureReceipt receipt = await network.EraseContactAsync(made.ContactAt(i));
            removed += receipt.InteractionsRemoved + receipt.InteractionsChanged;
        }, 9);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| EraseContact, {removed / 10:#,0} interactions | {erased.Quantile(.5):0.00} | {erased.Quantile(.99):0.0} | {erased.Cpu:0.00} | | | |"));
        return removed > 0 && !await stores.Interactions.ListAsync(Owner, made.ContactAt(0)).AnyAsync();
    }

    private static string Text(Circles.CircleReview review) => string.Join('\n',
        [$"{review.HoursPerMonth}", .. review.Members.Select(static m => $"{m.Contact} {m.Status}"),
            .. review.Candidates.Select(static c => $"{c.Contact} {c.Fit:R}")]);

    private static void Row(string name, in Timing kept, in Timing log) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"| {name} | {kept.Quantile(.5):0.00} | {kept.Quantile(.99):0.0} | {kept.Cpu:0.00} | {log.Quantile(.5):0.0} | {log.Cpu:0.0} | {log.Cpu / kept.Cpu:0.0} |"));

    internal static async Task<Timing> TimesAsync(Func<int, Task> ask, int times, Func<Task>? before = null)
    {
        List<double> all = [];
        double cpu = 0;
        for (int i = 0; i <= times; i++)
        {
            if (before is not null) await before();
            TimeSpan used = Environment.CpuUsage.TotalTime;
            long start = Stopwatch.GetTimestamp();
            await ask(i);
            // The first is not counted: it warms up.
            if (i == 0) continue;
            all.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            cpu += (Environment.CpuUsage.TotalTime - used).TotalMilliseconds;
        }

        all.Sort();
        return new(all, cpu / times);
    }

    /// <summary>Times of calls in ascending order, and the mean processor time of one, in milliseconds.</summary>
    internal readonly record struct Timing(List<double> Sorted, double Cpu)
    {
        internal double Quantile(double share) => Sorted[(int)Math.Min(Sorted.Count - 1, share * Sorted.Count)];
    }

    internal sealed class AtInstant(Instant now) : IClock
    {
        public Instant GetCurrentInstant() => now;
    }

    private sealed class AnswersContext(Action<DbContextOptionsBuilder> configure) : DbContext
    {
        protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => configure(optionsBuilder);

        protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.AddRelationshipModel();
    }
}
