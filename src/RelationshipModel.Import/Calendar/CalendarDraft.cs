using RelationshipModel.Import.People;

namespace RelationshipModel.Import.Calendar;

/// <summary>The lines of one VEVENT that are used, gathered within limits.</summary>
internal sealed class CalendarDraft(long line, long offset, bool isCancelledByMethod)
{
    private int _lines;

    /// <summary>How many bytes the lines have that are kept.</summary>
    internal int Size { get; private set; }

    internal long Line { get; } = line;

    internal long Offset { get; } = offset;

    internal bool IsCancelledByMethod { get; } = isCancelledByMethod;

    internal string? Fault { get; private set; }

    internal string? Uid { get; private set; }

    internal string? Summary { get; private set; }

    internal string? Location { get; private set; }

    internal string? Status { get; private set; }

    internal CalendarRevision Revision { get; private set; } = new(0, CalendarRevision.Unknown);

    internal Channel Channel { get; private set; } = Channel.InPerson;

    internal ContentLine? Start { get; private set; }

    internal ContentLine? End { get; private set; }

    internal ContentLine? Length { get; private set; }

    internal ContentLine? RecurrenceId { get; private set; }

    internal NamedAddress? Organiser { get; private set; }

    internal List<CalendarAttendee> Attendees { get; } = [];

    internal List<string> Rules { get; } = [];

    internal List<ContentLine> AlsoAt { get; } = [];

    internal List<ContentLine> NotAt { get; } = [];

    internal void Count(ImportLimits limits)
    {
        if (++_lines > limits.ComponentLines) Fault ??= FormattableString.Invariant($"the event has more than {limits.ComponentLines} lines (ComponentLines)");
    }

    internal void Add(ContentLine line, int size, bool isCut, ImportLimits limits)
    {
        if (Fault is not null) return;
        int before = Size;
        Size += size;
        switch (line.Name)
        {
            case "UID": Uid ??= line.Text().Trim(); break;
            case "DTSTART": Start ??= line; break;
            case "DTEND": End ??= line; break;
            case "DURATION": Length ??= line; break;
            case "RECURRENCE-ID": RecurrenceId ??= line; break;
            case "RRULE": Rules.Add(line.Text()); break;
            case "RDATE": AlsoAt.Add(line); break;
            case "EXDATE": NotAt.Add(line); break;
            case "STATUS": Status ??= line.Text().Trim().ToUpperInvariant(); break;
            case "SUMMARY": Summary ??= PersonName.Clean(TextValue.Unescape(line.Text())); return;
            case "LOCATION": AddLocation(line); return;
            case "ORGANIZER": Organiser ??= PersonOf(line); break;
            case "ATTENDEE": AddAttendee(line, limits); break;
            case "CONFERENCE": AddConference(line); break;
            case "X-GOOGLE-CONFERENCE" or "X-MICROSOFT-SKYPETEAMSMEETINGURL" or "X-MICROSOFT-ONLINEMEETINGCONFLINK" or "X-MICROSOFT-ONLINEMEETINGEXTERNALLINK":
                Channel = Channel.Video;
                break;
            case "SEQUENCE":
                Revision = Revision with { Sequence = CalendarRevision.ParseSequence(line.Text()) };
                Size = before;
                return;
            case "DTSTAMP":
                Revision = Revision with { Stamp = CalendarRevision.ParseStamp(line.Text()) };
                Size = before;
                return;
            default:
                Size = before;
                return;
        }

        if (Size > limits.ComponentSize) Fault = FormattableString.Invariant($"the event is larger than {limits.ComponentSize} bytes (ComponentSize)");
        if (isCut) Fault = FormattableString.Invariant($"a line of the event is longer than {limits.LineLength} bytes (LineLength)");
    }

    private void AddLocation(ContentLine line)
    {
        Location ??= PersonName.Clean(TextValue.Unescape(line.Text()));
        if (Location is null || Channel != Channel.InPerson) return;
        if (Location.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || Location.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
            Channel = Channel.Video;
        else if (Location.StartsWith("tel:", StringComparison.OrdinalIgnoreCase)) Channel = Channel.Voice;
    }

    private void AddConference(ContentLine line)
    {
        bool hasVideo = false, hasVoice = false;
        foreach (string feature in line.Parameters("FEATURE"))
        {
            hasVideo |= feature.Equals("VIDEO", StringComparison.OrdinalIgnoreCase);
            hasVoice |= feature.Equals("AUDIO", StringComparison.OrdinalIgnoreCase) || feature.Equals("PHONE", StringComparison.OrdinalIgnoreCase);
        }

        Channel = hasVoice && !hasVideo && Channel != Channel.Video ? Channel.Voice : Channel.Video;
    }

    private void AddAttendee(ContentLine line, ImportLimits limits)
    {
        if (line.Parameter("CUTYPE")?.ToUpperInvariant() is "ROOM" or "RESOURCE" or "GROUP") return;
        if (line.Parameter("ROLE")?.ToUpperInvariant() is "NON-PARTICIPANT") return;
        if (PersonOf(line) is not { } person || Attendees.Exists(attendee => attendee.Person.Address == person.Address)) return;
        if (Attendees.Count >= limits.Attendees)
        {
            Fault = FormattableString.Invariant($"the event names more than {limits.Attendees} people (Attendees)");
            return;
        }

        CalendarParticipation participation = line.Parameter("PARTSTAT")?.ToUpperInvariant() switch
        {
            "ACCEPTED" or "COMPLETED" or "IN-PROCESS" => CalendarParticipation.Accepted,
            "TENTATIVE" => CalendarParticipation.Tentative,
            "DECLINED" => CalendarParticipation.Declined,
            "DELEGATED" => CalendarParticipation.Delegated,
            _ => CalendarParticipation.NeedsAction,
        };
        Attendees.Add(new(person, participation));
    }

    private static NamedAddress? PersonOf(ContentLine line)
    {
        string value = line.Text();
        if (!PersonAddress.TryEmail(value, out PersonAddress address)
            && !PersonAddress.TryEmail(line.Parameter("EMAIL"), out address)
            && (value.StartsWith("invalid:", StringComparison.OrdinalIgnoreCase) || !PersonAddress.TryParse(value, out address)))
            return null;
        string? name = PersonName.Clean(line.Parameter("CN"));
        return new(address, name is not null && name.Contains('@', StringComparison.Ordinal) ? null : name);
    }
}
