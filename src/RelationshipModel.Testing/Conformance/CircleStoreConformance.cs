using NodaTime;
using RelationshipModel.Storage;

namespace RelationshipModel.Testing;

/// <summary>What an <see cref="ICircleStore"/> must do.</summary>
/// <inheritdoc cref="StoreConformance{TFixture}"/>
[ConformanceSuite(StoreCapabilities.Circles)]
public abstract class CircleStoreConformance<TFixture>(TFixture fixture) : RecordStoreConformance<TFixture, CircleId, Circle>(fixture)
    where TFixture : StoreFixture
{
    private ICircleStore Store => Stores.Circles!;

    /// <inheritdoc/>
    protected override IReadOnlyList<Circle> Rows { get; } =
        [.. OrdinalIds.Select(id => new Circle(new(id), $"name of {id}"))];

    /// <inheritdoc/>
    protected override Circle Full { get; } =
        new(new("circle"), "Those who restore me", CirclePurpose.Restore)
        {
            Cadence = Cadence.Every(Period.FromMonths(1), new PeriodBuilder { Weeks = 1, Days = 3 }.Build()),
            Capacity = 5,
        };

    /// <inheritdoc/>
    protected override Circle Changed(Circle row) => row with { Purpose = CirclePurpose.Learn, Cadence = Cadence.AsItComes };

    /// <inheritdoc/>
    protected override IReadOnlyList<Circle> Extremes { get; } =
    [
        .. Texts.Select(static (text, i) => new Circle(new(IdOf(i, text)), text)
        {
            Capacity = int.MaxValue,
            Cadence = Cadence.Every(new PeriodBuilder { Years = 999, Months = 11, Weeks = 3, Days = 365_000 }.Build(), Period.Zero),
        }),
    ];

    /// <inheritdoc/>
    protected override CircleId KeyOf(Circle row) => row.Id;

    /// <inheritdoc/>
    protected override ValueTask<Circle?> FindAsync(OwnerId owner, CircleId key, CancellationToken cancellationToken = default) =>
        Store.FindAsync(owner, key, cancellationToken);

    /// <inheritdoc/>
    protected override IAsyncEnumerable<Circle> ListAsync(OwnerId owner, CancellationToken cancellationToken = default) =>
        Store.ListAsync(owner, cancellationToken);

    /// <inheritdoc/>
    protected override ValueTask SaveAsync(OwnerId owner, Circle row, CancellationToken cancellationToken = default) =>
        Store.SaveAsync(owner, row, cancellationToken);

    /// <inheritdoc/>
    protected override ValueTask RemoveAsync(OwnerId owner, CircleId key, CancellationToken cancellationToken = default) =>
        Store.RemoveAsync(owner, key, cancellationToken);

    private static CircleMembership Member(string circle, string contact, int year) => new(new(circle), new(contact), new(year, 1, 1));

    private async ValueTask<List<CircleMembership>> SaveMembershipsAsync(OwnerId owner)
    {
        List<CircleMembership> memberships =
        [
            Member("B", "a", 2020), Member("B", "b", 2019), Member("B", "b", 2021), Member("a", "B", 2018), Member("a", "a", 2018),
        ];
        await Store.SaveAsync(owner, new(new("a"), "first"));
        await Store.SaveAsync(owner, new(new("B"), "second"));
        foreach (CircleMembership membership in Shuffled(memberships)) await Store.SaveMembershipAsync(owner, membership);
        return memberships;
    }

    [Fact]
    public async Task Memberships_are_listed_by_circle_contact_and_first_day()
    {
        List<CircleMembership> memberships = await SaveMembershipsAsync(Owner);

        Assert.Equal(memberships, await Store.ListMembershipsAsync(Owner).ToListAsync());
    }

    [Fact]
    public async Task A_membership_is_kept_whole_in_place_of_the_one_of_the_same_circle_contact_and_first_day()
    {
        List<CircleMembership> memberships = await SaveMembershipsAsync(Owner);
        memberships[1] = memberships[1] with { Until = new(2020, 2, 29), Reason = "moved away", Cadence = Cadence.Every(Period.FromDays(10)) };

        await Store.SaveMembershipAsync(Owner, memberships[1]);

        Assert.Equal(memberships, await Store.ListMembershipsAsync(Owner).ToListAsync());
    }

    [Fact]
    public async Task A_removed_membership_is_gone_and_the_rest_stays()
    {
        List<CircleMembership> memberships = await SaveMembershipsAsync(Owner);

        await Store.RemoveMembershipAsync(Owner, memberships[1] with { Reason = "whatever it held" });
        await Store.RemoveMembershipAsync(Owner, Member("B", "nobody", 2020));

        Assert.Equal(memberships.Where((_, i) => i != 1), await Store.ListMembershipsAsync(Owner).ToListAsync());
    }

    [Fact]
    public async Task Removing_a_circle_removes_its_memberships_and_no_others()
    {
        List<CircleMembership> memberships = await SaveMembershipsAsync(Owner);
        await SaveMembershipsAsync(AnotherOwner);

        await Store.RemoveAsync(Owner, new("B"));

        Assert.Equal(memberships[3..], await Store.ListMembershipsAsync(Owner).ToListAsync());
        Assert.Equal(memberships, await Store.ListMembershipsAsync(AnotherOwner).ToListAsync());
    }

    [Fact]
    public async Task Saving_a_circle_again_keeps_its_memberships()
    {
        List<CircleMembership> memberships = await SaveMembershipsAsync(Owner);

        await Store.SaveAsync(Owner, new(new("B"), "another name"));

        Assert.Equal(memberships, await Store.ListMembershipsAsync(Owner).ToListAsync());
    }

    [Fact]
    public async Task A_membership_of_a_circle_that_only_another_owner_has_is_refused()
    {
        await Store.SaveAsync(AnotherOwner, new(new("circle"), "name"));

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await Store.SaveMembershipAsync(Owner, Member("circle", "a", 2020)));

        Assert.Empty(await Store.ListMembershipsAsync(Owner).ToListAsync());
        Assert.Empty(await Store.ListMembershipsAsync(AnotherOwner).ToListAsync());
    }

    [Fact]
    public async Task Memberships_with_texts_and_days_that_are_easily_mangled_come_back_as_they_were()
    {
        List<CircleMembership> memberships =
        [
            .. Texts.SelectMany(static (text, i) => Days.Select(day => new CircleMembership(new(IdOf(0, Texts[0])), new(IdOf(i, text)), day)
            {
                Until = day < Days[^1] ? Days[^1] : null,
                Reason = i == 0 ? new('\u6f22', 65_536) : text,
            })),
        ];
        await Store.SaveAsync(Owner, Extremes[0]);

        foreach (CircleMembership membership in Shuffled(memberships)) await Store.SaveMembershipAsync(Owner, membership);

        Assert.Equal(memberships, await Store.ListMembershipsAsync(Owner).ToListAsync());
    }

    [Fact]
    public async Task A_cancelled_call_on_memberships_changes_nothing()
    {
        List<CircleMembership> memberships = await SaveMembershipsAsync(Owner);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Store.SaveMembershipAsync(Owner, Member("a", "c", 2020), Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Store.RemoveMembershipAsync(Owner, memberships[0], Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await Store.ListMembershipsAsync(Owner, Cancelled).ToListAsync(CancellationToken.None));

        Assert.Equal(memberships, await Store.ListMembershipsAsync(Owner).ToListAsync());
    }
}
