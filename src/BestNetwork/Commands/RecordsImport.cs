using System.Globalization;
using BestNetwork.Records;
using Microsoft.Data.Sqlite;
using NodaTime;
using RelationshipModel;
using RelationshipModel.Import;
using RelationshipModel.Import.Calendar;
using RelationshipModel.Import.Csv;
using RelationshipModel.Import.People;
using RelationshipModel.Merging;
using RelationshipModel.Network;
using RelationshipModel.Sqlite;
using RelationshipModel.Storage;

namespace BestNetwork.Commands;

/// <summary>Imports files into a database, batch by batch: each is kept whole or not at all.</summary>
internal sealed class RecordsImport
{
    private const int BatchSize = 1_000;

    /// <summary>The number of events of calendars that are held at most (some 20 MB).</summary>
    private const int DefaultMaxEvents = 10_000;

    private readonly ImportRequest _request;
    private readonly SqliteStore _store;
    private readonly IClock _clock;
    private readonly int _maxEvents;
    private readonly Lazy<KnownEvents> _knownEvents;
    private readonly Lazy<RecordsReader> _reader;
    private readonly ImportMemory _memory;
    private readonly KnownPeople _knownPeople;
    private readonly PeopleIndex _people;
    private readonly ImportedPeople _imported;
    private readonly Dictionary<OwnerId, Instant?> _horizons = [];
    private readonly List<Interaction> _batch = [];
    private readonly List<SourceFault> _faults = [];
    private readonly List<SourceFault> _notes = [];
    private Dictionary<InteractionId, Interaction>? _own;
    private bool _readsRecords;
    private long _known;
    private long _corrected;

    /// <param name="request">The options.</param>
    /// <param name="owner">The owner of a person's own records.</param>
    /// <param name="store">The database.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="maxEvents">The number of events of calendars that are held at most.</param>
    internal RecordsImport(ImportRequest request, OwnerId owner, SqliteStore store, IClock clock,
        int maxEvents = DefaultMaxEvents)
    {
        (_request, RecordOwner, _store, _clock, _maxEvents) = (request, owner, store, clock, maxEvents);
        _memory = new(store.Path, RecordOwner, request.BusyTimeout);
        _knownEvents = new(_memory.ReadEvents);
        _knownPeople = _memory.ReadPeople();
        _people = new(_knownPeople);
        Events = new(NetworkOf(RecordOwner), request.AsOf, _people, Summary.Supersede,
            (batch, cancellationToken) => RecordAsync(RecordOwner, batch, cancellationToken));
        _imported = new(NetworkOf(RecordOwner), store, request.AsOf);
        Lists = new(request.Zone, request.AsOf.InZone(request.Zone).Date);
        _reader = new(() =>
        {
            RecordsReader reader = new(new()
            {
                // Only files that are not read come without an address of the owner's.
                Me = request.Me.Count > 0 ? request.Me : ["nobody@invalid"],
                AsOf = request.AsOf,
                Zone = request.Zone,
                DateOrder = request.DateOrder,
                Columns = request.Columns,
                Events = _knownEvents.Value,
            });
            reader.BeginFiles();
            return reader;
        });
    }

    /// <summary>Gets the number of files that were read.</summary>
    internal int Files { get; private set; }

    /// <summary>Gets the counts of a person's own records.</summary>
    internal ImportSummary Summary { get; } = new();

    /// <summary>Gets the number of rows of CSVs of interactions that were read, faults included.</summary>
    internal long Rows { get; private set; }

    /// <summary>Of how many owners interactions were read.</summary>
    internal int Networks => _horizons.Count;

    /// <summary>Gets the number of new interactions.</summary>
    internal long New { get; private set; }

    /// <summary>Gets the number of interactions that were known already.</summary>
    internal long Known => _known - Events.Rewritten;

    /// <summary>Gets the number of interactions that are corrected: an earlier import recorded them otherwise.</summary>
    internal long Corrected => _corrected + Events.Corrected;

    /// <summary>Gets the number of interactions that are older than those the database keeps one by one.</summary>
    internal long Folded { get; private set; }

    /// <summary>Gets the number of interactions that were left out, since they were with people whom the owner erased.</summary>
    internal long Erased { get; private set; }

    /// <summary>Gets the number of rows of CSVs that are later than the instant of the import.</summary>
    internal long Later { get; private set; }

