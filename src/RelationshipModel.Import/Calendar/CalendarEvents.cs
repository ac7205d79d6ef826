using NodaTime;
using RelationshipModel.Import.Text;

namespace RelationshipModel.Import.Calendar;

/// <summary>Makes occurrences of the events of a file.</summary>
internal sealed class CalendarEvents(string file, CalendarOptions options, ImportLimits limits,
    CancellationToken cancellationToken)
{
    /// <summary>The first zone of each name in the file: for calendars that name a zone without describing it.</summary>
    private readonly Dictionary<string, CalendarZone> _zones = new(StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<(int Calendar, string Id), CalendarZone> _resolved = [];
    private readonly HashSet<string> _guessed = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<CalendarDraft> _waiting = [];
    private int _zoneCount;
    private long _kept;
    private bool _isAtEnd;
    private string? _note;

    /// <summary>Keeps a zone that a calendar describes. If its name is that of a known zone, the name counts for more than the
    /// rules, except an offset or an abbreviation, which rules may change in summer.</summary>
    internal SourceFault? AddZone(CalendarScope calendar, string id, string? location,
        IReadOnlyList<CalendarObservance> observances, long line)
    {
        if (id.Length > CalendarZone.MaxIdLength) return null;
        if (++_zoneCount > limits.TimeZones)
            return new(file, line,
                FormattableString.Invariant($"the calendar has more than {limits.TimeZones} time zones (TimeZones)"));
        string name = ZoneName.Plain(id);
        DateTimeZone? known = ZoneName.Find(name) ?? (location is null ? null : ZoneName.Find(ZoneName.Plain(location)));
        CalendarZone? own = known is null || ZoneName.IsOffset(known) ? CalendarZone.Of(observances) : null;
        if ((own ?? (known is null ? null : CalendarZone.Of(known))) is not { } zone) return null;
        calendar.Zones[name] = zone;
        _zones.TryAdd(name, zone);
        return null;
    }

    /// <summary>Gives an event that stands alone. One that recurs, changes another or is in a zone that is not
    /// yet known waits for the end.</summary>
    internal IEnumerable<SourceItem<CalendarOccurrence>> Read(CalendarDraft draft)
    {
        if (draft.Fault is { } fault) return [Faulty(draft, fault)];
        if (draft.Calendar.IsAnswer) return Answers(draft);
        if (draft.Start is null) return WithoutStart(draft);
        if (!draft.IsSeries && draft.RecurrenceId is null && IsClear(draft.Start, draft)
            && (draft.End is null || IsClear(draft.End, draft)))
            return Single(draft);
        if (!Keeps(draft, out SourceFault? tooMuch)) return [new(tooMuch!)];
        _waiting.Add(draft);
        return [];
    }

    /// <summary>Gives an entry that is not an event, so that it is counted.</summary>
    internal IEnumerable<SourceItem<CalendarOccurrence>> ReadOther(long line) =>
        options.GivesLeftOut
            ? [new(new CalendarOccurrence("-", Interaction.Earliest) { Skip = SkipReason.NotAnEvent }, line)]
            : [];

    /// <summary>Gives what waited for the end of the file: all zones, series and changes are known now.</summary>
    internal IEnumerable<SourceItem<CalendarOccurrence>> Finish()
    {
        _isAtEnd = true;
        Dictionary<string, List<CalendarSeries>> series = new(StringComparer.Ordinal);
        List<CalendarSeries> inOrder = [];
        HashSet<string> stated = [
            .. _waiting.Where(static draft => draft.RecurrenceId is null && draft.IsSeries && draft.Uid is not null)
            .Select(static draft => draft.Uid!)];
        // A change with dates of its own, without the series that it changes, is what is left of the series.
        foreach (CalendarDraft draft in _waiting)
            if (draft is { RecurrenceId: not null, IsSeries: true, Uid: not null } && stated.Add(draft.Uid)) draft.BecomeSeries();
        foreach (CalendarDraft draft in _waiting)
        {
            if (draft.RecurrenceId is not null) continue;
            if (!draft.IsSeries)
            {
                foreach (SourceItem<CalendarOccurrence> item in Single(draft)) yield return item;
                continue;
            }

            if (StartOf(draft, out CalendarTime start, out Instant at) is { } fault)
            {
                yield return Faulty(draft, fault);
                continue;
            }

            CalendarSeries made = new(draft, UidOf(draft, start), start, at, LengthOf(draft, start, at));
            inOrder.Add(made);
            if (!series.TryGetValue(made.Uid, out List<CalendarSeries>? named)) series.Add(made.Uid, named = []);
            named.Add(made);
        }

        List<SourceItem<CalendarOccurrence>> changes = [];
        foreach (CalendarDraft draft in _waiting)
            if (draft.RecurrenceId is not null) changes.AddRange(Changed(draft, series));
        foreach (CalendarSeries made in inOrder)
            foreach (SourceItem<CalendarOccurrence> item in OccurrencesOf(made)) yield return item;
        foreach (SourceItem<CalendarOccurrence> item in changes) yield return item;
    }

    /// <summary>A cancellation need not repeat when the event was to begin.</summary>
    private IEnumerable<SourceItem<CalendarOccurrence>> WithoutStart(CalendarDraft draft)
    {
        if (!options.GivesLeftOut || !draft.IsCancelled || draft.Uid is not { Length: > 0 } uid)
            return [Faulty(draft, "the event has no start (DTSTART)")];
        string? key = null;
        if (draft.RecurrenceId is { } id && TimeOf(draft, id, out CalendarTime original) is null) key = original.Key();
        return Occurrence(draft, new(uid, key, Instant.Max(options.From, Interaction.Earliest), null, false));
    }

    private IEnumerable<SourceItem<CalendarOccurrence>> Single(CalendarDraft draft)
    {
        if (StartOf(draft, out CalendarTime start, out Instant at) is { } fault) return [Faulty(draft, fault)];
        return Occurrence(draft, new(UidOf(draft, start), null, at, LengthOf(draft, start, at), start.IsDate));
    }

    /// <summary>The change of one occurrence, which stands for itself; also of all later ones if it says so.</summary>
    private IEnumerable<SourceItem<CalendarOccurrence>> Changed(CalendarDraft draft,
        Dictionary<string, List<CalendarSeries>> series)
    {
        if (StartOf(draft, out CalendarTime start, out Instant at) is { } badStart) return [Faulty(draft, badStart)];
        if (TimeOf(draft, draft.RecurrenceId!, out CalendarTime stated) is { } badId) return [Faulty(draft, badId)];
        string uid = UidOf(draft, start);
        CalendarSeries? of = series.TryGetValue(uid, out List<CalendarSeries>? named) ? SeriesOf(draft, stated, named) : null;
        CalendarTime original = of is null ? stated : stated.OnClockOf(of.Start, options.Zone);
        string key = original.Key();
        Duration? length = LengthOf(draft, start, at);
        if (draft.RecurrenceId!.Parameter("RANGE") is { } range)
        {
            if (of is not null && range.Equals("THISANDFUTURE", StringComparison.OrdinalIgnoreCase))
            {
                of.Later[original.Local] = new(draft, uid, start, at, length, original);
                if (IsOccurrence(of, original)) return [];
            }
            else
            {
                _note = $"the change for RANGE={Quoted.Short(range)} is applied to one occurrence"
                    + (of is null ? ": its series is not in the file" : "");
            }
        }

        // Two copies of a series in a file share their changes; two meetings with one id in one calendar don't.
        bool isShared = of is null || named!.Count(other => other.Draft.Calendar == of.Draft.Calendar) == 1;
        foreach (CalendarSeries other in named ?? [])
            if (isShared || other == of) other.Changed.Add(key);
        return Occurrence(draft, new(uid, key, at, length, start.IsDate)
        {
            IsRepeat = true,
            SeriesStart = of?.At,
            SeriesRevision = of?.Draft.Revision,
        });
    }

    /// <summary>Whether the series gives an occurrence at a time, so that a change of it and
    /// all later ones begins there.</summary>
    private bool IsOccurrence(CalendarSeries series, CalendarTime original)
    {
        foreach (CalendarTime time in Times(series, out _))
            if (time.Local == original.Local) return true;
        return false;
    }

    /// <summary>Returns the series that a change belongs to: in its own calendar if there; if several have one id, the one with
    /// that time of day.</summary>
    private CalendarSeries SeriesOf(CalendarDraft draft, CalendarTime stated, List<CalendarSeries> named)
    {
        List<CalendarSeries> own = named.FindAll(series => series.Draft.Calendar == draft.Calendar);
        if (own.Count == 0) own = named;
        return own.Find(series => stated.OnClockOf(series.Start, options.Zone).Local.TimeOfDay == series.Start.Local.TimeOfDay)
            ?? own[0];
    }

    private IEnumerable<SourceItem<CalendarOccurrence>> OccurrencesOf(CalendarSeries series)
    {
        CalendarDraft draft = series.Draft;
        if (Excluded(series, out HashSet<LocalDateTime> notAt) is { } fault)
        {
            yield return Faulty(draft, fault);
            yield break;
        }

        if (IsYearlyDay(series))
        {
            foreach (SourceItem<CalendarOccurrence> item in Occurrence(draft,
                new(series.Uid, null, series.At, null, true) { Skip = SkipReason.Anniversary }))
                yield return item;
            yield break;
        }

        HashSet<string> given = new(StringComparer.Ordinal);
        (CalendarRevision revision, int rule) = (series.Revision, series.RuleHash);
        IEnumerable<CalendarTime> times = Times(series, out Func<string?> faultOf);
        foreach (CalendarTime time in times)
        {
            cancellationToken.ThrowIfCancellationRequested();
            string key = time.Key();
            bool isLeftOut = notAt.Count > 0 && (notAt.Contains(time.Local) || notAt.Contains(time.Existing(options.Zone).Local));
            bool isChanged = series.Changed.Count > 0
                && (series.Changed.Contains(key) || series.Changed.Contains(time.Existing(options.Zone).Key()));
            if (!given.Add(key) || isChanged || (isLeftOut && !options.GivesLeftOut)) continue;
            CalendarChange? change = isLeftOut ? null : series.ChangeAt(time.Local);
            CalendarTime begins = change?.Moved(time) ?? time;
            if (begins.ToInstant(options.Zone) is not { } at) continue;
            Duration? length = series.Periods.TryGetValue(time.Local, out Duration period) ? period
                : change is null ? series.Length : change.Length;
            CalendarPlace place = new(series.Uid, key, at, length, begins.IsDate)
            {
                IsRepeat = time.Local != series.Start.Local,
                IsOfRule = true,
                IsLeftOut = isLeftOut,
                SeriesStart = series.At,
                SeriesRevision = revision,
                RuleHash = rule,
            };
            foreach (SourceItem<CalendarOccurrence> item in Occurrence(change?.Draft ?? draft, place, draft)) yield return item;
        }

        if (faultOf() is { } problem) yield return Faulty(draft, problem);
    }

    /// <summary>Whether an event is a birthday or the like: a day of each year without guests. It
    /// is given once for an import.</summary>
    private bool IsYearlyDay(CalendarSeries series) =>
        options.GivesLeftOut && series.Start.IsDate && series.Draft.Attendees.Count == 0 && series.Later.Count == 0
            && series.Draft.AlsoAt.Count == 0
        && series.Draft.Rules.TrueForAll(static rule => rule.Contains("YEARLY", StringComparison.OrdinalIgnoreCase));

    private IEnumerable<SourceItem<CalendarOccurrence>> Answers(CalendarDraft draft)
    {
        if (!options.GivesLeftOut) return [];
        string? key = null;
        if (draft.RecurrenceId is { } id && TimeOf(draft, id, out CalendarTime original) is null) key = original.Key();
        CalendarOccurrence answer = new(CalendarIds.Of(draft.Uid is { Length: > 0 } uid ? uid : "-", key), Interaction.Earliest)
        {
            Uid = CalendarIds.Of(draft.Uid is { Length: > 0 } whole ? whole : "-"),
            Revision = draft.Revision,
            Skip = SkipReason.Answer,
            IsAnswer = draft.Calendar.Method == "REPLY" && draft.Uid is { Length: > 0 },
            Attendees = draft.Attendees,
        };
        return [new(answer, draft.Line)];
    }

    private IEnumerable<SourceItem<CalendarOccurrence>> Occurrence(CalendarDraft draft, CalendarPlace place,
        CalendarDraft? series = null)
    {
        bool isBefore = place.At < options.From || place.At < Interaction.Earliest;
        bool isBeyond = place.At >= options.Until || place.At > Interaction.Latest;
        if (isBefore || (isBeyond && !options.GivesLeftOut)) return [];
        CalendarOccurrence occurrence = new(CalendarIds.Of(place.Uid, place.Key), place.At)
        {
            Uid = CalendarIds.Of(place.Uid),
            Key = place.Key,
            Calendar = draft.Calendar.Number,
            SeriesStart = place.SeriesStart,
            SeriesRevision = place.SeriesRevision,
            RuleHash = place.RuleHash,
            Revision = place.IsOfRule ? place.SeriesRevision!.Value : draft.Revision,
            Skip = place.Skip,
            IsBeyond = isBeyond,
            IsOfRule = place.IsOfRule,
            Length = place.Length,
            IsAllDay = place.IsAllDay,
            IsCancelled = place.IsLeftOut || draft.IsCancelled || series?.IsCancelled == true,
            IsRepeat = place.IsRepeat,
            Summary = draft.Summary,
            Place = draft.Location,
            Channel = draft.Channel,
            Organiser = draft.Organiser,
            Attendees = draft.Attendees,
            UnknownGuests = draft.UnknownGuests,
            Note = _note,
            TakeGuestNote = draft.TakeGuestNote,
        };
        _note = null;
        return [new(occurrence, (series ?? draft).Line)];
    }

    private static string UidOf(CalendarDraft draft, CalendarTime start) => draft.Uid is { Length: > 0 } given
        ? given : CalendarIds.Hash(draft, start.Key());

    private string? StartOf(CalendarDraft draft, out CalendarTime start, out Instant at)
    {
        at = default;
        if (TimeOf(draft, draft.Start!, out start) is { } fault) return fault;
        if (draft.IsAllDay && !start.IsDate) start = new(start.Local.Date.AtMidnight(), IsDate: true, IsUtc: false, null);
        if (start.ToInstant(options.Zone) is not { } instant) return "the event's start is outside the years 2 to 9998";
        at = instant;
        return null;
    }

    private Duration? LengthOf(CalendarDraft draft, CalendarTime start, Instant at)
    {
        if (start.IsDate) return null;
        if (draft.Length is { } length) return CalendarLength.Parse(length.Text());
        if (draft.End is null || TimeOf(draft, draft.End, out CalendarTime end) is not null || end.IsDate) return null;
        if (end is { IsUtc: false, Zone: null } && draft.End.Parameter("TZID") is null) end = start.At(end.Local);
        return end.ToInstant(options.Zone) is { } until && until > at ? until - at : null;
    }

    /// <summary>The length of a period that states its end or its length; null if neither can be read.</summary>
    private Duration? PeriodOf(CalendarDraft draft, ContentLine line, CalendarTime start, string rest)
    {
        if (rest.StartsWith('P') || rest.StartsWith("+P", StringComparison.Ordinal)) return CalendarLength.Parse(rest);
        if (TimeOf(draft, line, rest, out CalendarTime end) is not null || end.IsDate) return null;
        return end.ToInstant(options.Zone) - start.ToInstant(options.Zone) is { } length && length > Duration.Zero
            ? length : null;
    }

    /// <summary>Reads a time.</summary>
    /// <returns>The fault; null if the time can be used.</returns>
    private string? TimeOf(CalendarDraft draft, ContentLine line, out CalendarTime time) =>
        TimeOf(draft, line, line.Text(), out time);

    private string? TimeOf(CalendarDraft draft, ContentLine line, string text, out CalendarTime time)
    {
        bool isUtc = text.AsSpan().Trim() is [.., 'Z' or 'z'];
        CalendarZone? zone = isUtc ? null : line.Parameter("TZID") is { } id ? ZoneOf(draft.Calendar, id) : draft.Calendar.Zone;
        if (!CalendarTime.TryParse(text, zone, out time))
            return $"'{Quoted.Short(text)}' is not a date or time in {line.Name}; it should look like 20260131T183000Z";
        if (!time.IsDate && line.Parameter("VALUE") is { } value && value.Equals("DATE", StringComparison.OrdinalIgnoreCase))
            time = new(time.Local.Date.AtMidnight(), IsDate: true, IsUtc: false, null);
        return null;
    }

    /// <summary>Whether the zone of a time is known already, whatever follows in the file.</summary>
    private static bool IsClear(ContentLine line, CalendarDraft draft) =>
        line.Parameter("TZID") is not { } id || line.Text().AsSpan().Trim() is [.., 'Z' or 'z']
        || draft.Calendar.Zones.ContainsKey(ZoneName.Plain(id)) || ZoneName.Find(ZoneName.Plain(id)) is not null;

    /// <summary>The zone of a name: of the IANA database or Windows, of the calendar, of another calendar of
    /// the file, else the likeliest.</summary>
    private CalendarZone? ZoneOf(CalendarScope calendar, string id)
    {
        if (_resolved.TryGetValue((calendar.Number, id), out CalendarZone? known)) return known;
        string name = ZoneName.Plain(id);
        CalendarZone? zone = name.Length > CalendarZone.MaxIdLength ? null
            : calendar.Zones.GetValueOrDefault(name) ?? (ZoneName.Find(name) is { } certain ? CalendarZone.Of(certain) : null);
        if (zone is null && !_isAtEnd) return null;
        zone ??= _zones.GetValueOrDefault(name) ?? Guess(name, calendar);
        if (_resolved.Count < limits.TimeZones) _resolved.Add((calendar.Number, id), zone);
        return zone;
    }

    private CalendarZone Guess(string name, CalendarScope calendar)
    {
        DateTimeZone? guess = name.Length > CalendarZone.MaxIdLength ? null : ZoneName.Guess(name);
        CalendarZone zone = guess is not null ? CalendarZone.Of(guess) : calendar.Zone ?? CalendarZone.Of(options.Zone);
        if (_guessed.Count < limits.TimeZones && _guessed.Add(name))
            _note = $"the time zone '{Quoted.Short(name)}' is neither known nor described in the file; its times are read as "
                + $"those of {zone.Name}";
        return zone;
    }

    /// <summary>Finds the times that are left out (EXDATE, EXRULE), on the clock of the series.</summary>
    /// <returns>The fault; null if all can be used.</returns>
    private string? Excluded(CalendarSeries series, out HashSet<LocalDateTime> notAt)
    {
        notAt = [];
        HashSet<LocalDate> days = [];
        foreach (ContentLine line in series.Draft.NotAt)
        {
            foreach (string part in line.Text()
                .Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                if (TimeOf(series.Draft, line, part, out CalendarTime time) is { } fault) return fault;
                if (time.IsDate && !series.Start.IsDate) days.Add(time.Local.Date);
                else notAt.Add(time.OnClockOf(series.Start, options.Zone).Local);
                if (notAt.Count + days.Count > limits.Recurrences) return TooOften();
            }
        }

        foreach (string text in series.Draft.NotRules)
        {
            RecurrenceRuleText rule = RecurrenceRuleText.Read(text, series.Start, options.Zone);
            if (rule.Fault is { } fault) return fault;
            using RecurrenceExpansion expansion = new(series.Start.Local, series.Start.IsDate, rule);
            while (expansion.Next() is { } local)
            {
                if (series.Start.At(local).ToInstant(options.Zone) is not { } at || at >= options.Until) break;
                notAt.Add(local);
                if (notAt.Count > limits.Recurrences) return TooOften();
            }

            if (expansion.Fault is { } problem) return problem;
        }

        if (days.Count > 0)
            foreach (CalendarTime time in Times(series, out _))
                if (days.Contains(time.Local.Date)) notAt.Add(time.Local);
        return null;
    }

    private SourceItem<CalendarOccurrence> Faulty(CalendarDraft draft, string reason) =>
        new(new SourceFault(file, draft.Line, reason, draft.Offset));

    /// <summary>Whether there is room to keep an event until the end of the file.</summary>
    private bool Keeps(CalendarDraft draft, out SourceFault? fault)
    {
        _kept += draft.Size;
        string? reason = _waiting.Count >= limits.RecurringEvents
            ? FormattableString.Invariant(
                $"the calendar has more than {limits.RecurringEvents} recurring events and changed occurrences (RecurringEvents)")
            : _kept > limits.RecurringSize
            ? FormattableString.Invariant(
                $"the recurring and changed events of the calendar have more than {limits.RecurringSize} bytes (RecurringSize)")
            : null;
        fault = reason is null ? null : new(file, draft.Line, reason, draft.Offset);
        return reason is null;
    }

    private string TooOften() =>
        FormattableString.Invariant(
            $"the event recurs more than {limits.Recurrences} times (Recurrences); later occurrences are left out");

    /// <summary>The times at which an event recurs, including those before the window, unordered.</summary>
    /// <param name="series">The event.</param>
    /// <param name="faultOf">Returns the fault of its rules; to be called after the last time.</param>
    private IEnumerable<CalendarTime> Times(CalendarSeries series, out Func<string?> faultOf)
    {
        string? fault = null;
        faultOf = () => fault;
        return Expanded();

        IEnumerable<CalendarTime> Expanded()
        {
            CalendarTime start = series.Start;
            int count = 0;
            yield return start;
            foreach (string text in series.Draft.Rules)
            {
                RecurrenceRuleText rule = RecurrenceRuleText.Read(text, start, options.Zone);
                fault ??= rule.Fault;
                if (rule.Fault is not null) continue;
                using RecurrenceExpansion expansion = new(start.Local, start.IsDate, rule);
                while (expansion.Next() is { } local)
                {
                    CalendarTime time = start.At(local);
                    if (time.ToInstant(options.Zone) is not { } at || at >= options.Until) break;
                    if (++count > limits.Recurrences)
                    {
                        fault ??= TooOften();
                        yield break;
                    }

                    yield return time;
                }

                fault ??= expansion.Fault;
            }

            foreach (ContentLine line in series.Draft.AlsoAt)
            {
                foreach (string part in line.Text()
                    .Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                {
                    int slash = part.IndexOf('/', StringComparison.Ordinal);
                    if (TimeOf(series.Draft, line, slash < 0 ? part : part[..slash], out CalendarTime time) is { } bad)
                        fault ??= bad;
                    else if (++count > limits.Recurrences) fault ??= TooOften();
                    else
                    {
                        CalendarTime also = time.OnClockOf(start, options.Zone);
                        if (slash >= 0 && PeriodOf(series.Draft, line, time, part[(slash + 1)..]) is { } period)
                            series.Periods[also.Local] = period;
                        yield return also;
                    }
                }
            }
        }
    }
}
