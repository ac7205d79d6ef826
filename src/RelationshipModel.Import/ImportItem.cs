namespace RelationshipModel.Import;

/// <summary>The result of importing one item: one of <see cref="ImportedInteraction"/>, <see cref="ImportedGathering"/>,
/// <see cref="ImportedPerson"/>, <see cref="SkippedItem"/> and <see cref="ItemFault"/>; or a <see cref="SkippedFile"/>.</summary>
public abstract class ImportItem
{
    private protected ImportItem(string file, long line)
    {
        File = file;
        Line = line;
    }

    /// <summary>Gets the file, as the host named it; in an archive, the archive's name, <c>!</c> and the file's name.</summary>
    public string File { get; }

    /// <summary>Gets the line on which the item begins, from 1.</summary>
    public long Line { get; }

    /// <summary>Gets the id of the calendar event, which is also the id of its interaction and its gathering. Null for other
    /// items.</summary>
    public string? EventId { get; internal init; }

    /// <summary>Gets what was guessed in reading it, such as an unknown time zone, or left out of it, such as a birthday that is
    /// not one, for the owner to check; null if nothing was.</summary>
    public string? Note { get; internal init; }

    /// <summary>The instant at which the names in it were written; null if it is that of the interaction, or unknown.</summary>
    internal NodaTime.Instant? NamedAt { get; init; }

    /// <summary>Whether an earlier import read a different rule for the series to which the event belongs.</summary>
    public bool IsOfChangedRule { get; internal init; }

    /// <summary>Whether the event comes from the rule of a recurring event whose every occurrence the import yields
    /// before <see cref="RecordsReader.Until"/>.</summary>
    public bool IsOfRule { get; internal init; }
}
