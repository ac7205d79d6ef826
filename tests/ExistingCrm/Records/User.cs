namespace ExistingCrm.Records;

/// <summary>A user of the CRM.</summary>
public sealed class User
{
    /// <summary>Gets the key.</summary>
    public int Id { get; init; }

    /// <summary>Gets the name to sign in with.</summary>
    public required string Login { get; init; }

    /// <summary>Gets the name.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the IANA name of the time zone.</summary>
    public required string Zone { get; init; }
}
