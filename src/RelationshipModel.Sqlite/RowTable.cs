using Microsoft.Data.Sqlite;

namespace RelationshipModel.Sqlite;

/// <summary>A table of an owner's rows: how a row is written and read, what it is found by and how all are ordered.</summary>
/// <param name="name">The table.</param>
/// <param name="key">The columns that, with the owner, find a row.</param>
/// <param name="order">The columns by which rows are listed; they tell every two rows of an owner apart.</param>
/// <param name="columns">All columns but the owner, in the order in which rows are written and read.</param>
/// <param name="write">The values of a row.</param>
/// <param name="read">A row of its values.</param>
internal class RowTable<TRow>(
    string name, string[] key, string[] order, string[] columns, Func<TRow, object?[]> write, Func<SqliteDataReader, TRow> read)
    where TRow : class
{
    private readonly int[] _orderIndices = [.. order.Select(column => Array.IndexOf(columns, column))];

    private readonly string _find =
        $"SELECT {string.Join(", ", columns)} FROM {name} WHERE owner = $0 AND {Columns(key)} = {Parameters(1, key.Length)}";

    private readonly string _first =
        $"SELECT {string.Join(", ", columns)} FROM {name} WHERE owner = $0 ORDER BY {string.Join(", ", order)} LIMIT $1";

    private readonly string _next =
        $"SELECT {string.Join(", ", columns)} FROM {name} WHERE owner = $0 AND {Columns(order)} > {Parameters(2, order.Length)} "
        + $"ORDER BY {string.Join(", ", order)} LIMIT $1";

    private readonly string _insert =
        $"INSERT INTO {name} (owner, {string.Join(", ", columns)}) VALUES {Parameters(0, columns.Length + 1)} "
        + $"ON CONFLICT (owner, {string.Join(", ", key)}) DO NOTHING";

    private readonly string _save =
        $"INSERT INTO {name} (owner, {string.Join(", ", columns)}) VALUES {Parameters(0, columns.Length + 1)} ON CONFLICT (owner, {string.Join(", ", key)}) "
        + $"DO UPDATE SET {string.Join(", ", columns.Select(static column => $"{column} = excluded.{column}"))}";

    private readonly string _remove = $"DELETE FROM {name} WHERE owner = $0 AND {Columns(key)} = {Parameters(1, key.Length)}";

    /// <summary>All columns, for a query of one's own that <see cref="Read"/> reads.</summary>
    internal string Selected(string alias) => string.Join(", ", columns.Select(column => $"{alias}.{column}"));

    internal TRow Read(SqliteDataReader reader) => read(reader);

    internal TRow? Find(SqliteSession session, long owner, params ReadOnlySpan<object> keyValues) =>
        session.Rows(_find, read, [owner, .. keyValues]).FirstOrDefault();

    /// <summary>The next page after a row; null: the first.</summary>
    internal List<TRow> Page(SqliteSession session, long owner, TRow? after)
    {
        if (after is null) return session.Rows(_first, read, owner, (long)SqliteDatabase.PageSize);
        object?[] values = write(after);
        return PageAfter(session, owner, [.. _orderIndices.Select(index => values[index]!)]);
    }

    internal List<TRow> PageAfter(SqliteSession session, long owner, params ReadOnlySpan<object> place) =>
        session.Rows(_next, read, [owner, (long)SqliteDatabase.PageSize, .. place]);

    /// <summary>The next page after a row of those rows that have a value in a column; null: the first.</summary>
    internal List<TRow> PageWith(SqliteSession session, long owner, string column, string value, TRow? after)
    {
        string where = $"SELECT {string.Join(", ", columns)} FROM {name} WHERE owner = $0 AND {column} = $1";
        string page = $"ORDER BY {string.Join(", ", order)} LIMIT $2";
        if (after is null) return session.Rows($"{where} {page}", read, owner, value, (long)SqliteDatabase.PageSize);
        object?[] values = write(after);
        return session.Rows(
            $"{where} AND {Columns(order)} > {Parameters(3, order.Length)} {page}", read,
            [owner, value, (long)SqliteDatabase.PageSize, .. _orderIndices.Select(index => values[index]!)]);
    }

    /// <summary>Keeps a row unless its key is known; says whether it was new.</summary>
    internal bool Insert(SqliteSession session, long owner, TRow row) => session.Run(_insert, [owner, .. write(row)]) == 1;

    internal void Save(SqliteSession session, long owner, TRow row) => session.Run(_save, [owner, .. write(row)]);

    internal int Remove(SqliteSession session, long owner, params ReadOnlySpan<object> keyValues) =>
        session.Run(_remove, [owner, .. keyValues]);

    private static string Columns(string[] columns) => columns.Length == 1 ? columns[0] : $"({string.Join(", ", columns)})";

    private static string Parameters(int first, int count) =>
        count == 1 ? $"${first}" : $"({string.Join(", ", Enumerable.Range(first, count).Select(static number => $"${number}"))})";
}
