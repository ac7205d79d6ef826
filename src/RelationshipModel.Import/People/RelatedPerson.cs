namespace RelationshipModel.Import.People;

/// <summary>Somebody whom an address book card names as related to its person (RELATED of RFC 6350, section 6.6.6).</summary>
/// <param name="Kind">The relation to the card's person.</param>
/// <param name="Address">The address or URI; null if the card gives neither.</param>
/// <param name="Name">The name, if the card gives nothing else; otherwise null.</param>
internal readonly record struct RelatedPerson(TieKind Kind, PersonAddress? Address, string? Name)
{
    /// <summary>Returns the kind and the address; never the name.</summary>
    public override string ToString() => $"{Kind} {Address}";
}
