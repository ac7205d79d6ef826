using RelationshipModel.Import.Mail;
using RelationshipModel.Import.People;
using RelationshipModel.Import.Text;

namespace RelationshipModel.Import.Calendar;

/// <summary>The lines of one VEVENT that are used, gathered within limits.</summary>
internal sealed class CalendarDraft(long line, long offset, CalendarScope calendar)
{
    private static readonly string[] VideoPlaces =
        ["Microsoft Teams", "Teams Meeting", "teams.microsoft.com", "teams.live.com", "Skype", "Zoom Meeting", "zoom.us/", "Google Meet",
            "meet.google.com", "Webex", "GoToMeeting", "FaceTime", "Jitsi", "whereby.com", "BlueJeans"];

    private int _lines;
    private bool _hasStamp;
    private bool _isGuestNoteTaken;

    /// <summary>Gets the number of bytes of the lines that are kept.</summary>
    internal int Size { get; private set; }

    internal long Line { get; } = line;

    internal long Offset { get; } = offset;

    /// <summary>The calendar in which it is.</summary>
    internal CalendarScope Calendar { get; } = calendar;

    internal bool IsCancelled => Calendar.IsCancelled || Status == "CANCELLED";

    /// <summary>Whether it recurs.</summary>
    internal bool IsSeries => Rules.Count > 0 || AlsoAt.Count > 0;

    internal string? Fault { get; private set; }

    internal string? Uid { get; private set; }

    internal string? Summary { get; private set; }

    internal string? Location { get; private set; }

    internal string? Status { get; private set; }

    internal CalendarRevision Revision { get; private set; } = new(0, CalendarRevision.Unknown);

    /// <summary>Whether a program says that the event takes whole days, although its start has a time.</summary>
    internal bool IsAllDay { get; private set; }

    internal Channel Channel { get; private set; } = Channel.InPerson;

    internal ContentLine? Start { get; private set; }

    internal ContentLine? End { get; private set; }

    internal ContentLine? Length { get; private set; }

    internal ContentLine? RecurrenceId { get; private set; }

    internal NamedAddress? Organiser { get; private set; }

    internal List<CalendarAttendee> Attendees { get; } = [];

    /// <summary>The number of guests who are expected and whose addresses the calendar does not say.</summary>
    internal int UnknownGuests { get; private set; }

    internal List<string> Rules { get; } = [];

    /// <summary>The rules of the occurrences that are left out (EXRULE of RFC 2445).</summary>
    internal List<string> NotRules { get; } = [];

    internal List<ContentLine> AlsoAt { get; } = [];

    internal List<ContentLine> NotAt { get; } = [];

    /// <summary>Returns the note that some guests are not known, the first time that it is asked for; otherwise null.</summary>
    internal string? TakeGuestNote()
    {
        if (UnknownGuests == 0 || _isGuestNoteTaken) return null;
        _isGuestNoteTaken = true;
        return FormattableString.Invariant(
            $"guests without an address, who are not known and only count as participants: {UnknownGuests}");
    }

    /// <summary>Takes the event for a series of its own, not for a change of another.</summary>
    internal void BecomeSeries() => RecurrenceId = null;

    internal void Count(ImportLimits limits)
    {
        if (++_lines > limits.ComponentLines)
            Fault ??= FormattableString.Invariant($"the event has more than {limits.ComponentLines} lines (ComponentLines)");
    }

