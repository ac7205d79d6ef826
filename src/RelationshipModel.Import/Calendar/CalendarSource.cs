using RelationshipModel.Import.Text;

namespace RelationshipModel.Import.Calendar;

/// <summary>One reading of a calendar: its components, by lines.</summary>
internal sealed class CalendarSource(Stream source, string file, CalendarOptions options, ImportLimits limits,
    CancellationToken cancellationToken)
{
    private readonly ContentLineReader _lines = new(source, limits, cancellationToken);
    private readonly CalendarEvents _events = new(file, options, limits, cancellationToken);
    private readonly List<string> _open = [];
    private readonly List<CalendarObservance> _observances = [];
    private CalendarDraft? _draft;
    private CalendarObservance? _observance;
    private string? _zoneId;
    private string? _zoneName;
    private CalendarScope _calendar = new(0);
    private bool _sawComponent;

    internal IEnumerable<SourceItem<CalendarOccurrence>> Read()
    {
        while (_lines.Next())
        {
            if (_lines.IsBoundary(out bool begins, out string component))
            {
                if (_draft is { } unclosed && LeavesTheEvent(begins, component))
                {
                    _draft = null;
                    _open.RemoveRange(_open.IndexOf("VEVENT"), _open.Count - _open.IndexOf("VEVENT"));
                    yield return new(new SourceFault(file, unclosed.Line,
                        "the event is not closed: something else begins or ends within it", unclosed.Offset));
                }

                if (begins && Begin(component) is { } fault)
                {
                    yield return new(fault);
                    yield break;
                }

                if (!begins)
                    foreach (SourceItem<CalendarOccurrence> item in End(component)) yield return item;
            }
            else
            {
                Property();
            }
        }

        if (_draft is { } open)
            yield return new(new SourceFault(file, open.Line, "the event is not closed: the file was cut off", open.Offset));
        if (_lines.Damage is { } damage)
            yield return new(new SourceFault(file, _lines.Number, damage, _lines.Offset, EndsReading: true));
        else if (!_sawComponent)
            yield return new(new SourceFault(file, 1, "there is no calendar here: nothing begins with BEGIN:VCALENDAR", 0,
                EndsReading: true));
        foreach (SourceItem<CalendarOccurrence> item in _events.Finish()) yield return item;
    }

    /// <summary>Whether an event that is open can no longer be closed: another or a calendar begins,
    /// or something around it ends.</summary>
    private bool LeavesTheEvent(bool begins, string component)
    {
        if (begins) return component is "VEVENT" or "VCALENDAR";
        int around = _open.LastIndexOf(component);
        return component == "VCALENDAR" || (around >= 0 && around < _open.IndexOf("VEVENT"));
    }

    private SourceFault? Begin(string component)
    {
        if (component == "VCALENDAR") _open.Clear();
        _sawComponent |= component is "VCALENDAR" or "VEVENT" or "VTIMEZONE" || IsOther(component);
        _open.Add(component);
        if (_open.Count > limits.Nesting)
        {
            string reason = FormattableString.Invariant($"components are nested deeper than {limits.Nesting} (Nesting)");
            return new(file, _lines.Number, reason, _lines.Offset, EndsReading: true);
        }

        switch (component)
        {
            case "VCALENDAR":
                _calendar = new(_calendar.Number + 1);
                break;
            case "VEVENT" when _draft is null:
                _draft = new(_lines.Number, _lines.Offset, _calendar);
                break;
            case "VTIMEZONE" when _draft is null:
                _zoneId = _zoneName = null;
                _observances.Clear();
                break;
            case "STANDARD" or "DAYLIGHT" when _draft is null && _observances.Count < 1000:
                _observances.Add(_observance = new());
                break;
        }

        return null;
    }

    private IEnumerable<SourceItem<CalendarOccurrence>> End(string component)
    {
        int opened = _open.LastIndexOf(component);
        bool isEntry = opened == 0 || (opened == 1 && _open[0] == "VCALENDAR");
        if (opened >= 0) _open.RemoveRange(opened, _open.Count - opened);
        switch (component)
        {
            case "STANDARD" or "DAYLIGHT":
                _observance = null;
                break;
            case "VTIMEZONE" when _draft is null && _zoneId is { } id:
                if (_events.AddZone(_calendar, id, _zoneName, _observances, _lines.Number) is { } fault) return [new(fault)];
                break;
            case "VEVENT" when _draft is { } draft:
                _draft = null;
                return _events.Read(draft);
            case string when isEntry && _draft is null && IsOther(component):
                return _events.ReadOther(_lines.Number);
        }

        return [];
    }

    /// <summary>Whether a component is an entry of a calendar that is not an event.</summary>
    private static bool IsOther(string component) => component is "VTODO" or "VJOURNAL" or "VFREEBUSY" or "VAVAILABILITY" or "VPOLL";

    private void Property()
    {
        string component = _open.Count > 0 ? _open[^1] : "";
        if (_draft is not null) _draft.Count(limits);
        if (component is not ("VEVENT" or "VCALENDAR" or "VTIMEZONE" or "STANDARD" or "DAYLIGHT")) return;
        if (_lines.IsCut && component != "VEVENT") return;
        if (ContentLine.Parse(_lines.Line) is not { } line) return;
        if (component == "VEVENT") _draft?.Add(line, _lines.Line.Length, _lines.IsCut, limits);
        else if (_draft is not null) return;
        else if (_observance is not null) _observance.Add(line);
        else if (line.Name == "TZID") _zoneId = line.Text().Trim();
        else if (line.Name == "X-LIC-LOCATION") _zoneName = line.Text().Trim();
        else if (line.Name == "METHOD")
        {
            _calendar.Method = line.Text().Trim().ToUpperInvariant();
        }
        else if (line.Name is "X-WR-TIMEZONE" or "TIMEZONE-ID")
        {
            _calendar.Zone ??= ZoneName.Find(ZoneName.Plain(line.Text())) is { } zone ? CalendarZone.Of(zone) : null;
        }
    }
}
