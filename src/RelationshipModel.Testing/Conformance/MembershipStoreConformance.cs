using NodaTime;
using RelationshipModel.Storage;

namespace RelationshipModel.Testing;

/// <summary>The requirements on an <see cref="IMembershipStore"/>, beside the <see cref="ICircleStore"/> of the same
/// store.</summary>
/// <inheritdoc cref="StoreConformance{TFixture}"/>
[ConformanceSuite(StoreCapabilities.Circles)]
public abstract class MembershipStoreConformance<TFixture>(TFixture fixture)
    : RecordStoreConformance<TFixture, MembershipKey, CircleMembership>(fixture)
    where TFixture : StoreFixture
{
    private static readonly string[] CircleIds = ["B", "a"];

    /// <inheritdoc/>
    protected override IRecordStore<MembershipKey, CircleMembership> Port => Stores.Memberships!;

    private ICircleStore Circles => Stores.Circles!;

    /// <inheritdoc/>
    protected override IReadOnlyList<CircleMembership> Rows { get; } =
    [
        .. from circle in CircleIds
           from contact in OrdinalIds
           from year in new[] { 2019, 2021 }
           select Member(circle, contact, year),
    ];

    /// <inheritdoc/>
    protected override CircleMembership Full { get; } = new(new("a"), new("contact"), new(2020, 2, 29), new(2024, 2, 29))
    {
        Reason = "moved away \U0001f600",
        Cadence = Cadence.Every(Period.FromDays(10), Period.FromDays(3)),
    };

    /// <inheritdoc/>
    protected override CircleMembership Changed(CircleMembership row) =>
        row with { Until = new(2022, 2, 28), Reason = "changed", Cadence = Cadence.AsItComes };

    /// <inheritdoc/>
    protected override IReadOnlyList<CircleMembership> Extremes { get; } =
    [
        .. Texts.SelectMany(static (text, i) => Days.Select(day => new CircleMembership(new("a"), new(IdOf(i, text)), day)
        {
            Until = day < Days[^1] ? Days[^1] : null,
            Reason = i == 0 ? new('\u6f22', 65_536) : text,
        })),
    ];

    /// <inheritdoc/>
    protected override MembershipKey KeyOf(CircleMembership row) => row.Key;

    /// <inheritdoc/>
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        foreach (OwnerId owner in new[] { Owner, AnotherOwner })
            await Circles.SaveAsync(owner, [new(new("a"), "first"), new(new("B"), "second")]);
    }

    private static CircleMembership Member(string circle, string contact, int year) =>
        new(new(circle), new(contact), new(year, 1, 1));

    private async ValueTask<List<CircleMembership>> SaveMembershipsAsync(OwnerId owner)
    {
        List<CircleMembership> memberships =
        [
            Member("B", "a", 2020), Member("B", "b", 2019), Member("B", "b", 2021), Member("a", "B", 2018),
            Member("a", "a", 2018),
        ];
        foreach (CircleMembership membership in Shuffled(memberships)) await Port.SaveAsync(owner, membership);
        return memberships;
    }

    [Fact]
    public async Task Removing_a_circle_removes_its_memberships_and_no_others()
    {
        Rule rule = new("The store should remove the memberships of a circle with it, and no others.");
        List<CircleMembership> memberships = await SaveMembershipsAsync(Owner);
        await SaveMembershipsAsync(AnotherOwner);

        await Circles.RemoveAsync(Owner, new("B"));

        rule.Equal(memberships[3..], await Port.ListAsync(Owner).ToListAsync());
        rule.Equal(memberships, await Port.ListAsync(AnotherOwner).ToListAsync());
    }

    [Fact]
    public async Task Saving_a_circle_again_keeps_its_memberships()
    {
        Rule rule = new("The store should keep the memberships of a circle that is saved again: update the row, do not "
            + "replace it.");
        List<CircleMembership> memberships = await SaveMembershipsAsync(Owner);

        await Circles.SaveAsync(Owner, new(new("B"), "another name"));

        rule.Equal(memberships, await Port.ListAsync(Owner).ToListAsync());
    }

    [Fact]
    public async Task A_membership_of_a_circle_that_only_another_owner_has_is_refused()
    {
        Rule rule = new("The store should refuse a membership of a circle that the owner does not have with an "
            + "InvalidOperationException.");
        await Circles.SaveAsync(AnotherOwner, new(new("circle"), "name"));

        await rule.ThrowsAsync<InvalidOperationException>(async () => await Port.SaveAsync(Owner, Member("circle", "a", 2020)));

        rule.Empty(await Port.ListAsync(Owner).ToListAsync());
        rule.Empty(await Port.ListAsync(AnotherOwner).ToListAsync());
    }

    /// <summary>The memberships of one contact are listed in order, page by page, and no others.</summary>
    [Fact]
    public async Task Those_of_one_contact_are_listed_in_order_and_no_others()
    {
        Rule rule = new("The store should list the memberships of one contact in order, and no others.");
        IMembershipStore store = Stores.Memberships!;
        CircleMembership[] many =
        [
            .. from circle in CircleIds
               from day in Enumerable.Range(0, 1200)
               select new CircleMembership(new(circle), new("b"), new LocalDate(2015, 1, 1).PlusDays(day)),
        ];
        List<CircleMembership> others = [.. OrdinalIds.Where(static id => id != "b").Select(static id => Member("a", id, 2020))];
        await store.SaveAsync(Owner, [.. Shuffled([.. many, .. others])]);
        await store.SaveAsync(AnotherOwner, [Member("a", "b", 2019)]);

        rule.Equal(many, await store.ListAsync(Owner, new("b")).ToListAsync());
        foreach (CircleMembership other in others)
            rule.Equal([other], await store.ListAsync(Owner, other.Contact).ToListAsync());
        rule.Empty(await store.ListAsync(Owner, new("nobody")).ToListAsync());
    }

    /// <summary>A default contact id is refused, and a cancelled listing ends.</summary>
    [Fact]
    public async Task Those_of_a_default_contact_are_refused_and_a_cancelled_listing_is_given_up()
    {
        Rule rule = new("The store should refuse a default contact, and end a cancelled listing.");
        IMembershipStore store = Stores.Memberships!;
        await store.SaveAsync(Owner, Rows[0]);

        await rule.ThrowsAnyAsync<ArgumentException>(
            async () => await store.ListAsync(Owner, default(ContactId)).ToListAsync());
        await rule.ThrowsAnyAsync<OperationCanceledException>(
            async () => await store.ListAsync(Owner, Rows[0].Contact, Cancelled).ToListAsync(CancellationToken.None));
    }
}
