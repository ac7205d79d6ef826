namespace RelationshipModel.Import.People;

/// <summary>A person as one place of a person's records has them: an address, and the name written beside it.</summary>
/// <param name="Address">The address.</param>
/// <param name="Name">The name; null if none is written.</param>
public readonly record struct NamedAddress(PersonAddress Address, string? Name = null)
{
    /// <summary>Returns the address; never the name.</summary>
    public override string ToString() => Address.ToString();
}