    /// <summary>Gets the number of rows of CSVs that do not name the owner.</summary>
    internal long BetweenOthers { get; private set; }

    /// <summary>Gets the number of rows of CSVs that are one interaction with an earlier row of the same id.</summary>
    internal long Joined { get; private set; }

    /// <summary>Gets what may be meant otherwise than it was read in CSVs of interactions.</summary>
    internal IReadOnlyList<SourceFault> Notes => _notes;

    /// <summary>Gets the files of folders and archives that were not read.</summary>
    internal PassedOverFiles PassedOver { get; private set; } = new();

    /// <summary>Gets the results for calendar events.</summary>
    internal ImportedEvents Events { get; }

    /// <summary>Gets the results for people.</summary>
    internal ImportedPeople People => _imported;

    /// <summary>Gets the results for the lists beside interactions.</summary>
    internal ImportedLists Lists { get; }

    /// <summary>Gets which side's messages the networks hold.</summary>
    internal ImportedDirections Directions { get; } = new();

    /// <summary>Gets the number of new contacts.</summary>
    internal int NewContacts { get; private set; }

    /// <summary>Gets the number of items that could not be read.</summary>
    internal long FaultCount { get; private set; }

    /// <summary>The first of them.</summary>
    internal IReadOnlyList<SourceFault> Faults => _faults;

    /// <summary>Gets the number of items that were read.</summary>
    internal long Read => Summary.ItemCount + Rows + Lists.Rows;

    /// <summary>Whether there were faults and nothing else.</summary>
    internal bool ReadNothing => FaultCount > 0 && FaultCount == Read;

    /// <summary>Gets the zone that the database kept before this import was told one; null if it kept none.</summary>
    internal DateTimeZone? ZoneBefore { get; private set; }

    /// <summary>Gets the zone of days.</summary>
    internal DateTimeZone Zone => _request.Zone;

    /// <summary>Gets whether nothing was read that a network holds.</summary>
    internal bool ImportedNothing { get; private set; }

    private OwnerId RecordOwner { get; }

    /// <summary>Notes what was found but not read.</summary>
    internal void AddUnread(ImportFiles found)
    {
        PassedOver = found.PassedOver;
        foreach (SourceFault fault in found.Faults) FaultOfRow(fault);
    }

    /// <summary>Imports a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="position">Told how many bytes of it were read.</param>
    /// <param name="cancellationToken">A token to cancel the operation between two batches; those before are kept.</param>
    internal async Task ReadAsync(ImportFile file, Action<long> position, CancellationToken cancellationToken)
    {
        (long read, long faults, int passedOver) = (Read, FaultCount, PassedOver.Count);
        await ReadFileAsync(file, position, cancellationToken);
        bool isRefused = FaultCount > faults && FaultCount - faults == Read - read;
        if (!isRefused && (Read > read || PassedOver.Count == passedOver)) Files++;
    }

    private async Task ReadFileAsync(ImportFile file, Action<long> position, CancellationToken cancellationToken)
    {
        try
        {
            if (file.Kind == SourceKind.SqliteDatabase)
            {
                await ReadMessagesAsync(file, cancellationToken);
                return;
            }

            if (Lists.Read(file.Path, FaultOfRow))
            {
                _readsRecords = true;
                return;
            }

            if (file is { Kind: SourceKind.Unknown, IsNamed: false })
            {
                PassedOver.Add(file.Path, file.Advice(), isMeant: file.Advice() is not null);
                return;
            }

            await using FileStream stream = InputFile.Open(file.Path);
            if (file.Kind == SourceKind.InteractionCsv)
                await ReadInteractionsAsync(stream, file.Path, position, cancellationToken);
            else if (file.Kind == SourceKind.Unknown && SourceHint.HeaderFault(file.Path) is { } fault)
                FaultOfRow(new(file.Path, 1, $"{fault}; contacts are read with --column name=COLUMN", EndsReading: true));
            else await ReadRecordsAsync(stream, file, position, cancellationToken);
        }
        catch (RefusedException e)
        {
            FaultOfRow(new(file.Path, LineOf(e.Place), e.Reason, EndsReading: true));
        }
        catch (Exception e) when (e is UnauthorizedAccessException or (IOException and not SqliteStoreException))
        {
            FaultOfRow(new(file.Path, 1, $"cannot be read: {e.Message}", EndsReading: true));
        }
    }

