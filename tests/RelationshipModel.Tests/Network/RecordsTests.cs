using NodaTime;
using NodaTime.Testing;
using RelationshipModel.Introductions;
using RelationshipModel.Network;
using RelationshipModel.Revisits;
using RelationshipModel.Scoring;
using RelationshipModel.Storage;
using RelationshipModel.Testing;
using static RelationshipModel.Tests.Network.Networks;

namespace RelationshipModel.Tests.Network;

public sealed class RecordsTests
{
    private readonly RelationshipNetwork _network = New();

    [Fact]
    public async Task RecordAsync_SameIdTwice_IsNewOnce()
    {
        Assert.True(await _network.RecordAsync(Meeting("1", 3, Ada)));
        Assert.False(await _network.RecordAsync(Meeting("1", 2, Ada)));

        Assert.Equal([Meeting("1", 3, Ada)], await _network.ListInteractionsAsync().ToListAsync());
    }

    [Fact]
    public async Task RecordAsync_Batch_SaysHowManyWereNew()
    {
        await _network.RecordAsync(Meeting("1", 3, Ada));

        Assert.Equal(2, await _network.RecordAsync([Meeting("1", 3, Ada), Meeting("2", 2, Ada), Meeting("3", 1, Ben)]));
    }

    [Fact]
    public async Task RecordAsync_ManyThreadsWithTheSameInteractions_EachIsNewOnce()
    {
        const int Threads = 4, Count = 500;

        int[] recorded = await Task.WhenAll(Enumerable.Range(0, Threads).Select(_ => Task.Run(async () =>
        {
            int mine = 0;
            for (int i = 0; i < Count; i++) mine += await _network.RecordAsync(Meeting($"{i}", i, Ada)) ? 1 : 0;
            return mine;
        })));

        Assert.Equal(Count, recorded.Sum());
        Assert.Equal(Count, (await _network.ScoreAsync(Ada)).InteractionCount);
    }

    [Fact]
    public async Task RemoveContactAsync_ContactWithHistory_KeepsTheTie()
    {
        await _network.Contacts.SaveAsync(new(Ada, "Ada"));
        await _network.RecordAsync(Meeting("1", 3, Ada));

        await _network.Contacts.RemoveAsync(Ada);

        Assert.Null(await _network.Contacts.FindAsync(Ada));
        Assert.Equal(1, (await _network.ScoreAsync(Ada)).InteractionCount);
    }

    [Fact]
    public async Task RemoveContactAsync_FatherWhoDied_IsNeverSuggestedAgain()
    {
        await _network.Contacts.SaveAsync(new(Ada, "Ada")
        {
            Kind = TieKind.Parent,
            Birthday = new(6, 3),
            States = [new(ContactState.Deceased, new(2023, 1, 1))],
            Closeness = [new(Closeness.CloseFriend, new(2010, 1, 1))],
        });
        for (int i = 0; i < 40; i++) await _network.RecordAsync(Meeting($"{i}", 600 + i * 7, Ada));

        await _network.Contacts.RemoveAsync(Ada);

        NetworkSnapshot snapshot = await _network.SnapshotAsync();
        Assert.Equal(ContactState.Deceased, snapshot.Contact(Ada)!.StateOn(snapshot.Today));
        Assert.Equal((Ada.Value, 0), (snapshot.Contact(Ada)!.Name, snapshot.Contact(Ada)!.Closeness.Count));
        RevisitPlan plan = await _network.PlanRevisitsAsync();
        Assert.Empty(plan.Suggestions);
        Assert.Empty(await _network.Contacts.ListAsync().ToListAsync());
    }

    [Fact]
    public async Task RemoveContactAsync_DormantExWithoutAnyRestriction_IsNotSuggestedAnyMore()
    {
        await _network.Contacts.SaveAsync(new(Ada, "Ada") { Closeness = [new(Closeness.CloseFriend, new(2014, 1, 1))] });
        for (int i = 0; i < 60; i++)
            await _network.RecordAsync(Meeting($"{i}", 1500 + i * 7, Ada) with { Length = Duration.FromHours(6) });
        Assert.Equal(Ada, Assert.Single((await _network.PlanRevisitsAsync()).Suggestions).Contact);

        await _network.Contacts.RemoveAsync(Ada);

        Assert.Empty((await _network.PlanRevisitsAsync()).Suggestions);
    }

