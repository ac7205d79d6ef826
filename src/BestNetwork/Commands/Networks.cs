using BestNetwork.Records;
using NodaTime;
using RelationshipModel;
using RelationshipModel.Import;
using RelationshipModel.Introductions;
using RelationshipModel.Scoring;

namespace BestNetwork.Commands;

/// <summary>Networks made of what was read: one person's as the engines look at it, and the ties of everybody.</summary>
internal static class Networks
{
    /// <summary>One person's network with its records; null where there is nothing to look at.</summary>
    internal static NetworkSnapshot? Snapshot(InteractionsRead read, PersonalRecords records, PresenceIndex? presence = null)
    {
        if (read.From is not { } from || read.Owner is not { } owner) return null;
        RelationshipScorer scorer = new(ScoringOptions.Default with { Zone = read.Zone });
        Interaction[] interactions = [.. read.Log.Of(owner, from.Before)];
        ILookup<ContactId, Interaction> histories = interactions
            .SelectMany(static interaction => interaction.Contacts.Select(contact => (contact, interaction)))
            .ToLookup(static row => row.contact, static row => row.interaction);
        Dictionary<ContactId, Contact> contacts = records.Contacts.Where(contact => contact.Id.Value != owner.Value).ToDictionary(static contact => contact.Id);
        foreach (IGrouping<ContactId, Interaction> history in histories) contacts.TryAdd(history.Key, new(history.Key, history.Key.Value));
        Dictionary<ContactId, Cadence> cadences = records.Cadences(from.Day);
        ILookup<ContactId, FollowUp> followUps = records.FollowUps.ToLookup(static followUp => followUp.Contact);
        return new(owner, from.AsOf, read.Zone, contacts.Values, histories.Select(history => Score(history.Key, history)))
        {
            Interactions = interactions,
            Circles = records.Circles,
            Memberships = records.Memberships,
            FollowUps = records.FollowUps,
            Gatherings = [.. Gatherings(interactions, records.Gatherings)],
        };

        RelationshipScore Score(ContactId contact, IEnumerable<Interaction> history)
        {
            TieProfile profile = TieProfile.Of(contacts[contact]) with { FollowUps = [.. followUps[contact]], Cadence = cadences.GetValueOrDefault(contact) };
            return scorer.Score(new Tie(new(owner, contact), history, profile), from.AsOf, presence?.LastSeenByOthers(owner, contact));
        }
    }

    /// <summary>The ties of everybody, by their vitality: an existing tie is any interaction up to the instant.</summary>
    internal static TieNetwork Ties(InteractionsRead read)
    {
        if (read.From is not { } from) return TieNetwork.Empty;
        TieLedger ledger = new(new(ScoringOptions.Default with { Zone = read.Zone }));
        foreach ((OwnerId owner, Interaction interaction) in read.Log.All(from.Before)) ledger.Record(owner, interaction);
        return TieNetwork.Of(ledger.ScoreAll(from.AsOf).Select(static score => new KnownTie(new(score.Tie.Owner.Value), score.Tie.Contact, score.Vitality)));
    }

    /// <summary>The gatherings on record, and those that interactions name: from the first of them on, with those who took part.</summary>
    private static IEnumerable<Gathering> Gatherings(IEnumerable<Interaction> interactions, IReadOnlyList<Gathering> recorded)
    {
        HashSet<GatheringId> known = [.. recorded.Select(static gathering => gathering.Id)];
        IEnumerable<Gathering> named = interactions
            .Where(interaction => interaction.Gathering is { } id && !known.Contains(id))
            .GroupBy(static interaction => interaction.Gathering!.Value)
            .Select(static there => new Gathering(there.Key, there.Key.Value, there.First().At, there.SelectMany(static interaction => interaction.Contacts))
            {
                Length = there.Max(static interaction => interaction.Length) is { } length && length > Duration.Zero ? length : null,
            });
        return recorded.Concat(named);
    }
}
