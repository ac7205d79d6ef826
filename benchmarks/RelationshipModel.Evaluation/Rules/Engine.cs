using BestNetwork.Records;
using RelationshipModel.Scoring;
using RelationshipModel.Scoring.Bulk;

namespace RelationshipModel.Evaluation.Rules;

/// <summary>The library, fed as a host feeds it: every interaction recorded in a ledger, and
/// each tie scored at the date.</summary>
internal sealed class Engine
{
    private readonly RelationshipScorer _scorer = new();
    private readonly PerSnapshot<RelationshipScore[]> _scores;
    private readonly PerSnapshot<RelationshipScore[]> _alone;

    public Engine()
    {
        _scores = new(snapshot => Score(snapshot, isShared: true));
        _alone = new(snapshot => Score(snapshot, isShared: false));
    }

    /// <summary>The scores of a snapshot's ties, in its order.</summary>
    public RelationshipScore[] Of(Snapshot snapshot) => _scores.Of(snapshot);

    /// <summary>The same, where nobody shares when contacts were last seen.</summary>
    public RelationshipScore[] WithoutPresence(Snapshot snapshot) => _alone.Of(snapshot);

    /// <summary>The numbers of a snapshot's ties, in its order.</summary>
    public IReadOnlyList<TieNumbers> Numbers(Snapshot snapshot) => Array.ConvertAll(Of(snapshot), TieNumbers.Of);

    private RelationshipScore[] Score(Snapshot snapshot, bool isShared)
    {
        TieLedger ledger = new(_scorer);
        foreach ((OwnerId owner, Interaction interaction) in snapshot.Interactions) ledger.Record(owner, interaction);
        PresenceIndex? presence = isShared ? PresenceIndex.Of(snapshot.Interactions.ToArray()) : null;
        return [.. snapshot.Ties.Select(
            tie => ledger.Score(tie.Key, snapshot.AsOf, presence?.LastSeenByOthers(tie.Key.Owner, tie.Key.Contact)))];
    }
}
