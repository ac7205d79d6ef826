using NodaTime;
using RelationshipModel;
using RelationshipModel.Import;
using RelationshipModel.Import.Calendar;
using RelationshipModel.Import.People;
using RelationshipModel.Network;

namespace BestNetwork.Commands;

/// <summary>Records the events of calendars. They are held until their last copy was read; then what takes place is recorded,
/// and what an earlier import recorded otherwise is corrected or taken back.</summary>
internal sealed class ImportedEvents
{
    private const int BatchSize = 1_000;

    private readonly RelationshipNetwork _network;
    private readonly Instant _asOf;
    private readonly PeopleIndex _people;
    private readonly Func<List<Interaction>, CancellationToken, Task<int>> _record;
    private readonly EventsRead _read;
    private readonly EventWithdrawer _withdrawer;
    private readonly List<Interaction> _batch = [];
    private Dictionary<GatheringId, Gathering>? _gatherings;

    /// <param name="network">The network of the owner.</param>
    /// <param name="asOf">The instant of the import.</param>
    /// <param name="people">Takes the people of the events.</param>
    /// <param name="supersede">Told of each item in whose place another comes.</param>
    /// <param name="record">Records interactions, empties the list, and returns how many were known already.</param>
    internal ImportedEvents(RelationshipNetwork network, Instant asOf, PeopleIndex people, Action<ImportItem> supersede,
        Func<List<Interaction>, CancellationToken, Task<int>> record)
    {
        (_network, _asOf, _people, _record) = (network, asOf, people, record);
        _read = new(supersede);
        _withdrawer = new(network);
    }

    /// <summary>Gets the number of events that are held.</summary>
    internal int Count => _read.Count;

    /// <summary>Gets the number of gatherings to come.</summary>
    internal long ToCome { get; private set; }

    /// <summary>Gets the number of interactions that are corrected: an earlier import recorded them otherwise.</summary>
    internal long Corrected { get; private set; }

    /// <summary>Gets the interactions that were read and are known: by an earlier import, or recorded by hand.</summary>
    internal HashSet<InteractionId> Known { get; } = [];

    /// <summary>Gets the number of the corrected ones that were among the known, since they were read again.</summary>
    internal long Rewritten { get; private set; }

    /// <summary>Gets the number of events that an earlier import recorded, that do not take place and were taken back.</summary>
    internal long Withdrawn => _withdrawer.Withdrawn;

    /// <summary>Gets the number of such events that were kept, since more was recorded of them.</summary>
    internal long Kept => _withdrawer.Kept;

    /// <summary>Holds what is said about an event.</summary>
    internal void Add(ImportItem item) => _read.Add(item);

    /// <summary>Notes that a file was not read as a whole, so that something missing in it means nothing.</summary>
    internal void AddDamage(string file) => _read.AddDamage(file);

    /// <summary>Keeps what is said about the events that are held, takes back what was recorded of those that do not take place,
    /// and lets go of all.</summary>
    /// <param name="until">The instant before which events were read.</param>
    /// <param name="cancellationToken">A token to cancel the operation between two events.</param>
    internal async Task KeepAsync(Instant until, CancellationToken cancellationToken)
    {
        await KeepHeldAsync(until, cancellationToken);
        _read.Clear();
    }

    /// <summary>Keeps the events that are held after all was read, and takes back those that the calendars no longer
    /// have.</summary>
    /// <param name="until">The instant before which events were read.</param>
    /// <param name="cancellationToken">A token to cancel the operation between two events.</param>
    internal async Task FinishAsync(Instant until, CancellationToken cancellationToken)
    {
        await KeepHeldAsync(until, cancellationToken);
        await WithdrawLostAsync(until, cancellationToken);
    }

    private async Task KeepHeldAsync(Instant until, CancellationToken cancellationToken)
    {
        List<string> calledOff = [], tooFarAhead = [];
        Dictionary<string, Instant> toCome = new(StringComparer.Ordinal);
        List<Gathering> gatherings = [];
        Dictionary<GatheringId, Gathering> known = _gatherings ??= await _network.Gatherings.ListAsync(cancellationToken)
            .ToDictionaryAsync(static gathering => gathering.Id, cancellationToken: cancellationToken);
        foreach (ImportItem item in _read.All)
        {
            _people.Add(item);
            switch (item)
            {
                case ImportedInteraction interaction:
                    _batch.Add(interaction.Interaction);
                    if (_batch.Count == BatchSize) await RecordAsync(cancellationToken);
                    break;
                case ImportedGathering gathering:
                    if (known.GetValueOrDefault(gathering.Gathering.Id) != gathering.Gathering)
                        gatherings.Add(gathering.Gathering);
                    toCome[gathering.EventId!] = gathering.Gathering.At;
                    ToCome++;
                    break;
                case SkippedItem { Withdraws: true }: calledOff.Add(item.EventId!); break;
                case SkippedItem { Reason: SkipReason.TooFarAhead }: tooFarAhead.Add(item.EventId!); break;
            }
        }

        await RecordAsync(cancellationToken);
        foreach (Gathering[] part in gatherings.Chunk(BatchSize)) await _network.Gatherings.SaveAsync(part, cancellationToken);
        foreach (Gathering gathering in gatherings) known[gathering.Id] = gathering;
        await WithdrawAsync(calledOff, static (_, _) => true, cancellationToken);
        // What was put off is recorded at another time than it now has. An import as of an earlier instant finds it at the same.
        await WithdrawAsync(tooFarAhead, (_, at) => at < until, cancellationToken);
        await WithdrawAsync(toCome.Keys, (id, at) => at != toCome[id], cancellationToken);
        foreach (SkippedItem answer in _read.Answers) await AnswerAsync(answer, cancellationToken);
    }