    internal void Add(ContentLine line, int size, bool isCut, ImportLimits limits)
    {
        if (Fault is not null) return;
        int before = Size;
        Size += size;
        if (line.Name is "DTSTART" or "DTEND" or "RECURRENCE-ID" or "RDATE" or "EXDATE") line = WithWholeZone(line);
        switch (line.Name)
        {
            case "UID": Uid ??= line.Text().Trim(); break;
            case "DTSTART": Start ??= line; break;
            case "DTEND": End ??= line; break;
            case "DURATION": Length ??= line; break;
            case "RECURRENCE-ID": RecurrenceId ??= line; break;
            case "RRULE": AddRule(Rules, line); break;
            case "EXRULE": AddRule(NotRules, line); break;
            case "RDATE": AddTimes(AlsoAt, line); break;
            case "EXDATE": AddTimes(NotAt, line); break;
            case "STATUS": Status ??= line.Text().Trim().ToUpperInvariant(); break;
            case "SUMMARY": Summary ??= PersonName.Clean(TextValue.Unescape(line.Text())); return;
            case "LOCATION": AddLocation(line); return;
            case "ORGANIZER": Organiser ??= PersonOf(line); break;
            case "ATTENDEE": AddAttendee(line, limits); break;
            case "CONFERENCE": AddConference(line); break;
            case "X-GOOGLE-CONFERENCE" or "X-MICROSOFT-SKYPETEAMSMEETINGURL" or "X-MICROSOFT-ONLINEMEETINGCONFLINK"
                or "X-MICROSOFT-ONLINEMEETINGEXTERNALLINK":
                Channel = Channel.Video;
                break;
            case "SEQUENCE":
                Revision = Revision with { Sequence = CalendarRevision.ParseSequence(line.Text()) };
                Size = before;
                return;
            case "DTSTAMP":
                Revision = Revision with { Stamp = CalendarRevision.ParseStamp(line.Text()) };
                _hasStamp = Revision.Stamp != CalendarRevision.Unknown;
                Size = before;
                return;
            case "LAST-MODIFIED":
                if (!_hasStamp) Revision = Revision with { Stamp = CalendarRevision.ParseStamp(line.Text()) };
                Size = before;
                return;
            case "X-MICROSOFT-CDO-ALLDAYEVENT" or "X-FUNAMBOL-ALLDAY":
                IsAllDay |= line.Text().Trim().ToUpperInvariant() is "TRUE" or "1";
                Size = before;
                return;
            default:
                Size = before;
                return;
        }

        if (Size > limits.ComponentSize)
            Fault = FormattableString.Invariant($"the event is larger than {limits.ComponentSize} bytes (ComponentSize)");
        if (isCut)
            Fault = FormattableString.Invariant($"a line of the event is longer than {limits.LineLength} bytes (LineLength)");
    }

    /// <summary>The line of a time, whose zone may have a colon in its name that was not quoted: <c>TZID=(UTC+01:00)
    /// Berlin:20260105T100000</c>.</summary>
    private static ContentLine WithWholeZone(ContentLine line)
    {
        if (line.Parameter("TZID") is null) return line;
        string text = line.Text();
        if (text.Length > 2 * CalendarZone.MaxIdLength || BeginsWithTime(text)) return line;
        for (int colon = text.IndexOf(':', StringComparison.Ordinal); colon >= 0; colon = text.IndexOf(':', colon + 1))
            if (BeginsWithTime(text.AsSpan(colon + 1))) return line.WithLonger("TZID", colon);
        return line;
    }

    private static bool BeginsWithTime(ReadOnlySpan<char> text)
    {
        int end = text.IndexOfAny(',', '/');
        return CalendarTime.TryParse(end < 0 ? text : text[..end], null, out _);
    }

    private static void AddRule(List<string> rules, ContentLine line)
    {
        if (line.Text().Trim() is { Length: > 0 } rule) rules.Add(rule);
    }

    /// <summary>Keeps a list of times, unless it is empty.</summary>
    private static void AddTimes(List<ContentLine> times, ContentLine line)
    {
        if (line.Text().AsSpan().ContainsAnyExcept(" ,\t")) times.Add(line);
    }

    private void AddLocation(ContentLine line)
    {
        Location ??= PersonName.Clean(TextValue.Unescape(line.Text()));
        if (Location is null || Channel != Channel.InPerson) return;
        if (Location.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            || Location.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || IsVideo(Location))
            Channel = Channel.Video;
        else if (Location.StartsWith("tel:", StringComparison.OrdinalIgnoreCase)) Channel = Channel.Voice;
    }

