using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using RelationshipModel.Internals;
using RelationshipModel.Json;

namespace RelationshipModel;

/// <summary>Identifies a note. Any key of the host fits: a number, a GUID, an e-mail Message-ID, an iCalendar UID.</summary>
/// <remarks>
/// A non-empty string of at most 256 characters, compared ordinally and never normalised. The default value names nothing:
/// every public entry refuses it.
/// </remarks>
[JsonConverter(typeof(RelationshipJsonConverter<NoteId>))]
public readonly record struct NoteId : IIdentifier<NoteId>, IParsable<NoteId>, IComparable<NoteId>
{
    private readonly string? _value;

    /// <summary>Makes the identifier of a host's key.</summary>
    /// <param name="value">1 to 256 characters of valid Unicode, without U+0000.</param>
    /// <exception cref="ArgumentException">The value is empty, too long or not valid Unicode.</exception>
    public NoteId(string value) => _value = Identifier.Checked<NoteId>(value);

    /// <summary>Gets the host's key.</summary>
    /// <exception cref="InvalidOperationException">This is the default value.</exception>
    public string Value => Identifier.ValueOf<NoteId>(_value);

    /// <summary>Whether this is the default value, which names nothing.</summary>
    public bool IsDefault => _value is null;

    static NoteId IIdentifier<NoteId>.Of(string value) => new(value);

    /// <inheritdoc/>
    public static NoteId Parse(string s, IFormatProvider? provider = null) => Identifier.Parse<NoteId>(s);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out NoteId result) =>
        Identifier.TryParse(s, out result);

    /// <summary>Compares ordinally.</summary>
    /// <inheritdoc/>
    public int CompareTo(NoteId other) => string.CompareOrdinal(_value, other._value);

    /// <summary>The host's key, or the empty string for the default value.</summary>
    public override string ToString() => _value ?? "";
}
