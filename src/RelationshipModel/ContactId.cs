using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using RelationshipModel.Internals;
using RelationshipModel.Json;

namespace RelationshipModel;

/// <summary>Identifies a contact of an owner. Any key of the host fits: a number, a GUID, an e-mail
/// Message-ID, an iCalendar UID.</summary>
/// <remarks>
/// A non-empty string of at most 256 characters, compared ordinally and never normalized. The default value names nothing: every
/// public entry refuses it.
/// </remarks>
[JsonConverter(typeof(RelationshipJsonConverter<ContactId>))]
public readonly record struct ContactId : IIdentifier<ContactId>, IParsable<ContactId>, IComparable<ContactId>
{
    private readonly string? _value;

    /// <summary>Creates the identifier from a host's key.</summary>
    /// <param name="value">1 to 256 characters of valid Unicode, without U+0000.</param>
    /// <exception cref="ArgumentException">The value is empty, too long or not valid Unicode.</exception>
    public ContactId(string value) => _value = Identifier.Checked<ContactId>(value);

    /// <summary>Gets the host's key.</summary>
    /// <exception cref="InvalidOperationException">This is the default value.</exception>
    public string Value => Identifier.ValueOf<ContactId>(_value);

    /// <summary>Whether this is the default value, which names nothing.</summary>
    public bool IsDefault => _value is null;

    /// <summary>Creates the identifier from a numeric key, such as an identity column.</summary>
    /// <param name="key">The key, written without separators: 42 is <c>"42"</c>.</param>
    /// <returns>The identifier.</returns>
    public static ContactId From(long key) => new(Identifier.Text(key));

    /// <summary>Creates the identifier from a GUID.</summary>
    /// <param name="key">The key, written with hyphens and in lower case.</param>
    /// <returns>The identifier.</returns>
    public static ContactId From(Guid key) => new(Identifier.Text(key));

    /// <summary>Returns the numeric key that <see cref="From(long)"/> was given.</summary>
    /// <returns>The key.</returns>
    /// <exception cref="FormatException">The identifier is not such a number.</exception>
    /// <exception cref="OverflowException">The number needs more than 32 bits.</exception>
    public int ToInt32() => Identifier.Int32Of<ContactId>(Value);

    /// <summary>Gets the numeric key that <see cref="From(long)"/> was given, if it is one of 32 bits.</summary>
    /// <param name="key">The key, or 0 if the identifier is not such a number.</param>
    /// <returns>Whether the identifier is such a number. The default value is not.</returns>
    public bool TryToInt32(out int key) => Identifier.TryInt32(_value, out key);

    /// <summary>Returns the numeric key that <see cref="From(long)"/> was given.</summary>
    /// <returns>The key.</returns>
    /// <exception cref="FormatException">The identifier is not such a number.</exception>
    public long ToInt64() => Identifier.Int64Of<ContactId>(Value);

    /// <summary>Gets the numeric key that <see cref="From(long)"/> was given.</summary>
    /// <param name="key">The key, or 0 if the identifier is not such a number.</param>
    /// <returns>Whether the identifier is such a number. The default value is not.</returns>
    public bool TryToInt64(out long key) => Identifier.TryInt64(_value, out key);

    /// <summary>Returns the GUID that <see cref="From(Guid)"/> was given.</summary>
    /// <returns>The key.</returns>
    /// <exception cref="FormatException">The identifier is not such a GUID.</exception>
    public Guid ToGuid() => Identifier.GuidOf<ContactId>(Value);

    /// <summary>Gets the GUID that <see cref="From(Guid)"/> was given.</summary>
    /// <param name="key">The key, or the empty GUID if the identifier is not such a GUID.</param>
    /// <returns>Whether the identifier is such a GUID. The default value is not.</returns>
    public bool TryToGuid(out Guid key) => Identifier.TryGuid(_value, out key);

    static ContactId IIdentifier<ContactId>.Of(string value) => new(value);

    /// <inheritdoc/>
    public static ContactId Parse(string s, IFormatProvider? provider = null) => Identifier.Parse<ContactId>(s);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ContactId result) =>
        Identifier.TryParse(s, out result);

    /// <summary>Compares ordinally.</summary>
    /// <inheritdoc/>
    public int CompareTo(ContactId other) => string.CompareOrdinal(_value, other._value);

    /// <summary>Returns the host's key, or the empty string for the default value.</summary>
    public override string ToString() => _value ?? "";
}
