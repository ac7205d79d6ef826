using NodaTime;

namespace RelationshipModel.Import.Calendar;

/// <summary>Makes occurrences of the events of one calendar.</summary>
internal sealed class CalendarEvents(string file, CalendarOptions options, ImportLimits limits, CancellationToken cancellationToken)
{
    private readonly Dictionary<string, CalendarZone?> _zones = new(StringComparer.Ordinal);
    private readonly List<(CalendarDraft Draft, CalendarTime Start, Duration? Length, string Uid)> _recurring = [];
    private readonly HashSet<(string Uid, string Key)> _changed = [];
    private string? _fault;
    private long _kept;

    /// <summary>Keeps a zone that the file states; the name of one that is known counts for more than its rules.</summary>
    internal SourceFault? AddZone(string id, string? location, IReadOnlyList<CalendarObservance> observances, long line)
    {
        if (id.Length > CalendarZone.MaxIdLength) return null;
        if (_zones.Count >= limits.TimeZones)
            return new(file, line, FormattableString.Invariant($"the calendar has more than {limits.TimeZones} time zones (TimeZones)"));
        CalendarZone? zone = CalendarZone.Of(id) ?? (location is null ? null : CalendarZone.Of(location)) ?? CalendarZone.Of(observances);
        if (zone is not null || !_zones.ContainsKey(id)) _zones[id] = zone;
        return null;
    }

    /// <summary>The occurrence of an event that stands alone; nothing of one that recurs, which is kept for later.</summary>
    internal IEnumerable<SourceItem<CalendarOccurrence>> Read(CalendarDraft draft)
    {
        if (draft.Fault is { } fault) return [Faulty(draft, fault)];
        if (draft.Start is null) return [Faulty(draft, "the event has no start (DTSTART)")];
        if (TimeOf(draft.Start, out CalendarTime start) is { } badStart) return [Faulty(draft, badStart)];
        if (start.ToInstant(options.Zone) is not { } at) return [Faulty(draft, "the event's start lies outside the years 2 to 9998")];
        Duration? length = LengthOf(draft, start, at);
        string uid = draft.Uid is { Length: > 0 } given ? given : CalendarIds.Hash(draft, start.Key());
        if (draft.RecurrenceId is { } recurrenceId)
        {
            if (TimeOf(recurrenceId, out CalendarTime original) is { } badId) return [Faulty(draft, badId)];
            if (!Keeps(draft, uid.Length, out SourceFault? tooMuch)) return [new(tooMuch!)];
            string key = original.Key();
            _changed.Add((uid, key));
            return Occurrence(draft, uid, key, at, length, start.IsDate, isRepeat: true);
        }

        if (draft.Rules.Count == 0 && draft.AlsoAt.Count == 0) return Occurrence(draft, uid, null, at, length, start.IsDate, isRepeat: false);
        if (!Keeps(draft, draft.Size, out SourceFault? tooLarge)) return [new(tooLarge!)];
        _recurring.Add((draft, start, length, uid));
        return [];
    }

    /// <summary>The occurrences of the events that recur.</summary>
    internal IEnumerable<SourceItem<CalendarOccurrence>> Recurring()
    {
        foreach ((CalendarDraft draft, CalendarTime start, Duration? length, string uid) in _recurring)
        {
            HashSet<string> notAt = NotAt(draft, start, out string? fault), given = new(StringComparer.Ordinal);
            if (fault is not null)
            {
                yield return Faulty(draft, fault);
                continue;
            }

            foreach (CalendarTime time in Times(draft, start))
            {
                cancellationToken.ThrowIfCancellationRequested();
                string key = time.Key();
                bool isLeftOut = notAt.Contains((time with { IsDate = true }).Key()) || notAt.Contains(key);
                if (!given.Add(key) || _changed.Contains((uid, key)) || (isLeftOut && !options.GivesLeftOut)) continue;
                if (time.ToInstant(options.Zone) is not { } at) continue;
                foreach (SourceItem<CalendarOccurrence> item in Occurrence(draft, uid, key, at, length, time.IsDate,
                    isRepeat: time.Local != start.Local, isOfRule: true, isLeftOut))
                    yield return item;
            }

            if (_fault is { } problem) yield return Faulty(draft, problem);
        }
    }

    private IEnumerable<SourceItem<CalendarOccurrence>> Occurrence(
        CalendarDraft draft, string uid, string? key, Instant at, Duration? length, bool isAllDay, bool isRepeat, bool isOfRule = false, bool isLeftOut = false)
    {
        if (at < options.From || at < Interaction.Earliest) return [];
        bool isBeyond = at >= options.Until || at > Interaction.Latest;
        if (isBeyond && !options.GivesLeftOut) return [];
        CalendarOccurrence occurrence = new(CalendarIds.Of(uid, key), at)
        {
            Uid = CalendarIds.Of(uid),
            Revision = draft.Revision,
            IsBeyond = isBeyond,
            IsOfRule = isOfRule,
            Length = length,
            IsAllDay = isAllDay,
            IsCancelled = isLeftOut || draft.IsCancelledByMethod || draft.Status == "CANCELLED",
            IsRepeat = isRepeat,
            Summary = draft.Summary,
            Place = draft.Location,
            Channel = draft.Channel,
            Organiser = draft.Organiser,
            Attendees = draft.Attendees,
        };
        return [new(occurrence, draft.Line)];
    }

