using NodaTime;

namespace RelationshipModel.Evaluation;

/// <summary>One message. The people are indices into <see cref="Correspondence.People"/>.</summary>
internal readonly record struct Message(Instant At, int Sender, int Recipient, Channel Channel);
