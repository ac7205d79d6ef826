using System.Collections.Frozen;

namespace RelationshipModel.Rows;

/// <summary>The table of a noun: the one place that says how it is kept, for every store that has tables.</summary>
/// <param name="name">The name of the table, as a property is named.</param>
/// <param name="fields">The properties.</param>
/// <param name="key">The properties that, with the owner, find a row.</param>
/// <param name="keyOf">The cells of a key, in the order of the key's columns.</param>
/// <param name="read">Reads the noun of a row.</param>
/// <param name="order">The properties by which rows are listed; null for those of the key.</param>
/// <param name="listedBy">The property by whose value rows are listed too.</param>
internal sealed class RowMapping<TKey, T>(
    string name, FieldList<T> fields, IField<T>[] key, Func<TKey, string[]> keyOf, Func<IRow, T> read, IField<T>[]? order = null,
    IField<T>? listedBy = null)
    : RowMapping<T>(name, fields, key, read, order ?? key, listedBy)
    where TKey : struct
    where T : class
{
    /// <summary>The cells of a key, in the order of the key's columns.</summary>
    internal string[] KeyOf(TKey given) => keyOf(given);
}

/// <summary>The table of a noun, whatever its key.</summary>
internal abstract class RowMapping<T>(
    string name, FieldList<T> fields, IField<T>[] key, Func<IRow, T> read, IField<T>[] order, IField<T>? listedBy) : IRowMapping
    where T : class
{
    private readonly FrozenDictionary<string, int> _places =
        fields.All.SelectMany(static field => field.Columns)
            .ToFrozenDictionary(static column => column.Name, static column => column.Place);

    public Type Noun => typeof(T);

    public string Name => name;

    public IReadOnlyList<Column> Columns { get; } = ColumnsOf(fields.All);

    public IReadOnlyList<Column> Key { get; } = ColumnsOf(key);

    public IReadOnlyList<Column> Order { get; } = ColumnsOf(order);

    public Column? ListedBy { get; } = listedBy?.Columns[0];

    internal int PlaceOf(string column) => _places[column];

    internal void Write(T noun, Span<object?> cells)
    {
        foreach (IField<T> field in fields.All) field.Write(noun, cells);
    }

    /// <summary>The cells of some columns.</summary>
    internal object?[] CellsOf(T noun, IReadOnlyList<Column> columns)
    {
        object?[] cells = new object?[Columns.Count];
        Write(noun, cells);
        return [.. columns.Select(column => cells[column.Place])];
    }

    internal T Read(IRow row) => read(row);

    private static Column[] ColumnsOf(IEnumerable<IField<T>> columns) => [.. columns.SelectMany(static field => field.Columns)];
}