    private Duration? LengthOf(CalendarDraft draft, CalendarTime start, Instant at)
    {
        if (start.IsDate) return null;
        if (draft.Length is { } length) return CalendarLength.Parse(length.Text());
        if (draft.End is null || TimeOf(draft.End, out CalendarTime end) is not null || end.ToInstant(options.Zone) is not { } until) return null;
        return until > at ? until - at : null;
    }

    /// <summary>What is wrong with a time; null for nothing.</summary>
    private string? TimeOf(ContentLine line, out CalendarTime time) => TimeOf(line, line.Text(), out time);

    private string? TimeOf(ContentLine line, string text, out CalendarTime time)
    {
        time = default;
        CalendarZone? zone = null;
        if (line.Parameter("TZID") is { } id && !text.TrimEnd().EndsWith('Z') && (zone = ZoneOf(id)) is null)
            return $"the time zone '{Quoted.Short(id)}' of {line.Name} is neither known nor described in the file";
        return CalendarTime.TryParse(text, zone, out time)
            ? null
            : $"'{Quoted.Short(text)}' is no date or time in {line.Name}; it should look like 20260131T183000Z";
    }

    private CalendarZone? ZoneOf(string id)
    {
        if (id.Length > CalendarZone.MaxIdLength) return null;
        if (_zones.TryGetValue(id, out CalendarZone? zone)) return zone;
        zone = CalendarZone.Of(id);
        if (_zones.Count < limits.TimeZones) _zones.Add(id, zone);
        return zone;
    }

    /// <summary>The keys of the occurrences that are left out; of a date alone, that of the day.</summary>
    private HashSet<string> NotAt(CalendarDraft draft, CalendarTime start, out string? fault)
    {
        HashSet<string> keys = new(StringComparer.Ordinal);
        fault = null;
        foreach (ContentLine line in draft.NotAt)
        {
            foreach (string part in line.Text().Split(','))
            {
                if ((fault = TimeOf(line, part, out CalendarTime time)) is not null) return keys;
                keys.Add(OnClockOf(start, time).Key());
                if (keys.Count > limits.Recurrences) fault = TooOften();
                if (fault is not null) return keys;
            }
        }

        return keys;
    }

    private SourceItem<CalendarOccurrence> Faulty(CalendarDraft draft, string reason) => new(new SourceFault(file, draft.Line, reason, draft.Offset));

    /// <summary>Whether there is room to keep something of an event until the end of the file.</summary>
    private bool Keeps(CalendarDraft draft, int size, out SourceFault? fault)
    {
        _kept += size;
        string? reason = _recurring.Count + _changed.Count >= limits.RecurringEvents
            ? FormattableString.Invariant($"the calendar has more than {limits.RecurringEvents} recurring events and changed occurrences (RecurringEvents)")
            : _kept > limits.RecurringSize
            ? FormattableString.Invariant($"what recurs or was changed in the calendar has more than {limits.RecurringSize} bytes (RecurringSize)")
            : null;
        fault = reason is null ? null : new(file, draft.Line, reason, draft.Offset);
        return reason is null;
    }

    private string TooOften() =>
        FormattableString.Invariant($"the event recurs more than {limits.Recurrences} times (Recurrences); the further occurrences are left out");

    /// <summary>
    /// The times at which an event recurs, those before the window included, in no order. What is wrong is told by <see cref="_fault"/> at the end.
    /// </summary>
    private IEnumerable<CalendarTime> Times(CalendarDraft draft, CalendarTime start)
    {
        _fault = null;
        int count = 0;
        yield return start;
        foreach (string text in draft.Rules)
        {
            RecurrenceRuleText rule = RecurrenceRuleText.Read(text, start);
            _fault ??= rule.Fault;
            if (rule.Fault is not null) continue;
            using RecurrenceExpansion expansion = new(start.Local, start.IsDate, rule.Text);
            while (expansion.Next() is { } local)
            {
                CalendarTime time = start.At(local);
                if (time.ToInstant(options.Zone) is not { } at || at >= options.Until) break;
                if (++count > limits.Recurrences)
                {
                    _fault ??= TooOften();
                    yield break;
                }

                yield return time;
            }

            _fault ??= expansion.Fault;
        }

        foreach (ContentLine line in draft.AlsoAt)
        {
            foreach (string part in line.Text().Split(','))
            {
                int slash = part.IndexOf('/', StringComparison.Ordinal);
                if (TimeOf(line, slash < 0 ? part : part[..slash], out CalendarTime time) is { } fault) _fault ??= fault;
                else if (++count > limits.Recurrences) _fault ??= TooOften();
                else yield return OnClockOf(start, time);
            }
        }
    }

    /// <summary>A time without a zone is on the clock of the event's start.</summary>
    private static CalendarTime OnClockOf(CalendarTime start, CalendarTime time) =>
        time is { Zone: null, IsDate: false, IsUtc: false } ? start.At(time.Local) : time;
}
