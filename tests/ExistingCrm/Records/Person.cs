namespace ExistingCrm.Records;

/// <summary>A contact of a user.</summary>
public sealed class Person
{
    /// <summary>Gets the key.</summary>
    public int Id { get; init; }

    /// <summary>Gets the key of the user.</summary>
    public int UserId { get; init; }

    /// <summary>Gets the name.</summary>
    public required string Name { get; init; }

    /// <summary>Gets how the two are related, in a word of vCard: friend, sibling.</summary>
    public string? Kind { get; init; }

    /// <summary>Gets the birthday as month and day, 07-04.</summary>
    public string? Birthday { get; init; }

    /// <summary>Gets where the person lives.</summary>
    public string? Place { get; init; }

    /// <summary>Gets interests, with semicolons between them.</summary>
    public string Interests { get; init; } = "";

    /// <summary>Gets what the person offers, with semicolons between.</summary>
    public string Offers { get; init; } = "";

    /// <summary>Gets what the person looks for, with semicolons between.</summary>
    public string Needs { get; init; } = "";

    /// <summary>Gets what was done together.</summary>
    public ICollection<Activity> Activities { get; } = [];
}
