using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Evaluation;
using NodaTime;

namespace RelationshipModel.Import.Calendar;

/// <summary>The times of a recurrence rule in order, on a clock without zones. A rule that cannot be
/// used gives none and a fault.</summary>
internal sealed class RecurrenceExpansion : IDisposable
{
    /// <summary>The number of steps of a rule that may match nothing: more than days in eight years, between two 29ths of
    /// February at the turn of a century.</summary>
    private const int MaxStepsWithoutMatch = 3_000;

    /// <summary>The same of a rule that counts hours or minutes: more than hours in a year.</summary>
    private const int MaxStepsWithinDays = 9_000;

    private readonly IEnumerator<Occurrence>? _occurrences;
    private readonly LocalDateTime _start;
    private readonly RecurrenceRuleText _rule;
    private int _counted;
    private int _unmatched;

    internal RecurrenceExpansion(LocalDateTime start, bool isDate, RecurrenceRuleText rule)
    {
        (_start, _rule) = (start, rule);
        try
        {
            CalDateTime at = isDate
                ? new(start.Year, start.Month, start.Day)
                : new(start.Year, start.Month, start.Day, start.Hour, start.Minute, start.Second);
            CalendarEvent recurring = new() { DtStart = at, RecurrenceRule = new(rule.Text) };
            int most = rule.IsWithinDays ? MaxStepsWithinDays : MaxStepsWithoutMatch;
            _occurrences = recurring.GetOccurrences(null, new EvaluationOptions { MaxUnmatchedIncrementsLimit = most })
                .GetEnumerator();
        }
        catch (Exception e) when (IsOfTheRule(e))
        {
            Fault = "the recurrence rule cannot be read";
        }
    }

    internal string? Fault { get; private set; }

    internal LocalDateTime? Next()
    {
        if (_occurrences is null || Fault is not null) return null;
        try
        {
            LocalDateTime local;
            do
            {
                if (!_occurrences.MoveNext()) return null;
                CalDateTime at = _occurrences.Current.Period.StartTime;
                local = new(at.Year, at.Month, at.Day, at.Hour, at.Minute, at.Second);
                if (_unmatched++ > MaxStepsWithoutMatch) throw new FormatException();
            }
            while (!_rule.IsInMonths(local));
            _unmatched = 0;
            // The start counts as the first of COUNT even if the rule does not match it (RFC 5545, 3.3.10).
            if (_counted++ == 0 && local != _start) _counted++;
            return _rule.Includes(local) && (_rule.Count is not { } count || _counted <= count) ? local : null;
        }
        catch (EvaluationOutOfRangeException)
        {
            return null;
        }
        catch (Exception e) when (IsOfTheRule(e))
        {
            Fault = "the recurrence rule matches no day";
            return null;
        }
    }

    public void Dispose() => _occurrences?.Dispose();

    /// <summary>Whether the exception may be the rule's. The ones that a rule may cause are not documented: all but those of the
    /// machine count.</summary>
    private static bool IsOfTheRule(Exception e) => e is not (OutOfMemoryException or OperationCanceledException);
}
