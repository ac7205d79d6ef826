using DuckDB.NET.Data;

namespace RelationshipModel.Benchmarks.Alternatives;

/// <summary>A DuckDB database in memory.</summary>
internal sealed class DuckDb : IDisposable
{
    private readonly DuckDBConnection _connection = new("DataSource=:memory:");

    internal DuckDb(int threads)
    {
        _connection.Open();
        Execute(FormattableString.Invariant($"SET threads = {threads}"));
    }

    internal void Execute(string sql)
    {
        using DuckDBCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    internal void Fill(string table, int rows, Action<IDuckDBAppenderRow, int> fill)
    {
        using DuckDBAppender appender = _connection.CreateAppender(table);
        for (int i = 0; i < rows; i++)
        {
            IDuckDBAppenderRow row = appender.CreateRow();
            fill(row, i);
            row.EndRow();
        }
    }

    /// <summary>All numbers of all rows.</summary>
    internal double[] Ask(string sql)
    {
        using DuckDBCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        using DuckDBDataReader reader = command.ExecuteReader();
        List<double> numbers = [];
        while (reader.Read())
            for (int i = 0; i < reader.FieldCount; i++)
                numbers.Add(Convert.ToDouble(reader.GetValue(i), System.Globalization.CultureInfo.InvariantCulture));
        return [.. numbers];
    }

    public void Dispose() => _connection.Dispose();
}
