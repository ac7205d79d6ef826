using NodaTime;

namespace RelationshipModel.Storage;

/// <summary>All records of one owner.</summary>
internal sealed class InMemoryRecords
{
    private int _views;

    internal InMemoryRecords()
    {
        Contacts = ById(static (Contact contact) => contact.Id);
        Interactions = new(Undo);
        Ties = new(Undo);
        Circles = ById(static (Circle circle) => circle.Id);
        Memberships = ById(static (CircleMembership membership) => membership.Key);
        Gatherings = new(static gathering => gathering.Id, static (a, b) => (a.At, a.Id).CompareTo((b.At, b.Id)), Undo);
        FollowUps = new(static followUp => followUp.Id, static (a, b) => (a.PromisedAt, a.Id).CompareTo((b.PromisedAt, b.Id)),
            Undo);
        Notes = new(static note => note.Id, static (a, b) => (a.At, a.Id).CompareTo((b.At, b.Id)), Undo);
        Acquaintances = ById(static (Acquaintance belief) => belief.Pair);
        Introductions = ById(static (Introduction introduction) => introduction.Id);
        Merges = ById(static (Merge merge) => merge.Pair);
        Erased = new(static hash => hash, string.CompareOrdinal, Undo);
        ErasureKey = ErasureKey.Create();
    }

    private InMemoryRecords(InMemoryRecords other)
    {
        Contacts = other.Contacts.Copy(Undo);
        Interactions = other.Interactions.Copy(Undo);
        Ties = other.Ties.Copy(Undo);
        Circles = other.Circles.Copy(Undo);
        Memberships = other.Memberships.Copy(Undo);
        Gatherings = other.Gatherings.Copy(Undo);
        FollowUps = other.FollowUps.Copy(Undo);
        Notes = other.Notes.Copy(Undo);
        Acquaintances = other.Acquaintances.Copy(Undo);
        Introductions = other.Introductions.Copy(Undo);
        Merges = other.Merges.Copy(Undo);
        Erased = other.Erased.Copy(Undo);
        (Horizon, Directions, ErasureKey, Version) = (other.Horizon, other.Directions, other.ErasureKey, other.Version);
    }

    /// <summary>Whether somebody reads the records in a view, so that they must not be changed.</summary>
    internal bool IsViewed => Volatile.Read(ref _views) > 0;

    /// <summary>Gets the number of times that the records were to be changed.</summary>
    internal long Version { get; set; }

    internal UndoLog Undo { get; } = new();

    internal OrderedTable<ContactId, Contact> Contacts { get; }

    internal InMemoryInteractions Interactions { get; private set; }

    internal InMemoryTies Ties { get; }

    internal Instant? Horizon { get; private set; }

    internal OrderedTable<CircleId, Circle> Circles { get; }

    internal OrderedTable<MembershipKey, CircleMembership> Memberships { get; }

    internal OrderedTable<GatheringId, Gathering> Gatherings { get; }

    internal OrderedTable<FollowUpId, FollowUp> FollowUps { get; }

    internal OrderedTable<NoteId, Note> Notes { get; }

    internal OrderedTable<ContactPair, Acquaintance> Acquaintances { get; }

    internal OrderedTable<IntroductionId, Introduction> Introductions { get; }

    internal OrderedTable<ContactPair, Merge> Merges { get; }

    internal RecordedDirections? Directions { get; private set; }

    /// <summary>The hashes of erased contacts.</summary>
    internal OrderedTable<string, string> Erased { get; }

    internal ErasureKey ErasureKey { get; }

    internal void BeginView() => Interlocked.Increment(ref _views);

    internal void EndView() => Interlocked.Decrement(ref _views);

    internal InMemoryRecords Copy() => new(this);

    internal IReadOnlySet<ContactId> FindErased(ContactId[] contacts) =>
        contacts.Where(contact => Erased.Snapshot().Length > 0 && Erased.Find(ErasureKey.HashOf(contact)) is not null)
            .ToHashSet();

    internal int SaveDirections(RecordedDirections directions)
    {
        if (Undo.IsOpen)
        {
            RecordedDirections? was = Directions;
            Undo.Note(() => Directions = was);
        }

        Directions = directions;
        return 1;
    }

    internal int Add(IReadOnlyCollection<Interaction> batch)
    {
        KeptTie.RefuseBeforeHorizon(batch, Horizon);
        Interaction[] added = Interactions.AddNew(batch);
        foreach (Interaction interaction in added) Ties.Add(interaction);
        return added.Length;
    }

    internal int Save(IReadOnlyCollection<Interaction> batch)
    {
        KeptTie.RefuseBeforeHorizon(batch, Horizon);
        foreach (Interaction interaction in batch)
        {
            Ties.Clear(Interactions.Save(interaction));
            Ties.Clear(interaction);
        }

        return batch.Count;
    }

    internal int Remove(InteractionId[] ids)
    {
        foreach (InteractionId id in ids) Ties.Clear(Interactions.Remove(id));
        return ids.Length;
    }

    internal int? Fold(Instant horizon, IReadOnlyCollection<KeptTie> ties)
    {
        if (horizon <= Horizon) return 0;
        ReadOnlyMemory<Interaction> before = Interactions.Before(horizon);
        HashSet<ContactId> given = [.. ties.Select(static tie => tie.Contact)];
        foreach (Interaction interaction in before.Span)
            if (!given.IsSupersetOf(interaction.Contacts)) return null;
        if (!Ties.Fold(ties)) return null;
        if (Undo.IsOpen)
        {
            (InMemoryInteractions log, Instant? was) = (Interactions, Horizon);
            Undo.Note(() => (Interactions, Horizon) = (log, was));
        }

        Interactions = Interactions.From(before.Length);
        Horizon = horizon;
        return before.Length;
    }

    internal void RemoveCircle(CircleId id)
    {
        Circles.Remove(id);
        foreach (CircleMembership membership in Memberships.Snapshot().Span)
            if (membership.Circle == id) Memberships.Remove(membership.Key);
    }

    private OrderedTable<TKey, T> ById<TKey, T>(Func<T, TKey> keyOf)
        where TKey : struct, IComparable<TKey>
        where T : class =>
        new(keyOf, (a, b) => keyOf(a).CompareTo(keyOf(b)), Undo);
}