    /// <summary>Keeps the people of all files, and proposes who may be one person.</summary>
    internal async Task FinishAsync(CancellationToken cancellationToken)
    {
        if (_readsRecords) await FinishRecordsAsync(cancellationToken);
        await Directions.KeepAsync(NetworkOf, cancellationToken);
        ImportedNothing = Read == FaultCount + Summary.SkipCount
            || (await _store.ListOwnersAsync(cancellationToken)).Count == 0;
        if (!_request.KeepsZone || ImportedNothing) return;
        ZoneBefore = ImportMemory.ReadZone(_store.Path);
        if (_request.Zone != ZoneBefore) _memory.Write(_request.Zone);
    }

    private async Task FinishRecordsAsync(CancellationToken cancellationToken)
    {
        RelationshipNetwork network = NetworkOf(RecordOwner);
        if (_request.Me.Count > 0)
        {
            await KeepAsync(network, _reader.Value.EndFiles(), static () => { }, cancellationToken);
            await Events.FinishAsync(_reader.Value.Until, cancellationToken);
            // What a calendar states is not taken back as if it had been recorded by hand alone.
            if (Events.Known.Count > 0) _memory.ChangeHandRecords(records => records.Release(Events.Known));
        }

        if (_reader.IsValueCreated) _notes.AddRange(_reader.Value.FindUnseenNames());
        if (_knownEvents.IsValueCreated) _memory.Write(_knownEvents.Value);
        OwnAddresses own = new(network, _request.Me);
        await own.RemoveAsync(_own, cancellationToken);
        _corrected += own.Corrected;
        await foreach (Contact contact in network.Contacts.ListAsync(cancellationToken)) _people.Add(contact);
        await _imported.KeepAsync(_people, cancellationToken);
        if (Lists.HasLists)
        {
            KnownRows rows = _memory.ReadRows();
            NamedContacts named = await NamedContacts.ReadAsync(network, _people, _request.AsOf, cancellationToken);
            await Lists.KeepAsync(network, named, rows, FaultOfRow, _notes.Add, cancellationToken);
            _memory.Write(rows);
            foreach (Contact contact in Lists.New) _people.Add(contact);
        }

        await _imported.ProposeAsync(_people, cancellationToken);
        _memory.Write(_knownPeople);
    }

    private async Task ReadRecordsAsync(FileStream stream, ImportFile file, Action<long> position,
        CancellationToken cancellationToken)
    {
        _readsRecords = true;
        RelationshipNetwork network = NetworkOf(RecordOwner);
        await KeepAsync(network, _reader.Value.Read(stream, file.Path, file.Place, cancellationToken),
            () => position(stream.Position), cancellationToken);
    }

    /// <summary>Imports the database of Apple's Messages. Other databases in a folder are skipped.</summary>
    private async Task ReadMessagesAsync(ImportFile file, CancellationToken cancellationToken)
    {
        using SqliteConnection? messages = MessagesDatabase.Open(file.Path, out string? fault);
        if (messages is null && fault is null && !file.IsNamed)
        {
            PassedOver.Add(file.Path, "a database of another program");
            return;
        }

        if (messages is null || _request.Me.Count == 0)
        {
            FaultOfRow(new(file.Path, 1, fault ?? "this database is not one of Apple's Messages (chat.db)", 0,
                EndsReading: true));
            return;
        }

        _readsRecords = true;
        RelationshipNetwork network = NetworkOf(RecordOwner);
        await KeepAsync(network, _reader.Value.ReadMessages(messages, file.Path, cancellationToken), static () => { },
            cancellationToken);
    }

    /// <summary>Keeps the items of a file, batch by batch.</summary>
    private async Task KeepAsync(RelationshipNetwork network, IEnumerable<ImportItem> items, Action kept,
        CancellationToken cancellationToken)
    {
        foreach (ImportItem item in items)
        {
            Summary.Add(item);
            if (item.EventId is not null)
            {
                Events.Add(item);
                if (Events.Count < _maxEvents) continue;
                await Events.KeepAsync(_reader.Value.Until, cancellationToken);
                kept();
                continue;
            }

            _people.Add(item);
            switch (item)
            {
                case ImportedInteraction interaction:
                    _batch.Add(interaction.Interaction);
                    if (_batch.Count < BatchSize) break;
                    await RecordAsync(RecordOwner, _batch, cancellationToken);
                    kept();
                    break;
                case ItemFault fault:
                    Fault(fault.Fault);
                    Events.AddDamage(fault.File);
                    break;
                case SkippedFile skipped:
                    PassedOver.Add(skipped.File, null, skipped.File.EndsWith(".csv", StringComparison.OrdinalIgnoreCase));
                    break;
            }
        }

        await RecordAsync(RecordOwner, _batch, cancellationToken);
    }

