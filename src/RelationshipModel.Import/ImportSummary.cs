namespace RelationshipModel.Import;

/// <summary>Counts the results of an import. Not safe for use by several threads at once.</summary>
public sealed class ImportSummary
{
    /// <summary>The maximum number of faults that are kept; further ones are only counted.</summary>
    public const int MaxFaults = 10;

    private readonly SortedDictionary<SkipReason, long> _skipped = [];
    private readonly List<SourceFault> _faults = [];
    private readonly List<SourceFault> _notes = [];

    /// <summary>Gets the number of items that were read, including faults.</summary>
    public long ItemCount { get; private set; }

    /// <summary>Gets the number of interactions.</summary>
    public long InteractionCount { get; private set; }

    /// <summary>Gets the number of future gatherings.</summary>
    public long GatheringCount { get; private set; }

    /// <summary>Gets the number of records of people.</summary>
    public long PersonCount { get; private set; }

    /// <summary>Gets the number of skipped items for each reason.</summary>
    public IReadOnlyDictionary<SkipReason, long> Skipped => _skipped;

    /// <summary>Gets the number of skipped items.</summary>
    public long SkipCount => _skipped.Values.Sum();

    /// <summary>Gets the number of items that could not be read.</summary>
    public long FaultCount { get; private set; }

    /// <summary>Gets the first <see cref="MaxFaults"/> faults.</summary>
    public IReadOnlyList<SourceFault> Faults => _faults;

    /// <summary>Gets the number of files in archives that were skipped because their format is not
    /// supported. They do not count as items.</summary>
    public long FileSkipCount { get; private set; }

    /// <summary>Gets the number of items that were read with a guess, or in part.</summary>
    public long NoteCount { get; private set; }

    /// <summary>Gets the first <see cref="MaxFaults"/> guesses, each with the place where it was made.</summary>
    public IReadOnlyList<SourceFault> Notes => _notes;

    /// <summary>Counts an item. The interactions, gatherings, people, skipped items and faults add up
    /// to <see cref="ItemCount"/>.</summary>
    public void Add(ImportItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        if (item is SkippedFile)
        {
            FileSkipCount++;
            return;
        }

        ItemCount++;
        if (item.Note is { } note)
        {
            NoteCount++;
            if (_notes.Count < MaxFaults) _notes.Add(new(item.File, item.Line, note));
        }

        switch (item)
        {
            case ImportedInteraction: InteractionCount++; break;
            case ImportedGathering: GatheringCount++; break;
            case ImportedPerson: PersonCount++; break;
            case SkippedItem skipped: _skipped[skipped.Reason] = _skipped.GetValueOrDefault(skipped.Reason) + 1; break;
            case ItemFault fault:
                FaultCount++;
                if (_faults.Count < MaxFaults) _faults.Add(fault.Fault);
                break;
        }
    }

    /// <summary>Counts an event that was added before as <see cref="SkipReason.Outdated"/>, since a newer copy of it was
    /// read.</summary>
    /// <param name="item">The item of the older copy.</param>
    public void Supersede(ImportItem item)
    {
        if (item is ImportedInteraction) InteractionCount--;
        else if (item is ImportedGathering) GatheringCount--;
        else return;
        _skipped[SkipReason.Outdated] = _skipped.GetValueOrDefault(SkipReason.Outdated) + 1;
    }

    /// <summary>Returns the counts.</summary>
    public override string ToString() =>
        FormattableString.Invariant(
            $"{ItemCount} read: {InteractionCount} interactions, {GatheringCount} gatherings, {PersonCount} people, ")
        + FormattableString.Invariant($"{SkipCount} skipped, {FaultCount} faults");
}
