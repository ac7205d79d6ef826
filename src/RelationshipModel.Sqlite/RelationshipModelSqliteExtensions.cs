using Microsoft.Extensions.DependencyInjection.Extensions;
using RelationshipModel.DependencyInjection;
using RelationshipModel.Sqlite;
using RelationshipModel.Storage;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Keeps networks in a SQLite file.</summary>
public static class RelationshipModelSqliteExtensions
{
    /// <summary>Keeps networks in a SQLite file, through every port, in one <see cref="SqliteStore"/> that
    /// lives as long as the host.</summary>
    /// <remarks>If several stores implement a port, or several files are named, the last one is used.</remarks>
    /// <param name="builder">The builder that <c>AddRelationshipModel()</c> returned.</param>
    /// <param name="path">The file. It is created if it does not exist; its folder is not.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <exception cref="ArgumentException">The path is empty, or names no file.</exception>
    public static RelationshipModelBuilder UseSqlite(this RelationshipModelBuilder builder, string path,
        SqliteStoreOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        using (new SqliteStore(path, options))
        {
            // A wrong path is refused here, not when the store is first used.
        }

        if (builder.Services.Any(static service => service.ServiceType == typeof(SqliteStore)))
            builder.Services.AddSingleton(new ReplacedStore(typeof(IInteractionStore), typeof(SqliteStore), typeof(SqliteStore)));
        builder.Services.Replace(ServiceDescriptor.Singleton(_ => new SqliteStore(path, options)));
        return builder.UseStore<SqliteStore>();
    }
}
