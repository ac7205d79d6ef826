using Microsoft.EntityFrameworkCore;

namespace RelationshipModel.EntityFrameworkCore.Tests;

/// <summary>A context that is written with standard SQL alone, as that of a provider we do not know.</summary>
public sealed class StandardSqlContext(DbContextOptions options) : HostContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.HasAnnotation("RelationshipModel:StandardSql", true);
    }
}
