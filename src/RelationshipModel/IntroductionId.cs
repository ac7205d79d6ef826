using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using RelationshipModel.Internals;
using RelationshipModel.Json;

namespace RelationshipModel;

/// <summary>Identifies an introduction. Any key of the host fits: a number, a GUID, an e-mail
/// Message-ID, an iCalendar UID.</summary>
/// <remarks>
/// A non-empty string of at most 256 characters, compared ordinally and never normalized. The default value names nothing: every
/// public entry refuses it.
/// </remarks>
[JsonConverter(typeof(RelationshipJsonConverter<IntroductionId>))]
public readonly record struct IntroductionId : IIdentifier<IntroductionId>, IParsable<IntroductionId>, IComparable<IntroductionId>
{
    private readonly string? _value;

    /// <inheritdoc cref="ContactId(string)"/>
    public IntroductionId(string value) => _value = Identifier.Checked<IntroductionId>(value);

    /// <inheritdoc cref="ContactId.Value"/>
    public string Value => Identifier.ValueOf<IntroductionId>(_value);

    /// <summary>Whether this is the default value, which names nothing.</summary>
    public bool IsDefault => _value is null;

    /// <inheritdoc cref="ContactId.From(long)"/>
    public static IntroductionId From(long key) => new(Identifier.Text(key));

    /// <inheritdoc cref="ContactId.From(Guid)"/>
    public static IntroductionId From(Guid key) => new(Identifier.Text(key));

    /// <inheritdoc cref="ContactId.ToInt32"/>
    public int ToInt32() => Identifier.Int32Of<IntroductionId>(Value);

    /// <inheritdoc cref="ContactId.TryToInt32"/>
    public bool TryToInt32(out int key) => Identifier.TryInt32(_value, out key);

    /// <inheritdoc cref="ContactId.ToInt64"/>
    public long ToInt64() => Identifier.Int64Of<IntroductionId>(Value);

    /// <inheritdoc cref="ContactId.TryToInt64"/>
    public bool TryToInt64(out long key) => Identifier.TryInt64(_value, out key);

    /// <inheritdoc cref="ContactId.ToGuid"/>
    public Guid ToGuid() => Identifier.GuidOf<IntroductionId>(Value);

    /// <inheritdoc cref="ContactId.TryToGuid"/>
    public bool TryToGuid(out Guid key) => Identifier.TryGuid(_value, out key);

    static IntroductionId IIdentifier<IntroductionId>.Of(string value) => new(value);

    /// <inheritdoc/>
    public static IntroductionId Parse(string s, IFormatProvider? provider = null) => Identifier.Parse<IntroductionId>(s);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out IntroductionId result) =>
        Identifier.TryParse(s, out result);

    /// <summary>Compares ordinally.</summary>
    /// <inheritdoc/>
    public int CompareTo(IntroductionId other) => string.CompareOrdinal(_value, other._value);

    /// <summary>Returns the host's key, or the empty string for the default value.</summary>
    public override string ToString() => _value ?? "";
}
