using System.Text;
using NodaTime;
using RelationshipModel.Import.People;
using RelationshipModel.Import.Text;

namespace RelationshipModel.Import.Calendar;

/// <summary>
/// Remembers which versions of which calendar events were imported, so that a newer copy corrects what is known, an older one
/// changes nothing, and two meetings to which a program gave the same id stay separate.
/// </summary>
/// <remarks>
/// <para>
/// Keep one for each owner: load it before an import (<see cref="Read(Stream, int)"/>), give it to the
/// reader (<see cref="ImportOptions.Events"/>), and write it when what was imported is stored. Without it
/// each import knows only its own files.
/// </para>
/// <para>It holds hashes, numbers and instants; no names, no addresses. Not safe for use by several threads at once.</para>
/// </remarks>
public sealed class KnownEvents
{
    /// <summary>The default number of events to remember: 1,000,000, some 100 MB.</summary>
    public const int DefaultCapacity = 1_000_000;

    private const uint Format = 0x31564552; // "REV1"
    private const string Itself = "";
    private const string Rule = "rule";
    private const string Answer = "answer";

    private readonly int _capacity;
    private readonly Dictionary<ulong, CalendarRevision> _revisions = [];
    private readonly Dictionary<ulong, CalendarRevision> _answers = [];
    private readonly Dictionary<ulong, List<KnownMeeting>> _meetings = [];
    private readonly Dictionary<
        (int Calendar, string Uid, Instant Start), (KnownMeeting Meeting, KnownMeeting Copy)> _series = [];
    private string? _file;

