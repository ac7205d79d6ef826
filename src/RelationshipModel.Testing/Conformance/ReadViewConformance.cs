using NodaTime;
using RelationshipModel.Network;
using RelationshipModel.Storage;

namespace RelationshipModel.Testing;

/// <summary>Each question is answered from one moment, also if another writer changes the network while it is read.</summary>
/// <inheritdoc cref="StoreConformance{TFixture}"/>
[ConformanceSuite(StoreCapabilities.AllPorts | StoreCapabilities.ConcurrentWriters)]
public abstract class ReadViewConformance<TFixture>(TFixture fixture) : StoreConformance<TFixture>(fixture)
    where TFixture : StoreFixture
{
    private static readonly Instant AsOf = Instant.FromUtc(2024, 6, 1, 12, 0);
    private static readonly LocalDate Today = new(2024, 6, 1);
    private static readonly ContactId Ada = new("ada"), Ben = new("ben"), Cem = new("cem"), Dia = new("dia");
    private static readonly CircleId Table = new("table");
    private static readonly GatheringId Supper = new("supper");

    private static RelationshipNetwork Network(NetworkStores stores, OwnerId owner) => new(owner, stores, new FixedClock(AsOf));

    private static async Task<string> AnswerAsync(string question, RelationshipNetwork network) => question switch
    {
        "all" => await TextAsync(async () => (IReadOnlyList<object>)await network.ScoreAllAsync().Cast<object>().ToListAsync()),
        "score" => await TextAsync(() => network.ScoreAsync(Ada)),
        "preview" => await TextAsync(() => network.PreviewScoreAsync(new(new("new"), AsOf, Channel.Voice, Ada), Ada)),
        "compare" => await TextAsync(() => network.CompareScoresAsync(Ada, AsOf - Duration.FromDays(60))),
        "revisits" => await TextAsync(() => network.PlanRevisitsAsync()),
        "introductions" => await TextAsync(() => network.SuggestIntroductionsAsync(top: 0)),
        "circle" => await TextAsync(() => network.ReviewCircleAsync(Table)),
        "briefing" => await TextAsync(() => network.BriefGatheringAsync(Supper)),
        "gathering" => await TextAsync(() => network.ReviewGatheringAsync(Supper)),
        "changes" => await TextAsync(() => network.ChangesAsync(AsOf - Duration.FromDays(90))),
        "snapshot" => await TextAsync(() => network.SnapshotAsync()),
        "export" => await TextAsync(async () =>
        {
            using MemoryStream json = new();
            await network.ExportContactAsync(Ada, json);
            return System.Text.Encoding.UTF8.GetString(json.ToArray());
        }),
        _ => throw new ArgumentOutOfRangeException(nameof(question), question, "There is no such question."),
    };

    private static Task<string> TextAsync<T>(Func<ValueTask<T>> ask) => AnswerText.OfAsync("", ask);

    /// <summary>Changes something in every table, as one unit.</summary>
    private static async Task ChangeAsync(NetworkStores stores, OwnerId owner) =>
        await stores.UnitOfWork!.RunAsync(owner, async () =>
    {
        await stores.Contacts.SaveAsync(owner,
            new Contact(Ada, "Ada B.") { Closeness = [new(Closeness.CloseFriend, Today.PlusDays(-9))] });
        await stores.Interactions.AddAsync(owner,
        [
            new(new("long talk"), AsOf - Duration.FromHours(9), Channel.InPerson, Ada, Ben) { Length = Duration.FromHours(5),
                Gathering = Supper },
            new(new("at last"), AsOf - Duration.FromHours(8), Channel.Voice, Cem),
        ]);
        await stores.Circles!.SaveAsync(owner,
            new Circle(Table, "The new table") { Cadence = Cadence.Every(Period.FromWeeks(1)) });
        await stores.Memberships!.SaveAsync(owner, new CircleMembership(Table, Ben, Today.PlusDays(-8)));
        await stores.Gatherings!.SaveAsync(owner,
            new Gathering(Supper, "The new supper", AsOf - Duration.FromDays(20), Ada, Ben, Cem));
        await stores.FollowUps!.SaveAsync(owner, new FollowUp(new("more"), TieSide.Owner, Ada, AsOf - Duration.FromDays(8))
        {
            Due = Today.PlusDays(-2),
            Gathering = Supper,
        });
        await stores.Acquaintances!.SaveAsync(owner, new Acquaintance(new(Ada, Cem), AcquaintanceState.Acquainted));
        await stores.Introductions!.SaveAsync(owner, Introduction.Begin(new("of more"), Ben, Cem, AsOf - Duration.FromDays(2)));
        await stores.Merges!.SaveAsync(owner, new Merge(Ada, Dia, MergeState.Accepted, AsOf - Duration.FromDays(1)));
        return 0;
    });

    private async Task<OwnerId> SavedAsync(string name)
    {
        OwnerId owner = new(name);
        await NetworkScenario.Small(AsOf).SaveToAsync(Stores, owner);
        return owner;
    }

    [Fact]
    public async Task An_owner_has_another_version_after_each_change_and_none_that_was_before()
    {
        Rule rule = new("The store should return another version of an owner (IUnitOfWork.FindVersionAsync) after each change, "
            + "within a view too, unless it counts no changes and returns null.");
        OwnerId owner = new("versioned");
        rule.Null(await Stores.UnitOfWork!.FindVersionAsync(owner));
        HashSet<long?> versions = [];
        bool counts = false;
        foreach (Func<ValueTask> change in (Func<ValueTask>[])
            [
                () => Stores.Contacts.SaveAsync(owner, new(new("ada"), "Ada")),
                () => Stores.Contacts.SaveAsync(owner, new(new("ada"), "Ada Lovelace")),
                async () => await Network(Stores, owner).RecordAsync(
                    [new(new("1"), Instant.FromUtc(2024, 1, 1, 0, 0), Channel.Letter, new ContactId("ada"))]),
                () => Network(Stores, owner).RemoveInteractionAsync(new("1")),
                async () => await Network(Stores, owner).EraseOwnerAsync(),
            ])
        {
            await change();
            long? version = await Stores.UnitOfWork.ReadAsync(owner, () => Stores.UnitOfWork.FindVersionAsync(owner));
            counts |= version is not null;
            rule.True(versions.Add(version) || !counts, $"The version {version} came again.");
            rule.Equal(version, await Stores.UnitOfWork.FindVersionAsync(owner));
        }
    }

    /// <summary>A question reads the same of a change wherever in its reads another writer made it.</summary>
    /// <param name="question">The question.</param>
    [Theory]
    [InlineData("all")]
    [InlineData("score")]
    [InlineData("preview")]
    [InlineData("compare")]
    [InlineData("revisits")]
    [InlineData("introductions")]
    [InlineData("circle")]
    [InlineData("briefing")]
    [InlineData("gathering")]
    [InlineData("changes")]
    [InlineData("snapshot")]
    [InlineData("export")]
    public async Task A_question_is_answered_from_one_moment_whatever_changes_while_it_is_read(string question)
    {
        Rule rule = new("The store should answer all reads of a view (IUnitOfWork.ReadAsync) from one moment, whatever "
            + "is written meanwhile.");
        NetworkStores beside = await OpenAsync();
        bool isThrough = false;
        for (int at = 0; !isThrough; at++)
        {
            OwnerId owner = await SavedAsync($"owner {at}"), asked = await SavedAsync($"asked {at}");
            if (at % 2 == 1) await AnswerAsync(question, Network(Stores, owner));
            string before = await AnswerAsync(question, Network(Stores, asked));
            await ChangeAsync(Stores, asked);
            string after = await AnswerAsync(question, Network(Stores, asked));
            rule.NotEqual(before, after);
            int step = 0;
            NetworkStores stepped = FaultyStores.Of(Stores, async () =>
            {
                if (step++ != at) return;
                // As another request would: not within the view of the question.
                Task change;
                using (ExecutionContext.SuppressFlow()) change = Task.Run(() => ChangeAsync(beside, owner));
                await change;
            });

            string answer = await AnswerAsync(question, Network(stepped, owner));

            isThrough = step <= at;
            string expected = answer.Replace(owner.Value, asked.Value, StringComparison.Ordinal);
            rule.True(expected == before || expected == after,
                $"{question}, changed before step {at} of {step}, is a mixture.");
            if (!isThrough)
                rule.Equal(after,
                    (await AnswerAsync(question, Network(Stores, owner))).Replace(owner.Value, asked.Value,
                        StringComparison.Ordinal));
        }
    }

    /// <summary>A view sees nothing of what is written after it began, of any owner's records that it reads.</summary>
    [Fact]
    public async Task A_view_sees_one_moment_and_a_listing_in_it_too()
    {
        Rule rule = new("The store should show a view, and each listing in it, nothing of what was written after the "
            + "view began.");
        NetworkStores beside = await OpenAsync();
        await Stores.Contacts.SaveAsync(Owner,
            [.. Enumerable.Range(0, 3000).Select(static i => new Contact(new($"{i:D5}"), "before"))]);

        await Stores.UnitOfWork!.ReadAsync(Owner, async () =>
        {
            rule.Equal(3000, await Stores.Contacts.ListAsync(Owner).CountAsync());
            int read = 0;
            await foreach (Contact contact in Stores.Contacts.ListAsync(Owner))
            {
                if (read++ == 0)
                {
                    Task change;
                    using (ExecutionContext.SuppressFlow())
                        change = Task.Run(
                            async () =>
                                await beside.Contacts.SaveAsync(Owner, [new(new("02999"), "after"), new(new("zoe"), "Zoe")]));
                    await change;
                }

                rule.Equal("before", contact.Name);
            }

            rule.Equal(3000, read);
            rule.Null(await Stores.Contacts.FindAsync(Owner, new("zoe")));
            return 0;
        });

        rule.Equal("after", (await Stores.Contacts.FindAsync(Owner, new("02999")))!.Name);
        rule.Equal(3001, await Stores.Contacts.ListAsync(Owner).CountAsync());
    }

    /// <summary>A view of an owner who keeps nothing stays empty, and makes no owner.</summary>
    [Fact]
    public async Task A_view_of_an_owner_who_keeps_nothing_stays_empty()
    {
        Rule rule = new("The store should keep the view of an owner without rows empty, whatever is written meanwhile.");
        NetworkStores beside = await OpenAsync();

        await Stores.UnitOfWork!.ReadAsync(Owner, async () =>
        {
            rule.Empty(await Stores.Contacts.ListAsync(Owner).ToListAsync());
            Task change;
            using (ExecutionContext.SuppressFlow())
                change = Task.Run(async () => await beside.Contacts.SaveAsync(Owner, new Contact(Ada, "Ada")));
            await change;
            rule.Empty(await Stores.Contacts.ListAsync(Owner).ToListAsync());
            rule.Null(await Stores.Contacts.FindAsync(Owner, Ada));
            return 0;
        });

        rule.Single(await Stores.Contacts.ListAsync(Owner).ToListAsync());
    }

    /// <summary>A view that fails or is cancelled leaves the store as it was.</summary>
    [Fact]
    public async Task A_view_that_fails_leaves_nothing_behind()
    {
        Rule rule = new("The store should leave no lock or transaction behind when a view fails or is cancelled.");
        await Stores.Contacts.SaveAsync(Owner, new Contact(Ada, "Ada"));

        await rule.ThrowsAsync<InvalidDataException>(async () => await Stores.UnitOfWork!.ReadAsync<int>(Owner, async () =>
        {
            await Stores.Contacts.FindAsync(Owner, Ada);
            throw new InvalidDataException("The reader fails here.");
        }));
        await rule.ThrowsAnyAsync<OperationCanceledException>(
            async () => await Stores.UnitOfWork!.ReadAsync(Owner, () => new ValueTask<int>(0), Cancelled));

        await Stores.Contacts.SaveAsync(Owner, new Contact(Ben, "Ben"));
        rule.Equal(2, await Stores.Contacts.ListAsync(Owner).CountAsync());
    }
}
