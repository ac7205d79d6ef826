using NodaTime;
using RelationshipModel.Network;
using RelationshipModel.Scoring;
using RelationshipModel.Storage;

namespace RelationshipModel.Testing;

/// <summary>Scores from kept states are those from the whole log, bit for bit, whatever was recorded, edited, stated
/// or folded away in between.</summary>
/// <inheritdoc cref="StoreConformance{TFixture}"/>
[ConformanceSuite(StoreCapabilities.Contacts | StoreCapabilities.TieStates)]
public abstract class FoldedScoresConformance<TFixture>(TFixture fixture) : StoreConformance<TFixture>(fixture)
    where TFixture : StoreFixture
{
    private const int Rounds = 25, CallsPerRound = 6;

    private static readonly Instant Start = Instant.FromUtc(2019, 12, 31, 23, 0);
    private static readonly Instant Now = Start + Duration.FromDays(1500);
    private static readonly Period TwoYears = Period.FromYears(2);

    private readonly NetworkStores _whole = TwoPorts(NetworkStores.Of(new InMemoryStore()));

    private RelationshipNetwork Network(NetworkStores stores, double continuityWeight = .5) => new(
        Owner, stores, new FixedClock(Now), new()
        {
            Scoring = new()
            {
                Strength = new() { ContinuityWeight = continuityWeight },
                Balance = new() { HalfLife = Duration.FromDays(90) },
            },
        });

    private static async Task<List<string>> ScoresAsync(RelationshipNetwork network, Instant asOf, bool withEvidence = true) =>
        await network.ScoreAllAsync(asOf)
            .Select(score =>
                $"{score.Tie} {score.Strength:R} {score.InteractionCount}\n{ExplanationText.Of(score.Explanation, withEvidence)}")
            .ToListAsync();

    private RelationshipNetwork Whole(double continuityWeight = .5) =>
        Network(_whole with { TieStates = null }, continuityWeight);

    private NetworkStores Tested => TwoPorts(Stores);

    private static NetworkStores TwoPorts(NetworkStores stores) => new()
    {
        Contacts = stores.Contacts,
        Interactions = stores.Interactions,
        TieStates = stores.TieStates,
    };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task Scores_equal_those_from_the_whole_log(int seed)
    {
        Rule rule = new("The store should keep states and pasts so that scores are those of the whole log, bit for bit.");
        Random random = new(seed);
        Instant horizon = Start;
        for (int round = 0; round < Rounds; round++)
        {
            for (int i = 0; i < CallsPerRound; i++) await ChangeBothAsync(random, horizon);
            if (round is 9 or 17)
            {
                Instant at = round == 9 ? Now - Duration.FromDays(300) : Now;
                await Network(Tested).ForgetBeforeAsync(TwoYears, at);
                horizon = (await Stores.TieStates!.FindHorizonAsync(Owner))!.Value;
            }

            Instant asOf = random.Next(3) == 0 ? horizon + Duration.FromHours(random.Next((int)(Now - horizon).TotalHours)) : Now;
            double continuityWeight = random.Next(8) == 0 ? .4 : .5;
            // What was removed is counted, and named no more.
            bool withEvidence = horizon == Start;
            rule.Equal(
                await ScoresAsync(Whole(continuityWeight), asOf, withEvidence),
                await ScoresAsync(Network(Tested, continuityWeight), asOf, withEvidence));
            foreach (RelationshipScore score in await Network(Tested, continuityWeight).ScoreAllAsync(asOf).ToListAsync())
                foreach (InteractionId id in ExplanationText.EvidenceIn(score.Explanation))
                    rule.NotNull(await Stores.Interactions.FindAsync(Owner, id));
        }

        rule.True(horizon > Start);
        rule.Equal(await _whole.Interactions.ListAsync(Owner).Where(i => i.At >= horizon).ToListAsync(),
            await Stores.Interactions.ListAsync(Owner).ToListAsync());
    }

    [Fact]
    public async Task What_was_scored_once_needs_no_log()
    {
        Rule rule = new("The store should keep the states of ties, so that the log is not read again.");
        await NetworkScenario.Small(Now).SaveToAsync(Tested, Owner);
        List<string> scores = await ScoresAsync(Network(Tested), Now);
        rule.NotEmpty(scores);

        WatchedStore watched = new(Stores);
        rule.Equal(scores, await ScoresAsync(Network(Tested with { Interactions = watched, TieStates = watched }), Now));
        rule.Equal(0, watched.LogListings);
    }

    [Fact]
    public async Task Retained_networks_give_the_same_single_scores_and_suggestions_of_whom_to_revisit()
    {
        Rule rule = new("The store should keep folded pasts so that scores and suggestions stay.");
        await NetworkScenario.Small(Now).SaveToAsync(Tested, Owner);
        await NetworkScenario.Small(Now).SaveToAsync(_whole, Owner);

        int removed = await Network(Tested).ForgetBeforeAsync(Period.FromDays(100));

        rule.InRange(removed, 100, 1000);
        rule.Equal(removed, await _whole.Interactions.ListAsync(Owner).CountAsync() - await Stores.Interactions.ListAsync(Owner)
            .CountAsync());
        foreach (ContactId contact in NetworkScenario.Small(Now).Contacts.Select(static contact => contact.Id))
            rule.Equal((await Whole().ScoreAsync(contact)).Strength, (await Network(Tested).ScoreAsync(contact)).Strength);
        rule.Equal(
            (await Network(_whole).PlanRevisitsAsync()).Suggestions.Select(static s => (s.Contact, s.Pool)),
            (await Network(Tested).PlanRevisitsAsync()).Suggestions.Select(static s => (s.Contact, s.Pool)));
        rule.Equal(0, await Network(Tested).ForgetBeforeAsync(Period.FromDays(100)));
        await rule.ThrowsAsync<ArgumentOutOfRangeException>(
            async () => await Network(Tested).ScoreAsync(new("cem"), Now - Duration.FromDays(2000)));
    }

    [Fact]
    public async Task Erasing_a_contact_leaves_nothing_of_its_past_and_all_other_scores()
    {
        Rule rule = new("The store should keep no past of an erased contact, and all others'.");
        await NetworkScenario.Small(Now).SaveToAsync(Tested, Owner);
        await Network(Tested).ForgetBeforeAsync(Period.FromDays(100));
        List<string> others = [.. (await ScoresAsync(Network(Tested), Now)).Select(static score => score.Split('\n')[0])
            .Where(static score => !score.Contains("ada", StringComparison.Ordinal))];

        ErasureReceipt receipt = await Network(Tested).EraseContactAsync(new("ada"));

        rule.Equal(1, receipt.PastsRemoved);
        rule.Null(await Stores.TieStates!.FindTieAsync(Owner, new("ada")));
        rule.Equal(others, (await ScoresAsync(Network(Tested), Now)).Select(static score => score.Split('\n')[0]));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Killed_at_any_call_while_scoring_or_folding_a_network_scores_as_before(bool isAfter)
    {
        Rule rule = new("The store should keep what the same scores need wherever the process ends: each call "
            + "whole or not at all.");
        await NetworkScenario.Small(Now).SaveToAsync(_whole, Owner);
        List<string> expected = await ScoresAsync(Whole(), Now), numbers = await ScoresAsync(Whole(), Now, withEvidence: false);
        bool isKilled = true;
        int call = 0;
        for (; isKilled; call++)
        {
            await UnderTest.DisposeAsync();
            await base.InitializeAsync();
            await NetworkScenario.Small(Now).SaveToAsync(Tested, Owner);
            WatchedStore killed = new(Stores, call, isAfter);
            RelationshipNetwork network = Network(Tested with { Interactions = killed, TieStates = killed });
            try
            {
                await ScoresAsync(network, Now);
                await network.ForgetBeforeAsync(TwoYears);
                await ScoresAsync(network, Now);
            }
            catch (WatchedStore.KilledException)
            {
            }

            isKilled = killed.IsKilled;
            await UnderTest.CloseAsync();
            NetworkStores reopened = TwoPorts(await OpenAsync());
            RelationshipNetwork restarted = Network(reopened);
            bool withEvidence = await reopened.TieStates!.FindHorizonAsync(Owner) is null;
            rule.Equal(withEvidence ? expected : numbers, await ScoresAsync(restarted, Now, withEvidence));
            await restarted.ForgetBeforeAsync(TwoYears);
            rule.Equal(numbers, await ScoresAsync(restarted, Now, withEvidence: false));
        }

        rule.InRange(call, 12, 60);
    }

    private async Task ChangeBothAsync(Random random, Instant horizon)
    {
        ContactId contact = new($"c{random.Next(5)}"), another = new($"c{random.Next(5)}");
        Instant at = horizon + Duration.FromHours(random.Next((int)(Now - horizon).TotalHours));
        Interaction interaction = new(new($"i{random.Next(80)}"), at, (Channel)random.Next(8), contact, another)
        {
            Initiator = random.Next(3) switch { 0 => Initiator.Owner, 1 => Initiator.Of(contact), _ => Initiator.Unknown },
            IsReply = random.Next(4) == 0,
            Depth = (Depth)random.Next(5),
            Supports = random.Next(4) == 0 ? [new(TieSide.Owner), new(TieSide.Contact)] : [],
            AfterFeel = random.Next(4) == 0 ? 1 : null,
        };
        LocalDate day = at.InUtc().Date;
        Contact record = new(contact, "name")
        {
            Kind = random.Next(2) == 0 ? TieKind.Sibling : TieKind.Friend,
            States = random.Next(2) == 0
                ? [new(ContactState.Paused, Now.InUtc().Date.PlusDays(-100), Now.InUtc().Date.PlusDays(-50))] : [],
        };
        // What was folded stays counted as it was stated then: once there is a horizon, nothing is stated of before.
        int choice = random.Next(horizon > Start ? 7 : 9);
        foreach (NetworkStores stores in new[] { Tested, _whole })
        {
            // An interaction that was folded away is known to the whole log alone.
            bool isFolded = await _whole.Interactions.FindAsync(Owner, interaction.Id) is { } known && known.At < horizon;
            if (isFolded) break;
            if (choice < 4) await stores.Interactions.AddAsync(Owner, [interaction]);
            else if (choice == 4) await stores.Interactions.SaveAsync(Owner, interaction);
            else if (choice == 5) await stores.Interactions.RemoveAsync(Owner, interaction.Id);
            else if (choice == 6)
                await stores.Contacts.SaveAsync(Owner, await stores.Contacts.FindAsync(Owner, contact) ?? new(contact, "name"));
            else if (choice == 7)
                await stores.Contacts.SaveAsync(Owner, record with { Closeness = [new(Closeness.Friend, day)] });
            else await stores.Contacts.SaveAsync(Owner, record);
        }
    }
}
