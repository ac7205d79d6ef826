using Microsoft.Extensions.DependencyInjection;
using RelationshipModel.Storage;

namespace RelationshipModel.AspNetCore.Tests;

/// <summary>Notes in which unit introductions and promises were read and saved.</summary>
internal sealed class UnitWatch(InMemoryStore store) : IUnitOfWork
{
    private readonly IUnitOfWork _store = store;
    private readonly AsyncLocal<int> _unit = new();
    private int _units;

    internal List<string> Calls { get; } = [];

    internal static void AddTo(IServiceCollection services, Action<UnitWatch> added)
    {
        services.AddSingleton(provider =>
        {
            UnitWatch watch = new(provider.GetRequiredService<InMemoryStore>());
            added(watch);
            return watch;
        });
        services.AddSingleton<IUnitOfWork>(static provider => provider.GetRequiredService<UnitWatch>());
        services.AddSingleton<IIntroductionStore>(static provider =>
            new Introductions(provider.GetRequiredService<UnitWatch>(), provider.GetRequiredService<InMemoryStore>()));
        services.AddSingleton<IFollowUpStore>(static provider =>
            new FollowUps(provider.GetRequiredService<UnitWatch>(), provider.GetRequiredService<InMemoryStore>()));
    }

    public ValueTask<T> RunAsync<T>(OwnerId owner, Func<ValueTask<T>> work, CancellationToken cancellationToken = default) =>
        _store.RunAsync(
            owner,
            () =>
            {
                _unit.Value = ++_units;
                return work();
            },
            cancellationToken);

    public ValueTask<T> ReadAsync<T>(OwnerId owner, Func<ValueTask<T>> read, CancellationToken cancellationToken = default) =>
        _store.ReadAsync(owner, read, cancellationToken);

    private void Note(string call) => Calls.Add($"{_unit.Value}: {call}");

    private class Records<TKey, T>(UnitWatch watch, IRecordStore<TKey, T> store) : IRecordStore<TKey, T>
        where TKey : struct
        where T : class
    {
        public ValueTask<T?> FindAsync(OwnerId owner, TKey key, CancellationToken cancellationToken = default)
        {
            watch.Note("find");
            return store.FindAsync(owner, key, cancellationToken);
        }

        public ValueTask SaveAsync(OwnerId owner, IReadOnlyCollection<T> records, CancellationToken cancellationToken = default)
        {
            watch.Note("save");
            return store.SaveAsync(owner, records, cancellationToken);
        }

        public IAsyncEnumerable<T> ListAsync(OwnerId owner, CancellationToken cancellationToken = default) =>
            store.ListAsync(owner, cancellationToken);

        public ValueTask RemoveAsync(OwnerId owner, IReadOnlyCollection<TKey> keys,
            CancellationToken cancellationToken = default) =>
            store.RemoveAsync(owner, keys, cancellationToken);
    }

    private sealed class Introductions(UnitWatch watch, IIntroductionStore store)
        : Records<IntroductionId, Introduction>(watch, store), IIntroductionStore;

    private sealed class FollowUps(UnitWatch watch, IFollowUpStore store)
        : Records<FollowUpId, FollowUp>(watch, store), IFollowUpStore;
}
