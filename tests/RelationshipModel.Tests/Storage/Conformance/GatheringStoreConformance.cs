using NodaTime;
using RelationshipModel.Storage;

namespace RelationshipModel.Tests.Storage.Conformance;

/// <summary>What an <see cref="IGatheringStore"/> must do.</summary>
public abstract class GatheringStoreConformance : RecordStoreConformance<IGatheringStore, GatheringId, Gathering>
{
    protected override IReadOnlyList<Gathering> Rows { get; } =
    [
        new(new("z"), "first", Instant.FromUtc(1, 1, 2, 0, 0)),
        .. OrdinalIds.Select(id => new Gathering(new(id), $"name of {id}", Instant.FromUtc(2020, 5, 1, 18, 0))),
        new(new("A"), "last", Instant.FromUtc(2020, 5, 1, 18, 0).PlusNanoseconds(1)),
    ];

    protected override Gathering Full { get; } =
        new(new("gathering"), "Harvest supper", Instant.FromUtc(2021, 9, 25, 17, 30).PlusNanoseconds(123_456_789), new ContactId("b"), new ContactId("a"))
        {
            Length = Duration.FromMinutes(150) + Duration.FromNanoseconds(1),
            Place = "The old mill",
        };

    protected override Gathering Changed(Gathering row) => row with { At = Instant.FromUtc(2030, 1, 1, 0, 0), Attendees = [new("c")] };

    protected override GatheringId KeyOf(Gathering row) => row.Id;

    protected override ValueTask<Gathering?> FindAsync(OwnerId owner, GatheringId key, CancellationToken cancellationToken = default) =>
        Store.FindAsync(owner, key, cancellationToken);

    protected override IAsyncEnumerable<Gathering> ListAsync(OwnerId owner, CancellationToken cancellationToken = default) =>
        Store.ListAsync(owner, cancellationToken);

    protected override ValueTask SaveAsync(OwnerId owner, Gathering row, CancellationToken cancellationToken = default) =>
        Store.SaveAsync(owner, row, cancellationToken);

    protected override ValueTask RemoveAsync(OwnerId owner, GatheringId key, CancellationToken cancellationToken = default) =>
        Store.RemoveAsync(owner, key, cancellationToken);
}
