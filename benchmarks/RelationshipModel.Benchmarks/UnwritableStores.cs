using System.Globalization;
using Microsoft.Data.Sqlite;
using NodaTime;
using RelationshipModel.Network;
using RelationshipModel.Sqlite;
using RelationshipModel.Storage;

namespace RelationshipModel.Benchmarks;

/// <summary>The added time of an answer if nothing that was folded can be kept: from a read-only file, one that another
/// connection is writing to, and a store whose every write fails. The log has 500 interactions that no kept tie has.</summary>
internal static class UnwritableStores
{
    private static readonly OwnerId Owner = new("owner");

    internal static async Task MeasureAsync(int contacts, int interactions, int times)
    {
        string folder = Directory.CreateTempSubdirectory("relationshipmodel-").FullName, file = Path.Combine(folder, "network.db");
        try
        {
            AnswersNetwork made = new(contacts, interactions);
            using SqliteStore written = new(file);
            NetworkStores stores = NetworkStores.Of(written);
            await made.SaveToAsync(stores, Owner);
            await NetworkOf(stores).ScoreAllAsync().CountAsync();

            int batch = 0;
            Dictionary<string, Answers.Timing> usual = [];
            foreach ((string name, Func<RelationshipNetwork, Task> ask) in Calls)
                usual[name] = await Answers.TimesAsync(_ => ask(NetworkOf(stores)), times, AppendAsync);
            // Introductions keep all there is of a tie: what is not folded now are the next 500, as it was for each answer above.
            await NetworkOf(stores).SuggestIntroductionsAsync();
            await AppendAsync();
            using SqliteStore read = new(file, new() { ReadOnly = true });
            using SqliteConnection other = new($"Data Source={file};Pooling=False");
            await other.OpenAsync();
            using SqliteCommand command = other.CreateCommand();
            Console.WriteLine(FormattableString.Invariant(
                $"\nSQLite, {contacts:#,0} contacts, {interactions:#,0} interactions and 500 that are not folded, p50 ms and processor time"));
            Console.WriteLine("| call | usual | only read | another writes | each write fails |");
            Console.WriteLine("|---|---:|---:|---:|---:|");
            foreach ((string name, Func<RelationshipNetwork, Task> ask) in Calls)
            {
                Answers.Timing ofRead = await Answers.TimesAsync(_ => ask(NetworkOf(NetworkStores.Of(read))), times);
                command.CommandText = "BEGIN IMMEDIATE";
                command.ExecuteNonQuery();
                Answers.Timing ofLocked = await Answers.TimesAsync(_ => ask(NetworkOf(stores)), times);
                command.CommandText = "ROLLBACK";
                command.ExecuteNonQuery();
                Answers.Timing ofFailing = await Answers.TimesAsync(
                    _ => ask(NetworkOf(stores with { TieStates = new Failing(stores.TieStates!) })), times);
                Answers.Timing known = usual[name];
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"| {name} | {known.Quantile(.5):0.00}, {known.Cpu:0.00} | {Cell(ofRead)} | {Cell(ofLocked)} | {Cell(ofFailing)} |"));

                string Cell(in Answers.Timing timing) => string.Create(CultureInfo.InvariantCulture,
                    $"{timing.Quantile(.5):0.00}, {timing.Cpu:0.00} ({timing.Cpu / known.Cpu:0.00} x)");
            }

            async Task AppendAsync() => await stores.Interactions.AddAsync(Owner, made.More(batch++, 500));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static (string Name, Func<RelationshipNetwork, Task> Ask)[] Calls =>
    [
        ("ScoreAll", static network => network.ScoreAllAsync().CountAsync().AsTask()),
        ("Score one", static network => network.ScoreAsync(new("contact-7")).AsTask()),
        ("PlanRevisits", static network => network.PlanRevisitsAsync().AsTask()),
        ("SuggestIntroductions", static network => network.SuggestIntroductionsAsync().AsTask()),
        ("ReviewCircle", static network => network.ReviewCircleAsync(new("circle-0")).AsTask()),
        ("BriefGathering", static network => network.BriefGatheringAsync(new("gathering-0")).AsTask()),
    ];

    private static RelationshipNetwork NetworkOf(NetworkStores stores) =>
        new(Owner, stores, new Answers.AtInstant(AnswersNetwork.Now));

    /// <summary>Gives what is kept, and fails at each write.</summary>
    private sealed class Failing(ITieStateStore kept) : ITieStateStore
    {
        public IAsyncEnumerable<KeptTie> ListTiesAsync(OwnerId owner, bool withPeople, CancellationToken cancellationToken) =>
            kept.ListTiesAsync(owner, withPeople, cancellationToken);

        public ValueTask<KeptTie?> FindTieAsync(OwnerId owner, ContactId contact, CancellationToken cancellationToken) =>
            kept.FindTieAsync(owner, contact, cancellationToken);

        public ValueTask<Instant?> FindHorizonAsync(OwnerId owner, CancellationToken cancellationToken) =>
            kept.FindHorizonAsync(owner, cancellationToken);

        public ValueTask<int> SaveStatesAsync(
            OwnerId owner, IReadOnlyCollection<KeptTie> ties, CancellationToken cancellationToken) =>
            throw new IOException("The disk is full.");

        public ValueTask SavePastsAsync(OwnerId owner, IReadOnlyCollection<KeptTie> ties, CancellationToken cancellationToken) =>
            throw new IOException("The disk is full.");

        public ValueTask<bool> RemoveTieAsync(OwnerId owner, ContactId contact, CancellationToken cancellationToken) =>
            throw new IOException("The disk is full.");

        public ValueTask<int?> FoldAsync(OwnerId owner, Instant horizon, IReadOnlyCollection<KeptTie> ties,
            CancellationToken cancellationToken) =>
            throw new IOException("The disk is full.");
    }
}
