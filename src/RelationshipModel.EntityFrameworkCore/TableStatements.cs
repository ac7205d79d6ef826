using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace RelationshipModel.EntityFrameworkCore;

/// <summary>
/// The statements that write the tables of a model. They are made once and run through the host's context, so that its
/// interceptors and its log see them, and without its change tracker, which would save the host's own changes too.
/// </summary>
internal sealed class TableStatements
{
    /// <summary>The annotation of a model that takes statements of standard SQL where a provider has shorter ones.</summary>
    internal const string StandardSql = "RelationshipModel:StandardSql";

    /// <summary>Statements of as many rows are kept.</summary>
    private const int MaxRemembered = 8;

    /// <summary>The most rows in a command of standard SQL, which has two statements for each.</summary>
    private const int MaxStandard = 16;

    private static readonly string[] Names =
        [.. Enumerable.Range(0, 2_000).Select(static number => string.Create(CultureInfo.InvariantCulture, $"p{number}"))];

    private readonly IModel _model;
    private readonly ISqlGenerationHelper _sql;
    private readonly IRelationalCommandBuilderFactory _builders;

    /// <summary>SQLite looks a parameter up by going through all names; others gain by fewer commands.</summary>
    private readonly int _maxParameters;

    private readonly ConcurrentDictionary<Type, RowTable> _tables = new();
    private readonly ConcurrentDictionary<object, IRelationalCommand> _commands = new();

    private TableStatements(DbContext context)
    {
        _model = context.Model;
        _sql = context.GetService<ISqlGenerationHelper>();
        _builders = context.GetService<IRelationalCommandBuilderFactory>();
        bool isSqlite = context.Database.ProviderName == WriterLock.Sqlite;
        _maxParameters = isSqlite ? 256 : 1_800;
        HasConflictClause = _model.FindAnnotation(StandardSql) is null
            && (isSqlite || context.Database.ProviderName == ReadView.Npgsql);
    }

    /// <summary>Whether one statement can insert rows and say what happens where a key is taken.</summary>
    internal bool HasConflictClause { get; }

    internal static TableStatements Of(DbContext context) => context.Model.GetOrAddRuntimeAnnotationValue(
        "RelationshipModel:Statements", static context => new TableStatements(context!), context);

    /// <summary>The name of a parameter by its number.</summary>
    internal static string NameOf(int number) => Names[number];

    /// <summary>Rows to write into their table.</summary>
    internal TableWrite Write<TRow>(IEnumerable<TRow> rows, Conflict conflict)
        where TRow : class =>
        new(TableOf(typeof(TRow)), conflict, (object[])[.. rows]);

    /// <summary>Writes rows in as few commands as can be.</summary>
    internal async Task RunAsync(DbContext context, CancellationToken cancellationToken, params TableWrite[] writes)
    {
        List<TableWrite> parts = [];
        int parameters = 0;
        foreach (TableWrite write in writes)
        {
            int columns = write.Table.Columns.Count, next = 0;
            while (next < write.Rows.Count)
            {
                int rows = Math.Min(write.Rows.Count - next, (_maxParameters - parameters) / columns);
                if (!HasConflictClause) rows = Math.Min(rows, MaxStandard);
                if (rows > 0) parts.Add(write with { Rows = write.Rows.Slice(next, rows) });
                next += rows;
                parameters += rows * columns;
                if (next < write.Rows.Count)
                {
                    await RunPartsAsync().ConfigureAwait(false);
                    parts = [];
                    parameters = 0;
                }
            }
        }

        await RunPartsAsync().ConfigureAwait(false);

        Task RunPartsAsync() => parts.Count == 0
            ? Task.CompletedTask
            : ExecuteAsync(context, CommandOf(parts), ValuesOf(parts), cancellationToken);
    }

