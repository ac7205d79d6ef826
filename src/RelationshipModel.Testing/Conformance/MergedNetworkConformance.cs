using NodaTime;
using RelationshipModel.Network;
using RelationshipModel.Scoring;
using RelationshipModel.Storage;

namespace RelationshipModel.Testing;

/// <summary>Contacts who were merged are one for every score and suggestion, and are what they
/// were when it is taken back.</summary>
/// <inheritdoc cref="StoreConformance{TFixture}"/>
[ConformanceSuite(StoreCapabilities.Contacts | StoreCapabilities.Interactions | StoreCapabilities.Merges)]
public abstract class MergedNetworkConformance<TFixture>(TFixture fixture) : StoreConformance<TFixture>(fixture)
    where TFixture : StoreFixture
{
    private static readonly Instant Now = Instant.FromUtc(2024, 6, 1, 12, 0);
    private static readonly ContactId Ada = new("ada");
    private static readonly ContactId Work = new("ada at work");
    private static readonly ContactId Phone = new("ada by phone");
    private static readonly NetworkScenario Scenario = NetworkScenario.Small(Now);

    private RelationshipNetwork Network => NetworkOf(Stores);

    private RelationshipNetwork NetworkOf(NetworkStores stores) => new(Owner, stores, new FixedClock(Now));

    private static async Task<List<string>> ScoresAsync(RelationshipNetwork network, bool withEvidence = true) =>
        await network.ScoreAllAsync()
            .Select(score =>
                $"{score.Tie} {score.Strength:R} {score.InteractionCount} {score.Status}\n{ExplanationText.Of(score.Explanation, withEvidence)}")
            .ToListAsync();

    /// <summary>The scenario with what was done with Ada recorded under three ids in turn;
    /// some of it under two at once.</summary>
    private async Task SaveApartAsync(NetworkStores stores)
    {
        await Scenario.SaveToAsync(stores, Owner);
        foreach ((int i, Interaction interaction) in Scenario.Interactions.Where(
            static interaction => interaction.Contacts.Contains(Ada)).Index())
        {
            ContactId[] under = (i % 4) switch { 0 => [Work], 1 => [Phone], 2 => [Ada], _ => [Ada, Work] };
            Interaction apart = new(interaction.Id, interaction.At, interaction.Channel,
                [.. interaction.Contacts.Where(static contact => contact != Ada), .. under]);
            await stores.Interactions.SaveAsync(Owner, apart with
            {
                HeadCount = interaction.HeadCount + under.Length - 1,
                Initiator = interaction.Initiator.Contact == Ada ? Initiator.Of(under[0]) : interaction.Initiator,
                IsReply = interaction.IsReply,
                Length = interaction.Length,
                Depth = interaction.Depth,
                Supports = interaction.Supports,
                AfterFeel = interaction.AfterFeel,
                Gathering = interaction.Gathering,
            });
        }
    }

    private static async Task MergeAsync(RelationshipNetwork network)
    {
        await network.AcceptMergeAsync(Ada, Work);
        await network.AcceptMergeAsync(Work, Phone);
    }

    private async Task<NetworkStores> WholeAsync()
    {
        NetworkStores whole = NetworkStores.Of(new InMemoryStore());
        await Scenario.SaveToAsync(whole, Owner);
        return whole;
    }

    [Fact]
    public async Task Scores_are_those_of_the_united_evidence_bit_for_bit_and_after_undoing_what_they_were()
    {
        Rule rule = new("The store should give back merges and interactions so that merged contacts score as one, and "
            + "as before after undoing.");
        NetworkStores whole = TestedOnly(await WholeAsync());
        await SaveApartAsync(Stores);
        List<string> apart = await ScoresAsync(Network), united = await ScoresAsync(NetworkOf(whole));
        rule.NotEqual(apart, united);

        await MergeAsync(Network);

        rule.Equal(united, await ScoresAsync(Network));
        rule.Equal(united, await ScoresAsync(NetworkOf(await OpenAsync())));
        foreach (ContactId id in new[] { Ada, Work, Phone })
            rule.Equal(await NetworkOf(whole).ScoreAsync(Ada), await Network.ScoreAsync(id), SameScore);

        await Network.UndoMergeAsync(new(Work, Phone));
        await Network.DeclineMergeAsync(new(Work, Ada));
        rule.Equal(apart, await ScoresAsync(Network));
    }

    [Fact]
    public async Task Suggestions_are_those_of_the_united_evidence()
    {
        Rule rule = new("The store should give back merges and interactions so that merged contacts are suggested as one.");
        NetworkStores whole = TestedOnly(await WholeAsync());
        await SaveApartAsync(Stores);
        await MergeAsync(Network);

        rule.Equal(await SuggestedAsync(NetworkOf(whole)), await SuggestedAsync(Network));

        static async Task<List<string>> SuggestedAsync(RelationshipNetwork network) =>
        [
            .. (await network.PlanRevisitsAsync()).Suggestions.Select(
                static suggestion => $"{suggestion.Contact} {suggestion.Pool} {suggestion.Explanation}"),
            .. (await network.SuggestIntroductionsAsync(top: 0)).Select(
                static suggestion => $"{suggestion.Pair} {suggestion.Score:R}"),
        ];
    }

    [Fact]
    public async Task Erasing_one_id_of_a_person_erases_them_all()
    {
        Rule rule = new("The store should keep nothing under any id of an erased person.");
        await SaveApartAsync(Stores);
        await MergeAsync(Network);

        ErasureReceipt receipt = await Network.EraseContactAsync(Work);

        rule.Equal(2, receipt.MergesRemoved);
        rule.Empty(await Stores.Merges!.ListAsync(Owner).ToListAsync());
        foreach (ContactId id in new[] { Ada, Work, Phone })
            rule.Empty(await Stores.Interactions.ListAsync(Owner, id).ToListAsync());
    }

    [Fact]
    public async Task A_proposal_changes_no_score_and_comes_back_when_a_decision_is_taken_back()
    {
        Rule rule = new("The store should keep a merge with its state, basis and similarity, one for each pair.");
        await SaveApartAsync(Stores);
        List<string> apart = await ScoresAsync(Network);
        Merge proposal = new(Ada, Work, MergeState.Proposed, Now) { Basis = MergeBasis.Name, Similarity = .95 };

        rule.True(await Network.ProposeMergeAsync(proposal));
        rule.False(await Network.ProposeMergeAsync(proposal));
        rule.True(await Network.ProposeMergeAsync(proposal with { Basis = MergeBasis.SameRecord }));
        rule.False(await Network.ProposeMergeAsync(proposal));

        rule.Equal(apart, await ScoresAsync(Network));
        await Network.AcceptMergeAsync(Work, Ada);
        Merge accepted = rule.Single(await Network.ListMergesAsync().ToListAsync());
        rule.Equal((Work, MergeState.Accepted, MergeBasis.SameRecord, .95),
            (accepted.Kept, accepted.State, accepted.Basis, accepted.Similarity));
        await Network.UndoMergeAsync(proposal.Pair);
        rule.Equal(MergeState.Proposed, rule.Single(await Network.ListMergesAsync().ToListAsync()).State);
    }

    [Fact]
    public async Task Contacts_merged_before_old_interactions_are_folded_away_score_as_before()
    {
        Rule rule = new("The store should keep folded pasts so that merged contacts score as before.");
        Assert.SkipUnless(Can(StoreCapabilities.TieStates), "The store keeps no folded states.");
        await SaveApartAsync(Stores);
        await MergeAsync(Network);
        List<string> united = await ScoresAsync(Network, withEvidence: false);

        rule.True(await Network.ForgetBeforeAsync(Period.FromDays(200)) > 20);

        rule.Equal(united, await ScoresAsync(Network, withEvidence: false));
        rule.Equal(0, await Network.ForgetBeforeAsync(Period.FromDays(200)));
    }

    [Fact]
    public async Task Contacts_folded_apart_are_not_merged_any_more()
    {
        Rule rule = new("The store should keep folded pasts apart, so that their contacts cannot be merged any more.");
        Assert.SkipUnless(Can(StoreCapabilities.TieStates), "The store keeps no folded states.");
        await SaveApartAsync(Stores);
        await Network.ForgetBeforeAsync(Period.FromDays(200));
        List<string> apart = await ScoresAsync(Network);

        await rule.ThrowsAsync<InvalidOperationException>(async () => await Network.AcceptMergeAsync(Ada, Work));

        rule.Equal(apart, await ScoresAsync(Network));
    }

    private static bool SameScore(RelationshipScore expected, RelationshipScore actual) =>
        expected.Strength.Equals(actual.Strength) && expected.Bond.Equals(actual.Bond)
            && expected.Explanation.ToString() == actual.Explanation.ToString();
}
