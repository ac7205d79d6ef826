using System.Collections.Frozen;
using System.Collections.Immutable;
using NodaTime;
using RelationshipModel.Internals;

namespace RelationshipModel.Merging;

/// <summary>The contacts that a person said are one, and those said to be different. Immutable; safe to share between
/// threads.</summary>
/// <remarks>
/// Records stay unchanged; merges are a view of them. So each can be undone, and the score of a merged contact is that of the
/// united evidence: <see cref="Apply(Interaction)"/> returns the interaction as it would have been recorded had the person been
/// known under one id.
/// </remarks>
public sealed class Merges
{
    private readonly ImmutableSortedDictionary<ContactPair, Merge> _all;
    private readonly FrozenDictionary<ContactId, ContactId> _canonical;
    private readonly FrozenSet<ContactId> _merged;

    private Merges(ImmutableSortedDictionary<ContactPair, Merge> all)
    {
        _all = all;
        Accepted = [.. all.Values.Where(static merge => merge.State == MergeState.Accepted).OrderBy(static merge => merge.At)
            .ThenBy(static merge => merge.Pair)];
        _canonical = Canonical(Accepted);
        _merged = _canonical.SelectMany(static pair => (ContactId[])[pair.Key, pair.Value]).ToFrozenSet();
    }

    /// <summary>Gets the merges of a network in which nothing was proposed or decided.</summary>
    public static Merges None { get; } = new(ImmutableSortedDictionary<ContactPair, Merge>.Empty);

    /// <summary>Gets everything that was proposed or decided, ordered by pair.</summary>
    public IEnumerable<Merge> All => _all.Values;

    /// <summary>Gets the merges in force, in the order in which they were decided.</summary>
    public IReadOnlyList<Merge> Accepted { get; }

    /// <summary>Whether no merge is in force.</summary>
    public bool IsEmpty => _canonical.Count == 0;

