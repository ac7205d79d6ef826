using NodaTime;
using RelationshipModel;
using RelationshipModel.Import;

namespace BestNetwork.Commands;

/// <summary>
/// What the calendars of an import say of each event, held until the last word on it was read: a later file may call off what an earlier one planned.
/// </summary>
internal sealed class EventsRead
{
    private readonly Dictionary<string, ImportItem> _said = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _occurrences = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _wholeSeries = new(StringComparer.Ordinal);
    private readonly HashSet<string> _damagedFiles = new(StringComparer.Ordinal);

    /// <summary>How many events are held.</summary>
    internal int Count => _said.Count;

    /// <summary>What is said of each.</summary>
    internal IEnumerable<ImportItem> All => _said.Values;

    /// <summary>Holds what is said of an event, in place of what was said before.</summary>
    internal void Add(ImportItem item)
    {
        string id = item.EventId!;
        if (item is ItemSetAside { Withdraws: false })
        {
            // It decides nothing, yet the event is still there.
            _said.TryAdd(id, item);
        }
        else if (CalendarIds.SeriesOf(id) is { } series)
        {
            (_occurrences.TryGetValue(series, out HashSet<string>? known) ? known : _occurrences[series] = new(StringComparer.Ordinal)).Add(id);
            if (item.IsOfRule) _wholeSeries[series] = item.File;
            _said[id] = item;
        }
        else
        {
            if (item is ItemSetAside)
            {
                // Called off without its rule, a series is called off whole.
                if (_occurrences.Remove(id, out HashSet<string>? before))
                    foreach (string occurrence in before) _said.Remove(occurrence);
                _wholeSeries[id] = item.File;
            }

            _said[id] = item;
        }
    }

    /// <summary>Takes note that a file was not read whole: that something is missing in it means nothing.</summary>
    internal void AddDamage(string file) => _damagedFiles.Add(file);

    /// <summary>Forgets what is held.</summary>
    internal void Clear()
    {
        _said.Clear();
        _occurrences.Clear();
        _wholeSeries.Clear();
    }

    /// <summary>Whether a gathering that was recorded before is of a series that was read whole and has it no more.</summary>
    /// <param name="gathering">The gathering.</param>
    /// <param name="after">The instant of the import: what was before it is not asked for.</param>
    /// <param name="until">The instant before which events were read.</param>
    internal bool HasLost(Gathering gathering, Instant after, Instant until) =>
        gathering.At > after && gathering.At < until
        && CalendarIds.SeriesOf(gathering.Id.Value) is { } series
        && _wholeSeries.TryGetValue(series, out string? file) && !_damagedFiles.Contains(file)
        && !_said.ContainsKey(gathering.Id.Value);

    /// <summary>Whether any gathering may have been lost.</summary>
    internal bool MayHaveLost => _wholeSeries.Count > 0;
}
