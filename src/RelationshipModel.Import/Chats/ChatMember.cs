using RelationshipModel.Import.People;

namespace RelationshipModel.Import.Chats;

/// <summary>Somebody who wrote in a chat or is named as its member.</summary>
internal sealed class ChatMember(NamedAddress person)
{
    /// <summary>Gets or sets the person; a name may be known later than the address.</summary>
    internal NamedAddress Person { get; set; } = person;

    internal bool IsOwner { get; set; }

    /// <summary>Gets or sets whether it is a machine.</summary>
    internal bool IsBot { get; set; } = person.Name == "Meta AI";
}
