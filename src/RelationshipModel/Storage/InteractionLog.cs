using System.Runtime.InteropServices;

namespace RelationshipModel.Storage;

/// <summary>One owner's interactions in order, and those with each contact, so that no contact's history needs a scan of the log.</summary>
internal sealed class InteractionLog
{
    private readonly OrderedTable<InteractionId, Interaction> _all = new(static i => i.Id, Interaction.Compare);
    private readonly Dictionary<ContactId, SnapshotList<Interaction>> _byContact = [];

    internal Interaction? Find(InteractionId id) => _all.Find(id);

    internal ReadOnlyMemory<Interaction> After(LogPosition? position)
    {
        ReadOnlyMemory<Interaction> all = _all.Snapshot();
        if (position is not { } after) return all;
        int index = all.Span.BinarySearch(new Place(after));
        return all[(index < 0 ? ~index : index + 1)..];
    }

    internal ReadOnlyMemory<Interaction> With(ContactId contact) => _byContact.TryGetValue(contact, out var history) ? history.Snapshot() : default;

    internal int AddNew(IEnumerable<Interaction> interactions)
    {
        Interaction[] added = _all.AddNew(interactions);
        foreach (Interaction interaction in added) Index(interaction);
        return added.Length;
    }

    internal void Save(Interaction interaction)
    {
        Unindex(_all.Save(interaction));
        Index(interaction);
    }

    internal void Remove(InteractionId id) => Unindex(_all.Remove(id));

    private void Index(Interaction interaction)
    {
        foreach (ContactId contact in interaction.Contacts)
        {
            ref SnapshotList<Interaction>? history = ref CollectionsMarshal.GetValueRefOrAddDefault(_byContact, contact, out _);
            history ??= new(Interaction.Compare);
            history.Put(interaction);
        }
    }

    private void Unindex(Interaction? interaction)
    {
        foreach (ContactId contact in interaction?.Contacts ?? [])
        {
            SnapshotList<Interaction> history = _byContact[contact];
            history.Remove(interaction!);
            if (history.IsEmpty) _byContact.Remove(contact);
        }
    }

    private readonly struct Place(LogPosition position) : IComparable<Interaction>
    {
        public int CompareTo(Interaction? other) => position.CompareTo(LogPosition.Of(other!));
    }
}
