using RelationshipModel.Import;
using RelationshipModel.Scoring;
using RelationshipModel.Scoring.Bulk;

namespace RelationshipModel.Evaluation.Rules;

/// <summary>The library, fed as a host feeds it: every interaction recorded in a ledger, and each tie scored at the date.</summary>
internal sealed class Engine
{
    private readonly RelationshipScorer _scorer = new();
    private readonly PerSnapshot<RelationshipScore[]> _scores;

    public Engine() => _scores = new(Score);

    /// <summary>The scores of a snapshot's ties, in its order.</summary>
    public RelationshipScore[] Of(Snapshot snapshot) => _scores.Of(snapshot);

    /// <summary>The rule that orders ties by one of the numbers of a score.</summary>
    public IRule Rule(string name, Func<RelationshipScore, double> number) =>
        new EngineRule(name, run => Array.ConvertAll(_scores.Of(run.Snapshot), score => number(score)));

    private RelationshipScore[] Score(Snapshot snapshot)
    {
        TieLedger ledger = new(_scorer);
        foreach ((OwnerId owner, Interaction interaction) in snapshot.Interactions) ledger.Record(owner, interaction);
        PresenceIndex presence = PresenceIndex.Of(snapshot.Interactions.ToArray());
        return [.. snapshot.Ties.Select(tie => ledger.Score(tie.Key, snapshot.AsOf, presence.LastSeenByOthers(tie.Key.Owner, tie.Key.Contact)))];
    }

    private sealed class EngineRule(string name, Func<Run, IReadOnlyList<double>> score) : IRule
    {
        public string Name => name;

        public IReadOnlyList<double> Score(Run run) => score(run);
    }
}
