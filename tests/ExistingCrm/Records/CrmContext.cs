using Microsoft.EntityFrameworkCore;

namespace ExistingCrm.Records;

/// <summary>The tables of the CRM, with integer keys, and those of the library beside them.</summary>
/// <param name="options">The database.</param>
public sealed class CrmContext(DbContextOptions<CrmContext> options) : DbContext(options)
{
    /// <summary>Gets the users.</summary>
    public DbSet<User> Users => Set<User>();

    /// <summary>Gets the contacts of all users.</summary>
    public DbSet<Person> People => Set<Person>();

    /// <summary>Gets the activities of all users.</summary>
    public DbSet<Activity> Activities => Set<Activity>();

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<User>().HasIndex(static user => user.Login).IsUnique();
        modelBuilder.Entity<Person>().HasIndex(static person => person.UserId);
        modelBuilder.Entity<Activity>().HasIndex(static activity => new { activity.UserId, activity.Key }).IsUnique();
        modelBuilder.Entity<Activity>().HasIndex(static activity => new { activity.UserId, activity.StartedAt });
        modelBuilder.AddRelationshipModel();
    }
}
