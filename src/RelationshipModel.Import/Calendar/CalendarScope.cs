namespace RelationshipModel.Import.Calendar;

/// <summary>One VCALENDAR of a file: what it states for all its events.</summary>
internal sealed class CalendarScope(int number)
{
    /// <summary>The number of the calendar in its file, from 1.</summary>
    internal int Number { get; } = number;

    /// <summary>The METHOD in upper case; empty if the calendar has none.</summary>
    internal string Method { get; set; } = "";

    /// <summary>The zone of times without one (X-WR-TIMEZONE); null if the calendar names none that is known.</summary>
    internal CalendarZone? Zone { get; set; }

    /// <summary>The zones that the calendar describes, by their plain names.</summary>
    internal Dictionary<string, CalendarZone> Zones { get; } = new(StringComparer.OrdinalIgnoreCase);

    internal bool IsCancelled => Method == "CANCEL";

    /// <summary>Whether its events are answers to an invitation, or questions about one.</summary>
    internal bool IsAnswer => Method is "REPLY" or "REFRESH" or "COUNTER" or "DECLINECOUNTER";
}
