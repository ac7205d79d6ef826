using System.Runtime.InteropServices;
using NodaTime;

namespace RelationshipModel.Storage;

/// <summary>The states of one owner's ties, kept beside the log.</summary>
internal sealed class InMemoryTies(UndoLog undo)
{
    private Dictionary<ContactId, Kept> _ties = [];
    private long _lastVersion;

    internal InMemoryTies Copy(UndoLog other) => new(other) { _ties = new(_ties), _lastVersion = _lastVersion };

    internal KeptTie? Find(ContactId contact) => _ties.TryGetValue(contact, out Kept kept) ? kept.Of(contact) : null;

    internal ReadOnlyMemory<KeptTie> Snapshot() => _ties.Select(static tie => tie.Value.Of(tie.Key))
        .OrderBy(static tie => tie.Contact).ToArray();

    /// <summary>Notes that an interaction was added.</summary>
    internal void Add(Interaction interaction)
    {
        foreach (ContactId contact in interaction.Contacts)
        {
            Note(contact);
            ref Kept kept = ref CollectionsMarshal.GetValueRefOrAddDefault(_ties, contact, out _);
            bool isEarliest = kept.ChangedFrom is not { } from || interaction.At < from;
            kept = kept with { Version = ++_lastVersion, ChangedFrom = isEarliest ? interaction.At : kept.ChangedFrom };
        }
    }

    /// <summary>Notes that an interaction was changed or removed.</summary>
    internal void Clear(Interaction? interaction)
    {
        foreach (ContactId contact in interaction?.Contacts ?? [])
        {
            Note(contact);
            ref Kept kept = ref CollectionsMarshal.GetValueRefOrAddDefault(_ties, contact, out _);
            kept = new() { Version = ++_lastVersion, Past = kept.Past };
        }
    }

    internal int SaveStates(IReadOnlyCollection<KeptTie> ties)
    {
        int saved = 0;
        foreach (KeptTie tie in ties)
        {
            Note(tie.Contact);
            ref Kept kept = ref CollectionsMarshal.GetValueRefOrNullRef(_ties, tie.Contact);
            if (System.Runtime.CompilerServices.Unsafe.IsNullRef(ref kept) || kept.Version != tie.Version) continue;
            kept = kept with
            {
                State = tie.State.ToArray(),
                ChangedFrom = tie.ChangedFrom,
                People = tie.People.IsEmpty
                ? kept.People : tie.People.ToArray()
            };
            saved++;
        }

        return saved;
    }

    internal bool Remove(ContactId contact)
    {
        Note(contact);
        return _ties.Remove(contact, out Kept kept) && !kept.Past.IsEmpty;
    }

    /// <summary>Keeps the pasts, unless a tie has changed.</summary>
    internal bool Fold(IReadOnlyCollection<KeptTie> ties)
    {
        if (!ties.All(tie => _ties.TryGetValue(tie.Contact, out Kept kept) && kept.Version == tie.Version)) return false;
        SavePasts(ties);
        return true;
    }

    internal int SavePasts(IReadOnlyCollection<KeptTie> ties)
    {
        foreach (KeptTie tie in ties)
        {
            if (!_ties.ContainsKey(tie.Contact)) continue;
            Note(tie.Contact);
            _ties[tie.Contact] = new() { Version = ++_lastVersion, Past = tie.Past.ToArray() };
        }

        return ties.Count;
    }

    private void Note(ContactId contact)
    {
        if (!undo.IsOpen) return;
        bool isKnown = _ties.TryGetValue(contact, out Kept kept);
        undo.Note(() =>
        {
            if (isKnown) _ties[contact] = kept;
            else _ties.Remove(contact);
        });
    }

    private readonly record struct Kept
    {
        internal long Version { get; init; }

        internal ReadOnlyMemory<byte> State { get; init; }

        internal ReadOnlyMemory<byte> People { get; init; }

        internal ReadOnlyMemory<byte> Past { get; init; }

        internal Instant? ChangedFrom { get; init; }

        internal KeptTie Of(ContactId contact) =>
            new(contact, Version) { State = State, People = People, Past = Past, ChangedFrom = ChangedFrom };
    }
}
