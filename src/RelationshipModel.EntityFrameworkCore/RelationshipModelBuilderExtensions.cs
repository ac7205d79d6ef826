using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RelationshipModel.EntityFrameworkCore;

namespace Microsoft.EntityFrameworkCore;

/// <summary>Adds the tables of networks to a context.</summary>
public static class RelationshipModelBuilderExtensions
{
    /// <summary>As long as an id can be, with room for those characters that take two places once
    /// they are ordered ordinally.</summary>
    private const int MaxIdLength = 512;

    /// <summary>Adds the tables of networks to the model of a context, so that they lie in its database, its
    /// migrations and its transactions.</summary>
    /// <remarks>Call it in <c>OnModelCreating</c>, and name the context in <c>UseEntityFrameworkCore</c>. Row
    /// types are the library's own.</remarks>
    /// <param name="modelBuilder">Builds the host's model.</param>
    /// <param name="tables">Names and collation; null takes the defaults.</param>
    public static ModelBuilder AddRelationshipModel(this ModelBuilder modelBuilder, RelationshipTables? tables = null)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        tables ??= new();
        string? collation = tables.IdCollation ?? KnownCollation(modelBuilder);

        Table<OwnerRow>("Owners", static row => row.Owner);
        Table<ContactRow>("Contacts", static row => new { row.Owner, row.Id });
        Table<CircleRow>("Circles", static row => new { row.Owner, row.Id });
        Table<AcquaintanceRow>("Acquaintances", static row => new { row.Owner, row.First, row.Second });
        Table<MergeRow>("Merges", static row => new { row.Owner, row.First, row.Second });
        Table<IntroductionRow>("Introductions", static row => new { row.Owner, row.Id });
        Table<ErasureRow>("Erasures", static row => new { row.Owner, row.Hash });
        Table<TieRow>("Ties", static row => new { row.Owner, row.Contact });
        Table<TiePeopleRow>("TiePeople", static row => new { row.Owner, row.Contact });
        EntityTypeBuilder<InteractionRow> interactions =
            Table<InteractionRow>("Interactions", static row => new { row.Owner, row.Id });
        interactions.HasIndex(static row => new { row.Owner, row.AtSeconds, row.AtNanoseconds, row.Id });
        interactions.HasIndex(static row => new { row.Owner, row.Gathering });
        interactions.Property(static row => row.Gathering).HasMaxLength(MaxIdLength);
        Table<GatheringRow>("Gatherings", static row => new { row.Owner, row.Id })
            .HasIndex(static row => new { row.Owner, row.AtSeconds, row.AtNanoseconds, row.Id });
        Table<FollowUpRow>("FollowUps", static row => new { row.Owner, row.Id })
            .HasIndex(static row => new { row.Owner, row.PromisedAtSeconds, row.PromisedAtNanoseconds, row.Id });
        EntityTypeBuilder<FollowUpRow> followUps = modelBuilder.Entity<FollowUpRow>();
        followUps.Property(static row => row.Contact).HasMaxLength(MaxIdLength);
        followUps.HasIndex(static row => new { row.Owner, row.Contact });
        modelBuilder.Entity<MembershipRow>().HasIndex(static row => new { row.Owner, row.Contact });
        Table<InteractionContactRow>("InteractionContacts",
            static row => new { row.Owner, row.Contact, row.AtSeconds, row.AtNanoseconds, row.Id })
            .HasOne<InteractionRow>().WithMany().HasForeignKey(static row => new { row.Owner, row.Id })
            .OnDelete(DeleteBehavior.Cascade);
        Table<MembershipRow>("Memberships", static row => new { row.Owner, row.Circle, row.Contact, row.Since })
            .HasOne<CircleRow>().WithMany().HasForeignKey(static row => new { row.Owner, row.Circle })
            .OnDelete(DeleteBehavior.Cascade);
        return modelBuilder;

        EntityTypeBuilder<TRow> Table<TRow>(string name, Expression<Func<TRow, object?>> key)
            where TRow : class
        {
            EntityTypeBuilder<TRow> table = modelBuilder.Entity<TRow>();
            table.ToTable(tables.Prefix + name, tables.Schema).HasKey(key);
            foreach (string column in table.Metadata.FindPrimaryKey()!.Properties.Where(
                static property => property.ClrType == typeof(string)).Select(static property => property.Name))
            {
                PropertyBuilder id = table.Property(column).HasMaxLength(MaxIdLength);
                if (collation is not null) id.UseCollation(collation);
            }

            return table;
        }
    }

    // A provider leaves its mark on the model before the host's OnModelCreating.
    private static string? KnownCollation(ModelBuilder modelBuilder) =>
        modelBuilder.Model.GetAnnotations().Select(static annotation => annotation.Name.Split(':')[0])
            .FirstOrDefault(static name => name is "Npgsql" or "SqlServer") switch
        {
            "Npgsql" => "C",
            "SqlServer" => "Latin1_General_100_BIN2_UTF8",
            _ => null,
        };
}
