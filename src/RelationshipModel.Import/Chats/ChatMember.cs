using RelationshipModel.Import.People;

namespace RelationshipModel.Import.Chats;

/// <summary>Somebody who wrote in a chat or is named as its member.</summary>
internal sealed class ChatMember(NamedAddress person)
{
    internal NamedAddress Person { get; } = person;

    internal bool IsOwner { get; set; }

    /// <summary>Gets or sets whether it is a machine.</summary>
    internal bool IsBot { get; set; }
}
