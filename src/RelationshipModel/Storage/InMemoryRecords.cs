using NodaTime;

namespace RelationshipModel.Storage;

/// <summary>All records of one owner.</summary>
internal sealed class InMemoryRecords
{
    internal Lock Gate { get; } = new();

    internal OrderedTable<ContactId, Contact> Contacts { get; } = ById(static (Contact contact) => contact.Id);

    internal InMemoryInteractions Interactions { get; private set; } = new();

    internal InMemoryTies Ties { get; } = new();

    internal Instant? Horizon { get; private set; }

    internal OrderedTable<CircleId, Circle> Circles { get; } = ById(static (Circle circle) => circle.Id);

    internal OrderedTable<MembershipKey, CircleMembership> Memberships { get; } = ById(static (CircleMembership membership) => membership.Key);

    internal OrderedTable<GatheringId, Gathering> Gatherings { get; } =
        new(static gathering => gathering.Id, static (a, b) => (a.At, a.Id).CompareTo((b.At, b.Id)));

    internal OrderedTable<FollowUpId, FollowUp> FollowUps { get; } =
        new(static followUp => followUp.Id, static (a, b) => (a.PromisedAt, a.Id).CompareTo((b.PromisedAt, b.Id)));

    internal OrderedTable<ContactPair, Acquaintance> Acquaintances { get; } = ById(static (Acquaintance belief) => belief.Pair);

    internal OrderedTable<IntroductionId, Introduction> Introductions { get; } = ById(static (Introduction introduction) => introduction.Id);

    internal OrderedTable<ContactPair, Merge> Merges { get; } = ById(static (Merge merge) => merge.Pair);

    internal int Add(IReadOnlyCollection<Interaction> batch)
    {
        foreach (Interaction interaction in batch) RefuseBeforeHorizon(interaction);
        Interaction[] added = Interactions.AddNew(batch);
        foreach (Interaction interaction in added) Ties.Add(interaction);
        return added.Length;
    }

    internal int Save(IReadOnlyCollection<Interaction> batch)
    {
        foreach (Interaction interaction in batch) RefuseBeforeHorizon(interaction);
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

    private void RefuseBeforeHorizon(Interaction interaction)
    {
        if (interaction.At < Horizon) throw KeptTie.BeforeHorizon(interaction, Horizon.Value);
    }

    private static OrderedTable<TKey, T> ById<TKey, T>(Func<T, TKey> keyOf)
        where TKey : struct, IComparable<TKey>
        where T : class =>
        new(keyOf, (a, b) => keyOf(a).CompareTo(keyOf(b)));
}
