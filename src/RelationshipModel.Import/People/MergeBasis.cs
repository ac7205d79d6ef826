namespace RelationshipModel.Import;

/// <summary>Why two contacts may be one person.</summary>
public enum MergeBasis
{
    /// <summary>One card of the owner's own address book has the addresses of both.</summary>
    SameRecord = 1,

    /// <summary>Their names are the same or alike.</summary>
    Name = 2,
}
