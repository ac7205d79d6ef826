using System.Globalization;
using System.Runtime.InteropServices;
using NodaTime;
using NodaTime.Text;
using RelationshipModel.Import.Text;
using RelationshipModel.Scoring;

namespace RelationshipModel.Import.Csv;

/// <summary>The interactions of a file, as they are in the network of each person it names.</summary>
/// <remarks>
/// <para>
/// In the sender's network an interaction has all its recipients as contacts and the owner as initiator. In the network of a
/// recipient it has the sender as its only contact and as initiator, with the head count of all: a row is about the tie between
/// its sender and its recipient, not between two recipients. Support is mirrored: what the sender gave, a recipient received.
/// </para>
/// <para>
/// Rows that share id, instant and sender are one interaction; they must agree in everything but the recipient. Rows without an
/// id are separate interactions, with an id made from their line, which begins as no given id does.
/// </para>
/// <para>Immutable once read; safe to share between threads.</para>
/// </remarks>
public sealed class CsvInteractions
{
    /// <summary>The maximum number of faults that are kept; further ones are only counted.</summary>
    public const int MaxFaults = 1000;

    private readonly List<CsvInteraction> _episodes = [];
    private readonly List<List<int>> _recipients = [];
    private readonly HashSet<(int Recipients, int Recipient)> _members = [];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<OwnerId> _owners = [];
    private readonly List<ContactId> _contacts = [];
    private readonly Dictionary<GatheringId, int> _gatheringNumbers = [];
    private readonly List<GatheringId> _gatherings = [];
    private readonly Dictionary<string, int> _byId = new(StringComparer.Ordinal);
    private readonly List<SourceFault> _faults = [];
    private readonly Lazy<(int[] Starts, int[] Indices)> _byPerson;
    private readonly Lazy<IReadOnlyList<SourceFault>> _notes;
    private string _idPrefix = "line-";
    private int[]? _order;

    private CsvInteractions(string file, DateTimeZone zone) =>
        (_byPerson, _notes) = (new(IndexByPerson), new(() => [.. NotesOf(file, zone)]));

    /// <summary>Gets the first <see cref="MaxFaults"/> faults, in order of their lines.</summary>
    public IReadOnlyList<SourceFault> Faults => _faults;

    /// <summary>Gets the number of faulty rows.</summary>
    public int FaultCount { get; private set; }

    /// <summary>Gets the number of rows without a fault.</summary>
    public int RowCount { get; private set; }

    /// <summary>Gets the number of those that repeat the id and the recipient of an earlier row, and add nothing.</summary>
    public int RepeatedRowCount { get; private set; }

    /// <summary>Gets notes on rows that may mean something other than was read, one note for each kind, at the first such row:
    /// rows without an id that look like one interaction, and names that look like several.</summary>
    public IReadOnlyList<SourceFault> Notes => _notes.Value;

    /// <summary>Gets the number of interactions.</summary>
    public int Count => _episodes.Count;

    /// <summary>Gets all persons named, in ordinal order.</summary>
    public IReadOnlyList<string> Persons { get; private set; } = [];

    /// <summary>Gets the instant at which the last interaction began; null if there are no interactions.</summary>
    public Instant? Last => Count == 0 ? null : _episodes[At(Count - 1)].At;

    /// <summary>Reads a file.</summary>
    /// <param name="source">The CSV, plain or compressed with gzip. It stays open.</param>
    /// <param name="file">The name of the file, for faults.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <param name="skipBadRows">
    /// False (the default): reading stops at the first fault, which the log then has; a host refuses such a file. True: faulty
    /// rows are left out and counted. A fault that ends reading ends it either way.
    /// </param>
    /// <param name="lastingIds">
    /// False (the default): the id of a row without one is made from its line, and is valid only for this file. True: it is made
    /// from its content, so that a row in two files, or in the same file after it has grown, is the same interaction. Equal rows
    /// of one file stay separate.
    /// </param>
    /// <exception cref="IOException">The source cannot be read.</exception>
    public static CsvInteractions Read(
        Stream source, string file, InteractionCsvOptions? options = null, bool skipBadRows = false, bool lastingIds = false)
    {
        using InteractionCsvReader reader = new(source, file, options);
        return Read(reader, skipBadRows, lastingIds);
    }

