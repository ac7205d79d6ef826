using NodaTime;
using RelationshipModel.Network;
using RelationshipModel.Storage;

namespace RelationshipModel.Testing;

/// <summary>A call of a network changes all it should or nothing, wherever it fails or is cancelled,
/// and whoever writes beside it.</summary>
/// <inheritdoc cref="StoreConformance{TFixture}"/>
[ConformanceSuite(StoreCapabilities.AllPorts)]
public abstract class UnitOfWorkConformance<TFixture>(TFixture fixture) : StoreConformance<TFixture>(fixture)
    where TFixture : StoreFixture
{
    private static readonly Instant AsOf = Instant.FromUtc(2024, 6, 1, 12, 0);
    private static readonly ContactId Ada = new("ada"), Alias = new("ada@example.org"), Ben = new("ben");
    private static readonly Introduction Accepted = Introduction.Begin(new("accepted"), Ada, Ben, AsOf - Duration.FromDays(3))
        .AskFirst(AsOf - Duration.FromDays(3)).AcceptFirst(AsOf - Duration.FromDays(2)).AskSecond(AsOf - Duration.FromDays(2))
        .AcceptSecond(AsOf - Duration.FromDays(1));

    private static readonly NetworkScenario Scenario = new NetworkScenario()
        .With(new Contact(Ada, "Ada"), new Contact(Alias, "Ada A."), new Contact(Ben, "Ben"))
        .Every(Duration.FromDays(200), 4, AsOf - Duration.FromDays(3), Channel.InPerson, Ada)
        .Every(Duration.FromDays(300), 3, AsOf - Duration.FromDays(5), Channel.Email, Alias)
        .With(new Interaction(new("all"), AsOf - Duration.FromDays(9), Channel.InPerson, Ada, Alias, Ben))
        .With(new Circle(new("circle"), "Circle"))
        .With(new CircleMembership(new("circle"), Ada, new(2020, 1, 1)),
            new CircleMembership(new("circle"), Alias, new(2021, 1, 1)))
        .With(new Gathering(new("supper"), "Supper", AsOf, Ada, Ben))
        .With(new FollowUp(new("book"), TieSide.Owner, Alias, AsOf - Duration.FromDays(9)))
        .With(new Acquaintance(new(Ada, Ben), AcquaintanceState.Acquainted))
        .With(Introduction.Begin(new("of two"), Alias, Ben, AsOf - Duration.FromDays(2)), Accepted);

    private static readonly Introduction Made = Introduction.Begin(new("made"), Ada, Ben, AsOf - Duration.FromDays(3))
        .AskFirst(AsOf - Duration.FromDays(3)).AcceptFirst(AsOf - Duration.FromDays(2)).AskSecond(AsOf - Duration.FromDays(2))
        .AcceptSecond(AsOf - Duration.FromDays(1)).Make(AsOf - Duration.FromDays(1));

    private static RelationshipNetwork Network(NetworkStores stores, OwnerId owner) => new(owner, stores, new FixedClock(AsOf));

    private static async Task CallAsync(string call, RelationshipNetwork network)
    {
        switch (call)
        {
            case "erase": await network.EraseContactAsync(Alias); break;
            case "erase owner": await network.EraseOwnerAsync(); break;
            case "complete": await network.CompleteIntroductionAsync(Made, new("introduced")); break;
            case "step":
                await network.TakeIntroductionStepAsync(
                    Accepted.Id, static kept => kept.Stage == IntroductionStage.Accepted ? kept.Make(AsOf) : kept,
                    new("introduced"));
                break;
            case "accept": await network.AcceptMergeAsync(Ben, Alias, AsOf); break;
            case "forget": await network.ForgetBeforeAsync(Period.FromYears(1), AsOf); break;
            case "remove": await network.Contacts.RemoveAsync([Ada, Alias, Ben]); break;
            default: throw new ArgumentOutOfRangeException(nameof(call), call, "There is no such call.");
        }
    }

    private async Task<List<object>> SavedAsync(OwnerId owner)
    {
        await Scenario.SaveToAsync(Stores, owner);
        await Network(Stores, owner).AcceptMergeAsync(Ada, Alias, AsOf - Duration.FromDays(1));
        return await KeptRows.ReadAsync(Stores, owner);
    }

    [Theory]
    [InlineData("erase")]
    [InlineData("erase owner")]
    [InlineData("complete")]
    [InlineData("step")]
    [InlineData("accept")]
    [InlineData("forget")]
    [InlineData("remove")]
    public async Task A_call_that_fails_at_any_step_leaves_the_state_before_or_after(string call)
    {
        Rule rule = new("The store should keep all that a unit of work changes (IUnitOfWork.RunAsync) or nothing, at "
            + "whatever step it fails.");
        List<object> before = await SavedAsync(Owner);
        await CallAsync(call, Network(Stores, Owner));
        List<object> after = await KeptRows.ReadAsync(Stores, Owner);
        rule.NotEqual(before, after);

        bool isThrough = false;
        for (int at = 0; !isThrough; at++)
        {
            OwnerId owner = new($"{call} {at}");
            await SavedAsync(owner);
            int step = 0;
            NetworkStores faulty = FaultyStores.Of(Stores,
                () => step++ == at ? throw new InvalidDataException("The store fails here.") : default);

            Exception? fault = await Record.ExceptionAsync(() => CallAsync(call, Network(faulty, owner)));

            isThrough = step <= at;
            rule.Equal(isThrough, fault is null);
            List<object> kept = await KeptRows.ReadAsync(Stores, owner);
            rule.True(kept.SequenceEqual(isThrough ? after : before),
                $"{call} that failed at step {at} left something in between.");
            await CallAsync(call, Network(Stores, owner));
            rule.Equal(after, await KeptRows.ReadAsync(Stores, owner));
        }
    }

    [Fact]
    public async Task An_erasure_cancelled_at_any_step_erases_all_or_nothing_and_its_receipts_say_what_was_removed()
    {
        Rule rule = new("The store should erase all or nothing when an erasure is cancelled at any step.");
        await SavedAsync(Owner);
        ErasureReceipt whole = await Network(Stores, Owner).EraseContactAsync(Ada);

        bool isThrough = false;
        for (int at = 0; !isThrough; at++)
        {
            OwnerId owner = new($"cancelled {at}");
            await SavedAsync(owner);
            using CancellationTokenSource source = new();
            int step = 0;
            NetworkStores cancelling = FaultyStores.Of(Stores, () => step++ == at ? new(source.CancelAsync()) : default);
            ErasureReceipt first = ErasureReceipt.None;

            Exception? fault = await Record.ExceptionAsync(
                async () => first = await Network(cancelling, owner).EraseContactAsync(Ada, source.Token));

            isThrough = step <= at;
            if (fault is null) rule.Equal(whole, first);
            ErasureReceipt second = await Network(Stores, owner).EraseContactAsync(Alias);
            rule.Equal((fault is null ? ErasureReceipt.None : whole) with { At = AsOf, IdsRemembered = 0 },
                second with { IdsRemembered = 0 });
            rule.DoesNotContain(await KeptRows.ReadAsync(Stores, owner), static row => Names(row));
        }
    }

    [Fact]
    public async Task A_unit_in_which_a_call_failed_is_not_kept_though_its_work_went_on()
    {
        Rule rule = new("The store should undo a unit of work in which a call failed, also if the failure was caught.");
        List<object> before = await SavedAsync(Owner);

        await rule.ThrowsAsync<InvalidOperationException>(async () => await Stores.UnitOfWork!.RunAsync(Owner, async () =>
        {
            await Stores.Contacts.SaveAsync(Owner, new Contact(new("zoe"), "Zoe"));
            CircleMembership homeless = new(new("no such circle"), Ada, new(2020, 1, 1));
            await rule.ThrowsAsync<InvalidOperationException>(async () => await Stores.Memberships!.SaveAsync(Owner, homeless));
            return 0;
        }));

        rule.Equal(before, await KeptRows.ReadAsync(Stores, Owner));
    }

    [Fact]
    public async Task A_unit_sees_what_it_changed_and_another_owner_nothing_of_it()
    {
        Rule rule = new("The store should show a unit of work what it changed, and change nothing of another owner.");
        await SavedAsync(AnotherOwner);
        List<object> before = await KeptRows.ReadAsync(Stores, AnotherOwner);

        int seen = await Stores.UnitOfWork!.RunAsync(Owner, async () =>
        {
            await Stores.Contacts.SaveAsync(Owner, Scenario.Contacts);
            await Stores.Contacts.RemoveAsync(Owner, Ben);
            return await Stores.UnitOfWork.RunAsync(Owner, () => Stores.Contacts.ListAsync(Owner).CountAsync());
        });

        rule.Equal(2, seen);
        rule.Equal(2, await Stores.Contacts.ListAsync(Owner).CountAsync());
        rule.Equal(before, await KeptRows.ReadAsync(Stores, AnotherOwner));
    }

    [Fact]
    public async Task A_contact_that_two_change_at_once_keeps_both_changes()
    {
        Rule rule = new("The store should run units of work of one owner one after the other, so that two changes of a "
            + "contact are both kept.");
        await InterleavedAsync(
            static network => network.Contacts.ChangeAsync(Ada, static contact => contact! with { Place = "here" }).AsTask(),
            static network => network.Contacts.ChangeAsync(Ada, static contact => contact! with { Kind = TieKind.Friend })
                .AsTask(),
            async (stores, owner) => rule.Equal(
                new Contact(Ada, "Ada") { Place = "here", Kind = TieKind.Friend }, await stores.Contacts.FindAsync(owner, Ada)));
    }

    [Fact]
    public async Task Two_steps_of_an_introduction_at_once_are_both_taken()
    {
        Rule rule = new("The store should run units of work of one owner one after the other, so that two steps are both taken.");
        await InterleavedAsync(
            StepAsync, StepAsync,
            async (stores, owner) => rule.Equal(
                [.. Accepted.Steps, new(IntroductionStage.Made, AsOf), new(IntroductionStage.Met, AsOf)],
                (await stores.Introductions!.FindAsync(owner, Accepted.Id))!.Steps));

        static Task StepAsync(RelationshipNetwork network) => network.TakeIntroductionStepAsync(
            Accepted.Id,
            static kept => kept.Stage == IntroductionStage.Accepted ? kept.Make(AsOf) : kept.Meet(AsOf),
            new("introduced")).AsTask();
    }

    [Fact]
    public async Task A_proposal_beside_a_decision_leaves_the_decision()
    {
        Rule rule = new("The store should run units of work of one owner one after the other, so that a decision "
            + "outlives a proposal.");
        await InterleavedAsync(
            static network => network.ProposeMergeAsync(new(Ada, Ben, MergeState.Proposed, AsOf) { Basis = MergeBasis.Name })
                .AsTask(),
            static network => network.DeclineMergeAsync(new(Ada, Ben)).AsTask(),
            async (stores, owner) =>
                rule.Equal(MergeState.Declined, (await stores.Merges!.FindAsync(owner, new(Ada, Ben)))!.State));
    }

    [Fact]
    public async Task A_merge_accepted_beside_retention_leaves_scores_that_can_be_told()
    {
        Rule rule = new("The store should run units of work of one owner one after the other, so that a merge and "
            + "retention leave scores.");
        await InterleavedAsync(
            static network => network.ForgetBeforeAsync(Period.FromYears(1), AsOf).AsTask(),
            static network => Record.ExceptionAsync(() => network.AcceptMergeAsync(Ben, Ada).AsTask()).AsTask(),
            async (stores, owner) => rule.NotEmpty(await Network(stores, owner).ScoreAllAsync().ToListAsync()));
    }

    [Fact]
    public async Task Retention_beside_a_writer_who_never_rests_removes_what_is_old()
    {
        Rule rule = new("The store should run units of work of one owner one after the other, so that retention ends though "
            + "another writes at each of its steps.");
        Assert.SkipUnless(Can(StoreCapabilities.ConcurrentWriters), "The store does not serve several writers at once.");
        await SavedAsync(AnotherOwner);
        int old = await Network(Stores, AnotherOwner).ForgetBeforeAsync(Period.FromYears(1), AsOf);
        await SavedAsync(Owner);
        RelationshipNetwork beside = Network(await OpenAsync(), Owner);
        NoticedUnit unit = new(Stores.UnitOfWork!);
        int written = 0;
        Task writes = Task.CompletedTask;
        NetworkStores stepped = FaultyStores.Of(Stores, async () =>
        {
            (int number, Task before) = (written++, writes);
            using (ExecutionContext.SuppressFlow()) writes = Task.Run(() => WriteAsync(number, before));
            // Within a unit it has to wait.
            if (!unit.IsOpen) await writes;
        }) with
        {
            UnitOfWork = unit,
        };

        int removed = await Network(stepped, Owner).ForgetBeforeAsync(Period.FromYears(1), AsOf);
        await writes;

        rule.Equal(old, removed);
        List<Interaction> log = await Stores.Interactions.ListAsync(Owner).ToListAsync();
        rule.Equal(written, log.Count(static interaction => interaction.Id.Value.StartsWith("beside", StringComparison.Ordinal)));
        rule.DoesNotContain(log, static interaction => interaction.At < AsOf - Duration.FromDays(366));

        async Task WriteAsync(int number, Task before)
        {
            await before;
            await beside.RecordAsync(new Interaction(new($"beside {number}"), AsOf, Channel.Voice, Ada, Ben));
        }
    }

    [Fact]
    public async Task What_is_recorded_beside_an_erasure_does_not_bring_the_contact_back()
    {
        Rule rule = new("The store should run units of work of one owner one after the other, so that no erased contact "
            + "comes back.");
        await InterleavedAsync(
            static network => network.EraseContactAsync(Ada).AsTask(),
            static network => network.RecordAsync(new Interaction(new("late"), AsOf, Channel.Voice, Alias, Ben)).AsTask(),
            async (stores, owner) =>
            {
                List<object> rows = await KeptRows.ReadAsync(stores, owner);
                rule.DoesNotContain(rows, static row => Names(row));
                rule.Contains(rows, static row => row is Interaction { Id.Value: "late" });
            });
    }

    [Fact]
    public async Task An_erased_contact_is_left_out_of_what_is_recorded_until_the_owner_says_otherwise()
    {
        Rule rule = new("The store should keep erasure records until they are removed, each for one owner.");
        await SavedAsync(Owner);
        RelationshipNetwork network = Network(Stores, Owner);
        await network.EraseContactAsync(Ada);

        rule.Equal([Ada, Alias], (await network.FindErasedAsync([Ada, Alias, Ben])).Order());
        rule.Equal(1,
            await network.RecordAsync([new(new("1"), AsOf, Channel.Voice, Ada), new(new("2"), AsOf, Channel.Voice, Ada, Ben)]));
        await rule.ThrowsAsync<RecordConflictException>(async () => await network.Contacts.SaveAsync(new(Ada, "Ada")));
        await rule.ThrowsAsync<RecordConflictException>(
            async () => await network.FollowUps.SaveAsync(new(new("f"), TieSide.Owner, Alias, AsOf)));
        await rule.ThrowsAsync<RecordConflictException>(async () => await network.AcceptMergeAsync(Ben, Ada));
        await rule.ThrowsAsync<RecordConflictException>(async () => await network.DeclineMergeAsync(new(Ben, Alias)));
        rule.False(await network.ProposeMergeAsync(new(Ben, Ada, MergeState.Proposed, AsOf)));
        await network.UndoMergeAsync(new(Ben, Ada));
        await rule.ThrowsAsync<RecordConflictException>(
            async () => await network.Acquaintances.SaveAsync(new(new(Ada, Ben), AcquaintanceState.Acquainted)));
        await network.SaveInteractionAsync(
            new(new("2"), AsOf, Channel.Voice, Ada, Ben) { Initiator = Initiator.Of(Ada) });
        await network.Gatherings.SaveAsync(new(new("supper"), "Supper", AsOf, Ada, Ben));
        rule.DoesNotContain(await KeptRows.ReadAsync(Stores, Owner), static row => Names(row));
        rule.Empty(await Network(Stores, AnotherOwner).FindErasedAsync([Ada]));

        await network.RemoveErasureRecordAsync(Ada);
        await network.Contacts.SaveAsync(new(Ada, "Ada"));
        rule.Equal([Alias], await network.FindErasedAsync([Ada, Alias, Ben]));
        rule.Equal(1, await network.RecordAsync([new(new("3"), AsOf, Channel.Voice, Ada)]));
    }

    /// <summary>Starts a second call at each step of a first, ends both, and checks what is left.</summary>
    private async Task InterleavedAsync(
        Func<RelationshipNetwork, Task> first, Func<RelationshipNetwork, Task> second, Func<NetworkStores, OwnerId, Task> check)
    {
        Assert.SkipUnless(Can(StoreCapabilities.ConcurrentWriters), "The store does not serve several writers at once.");
        bool isThrough = false;
        for (int at = 0; !isThrough; at++)
        {
            OwnerId owner = new($"owner {at}");
            await SavedAsync(owner);
            NetworkStores beside = await OpenAsync();
            int step = 0;
            Task other = Task.CompletedTask;
            NetworkStores stepped = FaultyStores.Of(Stores, () =>
            {
                if (step++ != at) return default;
                // As another request would: not within the unit of the first call.
                using (ExecutionContext.SuppressFlow()) other = Task.Run(() => second(Network(beside, owner)));
                return default;
            });

            await first(Network(stepped, owner));
            isThrough = step <= at;
            if (isThrough) await second(Network(beside, owner));
            await other;

            await check(Stores, owner);
        }
    }

    private static bool Names(object row) => row switch
    {
        Contact contact => IsErased(contact.Id),
        Interaction interaction => interaction.Contacts.Any(IsErased),
        CircleMembership membership => IsErased(membership.Contact),
        Gathering gathering => gathering.Attendees.Any(IsErased),
        FollowUp followUp => IsErased(followUp.Contact),
        Acquaintance belief => IsErased(belief.Pair.First) || IsErased(belief.Pair.Second),
        Introduction introduction => IsErased(introduction.First) || IsErased(introduction.Second),
        Merge merge => IsErased(merge.Kept) || IsErased(merge.Absorbed),
        _ => false,
    };

    private static bool IsErased(ContactId contact) => contact == Ada || contact == Alias;

    /// <summary>A unit of work that says whether it is under way.</summary>
    private sealed class NoticedUnit(IUnitOfWork unit) : IUnitOfWork
    {
        internal bool IsOpen { get; private set; }

        public ValueTask<T> RunAsync<T>(OwnerId owner, Func<ValueTask<T>> work, CancellationToken cancellationToken) =>
            unit.RunAsync(
                owner,
                async () =>
                {
                    bool wasOpen = IsOpen;
                    IsOpen = true;
                    try
                    {
                        return await work();
                    }
                    finally
                    {
                        IsOpen = wasOpen;
                    }
                },
                cancellationToken);

        public ValueTask<T> ReadAsync<T>(OwnerId owner, Func<ValueTask<T>> read, CancellationToken cancellationToken) =>
            unit.ReadAsync(owner, read, cancellationToken);
    }
}
