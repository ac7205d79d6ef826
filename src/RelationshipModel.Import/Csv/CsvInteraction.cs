using NodaTime;

namespace RelationshipModel.Import.Csv;

/// <summary>An interaction as a log keeps it: persons as their numbers.</summary>
internal struct CsvInteraction
{
    internal Instant At;
    internal double Minutes;
    internal string? Id;
    internal int Line;
    internal int Sender;
    internal int Recipient;

    /// <summary>The number of the list of all recipients, where there are several; -1 where there is one.</summary>
    internal int Recipients;
    internal int Gathering;
    internal byte Channel;
    internal byte Depth;
    internal EpisodeMarks Marks;
}
