using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RelationshipModel;
using RelationshipModel.EntityFrameworkCore;
using RelationshipModel.EntityFrameworkCore.Queries;
using RelationshipModel.Rows;

namespace Microsoft.EntityFrameworkCore;

/// <summary>Adds the tables of networks to a context.</summary>
public static class RelationshipModelBuilderExtensions
{
    /// <summary>As long as an id can be, with room for those characters that take two places once
    /// they are ordered ordinally.</summary>
    private const int MaxIdLength = 512;

    private const string Owner = nameof(OwnerRow.Owner);

    /// <summary>Adds the tables of networks to the model of a context, so that they are in its database, its migrations and its
    /// transactions.</summary>
    /// <remarks>Call it in <c>OnModelCreating</c>, and name the context in <c>UseEntityFrameworkCore</c>. The types of
    /// <c>RelationshipModel.EntityFrameworkCore.Queries</c> are for the host's own queries.</remarks>
    /// <param name="modelBuilder">Builds the host's model.</param>
    /// <param name="tables">Names and collation; null for the defaults.</param>
    public static ModelBuilder AddRelationshipModel(this ModelBuilder modelBuilder, RelationshipTables? tables = null)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        tables ??= new();
        string? collation = tables.IdCollation ?? KnownCollation(modelBuilder);

        Table(modelBuilder.Entity<OwnerRow>(), "Owners", nameof(OwnerRow.Owner));
        Table(modelBuilder.Entity<ErasureRow>(), "Erasures", nameof(ErasureRow.Owner), nameof(ErasureRow.Hash));
        Table(modelBuilder.Entity<TieRow>(), "Ties", nameof(TieRow.Owner), nameof(TieRow.Contact));
        Table(modelBuilder.Entity<TiePeopleRow>(), "TiePeople", nameof(TiePeopleRow.Owner), nameof(TiePeopleRow.Contact));
        foreach (IRowMapping mapping in Mappings.All)
        {
            EntityTypeBuilder rows = modelBuilder.Entity(typeof(Row<>).MakeGenericType(mapping.Noun));
            rows.Property(Owner).HasColumnOrder(0);
            foreach (Column column in mapping.Columns)
            {
                PropertyBuilder property = rows.IndexerProperty(TypeOf(column), column.Name).IsRequired(!column.IsOptional)
                    .HasColumnOrder(column.Place + 1);
                if (column.Type == ColumnType.Id) property.HasMaxLength(MaxIdLength);
            }

            Table(rows, mapping.Name, [Owner, .. mapping.Key.Select(static column => column.Name)]);
            if (!mapping.Order.SequenceEqual(mapping.Key))
                rows.HasIndex([Owner, .. mapping.Order.Select(static column => column.Name)]);
            if (mapping.ListedBy is { } listedBy) rows.HasIndex(Owner, listedBy.Name);
        }

        EntityTypeBuilder<InteractionContactRow> places = modelBuilder.Entity<InteractionContactRow>();
        Table(
            places, "InteractionContacts", nameof(InteractionContactRow.Owner), nameof(InteractionContactRow.Contact),
            nameof(InteractionContactRow.AtSeconds), nameof(InteractionContactRow.AtNanoseconds),
            nameof(InteractionContactRow.Id));
        places.HasOne<Row<Interaction>>().WithMany().HasForeignKey(static row => new { row.Owner, row.Id })
            .OnDelete(DeleteBehavior.Cascade);
        modelBuilder.Entity<Row<CircleMembership>>()
            .HasOne<Row<Circle>>().WithMany().HasForeignKey(Owner, nameof(CircleMembership.Circle))
            .OnDelete(DeleteBehavior.Cascade);
        modelBuilder.Entity<TieRow>().Property(static row => row.Version).IsConcurrencyToken();
        Query<ContactRow>("Contacts");
        Query<InteractionRow>("Interactions");
        Query<ParticipantRow>("InteractionContacts");
        Query<CircleRow>("Circles");
        Query<MembershipRow>("Memberships");
        Query<GatheringRow>("Gatherings");
        Query<FollowUpRow>("FollowUps");
        Query<NoteRow>("Notes");
        Query<AcquaintanceRow>("Acquaintances");
        Query<IntroductionRow>("Introductions");
        Query<MergeRow>("Merges");
        return modelBuilder;

        // As a view, it has no part in migrations, and nothing of it is tracked or saved.
        void Query<TRow>(string name)
            where TRow : class
        {
            EntityTypeBuilder<TRow> rows = modelBuilder.Entity<TRow>().HasNoKey().ToView(tables.Prefix + name, tables.Schema);
            foreach (IMutableProperty property in rows.Metadata.GetProperties().Where(
                static property => property.ClrType.IsEnum))
                property.SetProviderClrType(typeof(int));
        }

        void Table(EntityTypeBuilder table, string name, params string[] key)
        {
            table.ToTable(tables.Prefix + name, tables.Schema).HasKey(key);
            foreach (IMutableProperty property in table.Metadata.FindPrimaryKey()!.Properties.Where(
                static property => property.ClrType == typeof(string)))
            {
                property.SetMaxLength(MaxIdLength);
                if (collation is not null) property.SetCollation(collation);
            }
        }
    }

    private static Type TypeOf(Column column) => column.Type switch
    {
        ColumnType.Number => column.IsOptional ? typeof(int?) : typeof(int),
        ColumnType.BigNumber => column.IsOptional ? typeof(long?) : typeof(long),
        ColumnType.Real => column.IsOptional ? typeof(double?) : typeof(double),
        ColumnType.Flag => column.IsOptional ? typeof(bool?) : typeof(bool),
        _ => typeof(string),
    };

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