    internal static CsvInteractions Read(InteractionCsvReader reader, bool skipBadRows = false, bool lastingIds = false)
    {
        CsvInteractions log = new(reader.File, reader.Zone);
        while (reader.Read())
        {
            SourceFault? fault = reader.Fault ?? log.Add(reader.Row, reader.File);
            if (fault is null)
            {
                log.RowCount++;
                continue;
            }

            log.FaultCount++;
            if (log._faults.Count < MaxFaults) log._faults.Add(fault);
            else if (fault.EndsReading) log._faults[^1] = fault;
            if (!skipBadRows) break;
        }

        if (lastingIds) log.GiveLastingIds();
        log.Close();
        return log;
    }

    /// <summary>Whether the file names a person.</summary>
    public bool Names(string person) => _numbers.ContainsKey(person);

    /// <summary>Returns all interactions as each of their persons has them, by instant and then ordinally by id; for each
    /// interaction, the sender's comes first.</summary>
    /// <param name="before">The instant before which they began; null for all.</param>
    public IEnumerable<(OwnerId Owner, Interaction Interaction)> All(Instant? before = null)
    {
        for (int i = 0; i < Count; i++)
        {
            int index = At(i);
            CsvInteraction episode = _episodes[index];
            if (episode.At >= before) yield break;
            InteractionId id = IdOf(index);
            yield return (_owners[episode.Sender], OfSender(id, episode));
            int headCount = HeadCountOf(episode);
            for (int r = 0; r < headCount - 1; r++)
                yield return (_owners[RecipientOf(episode, r)], OfRecipient(id, episode, headCount));
        }
    }

    /// <summary>Returns the interactions in one person's network, by instant and then ordinally by id. Empty for a person whom
    /// the file does not name.</summary>
    /// <param name="owner">The person.</param>
    /// <param name="before">The instant before which they began; null for all.</param>
    public IEnumerable<Interaction> Of(OwnerId owner, Instant? before = null)
    {
        if (!_numbers.TryGetValue(owner.Value, out int number)) yield break;
        foreach (int index in IndicesOf(number))
        {
            CsvInteraction episode = _episodes[index];
            if (episode.At >= before) yield break;
            InteractionId id = IdOf(index);
            yield return episode.Sender == number ? OfSender(id, episode) : OfRecipient(id, episode, HeadCountOf(episode));
        }
    }

    /// <summary>Returns the interactions of one person's network as a ledger takes them, one for each contact, without what a
    /// score does not need.</summary>
    /// <param name="owner">The person.</param>
    /// <param name="before">The instant before which they began; null for all.</param>
    public IReadOnlyList<(ContactId Contact, Episode Episode)> EpisodesOf(OwnerId owner, Instant? before = null)
    {
        if (!_numbers.TryGetValue(owner.Value, out int number)) return [];
        ArraySegment<int> indices = IndicesOf(number);
        int count = 0;
        foreach (int index in indices) count += ContactsOf(_episodes[index], number);
        List<(ContactId Contact, Episode Episode)> episodes = new(count);
        foreach (int index in indices)
        {
            CsvInteraction episode = _episodes[index];
            if (episode.At >= before) break;
            bool isSender = episode.Sender == number;
            int headCount = HeadCountOf(episode);
            Episode seen = EpisodeOf(IdOf(index), episode, headCount, isSender);
            if (!isSender) episodes.Add((_contacts[episode.Sender], seen));
            for (int r = 0; isSender && r < headCount - 1; r++) episodes.Add((_contacts[RecipientOf(episode, r)], seen));
        }

        return episodes;
    }

    /// <summary>The number of contacts of an interaction in one person's network.</summary>
    private int ContactsOf(in CsvInteraction episode, int person) => episode.Sender == person ? HeadCountOf(episode) - 1 : 1;

