namespace RelationshipModel.Rows;

/// <summary>A property of a noun and the columns in which it is kept.</summary>
/// <param name="codec">The codec of its value.</param>
/// <param name="get">Gets the value of a noun.</param>
/// <param name="columns">The columns.</param>
internal sealed class Field<TNoun, T>(Codec<T> codec, Func<TNoun, T> get, Column[] columns) : IField<TNoun>
{
    private readonly int _place = columns[0].Place;

    public IReadOnlyList<Column> Columns => columns;

    public void Write(TNoun noun, Span<object?> cells)
    {
        (object? first, object? second) = codec.Write(get(noun));
        cells[_place] = first;
        if (columns.Length > 1) cells[_place + 1] = second;
    }

    /// <summary>The value in a row.</summary>
    internal T In(IRow row) => codec.Read(row, _place);

    /// <summary>The text of a value that is kept as one.</summary>
    internal string TextOf(T value) => (string)codec.Write(value).First!;
}
