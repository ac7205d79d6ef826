namespace RelationshipModel.Storage;

/// <summary>The records of an owner as a view under way sees them; null if the owner keeps nothing.</summary>
internal sealed record InMemoryView(OwnerId Owner, InMemoryRecords? Records);