    /// <summary>Whether a place is one of those that programs name where people meet by video. A second place, such as a room,
    /// is where some meet.</summary>
    private static bool IsVideo(string place) => !place.Contains(';', StringComparison.Ordinal)
        && (VideoPlaces.Any(known => place.Contains(known, StringComparison.OrdinalIgnoreCase))
            || place.Equals("Zoom", StringComparison.OrdinalIgnoreCase)
            || place.Equals("Teams", StringComparison.OrdinalIgnoreCase));

    private void AddConference(ContentLine line)
    {
        bool hasVideo = false, hasVoice = line.Text().StartsWith("tel:", StringComparison.OrdinalIgnoreCase);
        foreach (string feature in line.Parameters("FEATURE"))
        {
            hasVideo |= feature.Equals("VIDEO", StringComparison.OrdinalIgnoreCase);
            hasVoice |= feature.Equals("AUDIO", StringComparison.OrdinalIgnoreCase)
                || feature.Equals("PHONE", StringComparison.OrdinalIgnoreCase);
        }

        Channel = hasVoice && !hasVideo && Channel != Channel.Video ? Channel.Voice : Channel.Video;
    }

    private void AddAttendee(ContentLine line, ImportLimits limits)
    {
        if (line.Parameter("CUTYPE")?.ToUpperInvariant() is "ROOM" or "RESOURCE" or "GROUP") return;
        if (line.Parameter("ROLE")?.ToUpperInvariant() is "NON-PARTICIPANT") return;
        CalendarParticipation participation = (line.Parameter("PARTSTAT") ?? line.Parameter("STATUS"))?.ToUpperInvariant() switch
        {
            "ACCEPTED" or "COMPLETED" or "IN-PROCESS" => CalendarParticipation.Accepted,
            "TENTATIVE" => CalendarParticipation.Tentative,
            "DECLINED" => CalendarParticipation.Declined,
            "DELEGATED" => CalendarParticipation.Delegated,
            _ => CalendarParticipation.NeedsAction,
        };
        if (PersonOf(line) is not { } person)
        {
            if (participation is not (CalendarParticipation.Declined or CalendarParticipation.Delegated)) UnknownGuests++;
            return;
        }

        if (MachineAddress.IsList(person.Address)) return;
        if (Attendees.Exists(attendee => attendee.Person.Address == person.Address)) return;
        if (Attendees.Count >= limits.Attendees)
        {
            Fault = FormattableString.Invariant($"the event names more than {limits.Attendees} people (Attendees)");
            return;
        }

        // vCalendar 1.0 has the organiser among the guests, and their answers as STATUS.
        if (line.Parameter("ROLE")?.ToUpperInvariant() is "ORGANIZER" or "OWNER") Organiser ??= person;
        Attendees.Add(new(person, participation));
    }

    private static NamedAddress? PersonOf(ContentLine line)
    {
        string value = line.Text().Trim();
        string? name = null;
        if (value.Contains("%3C", StringComparison.OrdinalIgnoreCase)) value = Uri.UnescapeDataString(value);
        // Some write them as mail does: Ann Lee <ann@host>.
        if (value.EndsWith('>') && value.LastIndexOf('<') is >= 0 and var open)
            (name, value) = (value[..open].Replace("mailto:", "", StringComparison.OrdinalIgnoreCase), value[(open + 1)..^1]);
        // A colon in a name that is not quoted ends the parameters too early.
        int mailto = value.IndexOf("mailto:", StringComparison.OrdinalIgnoreCase);
        if (mailto >= 0) value = $"mailto:{value[(mailto + 7)..].Trim(' ', '<', '>', '\'')}";
        // A stated address is a person's own, also where the value is one that a calendar server made (RFC 7986, 6.2).
        if (!PersonAddress.TryEmail(line.Parameter("EMAIL"), out PersonAddress address)
            && !PersonAddress.TryEmail(value, out address)
            && !PersonAddress.TryEmail(line.Parameter("X-CALENDARSERVER-EMAIL"), out address)
            && (value.StartsWith("invalid:", StringComparison.OrdinalIgnoreCase) || !PersonAddress.TryParse(value, out address)))
            return null;
        return new(address, PersonName.Of(address, line.Parameter("CN")) ?? PersonName.Of(address, name));
    }
}
