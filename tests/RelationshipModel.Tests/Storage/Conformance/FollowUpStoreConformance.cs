using NodaTime;
using RelationshipModel.Storage;

namespace RelationshipModel.Tests.Storage.Conformance;

/// <summary>What an <see cref="IFollowUpStore"/> must do.</summary>
public abstract class FollowUpStoreConformance : RecordStoreConformance<IFollowUpStore, FollowUpId, FollowUp>
{
    protected override IReadOnlyList<FollowUp> Rows { get; } =
    [
        new(new("z"), FollowUpSide.Owner, new("c"), Instant.FromUtc(1, 1, 2, 0, 0)),
        .. OrdinalIds.Select(id => new FollowUp(new(id), FollowUpSide.Contact, new("c"), Instant.FromUtc(2020, 5, 1, 18, 0))),
        new(new("A"), FollowUpSide.Owner, new("c"), Instant.FromUtc(2020, 5, 1, 18, 0).PlusNanoseconds(1)),
    ];

    protected override FollowUp Full { get; } =
        new FollowUp(new("follow-up"), FollowUpSide.Owner, new("contact"), Instant.FromUtc(2021, 9, 25, 21, 0).PlusNanoseconds(7))
        {
            Due = new(2021, 10, 1),
            Gathering = new GatheringId("gathering"),
            Interaction = new InteractionId("interaction"),
            Note = "send the recipe",
        }.Close(FollowUpOutcome.Kept, Instant.FromUtc(2021, 9, 30, 8, 0).PlusNanoseconds(9));

    protected override FollowUp Changed(FollowUp row) => row.Close(FollowUpOutcome.Broken, row.PromisedAt + Duration.FromDays(3));

    protected override FollowUpId KeyOf(FollowUp row) => row.Id;

    protected override ValueTask<FollowUp?> FindAsync(OwnerId owner, FollowUpId key, CancellationToken cancellationToken = default) =>
        Store.FindAsync(owner, key, cancellationToken);

    protected override IAsyncEnumerable<FollowUp> ListAsync(OwnerId owner, CancellationToken cancellationToken = default) =>
        Store.ListAsync(owner, cancellationToken);

    protected override ValueTask SaveAsync(OwnerId owner, FollowUp row, CancellationToken cancellationToken = default) =>
        Store.SaveAsync(owner, row, cancellationToken);

    protected override ValueTask RemoveAsync(OwnerId owner, FollowUpId key, CancellationToken cancellationToken = default) =>
        Store.RemoveAsync(owner, key, cancellationToken);
}
