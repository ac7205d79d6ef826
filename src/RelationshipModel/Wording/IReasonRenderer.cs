namespace RelationshipModel.Wording;

/// <summary>Puts reasons into words. A host replaces it to speak another language or in another voice.</summary>
public interface IReasonRenderer
{
    /// <summary>Renders a reason as a separate sentence.</summary>
    /// <param name="reason">The reason.</param>
    /// <param name="nameOf">Returns the name of a contact.</param>
    string Render(Reason reason, Func<ContactId, string> nameOf);

    /// <summary>Renders reasons that are read together: the contact is named once, and then called "they".</summary>
    /// <param name="reasons">The reasons, in the order in which they are read.</param>
    /// <param name="nameOf">Returns the name of a contact.</param>
    IReadOnlyList<string> RenderAll(IEnumerable<Reason> reasons, Func<ContactId, string> nameOf) =>
        [.. reasons.Select(reason => Render(reason, nameOf))];
}