    /// <summary>Creates an empty memory of events.</summary>
    /// <param name="capacity">The number of events to remember, 0 or more. For others, the copy read last counts.</param>
    /// <exception cref="ArgumentOutOfRangeException">The capacity is negative.</exception>
    public KnownEvents(int capacity = DefaultCapacity)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        _capacity = capacity;
    }

    /// <summary>Gets the number of events that are remembered.</summary>
    public int Count => _revisions.Count;

    /// <summary>Returns the id of the recurring event of which an id names an occurrence.</summary>
    /// <param name="eventId">The id of an event, an interaction or a gathering.</param>
    /// <returns>The id of the recurring event; null if the id is not that of an occurrence.</returns>
    public static string? SeriesOf(string eventId)
    {
        ArgumentNullException.ThrowIfNull(eventId);
        return CalendarIds.SeriesOf(eventId);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="source">The stream. It stays open.</param>
    /// <param name="capacity">The number of events to remember.</param>
    /// <exception cref="InvalidDataException">The stream holds something else, or is damaged.</exception>
    public static KnownEvents Read(Stream source, int capacity = DefaultCapacity)
    {
        ArgumentNullException.ThrowIfNull(source);
        KnownEvents known = new(capacity);
        using BinaryReader reader = new(source, Encoding.UTF8, leaveOpen: true);
        try
        {
            if (reader.ReadUInt32() != Format) throw new InvalidDataException("The stream does not hold remembered events.");
            for (int left = reader.ReadInt32(); left > 0; left--) known._revisions[reader.ReadUInt64()] = RevisionFrom(reader);
            for (int left = reader.ReadInt32(); left > 0; left--) known._answers[reader.ReadUInt64()] = RevisionFrom(reader);
            for (int left = reader.ReadInt32(); left > 0; left--)
            {
                ulong uid = reader.ReadUInt64();
                if (!known._meetings.TryGetValue(uid, out List<KnownMeeting>? meetings))
                    known._meetings.Add(uid, meetings = new(1));
                meetings.Add(KnownMeeting.Read(reader));
            }
        }
        catch (Exception e) when (e is EndOfStreamException or FormatException or ArgumentException)
        {
            throw new InvalidDataException("The remembered events are damaged.", e);
        }

        return known;
    }

    /// <summary>Writes all that is remembered, in an order that depends on nothing else.</summary>
    /// <param name="target">The stream. It stays open.</param>
    public void Write(Stream target)
    {
        ArgumentNullException.ThrowIfNull(target);
        using BinaryWriter writer = new(target, Encoding.UTF8, leaveOpen: true);
        writer.Write(Format);
        WriteRevisions(writer, _revisions);
        WriteRevisions(writer, _answers);
        writer.Write(_meetings.Values.Sum(static meetings => meetings.Count));
        foreach ((ulong uid, List<KnownMeeting> meetings) in _meetings.OrderBy(static pair => pair.Key))
        {
            foreach (KnownMeeting meeting in meetings)
            {
                writer.Write(uid);
                meeting.Write(writer);
            }
        }
    }

    /// <summary>
    /// Finds which meeting a copy of an event is of. A program may give several meetings one id; the first bears
    /// it, each other one an id of its own.
    /// </summary>
    /// <param name="occurrence">The event, or an occurrence of it.</param>
    /// <param name="file">The file in which it is.</param>
    /// <param name="owner">The owner of the calendar, whose part in two events does not make them alike.</param>
    /// <param name="copy">The content of the copy.</param>
    internal KnownMeeting MeetingOf(CalendarOccurrence occurrence, string file, OwnerAddresses owner, out KnownMeeting copy)
    {
        if (file != _file) _series.Clear();
        _file = file;
        string uid = occurrence.Uid ?? occurrence.Id;
        bool isChange = occurrence.Key is not null && !occurrence.IsOfRule;
        (int, string, Instant) place = (occurrence.Calendar, uid, occurrence.SeriesStart ?? default);
        if (occurrence.Key is not null && _series.TryGetValue(place, out (KnownMeeting Meeting, KnownMeeting Copy) series))
        {
            copy = series.Copy;
            return series.Meeting;
        }

        ulong hash = TextHash.Of(uid, Itself);
        List<KnownMeeting>? meetings = _meetings.GetValueOrDefault(hash);
        KnownMeeting read = copy = KnownMeeting.Of(occurrence, file, owner);
        KnownMeeting? found = meetings?.Find(meeting => meeting.Start == read.Start && meeting.IsSame(read))
            ?? meetings?.Find(meeting => meeting.IsSame(read));
        if (found is null && (occurrence.IsCancelled || isChange))
            found = meetings?.Find(meeting => meeting.Start == read.Start) ?? meetings?[0];
        if (found is null)
        {
            found = meetings is null ? copy : copy.WithId(CalendarIds.ForReused(uid, copy));
            if (!isChange && !occurrence.IsCancelled && _meetings.Count < _capacity)
            {
                if (meetings is null) _meetings.Add(hash, meetings = new(1));
                meetings.Add(found);
            }
        }
        else
        {
            found.IsRuleChanged = found.Rule != 0 && found.Rule != copy.Rule
                && (copy.Rule != 0 || found.Revision.IsOlderThan(copy.Revision));
        }

        if (occurrence.IsOfRule) _series[place] = (found, copy);
        return found;
    }

    /// <summary>Whether a newer copy was read before; if not, this one is remembered.</summary>
    /// <param name="occurrence">The event, or an occurrence of it.</param>
    /// <param name="meeting">The meeting it belongs to.</param>
    /// <param name="copy">The content of the copy.</param>
    /// <param name="id">The id of the occurrence.</param>
    /// <param name="uid">The id of the meeting.</param>
    internal bool IsOutdated(CalendarOccurrence occurrence, KnownMeeting meeting, KnownMeeting copy, string id, string uid)
    {
        bool isOfSeries = occurrence.Key is not null;
        // A copy that says nothing of recurring is of the whole series: it counts against each
        // occurrence, and their rule against it.
        if (IsOlder(occurrence.Revision, id, Itself) || (isOfSeries && IsOlder(occurrence.Revision, uid, Itself))) return true;
        if ((occurrence.IsOfRule || !isOfSeries) && IsOlder(occurrence.Revision, uid, Rule)) return true;
        // A change stands for itself, however old, beside its series; with an older copy of the series it is as old.
        if (occurrence.SeriesRevision is { } series && IsOlder(series, uid, Rule) && IsOlder(occurrence.Revision, uid, Rule))
            return true;
        Remember(_revisions, TextHash.Of(occurrence.IsOfRule ? uid : id, occurrence.IsOfRule ? Rule : Itself),
            occurrence.Revision);
        if (!occurrence.IsCancelled && (occurrence.IsOfRule || !isOfSeries)) meeting.Take(copy);
        return false;
    }

    /// <summary>Remembers what a guest answered, unless a newer answer or a newer copy of the event is known.</summary>
    /// <returns>Whether it counts.</returns>
    internal bool AddAnswer(string id, PersonAddress guest, bool comes, CalendarRevision revision)
    {
        if (IsOlder(revision, id, Itself) || IsOlder(revision, id, Rule)) return false;
        ulong yes = TextHash.Of(id, Answer + "+" + guest.Value), no = TextHash.Of(id, Answer + "-" + guest.Value);
        if (_answers.TryGetValue(comes ? no : yes, out CalendarRevision other) && revision.IsOlderThan(other)) return false;
        _answers.Remove(comes ? no : yes);
        Remember(_answers, comes ? yes : no, revision);
        return true;
    }

    /// <summary>Returns whether a guest accepted an event, if that is newer than the copy of the event; null if
    /// unknown.</summary>
    internal bool? AnswerOf(string id, CalendarAttendee attendee, CalendarRevision copy)
    {
        if (_answers.Count == 0) return null;
        foreach (bool comes in (ReadOnlySpan<bool>)[true, false])
        {
            ulong hash = TextHash.Of(id, Answer + (comes ? "+" : "-") + attendee.Person.Address.Value);
            if (!_answers.TryGetValue(hash, out CalendarRevision answer) || answer.IsOlderThan(copy)) continue;
            if (attendee.Participation == CalendarParticipation.NeedsAction || copy.IsOlderThan(answer)) return comes;
        }

        return null;
    }

    private bool IsOlder(CalendarRevision revision, string id, string part) =>
        _revisions.TryGetValue(TextHash.Of(id, part), out CalendarRevision known) && revision.IsOlderThan(known);

    private void Remember(Dictionary<ulong, CalendarRevision> revisions, ulong hash, CalendarRevision revision)
    {
        if (revisions.Count < _capacity || revisions.ContainsKey(hash)) revisions[hash] = revision;
    }

    private static void WriteRevisions(BinaryWriter writer, Dictionary<ulong, CalendarRevision> revisions)
    {
        writer.Write(revisions.Count);
        foreach ((ulong hash, CalendarRevision revision) in revisions.OrderBy(static pair => pair.Key))
        {
            writer.Write(hash);
            writer.Write(revision.Sequence);
            writer.Write(revision.Stamp);
        }
    }

    private static CalendarRevision RevisionFrom(BinaryReader reader) => new(reader.ReadInt32(), reader.ReadInt64());
}
