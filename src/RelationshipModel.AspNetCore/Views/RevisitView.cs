using RelationshipModel.Revisits;
using RelationshipModel.Scoring;

namespace RelationshipModel.AspNetCore.Views;

/// <summary>One person to reach out to.</summary>
/// <param name="Contact">The contact.</param>
/// <param name="Name">The contact's name.</param>
/// <param name="Pool">The purpose: owed, to keep or to revive.</param>
/// <param name="Reasons">The reasons, in sentences to the owner.</param>
/// <param name="Promises">The open promises among the reasons.</param>
/// <param name="Explanation">The arithmetic.</param>
public sealed record RevisitView(ContactId Contact, string Name, RevisitPool Pool, IReadOnlyList<string> Reasons,
    IReadOnlyList<FollowUpId> Promises, Explanation Explanation);
