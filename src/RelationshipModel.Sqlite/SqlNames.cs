using System.Text.RegularExpressions;
using RelationshipModel.Rows;

namespace RelationshipModel.Sqlite;

/// <summary>The names of tables and columns in a file.</summary>
internal static partial class SqlNames
{
    internal static string TableOf(IRowMapping mapping) => Lower(mapping.Name);

    /// <summary>The names of columns, with commas.</summary>
    internal static string Of(IEnumerable<Column> columns) => string.Join(", ", columns.Select(Of));

    internal static string Of(Column column) =>
        Lower(column.Name).Replace("_nanoseconds", "_ns", StringComparison.Ordinal)
            .Replace("_seconds", "_s", StringComparison.Ordinal);

    private static string Lower(string name) => Words().Replace(name, "_").ToLowerInvariant();

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])")]
    private static partial Regex Words();
}
