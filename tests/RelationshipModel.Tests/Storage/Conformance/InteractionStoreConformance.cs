using NodaTime;
using RelationshipModel.Storage;

namespace RelationshipModel.Tests.Storage.Conformance;

/// <summary>What an <see cref="IInteractionStore"/> must do beside what every store must.</summary>
public abstract class InteractionStoreConformance : RecordStoreConformance<IInteractionStore, InteractionId, Interaction>
{
    private static readonly Instant Noon = Instant.FromUtc(2020, 5, 1, 12, 0);
    private static readonly ContactId A = new("a");
    private static readonly ContactId B = new("B");

    protected override IReadOnlyList<Interaction> Rows { get; } =
    [
        new(new("z"), Instant.FromUtc(1, 1, 2, 0, 0), Channel.Letter, A),
        .. OrdinalIds.Select(id => new Interaction(new(id), Noon, Channel.Message, A, B)),
        new(new("A"), Noon.PlusNanoseconds(1), Channel.Voice, B),
        new(new("0"), Instant.FromUtc(9999, 12, 29, 23, 59), Channel.InPerson, A),
    ];

    protected override Interaction Full { get; } =
        new(new("interaction"), Noon.PlusNanoseconds(123_456_789), Channel.InPerson, B, A)
        {
            HeadCount = 12,
            Initiator = Initiator.Of(B),
            IsReply = true,
            Length = Duration.FromMinutes(90) + Duration.FromNanoseconds(1),
            Depth = Depth.Confiding,
            Supports = [new(SupportDirection.Received, SupportKind.Emotional), new(SupportDirection.Given)],
            AfterFeel = -2,
            Gathering = new GatheringId("gathering"),
        };

    protected override Interaction Changed(Interaction row) => row with { Depth = Depth.Meaningful, Initiator = Initiator.Owner };

    protected override InteractionId KeyOf(Interaction row) => row.Id;

    protected override ValueTask<Interaction?> FindAsync(OwnerId owner, InteractionId key, CancellationToken cancellationToken = default) =>
        Store.FindAsync(owner, key, cancellationToken);

    protected override IAsyncEnumerable<Interaction> ListAsync(OwnerId owner, CancellationToken cancellationToken = default) =>
        Store.ListAsync(owner, after: null, cancellationToken);

    protected override ValueTask SaveAsync(OwnerId owner, Interaction row, CancellationToken cancellationToken = default) =>
        Store.SaveAsync(owner, row, cancellationToken);

    protected override ValueTask RemoveAsync(OwnerId owner, InteractionId key, CancellationToken cancellationToken = default) =>
        Store.RemoveAsync(owner, key, cancellationToken);

    private Task<List<Interaction>> WithAsync(ContactId contact) => Store.ListAsync(Owner, contact).ToListAsync().AsTask();

    [Fact]
    public async Task Adding_keeps_what_is_new_and_says_how_many()
    {
        Interaction[] batch = [.. Shuffled(Rows)];

        Assert.Equal(3, await Store.AddAsync(Owner, batch[..3]));
        Assert.Equal(batch.Length - 3, await Store.AddAsync(Owner, batch));

        Assert.Equal(Rows, await ListAsync(Owner).ToListAsync());
    }

    [Fact]
    public async Task Adding_nothing_adds_nothing() => Assert.Equal(0, await Store.AddAsync(Owner, []));

    [Fact]
    public async Task Adding_leaves_a_known_interaction_as_it_is()
    {
        await Store.AddAsync(Owner, [Rows[0]]);

        Assert.Equal(0, await Store.AddAsync(Owner, [new(Rows[0].Id, Noon, Channel.Video, B)]));

        Assert.Equal([Rows[0]], await ListAsync(Owner).ToListAsync());
        Assert.Empty(await WithAsync(B));
    }

    [Fact]
    public async Task Of_two_with_one_id_in_a_batch_the_first_is_kept()
    {
        Interaction second = new(Rows[0].Id, Noon, Channel.Video, B);

        Assert.Equal(1, await Store.AddAsync(Owner, [Rows[0], second, Rows[0]]));

        Assert.Equal([Rows[0]], await ListAsync(Owner).ToListAsync());
    }

