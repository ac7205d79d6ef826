using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace RelationshipModel.EntityFrameworkCore;

/// <summary>A table of a host's model and the statements that write it.</summary>
internal sealed class RowTable
{
    private readonly ISqlGenerationHelper _sql;
    private readonly string _name;
    private readonly bool _hasConflictClause;

    internal RowTable(IEntityType type, ISqlGenerationHelper sql, bool hasConflictClause)
    {
        ITableMapping mapping = type.GetTableMappings().Single();
        IReadOnlyList<IProperty> key = type.FindPrimaryKey()!.Properties;
        (_sql, _hasConflictClause) = (sql, hasConflictClause);
        _name = sql.DelimitIdentifier(mapping.Table.Name, mapping.Table.Schema);
        Columns = [.. mapping.ColumnMappings.Select(column => new RowColumn(column, sql, key.Contains(column.Property)))];
    }

    internal IReadOnlyList<RowColumn> Columns { get; }

    internal RowColumn ColumnOf(string property) => Columns.Single(column => column.Property == property);

    /// <summary>Appends the statement that writes a number of rows.</summary>
    /// <param name="text">The command.</param>
    /// <param name="conflict">The effect if the key exists.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="first">The number of the first parameter.</param>
    internal void AppendWrite(StringBuilder text, Conflict conflict, int rows, int first)
    {
        if (!_hasConflictClause && conflict != Conflict.Fails)
        {
            for (int row = 0; row < rows; row++) AppendUpdateOrInsert(text, conflict, first + row * Columns.Count);
            return;
        }

        AppendInsertOf(text, conflict, rows, first);
        text.AppendLine(_sql.StatementTerminator);
    }

    /// <summary>Appends the statement that adds rows whose keys are new and returns a column of them.</summary>
    internal void AppendNew(StringBuilder text, string returned, int rows)
    {
        AppendInsertOf(text, Conflict.Keeps, rows, first: 0);
        text.Append(" RETURNING ").Append(ColumnOf(returned).Name).Append(_sql.StatementTerminator);
    }

    /// <summary>Appends the statement that removes rows by their keys.</summary>
    internal void AppendDelete(StringBuilder text, IReadOnlyList<string> key, int rows)
    {
        text.Append("DELETE FROM ").Append(_name).Append(" WHERE ");
        for (int row = 0; row < rows; row++)
        {
            text.Append(row == 0 ? "(" : " OR (");
            for (int i = 0; i < key.Count; i++)
                text.Append(i == 0 ? "" : " AND ").Append(ColumnOf(key[i]).Name).Append(" = ")
                    .Append(Parameter(row * key.Count + i));
            text.Append(')');
        }

        text.Append(_sql.StatementTerminator);
    }

    /// <summary>Appends the statement that counts a number up in the row of a key.</summary>
    internal void AppendCount(StringBuilder text, string counted, string key, bool returnsRow)
    {
        string count = ColumnOf(counted).Name;
        text.Append("UPDATE ").Append(_name).Append(" SET ").Append(count).Append(" = ").Append(count).Append(" + 1 WHERE ")
            .Append(ColumnOf(key).Name).Append(" = ").Append(Parameter(0));
        if (returnsRow) text.Append(" RETURNING ").AppendJoin(", ", Columns.Select(static column => column.Name));
        text.Append(_sql.StatementTerminator);
    }

    /// <summary>Appends the statement that reads the row of a key.</summary>
    internal void AppendRead(StringBuilder text, string key) =>
        text.Append("SELECT ").AppendJoin(", ", Columns.Select(static column => column.Name)).Append(" FROM ").Append(_name)
            .Append(" WHERE ").Append(ColumnOf(key).Name).Append(" = ").Append(Parameter(0)).Append(_sql.StatementTerminator);

    private void AppendInsertOf(StringBuilder text, Conflict conflict, int rows, int first)
    {
        AppendInsert(text);
        text.Append(" VALUES ");
        for (int row = 0; row < rows; row++)
        {
            text.Append(row == 0 ? "(" : ", (");
            AppendParameters(text, first + row * Columns.Count);
            text.Append(')');
        }

        if (conflict != Conflict.Fails) AppendConflict(text, conflict);
    }

    private void AppendInsert(StringBuilder text) => text.Append("INSERT INTO ").Append(_name)
        .Append(_hasConflictClause ? $" AS {_sql.DelimitIdentifier("kept")} (" : " (")
        .AppendJoin(", ", Columns.Select(static column => column.Name)).Append(')');

    private void AppendParameters(StringBuilder text, int first)
    {
        for (int i = 0; i < Columns.Count; i++) text.Append(i == 0 ? "" : ", ").Append(Parameter(first + i));
    }

    private void AppendConflict(StringBuilder text, Conflict conflict)
    {
        text.Append(" ON CONFLICT (").AppendJoin(", ", Columns.Where(static column => column.IsKey)
            .Select(static column => column.Name)).Append(") DO ");
        if (conflict == Conflict.Keeps)
        {
            text.Append("NOTHING");
            return;
        }

        text.Append("UPDATE SET ").AppendJoin(", ", Changed(conflict).Select(change =>
            $"{change.Column.Name} = {ValueOf(change.IsSmallest, Kept(change.Column), New(change.Column))}"));
        if (conflict.Token is { } token)
            text.Append(" WHERE ").Append(Kept(ColumnOf(token))).Append(" = ").Append(New(ColumnOf(token)));

        string Kept(RowColumn column) => $"{_sql.DelimitIdentifier("kept")}.{column.Name}";

        static string New(RowColumn column) => $"excluded.{column.Name}";
    }

    /// <summary>Two statements of standard SQL a row; one of them does something.</summary>
    private void AppendUpdateOrInsert(StringBuilder text, Conflict conflict, int first)
    {
        string where = string.Join(
            " AND ",
            Columns.Index().Where(static column => column.Item.IsKey)
                .Select(column => $"{column.Item.Name} = {Parameter(first + column.Index)}"));
        if (conflict != Conflict.Keeps)
        {
            text.Append("UPDATE ").Append(_name).Append(" SET ").AppendJoin(", ", Changed(conflict).Select(change =>
                {
                    string name = change.Column.Name;
                    return $"{name} = {ValueOf(change.IsSmallest, name, ParameterOf(change.Column))}";
                })).Append(" WHERE ").Append(where);
            if (conflict.Token is { } token)
                text.Append(" AND ").Append(ColumnOf(token).Name).Append(" = ").Append(ParameterOf(ColumnOf(token)));
            text.AppendLine(_sql.StatementTerminator);
        }

        AppendInsert(text);
        text.Append(" SELECT ");
        AppendParameters(text, first);
        text.Append(" WHERE NOT EXISTS (SELECT 1 FROM ").Append(_name).Append(" WHERE ").Append(where).Append(')')
            .AppendLine(_sql.StatementTerminator);

        string ParameterOf(RowColumn column) => Parameter(first + Columns.Index().Single(other => other.Item == column).Index);
    }

    private IEnumerable<(RowColumn Column, bool IsSmallest)> Changed(Conflict conflict)
    {
        foreach (RowColumn column in Columns)
        {
            if (column.Property == conflict.Smallest) yield return (column, true);
            else if (!column.IsKey && (conflict.Replaced?.Contains(column.Property) ?? true)) yield return (column, false);
        }
    }

    private static string ValueOf(bool isSmallest, string kept, string given) =>
        isSmallest ? $"CASE WHEN {kept} < {given} THEN {kept} ELSE {given} END" : given;

    private string Parameter(int number) => _sql.GenerateParameterName(TableStatements.NameOf(number));
}
