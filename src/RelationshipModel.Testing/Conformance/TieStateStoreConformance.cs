using NodaTime;
using RelationshipModel.Storage;

namespace RelationshipModel.Testing;

/// <summary>The requirements on an <see cref="ITieStateStore"/>: it keeps what was folded from the log, and never returns what no
/// longer holds.</summary>
/// <inheritdoc cref="StoreConformance{TFixture}"/>
[ConformanceSuite(StoreCapabilities.TieStates)]
public abstract class TieStateStoreConformance<TFixture>(TFixture fixture) : StoreConformance<TFixture>(fixture)
    where TFixture : StoreFixture
{
    private static readonly Instant Noon = Instant.FromUtc(2020, 5, 1, 12, 0);
    private static readonly ContactId A = new("a");
    private static readonly ContactId B = new("B");
    private static readonly ContactId C = new("c");

    private ITieStateStore Store => Stores.TieStates!;

    private IInteractionStore Log => Stores.Interactions;

    private static Interaction At(int day, string id, params ContactId[] contacts) =>
        new(new(id), Noon + Duration.FromDays(day), Channel.Letter, contacts);

    private static byte[] Bytes(byte first) => [first, 0, 255, 39, 0];

    private async Task<KeptTie> TieAsync(ContactId contact) =>
        await Store.FindTieAsync(Owner, contact) ?? throw new InvalidOperationException($"There is no tie to {contact}.");

    private async Task KeepAsync(params ContactId[] contacts)
    {
        List<KeptTie> ties = [];
        foreach (ContactId contact in contacts)
            ties.Add(await TieAsync(contact) with
            {
                State = Bytes(1),
                People = Bytes(2),
                ChangedFrom = null,
            });
        new Rule("The store should save the states of ties that did not change since they were read, and return their number.")
            .Equal(ties.Count, await Store.SaveStatesAsync(Owner, ties));
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
        Rule rule = new("The store should have a tie for each contact with interactions, without state or past, and "
            + "list ties by contact, ordinally.");
        Interaction[] one = [.. OrdinalIds.Select(static (id, i) => At(i, $"i{i}", new ContactId(id)))];
        await Log.AddAsync(Owner, [.. Shuffled(one)]);

        List<KeptTie> ties = await Store.ListTiesAsync(Owner, withPeople: true).ToListAsync();

        rule.Equal(OrdinalIds, ties.Select(static tie => tie.Contact.Value));
        rule.All(ties, tie => rule.True(tie.State.IsEmpty && tie.Past.IsEmpty));
        rule.Equal(ties[3], await Store.FindTieAsync(Owner, ties[3].Contact));
        rule.Null(await Store.FindTieAsync(Owner, new("nobody")));
        rule.Null(await Store.FindHorizonAsync(Owner));
    }

    [Fact]
    public async Task Thousands_of_ties_are_listed_once_each()
    {
        Rule rule = new("The store should list each of thousands of ties once, with its state.");
        const int Count = 2500;
        await Log.AddAsync(Owner,
            [.. Enumerable.Range(0, Count).Select(static i => At(i % 100, $"i{i}", new ContactId($"{i:D5}")))]);

        List<KeptTie> ties = await Store.ListTiesAsync(Owner, withPeople: true).ToListAsync();

        rule.Equal(Enumerable.Range(0, Count).Select(static i => $"{i:D5}"), ties.Select(static tie => tie.Contact.Value));
        rule.Equal(Count, await Store.SaveStatesAsync(Owner, [.. ties.Select(static tie => tie with { State = Bytes(7) })]));
        rule.All(await Store.ListTiesAsync(Owner, withPeople: true).ToListAsync(),
            tie => rule.Equal(Bytes(7), tie.State.ToArray()));
    }

    [Fact]
    public async Task A_state_is_kept_byte_for_byte()
    {
        Rule rule = new("The store should keep state, people and ChangedFrom of a tie as they were saved, byte for byte.");
        await Log.AddAsync(Owner, [At(1, "1", A)]);
        byte[] all = [.. Enumerable.Range(0, 1000).Select(static i => (byte)i)];
        KeptTie tie = await TieAsync(A) with
        {
            State = all,
            People = all.AsMemory(3),
            ChangedFrom = Noon
            + Duration.FromSeconds(7)
        };

        rule.Equal(1, await Store.SaveStatesAsync(Owner, [tie]));

        rule.Equal(tie, await Store.FindTieAsync(Owner, A));
    }

    [Fact]
    public async Task An_added_interaction_keeps_the_states_and_says_from_when_on_they_lack_something()
    {
        Rule rule = new("The store should raise the version of a tie when an interaction is added, keep its state, and "
            + "lower ChangedFrom to the earliest.");
        await Log.AddAsync(Owner, [At(1, "1", A), At(1, "2", B), At(1, "3", C)]);
        await KeepAsync(A, B, C);
        KeptTie a = await TieAsync(A), b = await TieAsync(B), c = await TieAsync(C);

        await Log.AddAsync(Owner, [At(5, "5", A)]);
        await Log.AddAsync(Owner, [At(3, "6", A, B), At(2, "4", A, B), At(4, "7", B)]);
        await Log.AddAsync(Owner, [At(6, "8", A)]);

        foreach (KeptTie tie in new[] { a, b })
        {
            KeptTie now = await TieAsync(tie.Contact);
            rule.NotEqual(tie.Version, now.Version);
            rule.Equal(tie with { Version = now.Version, ChangedFrom = now.ChangedFrom }, now);
            AssertFrom(rule, At(2, "4", A).At, now.ChangedFrom);
        }

        rule.Equal(c, await TieAsync(C));
    }

    [Fact]
    public async Task A_saved_state_says_by_itself_from_when_on_it_lacks_something()
    {
        Rule rule = new("The store should keep the ChangedFrom with which a state is saved, in place of its own.");
        await Log.AddAsync(Owner, [At(1, "1", A), At(9, "2", A)]);
        KeptTie a = await TieAsync(A);
        AssertFrom(rule, At(1, "1", A).At, a.ChangedFrom);

        rule.Equal(1, await Store.SaveStatesAsync(Owner, [a with { State = Bytes(1), ChangedFrom = At(9, "2", A).At }]));
        AssertFrom(rule, At(9, "2", A).At, (await TieAsync(A)).ChangedFrom);

        rule.Equal(1, await Store.SaveStatesAsync(Owner, [a with { State = Bytes(1), ChangedFrom = null }]));
        rule.Null((await TieAsync(A)).ChangedFrom);
    }

    [Fact]
    public async Task People_are_kept_until_others_are_given_and_listed_where_asked_for()
    {
        Rule rule = new("The store should keep the people of a tie if a state is saved without any, and list them if "
            + "withPeople is true.");
        await Log.AddAsync(Owner, [At(1, "1", A)]);
        await KeepAsync(A);
        KeptTie a = await TieAsync(A);

        rule.Equal(1, await Store.SaveStatesAsync(Owner, [a with { State = Bytes(5), People = default }]));

        rule.Equal(a with { State = Bytes(5) }, await TieAsync(A));
        rule.Equal([a with { State = Bytes(5) }], await Store.ListTiesAsync(Owner, withPeople: true).ToListAsync());
        rule.Equal(
            [a with { State = Bytes(5), People = default }],
            await Store.ListTiesAsync(Owner, withPeople: false).Select(static tie => tie with { People = default })
                .ToListAsync());
    }

    [Fact]
    public async Task Replaced_pasts_take_states_and_people_away()
    {
        Rule rule = new("The store should drop state and people of a tie whose past is replaced, raise its version, and "
            + "make no tie.");
        await Log.AddAsync(Owner, [At(-2, "1", A), At(1, "2", A, B)]);
        await FoldAsync(Noon, A);
        await KeepAsync(A, B);
        KeptTie a = await TieAsync(A), b = await TieAsync(B);

        await Store.SavePastsAsync(Owner, [a with { Past = Bytes(9) }, new(new("nobody"), 1) { Past = Bytes(9) }]);

        KeptTie now = await TieAsync(A);
        rule.NotEqual(a.Version, now.Version);
        rule.Equal(new KeptTie(A, now.Version) { Past = Bytes(9) }, now);
        rule.Equal(b, await TieAsync(B));
        rule.Null(await Store.FindTieAsync(Owner, new("nobody")));
        rule.Equal(0, await Store.SaveStatesAsync(Owner, [a]));
    }

    [Fact]
    public async Task What_cannot_be_found_is_not_made()
    {
        Rule rule = new("The store should make no owner or tie when states or pasts are saved for one that does not exist.");
        OwnerId ghost = new("ghost");
        KeptTie tie = new(A, 1) { State = Bytes(1), Past = Bytes(1) };

        rule.Equal(0, await Store.SaveStatesAsync(ghost, [tie]));
        await Store.SavePastsAsync(ghost, [tie]);
        rule.False(await Store.RemoveTieAsync(ghost, A));

        rule.Empty(await Store.ListTiesAsync(ghost, withPeople: true).ToListAsync());
        rule.Null(await Store.FindHorizonAsync(ghost));
    }

    [Fact]
    public async Task A_batch_with_one_new_interaction_changes_its_ties_alone()
    {
        Rule rule = new("The store should only change the ties of the new interactions of a batch.");
        await Log.AddAsync(Owner, [At(1, "1", A), At(1, "2", B)]);
        await KeepAsync(A, B);
        KeptTie a = await TieAsync(A), b = await TieAsync(B);

        rule.Equal(1, await Log.AddAsync(Owner, [At(1, "1", A), At(3, "3", B)]));

        rule.Equal(a, await TieAsync(A));
        rule.NotEqual(b.Version, (await TieAsync(B)).Version);
        rule.Equal(b.State.ToArray(), (await TieAsync(B)).State.ToArray());
    }

    [Fact]
    public async Task An_edit_changes_the_ties_of_before_and_after()
    {
        Rule rule = new("The store should drop the states of the ties before and after an edit, raise their versions, "
            + "and change no other tie.");
        await Log.AddAsync(Owner, [At(1, "1", A), At(1, "2", B), At(1, "3", C)]);
        await KeepAsync(A, B, C);
        KeptTie a = await TieAsync(A), b = await TieAsync(B), c = await TieAsync(C);

        await Log.SaveAsync(Owner, At(1, "1", B));

        await AssertChangedAsync(rule, a, b);
        rule.Equal(c, await TieAsync(C));
    }

    [Fact]
    public async Task A_removed_interaction_changes_its_ties()
    {
        Rule rule = new("The store should drop the states of the ties of a removed interaction, raise their versions, "
            + "and change no other tie.");
        await Log.AddAsync(Owner, [At(1, "1", A, B), At(1, "2", C)]);
        await KeepAsync(A, B, C);
        KeptTie a = await TieAsync(A), b = await TieAsync(B), c = await TieAsync(C);

        await Log.RemoveAsync(Owner, new("1"));

        await AssertChangedAsync(rule, a, b);
        rule.Equal(c, await TieAsync(C));
    }

    [Fact]
    public async Task What_changes_no_interaction_leaves_version_and_state()
    {
        Rule rule = new("The store should leave version and state of a tie as they are when no interaction of it changes.");
        await Log.AddAsync(Owner, [At(1, "1", A)]);
        await KeepAsync(A);
        KeptTie a = await TieAsync(A);

        await Log.AddAsync(Owner, [At(9, "1", A)]);
        await Log.AddAsync(Owner, []);
        await Log.RemoveAsync(Owner, new("missing"));
        await Log.AddAsync(AnotherOwner, [At(2, "2", A)]);
        await Stores.Contacts.SaveAsync(Owner, new(A, "name"));

        rule.Equal(a, await TieAsync(A));
    }

    [Fact]
    public async Task A_state_of_an_earlier_version_is_not_kept()
    {
        Rule rule = new("The store should save no state of a tie whose version changed since it was read, and return "
            + "the number saved.");
        await Log.AddAsync(Owner, [At(1, "1", A), At(1, "2", B)]);
        KeptTie[] read = [await TieAsync(A) with { State = Bytes(1) }, await TieAsync(B) with { State = Bytes(2) }];
        await Log.AddAsync(Owner, [At(2, "3", A)]);

        rule.Equal(1, await Store.SaveStatesAsync(Owner, read));

        rule.True((await TieAsync(A)).State.IsEmpty);
        rule.Equal(Bytes(2), (await TieAsync(B)).State.ToArray());
    }

    [Fact]
    public async Task A_version_does_not_come_again_after_the_tie_was_removed()
    {
        Rule rule = new("The store should give no version of a tie twice, also after the tie was removed.");
        HashSet<long> versions = [];
        KeptTie? last = null;
        for (int i = 0; i < 20; i++)
        {
            await Log.AddAsync(Owner, [At(1, "1", A)]);
            rule.True(versions.Add((await TieAsync(A)).Version));
            if (last is not null) rule.Equal(0, await Store.SaveStatesAsync(Owner, [last with { State = Bytes(1) }]));
            last = await TieAsync(A);
            await Log.RemoveAsync(Owner, new("1"));
            rule.False(await Store.RemoveTieAsync(Owner, A));
            rule.Null(await Store.FindTieAsync(Owner, A));
        }

        rule.False(await Store.RemoveTieAsync(Owner, A));
    }

    [Fact]
    public async Task A_fold_removes_what_is_before_the_horizon_and_keeps_the_pasts()
    {
        Rule rule = new("The store should remove the interactions before the horizon of a fold, keep the pasts, and "
            + "drop the states of those ties.");
        Interaction at = new(new("at"), Noon, Channel.Letter, A),
            before = new(new("before"), Noon.PlusNanoseconds(-1), Channel.Letter, A, B);
        await Log.AddAsync(Owner, [at, before, At(-9, "long ago", B), At(1, "later", C)]);
        await KeepAsync(A, B, C);
        KeptTie a = await TieAsync(A), b = await TieAsync(B), c = await TieAsync(C);

        rule.Equal(2, await FoldAsync(Noon, A, B));

        rule.Equal([at, At(1, "later", C)], await Log.ListAsync(Owner).ToListAsync());
        rule.Equal([at], await Log.ListAsync(Owner, A).ToListAsync());
        rule.Empty(await Log.ListAsync(Owner, B).ToListAsync());
        rule.Null(await Log.FindAsync(Owner, before.Id));
        rule.Equal(Noon, await Store.FindHorizonAsync(Owner));
        rule.Equal(new KeptTie(A, (await TieAsync(A)).Version) { Past = Bytes((byte)'a') }, await TieAsync(A));
        rule.Equal(new KeptTie(B, (await TieAsync(B)).Version) { Past = Bytes((byte)'B') }, await TieAsync(B));
        rule.NotEqual(a.Version, (await TieAsync(A)).Version);
        rule.NotEqual(b.Version, (await TieAsync(B)).Version);
        rule.Equal(c, await TieAsync(C));
    }

    [Fact]
    public async Task A_fold_of_a_tie_that_changed_meanwhile_does_nothing()
    {
        Rule rule = new("The store should do nothing and return null when a tie of a fold changed since it was read.");
        await Log.AddAsync(Owner, [At(-2, "1", A), At(-2, "2", B)]);
        KeptTie[] read = [await TieAsync(B) with { Past = Bytes(2) }, await TieAsync(A) with { Past = Bytes(1) }];
        await Log.AddAsync(Owner, [At(-1, "3", A)]);
        List<KeptTie> ties = await Store.ListTiesAsync(Owner, withPeople: true).ToListAsync();

        rule.Null(await Store.FoldAsync(Owner, Noon, read));

        rule.Equal(ties, await Store.ListTiesAsync(Owner, withPeople: true).ToListAsync());
        rule.Equal(3, await Log.ListAsync(Owner).CountAsync());
        rule.Null(await Store.FindHorizonAsync(Owner));
    }

    [Fact]
    public async Task A_fold_that_would_remove_the_interactions_of_another_tie_does_nothing()
    {
        Rule rule = new("The store should do nothing and return null when a fold would remove interactions of a tie "
            + "that it does not name.");
        await Log.AddAsync(Owner, [At(-2, "1", A), At(-1, "2", A, B)]);
        List<KeptTie> ties = await Store.ListTiesAsync(Owner, withPeople: true).ToListAsync();

        rule.Null(await FoldAsync(Noon, A));

        rule.Equal(ties, await Store.ListTiesAsync(Owner, withPeople: true).ToListAsync());
        rule.Equal(2, await Log.ListAsync(Owner).CountAsync());
        rule.Null(await Store.FindHorizonAsync(Owner));
    }

    [Fact]
    public async Task Before_the_horizon_nothing_is_added_or_changed()
    {
        Rule rule = new("The store should refuse interactions before the horizon with a RecordConflictException, and "
            + "keep nothing of their batch.");
        await Log.AddAsync(Owner, [At(-2, "1", A), At(1, "2", A)]);
        await FoldAsync(Noon, A);
        await KeepAsync(A);
        KeptTie a = await TieAsync(A);

        await rule.ThrowsAsync<RecordConflictException>(
            async () => await Log.AddAsync(Owner, [At(3, "3", B), At(-2, "1", A)]));
        await rule.ThrowsAsync<RecordConflictException>(async () => await Log.SaveAsync(Owner, At(-1, "2", A)));

        rule.Equal([At(1, "2", A)], await Log.ListAsync(Owner).ToListAsync());
        rule.Equal([a], await Store.ListTiesAsync(Owner, withPeople: true).ToListAsync());
        rule.Equal(1, await Log.AddAsync(AnotherOwner, [At(-2, "1", A)]));
        rule.Equal(1, await Log.AddAsync(Owner, [At(0, "4", A)]));
    }

    [Fact]
    public async Task A_horizon_that_is_not_after_the_present_one_changes_nothing()
    {
        Rule rule = new("The store should change nothing and return 0 when the horizon of a fold is not after the present one.");
        await Log.AddAsync(Owner, [At(-2, "1", A), At(1, "2", A)]);
        await FoldAsync(Noon, A);
        KeptTie a = await TieAsync(A);

        rule.Equal(0, await FoldAsync(Noon, A));
        rule.Equal(0, await FoldAsync(Noon - Duration.FromDays(1), A));

        rule.Equal(a, await TieAsync(A));
        rule.Equal(Noon, await Store.FindHorizonAsync(Owner));
    }

    [Fact]
    public async Task An_empty_log_is_folded_to_a_horizon()
    {
        Rule rule = new("The store should keep the horizon of a fold of an empty log, for its owner only.");
        rule.Equal(0, await Store.FoldAsync(Owner, Noon, []));

        rule.Equal(Noon, await Store.FindHorizonAsync(Owner));
        rule.Null(await Store.FindHorizonAsync(AnotherOwner));
    }

    [Fact]
    public async Task A_removed_tie_says_whether_it_had_a_past()
    {
        Rule rule = new("The store should remove a tie with its past, and return whether it had one.");
        await Log.AddAsync(Owner, [At(-2, "1", A)]);
        await FoldAsync(Noon, A);

        rule.False(await Store.RemoveTieAsync(AnotherOwner, A));
        rule.True(await Store.RemoveTieAsync(Owner, A));

        rule.Empty(await Store.ListTiesAsync(Owner, withPeople: true).ToListAsync());
    }

    [Fact]
    public async Task A_cancelled_call_changes_nothing()
    {
        Rule rule = new("The store should end cancelled calls with an OperationCanceledException, and change nothing.");
        await Log.AddAsync(Owner, [At(-2, "1", A)]);
        KeptTie a = await TieAsync(A);

        await rule.ThrowsAnyAsync<OperationCanceledException>(
            async () => await Store.SaveStatesAsync(Owner, [a with { State = Bytes(1) }], Cancelled));
        await rule.ThrowsAnyAsync<OperationCanceledException>(
            async () => await Store.FoldAsync(Owner, Noon, [a with { Past = Bytes(1) }], Cancelled));
        await rule.ThrowsAnyAsync<OperationCanceledException>(async () => await Store.RemoveTieAsync(Owner, A, Cancelled));
        await rule.ThrowsAnyAsync<OperationCanceledException>(async () => await Store.FindTieAsync(Owner, A, Cancelled));
        await rule.ThrowsAnyAsync<OperationCanceledException>(async () => await Store.FindHorizonAsync(Owner, Cancelled));
        await rule.ThrowsAnyAsync<OperationCanceledException>(
            async () => await Store.ListTiesAsync(Owner, withPeople: false, Cancelled).ToListAsync(CancellationToken.None));

        rule.Equal(a, await TieAsync(A));
        rule.Null(await Store.FindHorizonAsync(Owner));
    }

    private async Task AssertChangedAsync(Rule rule, params KeptTie[] before)
    {
        foreach (KeptTie tie in before)
        {
            KeptTie now = await TieAsync(tie.Contact);
            rule.NotEqual(tie.Version, now.Version);
            rule.True(now.State.IsEmpty && now.People.IsEmpty);
            rule.Null(now.ChangedFrom);
        }
    }

    private static void AssertFrom(Rule rule, Instant earliest, Instant? from)
    {
        rule.NotNull(from);
        rule.InRange(from.Value, earliest - Duration.FromSeconds(1) + Duration.Epsilon, earliest);
    }
}
