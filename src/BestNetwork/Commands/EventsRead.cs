using NodaTime;
using RelationshipModel;
using RelationshipModel.Import;
using RelationshipModel.Import.Calendar;

namespace BestNetwork.Commands;

/// <summary>The events of the calendars of an import, held until their last copy was read: a later file may call off what an
/// earlier one planned.</summary>
internal sealed class EventsRead(Action<ImportItem> supersede)
{
    private readonly Dictionary<string, ImportItem> _said = new(StringComparer.Ordinal);

    /// <summary>The occurrences of each series that were read, except for those that have begun, and
    /// whether they come from its rule.</summary>
    private readonly Dictionary<string, Dictionary<string, bool>> _occurrences = new(StringComparer.Ordinal);

    /// <summary>The series whose occurrences were all read, with the place of the event that gives them.</summary>
    private readonly Dictionary<string, (string File, long Line)> _wholeSeries = new(StringComparer.Ordinal);

    /// <summary>The series whose rule an earlier import read otherwise.</summary>
    private readonly HashSet<string> _changedSeries = new(StringComparer.Ordinal);

    private readonly HashSet<string> _damagedFiles = new(StringComparer.Ordinal);
    private readonly HashSet<string> _series = new(StringComparer.Ordinal);
    private readonly List<SkippedItem> _answers = [];

    /// <summary>Gets the number of events that are held.</summary>
    internal int Count => _said.Count;

    /// <summary>Gets the last copy of each event that is held.</summary>
    internal IEnumerable<ImportItem> All => _said.Values;

    /// <summary>Gets what guests answered.</summary>
    internal IReadOnlyList<SkippedItem> Answers => _answers;

    /// <summary>Whether any series recurs otherwise than it did in an earlier import.</summary>
    internal bool HasChangedSeries => _changedSeries.Count > 0;

    /// <summary>Gets the series that take place by their rule.</summary>
    internal IReadOnlyCollection<string> Series => _series;

    /// <summary>Holds what is said about an event, in place of what was said before.</summary>
    internal void Add(ImportItem item)
    {
        string id = item.EventId!;
        if (item is SkippedItem { Reason: SkipReason.Outdated }) return;
        if (item is SkippedItem { Reason: SkipReason.Answer } answer)
        {
            if (answer.Answers.Count > 0) _answers.Add(answer);
            if (!answer.Withdraws) return;
        }

        if (item.IsOfChangedRule) _changedSeries.Add(KnownEvents.SeriesOf(id) ?? id);
        if (KnownEvents.SeriesOf(id) is { } series)
        {
            if (!_occurrences.TryGetValue(series, out Dictionary<string, bool>? known))
                _occurrences.Add(series, known = new(StringComparer.Ordinal));
            if (item.IsOfRule)
            {
                if (_wholeSeries.TryGetValue(series, out (string File, long Line) before) && before != (item.File, item.Line))
                    DropRule(known);
                _wholeSeries[series] = (item.File, item.Line);
                if (item is not SkippedItem) _series.Add(series);
            }

            if (item is not ImportedInteraction || item.IsOfChangedRule) known[id] = item.IsOfRule;
        }
        else if (item is SkippedItem { Withdraws: true })
        {
            // Called off without its rule, a series is called off whole.
            if (_occurrences.Remove(id, out Dictionary<string, bool>? before))
                foreach (string occurrence in before.Keys) Remove(occurrence);
            _wholeSeries[id] = (item.File, item.Line);
        }
        else if (item.IsOfChangedRule)
        {
            _wholeSeries[id] = (item.File, item.Line);
        }

        // What decides nothing changes nothing of what was said.
        if (item is SkippedItem { Withdraws: false, Reason: not SkipReason.TooFarAhead }) _said.TryAdd(id, item);
        else
        {
            Remove(id);
            _said.Add(id, item);
        }
    }

    /// <summary>Forgets what an older copy of a series gave; a newer one says it again.</summary>
    private void DropRule(Dictionary<string, bool> occurrences)
    {
        foreach ((string occurrence, bool isOfRule) in occurrences)
            if (isOfRule && occurrences.Remove(occurrence)) Remove(occurrence);
    }

    private void Remove(string id)
    {
        if (_said.Remove(id, out ImportItem? before)) supersede(before);
    }

    /// <summary>Notes that a file was not read as a whole, so that something missing in it means nothing.</summary>
    internal void AddDamage(string file) => _damagedFiles.Add(file);

    /// <summary>Lets go of what is held. Which occurrences there are of a series is still known.</summary>
    internal void Clear()
    {
        _said.Clear();
        _answers.Clear();
    }

    /// <summary>Whether a gathering that was recorded as one to come has begun by now, at another time.</summary>
    internal bool HasBegun(Gathering gathering, Instant asOf) =>
        gathering.At > asOf && _said.GetValueOrDefault(gathering.Id.Value) is ImportedInteraction;

    /// <summary>Whether a gathering that was recorded before is of a series that was read whole and has it no more.</summary>
    /// <param name="gathering">The gathering.</param>
    /// <param name="after">The instant of the import: what was before it is not asked for.</param>
    /// <param name="until">The instant before which events were read.</param>
    internal bool HasLost(Gathering gathering, Instant after, Instant until) =>
        gathering.At < until && gathering.At > after
        && KnownEvents.SeriesOf(gathering.Id.Value) is { } series
        && _wholeSeries.TryGetValue(series, out (string File, long Line) from) && !_damagedFiles.Contains(from.File)
        && !(_occurrences.TryGetValue(series, out Dictionary<string, bool>? known) && known.ContainsKey(gathering.Id.Value));

    /// <summary>Whether an interaction that was recorded before is of a series that now recurs
    /// otherwise and has it no more.</summary>
    internal bool HasLost(Interaction interaction) =>
        KnownEvents.SeriesOf(interaction.Id.Value) is { } series && _changedSeries.Contains(series)
        && _wholeSeries.TryGetValue(series, out (string File, long Line) from) && !_damagedFiles.Contains(from.File)
        && !(_occurrences.TryGetValue(series, out Dictionary<string, bool>? known) && known.ContainsKey(interaction.Id.Value));
}
