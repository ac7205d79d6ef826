using System.Text;
using RelationshipModel.Rows;
using SQLitePCL;

namespace RelationshipModel.Sqlite;

/// <summary>The row at which a statement is. The checksum of its cells is taken as they are read.</summary>
internal sealed class SqliteRow(sqlite3_stmt statement) : IRow
{
    private ulong _read;
    private uint _checksum;

    public bool IsEmpty(int place)
    {
        bool isEmpty = raw.sqlite3_column_type(statement, place) == raw.SQLITE_NULL;
        if (isEmpty && IsFirstRead(place)) _checksum += RowChecksum.OfNothing(place);
        return isEmpty;
    }

    public string Text(int place) => Encoding.UTF8.GetString(Content(place));

    public int Number(int place) => checked((int)BigNumber(place));

    public long BigNumber(int place)
    {
        long number = raw.sqlite3_column_int64(statement, place);
        if (IsFirstRead(place)) _checksum += RowChecksum.Of(place, number);
        return number;
    }

    public double Real(int place)
    {
        double number = raw.sqlite3_column_double(statement, place);
        if (IsFirstRead(place)) _checksum += RowChecksum.Of(place, number);
        return number;
    }

    public bool Flag(int place) => BigNumber(place) != 0;

    /// <summary>The bytes of a cell; empty if the cell is.</summary>
    internal ReadOnlyMemory<byte> Bytes(int place) => IsEmpty(place) ? default : Content(place).ToArray();

    /// <summary>Begins to take the checksum of the row.</summary>
    internal void Begin() => (_read, _checksum) = (0, 0);

    /// <summary>The checksum of the first cells of the row, from <see cref="Begin"/> on.</summary>
    internal uint ChecksumOf(int cells)
    {
        for (int place = 0; place < cells; place++)
        {
            if ((_read >> place & 1) != 0) continue;
            switch (raw.sqlite3_column_type(statement, place))
            {
                case raw.SQLITE_NULL: IsEmpty(place); break;
                case raw.SQLITE_INTEGER: BigNumber(place); break;
                case raw.SQLITE_FLOAT: Real(place); break;
                default: Content(place); break;
            }
        }

        return _checksum;
    }

    /// <summary>The number of a cell that is not part of the checksum.</summary>
    internal long KeptChecksum(int place) => raw.sqlite3_column_int64(statement, place);

    private ReadOnlySpan<byte> Content(int place)
    {
        ReadOnlySpan<byte> content = raw.sqlite3_column_blob(statement, place);
        if (IsFirstRead(place)) _checksum += RowChecksum.Of(place, content);
        return content;
    }

    private bool IsFirstRead(int place)
    {
        ulong bit = 1UL << place;
        bool isFirst = (_read & bit) == 0;
        _read |= bit;
        return isFirst;
    }
}
