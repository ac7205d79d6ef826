namespace RelationshipModel.Scoring.Bulk;

/// <summary>An episode in a bucket: its tie and its place in the log, in 32 bytes.</summary>
internal readonly struct BucketItem(in EpisodeFacts facts, int tie, int place)
{
    internal readonly EpisodeFacts Facts = facts;
    internal readonly int Tie = tie;
    internal readonly int Place = place;
}
