using NodaTime;
using RelationshipModel;
using RelationshipModel.Import.Csv;
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

    /// <summary>The start of the last interaction; null if there is no interaction.</summary>
    internal Instant? Last => log.Last;

    internal override bool Has(string owner) => log.Names(owner);

    internal override ValueTask<IEnumerable<(OwnerId Owner, Interaction Interaction)>> AllAsync(AsOf asOf,
        CancellationToken cancellationToken) =>
        new(log.All(asOf.Before));

    internal override ValueTask<IEnumerable<ScoredTie>> ScoresAsync(
        OwnerId owner, AsOf asOf, DateTimeZone zone, PersonalRecords records, PresenceIndex? presence, bool withEvidence,
        CancellationToken cancellationToken)
    {
        RelationshipScorer scorer = ScorerIn(zone);
        // As in a snapshot, a tie that is not to be scored is left out.
        return new((withEvidence ? FromHistories() : FromEpisodes()).Where(static tie => !tie.Score.IsWithheld));

        IEnumerable<ScoredTie> FromHistories()
        {
            Interaction[] all = [.. log.Of(owner, asOf.Before)];
            Profiles profiles = new(records, asOf.Day, DirectionTally.Of(all), presence is not null);
            foreach (IGrouping<ContactId, Interaction> history in Histories(all))
            {
                cancellationToken.ThrowIfCancellationRequested();
                Tie tie = new(new(owner, history.Key), history, profiles.Of(history.Key));
                RelationshipScore score = scorer.Score(tie, asOf.At, SeenByOthers(history.Key));
                yield return new(score, tie.History[0].At, profiles.NameOf(history.Key));
            }
        }

        IEnumerable<ScoredTie> FromEpisodes()
        {
            IReadOnlyList<(ContactId Contact, Episode Episode)> episodes = log.EpisodesOf(owner, asOf.Before);
            DirectionTally directions = new();
            foreach ((ContactId contact, Episode episode) in episodes) directions.Add(contact, episode);
            Profiles profiles = new(records, asOf.Day, directions.Directions, presence is not null);
            TieLedger ledger = new(scorer);
            List<Instant> since = [];
            foreach ((ContactId contact, Episode episode) in episodes)
            {
                cancellationToken.ThrowIfCancellationRequested();
                TieKey key = new(owner, contact);
                TieHandle tie = ledger.Open(key);
                if (ledger.Count > since.Count)
                {
                    since.Add(episode.At);
                    ledger.SetProfile(key, profiles.Of(contact));
                }

                ledger.Record(tie, episode);
            }

            return ledger.Ties.Select((tie, i) => new ScoredTie(
                ledger.Score(tie, asOf.At, SeenByOthers(tie.Contact)), since[i], profiles.NameOf(tie.Contact)));
        }

        Instant? SeenByOthers(ContactId contact) => presence?.LastSeenByOthers(owner, contact);
    }

    internal override ValueTask<RelationshipScore> PreviewAsync(
        OwnerId owner, ContactId contact, Interaction hypothetical, AsOf asOf, DateTimeZone zone, PersonalRecords records,
        CancellationToken cancellationToken)
    {
        Interaction[] all = [.. log.Of(owner, asOf.Before)];
        IEnumerable<Interaction> history = all.Where(interaction => interaction.Contacts.Contains(contact));
        Tie tie = new(new(owner, contact), history, new Profiles(records, asOf.Day, DirectionTally.Of(all), sharesPresence: false)
            .Of(contact));
        return new(ScorerIn(zone).Preview(tie, hypothetical, asOf.At));
    }

    internal override ValueTask<NetworkSnapshot> SnapshotAsync(
        OwnerId owner, AsOf asOf, DateTimeZone zone, PersonalRecords records, PresenceIndex? presence, bool withInteractions,
        CancellationToken cancellationToken)
    {
        RelationshipScorer scorer = ScorerIn(zone);
        Interaction[] interactions = [.. log.Of(owner, asOf.Before)];
        ILookup<ContactId, Interaction> histories = Histories(interactions);
        Dictionary<ContactId, Contact> contacts = records.Contacts.Where(contact => contact.Id.Value != owner.Value)
            .ToDictionary(static contact => contact.Id);
        foreach (IGrouping<ContactId, Interaction> history in histories)
            contacts.TryAdd(history.Key, new(history.Key, history.Key.Value));
        Profiles profiles = new(records, asOf.Day, DirectionTally.Of(interactions), presence is not null);
        IEnumerable<ContactId> known = histories.Select(static history => history.Key)
            .Union(contacts.Values.Where(static contact => contact.Closeness.Count > 0).Select(static contact => contact.Id));
        return new(new NetworkSnapshot(owner, asOf.At, zone, contacts.Values,
            known.Select(contact => Score(contact, histories[contact])))
        {
            OwnersAreContacts = true,
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

    private static ILookup<ContactId, Interaction> Histories(IEnumerable<Interaction> interactions) => interactions
        .SelectMany(static interaction => interaction.Contacts.Select(contact => (contact, interaction)))
        .ToLookup(static row => row.contact, static row => row.interaction);

    /// <summary>The same for all owners, since making one takes longer than scoring a few ties.</summary>
    private RelationshipScorer ScorerIn(DateTimeZone zone) =>
        _scorer is { } known && known.Options.Zone.Equals(zone)
            ? known : _scorer = new(ScoringOptions.Default with { Zone = zone });
}
