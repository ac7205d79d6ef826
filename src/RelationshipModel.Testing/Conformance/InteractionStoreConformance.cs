using NodaTime;
using RelationshipModel.Storage;

namespace RelationshipModel.Testing;

/// <summary>The requirements on an <see cref="IInteractionStore"/>, beside those on every store.</summary>
/// <inheritdoc cref="StoreConformance{TFixture}"/>
[ConformanceSuite(StoreCapabilities.Interactions, IsFitted = true)]
public abstract class InteractionStoreConformance<TFixture>(TFixture fixture)
    : RecordStoreConformance<TFixture, InteractionId, Interaction>(fixture)
    where TFixture : StoreFixture
{
    private IInteractionStore Store => Stores.Interactions;

    private static readonly Instant Noon = Instant.FromUtc(2020, 5, 1, 12, 0);
    private static readonly ContactId A = new("a");
    private static readonly ContactId B = new("B");

    private ContactId KeyA => Fixture.ContactOf("a");

    private ContactId KeyB => Fixture.ContactOf("B");

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
    protected override Interaction Changed(Interaction row) => new[]
    {
        row with { Depth = Depth.Meaningful, Initiator = Initiator.Owner },
        row with { Length = Duration.FromDays(2) },
        new(row.Id, row.At, row.Channel == Channel.Letter ? Channel.Voice : Channel.Letter, row.Contacts),
        new(row.Id, row.At, row.Channel, [.. row.Contacts, new("another")]),
    }.First(changed => Fixture.Keep(changed) != Fixture.Keep(row));

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

    private protected override Interaction Fitted(Interaction row) => Fixture.Fitted(row);

    private protected override Interaction Keep(Interaction row) => Fixture.Keep(row);

    private protected override Interaction WithKeys(Interaction row) => Fixture.WithKeys(row);

    private protected override IEnumerable<Interaction> InOrder(IEnumerable<Interaction> rows) => rows.OrderBy(LogPosition.Of);

    private protected override StoreVerbs SaveVerb => StoreVerbs.SaveInteractions;

    private protected override StoreVerbs RemoveVerb => StoreVerbs.RemoveInteractions;

    private protected override async ValueTask KeepAsync(OwnerId owner, params IEnumerable<Interaction> rows)
    {
        if (Keeps(SaveVerb)) await base.KeepAsync(owner, rows);
        else await SeedAsync(owner, [], [.. rows]);
    }

    /// <summary>Adds rows, or keeps them as the host does.</summary>
    private async ValueTask AddAsync(OwnerId owner, IReadOnlyCollection<Interaction> rows)
    {
        if (Keeps(StoreVerbs.AddInteractions)) await Store.AddAsync(owner, rows);
        else await SeedAsync(owner, [], rows);
    }

    private Interaction[] FittedInOrder(IEnumerable<Interaction> rows) => [.. InOrder(rows.Select(Fitted))];

    /// <summary>Ten to an instant, the instants as close as the store keeps them apart.</summary>
    private Interaction Numbered(int number) => Fitted(
        new(new($"{number:D6}"), Noon + Fixture.Fit.TimePrecision * (number / 10), Channel.Message,
            number % 3 == 0 ? [A, B] : [A]));

    private Task<List<Interaction>> WithAsync(ContactId contact) => Store.ListAsync(Owner, contact).ToListAsync().AsTask();

    [Fact]
    public async Task The_interactions_with_a_contact_are_listed_from_an_instant_on()
    {
        Rule rule = new("The store should list the interactions with a contact that began at the instant or later, in order.");
        Duration tick = Fixture.Fit.TimePrecision;
        Interaction[] all = FittedInOrder(Enumerable.Range(0, 2100).Select(i => new Interaction(
            new($"{i:D4}"), Instant.FromUtc(2020, 1, 1, 0, 0) + tick * (i / 2), Channel.Letter,
            [new(i % 3 == 0 ? "b" : "a"), new("c")])));
        await AddAsync(Owner, all);

        foreach (int first in new[] { 0, 1, 2, 1501, 2099 })
        {
            Instant from = all[first].At;
            rule.Equal(
                all.Where(i => i.At >= from && i.Contacts.Contains(KeyA)),
                await Store.ListAsync(Owner, KeyA, from).ToListAsync());
        }

        rule.Empty(await Store.ListAsync(Owner, KeyA, all[^1].At + tick).ToListAsync());
        rule.Empty(await Store.ListAsync(AnotherOwner, KeyA, all[0].At).ToListAsync());
    }

    [Fact]
    public async Task The_interactions_at_a_gathering_are_listed_alone()
    {
        NeedsOfInteraction(nameof(Interaction.Gathering));
        Needs(SaveVerb | RemoveVerb);
        Rule rule = new("The store should list the interactions at a gathering, in order and no others, also after an edit.");
        Interaction[] all = FittedInOrder(Enumerable.Range(0, 2100).Select(i => new Interaction(
            new($"{i:D4}"), Instant.FromUtc(2020, 1, 1, 0, 0) + Fixture.Fit.TimePrecision * (i / 2), Channel.InPerson,
            new ContactId("a"))
        {
            Gathering = i % 4 == 3 ? null : new GatheringId(i % 4 == 0 ? "g" : "G"),
        }));
        await AddAsync(Owner, [.. Shuffled(all)]);
        GatheringId gathering = new("G");
        Interaction[] there = [.. all.Where(i => i.Gathering == gathering)];

        rule.Equal(there, await Store.ListAsync(Owner, gathering).ToListAsync());
        await Store.SaveAsync(Owner, there[0] with { Gathering = new GatheringId("other") });
        await Store.RemoveAsync(Owner, there[1].Id);
        rule.Equal(there.Skip(2), await Store.ListAsync(Owner, gathering).ToListAsync());
        rule.Empty(await Store.ListAsync(AnotherOwner, gathering).ToListAsync());
    }

    [Fact]
    public async Task Adding_keeps_what_is_new_and_says_how_many()
    {
        Needs(StoreVerbs.AddInteractions);
        Rule rule = new("The store should add the interactions whose ids are new, and return their number.");
        Interaction[] batch = [.. Shuffled(Listed)];

        rule.Equal(3, await Store.AddAsync(Owner, batch[..3]));
        rule.Equal(batch.Length - 3, await Store.AddAsync(Owner, batch));

        rule.Equal(Listed, await Store.ListAsync(Owner).ToListAsync());
    }

    [Fact]
    public async Task Adding_nothing_adds_nothing()
    {
        Needs(StoreVerbs.AddInteractions);
        new Rule("The store should return 0 when nothing is added.").Equal(0, await Store.AddAsync(Owner, []));
    }

    [Fact]
    public async Task Adding_leaves_a_known_interaction_as_it_is()
    {
        Needs(StoreVerbs.AddInteractions);
        Rule rule = new("The store should leave an interaction as it is when one with its id is added, and return 0.");
        await Store.AddAsync(Owner, [Listed[0]]);

        rule.Equal(0, await Store.AddAsync(Owner, [Fitted(new(Rows[0].Id, Noon, Channel.Video, B))]));

        rule.Equal([Fitted(Rows[0])], await Store.ListAsync(Owner).ToListAsync());
        rule.Empty(await WithAsync(KeyB));
    }

    [Fact]
    public async Task Of_two_with_one_id_in_a_batch_the_first_is_kept()
    {
        Needs(StoreVerbs.AddInteractions);
        Rule rule = new("The store should add the first interaction of a batch in which an id occurs twice.");
        Interaction first = Fitted(Rows[0]), second = Fitted(new(Rows[0].Id, Noon, Channel.Video, B));

        rule.Equal(1, await Store.AddAsync(Owner, [first, second, first]));

        rule.Equal([first], await Store.ListAsync(Owner).ToListAsync());
    }

    [Fact]
    public async Task A_batch_with_a_fault_is_not_kept_at_all()
    {
        Needs(StoreVerbs.AddInteractions);
        Rule rule = new("The store should refuse a batch with null in it with an ArgumentException, and add nothing of it.");
        await rule.ThrowsAnyAsync<ArgumentException>(async () => await Store.AddAsync(Owner, [Listed[0], Listed[1], null!]));

        rule.Empty(await Store.ListAsync(Owner).ToListAsync());
    }

    [Fact]
    public async Task A_cancelled_batch_is_not_kept_at_all()
    {
        Needs(StoreVerbs.AddInteractions);
        Rule rule = new("The store should add nothing when the token is cancelled, and throw an OperationCanceledException.");
        await rule.ThrowsAnyAsync<OperationCanceledException>(async () => await Store.AddAsync(Owner, Listed, Cancelled));

        rule.Empty(await Store.ListAsync(Owner).ToListAsync());
    }

    [Fact]
    public async Task One_id_of_two_owners_is_two_interactions()
    {
        Needs(StoreVerbs.AddInteractions);
        Assert.SkipWhen(Fixture.Fit.HasGlobalKeys,
            "A key is that of one row, whoever owns it: it is a number or a GUID, or StoreFit.KeysAreGlobal says so.");
        Rule rule = new("The store should keep an interaction of each of two owners under one id: the owner is a part "
            + "of the key.");
        Interaction one = Fitted(Rows[0]), other = Fitted(new(Rows[0].Id, Noon, Channel.Video, B));

        rule.Equal(1, await Store.AddAsync(Owner, [one]));
        rule.Equal(1, await Store.AddAsync(AnotherOwner, [other]));

        rule.Equal(one, await Store.FindAsync(Owner, one.Id));
        rule.Equal(other, await Store.FindAsync(AnotherOwner, one.Id));
        rule.Equal([other], await Store.ListAsync(AnotherOwner, KeyB).ToListAsync());
    }

    [Fact]
    public async Task From_every_position_the_list_goes_on_strictly_after_it()
    {
        Rule rule = new("The store should list what comes strictly after a position: later, or at its instant with a greater id "
            + "(as text, ordinally).");
        await AddAsync(Owner, Listed);

        for (int i = 0; i < Listed.Count; i++)
            rule.Equal(Listed.Skip(i + 1), await Store.ListAsync(Owner, LogPosition.Of(Listed[i])).ToListAsync());
    }

    [Fact]
    public async Task A_position_at_which_nothing_stands_serves_as_well()
    {
        Rule rule = new("The store should list what comes strictly after a position, whether an interaction is there or not.");
        await AddAsync(Owner, Listed);

        foreach (string id in new[] { "0", "9 " })
        {
            LogPosition after = new(
                Fixture.Keep(new Interaction(new("x"), Noon, Channel.Letter, A)).At, Fixture.InteractionOf(id));
            rule.Equal(Listed.Where(row => LogPosition.Of(row).CompareTo(after) > 0),
                await Store.ListAsync(Owner, after).ToListAsync());
        }
    }

    [Fact]
    public async Task A_history_of_ten_thousand_is_listed_in_order_and_page_by_page()
    {
        const int Count = 10_000, Page = 999;
        Rule rule = new("The store should list ten thousand interactions in order, whole and page by page.");
        Interaction[] history = [.. InOrder(Enumerable.Range(0, Count).Select(Numbered))];
        await AddAsync(Owner, [.. Shuffled(history)]);

        rule.Equal(history, await Store.ListAsync(Owner).ToListAsync());
        rule.Equal(history.Where(i => i.Contacts.Contains(KeyB)), await WithAsync(KeyB));

        List<Interaction> paged = [];
        LogPosition? after = null;
        while (await Store.ListAsync(Owner, after).Take(Page).ToListAsync() is { Count: > 0 } page)
        {
            paged.AddRange(page);
            after = LogPosition.Of(page[^1]);
        }

        rule.Equal(history, paged);
    }

    [Fact]
    public async Task What_stands_while_a_listing_is_read_is_listed_once_and_in_order_whatever_else_changes()
    {
        const int Count = 6000;
        Needs(StoreVerbs.AddInteractions | StoreVerbs.RemoveInteractions);
        Rule rule = new("The store should list each interaction that stays while a listing is read once and in order, "
            + "whatever is added or removed meanwhile.");
        Interaction[] history = [.. InOrder(Enumerable.Range(0, Count).Select(Numbered))];
        await Store.AddAsync(Owner, history);
        List<Interaction> read = [];

        await foreach (Interaction interaction in Store.ListAsync(Owner))
        {
            read.Add(interaction);
            if (read.Count % 1500 != 750) continue;
            await Store.AddAsync(Owner, [Fitted(new(new($"early {read.Count}"), Noon, Channel.Video, A)),
                Fitted(new(new($"late {read.Count}"), interaction.At + Fixture.Fit.TimePrecision, Channel.Video, A))]);
            await Store.RemoveAsync(Owner, history[read.Count / 2].Id);
        }

        HashSet<InteractionId> known = [.. history.Select(static i => i.Id)];
        rule.Equal(history, read.Where(i => known.Contains(i.Id)));
        rule.Equal(read.OrderBy(LogPosition.Of), read);
        rule.Equal(read.Count, read.Select(static i => i.Id).Distinct().Count());
    }

    [Fact]
    public async Task A_listing_given_up_half_way_stops()
    {
        Rule rule = new("The store should stop a listing with an OperationCanceledException at the next row "
            + "after the token was cancelled.");
        await AddAsync(Owner, Listed);
        using CancellationTokenSource source = new();
        await using IAsyncEnumerator<Interaction> reader = Store.ListAsync(Owner, source.Token)
            .GetAsyncEnumerator(CancellationToken.None);

        rule.True(await reader.MoveNextAsync());
        await source.CancelAsync();

        await rule.ThrowsAnyAsync<OperationCanceledException>(async () => await reader.MoveNextAsync());
    }

    [Fact]
    public async Task The_interactions_with_a_contact_are_listed_in_order()
    {
        Rule rule = new("The store should list the interactions in which a contact took part, in order and no others.");
        await AddAsync(Owner, [.. Shuffled(Listed)]);

        rule.Equal(Listed.Where(i => i.Contacts.Contains(KeyA)), await WithAsync(KeyA));
        rule.Equal(Listed.Where(i => i.Contacts.Contains(KeyB)), await WithAsync(KeyB));
        rule.Empty(await WithAsync(Fixture.ContactOf("b")));
    }

    [Fact]
    public async Task An_edited_interaction_moves_to_its_new_place_and_contacts()
    {
        Needs(SaveVerb);
        Rule rule = new("The store should list an edited interaction at its new instant and with only its new contacts.");
        await AddAsync(Owner, Listed);
        Interaction edited = Fitted(new(Rows[^1].Id, Noon - Duration.FromDays(1), Channel.Video, B));

        await Store.SaveAsync(Owner, edited);

        rule.Equal(InOrder([edited, .. Listed.Where(row => row.Id != edited.Id)]), await Store.ListAsync(Owner).ToListAsync());
        rule.DoesNotContain(edited.Id, (await WithAsync(KeyA)).Select(static i => i.Id));
        rule.Equal(edited, (await WithAsync(KeyB))[0]);
    }

    [Fact]
    public async Task A_removed_interaction_is_gone_from_each_of_its_contacts()
    {
        Needs(RemoveVerb);
        Rule rule = new("The store should list a removed interaction with none of its contacts.");
        await AddAsync(Owner, [Fitted(Full)]);

        await Store.RemoveAsync(Owner, Fitted(Full).Id);

        rule.Empty(await WithAsync(KeyA));
        rule.Empty(await WithAsync(KeyB));
    }

    [Fact]
    public async Task A_removed_interaction_can_be_added_again()
    {
        Needs(StoreVerbs.AddInteractions | RemoveVerb);
        Rule rule = new("The store should count an interaction as new that is added after it was removed.");
        await Store.AddAsync(Owner, [Fitted(Full)]);
        await Store.RemoveAsync(Owner, Fitted(Full).Id);

        rule.Equal(1, await Store.AddAsync(Owner, [Fitted(Full)]));
    }

    [Fact]
    public async Task What_can_be_added_is_added_and_the_rest_is_refused()
    {
        Exception? fault = await Record.ExceptionAsync(async () => await Store.AddAsync(Owner, [Listed[0]]));

        if (Keeps(StoreVerbs.AddInteractions))
            new Rule("The store should add interactions. If it does not, leave StoreVerbs.AddInteractions out of StoreFit.Verbs.")
                .True(fault is null, $"It threw {fault?.GetType().Name}: {fault?.Message}");
        else
            new Rule("The store should refuse to add interactions with a NotSupportedException that says where to write.")
                .True(fault is NotSupportedException, $"It threw {fault?.GetType().Name ?? "nothing"}.");
    }

    [Fact]
    public async Task A_cancelled_listing_of_a_contact_is_given_up() =>
        await new Rule("The store should stop listing a contact's interactions with an OperationCanceledException.")
            .ThrowsAnyAsync<OperationCanceledException>(
                async () => await Store.ListAsync(Owner, KeyA, Cancelled).ToListAsync(CancellationToken.None));
}
