using System.Runtime.InteropServices;
using NodaTime;

namespace RelationshipModel.Storage;

/// <summary>One owner's interactions in order, and those with each contact, so that no contact's
/// history needs a scan of the log.</summary>
internal sealed class InMemoryInteractions(UndoLog undo)
{
    private OrderedTable<InteractionId, Interaction> _all = new(static i => i.Id, Interaction.Compare);
    private Dictionary<ContactId, SnapshotList<Interaction>> _byContact = [];
    private Dictionary<GatheringId, SnapshotList<Interaction>> _atGatherings = [];

    internal InMemoryInteractions Copy(UndoLog other) => new(other)
    {
        _all = _all.Copy(),
        _byContact = _byContact.ToDictionary(static pair => pair.Key, static pair => pair.Value.Copy()),
        _atGatherings = _atGatherings.ToDictionary(static pair => pair.Key, static pair => pair.Value.Copy()),
    };

    internal Interaction? Find(InteractionId id) => _all.Find(id);

    internal ReadOnlyMemory<Interaction> After(LogPosition? position)
    {
        ReadOnlyMemory<Interaction> all = _all.Snapshot();
        if (position is not { } after) return all;
        int index = all.Span.BinarySearch(new Place(after));
        return all[(index < 0 ? ~index : index + 1)..];
    }

    internal ReadOnlyMemory<Interaction> With(ContactId contact) => _byContact.TryGetValue(contact, out var history)
        ? history.Snapshot() : default;

    internal ReadOnlyMemory<Interaction> With(ContactId contact, Instant from)
    {
        ReadOnlyMemory<Interaction> with = With(contact);
        return with[~with.Span.BinarySearch(new Beginning(from))..];
    }

    internal ReadOnlyMemory<Interaction> At(GatheringId gathering) =>
        _atGatherings.TryGetValue(gathering, out var interactions) ? interactions.Snapshot() : default;

    internal ReadOnlyMemory<Interaction> Before(Instant horizon)
    {
        ReadOnlyMemory<Interaction> all = _all.Snapshot();
        return all[..~all.Span.BinarySearch(new Beginning(horizon))];
    }

    /// <summary>A log without a number of the first.</summary>
    internal InMemoryInteractions From(int first)
    {
        InMemoryInteractions rest = new(undo);
        rest.Put(_all.Snapshot()[first..].ToArray());
        return rest;
    }

    /// <summary>Keeps those whose ids are new, and returns them.</summary>
    internal Interaction[] AddNew(IEnumerable<Interaction> interactions)
    {
        Interaction[] added = Put(interactions);
        if (undo.IsOpen) undo.Note(() => Array.ForEach(added, interaction => Take(interaction.Id)));
        return added;
    }

    /// <summary>Keeps an interaction, in place of the one of its id, which it returns.</summary>
    internal Interaction? Save(Interaction interaction)
    {
        Interaction? previous = _all.Save(interaction);
        Unindex(previous);
        Index(interaction);
        if (undo.IsOpen) undo.Note(() => _ = previous is null ? Take(interaction.Id) : Save(previous));
        return previous;
    }

    /// <summary>Removes the interaction of an id and returns it.</summary>
    internal Interaction? Remove(InteractionId id)
    {
        Interaction? removed = Take(id);
        if (removed is not null && undo.IsOpen) undo.Note(() => Save(removed));
        return removed;
    }

    private Interaction[] Put(IEnumerable<Interaction> interactions)
    {
        Interaction[] added = _all.AddNew(interactions);
        foreach (Interaction interaction in added) Index(interaction);
        return added;
    }

    private Interaction? Take(InteractionId id)
    {
        Interaction? removed = _all.Remove(id);
        Unindex(removed);
        return removed;
    }

    private void Index(Interaction interaction)
    {
        foreach (ContactId contact in interaction.Contacts) Put(_byContact, contact, interaction);
        if (interaction.Gathering is { } gathering) Put(_atGatherings, gathering, interaction);

        static void Put<TKey>(Dictionary<TKey, SnapshotList<Interaction>> lists, TKey key, Interaction interaction)
            where TKey : struct
        {
            ref SnapshotList<Interaction>? list = ref CollectionsMarshal.GetValueRefOrAddDefault(lists, key, out _);
            list ??= new(Interaction.Compare);
            list.Put(interaction);
        }
    }

    private void Unindex(Interaction? interaction)
    {
        foreach (ContactId contact in interaction?.Contacts ?? []) Remove(_byContact, contact, interaction!);
        if (interaction?.Gathering is { } gathering) Remove(_atGatherings, gathering, interaction);

        static void Remove<TKey>(Dictionary<TKey, SnapshotList<Interaction>> lists, TKey key, Interaction interaction)
            where TKey : struct
        {
            SnapshotList<Interaction> list = lists[key];
            list.Remove(interaction);
            if (list.IsEmpty) lists.Remove(key);
        }
    }

    /// <summary>A place before all interactions of an instant.</summary>
    private readonly struct Beginning(Instant at) : IComparable<Interaction>
    {
        public int CompareTo(Interaction? other) => at <= other!.At ? -1 : 1;
    }

    private readonly struct Place(LogPosition position) : IComparable<Interaction>
    {
        public int CompareTo(Interaction? other) => position.CompareTo(LogPosition.Of(other!));
    }
}
