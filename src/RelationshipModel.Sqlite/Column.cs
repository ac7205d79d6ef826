using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Data.Sqlite;
using NodaTime;
using NodaTime.Text;
using RelationshipModel.Storage;

namespace RelationshipModel.Sqlite;

/// <summary>How values are written into columns and read from them, without loss.</summary>
internal static class Column
{
    private const string AsItComes = "as it comes";

    // Names are kept as they are written, not as \u escapes: what is erased is then found by looking for it.
    private static readonly ColumnJson Json = new(new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    });

    internal static readonly JsonTypeInfo<string[]> Strings = Json.StringArray;
    internal static readonly JsonTypeInfo<int[][]> Numbers = Json.Int32ArrayArray;
    internal static readonly JsonTypeInfo<StateJson[]> States = Json.StateJsonArray;
    internal static readonly JsonTypeInfo<ClosenessJson[]> Closeness = Json.ClosenessJsonArray;
    internal static readonly JsonTypeInfo<StepJson[]> Steps = Json.StepJsonArray;

    private static readonly LocalDatePattern DayPattern = LocalDatePattern.Iso;
    private static readonly AnnualDatePattern AnnualPattern = AnnualDatePattern.Iso;
    private static readonly PeriodPattern PeriodPattern = PeriodPattern.Roundtrip;

    /// <summary>Whole seconds since 1970 and the nanoseconds beyond them, so that the order of the two is that of the instants.</summary>
    internal static (long Seconds, long Nanoseconds) Of(Instant at)
    {
        long seconds = at.ToUnixTimeSeconds();
        return (seconds, (long)(at - NodaTime.Instant.FromUnixTimeSeconds(seconds)).TotalNanoseconds);
    }

    internal static (long Seconds, long Nanoseconds) Of(Duration length)
    {
        long seconds = (long)Math.Floor(length.TotalSeconds);
        Duration rest = length - Duration.FromSeconds(seconds);
        if (rest < Duration.Zero) (seconds, rest) = (seconds - 1, rest + Duration.FromSeconds(1));
        if (rest >= Duration.FromSeconds(1)) (seconds, rest) = (seconds + 1, rest - Duration.FromSeconds(1));
        return (seconds, rest.ToInt64Nanoseconds());
    }

    internal static object? Of(LocalDate? day) => day is { } given ? DayPattern.Format(given) : null;

    internal static object? Of(AnnualDate? date) => date is { } given ? AnnualPattern.Format(given) : null;

    internal static (object? Target, object? Tolerance) Of(Cadence? cadence) => cadence switch
    {
        null => (null, null),
        { Target: null } => (AsItComes, null),
        _ => (PeriodPattern.Format(cadence.Target), cadence.Tolerance is { } tolerance ? PeriodPattern.Format(tolerance) : null),
    };

    internal static string Of<T>(T values, JsonTypeInfo<T> type) => JsonSerializer.Serialize(values, type);

    internal static string Ids(IReadOnlyList<ContactId> ids) => Of([.. ids.Select(static id => OrdinalKey.Encode(id.Value))], Strings);

    internal static string Text(this SqliteDataReader row, int column) => row.GetString(column);

    internal static string? OptionalText(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    internal static string Id(this SqliteDataReader row, int column) => OrdinalKey.Decode(row.GetString(column));

    internal static string? OptionalId(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.Id(column);

    internal static int Number(this SqliteDataReader row, int column) => row.GetInt32(column);

    internal static int? OptionalNumber(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt32(column);

    /// <summary>Of this column and the next.</summary>
    internal static Instant Instant(this SqliteDataReader row, int column) =>
        NodaTime.Instant.FromUnixTimeSeconds(row.GetInt64(column)).PlusNanoseconds(row.GetInt64(column + 1));

    /// <summary>Of this column and the next.</summary>
    internal static Duration Length(this SqliteDataReader row, int column) =>
        Duration.FromSeconds(row.GetInt64(column)) + Duration.FromNanoseconds(row.GetInt64(column + 1));

    /// <summary>Of this column and the next.</summary>
    internal static Duration? OptionalLength(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.Length(column);

    internal static LocalDate Day(string day) => DayPattern.Parse(day).Value;

    internal static LocalDate? OptionalDay(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : Day(row.GetString(column));

    internal static AnnualDate? OptionalAnnualDate(this SqliteDataReader row, int column) =>
        row.IsDBNull(column) ? null : AnnualPattern.Parse(row.GetString(column)).Value;

    /// <summary>Of this column and the next.</summary>
    internal static Cadence? OptionalCadence(this SqliteDataReader row, int column) => row.OptionalText(column) switch
    {
        null => null,
        AsItComes => Cadence.AsItComes,
        { } target => Cadence.Every(
            PeriodPattern.Parse(target).Value, row.OptionalText(column + 1) is { } tolerance ? PeriodPattern.Parse(tolerance).Value : null),
    };

    internal static T List<T>(this SqliteDataReader row, int column, JsonTypeInfo<T> type)
        where T : class =>
        JsonSerializer.Deserialize(row.GetString(column), type)!;

    internal static IEnumerable<ContactId> Contacts(this SqliteDataReader row, int column) =>
        row.List(column, Strings).Select(static id => new ContactId(OrdinalKey.Decode(id)));
}
