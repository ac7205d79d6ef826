using Microsoft.Data.Sqlite;
using RelationshipModel.Rows;

namespace RelationshipModel.Sqlite;

/// <summary>The row at which a reader is.</summary>
internal sealed class SqliteRow(SqliteDataReader reader) : IRow
{
    public bool IsEmpty(int place) => reader.IsDBNull(place);

    public string Text(int place) => reader.GetString(place);

    public int Number(int place) => reader.GetInt32(place);

    public long BigNumber(int place) => reader.GetInt64(place);

    public double Real(int place) => reader.GetDouble(place);

    public bool Flag(int place) => reader.GetInt64(place) != 0;
}
