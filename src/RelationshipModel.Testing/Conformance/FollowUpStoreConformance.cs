using NodaTime;
using RelationshipModel.Storage;

namespace RelationshipModel.Testing;

/// <summary>The requirements on an <see cref="IFollowUpStore"/>.</summary>
/// <inheritdoc cref="StoreConformance{TFixture}"/>
[ConformanceSuite(StoreCapabilities.FollowUps)]
public abstract class FollowUpStoreConformance<TFixture>(TFixture fixture)
    : RecordStoreConformance<TFixture, FollowUpId, FollowUp>(fixture)
    where TFixture : StoreFixture
{
    /// <inheritdoc/>
    protected override IRecordStore<FollowUpId, FollowUp> Port => Stores.FollowUps!;

    /// <inheritdoc/>
    protected override IReadOnlyList<FollowUp> Rows { get; } =
    [
        new(new("z"), TieSide.Owner, new("c"), Instant.FromUtc(1, 1, 2, 0, 0)),
        .. OrdinalIds.Select(id => new FollowUp(new(id), TieSide.Contact, new("c"), Instant.FromUtc(2020, 5, 1, 18, 0))),
        new(new("A"), TieSide.Owner, new("c"), Instant.FromUtc(2020, 5, 1, 18, 0).PlusNanoseconds(1)),
    ];

    /// <inheritdoc/>
    protected override FollowUp Full { get; } =
        new FollowUp(new("follow-up"), TieSide.Owner, new("contact"), Instant.FromUtc(2021, 9, 25, 21, 0).PlusNanoseconds(7))
        {
            Due = new(2021, 10, 1),
            Gathering = new GatheringId("gathering"),
            Interaction = new InteractionId("interaction"),
            What = "send the recipe",
        }.Close(FollowUpOutcome.Kept, Instant.FromUtc(2021, 9, 30, 8, 0).PlusNanoseconds(9));

    /// <inheritdoc/>
    protected override FollowUp Changed(FollowUp row) => row.Close(FollowUpOutcome.Broken, row.PromisedAt + Duration.FromDays(3));

    /// <inheritdoc/>
    protected override IReadOnlyList<FollowUp> Extremes { get; } =
    [
        .. Instants.Select(
            static (at, i) => new FollowUp(new(IdOf(99 - i, TextOf(i))), TieSide.Contact, new(IdOf(i, TextOf(i))), at)
        {
            Due = Days[i % Days.Count],
            Gathering = new GatheringId(IdOf(i, TextOf(i))),
            Interaction = new InteractionId(IdOf(i, TextOf(i))),
            What = i == 0 ? new('\u6f22', 65_536) : TextOf(i),
        }.Close(FollowUpOutcome.Dropped, i == 0 ? at : Interaction.Latest)),
    ];

    /// <inheritdoc/>
    protected override FollowUpId KeyOf(FollowUp row) => row.Id;

    /// <summary>The follow-ups with one contact are listed in order, page by page, and no others.</summary>
    [Fact]
    public async Task Those_with_one_contact_are_listed_in_order_and_no_others()
    {
        Rule rule = new("The store should list the follow-ups with one contact in order, and no others.");
        IFollowUpStore store = Stores.FollowUps!;
        FollowUp[] many =
        [
            .. Enumerable.Range(0, 2500).Select(static i =>
                new FollowUp(new($"{i:D5}"), TieSide.Owner, new("a"), Instant.FromUtc(2020, 5, 1, 18, 0)
                    + Duration.FromMinutes(i / 2))),
        ];
        FollowUp[] others = [.. OrdinalIds.Where(static id => id != "a")
            .Select(id => new FollowUp(new($"of {id}"), TieSide.Contact, new(id), many[0].PromisedAt))];
        await store.SaveAsync(Owner, [.. Shuffled([.. many, .. others])]);
        await store.SaveAsync(AnotherOwner, [new FollowUp(new("another"), TieSide.Owner, new("a"), many[0].PromisedAt)]);

        rule.Equal(many, await store.ListAsync(Owner, new("a")).ToListAsync());
        foreach (FollowUp other in others) rule.Equal([other], await store.ListAsync(Owner, other.Contact).ToListAsync());
        rule.Empty(await store.ListAsync(Owner, new("nobody")).ToListAsync());
    }

    /// <summary>A default contact id is refused, and a cancelled listing ends.</summary>
    [Fact]
    public async Task Those_with_a_default_contact_are_refused_and_a_cancelled_listing_is_given_up()
    {
        Rule rule = new("The store should refuse a default contact, and end a cancelled listing.");
        IFollowUpStore store = Stores.FollowUps!;
        await store.SaveAsync(Owner, Rows[0]);

        await rule.ThrowsAnyAsync<ArgumentException>(
            async () => await store.ListAsync(Owner, default(ContactId)).ToListAsync());
        await rule.ThrowsAnyAsync<OperationCanceledException>(
            async () => await store.ListAsync(Owner, Rows[0].Contact, Cancelled).ToListAsync(CancellationToken.None));
    }
}
