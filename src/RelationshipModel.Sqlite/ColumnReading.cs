using Microsoft.Data.Sqlite;
using NodaTime;
using RelationshipModel.Columns;
using RelationshipModel.Storage;

namespace RelationshipModel.Sqlite;

/// <summary>Reads the columns of a row.</summary>
internal static class ColumnReading
{
    internal static string Text(this SqliteDataReader row, int column) => row.GetString(column);

    internal static string? OptionalText(this SqliteDataReader row, int column) => row.IsDBNull(column)
        ? null : row.GetString(column);

    internal static string Id(this SqliteDataReader row, int column) => OrdinalKey.Decode(row.GetString(column));

    internal static string? OptionalId(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.Id(column);

    internal static int Number(this SqliteDataReader row, int column) => row.GetInt32(column);

    internal static int? OptionalNumber(this SqliteDataReader row, int column) => row.IsDBNull(column)
        ? null : row.GetInt32(column);

    /// <summary>Of this column and the next.</summary>
    internal static Instant Instant(this SqliteDataReader row, int column) =>
        Column.Instant(row.GetInt64(column), row.GetInt64(column + 1));

    /// <summary>Of this column and the next.</summary>
    internal static Duration Length(this SqliteDataReader row, int column) =>
        Column.Length(row.GetInt64(column), row.GetInt64(column + 1));

    /// <summary>Of this column and the next.</summary>
    internal static Duration? OptionalLength(this SqliteDataReader row, int column) => row.IsDBNull(column)
        ? null : row.Length(column);

    internal static LocalDate? OptionalDay(this SqliteDataReader row, int column) => Column.OptionalDay(row.OptionalText(column));

    /// <summary>Of this column and the next.</summary>
    internal static Cadence? OptionalCadence(this SqliteDataReader row, int column) =>
        Column.OptionalCadence(row.OptionalText(column), row.OptionalText(column + 1));
}
