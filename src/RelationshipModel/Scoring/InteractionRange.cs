using NodaTime;

namespace RelationshipModel.Scoring;

/// <summary>Interactions that an engine needs to see: those with a contact from one instant
/// up to and including another.</summary>
internal readonly record struct InteractionRange(ContactId Contact, Instant From, Instant Until)
{
    /// <summary>Gets what the engine looks for, if the first such interaction is enough; null (the default) if
    /// it needs all.</summary>
    internal Func<Interaction, bool>? Sought { get; init; }
}
