namespace RelationshipModel.Import.People;

/// <summary>The addresses, telephone numbers and names by which the owner is recognized.</summary>
internal sealed class OwnerAddresses
{
    private readonly HashSet<PersonAddress> _addresses = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _met = new(StringComparer.Ordinal);

    /// <summary>Creates the set.</summary>
    /// <param name="addresses">E-mail addresses, profiles, telephone numbers, and names as chats show them.</param>
    /// <exception cref="ArgumentException">One is neither an address nor a name.</exception>
    internal OwnerAddresses(IEnumerable<string> addresses)
        : this(addresses, new TelephoneNumbers(null))
    {
    }

    internal OwnerAddresses(IEnumerable<string> addresses, TelephoneNumbers numbers)
    {
        ArgumentNullException.ThrowIfNull(addresses);
        foreach (string text in addresses)
        {
            if (!IsValid(text)) throw new ArgumentException("One of the owner's addresses is neither an address nor a name.",
                nameof(addresses));
            if (IsNumber(text) && numbers.TryParse(text, out PersonAddress number)) _addresses.Add(number);
            else if (PersonAddress.TryParse(text, out PersonAddress address)) _addresses.Add(address);
            else _names.Add(Key(text));
        }
    }

    /// <summary>Whether a text is an address, a telephone number or a name.</summary>
    public static bool IsValid(string? text) =>
        !string.IsNullOrWhiteSpace(text)
        && (IsNumber(text) || PersonAddress.TryParse(text, out _)
            || (!text.AsSpan().ContainsAny("@:/<>") && text.Length <= 256 && Key(text).Length > 0));

    /// <summary>Whether names are among them.</summary>
    internal bool HasNames => _names.Count > 0;

    /// <summary>Whether a profile at LinkedIn is among them.</summary>
    internal bool HasProfile => _addresses.Any(static address => PersonAddress.IsLinkedIn(address.Value));

    /// <summary>Whether an address is the owner's.</summary>
    public bool Contains(PersonAddress address) => _addresses.Contains(address);

    /// <summary>Whether a name is the owner's. Case, accents and the order of the words do not matter.</summary>
    public bool ContainsName(string? name) => name is not null && _names.Count > 0 && _names.Contains(Key(name));

    /// <summary>Whether a name that somebody has is the owner's; remembers that it was met.</summary>
    internal bool Meets(string? name)
    {
        if (!ContainsName(name)) return false;
        _met.Add(Key(name!));
        return true;
    }

    /// <summary>Whether a text of the options is a name of the owner's that nobody has whom <see cref="Meets"/> saw.</summary>
    internal bool HasNotMet(string text) => Key(text) is var key && _names.Contains(key) && !_met.Contains(key);

    private static bool IsNumber(string text) =>
        text.StartsWith("tel:", StringComparison.OrdinalIgnoreCase) || TelephoneNumbers.IsNumber(text);

    private static string Key(string name) => string.Join(' ', NameSimilarity.Words(name));
}
