using Microsoft.EntityFrameworkCore;

namespace EntityFrameworkCoreWriter;

/// <summary>The tables alone.</summary>
internal sealed class WriterContext(DbContextOptions options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.AddRelationshipModel();
}
