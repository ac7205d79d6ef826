using Microsoft.EntityFrameworkCore;

namespace RelationshipModel.EntityFrameworkCore.Tests;

/// <summary>A host's context with a table of its own beside ours.</summary>
public sealed class HostContext(DbContextOptions<HostContext> options) : DbContext(options)
{
    public DbSet<Invoice> Invoices => Set<Invoice>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.AddRelationshipModel();
}

public sealed class Invoice
{
    public int Id { get; set; }

    public string Text { get; set; } = "";
}
