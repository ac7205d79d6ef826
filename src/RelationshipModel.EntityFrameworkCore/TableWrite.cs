namespace RelationshipModel.EntityFrameworkCore;

/// <summary>Rows to write into one table.</summary>
internal readonly record struct TableWrite(RowTable Table, Conflict Conflict, ArraySegment<object> Rows);
