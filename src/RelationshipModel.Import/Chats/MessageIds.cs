using RelationshipModel.Import.People;
using RelationshipModel.Import.Text;

namespace RelationshipModel.Import.Chats;

/// <summary>The ids of messages on Apple's devices, the same in every program that exports them: by second, sender, and in chats
/// of two the other.</summary>
internal static class MessageIds
{
    internal const string Service = "imessage";

    /// <param name="service">The messenger.</param>
    /// <param name="key">The second, and the number of the message of its sender within it.</param>
    /// <param name="sender">The sender; null for the owner.</param>
    /// <param name="other">The other person of a chat of two; empty in groups.</param>
    internal static UInt128 Of(string service, string key, PersonAddress? sender, string other) =>
        HashedId.HashOf(service, key, sender?.Value ?? "me", sender is null ? other : "");
}