    /// <summary>Adds rows whose keys are new.</summary>
    /// <returns>A column of the rows that were added.</returns>
    internal async Task<List<string>> AddNewAsync<TRow>(DbContext context, IReadOnlyCollection<TRow> rows, string returned,
        CancellationToken cancellationToken)
        where TRow : class
    {
        List<string> added = [];
        RowTable table = TableOf(typeof(TRow));
        int most = _maxParameters / table.Columns.Count;
        foreach (object[] chunk in rows.Chunk(most))
        {
            (RowTable, string, int) name = (table, returned, chunk.Length);
            IRelationalCommand command = Remembered(name, chunk.Length, chunk.Length == most, builder =>
            {
                StringBuilder text = new();
                table.AppendNew(text, returned, chunk.Length);
                AddParameters(builder, table, chunk.Length, 0);
                return text;
            });
            Dictionary<string, object?> values = ValuesOf([new(table, Conflict.Keeps, chunk)]);
            await ReadAsync(
                context, command, values, reader => added.Add((string)table.ColumnOf(returned).Read(reader, 0)!),
                cancellationToken).ConfigureAwait(false);
        }

        return added;
    }

    /// <summary>Removes rows by their keys.</summary>
    internal async Task RemoveAsync<TRow>(DbContext context, IReadOnlyList<string> key, IReadOnlyCollection<object[]> keys,
        CancellationToken cancellationToken)
        where TRow : class
    {
        RowTable table = TableOf(typeof(TRow));
        int most = _maxParameters / key.Count / 2;
        foreach (object[][] chunk in keys.Chunk(most))
        {
            (RowTable, int, int) name = (table, key.Count, chunk.Length);
            IRelationalCommand command = Remembered(name, chunk.Length, chunk.Length == most, builder =>
            {
                StringBuilder text = new();
                table.AppendDelete(text, key, chunk.Length);
                for (int i = 0; i < chunk.Length * key.Count; i++)
                    table.ColumnOf(key[i % key.Count]).AddParameter(builder, i);
                return text;
            });
            Dictionary<string, object?> values = [];
            foreach (object value in chunk.SelectMany(static row => row)) values.Add(NameOf(values.Count), value);
            await ExecuteAsync(context, command, values, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Locks an owner's row until the transaction ends.</summary>
    /// <returns>The row; null if not found.</returns>
    internal async Task<OwnerRow?> LockAsync(DbContext context, string owner, CancellationToken cancellationToken)
    {
        RowTable table = TableOf(typeof(OwnerRow));
        Dictionary<string, object?> values = new() { [NameOf(0)] = owner };
        // Another writer may make the row between two statements: only the one that locks it can say that it is there.
        IRelationalCommand locking = OfOwner("lock", text =>
            table.AppendCount(text, nameof(OwnerRow.Changes), nameof(OwnerRow.Owner), returnsRow: HasConflictClause));
        IRelationalCommand reading = HasConflictClause
            ? locking
            : OfOwner("read", text => table.AppendRead(text, nameof(OwnerRow.Owner)));
        if (!HasConflictClause && await ExecuteAsync(context, locking, values, cancellationToken).ConfigureAwait(false) == 0)
            return null;
        OwnerRow? locked = null;
        await ReadAsync(
            context, reading, values,
            reader =>
            {
                Dictionary<string, object?> cells = [];
                foreach ((int place, RowColumn column) in table.Columns.Index())
                    cells[column.Property] = column.Read(reader, place);
                locked = OwnerRow.Of(cells);
            },
            cancellationToken).ConfigureAwait(false);
        return locked;

        IRelationalCommand OfOwner(string purpose, Action<StringBuilder> append) =>
            Remembered((typeof(OwnerRow), purpose), 1, isWhole: true, builder =>
            {
                StringBuilder text = new();
                append(text);
                table.ColumnOf(nameof(OwnerRow.Owner)).AddParameter(builder, 0);
                return text;
            });
    }

    private int MostRows(RowTable table)
    {
        int rows = _maxParameters / table.Columns.Count;
        return HasConflictClause ? rows : Math.Min(rows, MaxStandard);
    }

    private RowTable TableOf(Type row) => _tables.GetOrAdd(
        row, static (type, all) => new RowTable(all._model.FindEntityType(type)!, all._sql, all.HasConflictClause), this);

    private IRelationalCommand CommandOf(List<TableWrite> parts)
    {
        return parts switch
        {
            [var one] => Remembered(
                (one.Table, one.Conflict, one.Rows.Count), one.Rows.Count, one.Rows.Count == MostRows(one.Table), Build),
            [var one, var two] => Remembered(
                (one.Table, one.Conflict, one.Rows.Count, two.Table, two.Conflict, two.Rows.Count),
                Math.Max(one.Rows.Count, two.Rows.Count), isWhole: false, Build),
            _ => Made(Build),
        };

        StringBuilder Build(IRelationalCommandBuilder builder)
        {
            StringBuilder text = new();
            int first = 0;
            foreach (TableWrite part in parts)
            {
                part.Table.AppendWrite(text, part.Conflict, part.Rows.Count, first);
                AddParameters(builder, part.Table, part.Rows.Count, first);
                first += part.Rows.Count * part.Table.Columns.Count;
            }

            return text;
        }
    }

    /// <summary>Returns a command that is made once: one of few rows, or of as many as there can be.</summary>
    private IRelationalCommand Remembered(object key, int rows, bool isWhole,
        Func<IRelationalCommandBuilder, StringBuilder> build)
    {
        if (_commands.TryGetValue(key, out IRelationalCommand? command)) return command;
        command = Made(build);
        return isWhole || rows <= MaxRemembered ? _commands.GetOrAdd(key, command) : command;
    }

    private IRelationalCommand Made(Func<IRelationalCommandBuilder, StringBuilder> build)
    {
        IRelationalCommandBuilder builder = _builders.Create();
        return builder.Append(build(builder).ToString()).Build();
    }

    private static void AddParameters(IRelationalCommandBuilder builder, RowTable table, int rows, int first)
    {
        for (int i = 0; i < rows * table.Columns.Count; i++)
            table.Columns[i % table.Columns.Count].AddParameter(builder, first + i);
    }

    private static Dictionary<string, object?> ValuesOf(List<TableWrite> parts)
    {
        Dictionary<string, object?> values = new(parts.Sum(static part => part.Rows.Count * part.Table.Columns.Count));
        foreach (TableWrite part in parts)
        {
            foreach (object row in part.Rows)
            {
                foreach (RowColumn column in part.Table.Columns) values.Add(NameOf(values.Count), column.ValueOf(row));
            }
        }

        return values;
    }

    /// <summary>Runs a command and returns the number of rows that it changed.</summary>
    private static async Task<int> ExecuteAsync(DbContext context, IRelationalCommand command, Dictionary<string, object?> values,
        CancellationToken cancellationToken)
    {
        try
        {
            return await command.ExecuteNonQueryAsync(ParametersOf(context, values), cancellationToken).ConfigureAwait(false);
        }
        catch (DbException fault)
        {
            throw Failed(fault);
        }
    }

    private static async Task ReadAsync(DbContext context, IRelationalCommand template, Dictionary<string, object?> values,
        Action<DbDataReader> read, CancellationToken cancellationToken)
    {
        IRelationalConnection connection = context.GetService<IRelationalConnection>();
        // A command has the reader in which it ends: each connection has its own.
        IRelationalCommand command = connection.RentCommand();
        command.PopulateFrom(template);
        try
        {
            RelationalDataReader reader = await command.ExecuteReaderAsync(ParametersOf(context, values), cancellationToken)
                .ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false)) read(reader.DbDataReader);
        }
        catch (DbException fault)
        {
            throw Failed(fault);
        }
        finally
        {
            connection.ReturnCommand(command);
        }
    }

    private static RelationalCommandParameterObject ParametersOf(DbContext context, Dictionary<string, object?> values) => new(
        context.GetService<IRelationalConnection>(), values, null, context,
        context.GetService<IRelationalCommandDiagnosticsLogger>(), CommandSource.SaveChanges);

    private static DbUpdateException Failed(DbException fault) =>
        new("The database failed while networks were written. The inner exception says why.", fault);
}
