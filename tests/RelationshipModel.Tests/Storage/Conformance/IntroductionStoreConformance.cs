using NodaTime;
using RelationshipModel.Storage;

namespace RelationshipModel.Tests.Storage.Conformance;

/// <summary>What an <see cref="IIntroductionStore"/> must do.</summary>
public abstract class IntroductionStoreConformance : RecordStoreConformance<IIntroductionStore, IntroductionId, Introduction>
{
    protected override IReadOnlyList<Introduction> Rows { get; } =
        [.. OrdinalIds.Select(id => Introduction.Begin(new(id), new("a"), new("b"), Day(1)))];

    protected override Introduction Full { get; } =
        Introduction.Begin(new("introduction"), new("b"), new("a"), Day(1), Duration.FromDays(30))
            .AskFirst(Day(2).PlusNanoseconds(1))
            .AcceptFirst(Day(3), ["she paints", "she has time on Fridays"])
            .AskSecond(Day(4))
            .AcceptSecond(Day(5), ["he frames pictures"])
            .DeclineFirst(Day(6));

    protected override Introduction Changed(Introduction row) => Introduction.Begin(row.Id, row.First, row.Second, Day(1)).AskFirst(Day(2)).Withdraw(Day(3));

    protected override IntroductionId KeyOf(Introduction row) => row.Id;

    protected override ValueTask<Introduction?> FindAsync(OwnerId owner, IntroductionId key, CancellationToken cancellationToken = default) =>
        Store.FindAsync(owner, key, cancellationToken);

    protected override IAsyncEnumerable<Introduction> ListAsync(OwnerId owner, CancellationToken cancellationToken = default) =>
        Store.ListAsync(owner, cancellationToken);

    protected override ValueTask SaveAsync(OwnerId owner, Introduction row, CancellationToken cancellationToken = default) =>
        Store.SaveAsync(owner, row, cancellationToken);

    protected override ValueTask RemoveAsync(OwnerId owner, IntroductionId key, CancellationToken cancellationToken = default) =>
        Store.RemoveAsync(owner, key, cancellationToken);

    private static Instant Day(int day) => Instant.FromUtc(2023, 3, day, 12, 0);
}
