using System.Globalization;
using NodaTime;
using RelationshipModel;
using RelationshipModel.Network;
using RelationshipModel.Sqlite;
using RelationshipModel.Storage;

namespace SqliteWriter;

/// <summary>Everything at once, for a while: a process that records, asks, erases and folds away in a file that others use too.
/// A second counts as a day, so that there is something to fold away.</summary>
public sealed class Soak : IClock
{
    /// <summary>The number of interactions in a batch.</summary>
    public const int Size = 20;

    /// <summary>The number of contacts that are met.</summary>
    public const int Contacts = 10;

    /// <summary>The prefix of the ids of contacts who are erased.</summary>
    public const string ErasedPrefix = "who-is-to-be-forgotten-";

    /// <summary>The owner into whose network all processes write, of which the past is folded away.</summary>
    public static readonly OwnerId Shared = new("shared");

    /// <summary>After all that is written.</summary>
    public static readonly Instant End = Start + Duration.FromDays(10_000);

    private static readonly Duration Pause = Duration.FromSeconds(1);
    private static readonly Duration Gap = Duration.FromMilliseconds(20);
    private static readonly Period Kept = Period.FromDays(120);

    private readonly SqliteStore _store;
    private readonly int _process;
    private readonly Instant _began;
    private readonly Instant _ends;
    private int _batches;
    private int _questions;
    private int _erasing;
    private int _erased;
    private int _folds;
    private int _folded;

    private Soak(SqliteStore store, int process, Instant began, Duration length) =>
        (_store, _process, _began, _ends) = (store, process, began, began + length);

    private static Instant Start => Instant.FromUtc(2024, 1, 1, 0, 0);

    // On a busy machine a process may begin after the end: each does something of everything. An erasure may end
    // only when the others rest.
    private bool IsOver => SystemClock.Instance.GetCurrentInstant() >= _ends
        && Volatile.Read(ref _batches) > 0 && Volatile.Read(ref _questions) > 0 && Volatile.Read(ref _erasing) > 0;

    /// <summary>The owner into whose network one process writes, of which all is kept.</summary>
    public static OwnerId OwnerOf(int process) => new($"owner {process}");

    /// <summary>The contact of an interaction.</summary>
    public static ContactId ContactOf(int number) => new($"contact {number % Contacts}");

    /// <summary>The id of an interaction that a process adds.</summary>
    public static InteractionId IdOf(int process, int number) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{process}-{number:D8}"));

    /// <summary>The contact with whom an erased one was met.</summary>
    public static ContactId CompanionOf(int erased) => ContactOf(erased);

    /// <summary>A network in the file.</summary>
    public static RelationshipNetwork Network(SqliteStore store, OwnerId owner, IClock clock) =>
        new(owner, NetworkStores.Of(store), clock);

    /// <inheritdoc/>
    public Instant GetCurrentInstant() =>
        Start + ((SystemClock.Instance.GetCurrentInstant() - _began) * (NodaConstants.SecondsPerDay * 1.0));

    /// <summary>Runs a process to its end, and returns what it did.</summary>
    public static async Task<SoakFigures> RunAsync(string file, int process, Instant began, Duration length)
    {
        using SqliteStore store = new(file);
        Soak soak = new(store, process, began, length);
        await Task.WhenAll(
            Task.Run(soak.WriteAsync), Task.Run(soak.AskAsync), Task.Run(soak.EraseAsync), Task.Run(soak.FoldAsync));
        return new(soak._batches, soak._questions, soak._erased, soak._folds, soak._folded);
    }

    private async Task WriteAsync()
    {
        RelationshipNetwork shared = Network(_store, Shared, this), own = Network(_store, OwnerOf(_process), this);
        for (; !IsOver; _batches++)
        {
            Require(await RecordAsync(shared) == Size);
            Require(await RecordAsync(own) == Size);
            await own.SaveInteractionAsync(At(_batches * Size) with { IsReply = true });
        }

        // Between the two nothing before the horizon is added: it is two minutes behind.
        ValueTask<int> RecordAsync(RelationshipNetwork network) =>
            network.RecordAsync([.. Enumerable.Range(_batches * Size, Size).Select(At)]);
    }

    private Interaction At(int number) => new(
        IdOf(_process, number), GetCurrentInstant(), (Channel)(number % 7), ContactOf(number))
    {
        Initiator = number % 3 == 0 ? Initiator.Owner : Initiator.Of(ContactOf(number)),
    };

    private async Task AskAsync()
    {
        RelationshipNetwork shared = Network(_store, Shared, this);
        for (int i = 0; !IsOver; i++)
        {
            Require(await shared.ScoreAllAsync().CountAsync() >= 0);
            await shared.ScoreAsync(ContactOf(i));
            await shared.PlanRevisitsAsync();
            await Network(_store, OwnerOf(1 + (i % 3)), this).ScoreAllAsync().CountAsync();
            _questions += 4;
            await Task.Delay(Gap.ToTimeSpan());
        }
    }

    private async Task EraseAsync()
    {
        RelationshipNetwork shared = Network(_store, Shared, this);
        for (; !IsOver; _erased++)
        {
            ContactId person = new($"{ErasedPrefix}{_process}-{_erased}");
            await shared.Contacts.SaveAsync(new Contact(person, $"Name of {person}"));
            await shared.RecordAsync(
                new Interaction(new($"e{_process}-{_erased}"), GetCurrentInstant(), Channel.Voice, person, CompanionOf(_erased)));
            await shared.ScoreAllAsync().CountAsync();
            Volatile.Write(ref _erasing, _erased + 1);
            await EraseAsync(shared, person);
            await WaitAsync();
        }
    }

    /// <summary>Erases a person, again as long as others read the journal.</summary>
    private async Task EraseAsync(RelationshipNetwork network, ContactId person)
    {
        do
        {
            try
            {
                await network.EraseContactAsync(person);
                return;
            }
            catch (ErasureException fault) when (fault.InnerException is SqliteStoreException { Fault: SqliteStoreFault.Busy })
            {
                await WaitAsync();
            }
        }
        while (!IsOver);
    }

    private async Task FoldAsync()
    {
        RelationshipNetwork shared = Network(_store, Shared, this);
        while (!IsOver)
        {
            await WaitAsync();
            _folded += await shared.ForgetBeforeAsync(Kept);
            _folds++;
        }
    }

    private static Task WaitAsync() => Task.Delay(Pause.ToTimeSpan());

    private static void Require(bool holds)
    {
        if (!holds) throw new InvalidOperationException("A call did not do what it should.");
    }
}
