using NodaTime;
using RelationshipModel;

namespace BestNetwork.Output;

/// <summary>A tie's score, and since when there has been contact.</summary>
internal readonly record struct ScoredTie(RelationshipScore Score, Instant Since);
