using BestNetwork.Records;
using NodaTime;
using RelationshipModel.Scoring;

namespace BestNetwork.Output;

/// <summary>Writes scores as CSV, one line a tie.</summary>
internal static class ScoreCsv
{
    private static readonly string[] Columns =
    [
        "owner", "contact", "strength", "vitality", "bond_hours", "recency", "reciprocity", "status", "last_interaction",
        "interactions", "outlook",
        "name", "continuity", "expected_gap_days", "chance",
    ];

    /// <summary>Writes the header and then lines that were made elsewhere.</summary>
    internal static async Task WriteAsync(Stream output, IAsyncEnumerable<MemoryStream> lines)
    {
        using (CsvOutput csv = new(output)) csv.Header(Columns);
        await foreach (MemoryStream some in lines) some.WriteTo(output);
    }

    internal static void Write(CsvOutput csv, IReadOnlyList<ScoredTie> network, Duration? within)
    {
        foreach ((RelationshipScore score, _, string name) in network)
        {
            csv.Field(score.Tie.Owner.Value).Field(score.Tie.Contact.Value)
                .Field(score.Strength).Field(score.Vitality).Field(score.Bond).Field(score.Recency).Field(score.Reciprocity)
                .Field(score.Status.ToString()).Field(score.LastInteraction).Field(score.InteractionCount).Field(score.Outlook)
                .Field(name).Field(score.Continuity).Field(score.ExpectedGapDays)
                .Field(within is { } time ? score.ChanceOfContact(time) : (double?)null)
                .EndLine();
        }
    }
}