    [Fact]
    public async Task A_batch_with_a_fault_is_not_kept_at_all()
    {
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await Store.AddAsync(Owner, [Rows[0], Rows[1], null!]));

        Assert.Empty(await ListAsync(Owner).ToListAsync());
    }

    [Fact]
    public async Task A_cancelled_batch_is_not_kept_at_all()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Store.AddAsync(Owner, Rows, Cancelled));

        Assert.Empty(await ListAsync(Owner).ToListAsync());
    }

    [Fact]
    public async Task One_id_of_two_owners_is_two_interactions()
    {
        Interaction other = new(Rows[0].Id, Noon, Channel.Video, B);

        Assert.Equal(1, await Store.AddAsync(Owner, [Rows[0]]));
        Assert.Equal(1, await Store.AddAsync(AnotherOwner, [other]));

        Assert.Equal(Rows[0], await Store.FindAsync(Owner, Rows[0].Id));
        Assert.Equal(other, await Store.FindAsync(AnotherOwner, Rows[0].Id));
        Assert.Equal([other], await Store.ListAsync(AnotherOwner, B).ToListAsync());
    }

    [Fact]
    public async Task From_every_position_the_list_goes_on_strictly_after_it()
    {
        await Store.AddAsync(Owner, Rows);

        for (int i = 0; i < Rows.Count; i++)
            Assert.Equal(Rows.Skip(i + 1), await Store.ListAsync(Owner, LogPosition.Of(Rows[i])).ToListAsync());
    }

    [Fact]
    public async Task A_position_at_which_nothing_stands_serves_as_well()
    {
        await Store.AddAsync(Owner, Rows);

        Assert.Equal(Rows.Skip(1), await Store.ListAsync(Owner, new LogPosition(Noon, new("0"))).ToListAsync());
        Assert.Equal(Rows.Skip(3), await Store.ListAsync(Owner, new LogPosition(Noon, new("9 "))).ToListAsync());
    }

    [Fact]
    public async Task The_interactions_with_a_contact_are_listed_in_order()
    {
        await Store.AddAsync(Owner, [.. Shuffled(Rows)]);

        Assert.Equal(Rows.Where(i => i.Contacts.Contains(A)), await WithAsync(A));
        Assert.Equal(Rows.Where(i => i.Contacts.Contains(B)), await WithAsync(B));
        Assert.Empty(await WithAsync(new("b")));
    }

    [Fact]
    public async Task An_edited_interaction_moves_to_its_new_place_and_contacts()
    {
        await Store.AddAsync(Owner, Rows);
        Interaction edited = new(Rows[^1].Id, Noon - Duration.FromDays(1), Channel.Video, B);

        await Store.SaveAsync(Owner, edited);

        Assert.Equal([Rows[0], edited, .. Rows.Skip(1).SkipLast(1)], await ListAsync(Owner).ToListAsync());
        Assert.DoesNotContain(edited.Id, (await WithAsync(A)).Select(static i => i.Id));
        Assert.Equal(edited, (await WithAsync(B))[0]);
    }

    [Fact]
    public async Task A_removed_interaction_is_gone_from_each_of_its_contacts()
    {
        await Store.AddAsync(Owner, [Full]);

        await Store.RemoveAsync(Owner, Full.Id);

        Assert.Empty(await WithAsync(A));
        Assert.Empty(await WithAsync(B));
    }

    [Fact]
    public async Task A_removed_interaction_can_be_added_again()
    {
        await Store.AddAsync(Owner, [Full]);
        await Store.RemoveAsync(Owner, Full.Id);

        Assert.Equal(1, await Store.AddAsync(Owner, [Full]));
    }

    [Fact]
    public async Task A_cancelled_listing_of_a_contact_is_given_up() =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Store.ListAsync(Owner, A, Cancelled).ToListAsync(CancellationToken.None));
}