    private ArraySegment<int> IndicesOf(int person)
    {
        (int[] starts, int[] indices) = _byPerson.Value;
        return new(indices, starts[person], starts[person + 1] - starts[person]);
    }

    private static Episode EpisodeOf(InteractionId id, in CsvInteraction episode, int headCount, bool isSender)
    {
        TieSide opener = isSender ? TieSide.Owner : TieSide.Contact;
        bool isReply = episode.Marks.HasFlag(EpisodeMarks.IsReply);
        bool gave = episode.Marks.HasFlag(EpisodeMarks.SupportGiven);
        bool received = episode.Marks.HasFlag(EpisodeMarks.SupportReceived);
        return new(
            id, episode.At, (Channel)episode.Channel, opener, isReply, LengthOf(episode), headCount, (Depth)episode.Depth,
            isSender ? gave : received, isSender ? received : gave);
    }

    private SourceFault? Add(in InteractionCsvRow row, string file)
    {
        CsvInteraction episode = new()
        {
            At = row.At,
            Minutes = row.Length?.TotalMinutes ?? 0,
            Id = row.Id?.Value,
            Line = row.Line,
            Recipients = -1,
            Gathering = row.Gathering is { } gathering ? NumberOf(gathering) : -1,
            Channel = (byte)row.Channel,
            Depth = (byte)row.Depth,
            Marks = (row.Length is null ? 0 : EpisodeMarks.HasLength) | (row.IsReply ? EpisodeMarks.IsReply : 0)
                | (row.SupportGiven ? EpisodeMarks.SupportGiven : 0) | (row.SupportReceived ? EpisodeMarks.SupportReceived : 0),
        };
        if (episode.Id is null || _byId.TryAdd(episode.Id, _episodes.Count))
        {
            episode.Sender = NumberOf(row.Sender);
            episode.Recipient = NumberOf(row.Recipient);
            _episodes.Add(episode);
            return null;
        }

        ref CsvInteraction first = ref CollectionsMarshal.AsSpan(_episodes)[_byId[episode.Id]];
        if ((_owners[first.Sender].Value == row.Sender ? Disagreement(first, episode) : "sender") is { } what)
        {
            string id = Quoted.Short(episode.Id);
            return new(file, row.Line,
                string.Create(CultureInfo.InvariantCulture, $"the id '{id}' was used on line {first.Line} with another {what}"));
        }

        int recipient = NumberOf(row.Recipient);
        if (first.Recipients < 0)
        {
            if (first.Recipient == recipient)
            {
                RepeatedRowCount++;
                return null;
            }

            first.Recipients = _recipients.Count;
            _recipients.Add([first.Recipient]);
            _members.Add((first.Recipients, first.Recipient));
        }

        if (_members.Add((first.Recipients, recipient))) _recipients[first.Recipients].Add(recipient);
        else RepeatedRowCount++;
        return null;
    }

    private static string? Disagreement(in CsvInteraction first, in CsvInteraction second) =>
        first.At != second.At ? "timestamp"
        : first.Channel != second.Channel ? "channel"
        : first.Minutes != second.Minutes || ((first.Marks ^ second.Marks) & EpisodeMarks.HasLength) != 0 ? "duration"
        : first.Depth != second.Depth ? "depth"
        : first.Gathering != second.Gathering ? "gathering"
        : ((first.Marks ^ second.Marks) & EpisodeMarks.IsReply) != 0 ? "reply_to"
        : first.Marks != second.Marks ? "support"
        : null;

    private int NumberOf(string person)
    {
        if (_numbers.TryGetValue(person, out int number)) return number;
        number = _owners.Count;
        _numbers.Add(person, number);
        _owners.Add(new(person));
        _contacts.Add(new(person));
        return number;
    }

    private int NumberOf(GatheringId gathering)
    {
        if (_gatheringNumbers.TryGetValue(gathering, out int number)) return number;
        _gatheringNumbers.Add(gathering, number = _gatherings.Count);
        _gatherings.Add(gathering);
        return number;
    }

