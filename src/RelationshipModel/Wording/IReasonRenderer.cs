namespace RelationshipModel.Wording;

/// <summary>Puts reasons into words. A host replaces it to speak another language or in another voice.</summary>
public interface IReasonRenderer
{
    /// <summary>The sentence of a reason.</summary>
    /// <param name="reason">The reason.</param>
    /// <param name="nameOf">How to name a contact.</param>
    string Render(Reason reason, Func<ContactId, string> nameOf);
}
