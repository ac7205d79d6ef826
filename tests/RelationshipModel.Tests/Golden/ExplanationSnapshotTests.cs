using System.Text;
using NodaTime;
using RelationshipModel.Scoring;

namespace RelationshipModel.Tests.Golden;

/// <summary>The explanations of the golden history as people read them. Digits beyond the twelfth are cut, since
/// they differ between machines.</summary>
public sealed class ExplanationSnapshotTests
{
    private static readonly RelationshipScorer Scorer = new(new ScoringOptions { Zone = GoldenHistory.Zone });

    [Fact]
    public async Task Every_term_of_the_golden_history_is_spelled_out()
    {
        RelationshipScore score = Scorer.Score(new(GoldenHistory.Key, GoldenHistory.Interactions), GoldenHistory.AsOf,
            GoldenHistory.AsOf - Duration.FromDays(2));
        StringBuilder text = new();
        foreach (ScoreTerm term in Enum.GetValues<ScoreTerm>()) Append(text, score.Explain(term), 0);
        await Snapshot.Verify(text.ToString());
    }

    [Fact]
    public async Task A_stranger_a_withheld_tie_and_a_change_say_so()
    {
        StringBuilder text = new();
        Append(text, Scorer.Score(new(GoldenHistory.Key, []), GoldenHistory.AsOf).Explanation, 0);
        TieProfile withheld = new() { Restrictions = ContactRestrictions.NoScore };
        Append(text, Scorer.Score(new(GoldenHistory.Key, GoldenHistory.Interactions, withheld), GoldenHistory.AsOf).Explanation,
            0);
        ScoreChange change = Scorer.Compare(new(GoldenHistory.Key, GoldenHistory.Interactions),
            Instant.FromUtc(2021, 7, 10, 0, 0), GoldenHistory.AsOf);
        foreach (TermChange term in change.Terms)
            text.Append(System.Globalization.CultureInfo.InvariantCulture,
                $"{term.Term}: {term.Before:G12} -> {term.After:G12}\n");
        await Snapshot.Verify(text.ToString());
    }

    private static void Append(StringBuilder text, Explanation node, int depth)
    {
        text.Append(' ', 2 * depth)
            .Append(System.Globalization.CultureInfo.InvariantCulture,
                $"{node.Term} = {node.Value:G12} {node.Unit} [{node.Combination}]");
        if (node.Evidence.Count > 0) text.Append(" <- ").AppendJoin(", ", node.Evidence);
        text.Append('\n');
        foreach (Explanation child in node.Children) Append(text, child, depth + 1);
    }
}
