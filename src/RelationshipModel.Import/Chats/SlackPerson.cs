using RelationshipModel.Import.People;

namespace RelationshipModel.Import.Chats;

/// <summary>A user of a Slack workspace.</summary>
internal sealed record SlackPerson(NamedAddress Person, bool IsOwner, bool IsBot);
