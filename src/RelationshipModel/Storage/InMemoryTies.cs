using System.Runtime.InteropServices;

namespace RelationshipModel.Storage;

/// <summary>What is kept of one owner's ties beside the log.</summary>
internal sealed class InMemoryTies
{
    private readonly Dictionary<ContactId, Kept> _ties = [];
    private long _lastVersion;

    internal KeptTie? Find(ContactId contact) => _ties.TryGetValue(contact, out Kept kept) ? kept.Of(contact) : null;

    internal ReadOnlyMemory<KeptTie> Snapshot() => _ties.Select(static tie => tie.Value.Of(tie.Key)).OrderBy(static tie => tie.Contact).ToArray();

    /// <summary>An interaction was added, changed or removed.</summary>
    internal void Change(Interaction? interaction)
    {
        foreach (ContactId contact in interaction?.Contacts ?? [])
        {
            ref Kept kept = ref CollectionsMarshal.GetValueRefOrAddDefault(_ties, contact, out _);
            kept = new(++_lastVersion, default, kept.Past);
        }
    }

    internal int SaveStates(IReadOnlyCollection<KeptTie> ties)
    {
        int saved = 0;
        foreach (KeptTie tie in ties)
        {
            ref Kept kept = ref CollectionsMarshal.GetValueRefOrNullRef(_ties, tie.Contact);
            if (System.Runtime.CompilerServices.Unsafe.IsNullRef(ref kept) || kept.Version != tie.Version) continue;
            kept = kept with { State = tie.State.ToArray() };
            saved++;
        }

        return saved;
    }

    internal bool Remove(ContactId contact) => _ties.Remove(contact, out Kept kept) && !kept.Past.IsEmpty;

    /// <summary>Keeps the pasts, unless a tie has changed.</summary>
    internal bool Fold(IReadOnlyCollection<KeptTie> ties)
    {
        if (!ties.All(tie => _ties.TryGetValue(tie.Contact, out Kept kept) && kept.Version == tie.Version)) return false;
        foreach (KeptTie tie in ties) _ties[tie.Contact] = new(++_lastVersion, _ties[tie.Contact].State, tie.Past.ToArray());
        return true;
    }

    private readonly record struct Kept(long Version, ReadOnlyMemory<byte> State, ReadOnlyMemory<byte> Past)
    {
        internal KeptTie Of(ContactId contact) => new(contact, Version) { State = State, Past = Past };
    }
}
