using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using RelationshipModel.Network;
using RelationshipModel.Storage;
using RelationshipModel.Testing;

#pragma warning disable CS1998, IDE0079 // the page shows the store as a reader would write it

namespace RelationshipModel.Tests.Storage;

public sealed class StorageReadmeTests
{
    [Fact]
    public async Task Readme_Example_Runs()
    {
        ServiceCollection services = new();
        services.AddSingleton<Activities>().AddRelationshipModel().UseStore<Activities>().UseInMemoryStore();
        using ServiceProvider provider = services.BuildServiceProvider();
        using IServiceScope scope = provider.CreateScope();
        RelationshipNetwork network = scope.ServiceProvider.GetRequiredService<RelationshipNetworkFactory>().For(new("me"));
        await network.RecordAsync(
            new Interaction(new("1"), Instant.FromUtc(2026, 6, 20, 9, 0), Channel.Voice, new ContactId("ada")));
        Console.WriteLine(await network.ScoreAsync(new("ada"), Instant.FromUtc(2026, 7, 1, 0, 0)));

        ReadmeCode.IsRunBy("Storage");
    }
}

public sealed class ActivitiesFixture : StoreFixture
{
    public override StoreCapabilities Capabilities => StoreCapabilities.Interactions;

    public override ValueTask<StoreUnderTest> CreateAsync() => new(new Kept());

    private sealed class Kept : StoreUnderTest
    {
        private readonly NetworkStores _stores = NetworkStores.Of(new InMemoryStore()) with { Interactions = new Activities() };

        public override ValueTask<NetworkStores> OpenAsync() => new(_stores);
    }
}

/// <summary>The store of the page passes the suite that the page names.</summary>
public sealed class ActivitiesInteractionTests(ActivitiesFixture fixture)
    : InteractionStoreConformance<ActivitiesFixture>(fixture);

internal sealed class Activities : IInteractionStore
{
    private readonly Dictionary<(string Owner, string Id), Interaction> _rows = [];

    public ValueTask<Interaction?> FindAsync(OwnerId owner, InteractionId id, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return new(_rows.GetValueOrDefault(Key(owner, id)));
    }

    public IAsyncEnumerable<Interaction> ListAsync(OwnerId owner, LogPosition? after, CancellationToken cancel) =>
        Log(owner, row => after is null || LogPosition.Of(row).CompareTo(after.Value) > 0, cancel);

    public IAsyncEnumerable<Interaction> ListAsync(OwnerId owner, ContactId contact, CancellationToken cancel) =>
        contact.IsDefault
            ? throw new ArgumentException("The contact is the default id.", nameof(contact))
            : Log(owner, row => row.Contacts.Contains(contact), cancel);

    public ValueTask<int> AddAsync(OwnerId owner, IReadOnlyCollection<Interaction> rows, CancellationToken cancel) =>
        new(Checked(owner, rows, cancel).Count(row => _rows.TryAdd(Key(owner, row.Id), row)));

    public ValueTask SaveAsync(OwnerId owner, IReadOnlyCollection<Interaction> rows, CancellationToken cancel)
    {
        foreach (Interaction row in Checked(owner, rows, cancel)) _rows[Key(owner, row.Id)] = row;
        return default;
    }

    public ValueTask RemoveAsync(OwnerId owner, IReadOnlyCollection<InteractionId> ids, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        foreach ((string, string) key in ids.Select(id => Key(owner, id)).ToArray()) _rows.Remove(key);
        return default;
    }

    // The Value of a default id throws.
    private static (string, string) Key(OwnerId owner, InteractionId id) => (owner.Value, id.Value);

    private static Interaction[] Checked(OwnerId owner, IReadOnlyCollection<Interaction> rows, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        Interaction[] all = rows.ToArray();
        if (owner.IsDefault || all.Contains(null)) throw new ArgumentException("The owner is the default id, or a row is null.");
        return all;
    }

    private async IAsyncEnumerable<Interaction> Log(
        OwnerId owner, Func<Interaction, bool> isWanted, [EnumeratorCancellation] CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        string key = owner.Value;
        foreach (Interaction row in _rows.Where(row => row.Key.Owner == key).Select(row => row.Value)
            .OrderBy(row => row.At).ThenBy(row => row.Id))
        {
            cancel.ThrowIfCancellationRequested();
            if (isWanted(row)) yield return row;
        }
    }
}
