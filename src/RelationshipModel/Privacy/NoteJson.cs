namespace RelationshipModel.Privacy;

/// <summary>A note of the owner on the contact.</summary>
internal sealed record NoteJson(string At, string Text);