    /// <summary>Restores merges from records. If a pair occurs more than once, the last one wins.</summary>
    public static Merges Of(IEnumerable<Merge> recorded)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        ImmutableSortedDictionary<ContactPair, Merge>.Builder all = ImmutableSortedDictionary.CreateBuilder<ContactPair, Merge>();
        foreach (Merge merge in recorded) all[Require.NotNull(merge, nameof(recorded)).Pair] = merge;
        return all.Count == 0 ? None : new(all.ToImmutable());
    }

    /// <summary>Returns the proposal or the decision about a pair; null if not found.</summary>
    public Merge? Find(ContactPair pair) => _all.GetValueOrDefault(Require.NotDefault(pair));

    /// <summary>Returns these merges with one more, which replaces what was said about the same two.</summary>
    public Merges With(Merge merge) => new(_all.SetItem(Require.NotNull(merge).Pair, merge));

    /// <summary>A person says that two contacts are one. This replaces what was said before about the same two.</summary>
    /// <param name="kept">The contact whose id stands for both.</param>
    /// <param name="absorbed">The other.</param>
    /// <param name="at">The instant of the statement.</param>
    /// <exception cref="ArgumentException">An id is its default value, or both are the same.</exception>
    public Merges Accept(ContactId kept, ContactId absorbed, Instant at) =>
        With(Decided(new(kept, absorbed), kept, MergeState.Accepted, at));

    /// <summary>A person says that two contacts are not one: it is not proposed again. A merge of the two is undone.</summary>
    /// <param name="pair">The two.</param>
    /// <param name="at">The instant of the statement.</param>
    public Merges Decline(ContactPair pair, Instant at) =>
        With(Decided(pair, Find(pair)?.Kept ?? pair.First, MergeState.Declined, at));

    /// <summary>Takes back what was said about two contacts, either way. What had been proposed is proposed again; otherwise
    /// nothing changes.</summary>
    /// <param name="pair">The two.</param>
    /// <param name="at">The instant at which it was taken back.</param>
    public Merges Undo(ContactPair pair, Instant at) => Find(pair) switch
    {
        null => this,
        { Basis: MergeBasis.Owner } => new(_all.Remove(pair)),
        { } proposed => With(proposed.Decided(proposed.Kept, MergeState.Proposed, at)),
    };

    /// <summary>Whether a person said that two contacts are not one.</summary>
    public bool IsDeclined(ContactPair pair) => Find(pair) is { State: MergeState.Declined };

    private Merge Decided(ContactPair pair, ContactId kept, MergeState state, Instant at) =>
        Find(pair)?.Decided(kept, state, at) ?? new(kept, pair.Other(kept), state, at);

    /// <summary>Returns the contact that stands for a contact; itself if it was not merged.</summary>
    public ContactId Canonical(ContactId contact) => _canonical.GetValueOrDefault(contact, contact);

    /// <summary>Whether a contact is one person with another one.</summary>
    internal bool IsMerged(ContactId contact) => _merged.Contains(contact);

    /// <summary>Returns the contacts for which a contact stands, including itself, in ordinal order.</summary>
    public IReadOnlyList<ContactId> MembersOf(ContactId contact)
    {
        ContactId canonical = Canonical(contact);
        return [.. _canonical.Where(pair => pair.Value == canonical).Select(static pair => pair.Key).Append(canonical).Distinct()
            .Order()];
    }

    /// <summary>The pairs for which a pair stands, itself included; none if both are one.</summary>
    internal IEnumerable<ContactPair> MembersOf(ContactPair pair) => Apply(pair) is null
        ? []
        : from first in MembersOf(pair.First) from second in MembersOf(pair.Second) select new ContactPair(first, second);

    /// <summary>Returns the pair with merged contacts as one; null if both are one.</summary>
    public ContactPair? Apply(ContactPair pair) =>
        Canonical(pair.First) is var first && Canonical(pair.Second) is var second && first != second ? new(first, second) : null;

    /// <summary>Returns the interaction with merged contacts as one. A person who took part under two addresses counts once in
    /// the head count.</summary>
    public Interaction Apply(Interaction interaction)
    {
        ArgumentNullException.ThrowIfNull(interaction);
        return interaction.Contacts.Any(_canonical.ContainsKey)
            ? interaction.WithContacts(contact => Canonical(contact))! : interaction;
    }

    /// <summary>Returns the gathering with merged contacts as one.</summary>
    public Gathering Apply(Gathering gathering)
    {
        ArgumentNullException.ThrowIfNull(gathering);
        return gathering.Attendees.Any(_canonical.ContainsKey)
            ? gathering with { Attendees = [.. gathering.Attendees.Select(Canonical)] } : gathering;
    }

    /// <summary>
    /// Returns the contacts, with merged ones as one. The name, the birthday and the place are those of the contact that stands
    /// for the others, or the first of them that has one; the rest is united, and the restrictions of each hold for the whole.
    /// </summary>
    public IEnumerable<Contact> Apply(IEnumerable<Contact> contacts)
    {
        ArgumentNullException.ThrowIfNull(contacts);
        return contacts.GroupBy(contact => Canonical(contact.Id)).OrderBy(static group => group.Key)
            .Select(static group => United(group.Key, group));
    }

    /// <summary>Returns the membership as that of the contact that stands for the member.</summary>
    public CircleMembership Apply(CircleMembership membership)
    {
        ArgumentNullException.ThrowIfNull(membership);
        return _canonical.ContainsKey(membership.Contact) ? membership.WithContact(Canonical(membership.Contact)) : membership;
    }

    /// <summary>Returns the promise as one with the contact that stands for the other side.</summary>
    public FollowUp Apply(FollowUp followUp)
    {
        ArgumentNullException.ThrowIfNull(followUp);
        return _canonical.ContainsKey(followUp.Contact) ? followUp.WithContact(Canonical(followUp.Contact)) : followUp;
    }

    /// <summary>Returns the note as one about the contact that stands for the other.</summary>
    /// <param name="note">The note.</param>
    public Note Apply(Note note)
    {
        ArgumentNullException.ThrowIfNull(note);
        return _canonical.ContainsKey(note.Contact) ? note.WithContact(Canonical(note.Contact)) : note;
    }

    /// <summary>Returns the beliefs with merged contacts as one, ordered by pair. If a pair has several, that they know each
    /// other wins, then that they do not.</summary>
    public IEnumerable<Acquaintance> Apply(IEnumerable<Acquaintance> beliefs)
    {
        ArgumentNullException.ThrowIfNull(beliefs);
        return beliefs
            .Select(belief => (Belief: belief, Pair: Apply(belief.Pair)))
            .Where(static merged => merged.Pair is not null)
            .GroupBy(static merged => merged.Pair!.Value)
            .OrderBy(static group => group.Key)
            .Select(static group => group.OrderBy(static merged => merged.Belief.State == AcquaintanceState.Unknown)
                .ThenBy(static merged => merged.Belief.State).First())
            .Select(static merged => merged.Belief.WithPair(merged.Pair!.Value));
    }

    /// <summary>Returns the introduction with merged contacts as one; null if both are the same person.</summary>
    public Introduction? Apply(Introduction introduction)
    {
        ArgumentNullException.ThrowIfNull(introduction);
        return introduction.WithContacts(Canonical);
    }

    internal static InvalidOperationException PastsApart(ContactId one, ContactId other) => new(
        $"{one} and {other} cannot be one: old interactions of both were folded and removed separately, so they can no "
        + $"longer be united. "
        + "Undo the merge; merge before folding.");

    private static Contact United(ContactId id, IEnumerable<Contact> group)
    {
        Contact[] all = [.. group.OrderBy(contact => contact.Id != id).ThenBy(static contact => contact.Id)];
        if (all.Length == 1 && all[0].Id == id) return all[0];
        Contact[] recorded = [.. all.Where(static contact => !contact.IsRemoved)];
        return (recorded.FirstOrDefault() ?? all[0]).WithId(id) with
        {
            Name = recorded.FirstOrDefault()?.Name ?? id.Value,
            Interests = [.. all.SelectMany(static contact => contact.Interests)],
            Offers = [.. all.SelectMany(static contact => contact.Offers)],
            Needs = [.. all.SelectMany(static contact => contact.Needs)],
            Kind = all.Aggregate(TieKind.None, static (kind, contact) => kind | contact.Kind),
            SupportRole = all.Select(static contact => contact.SupportRole)
                .FirstOrDefault(static role => role != SupportRole.Mutual),
            Birthday = all.Select(static contact => contact.Birthday).FirstOrDefault(static birthday => birthday is not null),
            Place = all.Select(static contact => contact.Place).FirstOrDefault(static place => place is not null),
            Restrictions = all.Aggregate(ContactRestrictions.None, static (all, contact) => all | contact.Restrictions)
                & (recorded.Length > 0 ? ~ContactRestrictions.RecordRemoved : ~ContactRestrictions.None),
            SnoozedUntil = all.Max(static contact => contact.SnoozedUntil),
            States = [.. all.SelectMany(static contact => contact.States)],
            Closeness = [.. all.SelectMany(static contact => contact.Closeness)],
        };
    }

    /// <summary>Returns the contact that stands for each merged one.</summary>
    private static FrozenDictionary<ContactId, ContactId> Canonical(IEnumerable<Merge> accepted)
    {
        Dictionary<ContactId, ContactId> above = [];
        foreach (Merge merge in accepted)
        {
            ContactId kept = Top(merge.Kept), absorbed = Top(merge.Absorbed);
            if (kept != absorbed) above[absorbed] = kept;
        }

        return above.Keys.ToFrozenDictionary(static id => id, Top);

        ContactId Top(ContactId id)
        {
            while (above.TryGetValue(id, out ContactId next)) id = next;
            return id;
        }
    }

    /// <summary>Returns the number of merges; no names.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Accepted.Count} merges in force, {_all.Count} pairs in all");
}