    [Fact]
    public async Task SaveAsync_ContactWhoseRecordWasRemoved_TakesOverWhatItRuledOut()
    {
        StatedState ended = new(ContactState.Ended, new(2023, 1, 1)), paused = new(ContactState.Paused, new(2024, 5, 1));
        await _network.Contacts.SaveAsync(
            new(Ada, "Ada") { Restrictions = ContactRestrictions.NoReminders, States = [ended], Place = "Berlin" });
        await _network.RecordAsync(Meeting("1", 3, Ada));
        await _network.Contacts.RemoveAsync(Ada);

        await _network.Contacts.ChangeAsync(Ada, static kept =>
            kept is null ? new(Ada, "Ada Amsel") : kept with { Name = "not this" });

        Contact again = (await _network.Contacts.FindAsync(Ada))!;
        Assert.Equal(new(Ada, "Ada Amsel") { Restrictions = ContactRestrictions.NoReminders, States = [ended] }, again);
        Assert.Equal(TieStatus.Ended, (await _network.ScoreAsync(Ada)).Status);

        await _network.Contacts.SaveAsync(again with { Restrictions = ContactRestrictions.None, States = [paused] });
        Assert.Equal([paused], (await _network.Contacts.FindAsync(Ada))!.States);
        Assert.Equal(TieStatus.Paused, (await _network.ScoreAsync(Ada)).Status);
    }

    [Fact]
    public async Task SaveAsync_BatchWithSomeoneRemoved_KeepsBoth()
    {
        await _network.Contacts.SaveAsync(new(Ada, "Ada") { States = [new(ContactState.Deceased, new(2023, 1, 1))] });
        await _network.RecordAsync(Meeting("1", 3, Ada));
        await _network.Contacts.RemoveAsync(Ada);

        StatedState ended = new(ContactState.Ended, new(2022, 1, 1));
        await _network.Contacts.SaveAsync([new(Ada, "Ada") { States = [ended], Kind = TieKind.Parent }, new(Ben, "Ben")]);

        Assert.Equal(new(Ben, "Ben"), await _network.Contacts.FindAsync(Ben));
        Contact ada = (await _network.Contacts.FindAsync(Ada))!;
        Assert.Equal((2, TieKind.Parent), (ada.States.Count, ada.Kind));
    }

    [Fact]
    public async Task RemoveContactAsync_WithoutHistory_KeepsNothing()
    {
        InMemoryStore store = new();
        RelationshipNetwork network = New(store);
        await network.Contacts.SaveAsync(new(Ada, "Ada") { Restrictions = ContactRestrictions.NoReminders });

        await network.Contacts.RemoveAsync(Ada);

        Assert.Null(await ((IContactStore)store).FindAsync(network.Owner, Ada));
    }

    [Fact]
    public async Task Records_SavedFoundListedAndRemoved_GoThroughTheStores()
    {
        Contact contact = new(Ada, "Ada");
        Circle circle = new(new("circle"), "Circle");
        CircleMembership membership = new(circle.Id, Ada, new(2024, 1, 1));
        Gathering gathering = new(new("gathering"), "Gathering", AsOf, Ada);
        FollowUp followUp = new(new("follow-up"), TieSide.Owner, Ada, AsOf);
        Acquaintance acquaintance = new(new(Ada, Ben), AcquaintanceState.Acquainted);
        Introduction introduction = Introduction.Begin(new("introduction"), Ada, Ben, AsOf);
        Interaction interaction = Meeting("1", 3, Ada);

        await _network.Contacts.SaveAsync(contact);
        await _network.Circles.SaveAsync(circle);
        await _network.Memberships.SaveAsync(membership);
        await _network.Gatherings.SaveAsync(gathering);
        await _network.FollowUps.SaveAsync(followUp);
        await _network.Acquaintances.SaveAsync(acquaintance);
        await _network.Introductions.SaveAsync(introduction);
        await _network.SaveInteractionAsync(interaction);

        Assert.Equal([contact], await _network.Contacts.ListAsync().ToListAsync());
        Assert.Equal([circle], await _network.Circles.ListAsync().ToListAsync());
        Assert.Equal([membership], await _network.Memberships.ListAsync().ToListAsync());
        Assert.Equal([gathering], await _network.Gatherings.ListAsync().ToListAsync());
        Assert.Equal([followUp], await _network.FollowUps.ListAsync().ToListAsync());
        Assert.Equal([acquaintance], await _network.Acquaintances.ListAsync().ToListAsync());
        Assert.Equal([introduction], await _network.Introductions.ListAsync().ToListAsync());
        Assert.Equal([interaction], await _network.ListInteractionsAsync(Ada).ToListAsync());
        Assert.Empty(await _network.ListInteractionsAsync(LogPosition.Of(interaction)).ToListAsync());

        Assert.Equal(contact, await _network.Contacts.FindAsync(contact.Id));
        Assert.Equal(circle, await _network.Circles.FindAsync(circle.Id));
        Assert.Equal(gathering, await _network.Gatherings.FindAsync(gathering.Id));
        Assert.Equal(followUp, await _network.FollowUps.FindAsync(followUp.Id));
        Assert.Equal(acquaintance, await _network.Acquaintances.FindAsync(acquaintance.Pair));
        Assert.Equal(introduction, await _network.Introductions.FindAsync(introduction.Id));
        Assert.Equal(interaction, await _network.FindInteractionAsync(interaction.Id));

        await _network.Memberships.RemoveAsync(membership.Key);
        Assert.Empty(await _network.Memberships.ListAsync().ToListAsync());
        await _network.Contacts.RemoveAsync(contact.Id);
        await _network.Circles.RemoveAsync(circle.Id);
        await _network.Gatherings.RemoveAsync(gathering.Id);
        await _network.FollowUps.RemoveAsync(followUp.Id);
        await _network.Acquaintances.RemoveAsync(acquaintance.Pair);
        await _network.Introductions.RemoveAsync(introduction.Id);
        await _network.RemoveInteractionAsync(interaction.Id);

        Assert.Empty(await _network.Contacts.ListAsync().ToListAsync());
        Assert.Empty(await _network.Circles.ListAsync().ToListAsync());
        Assert.Empty(await _network.Gatherings.ListAsync().ToListAsync());
        Assert.Empty(await _network.FollowUps.ListAsync().ToListAsync());
        Assert.Empty(await _network.Acquaintances.ListAsync().ToListAsync());
        Assert.Empty(await _network.Introductions.ListAsync().ToListAsync());
        Assert.Empty(await _network.ListInteractionsAsync().ToListAsync());
    }

