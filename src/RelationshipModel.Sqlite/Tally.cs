namespace RelationshipModel.Sqlite;

/// <summary>The number of rows read in a listing and the sum of their checksums, to be compared with what is kept about the
/// whole. A listing can be compared if nothing came between its pages.</summary>
internal sealed class Tally
{
    private (long Transaction, long Changes)? _moment;

    internal long Rows { get; private set; }

    internal long Sum { get; private set; }

    /// <summary>Begins a page, the first or another.</summary>
    internal void BeginPage(SqliteSession session, bool isFirst)
    {
        if (isFirst) (_moment, Rows, Sum) = (session.Moment, 0, 0);
        else if (_moment != session.Moment) _moment = null;
    }

    internal void Add(uint checksum, int times = 1)
    {
        Rows += times;
        Sum += checksum * (long)times;
    }

    /// <summary>Throws if all rows were read of one moment and there are others in the file, or fewer.</summary>
    internal void Check(string table, string? key, Func<(long Rows, long Sum)> kept)
    {
        if (_moment is not null && kept() != (Rows, Sum)) throw new DamagedRowException(table, key);
    }
}
