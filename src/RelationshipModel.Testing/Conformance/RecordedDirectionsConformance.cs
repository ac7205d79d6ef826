using NodaTime;
using RelationshipModel.Network;
using RelationshipModel.Scoring;

namespace RelationshipModel.Testing;

/// <summary>Which side's initiatives are on record is a fact of the owner: kept as said, and not counted again.</summary>
/// <inheritdoc cref="StoreConformance{TFixture}"/>
[ConformanceSuite(StoreCapabilities.RecordedDirections | StoreCapabilities.Contacts | StoreCapabilities.Interactions)]
public abstract class RecordedDirectionsConformance<TFixture>(TFixture fixture) : StoreConformance<TFixture>(fixture)
    where TFixture : StoreFixture
{
    private static readonly Instant AsOf = Instant.FromUtc(2024, 6, 1, 12, 0);

    private RelationshipNetwork Network(OwnerId owner) => new(owner, Stores, new AtInstant());

    [Fact]
    public async Task Nothing_is_found_until_somebody_says_so()
    {
        Assert.Null(await Stores.RecordedDirections!.FindAsync(Owner));

        await Stores.Contacts.SaveAsync(Owner, new(new("ada"), "Ada"));

        Assert.Null(await Stores.RecordedDirections.FindAsync(Owner));
    }

    [Theory]
    [InlineData(RecordedDirections.Both)]
    [InlineData(RecordedDirections.OwnerOnly)]
    [InlineData(RecordedDirections.ContactsOnly)]
    public async Task What_was_saved_last_is_found(RecordedDirections directions)
    {
        await Stores.RecordedDirections!.SaveAsync(Owner, RecordedDirections.OwnerOnly);
        await Stores.RecordedDirections.SaveAsync(Owner, directions);

        Assert.Equal(directions, await Stores.RecordedDirections.FindAsync(Owner));
        Assert.Null(await Stores.RecordedDirections.FindAsync(AnotherOwner));
    }

    [Fact]
    public async Task What_is_no_direction_is_refused()
    {
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            async () => await Stores.RecordedDirections!.SaveAsync(Owner, (RecordedDirections)3));

        Assert.Null(await Stores.RecordedDirections!.FindAsync(Owner));
    }

    [Fact]
    public async Task Every_tie_of_the_owner_is_scored_without_a_balance_and_other_owners_are_not()
    {
        foreach (OwnerId owner in (OwnerId[])[Owner, AnotherOwner]) await Network(owner).RecordAsync([.. SentMail(6)]);
        List<RelationshipScore> before = await ScoresAsync(Owner);

        await Network(Owner).SaveRecordedDirectionsAsync(RecordedDirections.OwnerOnly);

        Assert.All(before, static score => Assert.True(score.Reciprocity < 1));
        Assert.All(await ScoresAsync(Owner), static score =>
            Assert.Equal((RecordedDirections.OwnerOnly, null), (score.RecordedDirections, score.Reciprocity)));
        Assert.Equal(before.Select(Text), (await ScoresAsync(AnotherOwner)).Select(Text));
        Assert.Null((await Network(Owner).ScoreAsync(new("c1"))).Reciprocity);
    }

    [Fact]
    public async Task Erasing_people_until_too_few_are_left_to_tell_moves_nobody_elses_score()
    {
        await Network(Owner).RecordAsync([.. SentMail(6)]);
        await Network(Owner).SaveRecordedDirectionsAsync(DirectionTally.Of(SentMail(6)));
        List<RelationshipScore> before = await ScoresAsync(Owner);

        foreach (string contact in (string[])["c0", "c1", "c2"]) await Network(Owner).EraseContactAsync(new(contact));

        Assert.Equal(RecordedDirections.Both, DirectionTally.Of(await Network(Owner).ListInteractionsAsync().ToListAsync()));
        Assert.Equal(
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

    private sealed class AtInstant : IClock
    {
        public Instant GetCurrentInstant() => AsOf;
    }
}
