using RelationshipModel;
using RelationshipModel.Scoring;

namespace BestNetwork.Records;

/// <summary>The names of owners.</summary>
internal static class OwnerNames
{
    /// <summary>The name of a network whose owner gives none.</summary>
    internal const string Default = "me";

    /// <summary>The name to show people: that of the owner's own card, else the one that was given, else nothing.</summary>
    internal static string Shown(NetworkSnapshot snapshot) =>
        snapshot.Contacts.FirstOrDefault(static contact => contact.IsOwner)?.Name
            ?? (snapshot.Owner == new OwnerId(Default) ? "" : snapshot.Owner.Value);
}
