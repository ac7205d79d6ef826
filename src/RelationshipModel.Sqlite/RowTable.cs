using RelationshipModel.Rows;

namespace RelationshipModel.Sqlite;

/// <summary>The table of a noun in a file: its rows of one owner.</summary>
internal sealed class RowTable<TKey, T>
    where TKey : struct
    where T : class
{
    internal static readonly RowTable<TKey, T> Instance = new((RowMapping<TKey, T>)Mappings.Of<T>());

    private readonly RowMapping<TKey, T> _mapping;
    private readonly string _name;
    private readonly int _count;
    private readonly Func<SqliteRow, T> _read;
    private readonly string _all;
    private readonly string _index;
    private readonly string _byIndex;
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
        _read = row => Read(row, null);
        _count = mapping.Columns.Count;
        string name = _name = SqlNames.TableOf(mapping), columns = SqlNames.Of(mapping.Columns), key = SqlNames.Of(mapping.Key),
            order = SqlNames.Of(mapping.Order);
        string all = $"SELECT {columns}, checksum FROM {name} WHERE owner = $0", page = $"ORDER BY {order}";
        string hasKey = $"({key}) = {Parameters(1, mapping.Key.Count)}";
        string insert = $"INSERT INTO {name} (owner, {columns}, checksum) VALUES {Parameters(0, _count + 2)}"
            + $" ON CONFLICT (owner, {key}) DO";
        _all = all;
        string by = mapping.ListedBy is { } indexed ? SqlNames.Of(indexed) : "";
        _index = $"{name}_by_{by}";
        // Left to itself SQLite goes through all rows of the owner, in their order.
        string indexedBy = all.Replace(" WHERE", $" INDEXED BY {_index} WHERE", StringComparison.Ordinal);
        _byIndex = $"{indexedBy} ORDER BY {by}, {order}";
        _find = $"{all} AND {hasKey}";
        _first = $"{all} {page}";
        _next = $"{all} AND ({order}) > {Parameters(1, mapping.Order.Count)} {page}";
        string with = $"{indexedBy} AND {by} = $1";
        _firstWith = $"{with} {page}";
        _nextWith = $"{with} AND ({order}) > {Parameters(2, mapping.Order.Count)} {page}";
        _insert = $"{insert} NOTHING";
        IEnumerable<string> replaced =
            mapping.Columns.Select(SqlNames.Of).Append("checksum").Select(static column => $"{column} = excluded.{column}");
        _save = $"{insert} UPDATE SET {string.Join(", ", replaced)}";
        _remove = $"DELETE FROM {name} WHERE owner = $0 AND {hasKey}";
    }

    /// <summary>All columns, for a query of one's own that <see cref="Rows"/> reads.</summary>
    internal string Selected(string alias) =>
        string.Join(", ", _mapping.Columns.Select(SqlNames.Of).Append("checksum").Select(column => $"{alias}.{column}"));

    internal string[] KeyOf(TKey key) => _mapping.KeyOf(key);

    internal T? Find(SqliteSession session, long owner, params ReadOnlySpan<string> key)
    {
        T? found = Rows(session, _find, null, 1, [owner, .. key]).FirstOrDefault();
        if (found is null && IsCounted) session.Verify(owner, _name, () => CheckAll(session, owner));
        return found;
    }

    /// <summary>Finds a row and adds its checksum to a tally.</summary>
    internal T? Find(SqliteSession session, long owner, Tally tally, string key) =>
        Rows(session, _find, (_, checksum) => tally.Add(checksum), 1, owner, key).FirstOrDefault();

    /// <summary>The next page after a row; null: the first. What all pages have must be what is kept of the whole.</summary>
    internal List<T> Page(SqliteSession session, long owner, T? after, int size, Tally tally)
    {
        tally.BeginPage(session, after is null);
        List<T> page = after is null
            ? Rows(session, _first, Take, size, owner)
            : Rows(session, _next, Take, size, [owner, .. _mapping.CellsOf(after, _mapping.Order)]);
        if (page.Count < size) Check(session, owner, tally);
        return page;

        void Take(T row, uint checksum) => tally.Add(checksum, TimesOf(row));
    }

    /// <summary>Throws if rows of an owner are damaged or missing, in the table or in the index that lists them.</summary>
    internal void CheckAll(SqliteSession session, long owner)
    {
        Read(_all);
        if (_mapping.ListedBy is not null && IsCounted) Read(_byIndex);

        void Read(string sql)
        {
            Tally tally = new();
            tally.BeginPage(session, isFirst: true);
            Rows(session, sql, (row, checksum) => tally.Add(checksum, TimesOf(row)), int.MaxValue, owner);
            Check(session, owner, tally);
        }
    }

    /// <summary>The next page after a place in the order.</summary>
    internal List<T> PageAfter(SqliteSession session, long owner, int size, params ReadOnlySpan<object?> place) =>
        Rows(session, _next, null, size, [owner, .. place]);

    /// <summary>The next page after a row, of a listing that did not begin with the first.</summary>
    internal List<T> PageAfter(SqliteSession session, long owner, T after, int size) =>
        PageAfter(session, owner, size, _mapping.CellsOf(after, _mapping.Order));

    /// <summary>The next page of the rows that are listed by a value, after a row; null: the first.</summary>
    internal List<T> PageWith(SqliteSession session, long owner, string value, T? after, int size)
    {
        if (after is not null)
            return Rows(session, _nextWith, null, size, [owner, value, .. _mapping.CellsOf(after, _mapping.Order)]);
        if (IsCounted) session.Verify(owner, _index, () => CheckAll(session, owner));
        return Rows(session, _firstWith, null, size, owner, value);
    }

    /// <summary>Keeps a row unless its key is known; says whether it was new.</summary>
    internal bool Insert(SqliteSession session, long owner, T row, out uint checksum) =>
        Write(session, _insert, owner, row, out checksum) == 1;

    internal void Save(SqliteSession session, long owner, T row) => Write(session, _save, owner, row, out _);

    internal int Remove(SqliteSession session, long owner, params ReadOnlySpan<string> key) =>
        session.Run(_remove, [owner, .. key]);

    /// <summary>Reads rows.</summary>
    /// <param name="session">The session.</param>
    /// <param name="sql">The statement, which selects what <see cref="Selected"/> says.</param>
    /// <param name="take">Takes each row with its checksum; null if nobody wants it.</param>
    /// <param name="most">The number of rows after which no more are read.</param>
    /// <param name="values">The parameters.</param>
    internal List<T> Rows(SqliteSession session, string sql, Action<T, uint>? take, int most,
        params ReadOnlySpan<object?> values) =>
        session.Page(sql, take is null ? _read : row => Read(row, take), most, values);

    /// <summary>Whether the rows of an owner are counted; interactions are counted by tie.</summary>
    private static bool IsCounted => typeof(T) != typeof(Interaction);

    private static int TimesOf(T row) => row is Interaction interaction ? interaction.Contacts.Count : 1;

    private void Check(SqliteSession session, long owner, Tally tally) => tally.Check(_name, null,
        () => IsCounted ? TallyTable.Of(session, owner, _name) : InteractionTable.Counted(session, owner));

    private T Read(SqliteRow row, Action<T, uint>? take)
    {
        row.Begin();
        T noun;
        uint checksum;
        try
        {
            noun = _mapping.Read(row);
            checksum = row.ChecksumOf(_count);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            throw new DamagedRowException(_name, KeyOf(row), fault);
        }

        if (checksum != row.KeptChecksum(_count)) throw new DamagedRowException(_name, KeyOf(row));
        take?.Invoke(noun, checksum);
        return noun;
    }

    private string KeyOf(SqliteRow row) => string.Join(", ", _mapping.Key.Select(column => row.Text(column.Place)));

    private int Write(SqliteSession session, string sql, long owner, T row, out uint checksum)
    {
        object?[] cells = new object?[_count + 2];
        cells[0] = owner;
        _mapping.Write(row, cells.AsSpan(1));
        checksum = RowChecksum.Of(cells.AsSpan(1, _count));
        cells[^1] = (long)checksum;
        return session.Run(sql, cells);
    }

    private static string Parameters(int first, int count) =>
        $"({string.Join(", ", Enumerable.Range(first, count).Select(static number => $"${number}"))})";
}
