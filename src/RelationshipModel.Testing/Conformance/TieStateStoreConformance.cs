using NodaTime;
using RelationshipModel.Storage;

namespace RelationshipModel.Testing;

/// <summary>What an <see cref="ITieStateStore"/> must do beside keeping a log: keep what was folded of it, and never hand out what no longer holds.</summary>
/// <inheritdoc cref="StoreConformance{TFixture}"/>
[ConformanceSuite(StoreCapabilities.TieStates)]
public abstract class TieStateStoreConformance<TFixture>(TFixture fixture) : StoreConformance<TFixture>(fixture)
    where TFixture : StoreFixture
{
    private static readonly Instant Noon = Instant.FromUtc(2020, 5, 1, 12, 0);
    private static readonly ContactId A = new("a");
    private static readonly ContactId B = new("B");
    private static readonly ContactId C = new("c");

    private ITieStateStore Store => (ITieStateStore)Stores.Interactions;

    private static Interaction At(int day, string id, params ContactId[] contacts) => new(new(id), Noon + Duration.FromDays(day), Channel.Letter, contacts);

    private static byte[] Bytes(byte first) => [first, 0, 255, 39, 0];

    private async Task<KeptTie> TieAsync(ContactId contact) =>
        await Store.FindTieAsync(Owner, contact) ?? throw new InvalidOperationException($"There is no tie to {contact}.");

    private async Task KeepAsync(byte first, params ContactId[] contacts)
    {
        List<KeptTie> ties = [];
        foreach (ContactId contact in contacts) ties.Add(await TieAsync(contact) with { State = Bytes(first) });
        Assert.Equal(ties.Count, await Store.SaveStatesAsync(Owner, ties));
    }

    private async Task<int?> FoldAsync(Instant horizon, params ContactId[] contacts)
    {
        List<KeptTie> ties = [];
        foreach (ContactId contact in contacts) ties.Add(await TieAsync(contact) with { Past = Bytes((byte)contact.Value[0]) });
        return await Store.FoldAsync(Owner, horizon, ties);
    }

    [Fact]
    public async Task A_tie_stands_from_its_first_interaction_on_and_ties_are_listed_in_ordinal_order()
    {
        Interaction[] one = [.. OrdinalIds.Select(static (id, i) => At(i, $"i{i}", new ContactId(id)))];
        await Store.AddAsync(Owner, [.. Shuffled(one)]);

        List<KeptTie> ties = await Store.ListTiesAsync(Owner).ToListAsync();

        Assert.Equal(OrdinalIds, ties.Select(static tie => tie.Contact.Value));
        Assert.All(ties, static tie => Assert.True(tie.State.IsEmpty && tie.Past.IsEmpty));
        Assert.Equal(ties[3], await Store.FindTieAsync(Owner, ties[3].Contact));
        Assert.Null(await Store.FindTieAsync(Owner, new("nobody")));
        Assert.Null(await Store.FindHorizonAsync(Owner));
    }

    [Fact]
    public async Task Thousands_of_ties_are_listed_once_each()
    {
        const int Count = 2500;
        await Store.AddAsync(Owner, [.. Enumerable.Range(0, Count).Select(static i => At(i % 100, $"i{i}", new ContactId($"{i:D5}")))]);

        List<KeptTie> ties = await Store.ListTiesAsync(Owner).ToListAsync();

        Assert.Equal(Enumerable.Range(0, Count).Select(static i => $"{i:D5}"), ties.Select(static tie => tie.Contact.Value));
        Assert.Equal(Count, await Store.SaveStatesAsync(Owner, [.. ties.Select(static tie => tie with { State = Bytes(7) })]));
        Assert.All(await Store.ListTiesAsync(Owner).ToListAsync(), static tie => Assert.Equal(Bytes(7), tie.State.ToArray()));
    }

    [Fact]
    public async Task A_state_is_kept_byte_for_byte()
    {
        await Store.AddAsync(Owner, [At(1, "1", A)]);
        byte[] all = [.. Enumerable.Range(0, 1000).Select(static i => (byte)i)];
        KeptTie tie = await TieAsync(A) with { State = all };

        Assert.Equal(1, await Store.SaveStatesAsync(Owner, [tie]));

        Assert.Equal(tie, await Store.FindTieAsync(Owner, A));
    }

    [Fact]
    public async Task An_added_interaction_takes_the_states_of_its_contacts_away_and_no_other()
    {
        await Store.AddAsync(Owner, [At(1, "1", A), At(1, "2", B), At(1, "3", C)]);
        await KeepAsync(1, A, B, C);
        KeptTie a = await TieAsync(A), b = await TieAsync(B), c = await TieAsync(C);

        await Store.AddAsync(Owner, [At(2, "4", A, B)]);

        await AssertChangedAsync(a, b);
        Assert.Equal(c, await TieAsync(C));
    }

    [Fact]
    public async Task A_batch_with_one_new_interaction_changes_its_ties_alone()
    {
        await Store.AddAsync(Owner, [At(1, "1", A), At(1, "2", B)]);
        await KeepAsync(1, A, B);
        KeptTie a = await TieAsync(A), b = await TieAsync(B);

        Assert.Equal(1, await Store.AddAsync(Owner, [At(1, "1", A), At(3, "3", B)]));

        Assert.Equal(a, await TieAsync(A));
        await AssertChangedAsync(b);
    }

    [Fact]
    public async Task An_edit_changes_the_ties_of_before_and_after()
    {
        await Store.AddAsync(Owner, [At(1, "1", A), At(1, "2", B), At(1, "3", C)]);
        await KeepAsync(1, A, B, C);
        KeptTie a = await TieAsync(A), b = await TieAsync(B), c = await TieAsync(C);

        await Store.SaveAsync(Owner, At(1, "1", B));

        await AssertChangedAsync(a, b);
        Assert.Equal(c, await TieAsync(C));
    }

    [Fact]
    public async Task A_removed_interaction_changes_its_ties()
    {
        await Store.AddAsync(Owner, [At(1, "1", A, B), At(1, "2", C)]);
        await KeepAsync(1, A, B, C);
        KeptTie a = await TieAsync(A), b = await TieAsync(B), c = await TieAsync(C);

        await Store.RemoveAsync(Owner, new("1"));

        await AssertChangedAsync(a, b);
        Assert.Equal(c, await TieAsync(C));
    }

    [Fact]
    public async Task What_changes_no_interaction_leaves_version_and_state()
    {
        await Store.AddAsync(Owner, [At(1, "1", A)]);
        await KeepAsync(1, A);
        KeptTie a = await TieAsync(A);

        await Store.AddAsync(Owner, [At(9, "1", A)]);
        await Store.AddAsync(Owner, []);
        await Store.RemoveAsync(Owner, new("missing"));
        await Store.AddAsync(AnotherOwner, [At(2, "2", A)]);
        await Stores.Contacts.SaveAsync(Owner, new(A, "name"));

        Assert.Equal(a, await TieAsync(A));
    }

    [Fact]
    public async Task A_state_of_an_earlier_version_is_not_kept()
    {
        await Store.AddAsync(Owner, [At(1, "1", A), At(1, "2", B)]);
        KeptTie[] read = [await TieAsync(A) with { State = Bytes(1) }, await TieAsync(B) with { State = Bytes(2) }];
        await Store.AddAsync(Owner, [At(2, "3", A)]);

        Assert.Equal(1, await Store.SaveStatesAsync(Owner, read));

        Assert.True((await TieAsync(A)).State.IsEmpty);
        Assert.Equal(Bytes(2), (await TieAsync(B)).State.ToArray());
    }

    [Fact]
    public async Task A_version_does_not_come_again_after_the_tie_was_removed()
    {
        HashSet<long> versions = [];
        KeptTie? last = null;
        for (int i = 0; i < 20; i++)
        {
            await Store.AddAsync(Owner, [At(1, "1", A)]);
            Assert.True(versions.Add((await TieAsync(A)).Version));
            if (last is not null) Assert.Equal(0, await Store.SaveStatesAsync(Owner, [last with { State = Bytes(1) }]));
            last = await TieAsync(A);
            await Store.RemoveAsync(Owner, new("1"));
            Assert.False(await Store.RemoveTieAsync(Owner, A));
            Assert.Null(await Store.FindTieAsync(Owner, A));
        }

        Assert.False(await Store.RemoveTieAsync(Owner, A));
    }

    [Fact]
    public async Task A_fold_removes_what_is_before_the_horizon_and_keeps_the_pasts()
    {
        Interaction at = new(new("at"), Noon, Channel.Letter, A), before = new(new("before"), Noon.PlusNanoseconds(-1), Channel.Letter, A, B);
        await Store.AddAsync(Owner, [at, before, At(-9, "long ago", B), At(1, "later", C)]);
        await KeepAsync(1, A, B, C);
        KeptTie a = await TieAsync(A), b = await TieAsync(B), c = await TieAsync(C);

        Assert.Equal(2, await FoldAsync(Noon, A, B));

        Assert.Equal([at, At(1, "later", C)], await Store.ListAsync(Owner).ToListAsync());
        Assert.Equal([at], await Store.ListAsync(Owner, A).ToListAsync());
        Assert.Empty(await Store.ListAsync(Owner, B).ToListAsync());
        Assert.Null(await Store.FindAsync(Owner, before.Id));
        Assert.Equal(Noon, await Store.FindHorizonAsync(Owner));
        Assert.Equal(a with { Version = (await TieAsync(A)).Version, Past = Bytes((byte)'a') }, await TieAsync(A));
        Assert.Equal(b with { Version = (await TieAsync(B)).Version, Past = Bytes((byte)'B') }, await TieAsync(B));
        Assert.NotEqual(a.Version, (await TieAsync(A)).Version);
        Assert.NotEqual(b.Version, (await TieAsync(B)).Version);
        Assert.Equal(c, await TieAsync(C));
    }

    [Fact]
    public async Task A_fold_of_a_tie_that_changed_meanwhile_does_nothing()
    {
        await Store.AddAsync(Owner, [At(-2, "1", A), At(-2, "2", B)]);
        KeptTie[] read = [await TieAsync(B) with { Past = Bytes(2) }, await TieAsync(A) with { Past = Bytes(1) }];
        await Store.AddAsync(Owner, [At(-1, "3", A)]);
        List<KeptTie> ties = await Store.ListTiesAsync(Owner).ToListAsync();

        Assert.Null(await Store.FoldAsync(Owner, Noon, read));

        Assert.Equal(ties, await Store.ListTiesAsync(Owner).ToListAsync());
        Assert.Equal(3, await Store.ListAsync(Owner).CountAsync());
        Assert.Null(await Store.FindHorizonAsync(Owner));
    }

    [Fact]
    public async Task A_fold_that_would_remove_the_interactions_of_another_tie_does_nothing()
    {
        await Store.AddAsync(Owner, [At(-2, "1", A), At(-1, "2", A, B)]);
        List<KeptTie> ties = await Store.ListTiesAsync(Owner).ToListAsync();

        Assert.Null(await FoldAsync(Noon, A));

        Assert.Equal(ties, await Store.ListTiesAsync(Owner).ToListAsync());
        Assert.Equal(2, await Store.ListAsync(Owner).CountAsync());
        Assert.Null(await Store.FindHorizonAsync(Owner));
    }

    [Fact]
    public async Task Before_the_horizon_nothing_is_added_or_changed()
    {
        await Store.AddAsync(Owner, [At(-2, "1", A), At(1, "2", A)]);
        await FoldAsync(Noon, A);
        await KeepAsync(1, A);
        KeptTie a = await TieAsync(A);

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await Store.AddAsync(Owner, [At(3, "3", B), At(-2, "1", A)]));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await Store.SaveAsync(Owner, At(-1, "2", A)));

        Assert.Equal([At(1, "2", A)], await Store.ListAsync(Owner).ToListAsync());
        Assert.Equal([a], await Store.ListTiesAsync(Owner).ToListAsync());
        Assert.Equal(1, await Store.AddAsync(AnotherOwner, [At(-2, "1", A)]));
        Assert.Equal(1, await Store.AddAsync(Owner, [At(0, "4", A)]));
    }

    [Fact]
    public async Task A_horizon_that_is_not_after_the_present_one_changes_nothing()
    {
        await Store.AddAsync(Owner, [At(-2, "1", A), At(1, "2", A)]);
        await FoldAsync(Noon, A);
        KeptTie a = await TieAsync(A);

        Assert.Equal(0, await FoldAsync(Noon, A));
        Assert.Equal(0, await FoldAsync(Noon - Duration.FromDays(1), A));

        Assert.Equal(a, await TieAsync(A));
        Assert.Equal(Noon, await Store.FindHorizonAsync(Owner));
    }

    [Fact]
    public async Task An_empty_log_is_folded_to_a_horizon()
    {
        Assert.Equal(0, await Store.FoldAsync(Owner, Noon, []));

        Assert.Equal(Noon, await Store.FindHorizonAsync(Owner));
        Assert.Null(await Store.FindHorizonAsync(AnotherOwner));
    }

    [Fact]
    public async Task A_removed_tie_says_whether_it_had_a_past()
    {
        await Store.AddAsync(Owner, [At(-2, "1", A)]);
        await FoldAsync(Noon, A);

        Assert.False(await Store.RemoveTieAsync(AnotherOwner, A));
        Assert.True(await Store.RemoveTieAsync(Owner, A));

        Assert.Empty(await Store.ListTiesAsync(Owner).ToListAsync());
    }

    [Fact]
    public async Task A_cancelled_call_changes_nothing()
    {
        await Store.AddAsync(Owner, [At(-2, "1", A)]);
        KeptTie a = await TieAsync(A);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Store.SaveStatesAsync(Owner, [a with { State = Bytes(1) }], Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Store.FoldAsync(Owner, Noon, [a with { Past = Bytes(1) }], Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Store.RemoveTieAsync(Owner, A, Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Store.FindTieAsync(Owner, A, Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Store.FindHorizonAsync(Owner, Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Store.ListTiesAsync(Owner, Cancelled).ToListAsync(CancellationToken.None));

        Assert.Equal(a, await TieAsync(A));
        Assert.Null(await Store.FindHorizonAsync(Owner));
    }

    private async Task AssertChangedAsync(params KeptTie[] before)
    {
        foreach (KeptTie tie in before)
        {
            KeptTie now = await TieAsync(tie.Contact);
            Assert.NotEqual(tie.Version, now.Version);
            Assert.True(now.State.IsEmpty);
        }
    }
}
