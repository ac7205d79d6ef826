using NodaTime;

namespace RelationshipModel.Import.Calendar;

/// <summary>A time zone of a calendar: one of the IANA database, or the calendar's own rules.</summary>
internal sealed class CalendarZone
{
    private static readonly LocalDateTime LastOnset = new(2100, 1, 1, 0, 0);

    internal const int MaxIdLength = 256;

    private const int MaxOnsets = 2_000;

    private readonly DateTimeZone? _zone;
    private readonly (LocalDateTime At, Offset Before, Offset After)[] _onsets = [];

    private CalendarZone(DateTimeZone zone) => _zone = zone;

    private CalendarZone((LocalDateTime At, Offset Before, Offset After)[] onsets) => _onsets = onsets;

    internal Instant ToInstant(LocalDateTime local) =>
        _zone is null
            ? local.WithOffset(OffsetAt(onset => onset.At <= local.PlusSeconds(-Gap(onset)))).ToInstant()
            : _zone.AtLeniently(local).ToInstant();

    /// <summary>The id of the zone, or that it is the calendar's own.</summary>
    internal string Name => _zone?.Id ?? "the calendar's own rules";

    internal LocalDateTime ToLocal(Instant instant) =>
        _zone is null
            ? instant.WithOffset(OffsetAt(onset => onset.At.WithOffset(onset.Before).ToInstant() <= instant)).LocalDateTime
            : instant.InZone(_zone).LocalDateTime;

    /// <summary>The seconds that an onset skips, which keep the offset before it (RFC 5545, 3.3.5).</summary>
    private static int Gap((LocalDateTime At, Offset Before, Offset After) onset) =>
        Math.Max(0, onset.After.Seconds - onset.Before.Seconds);

    /// <summary>The offset after the last onset that has passed.</summary>
    private Offset OffsetAt(Func<(LocalDateTime At, Offset Before, Offset After), bool> hasPassed)
    {
        int low = 0, high = _onsets.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (hasPassed(_onsets[middle])) low = middle + 1;
            else high = middle;
        }

        return low == 0 ? _onsets[0].Before : _onsets[low - 1].After;
    }

    /// <summary>Wraps a zone of the IANA database or a fixed offset.</summary>
    internal static CalendarZone Of(DateTimeZone zone) => new(zone);

    /// <summary>A zone of a calendar's own rules; null if none can be used.</summary>
    internal static CalendarZone? Of(IEnumerable<CalendarObservance> observances)
    {
        List<(LocalDateTime At, Offset Before, Offset After)> onsets = [];
        foreach (CalendarObservance observance in observances)
        {
            if (onsets.Count == MaxOnsets) break;
            if (observance.Start is not { } start || observance.Before is not { } before || observance.After is not { } after)
                continue;
            onsets.Add((start.Local, before, after));
            foreach (string text in observance.Rules)
            {
                if (RecurrenceRuleText.Read(text, start with { IsDate = false },
                    DateTimeZone.ForOffset(before)) is not { Fault: null } rule) continue;
                using RecurrenceExpansion expansion = new(start.Local, isDate: false, rule);
                while (onsets.Count < MaxOnsets && expansion.Next() is { } at && at <= LastOnset)
                    onsets.Add((at, before, after));
            }

            foreach (CalendarTime also in observance.Dates.Take(Math.Max(0, MaxOnsets - onsets.Count)))
                onsets.Add((also.Local, before, after));
        }

        return onsets.Count == 0 ? null : new([.. onsets.OrderBy(static onset => onset.At)]);
    }
}
