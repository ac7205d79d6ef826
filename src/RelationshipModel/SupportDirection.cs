namespace RelationshipModel;

/// <summary>The side that poured in: seen from the owner.</summary>
public enum SupportDirection
{
    /// <summary>The owner gave.</summary>
    Given = 1,

    /// <summary>The owner received.</summary>
    Received = 2,
}
