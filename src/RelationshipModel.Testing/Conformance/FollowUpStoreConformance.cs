using NodaTime;
using RelationshipModel.Storage;

namespace RelationshipModel.Testing;

/// <summary>What an <see cref="IFollowUpStore"/> must do.</summary>
/// <inheritdoc cref="StoreConformance{TFixture}"/>
[ConformanceSuite(StoreCapabilities.FollowUps)]
public abstract class FollowUpStoreConformance<TFixture>(TFixture fixture)
    : RecordStoreConformance<TFixture, FollowUpId, FollowUp>(fixture)
    where TFixture : StoreFixture
{
    /// <inheritdoc/>
    protected override IRecordStore<FollowUpId, FollowUp> Port => Stores.FollowUps!;

    /// <inheritdoc/>
    protected override IReadOnlyList<FollowUp> Rows { get; } =
    [
        new(new("z"), FollowUpSide.Owner, new("c"), Instant.FromUtc(1, 1, 2, 0, 0)),
        .. OrdinalIds.Select(id => new FollowUp(new(id), FollowUpSide.Contact, new("c"), Instant.FromUtc(2020, 5, 1, 18, 0))),
        new(new("A"), FollowUpSide.Owner, new("c"), Instant.FromUtc(2020, 5, 1, 18, 0).PlusNanoseconds(1)),
    ];

    /// <inheritdoc/>
    protected override FollowUp Full { get; } =
        new FollowUp(new("follow-up"), FollowUpSide.Owner, new("contact"), Instant.FromUtc(2021, 9, 25, 21, 0).PlusNanoseconds(7))
        {
            Due = new(2021, 10, 1),
            Gathering = new GatheringId("gathering"),
            Interaction = new InteractionId("interaction"),
            What = "send the recipe",
        }.Close(FollowUpOutcome.Kept, Instant.FromUtc(2021, 9, 30, 8, 0).PlusNanoseconds(9));

    /// <inheritdoc/>
    protected override FollowUp Changed(FollowUp row) => row.Close(FollowUpOutcome.Broken, row.PromisedAt + Duration.FromDays(3));

    /// <inheritdoc/>
    protected override IReadOnlyList<FollowUp> Extremes { get; } =
    [
        .. Instants.Select(
            static (at, i) => new FollowUp(new(IdOf(99 - i, TextOf(i))), FollowUpSide.Contact, new(IdOf(i, TextOf(i))), at)
        {
            Due = Days[i % Days.Count],
            Gathering = new GatheringId(IdOf(i, TextOf(i))),
            Interaction = new InteractionId(IdOf(i, TextOf(i))),
            What = i == 0 ? new('\u6f22', 65_536) : TextOf(i),
        }.Close(FollowUpOutcome.Dropped, i == 0 ? at : Interaction.Latest)),
    ];

    /// <inheritdoc/>
    protected override FollowUpId KeyOf(FollowUp row) => row.Id;
}
