namespace RelationshipModel.Import.People;

/// <summary>Somebody whom an address book card names as related to its person (RELATED of RFC 6350, section 6.6.6).</summary>
/// <param name="Kind">What the related person is to the card's.</param>
/// <param name="Address">Where the card gives an address or a URI; else null.</param>
/// <param name="Name">Where the card gives a name alone; else null.</param>
internal readonly record struct RelatedPerson(TieKind Kind, PersonAddress? Address, string? Name)
{
    /// <summary>Returns the kind and the address; never the name.</summary>
    public override string ToString() => $"{Kind} {Address}";
}
