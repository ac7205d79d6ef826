using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using RelationshipModel.Internals;
using RelationshipModel.Json;

namespace RelationshipModel;

/// <summary>Identifies a follow-up. Any key of the host fits: a number, a GUID, an e-mail Message-ID, an iCalendar UID.</summary>
/// <remarks>
/// A non-empty string of at most 256 characters, compared ordinally and never normalized. The default value names nothing: every
/// public entry refuses it.
/// </remarks>
[JsonConverter(typeof(RelationshipJsonConverter<FollowUpId>))]
public readonly record struct FollowUpId : IIdentifier<FollowUpId>, IParsable<FollowUpId>, IComparable<FollowUpId>
{
    private readonly string? _value;

    /// <inheritdoc cref="ContactId(string)"/>
    public FollowUpId(string value) => _value = Identifier.Checked<FollowUpId>(value);

    /// <inheritdoc cref="ContactId.Value"/>
    public string Value => Identifier.ValueOf<FollowUpId>(_value);

    /// <summary>Whether this is the default value, which names nothing.</summary>
    public bool IsDefault => _value is null;

    /// <inheritdoc cref="ContactId.From(long)"/>
    public static FollowUpId From(long key) => new(Identifier.Text(key));

    /// <inheritdoc cref="ContactId.From(Guid)"/>
    public static FollowUpId From(Guid key) => new(Identifier.Text(key));

    /// <inheritdoc cref="ContactId.ToInt32"/>
    public int ToInt32() => Identifier.Int32Of<FollowUpId>(Value);

    /// <inheritdoc cref="ContactId.TryToInt32"/>
    public bool TryToInt32(out int key) => Identifier.TryInt32(_value, out key);

    /// <inheritdoc cref="ContactId.ToInt64"/>
    public long ToInt64() => Identifier.Int64Of<FollowUpId>(Value);

    /// <inheritdoc cref="ContactId.TryToInt64"/>
    public bool TryToInt64(out long key) => Identifier.TryInt64(_value, out key);

    /// <inheritdoc cref="ContactId.ToGuid"/>
    public Guid ToGuid() => Identifier.GuidOf<FollowUpId>(Value);

    /// <inheritdoc cref="ContactId.TryToGuid"/>
    public bool TryToGuid(out Guid key) => Identifier.TryGuid(_value, out key);

    static FollowUpId IIdentifier<FollowUpId>.Of(string value) => new(value);

    /// <inheritdoc/>
    public static FollowUpId Parse(string s, IFormatProvider? provider = null) => Identifier.Parse<FollowUpId>(s);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out FollowUpId result) =>
        Identifier.TryParse(s, out result);

    /// <summary>Compares ordinally.</summary>
    /// <inheritdoc/>
    public int CompareTo(FollowUpId other) => string.CompareOrdinal(_value, other._value);

    /// <summary>Returns the host's key, or the empty string for the default value.</summary>
    public override string ToString() => _value ?? "";
}
