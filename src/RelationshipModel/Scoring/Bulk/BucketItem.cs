namespace RelationshipModel.Scoring.Bulk;

/// <summary>An episode in a bucket: its tie and its place in the log.</summary>
internal readonly record struct BucketItem(EpisodeFacts Facts, int Tie, int Place);
