using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace RelationshipModel.Internals;

/// <summary>The members that the identifier types share, so that each is checked by the same code.</summary>
internal interface IIdentifier<TSelf>
    where TSelf : struct, IIdentifier<TSelf>
{
    bool IsDefault { get; }

    static abstract TSelf Of(string value);
}

internal static class Identifier
{
    internal const int MaxLength = 256;

    internal static string Checked<TId>(string value)
        where TId : struct, IIdentifier<TId>
    {
        ArgumentNullException.ThrowIfNull(value);
        return Fault<TId>(value) is { } fault ? throw new ArgumentException(fault, nameof(value)) : value;
    }

    internal static string ValueOf<TId>(string? value)
        where TId : struct, IIdentifier<TId> =>
        value ?? throw new InvalidOperationException(
            $"The {typeof(TId).Name} is its default value and names nothing; give it a non-empty string.");

    internal static TId Parse<TId>(string s)
        where TId : struct, IIdentifier<TId>
    {
        ArgumentNullException.ThrowIfNull(s);
        return Fault<TId>(s) is { } fault ? throw new FormatException(fault) : TId.Of(s);
    }

    internal static bool TryParse<TId>([NotNullWhen(true)] string? s, out TId id)
        where TId : struct, IIdentifier<TId>
    {
        bool valid = s is not null && Fault<TId>(s) is null;
        id = valid ? TId.Of(s!) : default;
        return valid;
    }

    internal static string Text(long key) => key.ToString(CultureInfo.InvariantCulture);

    internal static string Text(Guid key) => key.ToString("D");

    /// <summary>The number that a value writes as <see cref="Text(long)"/> does.</summary>
    internal static long Int64Of<TId>(string value) =>
        TryInt64(value, out long key) ? key : throw new FormatException($"The {typeof(TId).Name} '{value}' is not a number.");

    /// <summary>The number of 32 bits that a value writes as <see cref="Text(long)"/> does.</summary>
    internal static int Int32Of<TId>(string value) => Int64Of<TId>(value) is >= int.MinValue and <= int.MaxValue and var key
        ? (int)key
        : throw new OverflowException($"The {typeof(TId).Name} '{value}' is not a number of 32 bits.");

    internal static bool TryInt64(string? value, out long key)
    {
        if (long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out key) && Text(key) == value)
            return true;
        key = 0;
        return false;
    }

    internal static bool TryInt32(string? value, out int key)
    {
        bool fits = TryInt64(value, out long number) && number is >= int.MinValue and <= int.MaxValue;
        key = fits ? (int)number : 0;
        return fits;
    }

    /// <summary>The GUID that a value writes as <see cref="Text(Guid)"/> does.</summary>
    internal static Guid GuidOf<TId>(string value) =>
        TryGuid(value, out Guid key) ? key : throw new FormatException($"The {typeof(TId).Name} '{value}' is not a GUID.");

    internal static bool TryGuid(string? value, out Guid key)
    {
        if (Guid.TryParseExact(value, "D", out key) && Text(key) == value) return true;
        key = default;
        return false;
    }

    private static string? Fault<TId>(string value)
        where TId : struct, IIdentifier<TId>
    {
        string? fault = value.Length == 0 ? "must not be empty"
            : value.Length > MaxLength ? $"has at most {MaxLength} characters; this one has {value.Length}"
            : Require.UnicodeFault(value);
        if (fault is null) return null;
        string name = typeof(TId).Name;
        return $"{(name[0] is 'A' or 'E' or 'I' or 'O' or 'U' ? "An" : "A")} {name} {fault}.";
    }
}
