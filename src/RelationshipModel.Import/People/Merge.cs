using NodaTime;

namespace RelationshipModel.Import;

/// <summary>That a person said two contacts are one.</summary>
/// <param name="Kept">The contact whose id stands for both.</param>
/// <param name="Absorbed">The other.</param>
/// <param name="At">When it was said.</param>
public readonly record struct Merge(ContactId Kept, ContactId Absorbed, Instant At)
{
    /// <summary>The two contacts, in no order.</summary>
    public ContactPair Pair => new(Kept, Absorbed);

    /// <summary>The ids and the instant.</summary>
    public override string ToString() => $"{Absorbed} is {Kept} (said at {At})";
}
