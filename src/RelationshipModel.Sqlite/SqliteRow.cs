using RelationshipModel.Rows;
using SQLitePCL;

namespace RelationshipModel.Sqlite;

/// <summary>The row at which a statement is.</summary>
internal sealed class SqliteRow(sqlite3_stmt statement) : IRow
{
    public bool IsEmpty(int place) => raw.sqlite3_column_type(statement, place) == raw.SQLITE_NULL;

    public string Text(int place) => raw.sqlite3_column_text(statement, place).utf8_to_string();

    public int Number(int place) => checked((int)BigNumber(place));

    public long BigNumber(int place) => raw.sqlite3_column_int64(statement, place);

    public double Real(int place) => raw.sqlite3_column_double(statement, place);

    public bool Flag(int place) => BigNumber(place) != 0;

    /// <summary>The bytes of a cell; empty if the cell is.</summary>
    internal ReadOnlyMemory<byte> Bytes(int place) => raw.sqlite3_column_blob(statement, place).ToArray();
}
