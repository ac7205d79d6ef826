namespace RelationshipModel.Import.People;

/// <summary>The addresses by which the owner is recognised.</summary>
public sealed class OwnerAddresses
{
    private readonly HashSet<PersonAddress> _addresses = [];

    /// <summary>States the owner's addresses.</summary>
    /// <exception cref="ArgumentException">One is no address.</exception>
    public OwnerAddresses(IEnumerable<string> addresses)
    {
        ArgumentNullException.ThrowIfNull(addresses);
        foreach (string text in addresses)
            _addresses.Add(PersonAddress.TryParse(text, out PersonAddress address)
                ? address
                : throw new ArgumentException("One of the owner's addresses is none.", nameof(addresses)));
    }

    /// <summary>Whether an address is the owner's.</summary>
    public bool Contains(PersonAddress address) => _addresses.Contains(address);
}