    private void GiveLastingIds()
    {
        Dictionary<string, int> times = new(StringComparer.Ordinal);
        foreach (ref CsvInteraction episode in CollectionsMarshal.AsSpan(_episodes))
        {
            if (episode.Id is not null) continue;
            string?[] parts =
            [
                InstantPattern.ExtendedIso.Format(episode.At),
                _owners[episode.Sender].Value,
                _contacts[episode.Recipient].Value,
                episode.Gathering < 0 ? null : _gatherings[episode.Gathering].Value,
                string.Create(CultureInfo.InvariantCulture,
                    $"{episode.Minutes:R} {episode.Channel} {episode.Depth} {(byte)episode.Marks}"),
            ];
            string id = HashedId.Of(parts);
            int time = times[id] = times.GetValueOrDefault(id) + 1;
            episode.Id = time == 1 ? id : HashedId.Of([.. parts, time.ToString(CultureInfo.InvariantCulture)]);
        }
    }

    private void Close()
    {
        while (_byId.Keys.Any(id => id.StartsWith(_idPrefix, StringComparison.Ordinal))) _idPrefix += "-";
        string[] persons = [.. _numbers.Keys];
        Array.Sort(persons, StringComparer.Ordinal);
        Persons = persons;
        for (int i = 1; i < _episodes.Count; i++)
        {
            if (Compare(i - 1, i) <= 0) continue;
            int[] order = [.. Enumerable.Range(0, _episodes.Count)];
            Array.Sort(order, Compare);
            _order = order;
            return;
        }
    }

    private IEnumerable<SourceFault> NotesOf(string file, DateTimeZone zone)
    {
        int together = 0, firstTogether = int.MaxValue, firstList = int.MaxValue;
        string? list = null;
        for (int i = 0, end; i < Count; i = end)
        {
            for (end = i + 1; end < Count && _episodes[At(end)].At == _episodes[At(i)].At;) end++;
            if (end == i + 1) continue;
            Instant at = _episodes[At(i)].At;
            bool isDay = zone.AtStartOfDay(at.InZone(zone).Date).ToInstant() == at;
            // On one day there may be several calls and letters, each with one person. A meeting is mostly the same one.
            var groups = Enumerable.Range(i, end - i).Select(place => _episodes[At(place)])
                .Where(episode => !(episode.Id is { } id && _byId.ContainsKey(id))
                    && (!isDay || (Channel)episode.Channel == Channel.InPerson))
                .GroupBy(static episode => (episode.Sender, episode.Channel))
                .Where(static group => group.DistinctBy(static episode => episode.Recipient).Skip(1).Any());
            foreach (CsvInteraction episode in groups.SelectMany(static group => group))
            {
                together++;
                firstTogether = Math.Min(firstTogether, episode.Line);
            }
        }

        HashSet<int> lists = [.. Enumerable.Range(0, _owners.Count)
            .Where(number => _owners[number].Value.Contains(';', StringComparison.Ordinal))];
        foreach (CsvInteraction episode in lists.Count == 0 ? [] : _episodes)
        {
            if (!lists.Contains(episode.Recipient) || episode.Line > firstList) continue;
            (firstList, list) = (episode.Line, _contacts[episode.Recipient].Value);
        }

        if (together > 0)
            yield return new(file, firstTogether, string.Create(CultureInfo.InvariantCulture,
                $"{together} rows without an id have the instant, sender and channel of another, and count as contact of two people "
                    + $"each; give the rows of one meeting or message the same id, so that they count as contact of all"));
        if (list is not null)
            yield return new(file, firstList,
                $"'{Quoted.Short(list)}' is read as one name; for several recipients, write a row for each, all with the same id");
    }

