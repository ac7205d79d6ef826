using System.Text;
using NodaTime;
using RelationshipModel.Scoring;

namespace RelationshipModel.Tests.Golden;

/// <summary>The explanations of the golden history as people read them.</summary>
public sealed class ExplanationSnapshotTests
{
    private static readonly RelationshipScorer Scorer = new(new ScoringOptions { Zone = GoldenHistory.Zone });

    [Fact]
    public async Task Every_term_of_the_golden_history_is_spelled_out()
    {
        RelationshipScore score = Scorer.Score(new(GoldenHistory.Key, GoldenHistory.Interactions), GoldenHistory.AsOf,
            GoldenHistory.AsOf - Duration.FromDays(2));
        StringBuilder text = new();
        foreach (ScoreTerm term in Enum.GetValues<ScoreTerm>()) text.Append(ExplanationText.Of(score.Explain(term)));
        await Snapshot.Verify(text.ToString());
    }

    [Fact]
    public async Task A_stranger_a_withheld_tie_and_a_change_say_so()
    {
        StringBuilder text = new();
        text.Append(ExplanationText.Of(Scorer.Score(new(GoldenHistory.Key, []), GoldenHistory.AsOf).Explanation));
        TieProfile withheld = new() { Restrictions = ContactRestrictions.NoScore };
        text.Append(ExplanationText.Of(
            Scorer.Score(new(GoldenHistory.Key, GoldenHistory.Interactions, withheld), GoldenHistory.AsOf).Explanation));
        ScoreChange change = Scorer.Compare(new(GoldenHistory.Key, GoldenHistory.Interactions),
            Instant.FromUtc(2021, 7, 10, 0, 0), GoldenHistory.AsOf);
        (double bond, double continuity, double reciprocity) = change.Contributions!.Value;
        text.Append(System.Globalization.CultureInfo.InvariantCulture,
            $"of_bond: {bond:G12}\nof_continuity: {continuity:G12}\nof_reciprocity: {reciprocity:G12}\n");
        await Snapshot.Verify(text.ToString());
    }
}
