using NodaTime;
using RelationshipModel.Scoring;
using RelationshipModel.Scoring.Bulk;
using RelationshipModel.Testing;
using static RelationshipModel.Tests.Scoring.Ties;

namespace RelationshipModel.Tests.Scoring;

public sealed class ExplainedTermTests
{
    [Fact]
    public void Score_OfALedger_NamesTheLastInteractionAsEvidence()
    {
        Interaction[] history = Every(10, 10);
        TieLedger ledger = new(Scorer);
        foreach (Interaction interaction in history) ledger.Record(Key.Owner, interaction);

        Assert.Equal([history[^1].Id], ledger.Score(Key, Day(100)).Explanation.Find("silence")!.Evidence);
        Assert.Equal([history[^1].Id], Score(100, history).Explanation.Find("silence")!.Evidence);
        Assert.Equal(5, Score(100, history).Explanation.Find("bond_at_last_credit")!.Evidence.Count);
    }

    [Fact]
    public void Explanation_NotFinite_IsRefused() => Assert.Throws<ArgumentException>(() => new Explanation("x", double.NaN));

    [Fact]
    public void ExplanationAssert_AWrongNode_Fails() =>
        Assert.ThrowsAny<Exception>(
            () => Explanations.AssertHolds(new("sum", 3, "1", Combination.Sum, [new("a", 1), new("b", 1)])));

    // A stranger; a tie that attempts alone make known; one that is not to be scored.
    [Theory]
    [InlineData(ScoreTerm.Strength, "strength", "no_bond", "no_bond")]
    [InlineData(ScoreTerm.Vitality, "vitality", "no_bond", "no_bond")]
    [InlineData(ScoreTerm.Outlook, "outlook", "no_bond", "no_bond")]
    [InlineData(ScoreTerm.Bond, "bond", "no_bond", "no_bond")]
    [InlineData(ScoreTerm.BondLevel, "bond_level", "no_bond", "no_bond")]
    [InlineData(ScoreTerm.Silence, "silence", "no_contact", "silent_days")]
    [InlineData(ScoreTerm.Continuity, "continuity", "no_contact", "silence")]
    [InlineData(ScoreTerm.Reciprocity, "reciprocity", "unknown", "unknown")]
    [InlineData(ScoreTerm.Depth, "depth", "not_judged", "not_judged")]
    [InlineData(ScoreTerm.Restoration, "restoration", "not_judged", "not_judged")]
    [InlineData(ScoreTerm.TrustInContact, "trust_in_contact", "kept", "kept")]
    [InlineData(ScoreTerm.TrustInOwner, "trust_in_owner", "kept", "kept")]
    public void Explain_OfATermThatIsNotKnown_SaysWhy(ScoreTerm term, string code, string ofStranger, string ofAttempt)
    {
        Interaction attempt = new(new("0"), Day(0), Channel.Voice, Friend) { Length = Duration.Zero };
        AssertSays(Score(9), ofStranger);
        AssertSays(Score(9, attempt), ofAttempt);
        AssertSays(Score(9, new TieProfile { Restrictions = ContactRestrictions.NoScore }, On(0)), "withheld");

        void AssertSays(RelationshipScore score, string reason)
        {
            Explanation explanation = score.Explain(term);
            Assert.Equal(code, explanation.Term);
            Assert.NotNull(explanation.Find(reason));
            Assert.Equal(explanation.Value, explanation.Recompute(), 1e-12);
        }
    }

    [Fact]
    public void Explain_OfAStatedBondACadenceAndPromises_NamesThem()
    {
        FollowUp[] promises =
        [
            .. "kkkb".Select(static (outcome, i) => new FollowUp(new($"c{i}"), TieSide.Contact, Friend, Day(0))
                .Close(outcome == 'k' ? FollowUpOutcome.Kept : FollowUpOutcome.Broken, Day(1))),
            .. "kbb".Select(static (outcome, i) => new FollowUp(new($"o{i}"), TieSide.Owner, Friend, Day(0))
                .Close(outcome == 'k' ? FollowUpOutcome.Kept : FollowUpOutcome.Broken, Day(1))),
        ];
        RelationshipScore score = Score(60, new TieProfile
        {
            Closeness = [new(Closeness.Friend, Date(0))],
            Cadence = Cadence.Every(Period.FromDays(20)),
            FollowUps = promises,
        });
        Assert.NotNull(score.Explain(ScoreTerm.Bond).Find("bond_stated"));
        Explanation silence = score.Explain(ScoreTerm.Silence);
        Assert.Equal((90, 1.5, 20), (silence.Find("weighed_silence")!.Value, silence.Find("gaps_of_a_cadence")!.Value,
            silence.Find("cadence")!.Value));
        Assert.Equal((4.5, "gaps"), (silence.Value, silence.Unit));
        Assert.Equal((3, 1, 1, 2), (score.TrustInContact.Kept, score.TrustInContact.Broken, score.TrustInOwner.Kept,
            score.TrustInOwner.Broken));
        Assert.Equal(4, score.Explain(ScoreTerm.TrustInContact).Find("kept_or_broken")!.Value);
        Assert.True(score.TrustInContact.IsKnown && score.TrustInOwner.IsKnown);
        Assert.Equal(Math.Sqrt(.4 * .6 / 6), score.TrustInOwner.Uncertainty, 1e-12);
        Assert.Equal(4 / 6.0, score.Explain(ScoreTerm.TrustInContact).Value, 1e-12);
        Assert.Equal(2 / 5.0, score.Explain(ScoreTerm.TrustInOwner).Value, 1e-12);
    }

    // 2^-2657 of half an hour is too small for a number; the logarithm is of 1e-300 hours.
    [Fact]
    public void Explain_OfABondOfAlmostNothing_NamesTheLeast()
    {
        RelationshipScore score = Scorer.Score(new(Key, [On(0)]), Instant.FromUtc(9999, 12, 1, 0, 0));
        Assert.True(score.Strength > 0);
        Assert.Equal(1e-300, score.Explanation.Find("bond_or_least")!.Value);
        Assert.Equal(1e-300, score.Explanation.Find("least_bond")!.Value);
        Assert.Null(Score(9, On(0)).Explanation.Find("bond_or_least"));
    }

    [Fact]
    public void Explain_TheHeaviestInteractions_AreFiveByThenAndOfEqualOnesTheLatestFirst()
    {
        Interaction[] history = [On(0), On(1, Channel.InPerson), On(2), On(3), On(4), On(5), On(6, Channel.Message),
            On(7, Channel.InPerson)];
        Assert.Equal(["00001", "00005", "00004", "00003", "00002"], Evidence(6));
        Assert.Equal(["00007", "00001", "00005", "00004", "00003"], Evidence(7));

        IEnumerable<string> Evidence(int day) => Score(day, history).Explain(ScoreTerm.Bond).Find("bond_at_last_credit")!
            .Evidence.Select(static id => id.Value);
    }
}
