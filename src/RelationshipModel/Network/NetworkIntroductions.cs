using System.Runtime.CompilerServices;
using NodaTime;
using RelationshipModel.Storage;

namespace RelationshipModel.Network;

/// <summary>The introductions of a network: no step is lost, and none is made without the acquaintance that follows.</summary>
internal sealed class NetworkIntroductions(
    NetworkStores stores, IIntroductionStore store, DateTimeZone zone, [CallerMemberName] string wantedBy = "")
    : IRecordStore<IntroductionId, Introduction>
{
    public ValueTask<Introduction?> FindAsync(OwnerId owner, IntroductionId key, CancellationToken cancellationToken) =>
        store.FindAsync(owner, key, cancellationToken);

    public ValueTask<IReadOnlyDictionary<IntroductionId, Introduction>> FindAsync(
        OwnerId owner, IReadOnlyCollection<IntroductionId> keys, CancellationToken cancellationToken) =>
        store.FindAsync(owner, keys, cancellationToken);

    public IAsyncEnumerable<Introduction> ListAsync(OwnerId owner, CancellationToken cancellationToken) =>
        store.ListAsync(owner, cancellationToken);

    public async ValueTask SaveAsync(
        OwnerId owner, IReadOnlyCollection<Introduction> records, CancellationToken cancellationToken)
    {
        await SaveWhatFollowsAsync(owner, records, cancellationToken).ConfigureAwait(false);
        await store.SaveAsync(owner, records, cancellationToken).ConfigureAwait(false);
    }

    public ValueTask RemoveAsync(OwnerId owner, IReadOnlyCollection<IntroductionId> keys, CancellationToken cancellationToken) =>
        store.RemoveAsync(owner, keys, cancellationToken);

    /// <summary>Saves the acquaintances that follow from introductions that are to be saved.</summary>
    /// <exception cref="RecordConflictException">One that is kept took a step that is missing.</exception>
    internal async ValueTask SaveWhatFollowsAsync(
        OwnerId owner, IReadOnlyCollection<Introduction> records, CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<IntroductionId, Introduction> known = await store.FindAsync(
            owner, [.. records.Select(static record => record.Id)], cancellationToken).ConfigureAwait(false);
        foreach (Introduction record in records)
        {
            if (known.GetValueOrDefault(record.Id) is { } kept && !record.Steps.Take(kept.Steps.Count).SequenceEqual(kept.Steps))
                throw new RecordConflictException(
                    $"{kept} was changed after it was read, and saving another version would lose its last step. "
                    + $"Read it again, or call {nameof(RelationshipNetwork.TakeIntroductionStepAsync)}.");
        }

        // Nothing more follows from one that is saved as it is kept: what the owner said about the two since stays.
        Acquaintance[] acquaintances =
        [
            .. records.Where(record => known.GetValueOrDefault(record.Id) != record)
                .Select(record => record.ToAcquaintance(zone)).OfType<Acquaintance>(),
        ];
        if (acquaintances.Length == 0) return;
        await NetworkStores.Given(stores.Acquaintances, wantedBy)
            .SaveAsync(owner, acquaintances, cancellationToken).ConfigureAwait(false);
    }
}
