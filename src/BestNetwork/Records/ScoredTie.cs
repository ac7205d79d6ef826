using NodaTime;
using RelationshipModel.Scoring;

namespace BestNetwork.Records;

/// <summary>A tie's score, since when there has been contact, and the name under which the contact is shown.</summary>
internal readonly record struct ScoredTie(RelationshipScore Score, Instant Since, string Contact);
