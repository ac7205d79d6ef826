using System.Collections.Frozen;
using System.Collections.Immutable;
using NodaTime;

namespace RelationshipModel.Import;

/// <summary>Which contacts a person said are one, and which not. Immutable; safe to share between threads.</summary>
/// <remarks>
/// What was read stays as it was read; merges are a view of it. So each can be undone, and the score of a merged contact is that of the united
/// evidence: <see cref="Apply(Interaction)"/> gives the interaction as it would have been read had the person had one address.
/// </remarks>
public sealed class Merges
{
    private readonly ImmutableList<Merge> _accepted;
    private readonly ImmutableHashSet<ContactPair> _declined;
    private readonly FrozenDictionary<ContactId, ContactId> _canonical;

    private Merges(ImmutableList<Merge> accepted, ImmutableHashSet<ContactPair> declined)
    {
        _accepted = accepted;
        _declined = declined;
        _canonical = Canonical(accepted);
    }

    /// <summary>Nothing was decided.</summary>
    public static Merges None { get; } = new([], []);

    /// <summary>The merges in force, in the order in which they were said.</summary>
    public IReadOnlyList<Merge> Accepted => _accepted;

    /// <summary>The pairs of which a person said that they are two, in ordinal order.</summary>
    public IReadOnlyList<ContactPair> Declined => [.. _declined.Order()];

    /// <summary>Puts recorded decisions in force again.</summary>
    /// <exception cref="ArgumentException">A merge is of one contact with itself, or an id is its default value.</exception>
    public static Merges Of(IEnumerable<Merge> accepted, IEnumerable<ContactPair> declined)
    {
        ArgumentNullException.ThrowIfNull(accepted);
        ArgumentNullException.ThrowIfNull(declined);
        ImmutableList<Merge> merges = [.. accepted];
        foreach (Merge merge in merges) _ = merge.Pair;
        return new(merges, [.. declined]);
    }

    /// <summary>A person says that two contacts are one. What was said before of the same two is replaced.</summary>
    /// <param name="kept">The contact whose id stands for both.</param>
    /// <param name="absorbed">The other.</param>
    /// <param name="at">When it was said.</param>
    /// <exception cref="ArgumentException">An id is its default value, or both are the same.</exception>
    public Merges Accept(ContactId kept, ContactId absorbed, Instant at)
    {
        ContactPair pair = new(kept, absorbed);
        return new(_accepted.RemoveAll(merge => merge.Pair == pair).Add(new(kept, absorbed, at)), _declined.Remove(pair));
    }

    /// <summary>A person says that two contacts are not one: it is not proposed again. A merge of the two is undone.</summary>
    public Merges Decline(ContactPair pair) => new(_accepted.RemoveAll(merge => merge.Pair == pair), _declined.Add(pair));

    /// <summary>Takes back what was said of two contacts, either way. Nothing changes where nothing was.</summary>
    public Merges Undo(ContactPair pair) => new(_accepted.RemoveAll(merge => merge.Pair == pair), _declined.Remove(pair));

    /// <summary>Whether a person said that two contacts are not one.</summary>
    public bool IsDeclined(ContactPair pair) => _declined.Contains(pair);

    /// <summary>The contact that stands for a contact; itself where it was not merged.</summary>
    public ContactId Canonical(ContactId contact) => _canonical.GetValueOrDefault(contact, contact);

    /// <summary>The contacts for which a contact stands, itself included, in ordinal order.</summary>
    public IReadOnlyList<ContactId> MembersOf(ContactId contact)
    {
        ContactId canonical = Canonical(contact);
        return [.. _canonical.Where(pair => pair.Value == canonical).Select(static pair => pair.Key).Append(canonical).Distinct().Order()];
    }

    /// <summary>The interaction with merged contacts as one. Who took part under two addresses counts once in the head count.</summary>
    public Interaction Apply(Interaction interaction)
    {
        ArgumentNullException.ThrowIfNull(interaction);
        if (!interaction.Contacts.Any(_canonical.ContainsKey)) return interaction;
        Interaction merged = new(interaction.Id, interaction.At, interaction.Channel, interaction.Contacts.Select(Canonical));
        return merged with
        {
            HeadCount = interaction.HeadCount - (interaction.Contacts.Count - merged.Contacts.Count),
            Initiator = interaction.Initiator.Contact is { } by ? Initiator.Of(Canonical(by)) : interaction.Initiator,
            IsReply = interaction.IsReply,
            Length = interaction.Length,
            Depth = interaction.Depth,
            Supports = interaction.Supports,
            AfterFeel = interaction.AfterFeel,
            Gathering = interaction.Gathering,
        };
    }

    /// <summary>The gathering with merged contacts as one.</summary>
    public Gathering Apply(Gathering gathering)
    {
        ArgumentNullException.ThrowIfNull(gathering);
        return gathering.Attendees.Any(_canonical.ContainsKey) ? gathering with { Attendees = [.. gathering.Attendees.Select(Canonical)] } : gathering;
    }

    /// <summary>
    /// The contacts with those merged as one. The name, the birthday and the place are those of the contact that stands for the others, or the first
    /// of them that has one; the rest is united, and what one of them must not be used for, the whole must not.
    /// </summary>
    public IEnumerable<Contact> Apply(IEnumerable<Contact> contacts)
    {
        ArgumentNullException.ThrowIfNull(contacts);
        return contacts.GroupBy(contact => Canonical(contact.Id)).OrderBy(static group => group.Key).Select(static group => United(group.Key, group));
    }

    private static Contact United(ContactId id, IEnumerable<Contact> group)
    {
        Contact[] all = [.. group.OrderBy(contact => contact.Id != id).ThenBy(static contact => contact.Id)];
        if (all.Length == 1 && all[0].Id == id) return all[0];
        return new(id, all[0].Name)
        {
            Interests = [.. all.SelectMany(static contact => contact.Interests)],
            Offers = [.. all.SelectMany(static contact => contact.Offers)],
            Needs = [.. all.SelectMany(static contact => contact.Needs)],
            Kind = all.Aggregate(TieKind.None, static (kind, contact) => kind | contact.Kind),
            Birthday = all.Select(static contact => contact.Birthday).FirstOrDefault(static birthday => birthday is not null),
            Place = all.Select(static contact => contact.Place).FirstOrDefault(static place => place is not null),
            Preferences = all.Aggregate(ContactPreferences.None, static (all, contact) => all | contact.Preferences),
            SnoozedUntil = all.Max(static contact => contact.SnoozedUntil),
            States = [.. all.SelectMany(static contact => contact.States)],
            Closeness = [.. all.SelectMany(static contact => contact.Closeness)],
        };
    }

    /// <summary>For each contact that is not its own, the one that stands for it.</summary>
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

    /// <summary>How many decisions there are; no names.</summary>
    public override string ToString() => FormattableString.Invariant($"{_accepted.Count} merges, {_declined.Count} declined");
}