    /// <summary>Records the events of the batch, and corrects those that an earlier import recorded otherwise.</summary>
    private async Task RecordAsync(CancellationToken cancellationToken)
    {
        Interaction[] read = [.. _batch];
        bool hasKnown = await _record(_batch, cancellationToken) > 0;
        IReadOnlySet<ContactId> erased = await _network.FindErasedAsync(
            hasKnown ? [.. read.SelectMany(static interaction => interaction.Contacts).Distinct()] : [], cancellationToken);
        foreach (Interaction interaction in read)
        {
            if (_gatherings!.GetValueOrDefault(new(interaction.Id.Value)) is { } gathering && gathering.At <= _asOf
                && (gathering.At != interaction.At || !gathering.Attendees.SequenceEqual(interaction.Contacts)))
                await _network.Gatherings.SaveAsync(gathering with { At = interaction.At, Attendees = interaction.Contacts },
                    cancellationToken);
            if (!hasKnown || await _network.FindInteractionAsync(interaction.Id, cancellationToken) is not { } recorded)
                continue;
            Known.Add(interaction.Id);
            if (EventCorrection.Of(recorded, interaction, erased) is not { } corrected) continue;
            await _network.SaveInteractionAsync(corrected, cancellationToken);
            Corrected++;
            Rewritten++;
        }
    }

    /// <summary>Applies what guests answered to what is recorded of the event.</summary>
    private async Task AnswerAsync(SkippedItem answer, CancellationToken cancellationToken)
    {
        string id = answer.EventId!;
        IReadOnlySet<ContactId> erased = await _network.FindErasedAsync(
            [.. answer.Answers.Select(static said => said.Guest.Address.Id)], cancellationToken);
        foreach ((NamedAddress Guest, bool Comes) said in answer.Answers)
        {
            ContactId guest = said.Guest.Address.Id;
            if (erased.Contains(guest)) continue;
            List<Interaction> recorded = [];
            if (await _network.FindInteractionAsync(new(id), cancellationToken) is { } only) recorded.Add(only);
            else if (!said.Comes)
                recorded.AddRange(await _network.ListInteractionsAsync(guest, cancellationToken)
                    .Where(interaction => KnownEvents.SeriesOf(interaction.Id.Value) == id).ToListAsync(cancellationToken));
            List<Gathering> gatherings = await _network.Gatherings.ListAsync(cancellationToken)
                .Where(gathering => gathering.Id.Value == id || KnownEvents.SeriesOf(gathering.Id.Value) == id)
                .ToListAsync(cancellationToken);
            if (recorded.Count + gatherings.Count > 0) _people.Add(said.Guest);
            foreach (Interaction interaction in recorded)
            {
                if (interaction.Channel is not (Channel.InPerson or Channel.Video or Channel.Voice)) continue;
                Interaction? changed = EventCorrection.With(interaction, guest, said.Comes);
                if (changed == interaction) continue;
                if (changed is not null)
                {
                    await _network.SaveInteractionAsync(changed, cancellationToken);
                    Corrected++;
                }
                else
                {
                    await WithdrawAsync([interaction.Id.Value], static (_, _) => true, cancellationToken);
                }
            }

            foreach (Gathering gathering in gatherings)
            {
                if (gathering.Attendees.Contains(guest) == said.Comes) continue;
                ContactId[] attendees = said.Comes
                    ? [.. gathering.Attendees, guest] : [.. gathering.Attendees.Where(contact => contact != guest)];
                if (attendees.Length > 0)
                    await _network.Gatherings.SaveAsync(gathering with { Attendees = attendees }, cancellationToken);
                else await WithdrawAsync([gathering.Id.Value], static (_, _) => true, cancellationToken);
            }
        }
    }

    /// <summary>Withdraws future gatherings that the calendars no longer mention, though they name their series, or that have
    /// begun.</summary>
    private async Task WithdrawLostAsync(Instant until, CancellationToken cancellationToken)
    {
        string[] lost = await _network.Gatherings.ListAsync(cancellationToken)
            .Where(gathering => _read.HasLost(gathering, _asOf, until) || _read.HasBegun(gathering, _asOf))
            .Select(static gathering => gathering.Id.Value).ToArrayAsync(cancellationToken);
        await WithdrawAsync(lost, (_, at) => at > _asOf, cancellationToken);
        // An event that stands alone no more was recorded under the id of its series.
        await WithdrawAsync(_read.Series, static (_, _) => true, cancellationToken);
        if (!_read.HasChangedSeries) return;
        string[] past = await _network.ListInteractionsAsync(cancellationToken: cancellationToken)
            .Where(interaction => interaction.At <= _asOf && _read.HasLost(interaction))
            .Select(static interaction => interaction.Id.Value).ToArrayAsync(cancellationToken);
        await WithdrawAsync(past, static (_, _) => true, cancellationToken);
    }

    private Task WithdrawAsync(IReadOnlyCollection<string> events, Func<string, Instant, bool> isOutdated,
        CancellationToken cancellationToken) =>
        _withdrawer.WithdrawAsync(events, isOutdated, cancellationToken);
}
