using NodaTime;
using RelationshipModel.Import.Text;

namespace RelationshipModel.Import.Calendar;

/// <summary>An event that recurs.</summary>
internal sealed class CalendarSeries(CalendarDraft draft, string uid, CalendarTime start, Instant at, Duration? length)
{
    internal CalendarDraft Draft { get; } = draft;

    internal string Uid { get; } = uid;

    internal CalendarTime Start { get; } = start;

    internal Instant At { get; } = at;

    internal Duration? Length { get; } = length;

    /// <summary>The keys of the occurrences that stand for themselves.</summary>
    internal HashSet<string> Changed { get; } = new(StringComparer.Ordinal);

    /// <summary>The changes that hold from an occurrence on (RANGE=THISANDFUTURE), in order.</summary>
    internal SortedList<LocalDateTime, CalendarChange> Later { get; } = [];

    /// <summary>The lengths of the occurrences that are given as periods (RDATE;VALUE=PERIOD), by start.</summary>
    internal Dictionary<LocalDateTime, Duration> Periods { get; } = [];

    /// <summary>The newest version of what the calendar states of the series and its later part.</summary>
    internal CalendarRevision Revision =>
        Later.Values.Aggregate(Draft.Revision,
            static (newest, change) => newest.IsOlderThan(change.Draft.Revision) ? change.Draft.Revision : newest);

    /// <summary>A hash of when it recurs; never 0.</summary>
    internal int RuleHash
    {
        get
        {
            ulong hash = TextHash.Of(Start.Key(),
                string.Join('\n',
                    [.. Draft.Rules, "", .. Draft.NotRules, "", .. Draft.AlsoAt.Select(static line => line.Text())]));
            return (int)(hash ^ (hash >> 32)) is not 0 and int folded ? folded : 1;
        }
    }

    /// <summary>The change that holds for the occurrence of a time; null if none does.</summary>
    internal CalendarChange? ChangeAt(LocalDateTime local)
    {
        CalendarChange? change = null;
        foreach ((LocalDateTime from, CalendarChange later) in Later)
        {
            if (from > local) break;
            change = later;
        }

        return change;
    }
}
