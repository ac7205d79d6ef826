using NodaTime;

namespace RelationshipModel.Import.Calendar;

/// <summary>The options of reading a calendar. Immutable.</summary>
internal sealed record CalendarOptions
{
    /// <summary>Gets the owner's zone: of times without one, and of all-day events.</summary>
    /// <value>UTC by default.</value>
    public DateTimeZone Zone { get; init => field = value ?? throw new ArgumentNullException(nameof(value)); } = DateTimeZone.Utc;

    /// <summary>Gets the instant from which occurrences are read.</summary>
    /// <value><see cref="Interaction.Earliest"/> by default.</value>
    public Instant From { get; init; } = Interaction.Earliest;

    /// <summary>Gets the instant before which occurrences are read. An event that recurs forever is expanded up to it.</summary>
    public required Instant Until { get; init; }

    /// <summary>
    /// Whether what is left out is given too, since an earlier reading may have given it: dates excluded from a series (EXDATE)
    /// as called off, and what begins after the window as beyond it, except for the repeats of a rule.
    /// </summary>
    internal bool GivesLeftOut { get; init; }
}
