using System.Globalization;
using System.Reflection;
using NodaTime;
using RelationshipModel.Scoring;

namespace RelationshipModel.Tests.Scoring;

/// <summary>Every field of a type of the fold, private ones too, so that a test of all of them forgets no new one.</summary>
internal static class Fields
{
    /// <summary>Gives every field a value of its own, different from all others and from the default.</summary>
    internal static T Filled<T>(int from = 0) where T : new()
    {
        object filled = new T();
        foreach (FieldInfo field in Of(typeof(T))) field.SetValue(filled, Value(field.FieldType, ++from));
        return (T)filled;
    }

    /// <summary>Names and values of the fields, those of the parts of a state included.</summary>
    internal static string[] Values(object whole) =>
        [.. Of(whole.GetType()).SelectMany(field => Named(field.Name, field.GetValue(whole)))];

    private static string[] Named(string name, object? value) => value is TieTurns or TieLengths or TieMarks
        ? [.. Values(value).Select(part => $"{name}.{part}")]
        : [string.Create(CultureInfo.InvariantCulture, $"{name} {value}")];

    private static FieldInfo[] Of(Type type) =>
        type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);

    private static object Value(Type type, int number) => type switch
    {
        _ when type == typeof(double) => number + 1 / 7.0,
        _ when type == typeof(int) => 1_000_000 + number,
        _ when type == typeof(long) => 1_000_000_000_000 + number,
        _ when type == typeof(ulong) => ulong.MaxValue - (ulong)number,
        _ when type == typeof(ushort) => (ushort)(60_000 + number),
        _ when type == typeof(byte) => (byte)(200 + number),
        _ when type == typeof(sbyte) => (sbyte)-1,
        _ when type == typeof(EpisodeKind) => EpisodeKind.AwaitsOwner | EpisodeKind.Contact,
        _ when type == typeof(InteractionId) => new InteractionId($"id {number}"),
        _ when type == typeof(TieTurns) => Filled<TieTurns>(100),
        _ when type == typeof(TieLengths) => Filled<TieLengths>(200),
        _ when type == typeof(TieMarks) => Filled<TieMarks>(300),
        _ when type == typeof(Instant) || type == typeof(Instant?) => Instant.FromUnixTimeTicks(7_000_000_000_000_001L * number),
        _ => throw new NotSupportedException($"Give a value for fields of type {type}."),
    };
}
