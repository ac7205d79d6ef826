using NodaTime;
using RelationshipModel;
using RelationshipModel.Import.People;
using RelationshipModel.Merging;
using RelationshipModel.Network;
using RelationshipModel.Sqlite;
using RelationshipModel.Storage;

namespace BestNetwork.Commands;

/// <summary>Keeps the people whom an import saw, unites the addresses of one card, and proposes
/// who else may be one person.</summary>
internal sealed class ImportedPeople(RelationshipNetwork network, SqliteStore store, Instant asOf)
{
    private const int BatchSize = 1_000;

    private HashSet<ContactId>? _removed;

    /// <summary>Gets the number of contacts that are new.</summary>
    internal int NewContacts { get; private set; }

    /// <summary>Gets the pairs of contacts that are one person now, since one card has both.</summary>
    internal List<Merge> United { get; } = [];

    /// <summary>Gets the number of pairs of contacts that may be one person, and wait for the owner's word.</summary>
    internal int Proposals { get; private set; }

    /// <summary>Gets the number of pairs that hardly can be anything else.</summary>
    internal int SureProposals { get; private set; }

    /// <summary>Gets the number of contacts that were left out of the proposals because of a limit.</summary>
    internal int LeftOut { get; private set; }

    /// <summary>Gets the imported names that were corrected by newer ones.</summary>
    internal List<(string Before, string Now)> Renamed { get; } = [];

    /// <summary>Keeps the contacts of an import, and corrects names that earlier imports gave.</summary>
    internal async Task KeepAsync(PeopleIndex people, CancellationToken cancellationToken)
    {
        await KeepAsync(people.Contacts(), NameOf, cancellationToken);

        string NameOf(Contact? kept, Contact seen)
        {
            string name = people.NameOf(seen, kept);
            if (kept is not null && kept.Name != kept.Id.Value && kept.Name != name) Renamed.Add((kept.Name, name));
            return name;
        }
    }

    /// <summary>Keeps contacts; of those who are known, what the owner wrote stays, and only what is empty is filled.</summary>
    internal Task KeepAsync(IEnumerable<Contact> contacts, CancellationToken cancellationToken) =>
        KeepAsync(contacts, static (kept, seen) => kept is null || kept.Name == kept.Id.Value ? seen.Name : kept.Name,
            cancellationToken);

    private async Task KeepAsync(IEnumerable<Contact> contacts, Func<Contact?, Contact, string> nameOf,
        CancellationToken cancellationToken)
    {
        // Whose record the owner removed gets no new one of an import.
        _removed ??= await ((IContactStore)store).ListAsync(network.Owner, cancellationToken)
            .Where(static contact => contact.IsRemoved)
            .Select(static contact => contact.Id).ToHashSetAsync(cancellationToken: cancellationToken);
        foreach (Contact[] batch in contacts.Where(contact => !_removed.Contains(contact.Id)).Chunk(BatchSize))
        {
            Dictionary<ContactId, Contact> seen = batch.ToDictionary(static contact => contact.Id);
            IReadOnlySet<ContactId> erased = await network.FindErasedAsync([.. seen.Keys], cancellationToken);
            // Read, filled and saved as one, so that what another writer changes meanwhile is not lost.
            await network.Contacts.ChangeAsync([.. seen.Keys.Where(id => !erased.Contains(id))],
                (id, kept) => Filled(kept, seen[id]), cancellationToken);
        }

        Contact Filled(Contact? kept, Contact seen)
        {
            if (kept is null) NewContacts++;
            string name = nameOf(kept, seen);
            return kept is null ? seen : kept with
            {
                Name = name,
                Birthday = kept.Birthday ?? seen.Birthday,
                Kind = kept.Kind | seen.Kind,
                States = kept.States.Any(static state => state.State == ContactState.Deceased)
                    ? kept.States
                    : [.. kept.States, .. seen.States.Where(static state => state.State == ContactState.Deceased)],
            };
        }
    }

