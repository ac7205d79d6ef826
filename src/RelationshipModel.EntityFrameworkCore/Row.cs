using RelationshipModel.Rows;

namespace RelationshipModel.EntityFrameworkCore;

/// <summary>A row of the table of a noun. Its columns are those of the noun's mapping, read and written by their names.</summary>
internal sealed class Row<T> : IRow
    where T : class
{
    private static readonly RowMapping<T> Mapping = Mappings.Of<T>();

    private readonly object?[] _cells = new object?[Mapping.Columns.Count];

    internal Row(string owner, T noun)
        : this()
    {
        Owner = owner;
        Mapping.Write(noun, _cells);
    }

    private Row()
    {
    }

    public string Owner { get; set; } = "";

    public object? this[string column]
    {
        get => _cells[Mapping.PlaceOf(column)];
        set => _cells[Mapping.PlaceOf(column)] = value;
    }

    /// <summary>The cells of some columns.</summary>
    internal object[] CellsOf(IReadOnlyList<Column> columns) => [.. columns.Select(column => _cells[column.Place]!)];

    internal T Noun() => Mapping.Read(this);

    bool IRow.IsEmpty(int place) => _cells[place] is null;

    string IRow.Text(int place) => (string)_cells[place]!;

    int IRow.Number(int place) => (int)_cells[place]!;

    long IRow.BigNumber(int place) => (long)_cells[place]!;

    double IRow.Real(int place) => (double)_cells[place]!;

    bool IRow.Flag(int place) => (bool)_cells[place]!;
}
