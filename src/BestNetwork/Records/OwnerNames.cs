using RelationshipModel;
using RelationshipModel.Scoring;
using RelationshipModel.Sqlite;

namespace BestNetwork.Records;

/// <summary>The names of owners.</summary>
internal static class OwnerNames
{
    /// <summary>The name of a network whose owner gives none.</summary>
    internal const string Default = "me";

    /// <summary>The owner whose network records join that name none: the only one of the database, else the one
    /// without a name.</summary>
    internal static async ValueTask<OwnerId> UnnamedAsync(SqliteStore store, CancellationToken cancellationToken) =>
        await store.ListOwnersAsync(cancellationToken) is [var only] ? only : new(Default);

    /// <summary>The name to show people: that of the owner's own card, else the one that was given, else nothing.</summary>
    internal static string Shown(NetworkSnapshot snapshot) =>
        snapshot.Contacts.FirstOrDefault(static contact => contact.IsOwner)?.Name
            ?? (snapshot.Owner == new OwnerId(Default) ? "" : snapshot.Owner.Value);
}
