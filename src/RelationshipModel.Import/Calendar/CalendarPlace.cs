using NodaTime;

namespace RelationshipModel.Import.Calendar;

/// <summary>The place of an occurrence in time and in its series.</summary>
/// <param name="Uid">The id of the event.</param>
/// <param name="Key">The spelling of its original start; null if the event stands alone.</param>
/// <param name="At">The start.</param>
/// <param name="Length">The length; null if unknown.</param>
/// <param name="IsAllDay">Whether it takes whole days.</param>
internal readonly record struct CalendarPlace(string Uid, string? Key, Instant At, Duration? Length, bool IsAllDay)
{
    internal bool IsRepeat { get; init; }

    internal bool IsOfRule { get; init; }

    internal bool IsLeftOut { get; init; }

    internal Instant? SeriesStart { get; init; }

    internal CalendarRevision? SeriesRevision { get; init; }

    internal int RuleHash { get; init; }

    internal SkipReason? Skip { get; init; }
}