    /// <summary>Unites the addresses of one card, unless the owner said otherwise, and keeps the other proposals.</summary>
    internal async Task ProposeAsync(PeopleIndex people, CancellationToken cancellationToken)
    {
        Merges merges = Merges.Of(await network.ListMergesAsync(cancellationToken).ToListAsync(cancellationToken));
        // Only what was folded apart can keep two contacts from being one.
        bool isWhole = await ((ITieStateStore)store).FindHorizonAsync(network.Owner, cancellationToken) is null;
        List<Merge> batch = [];
        HashSet<ContactPair> proposed = [];
        foreach (Merge merge in people.Propose(merges, asOf))
        {
            proposed.Add(merge.Pair);
            Merge? known = merges.Find(merge.Pair);
            // What one card says was taken back if it was proposed for that reason before.
            if (merge.Basis == MergeBasis.SameRecord && known?.Basis != MergeBasis.SameRecord)
            {
                if (isWhole)
                    batch.Add(new(merge.Kept, merge.Absorbed, MergeState.Accepted, asOf)
                    {
                        Basis = merge.Basis,
                        Similarity = merge.Similarity,
                    });
                if (isWhole || await UniteAsync(merge, cancellationToken))
                {
                    United.Add(merge);
                    continue;
                }
            }
            else if (known is null || known.Basis > merge.Basis
                || (known.Basis == merge.Basis && known.Similarity != merge.Similarity))
            {
                batch.Add(merge);
            }
        }

        // What was sure is so no longer if somebody else of that name has come.
        batch.AddRange(merges.All.Where(merge => merge.State == MergeState.Proposed && merge.Basis == MergeBasis.Name
                && PeopleIndex.IsSure(merge) && !proposed.Contains(merge.Pair))
            .Select(static merge => new Merge(merge.Kept, merge.Absorbed, MergeState.Proposed, merge.At)
            {
                Basis = merge.Basis,
                Similarity = Math.BitDecrement(merge.Similarity),
            }));

        IReadOnlySet<ContactId> erased = await network.FindErasedAsync(
            [.. batch.SelectMany(static merge => new[] { merge.Kept, merge.Absorbed })], cancellationToken);
        batch.RemoveAll(merge => erased.Contains(merge.Kept) || erased.Contains(merge.Absorbed));
        foreach (Merge[] part in batch.Chunk(BatchSize))
        {
            await ((IUnitOfWork)store).RunAsync(
                network.Owner,
                async () =>
                {
                    // What was decided of a pair since the merges were read stays.
                    Merges now = Merges.Of(await network.ListMergesAsync(cancellationToken).ToListAsync(cancellationToken));
                    Merge[] undecided = [.. part.Where(merge => now.Find(merge.Pair) == merges.Find(merge.Pair))];
                    await ((IMergeStore)store).SaveAsync(network.Owner, undecided, cancellationToken);
                    return undecided.Length;
                },
                cancellationToken);
        }

        LeftOut = people.LeftOut;
        Merges kept = Merges.Of(await network.ListMergesAsync(cancellationToken).ToListAsync(cancellationToken));
        foreach (Merge merge in Open(kept))
        {
            Proposals++;
            if (PeopleIndex.IsSure(merge)) SureProposals++;
        }
    }

    /// <summary>Returns the proposals that wait for the owner's word: those of two who are not one person already.</summary>
    internal static IEnumerable<Merge> Open(Merges merges) => merges.All.Where(
        merge => merge.State == MergeState.Proposed && merges.Apply(merge.Pair) is not null);

    private async ValueTask<bool> UniteAsync(Merge merge, CancellationToken cancellationToken)
    {
        await network.ProposeMergeAsync(merge, cancellationToken);
        try
        {
            await network.AcceptMergeAsync(merge.Kept, merge.Absorbed, asOf, cancellationToken);
            return true;
        }
        catch (InvalidOperationException)
        {
            // Old interactions of both were folded apart: the proposal stays for a person to see.
            return false;
        }
    }
}
