using RelationshipModel.Import.People;
using RelationshipModel.Import.Text;

namespace RelationshipModel.Import.Calendar;

/// <summary>A meeting as it is remembered, to tell a later copy of it from another meeting with the same id.</summary>
internal sealed class KnownMeeting
{
    private const int MaxGuests = 4;

    private string? _file;
    private int _calendar;

    /// <summary>The id under which it is kept if that is not the one of the calendar; else null.</summary>
    internal string? Id { get; private init; }

    /// <summary>The start of it or of its series, in seconds since 1970.</summary>
    internal long Start { get; private set; }

    internal CalendarRevision Revision { get; private set; }

    /// <summary>The title, as 16 bits of a hash; 0 if it has none.</summary>
    internal ushort Title { get; private set; }

    /// <summary>The people, as 16 bits of a hash of each of four; 0 for none.</summary>
    internal ulong People { get; private set; }

    /// <summary>A hash of the rule of a series; 0 if it stands alone.</summary>
    internal int Rule { get; private set; }

    /// <summary>Whether the copy at hand states another rule than the one before.</summary>
    internal bool IsRuleChanged { get; set; }

    internal static KnownMeeting Of(CalendarOccurrence occurrence, string file, OwnerAddresses owner)
    {
        List<ushort> people = [.. occurrence.Attendees.Select(static attendee => attendee.Person)
            .Concat(occurrence.Organiser is { } organiser ? [organiser] : [])
            .Where(person => !owner.Contains(person.Address)).Select(static person => Short(person.Address.Value)).Distinct()
            .Order()];
        ulong four = 0;
        foreach (ushort person in people.Take(MaxGuests)) four = (four << 16) | person;
        return new()
        {
            Start = (occurrence.SeriesStart ?? occurrence.Start).ToUnixTimeSeconds(),
            Revision = occurrence.Revision,
            Title = occurrence.Summary is { } title ? Short(title) : (ushort)0,
            People = four,
            Rule = occurrence.RuleHash,
            _file = file,
            _calendar = occurrence.Calendar,
        };
    }

    internal KnownMeeting WithId(string id) => new()
    {
        Id = id,
        Start = Start,
        Revision = Revision,
        Title = Title,
        People = People,
        Rule = Rule,
        _file = _file,
        _calendar = _calendar,
    };

    /// <summary>
    /// Whether a copy with the same id is of this meeting. A calendar doesn't hold an event twice: two that begin at different
    /// times are two, unless the SEQUENCE says that one is an edit of the other. Elsewhere it is the same if the time, the
    /// title or somebody besides the owner is.
    /// </summary>
    internal bool IsSame(KnownMeeting copy)
    {
        if (Revision.Sequence != copy.Revision.Sequence) return true;
        bool isOfOneCalendar = _file is not null && _file == copy._file && _calendar == copy._calendar;
        if (Start != copy.Start) return !isOfOneCalendar && IsAlike(copy);
        return People == 0 || copy.People == 0 || IsAlike(copy) || Revision != copy.Revision;
    }

    /// <summary>Takes over what a newer copy says.</summary>
    internal void Take(KnownMeeting copy)
    {
        (Start, Revision, Title, Rule) = (copy.Start, copy.Revision, copy.Title, copy.Rule == 0 ? Rule : copy.Rule);
        if (copy.People != 0) People = copy.People;
        (_file, _calendar) = (copy._file, copy._calendar);
    }

    internal void Write(BinaryWriter writer)
    {
        writer.Write(Id ?? "");
        writer.Write(Start);
        writer.Write(Revision.Sequence);
        writer.Write(Revision.Stamp);
        writer.Write(Title);
        writer.Write(People);
        writer.Write(Rule);
    }

    internal static KnownMeeting Read(BinaryReader reader) => new()
    {
        Id = reader.ReadString() is { Length: > 0 } id ? id : null,
        Start = reader.ReadInt64(),
        Revision = new(reader.ReadInt32(), reader.ReadInt64()),
        Title = reader.ReadUInt16(),
        People = reader.ReadUInt64(),
        Rule = reader.ReadInt32(),
    };

    private bool IsAlike(KnownMeeting copy)
    {
        if (Title != 0 && Title == copy.Title) return true;
        int shared = 0;
        for (ulong mine = People; mine != 0; mine >>= 16)
            for (ulong theirs = copy.People; theirs != 0; theirs >>= 16)
                if ((ushort)mine == (ushort)theirs) shared++;
        return shared > 0;
    }

    private static ushort Short(string text)
    {
        ulong hash = TextHash.Of(text, "");
        ushort folded = (ushort)(hash ^ (hash >> 16) ^ (hash >> 32) ^ (hash >> 48));
        return folded == 0 ? (ushort)1 : folded;
    }
}
