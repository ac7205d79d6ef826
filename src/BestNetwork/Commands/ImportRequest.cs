using NodaTime;
using RelationshipModel;
using RelationshipModel.Import;
using RelationshipModel.Import.Exports;

namespace BestNetwork.Commands;

/// <summary>The options of an import.</summary>
internal sealed record ImportRequest
{
    /// <summary>The time to wait while another program writes to the database.</summary>
    internal required Duration BusyTimeout { get; init; }

    /// <summary>Gets the owner who was named; null if nobody was.</summary>
    internal required OwnerId? Owner { get; init; }

    /// <summary>The name under which CSVs of interactions name the owner of the records; null if they
    /// are of everybody they name.</summary>
    internal string? OwnerIs { get; init; }

    /// <summary>The owner's addresses.</summary>
    internal required IReadOnlyList<string> Me { get; init; }

    internal required DateTimeZone Zone { get; init; }

    /// <summary>Whether the zone was stated, so that the database keeps it.</summary>
    internal bool KeepsZone { get; init; }

    internal required Instant AsOf { get; init; }

    /// <summary>The channel of the rows of a CSV that name none.</summary>
    internal required Channel Channel { get; init; }

    /// <summary>The order of dates that can be read in more than one way; null to take it from each file.</summary>
    internal DateOrder? DateOrder { get; init; }

    /// <summary>The meaning of the columns of a CSV of contacts; null to find them by their names.</summary>
    internal ContactColumns? Columns { get; init; }
}
