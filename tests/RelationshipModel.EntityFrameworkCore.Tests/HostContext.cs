using Microsoft.EntityFrameworkCore;

namespace RelationshipModel.EntityFrameworkCore.Tests;

/// <summary>A host's context with a table of its own beside ours.</summary>
public class HostContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<Invoice> Invoices => Set<Invoice>();

    public DbSet<Customer> Customers => Set<Customer>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.AddRelationshipModel();
}

public sealed class Invoice
{
    public int Id { get; set; }

    public string Text { get; set; } = "";
}

public sealed class Customer
{
    public int Id { get; set; }

    /// <summary>The contact's id.</summary>
    public string Key { get; set; } = "";

    public string Name { get; set; } = "";
}
