using NodaTime;
using RelationshipModel;
using RelationshipModel.Import;
using RelationshipModel.Introductions;
using RelationshipModel.Scoring;
using RelationshipModel.Scoring.Bulk;

namespace BestNetwork.Records;

/// <summary>The networks of a CSV of interactions, in which each person is an owner.</summary>
internal sealed class FileNetworks(string place, CsvInteractions log) : NetworkSource
{
    private RelationshipScorer? _scorer;

    internal override string Place => place;

    internal override IReadOnlyList<string> Owners => log.Persons;

    /// <summary>When the last interaction began; null if there is no interaction.</summary>
    internal Instant? Last => log.Last;

    internal override bool Has(string owner) => log.Names(owner);

    internal override ValueTask<IEnumerable<OwnedInteraction>> AllAsync(AsOf asOf, CancellationToken cancellationToken) =>
        new(log.All(asOf.Before));

    internal override ValueTask<IEnumerable<ScoredTie>> ScoresAsync(
        OwnerId owner, AsOf asOf, DateTimeZone zone, PersonalRecords records, PresenceIndex? presence,
        CancellationToken cancellationToken)
    {
        RelationshipScorer scorer = ScorerIn(zone);
        DirectionTally directions = new();
        Dictionary<ContactId, List<Interaction>> histories = [];
        foreach (Interaction interaction in log.Of(owner, asOf.Before))
        {
            cancellationToken.ThrowIfCancellationRequested();
            directions.Add(interaction);
            foreach (ContactId contact in interaction.Contacts)
            {
                if (!histories.TryGetValue(contact, out List<Interaction>? history)) histories.Add(contact, history = []);
                history.Add(interaction);
            }
        }

        Profiles profiles = new(records, asOf.Day, directions.Directions);
        return new(histories.Select(history => new ScoredTie(
            scorer.Score(new Tie(new(owner, history.Key), history.Value, profiles.Of(history.Key)), asOf.At,
                presence?.LastSeenByOthers(owner, history.Key)),
            history.Value[0].At,
            profiles.NameOf(history.Key))));
    }

    internal override ValueTask<RelationshipScore> PreviewAsync(
        OwnerId owner, ContactId contact, Interaction hypothetical, AsOf asOf, DateTimeZone zone, PersonalRecords records,
        CancellationToken cancellationToken)
    {
        Interaction[] all = [.. log.Of(owner, asOf.Before)];
        IEnumerable<Interaction> history = all.Where(interaction => interaction.Contacts.Contains(contact));
        Tie tie = new(new(owner, contact), history, new Profiles(records, asOf.Day, DirectionTally.Of(all)).Of(contact));
        return new(ScorerIn(zone).Preview(tie, hypothetical, asOf.At));
    }

    internal override ValueTask<NetworkSnapshot> SnapshotAsync(
        OwnerId owner, AsOf asOf, DateTimeZone zone, PersonalRecords records, PresenceIndex? presence,
        CancellationToken cancellationToken)
    {
        RelationshipScorer scorer = ScorerIn(zone);
        Interaction[] interactions = [.. log.Of(owner, asOf.Before)];
        ILookup<ContactId, Interaction> histories = interactions
            .SelectMany(static interaction => interaction.Contacts.Select(contact => (contact, interaction)))
            .ToLookup(static row => row.contact, static row => row.interaction);
        Dictionary<ContactId, Contact> contacts = records.Contacts.Where(contact => contact.Id.Value != owner.Value)
            .ToDictionary(static contact => contact.Id);
        foreach (IGrouping<ContactId, Interaction> history in histories)
            contacts.TryAdd(history.Key, new(history.Key, history.Key.Value));
        Profiles profiles = new(records, asOf.Day, DirectionTally.Of(interactions));
        IEnumerable<ContactId> known = histories.Select(static history => history.Key)
            .Union(contacts.Values.Where(static contact => contact.Closeness.Count > 0).Select(static contact => contact.Id));
        return new(new NetworkSnapshot(owner, asOf.At, zone, contacts.Values,
            known.Select(contact => Score(contact, histories[contact])))
        {
            Interactions = interactions,
            Circles = records.Circles,
            Memberships = records.Memberships,
            FollowUps = records.FollowUps,
            Gatherings = Gatherings(interactions, records.Gatherings),
        });

        RelationshipScore Score(ContactId contact, IEnumerable<Interaction> history)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return scorer.Score(new Tie(new(owner, contact), history, profiles.Of(contact)), asOf.At,
                presence?.LastSeenByOthers(owner, contact));
        }
    }

    internal override ValueTask<TieNetwork> TiesAsync(AsOf asOf, DateTimeZone zone, CancellationToken cancellationToken)
    {
        TieLedger ledger = new(ScorerIn(zone));
        foreach ((OwnerId owner, Interaction interaction) in log.All(asOf.Before)) ledger.Record(owner, interaction);
        return new(TieNetwork.Of(
            ledger.ScoreAll(asOf.At)
                .Select(static score => new KnownTie(new(score.Tie.Owner.Value), score.Tie.Contact, score.Vitality))));
    }

    /// <summary>The same for all owners, since making one takes longer than scoring a few ties.</summary>
    private RelationshipScorer ScorerIn(DateTimeZone zone) =>
        _scorer is { } known && known.Options.Zone.Equals(zone)
            ? known : _scorer = new(ScoringOptions.Default with { Zone = zone });
}
