using System.ComponentModel;

namespace BestNetwork.Mcp.Answers;

/// <summary>The records that an answer rests on.</summary>
internal sealed record RecordedSpan
{
    [Description("The number of people with whom contact is on record or whom the user stated.")]
    public required int People { get; init; }

    [Description("The day of the first interaction on record; null if nothing is on record.")]
    public required string? FirstDay { get; init; }

    [Description("The day of the last interaction on record; null if nothing is on record. Later contact may not have been "
        + "imported yet.")]
    public required string? LastDay { get; init; }
}
