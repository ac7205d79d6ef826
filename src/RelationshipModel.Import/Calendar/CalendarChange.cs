using NodaTime;

namespace RelationshipModel.Import.Calendar;

/// <summary>A change of one occurrence of a series (RECURRENCE-ID) or of it and all later ones.</summary>
/// <param name="Draft">The event that states the change.</param>
/// <param name="Uid">The id of the series.</param>
/// <param name="Start">The new start of the occurrence.</param>
/// <param name="At">The same as an instant.</param>
/// <param name="Length">The length; null if unknown.</param>
/// <param name="Original">The original start of the occurrence.</param>
internal sealed record CalendarChange(CalendarDraft Draft, string Uid, CalendarTime Start, Instant At, Duration? Length,
    CalendarTime Original)
{
    /// <summary>Returns the start of another occurrence, moved by as much as this one.</summary>
    internal CalendarTime Moved(CalendarTime occurrence)
    {
        Duration by = Start.Local.InUtc().ToInstant() - Original.Local.InUtc().ToInstant();
        return Start.At((occurrence.Local.InUtc().ToInstant() + by).InUtc().LocalDateTime);
    }
}
