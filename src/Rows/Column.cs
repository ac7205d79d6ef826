namespace RelationshipModel.Rows;

/// <summary>A column of the table of a noun.</summary>
/// <param name="Place">The place among the columns of the table, the owner's not counted.</param>
/// <param name="Name">The name, as a property is named.</param>
/// <param name="Type">The type of its values.</param>
/// <param name="IsOptional">Whether a cell may be empty.</param>
/// <param name="Since">The version of a SQLite file in which it was added.</param>
/// <param name="Initial">The value in the rows that were there before it was added, as SQL; null if empty.</param>
internal sealed record Column(int Place, string Name, ColumnType Type, bool IsOptional, int Since, string? Initial);
