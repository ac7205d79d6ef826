using System.Text.Json.Serialization;
using RelationshipModel.Internals;
using RelationshipModel.Json;

namespace RelationshipModel;

/// <summary>Who opened an interaction: the owner, one of the contacts, or nobody knows (the default value).</summary>
[JsonConverter(typeof(RelationshipJsonConverter<Initiator>))]
public readonly record struct Initiator
{
    private Initiator(bool isOwner, ContactId? contact)
    {
        IsOwner = isOwner;
        Contact = contact;
    }

    /// <summary>Nobody knows who opened it.</summary>
    public static Initiator Unknown => default;

    /// <summary>The owner opened it.</summary>
    public static Initiator Owner => new(true, null);

    /// <summary>Whether the owner opened it.</summary>
    public bool IsOwner { get; }

    /// <summary>The contact who opened it; null where the owner did or nobody knows.</summary>
    public ContactId? Contact { get; }

    /// <summary>Whether nobody knows who opened it.</summary>
    public bool IsUnknown => !IsOwner && Contact is null;

    /// <summary>A contact opened it.</summary>
    /// <exception cref="ArgumentException">The id is its default value.</exception>
    public static Initiator Of(ContactId contact) => new(false, Require.NotDefault(contact));

    /// <summary>The word "owner" or "unknown", or the contact's id.</summary>
    public override string ToString() => IsOwner ? "owner" : Contact?.ToString() ?? "unknown";
}
