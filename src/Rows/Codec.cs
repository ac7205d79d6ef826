namespace RelationshipModel.Rows;

/// <summary>The form of a value in the cells of one column, or of two adjacent ones.</summary>
/// <param name="NamesOf">The names of the columns of a property.</param>
/// <param name="Types">The types of the columns.</param>
/// <param name="IsOptional">Whether the cells may be empty.</param>
/// <param name="Write">The cells of a value; the second is not used if there is one column.</param>
/// <param name="Read">The value in the cells of a row that begin at a place.</param>
internal sealed record Codec<T>(
    Func<string, string[]> NamesOf, ColumnType[] Types, bool IsOptional, Func<T, (object? First, object? Second)> Write,
    Func<IRow, int, T> Read);
