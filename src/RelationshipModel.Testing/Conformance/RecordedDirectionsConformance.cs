using NodaTime;
using RelationshipModel.Network;
using RelationshipModel.Scoring;

namespace RelationshipModel.Testing;

/// <summary>The side whose initiatives are on record is a fact of the owner: kept as stated, and not counted again.</summary>
/// <inheritdoc cref="StoreConformance{TFixture}"/>
[ConformanceSuite(StoreCapabilities.RecordedDirections | StoreCapabilities.Contacts | StoreCapabilities.Interactions)]
public abstract class RecordedDirectionsConformance<TFixture>(TFixture fixture) : StoreConformance<TFixture>(fixture)
    where TFixture : StoreFixture
{
    private static readonly Instant AsOf = Instant.FromUtc(2024, 6, 1, 12, 0);

    private RelationshipNetwork Network(OwnerId owner) => new(owner, Stores, new FixedClock(AsOf));

    [Fact]
    public async Task Nothing_is_found_until_somebody_says_so()
    {
        Rule rule = new("The store should return null until it is told which side's initiatives are on record.");
        rule.Null(await Stores.RecordedDirections!.FindAsync(Owner));

        await Stores.Contacts.SaveAsync(Owner, new(new("ada"), "Ada"));

        rule.Null(await Stores.RecordedDirections.FindAsync(Owner));
    }

    [Theory]
    [InlineData(RecordedDirections.Both)]
    [InlineData(RecordedDirections.OwnerOnly)]
    [InlineData(RecordedDirections.ContactsOnly)]
    public async Task What_was_saved_last_is_found(RecordedDirections directions)
    {
        Rule rule = new("The store should return what was saved last for the owner, and nothing for another.");
        await Stores.RecordedDirections!.SaveAsync(Owner, RecordedDirections.OwnerOnly);
        await Stores.RecordedDirections.SaveAsync(Owner, directions);

        rule.Equal(directions, await Stores.RecordedDirections.FindAsync(Owner));
        rule.Null(await Stores.RecordedDirections.FindAsync(AnotherOwner));
    }

    [Fact]
    public async Task What_is_no_direction_is_refused()
    {
        Rule rule = new("The store should refuse a value that is not one of RecordedDirections with an "
            + "ArgumentOutOfRangeException.");
        await rule.ThrowsAsync<ArgumentOutOfRangeException>(
            async () => await Stores.RecordedDirections!.SaveAsync(Owner, (RecordedDirections)3));

        rule.Null(await Stores.RecordedDirections!.FindAsync(Owner));
    }

    [Fact]
    public async Task Every_tie_of_the_owner_is_scored_without_a_balance_and_other_owners_are_not()
    {
        Rule rule = new("The store should give back which side's initiatives are on record, so that the owner's ties "
            + "have no balance and another's have.");
        foreach (OwnerId owner in (OwnerId[])[Owner, AnotherOwner]) await Network(owner).RecordAsync([.. SentMail(6)]);
        List<RelationshipScore> before = await ScoresAsync(Owner);

        await Network(Owner).SaveRecordedDirectionsAsync(RecordedDirections.OwnerOnly);

        rule.All(before, score => rule.True(score.Reciprocity < 1));
        rule.All(await ScoresAsync(Owner), score =>
            rule.Equal((RecordedDirections.OwnerOnly, null), (score.RecordedDirections, score.Reciprocity)));
        rule.Equal(before.Select(Text), (await ScoresAsync(AnotherOwner)).Select(Text));
        rule.Null((await Network(Owner).ScoreAsync(new("c1"))).Reciprocity);
    }

    [Fact]
    public async Task Erasing_people_until_too_few_are_left_to_tell_moves_nobody_elses_score()
    {
        Rule rule = new("The store should keep which side's initiatives are on record when people are erased.");
        await Network(Owner).RecordAsync([.. SentMail(6)]);
        await Network(Owner).SaveRecordedDirectionsAsync(DirectionTally.Of(SentMail(6)));
        List<RelationshipScore> before = await ScoresAsync(Owner);

        foreach (string contact in (string[])["c0", "c1", "c2"]) await Network(Owner).EraseContactAsync(new(contact));

        rule.Equal(RecordedDirections.Both, DirectionTally.Of(await Network(Owner).ListInteractionsAsync().ToListAsync()));
        rule.Equal(
            before.Where(static score => string.CompareOrdinal(score.Tie.Contact.Value, "c3") >= 0).Select(Text),
            (await ScoresAsync(Owner)).Select(Text));
    }

    /// <summary>Five mails of the owner to each of some contacts.</summary>
    private static IEnumerable<Interaction> SentMail(int contacts) => Enumerable.Range(0, contacts * 5).Select(i =>
        new Interaction(new($"{i:00}"), AsOf - Duration.FromDays(400 - i), Channel.Email, new ContactId($"c{i % contacts}"))
        {
            Initiator = Initiator.Owner,
        });

    private Task<List<RelationshipScore>> ScoresAsync(OwnerId owner) =>
        Network(owner).ScoreAllAsync(AsOf).OrderBy(static score => score.Tie.Contact).ToListAsync().AsTask();

    private static string Text(RelationshipScore score) => FormattableString.Invariant(
        $"{score.Tie.Contact} {score.Strength:R} {score.Bond:R} {score.Vitality:R} {score.Reciprocity:R} {score.Status}");
}
