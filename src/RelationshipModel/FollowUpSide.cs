namespace RelationshipModel;

/// <summary>Who promised.</summary>
public enum FollowUpSide
{
    /// <summary>The owner promised the contact.</summary>
    Owner = 1,

    /// <summary>The contact promised the owner.</summary>
    Contact = 2,
}
