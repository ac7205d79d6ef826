using Microsoft.EntityFrameworkCore;

namespace RelationshipModel.EntityFrameworkCore;

/// <summary>The order of rows that have an instant: by it, and then ordinally by id.</summary>
internal static class Places
{
    private const string Id = "Id";
    private const string First = "First";
    private const string Second = "Second";

    internal static IQueryable<TRow> InOrder<TRow>(this IQueryable<TRow> rows, string at)
        where TRow : class
    {
        string seconds = $"{at}Seconds", nanoseconds = $"{at}Nanoseconds";
        return rows.OrderBy(row => EF.Property<long>(row, seconds)).ThenBy(row => EF.Property<int>(row, nanoseconds))
            .ThenBy(static row => EF.Property<string>(row, Id));
    }

    internal static IQueryable<TRow> After<TRow>(this IQueryable<TRow> rows, string at, long s, int ns, string id)
        where TRow : class
    {
        string seconds = $"{at}Seconds", nanoseconds = $"{at}Nanoseconds";
        // The first condition follows from the second; it lets an index begin where it should.
        return rows.Where(row =>
            EF.Property<long>(row, seconds) >= s
            && (EF.Property<long>(row, seconds) > s
                || EF.Property<int>(row, nanoseconds) > ns
                || (EF.Property<int>(row, nanoseconds) == ns && string.Compare(EF.Property<string>(row, Id), id) > 0)));
    }

    /// <summary>The rows after an id, in their order.</summary>
    internal static IQueryable<TRow> IdsAfter<TRow>(this IQueryable<TRow> rows, string? id)
        where TRow : class =>
        (id is null ? rows : rows.Where(row => string.Compare(EF.Property<string>(row, Id), id) > 0)).OrderBy(
            static row => EF.Property<string>(row, Id));

    /// <summary>The rows of pairs after a pair, in their order.</summary>
    internal static IQueryable<TRow> PairsAfter<TRow>(this IQueryable<TRow> rows, string? first, string? second)
        where TRow : class
    {
        if (first is not null)
        {
            rows = rows.Where(row =>
                string.Compare(EF.Property<string>(row, First), first) > 0
                || (EF.Property<string>(row, First) == first && string.Compare(EF.Property<string>(row, Second), second) > 0));
        }

        return rows.OrderBy(static row => EF.Property<string>(row, First)).ThenBy(static row => EF.Property<string>(row, Second));
    }
}
