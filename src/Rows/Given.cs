using System.Runtime.CompilerServices;
using NodaTime;
using RelationshipModel.Storage;

namespace RelationshipModel.Rows;

/// <summary>Checks what a store is given.</summary>
internal static class Given
{
    internal static OwnerId Owner(OwnerId owner) => owner.IsDefault ? throw DefaultOf<OwnerId>(nameof(owner)) : owner;

    /// <summary>The text to keep for an id.</summary>
    internal static string Key(ContactId contact, [CallerArgumentExpression(nameof(contact))] string name = "") =>
        contact.IsDefault ? throw DefaultOf<ContactId>(name) : OrdinalKey.Encode(contact.Value);

    internal static string Key(GatheringId gathering) =>
        gathering.IsDefault ? throw DefaultOf<GatheringId>(nameof(gathering)) : OrdinalKey.Encode(gathering.Value);

    internal static string Key(InteractionId id, [CallerArgumentExpression(nameof(id))] string name = "") =>
        id.IsDefault ? throw DefaultOf<InteractionId>(name) : OrdinalKey.Encode(id.Value);

    internal static string[] Keys(IReadOnlyCollection<ContactId> contacts)
    {
        ArgumentNullException.ThrowIfNull(contacts);
        return [.. contacts.Select(contact => Key(contact, nameof(contacts)))];
    }

    internal static string[] Keys(IReadOnlyCollection<InteractionId> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        return [.. ids.Select(id => Key(id, nameof(ids)))];
    }

    internal static IReadOnlyCollection<T> Batch<T>(IReadOnlyCollection<T> batch)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(batch);
        return batch.Contains(null!) ? throw new ArgumentException("The batch must not contain null.", nameof(batch)) : batch;
    }

    internal static Instant Horizon(Instant horizon) => horizon >= Interaction.Earliest && horizon <= Interaction.Latest
        ? horizon
        : throw new ArgumentOutOfRangeException(
            nameof(horizon), horizon, $"The instant must be from {Interaction.Earliest} to {Interaction.Latest}.");

    private static ArgumentException DefaultOf<TId>(string name)
        where TId : struct =>
        new($"The {typeof(TId).Name} is its default value; give it a non-empty string.", name);
}