    /// <summary>The places of each person's interactions, in the order of all: a list of starts, and the lists end to
    /// end.</summary>
    private (int[] Starts, int[] Indices) IndexByPerson()
    {
        int[] starts = new int[_owners.Count + 1];
        foreach (CsvInteraction episode in CollectionsMarshal.AsSpan(_episodes))
        {
            starts[episode.Sender + 1]++;
            for (int r = 0; r < HeadCountOf(episode) - 1; r++) starts[RecipientOf(episode, r) + 1]++;
        }

        for (int i = 1; i < starts.Length; i++) starts[i] += starts[i - 1];
        int[] next = starts[..^1];
        int[] indices = new int[starts[^1]];
        for (int i = 0; i < Count; i++)
        {
            int index = At(i);
            CsvInteraction episode = _episodes[index];
            indices[next[episode.Sender]++] = index;
            for (int r = 0; r < HeadCountOf(episode) - 1; r++) indices[next[RecipientOf(episode, r)]++] = index;
        }

        return (starts, indices);
    }

    private int HeadCountOf(in CsvInteraction episode) => episode.Recipients < 0 ? 2 : _recipients[episode.Recipients].Count + 1;

    private int RecipientOf(in CsvInteraction episode, int place) => episode.Recipients < 0
        ? episode.Recipient : _recipients[episode.Recipients][place];

    private int At(int place) => _order is null ? place : _order[place];

    private int Compare(int a, int b)
    {
        ReadOnlySpan<CsvInteraction> episodes = CollectionsMarshal.AsSpan(_episodes);
        int byInstant = episodes[a].At.CompareTo(episodes[b].At);
        return byInstant != 0 ? byInstant
            : episodes[a].Id is null && episodes[b].Id is null ? a.CompareTo(b)
            : IdOf(a).CompareTo(IdOf(b));
    }

    private InteractionId IdOf(int index) =>
        new(_episodes[index].Id ?? string.Create(CultureInfo.InvariantCulture, $"{_idPrefix}{_episodes[index].Line:D9}"));

    private Interaction OfSender(InteractionId id, in CsvInteraction episode)
    {
        IEnumerable<ContactId> contacts =
            episode.Recipients < 0 ? [_contacts[episode.Recipient]] : _recipients[episode.Recipients]
                .Select(number => _contacts[number]);
        return new Interaction(id, episode.At, (Channel)episode.Channel, contacts)
        {
            Initiator = Initiator.Owner,
            IsReply = episode.Marks.HasFlag(EpisodeMarks.IsReply),
            Length = LengthOf(episode),
            Depth = (Depth)episode.Depth,
            Supports = Supports(episode, EpisodeMarks.SupportGiven, EpisodeMarks.SupportReceived),
            Gathering = GatheringOf(episode),
        };
    }

    private Interaction OfRecipient(InteractionId id, in CsvInteraction episode, int headCount)
    {
        ContactId sender = _contacts[episode.Sender];
        return new Interaction(id, episode.At, (Channel)episode.Channel, [sender])
        {
            HeadCount = headCount,
            Initiator = Initiator.Of(sender),
            IsReply = episode.Marks.HasFlag(EpisodeMarks.IsReply),
            Length = LengthOf(episode),
            Depth = (Depth)episode.Depth,
            Supports = Supports(episode, EpisodeMarks.SupportReceived, EpisodeMarks.SupportGiven),
            Gathering = GatheringOf(episode),
        };
    }

    private static Duration? LengthOf(in CsvInteraction episode) => episode.Marks.HasFlag(EpisodeMarks.HasLength)
        ? Duration.FromMinutes(episode.Minutes) : null;

    private GatheringId? GatheringOf(in CsvInteraction episode) => episode.Gathering < 0 ? null : _gatherings[episode.Gathering];

    private static IReadOnlyList<Support> Supports(in CsvInteraction episode, EpisodeMarks given, EpisodeMarks received) =>
        (episode.Marks.HasFlag(given), episode.Marks.HasFlag(received)) switch
        {
            (true, true) => [new(TieSide.Owner), new(TieSide.Contact)],
            (true, false) => [new(TieSide.Owner)],
            (false, true) => [new(TieSide.Contact)],
            _ => [],
        };
}
