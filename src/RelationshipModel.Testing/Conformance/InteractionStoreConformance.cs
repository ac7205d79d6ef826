using NodaTime;
using RelationshipModel.Storage;

namespace RelationshipModel.Testing;

/// <summary>The requirements on an <see cref="IInteractionStore"/>, beside those on every store.</summary>
/// <inheritdoc cref="StoreConformance{TFixture}"/>
[ConformanceSuite(StoreCapabilities.Interactions)]
public abstract class InteractionStoreConformance<TFixture>(TFixture fixture)
    : RecordStoreConformance<TFixture, InteractionId, Interaction>(fixture)
    where TFixture : StoreFixture
{
    private IInteractionStore Store => Stores.Interactions;

    private static readonly Instant Noon = Instant.FromUtc(2020, 5, 1, 12, 0);
    private static readonly ContactId A = new("a");
    private static readonly ContactId B = new("B");

    /// <inheritdoc/>
    protected override IReadOnlyList<Interaction> Rows { get; } =
    [
        new(new("z"), Instant.FromUtc(1, 1, 2, 0, 0), Channel.Letter, A),
        .. OrdinalIds.Select(id => new Interaction(new(id), Noon, Channel.Message, A, B)),
        new(new("A"), Noon.PlusNanoseconds(1), Channel.Voice, B),
        new(new("0"), Instant.FromUtc(9999, 12, 29, 23, 59), Channel.InPerson, A),
    ];

    /// <inheritdoc/>
    protected override Interaction Full { get; } =
        new(new("interaction"), Noon.PlusNanoseconds(123_456_789), Channel.InPerson, B, A)
        {
            HeadCount = 12,
            Initiator = Initiator.Of(B),
            IsReply = true,
            Length = Duration.FromMinutes(90) + Duration.FromNanoseconds(1),
            Depth = Depth.Confiding,
            Supports = [new(TieSide.Contact, SupportKind.Emotional), new(TieSide.Owner)],
            AfterFeel = -2,
            Gathering = new GatheringId("gathering"),
        };

    /// <inheritdoc/>
    protected override Interaction Changed(Interaction row) => row with { Depth = Depth.Meaningful, Initiator = Initiator.Owner };

    /// <inheritdoc/>
    protected override IReadOnlyList<Interaction> Extremes { get; } =
    [
        .. Instants.Select(static (at, i) =>
            new Interaction(new(IdOf(99 - i, TextOf(i))), at, Channel.Reaction,
                Texts.Select(static (text, i) => new ContactId(IdOf(i, text))))
            {
                HeadCount = int.MaxValue,
                Initiator = Initiator.Of(new(IdOf(0, Texts[0]))),
                Length = i % 2 == 0 ? Duration.Zero : Duration.FromDays(3_650_000) + Duration.FromNanoseconds(999_999_999),
                AfterFeel = 2,
                Gathering = new GatheringId(IdOf(i, TextOf(i))),
            }),
    ];

    /// <inheritdoc/>
    protected override InteractionId KeyOf(Interaction row) => row.Id;

    /// <inheritdoc/>
    protected override IRecordStore<InteractionId, Interaction> Port => Store;

    /// <summary>Ten to an instant, the instants a nanosecond apart.</summary>
    private static Interaction Numbered(int number) =>
        new(new($"{number:D6}"), Noon.PlusNanoseconds(number / 10), Channel.Message, number % 3 == 0 ? [A, B] : [A]);

    private Task<List<Interaction>> WithAsync(ContactId contact) => Store.ListAsync(Owner, contact).ToListAsync().AsTask();

    [Fact]
    public async Task The_interactions_with_a_contact_are_listed_from_an_instant_on()
    {
        Interaction[] all = [.. Enumerable.Range(0, 2100).Select(static i => new Interaction(
            new($"{i:D4}"), Instant.FromUtc(2020, 1, 1, 0, 0).PlusNanoseconds(i / 2), Channel.Letter,
            [new(i % 3 == 0 ? "b" : "a"), new("c")]))];
        await Stores.Interactions.AddAsync(Owner, all);

        foreach (int first in new[] { 0, 1, 2, 1501, 2099 })
        {
            Instant from = all[first].At;
            Assert.Equal(
                all.Where(i => i.At >= from && i.Contacts.Contains(new("a"))),
                await Stores.Interactions.ListAsync(Owner, new ContactId("a"), from).ToListAsync());
        }

        Assert.Empty(await Stores.Interactions.ListAsync(Owner, new ContactId("a"), all[^1].At.PlusNanoseconds(1)).ToListAsync());
        Assert.Empty(await Stores.Interactions.ListAsync(AnotherOwner, new ContactId("a"), all[0].At).ToListAsync());
    }

    [Fact]
    public async Task The_interactions_at_a_gathering_are_listed_alone()
    {
        Interaction[] all = [.. Enumerable.Range(0, 2100).Select(static i => new Interaction(
            new($"{i:D4}"), Instant.FromUtc(2020, 1, 1, 0, 0).PlusNanoseconds(i / 2), Channel.InPerson, new ContactId("a"))
            {
                Gathering = i % 4 == 3 ? null : new GatheringId(i % 4 == 0 ? "g" : "G"),
            })];
        await Stores.Interactions.AddAsync(Owner, [.. Shuffled(all)]);

        Assert.Equal(all.Where(static i => i.Gathering == new GatheringId("G")),
            await Stores.Interactions.ListAsync(Owner, new GatheringId("G")).ToListAsync());
        await Stores.Interactions.SaveAsync(Owner, all[1] with { Gathering = new GatheringId("other") });
        await Stores.Interactions.RemoveAsync(Owner, all[2].Id);
        Assert.Equal(
            all.Skip(3).Where(static i => i.Gathering == new GatheringId("G")),
            await Stores.Interactions.ListAsync(Owner, new GatheringId("G")).ToListAsync());
        Assert.Empty(await Stores.Interactions.ListAsync(AnotherOwner, new GatheringId("G")).ToListAsync());
    }

    [Fact]
    public async Task Adding_keeps_what_is_new_and_says_how_many()
    {
        Interaction[] batch = [.. Shuffled(Rows)];

        Assert.Equal(3, await Store.AddAsync(Owner, batch[..3]));
        Assert.Equal(batch.Length - 3, await Store.AddAsync(Owner, batch));

        Assert.Equal(Rows, await Store.ListAsync(Owner).ToListAsync());
    }

    [Fact]
    public async Task Adding_nothing_adds_nothing() => Assert.Equal(0, await Store.AddAsync(Owner, []));

    [Fact]
    public async Task Adding_leaves_a_known_interaction_as_it_is()
    {
        await Store.AddAsync(Owner, [Rows[0]]);

        Assert.Equal(0, await Store.AddAsync(Owner, [new(Rows[0].Id, Noon, Channel.Video, B)]));

        Assert.Equal([Rows[0]], await Store.ListAsync(Owner).ToListAsync());
        Assert.Empty(await WithAsync(B));
    }

    [Fact]
    public async Task Of_two_with_one_id_in_a_batch_the_first_is_kept()
    {
        Interaction second = new(Rows[0].Id, Noon, Channel.Video, B);

        Assert.Equal(1, await Store.AddAsync(Owner, [Rows[0], second, Rows[0]]));

        Assert.Equal([Rows[0]], await Store.ListAsync(Owner).ToListAsync());
    }

    [Fact]
    public async Task A_batch_with_a_fault_is_not_kept_at_all()
    {
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await Store.AddAsync(Owner, [Rows[0], Rows[1], null!]));

        Assert.Empty(await Store.ListAsync(Owner).ToListAsync());
    }

    [Fact]
    public async Task A_cancelled_batch_is_not_kept_at_all()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Store.AddAsync(Owner, Rows, Cancelled));

        Assert.Empty(await Store.ListAsync(Owner).ToListAsync());
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
    public async Task A_history_of_ten_thousand_is_listed_in_order_and_page_by_page()
    {
        const int Count = 10_000, Page = 999;
        Interaction[] history = [.. Enumerable.Range(0, Count).Select(Numbered)];
        Assert.Equal(Count, await Store.AddAsync(Owner, [.. Shuffled(history)]));

        Assert.Equal(history, await Store.ListAsync(Owner).ToListAsync());
        Assert.Equal(history.Where(static i => i.Contacts.Contains(B)), await WithAsync(B));

        List<Interaction> paged = [];
        LogPosition? after = null;
        while (await Store.ListAsync(Owner, after).Take(Page).ToListAsync() is { Count: > 0 } page)
        {
            paged.AddRange(page);
            after = LogPosition.Of(page[^1]);
        }

        Assert.Equal(history, paged);
    }

    [Fact]
    public async Task What_stands_while_a_listing_is_read_is_listed_once_and_in_order_whatever_else_changes()
    {
        const int Count = 6000;
        Interaction[] history = [.. Enumerable.Range(0, Count).Select(Numbered)];
        await Store.AddAsync(Owner, history);
        List<Interaction> read = [];

        await foreach (Interaction interaction in Store.ListAsync(Owner))
        {
            read.Add(interaction);
            if (read.Count % 1500 != 750) continue;
            await Store.AddAsync(Owner, [new(new($"early {read.Count}"), Noon, Channel.Video, A),
                new(new($"late {read.Count}"), interaction.At.PlusNanoseconds(1), Channel.Video, A)]);
            await Store.RemoveAsync(Owner, history[read.Count / 2].Id);
        }

        HashSet<InteractionId> known = [.. history.Select(static i => i.Id)];
        Assert.Equal(history, read.Where(i => known.Contains(i.Id)));
        Assert.Equal(read.OrderBy(LogPosition.Of), read);
        Assert.Equal(read.Count, read.Select(static i => i.Id).Distinct().Count());
    }

    [Fact]
    public async Task A_listing_given_up_half_way_stops()
    {
        await Store.AddAsync(Owner, Rows);
        using CancellationTokenSource source = new();
        await using IAsyncEnumerator<Interaction> reader = Store.ListAsync(Owner, source.Token)
            .GetAsyncEnumerator(CancellationToken.None);

        Assert.True(await reader.MoveNextAsync());
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await reader.MoveNextAsync());
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

        Assert.Equal([Rows[0], edited, .. Rows.Skip(1).SkipLast(1)], await Store.ListAsync(Owner).ToListAsync());
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
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await Store.ListAsync(Owner, A, Cancelled).ToListAsync(CancellationToken.None));
}
