using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace RelationshipModel.Import.People;

/// <summary>
/// Remembers what earlier imports learned about people: which addresses the owner's address book has on one card, so that an
/// address seen in a later import is known to be of the same person; and which names they gave, so that a newer name corrects an
/// imported one and never one that the owner wrote.
/// </summary>
/// <remarks>
/// Keep one for each owner between imports, and pass it to each <see cref="PeopleIndex"/>. It holds hashes keyed by a secret of
/// its own; no names, no addresses. Not safe for use by several threads at once.
/// </remarks>
public sealed class KnownPeople
{
    /// <summary>The maximum number of addresses that are remembered.</summary>
    public const int MaxAddresses = 1_000_000;

    private const uint Format = 0x314C5050; // "PPL1"
    private const int SecretLength = 32;

    private readonly byte[] _secret;
    private readonly Dictionary<ulong, Place> _addresses = [];
    private readonly Dictionary<ulong, Named> _names = [];

    /// <summary>Creates an empty memory of people.</summary>
    public KnownPeople()
        : this(RandomNumberGenerator.GetBytes(SecretLength))
    {
    }

    private KnownPeople(byte[] secret) => _secret = secret;

    /// <summary>Gets the number of addresses that are remembered.</summary>
    public int Count => _addresses.Count;

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="source">The stream. It stays open.</param>
    /// <exception cref="InvalidDataException">The stream holds something else, or is damaged.</exception>
    public static KnownPeople Read(Stream source)
    {
        ArgumentNullException.ThrowIfNull(source);
        using BinaryReader reader = new(source, Encoding.UTF8, leaveOpen: true);
        try
        {
            if (reader.ReadUInt32() != Format) throw new InvalidDataException("The stream does not hold remembered people.");
            byte[] secret = reader.ReadBytes(SecretLength);
            KnownPeople known = new(secret);
            for (int left = reader.ReadInt32(); left > 0; left--)
                known._addresses[reader.ReadUInt64()] = new(reader.ReadUInt64(), reader.ReadUInt64(), reader.ReadUInt64());
            for (int left = reader.ReadInt32(); left > 0; left--)
                known._names[reader.ReadUInt64()] = new(reader.ReadUInt64(), reader.ReadBoolean(), reader.ReadInt64());
            return known;
        }
        catch (EndOfStreamException e)
        {
            throw new InvalidDataException("The remembered people are damaged.", e);
        }
    }

    /// <summary>Writes all that is remembered.</summary>
    /// <param name="target">The stream. It stays open.</param>
    public void Write(Stream target)
    {
        ArgumentNullException.ThrowIfNull(target);
        using BinaryWriter writer = new(target, Encoding.UTF8, leaveOpen: true);
        writer.Write(Format);
        writer.Write(_secret);
        writer.Write(_addresses.Count);
        foreach ((ulong address, Place place) in _addresses.OrderBy(static pair => pair.Key))
        {
            writer.Write(address);
            writer.Write(place.Record);
            writer.Write(place.Name);
            writer.Write(place.Uid);
        }

        writer.Write(_names.Count);
        foreach ((ulong contact, Named name) in _names.OrderBy(static pair => pair.Key))
        {
            writer.Write(contact);
            writer.Write(name.Name);
            writer.Write(name.IsOfCard);
            writer.Write(name.At);
        }
    }

    /// <summary>Remembers the addresses of a card.</summary>
    /// <returns>The keys of the cards of others that have one of them too.</returns>
    internal IReadOnlyList<ulong> Add(PersonRecord card)
    {
        Place place = PlaceOf(card);
        List<ulong> shared = [];
        foreach (PersonAddress address in card.Addresses)
        {
            ulong hash = Hash(address.Value);
            bool isKnown = _addresses.TryGetValue(hash, out Place known);
            if (isKnown && !known.IsSamePerson(place))
            {
                if (known.Record != 0) shared.Add(known.Record);
                _addresses[hash] = default;
            }
            else if (isKnown || _addresses.Count < MaxAddresses)
            {
                _addresses[hash] = place;
            }
        }

        return shared;
    }

    /// <summary>Whether an address is also on the card of somebody else.</summary>
    internal bool IsOfAnother(PersonAddress address, PersonRecord card) =>
        _addresses.TryGetValue(Hash(address.Value), out Place known) && known.IsOfAnother(PlaceOf(card));

    private Place PlaceOf(PersonRecord card) => new(
        Hash(card.Id.Value), card.HasName ? Hash(string.Join(' ', NameSimilarity.Words(card.Name))) : 0,
        card.Uid is { } uid ? Hash(uid) : 0);

    /// <summary>Remembers that an import gave a contact a name.</summary>
    internal void Name(Contact contact, SeenName seen)
    {
        ulong key = Hash(contact.Id.Value);
        if (_names.Count < MaxAddresses || _names.ContainsKey(key))
            _names[key] = new(Hash(contact.Name), seen.IsOfCard, SecondsOf(seen.At));
    }

    /// <summary>Whether a name may replace that of a contact: an earlier import gave that one, and this is
    /// newer, or is that of a card.</summary>
    internal bool IsNewer(Contact contact, SeenName seen) =>
        _names.TryGetValue(Hash(contact.Id.Value), out Named known) && known.Name == Hash(contact.Name)
        && (seen.IsOfCard == known.IsOfCard ? SecondsOf(seen.At) >= known.At : seen.IsOfCard);

    private static long SecondsOf(Instant? at) => at?.ToUnixTimeSeconds() ?? long.MinValue;

    /// <summary>The key of the card on which an address is, and on no other; 0 if not found.</summary>
    internal ulong CardOf(ContactId address) => _addresses.Count == 0
        ? 0 : _addresses.GetValueOrDefault(Hash(address.Value)).Record;

    /// <summary>The key of the card that is kept under an address.</summary>
    internal ulong KeyOf(ContactId address) => Hash(address.Value);

    private ulong Hash(string text)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_secret, Encoding.UTF8.GetBytes(text), hash);
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt64LittleEndian(hash) | 1;
    }

    /// <summary>A name that an import gave.</summary>
    private readonly record struct Named(ulong Name, bool IsOfCard, long At);

    /// <summary>The card that an address is on, and the person of the card. All 0 if it is on the cards of several
    /// people.</summary>
    private readonly record struct Place(ulong Record, ulong Name, ulong Uid)
    {
        internal bool IsSamePerson(Place other) => Record == other.Record || (Name != 0 && Name == other.Name)
            || (Uid != 0 && Uid == other.Uid);

        /// <summary>Whether it is that of somebody else, also if both are known by the one address that they share.</summary>
        internal bool IsOfAnother(Place other) => Name != 0 && other.Name != 0
            ? Name != other.Name && (Uid == 0 || Uid != other.Uid) : !IsSamePerson(other);
    }
}
