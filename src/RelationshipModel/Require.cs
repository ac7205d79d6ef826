using System.Runtime.CompilerServices;
using NodaTime;

namespace RelationshipModel;

/// <summary>Checks made where a value enters the library; each fault says what, the value and what is allowed.</summary>
internal static class Require
{
    internal const int MaxNameLength = 1024;
    internal const int MaxNoteLength = 65_536;

    /// <summary>The first and last instants the library computes with: local days of every zone stay within years 1 to 9999.</summary>
    internal static readonly Instant Earliest = Instant.FromUtc(1, 1, 2, 0, 0);
    internal static readonly Instant Latest = Instant.FromUtc(9999, 12, 30, 0, 0);

    internal static Instant InRange(Instant at, [CallerArgumentExpression(nameof(at))] string name = "") =>
        at >= Earliest && at <= Latest
            ? at
            : throw new ArgumentOutOfRangeException(name, at, $"The instant must lie from {Earliest} to {Latest}.");

    internal static string Text(string value, int maxLength, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        ArgumentNullException.ThrowIfNull(value, name);
        if (string.IsNullOrWhiteSpace(value)) throw new ArgumentException("The text must not be empty.", name);
        if (value.Length > maxLength) throw new ArgumentException($"The text has {value.Length} characters; at most {maxLength} are allowed.", name);
        return value;
    }

    internal static string? OptionalText(string? value, int maxLength, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value is null ? null : Text(value, maxLength, name);

    internal static T Defined<T>(T value, [CallerArgumentExpression(nameof(value))] string name = "")
        where T : struct, Enum =>
        Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(name, value, $"The value is not a {typeof(T).Name}.");

    internal static T Given<T>(T id, [CallerArgumentExpression(nameof(id))] string name = "")
        where T : struct, IIdentifier<T> =>
        id.IsDefault ? throw new ArgumentException($"The {typeof(T).Name} is its default value; give it a non-empty string.", name) : id;
}
