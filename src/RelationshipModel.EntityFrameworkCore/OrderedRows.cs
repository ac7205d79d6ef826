using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using RelationshipModel.Rows;

namespace RelationshipModel.EntityFrameworkCore;

/// <summary>Rows in the order of some columns, ids and texts ordinally.</summary>
internal static class OrderedRows
{
    private static readonly MethodInfo Property = typeof(EF).GetMethod(nameof(EF.Property))!;
    private static readonly MethodInfo Compare =
        typeof(string).GetMethod(nameof(string.Compare), [typeof(string), typeof(string)])!;

    internal static IQueryable<TRow> InOrder<TRow>(this IQueryable<TRow> rows, IReadOnlyList<Column> order)
        where TRow : class
    {
        IOrderedQueryable<TRow>? ordered = null;
        foreach (Column column in order)
        {
            ordered = column.Type switch
            {
                ColumnType.BigNumber => By<long>(column.Name),
                ColumnType.Number => By<int>(column.Name),
                _ => By<string>(column.Name),
            };
        }

        return ordered ?? rows;

        IOrderedQueryable<TRow> By<T>(string name) =>
            ordered is null ? rows.OrderBy(row => EF.Property<T>(row, name)) : ordered.ThenBy(row => EF.Property<T>(row, name));
    }

    /// <summary>The rows of a table as they are now, apart from what the host tracks.</summary>
    internal static IQueryable<TRow> Rows<TRow>(this DbContext tables)
        where TRow : class =>
        tables.Set<TRow>().AsNoTracking();

    /// <summary>The rows whose ids or texts are those given.</summary>
    internal static IQueryable<TRow> Matching<TRow>(this IQueryable<TRow> rows, IReadOnlyList<Column> key, string[] given)
        where TRow : class
    {
        foreach ((int i, Column column) in key.Index())
        {
            (string name, string value) = (column.Name, given[i]);
            rows = rows.Where(row => EF.Property<string>(row, name) == value);
        }

        return rows;
    }

    /// <summary>The rows whose ids or texts are those of any that are given, and where a key has several columns, some more:
    /// those that have each of them from some key.</summary>
    internal static IQueryable<TRow> MatchingAny<TRow>(this IQueryable<TRow> rows, IReadOnlyList<Column> key, string[][] given)
        where TRow : class
    {
        foreach ((int i, Column column) in key.Index())
        {
            string name = column.Name;
            string[] values = [.. given.Select(cells => cells[i]).Distinct()];
            rows = rows.Where(row => values.Contains(EF.Property<string>(row, name)));
        }

        return rows;
    }

    /// <summary>The rows after a place in an order.</summary>
    internal static IQueryable<TRow> After<TRow>(this IQueryable<TRow> rows, IReadOnlyList<Column> order, object[] place)
        where TRow : class
    {
        ParameterExpression row = Expression.Parameter(typeof(TRow), "row");
        Expression condition = Greater(order.Count - 1);
        for (int i = order.Count - 2; i >= 0; i--)
            condition = Expression.OrElse(Greater(i), Expression.AndAlso(Compared(i, Expression.Equal), condition));
        // It follows from the condition, and lets an index begin where it should.
        if (order.Count > 1) condition = Expression.AndAlso(Compared(0, Expression.GreaterThanOrEqual), condition);
        return rows.Where(Expression.Lambda<Func<TRow, bool>>(condition, row));

        Expression Greater(int i) => Compared(i, Expression.GreaterThan);

        Expression Compared(int i, Func<Expression, Expression, BinaryExpression> compare) => order[i].Type switch
        {
            ColumnType.BigNumber => compare(Cell<long>(i), Value((long)place[i])),
            ColumnType.Number => compare(Cell<int>(i), Value((int)place[i])),
            _ => compare(Expression.Call(Compare, Cell<string>(i), Value((string)place[i])), Expression.Constant(0)),
        };

        MethodCallExpression Cell<T>(int i) =>
            Expression.Call(Property.MakeGenericMethod(typeof(T)), row, Expression.Constant(order[i].Name));
    }

    /// <summary>A value that becomes a parameter of the query, as what a lambda captures does.</summary>
    private static MemberExpression Value<T>(T value) =>
        Expression.Field(Expression.Constant(new StrongBox<T>(value)), nameof(StrongBox<>.Value));
}
