using NodaTime;
using RelationshipModel.Circles;
using RelationshipModel.Gatherings;
using RelationshipModel.Network;
using RelationshipModel.Scoring;
using RelationshipModel.Storage;

namespace RelationshipModel.Testing;

/// <summary>
/// Answers from kept states are those from the log, bit for bit, for every question, after any sequence of records, edits,
/// removals, merges, retention and erasure, and wherever the process ended in between.
/// </summary>
/// <inheritdoc cref="StoreConformance{TFixture}"/>
[ConformanceSuite(StoreCapabilities.AllPorts)]
public abstract class AnswersConformance<TFixture>(TFixture fixture) : StoreConformance<TFixture>(fixture)
    where TFixture : StoreFixture
{
    private const int Rounds = 6, ChangesPerRound = 6;

    private static readonly Instant Now = Instant.FromUtc(2024, 6, 30, 12, 0);
    private static readonly string[] Names = ["ada", "ben", "cem", "dia", "eva", "fei", "gil"];
    private static readonly CircleId Table = new("table");
    private static readonly GatheringId Supper = new("supper");

    private RelationshipNetwork NetworkOf(NetworkStores stores) => new(Owner, stores, new FixedClock(Now));

    private RelationshipNetwork FromLog => NetworkOf(Stores with { TieStates = new ForgetfulTies(Stores.TieStates!) });

    /// <summary>The answers to all questions as of an instant.</summary>
    private static async Task<List<string>> AnswersAsync(RelationshipNetwork network, Instant asOf)
    {
        List<string> answers = [];
        await AddAsync("all", async () => (IReadOnlyList<RelationshipScore>)await network.ScoreAllAsync(asOf).ToListAsync());
        foreach (string name in Names)
        {
            ContactId contact = new(name);
            await AddAsync($"score {name}", () => network.ScoreAsync(contact, asOf));
            await AddAsync($"compare {name}", () => network.CompareScoresAsync(contact, asOf - Duration.FromDays(60), asOf));
        }

        await AddAsync("preview", () => network.PreviewScoreAsync(Hypothetical(1), new("ada"), asOf));
        await AddAsync("preview late", () => network.PreviewScoreAsync(Hypothetical(90), new("ben"), asOf));
        await AddAsync("revisits", () => network.PlanRevisitsAsync(asOf: asOf));
        await AddAsync("introductions", () => network.SuggestIntroductionsAsync(top: 0, asOf: asOf));
        await AddAsync("circle", () => network.ReviewCircleAsync(Table, asOf));
        await AddAsync("circles", () => network.ReviewCirclesAsync(asOf));
        await AddAsync("briefing", () => network.BriefGatheringAsync(Supper, asOf: asOf));
        await AddAsync("gathering", () => network.ReviewGatheringAsync(Supper, asOf));
        await AddAsync("changes", () => network.ChangesAsync(asOf - Duration.FromDays(30), asOf));
        return answers;

        Interaction Hypothetical(int daysAgo) =>
            new(new("hypothetical"), asOf - Duration.FromDays(daysAgo), Channel.Voice,
                [new("ada"), new("ben")])
            { Initiator = Initiator.Owner };

        async Task AddAsync<T>(string question, Func<ValueTask<T>> ask) => answers.Add(await AnswerText.OfAsync(question, ask));
    }

    private async Task AssertSameAsync(Instant asOf)
    {
        Rule rule = new("The store should keep states so that every answer is that from the log, bit for bit.");
        List<string> expected = await AnswersAsync(FromLog, asOf);
        // Asked twice: of what was kept before, and of what the first asking kept.
        rule.Equal(expected, await AnswersAsync(NetworkOf(Stores), asOf));
        rule.Equal(expected, await AnswersAsync(NetworkOf(Stores), asOf));
        await AssertReviewsAreOfTheWholeLogAsync(asOf);
    }

    /// <summary>Reviews read only some interactions, and see what they would see in all.</summary>
    private async Task AssertReviewsAreOfTheWholeLogAsync(Instant asOf)
    {
        Rule rule = new("The store should list the interactions of a gathering and of contacts as the log has them.");
        rule.Equal(
            await AnswerText.OfAsync("gathering", async () => new GatheringPlanner().Review(await WholeAsync(), Supper)),
            await AnswerText.OfAsync("gathering", () => NetworkOf(Stores).ReviewGatheringAsync(Supper, asOf)));
        rule.Equal(
            await AnswerText.OfAsync("circle", async () => new CircleReviewer().Review(await WholeAsync(), Table)),
            await AnswerText.OfAsync("circle", () => NetworkOf(Stores).ReviewCircleAsync(Table, asOf)));

        ValueTask<NetworkSnapshot> WholeAsync() => FromLog.SnapshotAsync(asOf);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Answers_equal_those_from_the_log(int seed)
    {
        Rule rule = new("The store should keep states so that every answer is that from the log, bit for bit.");
        Random random = new(seed);
        await SaveScenarioAsync();
        for (int round = 0; round < Rounds; round++)
        {
            for (int i = 0; i < ChangesPerRound; i++) await ChangeAsync(random);
            Instant asOf = random.Next(3) == 0 ? Now - Duration.FromHours(random.Next(24 * 400)) : Now;
            await AssertSameAsync(asOf);
        }
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public async Task Answers_equal_those_from_the_log_wherever_the_process_ended(int seed)
    {
        Rule rule = new("The store should keep states so that every answer is that from the log, wherever the process ended.");
        Random random = new(seed);
        await SaveScenarioAsync();
        for (int round = 0; round < Rounds; round++)
        {
            for (int i = 0; i < ChangesPerRound; i++) await ChangeAsync(random);
            WatchedStore killed = new(Stores, random.Next(30), random.Next(2) == 0);
            RelationshipNetwork network = NetworkOf(Stores with { Interactions = killed, TieStates = killed });
            try
            {
                if (round % 3 == 2) await network.ForgetBeforeAsync(Period.FromMonths(14 - round));
                await AnswersAsync(network, Now);
            }
            catch (WatchedStore.KilledException)
            {
            }

            await AssertSameAsync(Now);
        }
    }

    [Fact]
    public async Task Planned_meetings_are_folded_when_their_time_comes()
    {
        Rule rule = new("The store should give back the interactions that begin after a state was folded.");
        await SaveScenarioAsync();
        Interaction planned = new(new("planned"), Now + Duration.FromDays(3), Channel.InPerson,
            [new("ada"), new("cem")])
        { Gathering = Supper };
        await Stores.Interactions.AddAsync(Owner, [planned]);

        foreach (int day in new[] { 0, 2, 3, 9, 1, 40 })
        {
            Instant asOf = Now + Duration.FromDays(day);
            rule.Equal(await AnswersAsync(FromLog, asOf), await AnswersAsync(NetworkOf(Stores), asOf));
        }
    }

    [Fact]
    public async Task What_was_answered_once_is_answered_without_the_log()
    {
        Rule rule = new("The store should keep the states of ties, so that the whole log is not listed again.");
        await SaveScenarioAsync();
        List<string> answers = await AnswersAsync(NetworkOf(Stores), Now);
        Interaction appended = new(new("appended"), Now - Duration.FromMinutes(1), Channel.Voice, new ContactId("ben"));
        await Stores.Interactions.AddAsync(Owner, [appended]);
        WatchedStore watched = new(Stores);

        List<string> again = await AnswersAsync(NetworkOf(Stores with { Interactions = watched, TieStates = watched }), Now);

        rule.NotEqual(answers, again);
        rule.Equal(0, watched.WholeLogListings);
    }

    [Fact]
    public async Task A_cache_that_cannot_be_written_changes_no_answer()
    {
        Rule rule = new("The answers should not depend on whether states can be saved.");
        await SaveScenarioAsync();
        List<string> expected = await AnswersAsync(FromLog, Now);
        ForgetfulTies failing = new(Stores.TieStates!, new IOException("The disk is full."));

        rule.Equal(expected, await AnswersAsync(NetworkOf(Stores with { TieStates = failing }), Now));
        rule.InRange(failing.Attempts, 10, 1000);
    }

    [Fact]
    public async Task Circle_reviews_survive_retention()
    {
        Rule rule = new("The store should keep folded pasts so that the review of a circle stays.");
        await SaveScenarioAsync();
        CircleId quarterly = new("quarterly");
        await Stores.Circles!.SaveAsync(Owner,
            new Circle(quarterly, "Quarterly") { Cadence = Cadence.Every(Period.FromMonths(3)) });
        await Stores.Memberships!.SaveAsync(Owner, new CircleMembership(quarterly, new("ben"), new(2023, 1, 1)));
        TieStatus? before = (await NetworkOf(Stores).ReviewCircleAsync(quarterly)).Members[0].Status;

        await NetworkOf(Stores).ForgetBeforeAsync(Period.FromMonths(5));

        rule.Equal(before, (await NetworkOf(Stores).ReviewCircleAsync(quarterly)).Members[0].Status);
        await AssertSameAsync(Now);
    }

    [Fact]
    public async Task Retention_moves_no_score_and_no_order_and_forgets_nobody_who_met()
    {
        Rule rule = new("The store should keep folded pasts so that scores, their order and who met whom stay.");
        await SaveScenarioAsync();
        RelationshipNetwork network = NetworkOf(Stores);
        var before = await KeptAsync();

        await network.ForgetBeforeAsync(Period.FromMonths(2));

        rule.Equal(before, await KeptAsync());

        async Task<object> KeptAsync() => string.Join('\n',
            [
                .. (await network.ScoreAllAsync()
                    .ToListAsync()).Select(static score => $"{score.Tie} {score.Strength:R} {score.Bond:R} {score.Status}"),
                .. (await network.PlanRevisitsAsync()).Suggestions.Select(static s => $"{s.Contact} {s.Pool} {s.Value:R}"),
                .. (await network.SuggestIntroductionsAsync(top: 0)).Select(static s => $"{s.Pair} {s.Score:R}"),
            ]);
    }

    [Fact]
    public async Task Erasing_a_contact_leaves_no_id_in_what_was_folded()
    {
        Rule rule = new("The store should keep no id of an erased contact in states, people or pasts.");
        ContactId gone = new("a-person-to-be-forgotten");
        await SaveScenarioAsync();
        await Stores.Interactions.AddAsync(Owner,
        [
            new(new("old"), Now - Duration.FromDays(500), Channel.InPerson, [new("ada"), gone]),
            new(new("new"), Now - Duration.FromDays(5), Channel.InPerson, [new("ada"), gone]),
        ]);
        await AnswersAsync(NetworkOf(Stores), Now);
        await NetworkOf(Stores).ForgetBeforeAsync(Period.FromMonths(6));
        await AnswersAsync(NetworkOf(Stores), Now);

        await NetworkOf(Stores).EraseContactAsync(gone);

        byte[] id = System.Text.Encoding.UTF8.GetBytes(gone.Value);
        await foreach (KeptTie tie in Stores.TieStates!.ListTiesAsync(Owner, withPeople: true))
            foreach (ReadOnlyMemory<byte> bytes in new[] { tie.State, tie.People, tie.Past })
                rule.Equal(-1, bytes.Span.IndexOf(id));
        await AssertSameAsync(Now);
    }

    private ValueTask SaveScenarioAsync() => NetworkScenario.Small(Now).SaveToAsync(Stores, Owner);

    private async Task ChangeAsync(Random random)
    {
        RelationshipNetwork network = NetworkOf(Stores);
        ContactId contact = Pick(), another = Pick();
        Instant at = Now - Duration.FromHours(random.Next(24 * 500)) + Duration.FromHours(random.Next(3) == 0 ? 24 * 20 : 0);
        Interaction interaction = new(new($"i{random.Next(40)}"), at, (Channel)random.Next(8), [contact, another, Pick()])
        {
            Initiator = random.Next(3) switch { 0 => Initiator.Owner, 1 => Initiator.Of(contact), _ => Initiator.Unknown },
            IsReply = random.Next(4) == 0,
            Gathering = random.Next(4) == 0 ? Supper : null,
            Length = random.Next(3) == 0 ? Duration.FromMinutes(random.Next(200)) : null,
            Supports = random.Next(3) == 0 ? [new(TieSide.Contact, SupportKind.Informational)] : [],
        };
        try
        {
            switch (random.Next(16))
            {
                case < 6: await network.RecordAsync([interaction]); break;
                case < 8: await network.SaveInteractionAsync(interaction); break;
                case < 10: await network.RemoveInteractionAsync(interaction.Id); break;
                case 10 when contact != another: await network.AcceptMergeAsync(contact, another); break;
                case 11 when contact != another: await network.UndoMergeAsync(new(contact, another)); break;
                case 12: await network.EraseContactAsync(contact); break;
                case 13: await network.ForgetBeforeAsync(Period.FromMonths(3 + random.Next(12))); break;
                case 14:
                    await Stores.Memberships!.SaveAsync(Owner,
                    new CircleMembership(Table, contact, new(2023, 1 + random.Next(12), 1))); break;
                default:
                    await Stores.Contacts.SaveAsync(Owner,
                    new Contact(contact, contact.Value) { Needs = ["chess"], Offers = ["proof-reading"] }); break;
            }
        }
        catch (InvalidOperationException)
        {
            // Before the horizon nothing is recorded, and pasts that were folded apart are not united.
        }

        ContactId Pick() => new(Names[random.Next(Names.Length)]);
    }
}
