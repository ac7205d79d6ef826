using Microsoft.EntityFrameworkCore;

namespace SiloHost;

/// <summary>The host's context: here, nothing but networks.</summary>
public sealed class RecordsContext(DbContextOptions<RecordsContext> options) : DbContext(options)
{
    /// <summary>Adds the tables of networks.</summary>
    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.AddRelationshipModel();
}