    private async Task ReadInteractionsAsync(FileStream stream, string place, Action<long> position,
        CancellationToken cancellationToken)
    {
        InteractionCsvOptions options = new() { Channel = _request.Channel, Zone = _request.Zone };
        CsvInteractions log = CsvInteractions.Read(stream, place, options, skipBadRows: true, lastingIds: true);
        foreach (SourceFault fault in log.Faults) Fault(fault);
        FaultCount += log.FaultCount - log.Faults.Count;
        Rows += log.FaultCount;
        string? owner = _request.OwnerIs ?? _request.Owner?.Value;
        if (owner is not null && !log.Names(owner))
        {
            FaultOfRow(new(place, 1, NearNames.Unknown(owner, log.Persons)));
            return;
        }

        if (owner is null && await _store.ListOwnersAsync(cancellationToken) is [var only]
            && log.Persons.FirstOrDefault(person => person != only.Value) is not null)
        {
            const int MaxShown = 5;
            string names = string.Join(", ", log.Persons.Take(MaxShown).Select(Sentences.Name));
            string more = log.Persons.Count > MaxShown ? $" and {log.Persons.Count - MaxShown} more" : "";
            FaultOfRow(new(place, 1, $"it is between people by name ({names}{more}), and would put a network of each beside that "
                + $"of '{only}': say which of them is you with --owner-is NAME"
                + (log.Names(only.Value) ? $", or --owner {only}" : ""), EndsReading: true));
            return;
        }

        Rows += log.RowCount;
        _notes.AddRange(log.Notes);
        if (owner is null) Joined += log.RowCount - log.Count;
        OwnerId[] owners = _request.OwnerIs is { } named ? [new(named)]
            : _request.Owner is { } wanted ? [wanted]
            : [.. log.Persons.Select(static person => new OwnerId(person))];
        _readsRecords |= _request.OwnerIs is not null;
        for (int i = 0; i < owners.Length; i++)
        {
            OwnerId keeper = _request.OwnerIs is null ? owners[i] : RecordOwner;
            HashSet<ContactId> contacts = [];
            long rows = 0, count = 0;
            Merges asKnown = keeper != RecordOwner ? Merges.None
                : (await NamedContacts.ReadAsync(NetworkOf(keeper), _people, _request.AsOf, cancellationToken)).Of(
                    log.Of(owners[i]).SelectMany(static interaction => interaction.Contacts).Distinct(),
                    _request.AsOf,
                    (person, several) => _notes.Add(new(place, 1, $"'{person}' may be {NamedContacts.Choices(several)}, and is "
                        + "kept apart from them; 'bestnetwork merge accept' unites two contacts")));
            foreach (Interaction read in log.Of(owners[i]))
            {
                rows += read.Initiator.Side == TieSide.Owner ? read.Contacts.Count : 1;
                Interaction interaction = asKnown.Apply(read);
                count++;
                cancellationToken.ThrowIfCancellationRequested();
                if (interaction.At > _request.AsOf)
                {
                    Later++;
                    continue;
                }

                contacts.UnionWith(interaction.Contacts);
                _batch.Add(interaction);
                if (_batch.Count == BatchSize) await RecordAsync(keeper, _batch, cancellationToken);
            }

            if (owner is not null)
            {
                BetweenOthers += log.RowCount - log.RepeatedRowCount - rows;
                Joined += log.RepeatedRowCount + rows - count;
            }

            await RecordAsync(keeper, _batch, cancellationToken);
            ImportedPeople people = new(NetworkOf(keeper), _store, _request.AsOf);
            await people.KeepAsync(contacts.Select(static contact => new Contact(contact, contact.Value)), cancellationToken);
            NewContacts += people.NewContacts;
            position(stream.Length * (i + 1) / owners.Length);
        }
    }

