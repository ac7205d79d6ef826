using RelationshipModel.Import.People;

namespace RelationshipModel.Import.Chats;

/// <summary>The members of a conversation of Google Chat, and whose account it is, as other files have them.</summary>
internal sealed class GoogleChatGroup
{
    /// <summary>Gets or sets whether an earlier file showed the owner's account.</summary>
    internal bool IsOwnerKnown { get; set; }

    /// <summary>Gets or sets the folder of the conversation that the members are of.</summary>
    internal string? Folder { get; set; }

    internal List<(NamedAddress Person, bool IsBot)> Members { get; } = [];
}
