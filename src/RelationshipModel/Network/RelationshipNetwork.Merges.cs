using System.Runtime.CompilerServices;
using NodaTime;
using RelationshipModel.Internals;
using RelationshipModel.Merging;
using RelationshipModel.Storage;

namespace RelationshipModel.Network;

/// <content>Contacts who are one person.</content>
/// <remarks>
/// Records stay under the ids under which they were recorded; scores and suggestions see merged contacts as one, under the id
/// that was kept.
/// </remarks>
public sealed partial class RelationshipNetwork
{
    /// <summary>Returns the proposals and decisions, ordered by pair.</summary>
    /// <exception cref="InvalidOperationException">No store implements <see cref="IMergeStore"/>.</exception>
    public IAsyncEnumerable<Merge> ListMergesAsync(CancellationToken cancellationToken = default) =>
        NetworkStores.Given(Stores.Merges).ListAsync(Owner, cancellationToken);

    /// <summary>Keeps a proposal, unless the pair is decided or was already proposed for an equally good reason
    /// (<see cref="Merge.Basis"/>), or one of the two was erased.</summary>
    /// <param name="merge">The proposal.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>Whether it was kept.</returns>
    /// <exception cref="ArgumentException">It is not a proposal but a decision.</exception>
    /// <exception cref="InvalidOperationException">No store implements <see cref="IMergeStore"/>.</exception>
    public async ValueTask<bool> ProposeMergeAsync(Merge merge, CancellationToken cancellationToken = default)
    {
        IMergeStore store = NetworkStores.Given(Stores.Merges);
        if (Require.NotNull(merge).State != MergeState.Proposed)
            throw new ArgumentException($"{merge} has already been decided; only an undecided merge can be proposed.",
                nameof(merge));
        return await Stores.AsUnitAsync(
            Owner,
            async () =>
            {
                Merge? known = await store.FindAsync(Owner, merge.Pair, cancellationToken).ConfigureAwait(false);
                if (known is not null && (known.State != MergeState.Proposed || known.Basis <= merge.Basis)) return false;
                if ((await Stores.FindErasedAsync(Owner, [merge.Kept, merge.Absorbed], cancellationToken)
                    .ConfigureAwait(false)).Count > 0) return false;
                await store.SaveAsync(Owner, merge, cancellationToken).ConfigureAwait(false);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A person says that two contacts are one: from now on their scores are those of the united evidence.</summary>
    /// <param name="kept">The contact whose id stands for both.</param>
    /// <param name="absorbed">The other.</param>
    /// <param name="at">The instant of the statement; null for the clock's instant.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="ArgumentException">An id is its default value, or both are the same.</exception>
    /// <exception cref="RecordConflictException">One of the two was erased.</exception>
    /// <exception cref="InvalidOperationException">
    /// No store implements <see cref="IMergeStore"/>, or old interactions of both were folded separately, so that they can no
    /// longer be united.
    /// </exception>
    public ValueTask AcceptMergeAsync(ContactId kept, ContactId absorbed, Instant? at = null,
        CancellationToken cancellationToken = default)
    {
        Require.Apart(kept, absorbed);
        ContactPair pair = new(kept, absorbed);
        return DecideAsync(pair, (merges, now) => merges.Accept(kept, absorbed, now), kept, at, cancellationToken);
    }

    /// <summary>A person says that two contacts are two people: they are not proposed again, and a merge of the two is
    /// undone.</summary>
    /// <exception cref="RecordConflictException">One of the two was erased.</exception>
    /// <exception cref="InvalidOperationException">No store implements <see cref="IMergeStore"/>.</exception>
    public ValueTask DeclineMergeAsync(ContactPair pair, Instant? at = null, CancellationToken cancellationToken = default) =>
        DecideAsync(Require.NotDefault(pair), (merges, now) => merges.Decline(pair, now), united: null, at, cancellationToken);

    /// <summary>Takes back what was said about two contacts, either way: scores are what they were. What had been proposed is
    /// proposed again.</summary>
    /// <exception cref="InvalidOperationException">No store implements <see cref="IMergeStore"/>.</exception>
    public ValueTask UndoMergeAsync(ContactPair pair, Instant? at = null, CancellationToken cancellationToken = default) =>
        DecideAsync(Require.NotDefault(pair), (merges, now) => merges.Undo(pair, now), united: null, at, cancellationToken);

    private ValueTask DecideAsync(
        ContactPair pair, Func<Merges, Instant, Merges> decide, ContactId? united, Instant? at,
        CancellationToken cancellationToken, [CallerMemberName] string wantedBy = "")
    {
        IMergeStore store = NetworkStores.Given(Stores.Merges, wantedBy);
        Instant now = InstantOf(at);
        return Stores.AsUnitAsync(
            Owner,
            async () =>
            {
                Merges merges = decide(await MergesAsync(cancellationToken).ConfigureAwait(false), now);
                if (united is { } kept) await RefusePastsApartAsync(merges.MembersOf(kept), cancellationToken)
                    .ConfigureAwait(false);
                if (merges.Find(pair) is { } decided)
                {
                    await Stores.RefuseErasedAsync(Owner, [pair.First, pair.Second], cancellationToken).ConfigureAwait(false);
                    await store.SaveAsync(Owner, decided, cancellationToken).ConfigureAwait(false);
                }
                else
                {
                    await store.RemoveAsync(Owner, pair, cancellationToken).ConfigureAwait(false);
                }
            },
            cancellationToken);
    }

    private async ValueTask RefusePastsApartAsync(IReadOnlyList<ContactId> members, CancellationToken cancellationToken)
    {
        if (Stores.TieStates is not { } store) return;
        List<ContactId> withPast = [];
        foreach (ContactId member in members)
            if (await store.FindTieAsync(Owner, member, cancellationToken).ConfigureAwait(false) is { Past.IsEmpty: false })
                withPast.Add(member);
        if (withPast.Count > 1) throw Merges.PastsApart(withPast[0], withPast[1]);
    }

    private async ValueTask<Merges> MergesAsync(CancellationToken cancellationToken) =>
        Merges.Of(await ListMergesAsync(cancellationToken).CollectAsync(cancellationToken).ConfigureAwait(false));

    /// <summary>The network with merged contacts as one, for reading.</summary>
    private async ValueTask<RelationshipNetwork> UnitedAsync(CancellationToken cancellationToken)
    {
        Merges merges = Stores.Merges is null ? Merges.None : await MergesAsync(cancellationToken).ConfigureAwait(false);
        return new(this, merges.IsEmpty ? Stores : MergedStores.Of(Stores, merges), merges);
    }
}