    /// <summary>Records interactions, empties the batch, and returns how many were known already.</summary>
    private async Task<int> RecordAsync(OwnerId owner, List<Interaction> batch, CancellationToken cancellationToken)
    {
        if (!_horizons.TryGetValue(owner, out Instant? horizon))
            _horizons.Add(owner, horizon = await ((ITieStateStore)_store).FindHorizonAsync(owner, cancellationToken));
        Folded += batch.RemoveAll(interaction => interaction.At < horizon);
        RelationshipNetwork network = NetworkOf(owner);
        await CorrectOwnAsync(network, owner, batch, cancellationToken);
        IReadOnlySet<ContactId> erased = await network.FindErasedAsync(
            [.. batch.SelectMany(static interaction => interaction.Contacts).Distinct()], cancellationToken);
        Erased += batch.RemoveAll(interaction => interaction.Contacts.All(erased.Contains));
        int added = await network.RecordAsync(batch, cancellationToken), known = batch.Count - added;
        if (known > 0 && _readsRecords && owner == RecordOwner)
            await AddRecipientsAsync(network, owner, batch, erased, cancellationToken);
        Directions.Add(owner, batch);
        New += added;
        _known += known;
        batch.Clear();
        return known;
    }

    private static long LineOf(string place) =>
        long.TryParse(place.AsSpan(place.LastIndexOf(':') + 1), CultureInfo.InvariantCulture, out long line) ? line : 1;

    /// <summary>Corrects what an earlier import recorded while it did not know all of the owner's
    /// addresses, and reads again now.</summary>
    private async Task CorrectOwnAsync(RelationshipNetwork network, OwnerId owner, List<Interaction> batch,
        CancellationToken cancellationToken)
    {
        if (!_readsRecords || owner != RecordOwner || _request.Me.Count == 0) return;
        _own ??= await new OwnAddresses(network, _request.Me).FindAsync(cancellationToken);
        if (_own.Count == 0) return;
        foreach (Interaction read in batch)
        {
            if (!_own.Remove(read.Id, out Interaction? recorded)) continue;
            await network.SaveInteractionAsync(OwnAddresses.Merged(recorded, read), cancellationToken);
            _corrected++;
        }
    }

    /// <summary>Adds those to whom the owner wrote as well according to another copy of the message: of two copies, only the one
    /// that the owner kept shows the blind copies.</summary>
    private async Task AddRecipientsAsync(RelationshipNetwork network, OwnerId owner, List<Interaction> batch,
        IReadOnlySet<ContactId> erased, CancellationToken cancellationToken)
    {
        Interaction[] sent = [.. batch.Where(static one => one is { Channel: Channel.Email, Initiator.Side: TieSide.Owner })];
        IReadOnlyDictionary<InteractionId, Interaction> recorded = await ((IInteractionStore)_store).FindAsync(owner,
            [.. sent.Select(static one => one.Id)], cancellationToken);
        Dictionary<InteractionId, Interaction> now = new(recorded);
        foreach (Interaction read in sent)
        {
            if (!now.TryGetValue(read.Id, out Interaction? before) || before.Channel != read.Channel || before.At != read.At
                || before.Initiator != read.Initiator) continue;
            ContactId[] all = [.. before.Contacts.Union(read.Contacts.Where(contact => !erased.Contains(contact)))];
            if (all.Length == before.Contacts.Count) continue;
            now[read.Id] = OwnAddresses.Merged(before, new(read.Id, read.At, read.Channel, all)
            {
                HeadCount = Math.Max(all.Length + 1, Math.Max(before.HeadCount, read.HeadCount)),
                Initiator = before.Initiator,
                IsReply = before.IsReply,
            });
            await network.SaveInteractionAsync(now[read.Id], cancellationToken);
        }
    }

    /// <summary>Adds a fault that counts as a row of its own.</summary>
    private void FaultOfRow(SourceFault fault)
    {
        Fault(fault);
        Rows++;
    }

    private void Fault(SourceFault fault)
    {
        FaultCount++;
        if (_faults.Count < ImportSummary.MaxFaults) _faults.Add(fault);
    }

    private RelationshipNetwork NetworkOf(OwnerId owner) => new(owner, NetworkStores.Of(_store), _clock);
}
