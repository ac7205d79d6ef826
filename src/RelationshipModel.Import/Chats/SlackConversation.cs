namespace RelationshipModel.Import.Chats;

/// <summary>A channel, a group or a direct conversation of a Slack workspace.</summary>
internal sealed record SlackConversation(string Id, IReadOnlyList<string> Members, bool IsDirect);
