using RelationshipModel.Import.People;

namespace RelationshipModel.Import.Chats;

/// <summary>Somebody or something one can write to in Signal.</summary>
internal sealed class SignalRecipient
{
    /// <summary>Gets the person; null for a group, the owner and Signal itself.</summary>
    internal NamedAddress? Person { get; init; }

    internal bool IsOwner { get; init; }

    internal bool IsGroup { get; init; }

    /// <summary>Gets the account ids of a group's members.</summary>
    internal IReadOnlyList<string> Members { get; init; } = [];

    /// <summary>Gets why what is written there is no contact; 0 where it is one.</summary>
    internal SkipReason Skip { get; init; }
}
