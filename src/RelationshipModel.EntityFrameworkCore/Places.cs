using Microsoft.EntityFrameworkCore;

namespace RelationshipModel.EntityFrameworkCore;

/// <summary>The order of rows that have an instant: by it, and then ordinally by id.</summary>
internal static class Places
{
    private const string Id = "Id";

    internal static IQueryable<TRow> InOrder<TRow>(this IQueryable<TRow> rows, string at)
        where TRow : class
    {
        string seconds = $"{at}Seconds", nanoseconds = $"{at}Nanoseconds";
        return rows.OrderBy(row => EF.Property<long>(row, seconds)).ThenBy(row => EF.Property<int>(row, nanoseconds)).ThenBy(static row => EF.Property<string>(row, Id));
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
}
