using RelationshipModel.Changes;

namespace RelationshipModel.AspNetCore.Views;

/// <summary>A change with one person.</summary>
/// <param name="Contact">The contact.</param>
/// <param name="Name">The contact's name.</param>
/// <param name="Kind">The kind of the change.</param>
/// <param name="Reason">A sentence to the owner.</param>
/// <param name="Evidence">The interactions it rests on.</param>
public sealed record ChangeView(ContactId Contact, string Name, NetworkChangeKind Kind, string Reason,
    IReadOnlyList<InteractionId> Evidence);
