namespace RelationshipModel.Rows;

/// <summary>A property of a noun and the columns in which it is kept.</summary>
internal interface IField<in TNoun>
{
    IReadOnlyList<Column> Columns { get; }

    /// <summary>Writes the value of a noun into the cells of a row.</summary>
    void Write(TNoun noun, Span<object?> cells);
}
