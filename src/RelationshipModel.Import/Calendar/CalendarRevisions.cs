namespace RelationshipModel.Import.Calendar;

/// <summary>Remembers, by hashes, which version of each event was read, so that an older copy is told from a newer one whatever comes first.</summary>
internal sealed class CalendarRevisions(int capacity)
{
    private const string Itself = "";
    private const string Rule = "rule";

    private readonly Dictionary<ulong, CalendarRevision> _read = [];

    /// <summary>Whether a newer copy was read before; if not, this one is remembered.</summary>
    internal bool IsOutdated(CalendarOccurrence occurrence)
    {
        bool isOfSeries = occurrence.Uid is not null && occurrence.Uid != occurrence.Id;
        string uid = occurrence.Uid ?? occurrence.Id;
        // A copy that says nothing of recurring is of the whole series: it counts against each occurrence, and their rule against it.
        if (IsOlder(occurrence, occurrence.Id, Itself) || (isOfSeries && IsOlder(occurrence, uid, Itself))) return true;
        if ((occurrence.IsOfRule || !isOfSeries) && IsOlder(occurrence, uid, Rule)) return true;
        Remember(occurrence, occurrence.Id, Itself);
        if (occurrence.IsOfRule) Remember(occurrence, uid, Rule);
        return false;
    }

    private bool IsOlder(CalendarOccurrence occurrence, string id, string part) =>
        _read.TryGetValue(TextHash.Of(id, part), out CalendarRevision known) && occurrence.Revision.IsOlderThan(known);

    private void Remember(CalendarOccurrence occurrence, string id, string part)
    {
        ulong hash = TextHash.Of(id, part);
        if (_read.Count < capacity || _read.ContainsKey(hash)) _read[hash] = occurrence.Revision;
    }
}