    [Fact]
    public async Task DefaultIdsAndNull_AnyMethod_AreRefused()
    {
        await Assert.ThrowsAsync<ArgumentException>(async () => await _network.Contacts.FindAsync(default));
        await Assert.ThrowsAsync<ArgumentException>(async () => await _network.Acquaintances.FindAsync(default));
        await Assert.ThrowsAsync<ArgumentException>(async () => await _network.RemoveInteractionAsync(default));
        await Assert.ThrowsAsync<ArgumentNullException>(async () => await _network.RecordAsync((Interaction)null!));
        await Assert.ThrowsAsync<ArgumentNullException>(async () => await _network.Contacts.SaveAsync(null!));
        Assert.Throws<ArgumentException>(
            () => new RelationshipNetwork(default, NetworkStores.Of(new InMemoryStore()), new FakeClock(AsOf)));
    }

    [Theory]
    [InlineData(nameof(ICircleStore))]
    [InlineData(nameof(IMembershipStore))]
    [InlineData(nameof(IGatheringStore))]
    [InlineData(nameof(IFollowUpStore))]
    [InlineData(nameof(INoteStore))]
    [InlineData(nameof(IAcquaintanceStore))]
    [InlineData(nameof(IIntroductionStore))]
    public async Task TwoPortHost_WhatNeedsAnotherPort_NamesThePortAndWhatToCall(string port)
    {
        RelationshipNetwork network = new(Owner, NetworkStores.Of(new HostStore()), new FakeClock(AsOf));

        InvalidOperationException fault = await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            switch (port)
            {
                case nameof(ICircleStore): await network.Circles.ListAsync().ToListAsync(); break;
                case nameof(IMembershipStore): await network.Memberships.ListAsync().ToListAsync(); break;
                case nameof(IGatheringStore): await network.Gatherings.ListAsync().ToListAsync(); break;
                case nameof(IFollowUpStore): await network.FollowUps.FindAsync(new("f")); break;
                case nameof(INoteStore): await network.ListNotesAsync(Ada).ToListAsync(); break;
                case nameof(IAcquaintanceStore): await network.Acquaintances.RemoveAsync(new(Ada, Ben)); break;
                case nameof(IIntroductionStore):
                    await network.Introductions.SaveAsync(
                    Introduction.Begin(new("i"), Ada, Ben, AsOf)); break;
            }
        });

        Assert.Contains(port, fault.Message, StringComparison.Ordinal);
        Assert.Contains("UseStore<T>()", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Contacts_SavedInABatch_AreFoundListedAndRemoved()
    {
        await _network.Contacts.SaveAsync([new(Ben, "Ben"), new(Ada, "Ada"), new(Ben, "Ben Buche")]);

        Assert.Equal(new(Ben, "Ben Buche"), await _network.Contacts.FindAsync(Ben));
        Assert.Equal([Ada, Ben], await _network.Contacts.ListAsync().Select(static contact => contact.Id).ToListAsync());
        await _network.Contacts.RemoveAsync(Ada);
        Assert.Null(await _network.Contacts.FindAsync(Ada));
    }

    [Fact]
    public async Task Contacts_DefaultKeyOrNull_IsRefused()
    {
        await Assert.ThrowsAsync<ArgumentException>("key", async () => await _network.Contacts.FindAsync(default));
        await Assert.ThrowsAsync<ArgumentException>("key", async () => await _network.Contacts.RemoveAsync(default));
        await Assert.ThrowsAsync<ArgumentNullException>("record", async () => await _network.Contacts.SaveAsync(null!));
        await Assert.ThrowsAsync<ArgumentException>(async () => await _network.Contacts.SaveAsync([new(Ada, "Ada"), null!]));
        Assert.Empty(await _network.Contacts.ListAsync().ToListAsync());
    }

    [Theory]
    [InlineData(2023)]
    [InlineData(2024)]
    [InlineData(12_000)]
    [InlineData(int.MaxValue)]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task ForgetBeforeAsync_PeriodThatLeadsNowhere_IsRefusedByItsName(int years) =>
        await Assert.ThrowsAsync<ArgumentException>("period",
            async () => await _network.ForgetBeforeAsync(Period.FromYears(years), Instant.FromUtc(2024, 1, 1, 0, 0)));

    [Fact]
    public async Task ForgetBeforeAsync_AnInteractionAtTheHorizon_StaysAndCountsOnce()
    {
        Interaction first = new(new("at it"), Instant.FromUtc(2024, 5, 2, 0, 0), Channel.InPerson, Ada);
        await _network.RecordAsync([first, new(new("before it"), first.At - Duration.Epsilon, Channel.InPerson, Ada)]);
        RelationshipScore before = await _network.ScoreAsync(Ada);

        Assert.Null(await _network.FindHorizonAsync());
        Assert.Equal(1, await _network.ForgetBeforeAsync(Period.FromDays(30)));
        Assert.NotNull(await _network.FindHorizonAsync());

        Assert.Equal([first], await _network.ListInteractionsAsync().ToListAsync());
        Assert.Equal((before.Strength, 2), ((await _network.ScoreAsync(Ada)).Strength, before.InteractionCount));
        await _network.RemoveInteractionAsync(first.Id);
        Assert.Equal(1, (await _network.ScoreAsync(Ada)).InteractionCount);
    }

    [Fact]
    public async Task ForgetBeforeAsync_OfPeopleWhoMet_IsNoReasonToIntroduceThem()
    {
        Assert.NotEmpty(await AfterAsync(isTogether: false));
        Assert.Empty(await AfterAsync(isTogether: true));

        static async Task<IReadOnlyList<IntroductionSuggestion>> AfterAsync(bool isTogether)
        {
            RelationshipNetwork network = New();
            await network.Contacts.SaveAsync([new(Ada, "Ada") { Offers = ["gardens"] }, new(Ben, "Ben") { Needs = ["gardens"] }]);
            foreach (int week in Enumerable.Range(20, 40))
            {
                await network.RecordAsync(isTogether
                    ? [Meeting($"{week}", week * 7, Ada, Ben)]
                    : [Meeting($"{week} a", week * 7, Ada), Meeting($"{week} b", week * 7 + 1, Ben)]);
            }

            await network.RecordAsync([Meeting("ada", 3, Ada), Meeting("ben", 2, Ben)]);
            Assert.True(await network.ForgetBeforeAsync(Period.FromDays(100)) >= 40);
            return await network.SuggestIntroductionsAsync();
        }
    }

    /// <summary>Writers wait only for the last attempts; each attempt writes in a unit.</summary>
    [Theory]
    [InlineData(0, 1)]
    [InlineData(int.MaxValue, 3 + 2 * 5)]
    public async Task ForgetBeforeAsync_WithAUnitOfWork_ReadsOutsideItAtFirst(int times, int units)
    {
        (RelationshipNetwork network, _, CountedUnits counted) = await WithWriterBesideAsync(times, withUnits: true);

        Func<Task> forget = () => network.ForgetBeforeAsync(Period.FromYears(1)).AsTask();
        if (times == 0) await forget();
        else await Assert.ThrowsAsync<InvalidOperationException>(forget);

        Assert.Equal(units, counted.Runs);
    }

    [Fact]
    public async Task ForgetBeforeAsync_BesideAMerge_FoldsThePersonAsOne()
    {
        InMemoryStore store = new();
        RelationshipNetwork beside = New(store);
        await beside.RecordAsync([Meeting("1", 1000, Ada), Meeting("2", 900, Cem), Meeting("3", 3, Ada)]);
        NetworkStores stores = NetworkStores.Of(store);
        int reads = 0;
        NetworkStores stepped = stores with
        {
            Merges = FaultyStores.Of(stores, async () =>
            {
                if (++reads == 2) await beside.AcceptMergeAsync(Ada, Cem);
            }).Merges,
        };
        RelationshipNetwork network = new(Owner, stepped, new FakeClock(AsOf));

        Assert.Equal(2, await network.ForgetBeforeAsync(Period.FromYears(1)));

        Assert.Equal(3, (await beside.ScoreAsync(Ada)).InteractionCount);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public async Task ForgetBeforeAsync_OthersWriteDuringSomeAttempts_IsRepeated(int times)
    {
        (RelationshipNetwork network, Func<int> attempts, _) = await WithWriterBesideAsync(times);

        Assert.Equal(1, await network.ForgetBeforeAsync(Period.FromYears(1)));

        Assert.Equal(times + 1, attempts());
        Assert.Equal(2 + times, (await network.ScoreAsync(Ada)).InteractionCount);
    }

    [Fact]
    public async Task ForgetBeforeAsync_OthersWriteDuringEachAttemptAndNoUnitOfWork_SaysSoAndRemovesNothing()
    {
        (RelationshipNetwork network, _, _) = await WithWriterBesideAsync(int.MaxValue);

        InvalidOperationException fault = await Assert.ThrowsAsync<InvalidOperationException>(
            async () => await network.ForgetBeforeAsync(Period.FromYears(1)));

        Assert.Contains("at each of 8 attempts, another writer changed its ties", fault.Message, StringComparison.Ordinal);
        Assert.Contains("NetworkStores.UnitOfWork", fault.Message, StringComparison.Ordinal);
        Assert.Equal(10, await network.ListInteractionsAsync().CountAsync());
    }

    /// <summary>A network without a unit of work, in which another records something new while contacts are read.</summary>
    private static async Task<(RelationshipNetwork Network, Func<int> Reads, CountedUnits Units)> WithWriterBesideAsync(
        int times, bool withUnits = false)
    {
        InMemoryStore store = new();
        RelationshipNetwork beside = New(store);
        await beside.RecordAsync([Meeting("old", 1000, Ada), Meeting("new", 10, Ada)]);
        CountedUnits units = new(store);
        NetworkStores stores = NetworkStores.Of(store) with { UnitOfWork = withUnits ? units : null };
        int reads = 0;
        NetworkStores stepped = stores with
        {
            Contacts = FaultyStores.Of(stores, async () =>
            {
                if (++reads <= times) await beside.RecordAsync(Meeting($"beside {reads}", 1, Ada));
            }).Contacts,
        };
        return (new(Owner, stepped, new FakeClock(AsOf)), () => reads, units);
    }

    [Fact]
    public async Task TwoPortHost_RecordsAndScores()
    {
        RelationshipNetwork network = new(Owner, NetworkStores.Of(new HostStore()), new FakeClock(AsOf));
        await network.RecordAsync([Meeting("1", 3, Ada), Meeting("2", 1, Ada)]);

        Assert.True((await network.ScoreAsync(Ada)).Strength > 0);
        Assert.Equal(1, await network.ScoreAllAsync().CountAsync());
        Assert.NotNull(await network.CompareScoresAsync(Ada, AsOf));
    }

    private sealed class CountedUnits(IUnitOfWork unit) : IUnitOfWork
    {
        internal int Runs { get; private set; }

        public ValueTask<T> RunAsync<T>(OwnerId owner, Func<ValueTask<T>> work, CancellationToken cancellationToken)
        {
            Runs++;
            return unit.RunAsync(owner, work, cancellationToken);
        }

        public ValueTask<T> ReadAsync<T>(OwnerId owner, Func<ValueTask<T>> read, CancellationToken cancellationToken) =>
            unit.ReadAsync(owner, read, cancellationToken);

        public ValueTask<long?> FindVersionAsync(OwnerId owner, CancellationToken cancellationToken) =>
            unit.FindVersionAsync(owner, cancellationToken);
    }
}
