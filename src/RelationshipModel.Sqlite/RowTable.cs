using RelationshipModel.Rows;

namespace RelationshipModel.Sqlite;

/// <summary>The table of a noun in a file: its rows of one owner.</summary>
internal sealed class RowTable<TKey, T>
    where TKey : struct
    where T : class
{
    internal static readonly RowTable<TKey, T> Instance = new((RowMapping<TKey, T>)Mappings.Of<T>());

    private readonly RowMapping<TKey, T> _mapping;
    private readonly Func<SqliteRow, T> _read;
    private readonly string _find;
    private readonly string _first;
    private readonly string _next;
    private readonly string _firstWith;
    private readonly string _nextWith;
    private readonly string _insert;
    private readonly string _save;
    private readonly string _remove;

    private RowTable(RowMapping<TKey, T> mapping)
    {
        _mapping = mapping;
        _read = mapping.Read;
        string name = SqlNames.TableOf(mapping), columns = SqlNames.Of(mapping.Columns), key = SqlNames.Of(mapping.Key),
            order = SqlNames.Of(mapping.Order);
        string all = $"SELECT {columns} FROM {name} WHERE owner = $0", page = $"ORDER BY {order}";
        string hasKey = $"({key}) = {Parameters(1, mapping.Key.Count)}";
        string insert =
            $"INSERT INTO {name} (owner, {columns}) VALUES {Parameters(0, mapping.Columns.Count + 1)} ON CONFLICT (owner, {key}) DO";
        _find = $"{all} AND {hasKey}";
        _first = $"{all} {page}";
        _next = $"{all} AND ({order}) > {Parameters(1, mapping.Order.Count)} {page}";
        string with = mapping.ListedBy is { } listedBy ? $"{all} AND {SqlNames.Of(listedBy)} = $1" : "";
        _firstWith = $"{with} {page}";
        _nextWith = $"{with} AND ({order}) > {Parameters(2, mapping.Order.Count)} {page}";
        _insert = $"{insert} NOTHING";
        IEnumerable<string> replaced =
            mapping.Columns.Select(static column => $"{SqlNames.Of(column)} = excluded.{SqlNames.Of(column)}");
        _save = $"{insert} UPDATE SET {string.Join(", ", replaced)}";
        _remove = $"DELETE FROM {name} WHERE owner = $0 AND {hasKey}";
    }

    /// <summary>All columns, for a query of one's own that <see cref="Rows"/> reads.</summary>
    internal string Selected(string alias) =>
        string.Join(", ", _mapping.Columns.Select(column => $"{alias}.{SqlNames.Of(column)}"));

    internal string[] KeyOf(TKey key) => _mapping.KeyOf(key);

    internal T? Find(SqliteSession session, long owner, params ReadOnlySpan<string> key) =>
        Rows(session, _find, 1, [owner, .. key]).FirstOrDefault();

    /// <summary>The next page after a row; null: the first.</summary>
    internal List<T> Page(SqliteSession session, long owner, T? after, int size) => after is null
        ? Rows(session, _first, size, owner)
        : PageAfter(session, owner, size, _mapping.CellsOf(after, _mapping.Order));

    /// <summary>The next page after a place in the order.</summary>
    internal List<T> PageAfter(SqliteSession session, long owner, int size, params ReadOnlySpan<object?> place) =>
        Rows(session, _next, size, [owner, .. place]);

    /// <summary>The next page of the rows that are listed by a value, after a row; null: the first.</summary>
    internal List<T> PageWith(SqliteSession session, long owner, string value, T? after, int size) => after is null
        ? Rows(session, _firstWith, size, owner, value)
        : Rows(session, _nextWith, size, [owner, value, .. _mapping.CellsOf(after, _mapping.Order)]);

    /// <summary>Keeps a row unless its key is known; says whether it was new.</summary>
    internal bool Insert(SqliteSession session, long owner, T row) => Write(session, _insert, owner, row) == 1;

    internal void Save(SqliteSession session, long owner, T row) => Write(session, _save, owner, row);

    internal int Remove(SqliteSession session, long owner, params ReadOnlySpan<string> key) =>
        session.Run(_remove, [owner, .. key]);

    internal List<T> Rows(SqliteSession session, string sql, int most, params ReadOnlySpan<object?> values) =>
        session.Page(sql, _read, most, values);

    private int Write(SqliteSession session, string sql, long owner, T row)
    {
        object?[] cells = new object?[_mapping.Columns.Count + 1];
        cells[0] = owner;
        _mapping.Write(row, cells.AsSpan(1));
        return session.Run(sql, cells);
    }

    private static string Parameters(int first, int count) =>
        $"({string.Join(", ", Enumerable.Range(first, count).Select(static number => $"${number}"))})";
}
