using RelationshipModel.Scoring;

namespace BestNetwork.Output;

/// <summary>Writes scores as CSV, one line a tie.</summary>
internal static class ScoreCsv
{
    private static readonly string[] Columns =
        ["owner", "contact", "strength", "vitality", "bond_hours", "recency", "reciprocity", "status", "last_interaction", "interactions", "outlook"];

    internal static void Write(Stream output, IEnumerable<IReadOnlyList<ScoredTie>> networks)
    {
        using CsvOutput csv = new(output);
        csv.Header(Columns);
        foreach (RelationshipScore score in networks.SelectMany(static network => network).Select(static tie => tie.Score))
        {
            csv.Field(score.Tie.Owner.Value).Field(score.Tie.Contact.Value)
                .Field(score.Strength).Field(score.Vitality).Field(score.Bond).Field(score.Recency).Field(score.Reciprocity)
                .Field(score.Status.ToString()).Field(score.LastInteraction).Field(score.Interactions).Field(score.Outlook)
                .EndLine();
        }
    }
}
