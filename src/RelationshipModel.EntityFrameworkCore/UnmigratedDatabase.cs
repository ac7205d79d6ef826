using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace RelationshipModel.EntityFrameworkCore;

/// <summary>A database that lacks tables or columns of the model: no migration has made them yet.</summary>
internal static class UnmigratedDatabase
{
    /// <summary>Whether a fault of our own commands says that a table or column is missing.</summary>
    internal static bool IsToldBy(Exception fault) => ToldBy(fault) is { } told
        && (told.SqlState is "42P01" or "42703" or "3F000"
            || told.Message.Contains("no such table:", StringComparison.Ordinal)
            || told.Message.Contains("no such column:", StringComparison.Ordinal)
            || told.Message.Contains("has no column named", StringComparison.Ordinal));

    internal static InvalidOperationException Of(DbContext host, Exception fault)
    {
        string context = host.GetType().Name;
        return new(
            $"The database of {context} lacks tables or columns in which networks are kept: "
                + $"{ToldBy(fault)?.Message} "
                + $"If no migration has them yet, run: dotnet ef migrations add RelationshipModel --context {context}. "
                + $"Then run: dotnet ef database update --context {context}, or call Database.MigrateAsync() at start.",
            fault);
    }

    private static DbException? ToldBy(Exception fault) =>
        (fault is DbUpdateException ? fault.InnerException : fault) as DbException;
}
