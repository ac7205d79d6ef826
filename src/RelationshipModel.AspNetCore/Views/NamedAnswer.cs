namespace RelationshipModel.AspNetCore.Views;

/// <summary>An answer, with the names of the people it is about.</summary>
/// <typeparam name="T">The type of the answer.</typeparam>
/// <param name="Answer">The answer.</param>
/// <param name="Reasons">Its reasons, in sentences to the owner.</param>
/// <param name="Names">The names by contact.</param>
public sealed record NamedAnswer<T>(T Answer, IReadOnlyList<string> Reasons, IReadOnlyDictionary<ContactId, string> Names);
