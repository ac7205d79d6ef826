using NodaTime;
using RelationshipModel.Storage;

namespace RelationshipModel.Testing;

/// <summary>The requirements on an <see cref="IIntroductionStore"/>.</summary>
/// <inheritdoc cref="StoreConformance{TFixture}"/>
[ConformanceSuite(StoreCapabilities.Introductions)]
public abstract class IntroductionStoreConformance<TFixture>(TFixture fixture)
    : RecordStoreConformance<TFixture, IntroductionId, Introduction>(fixture)
    where TFixture : StoreFixture
{
    /// <inheritdoc/>
    protected override IRecordStore<IntroductionId, Introduction> Port => Stores.Introductions!;

    /// <inheritdoc/>
    protected override IReadOnlyList<string> DependentProperties =>
        [nameof(Introduction.First), nameof(Introduction.Second), nameof(Introduction.Pair), nameof(Introduction.Steps),
            nameof(Introduction.DeclinedBy)];

    /// <inheritdoc/>
    protected override IReadOnlyList<Introduction> Rows { get; } =
        [.. OrdinalIds.Select(id => Introduction.Begin(new(id), new("a"), new("b"), Day(1)))];

    /// <inheritdoc/>
    protected override Introduction Full { get; } =
        Introduction.Begin(new("introduction"), new("b"), new("a"), Day(1), Duration.FromDays(30))
            .AskFirst(Day(2).PlusNanoseconds(1))
            .AcceptFirst(Day(3), ["she paints", "she has time on Fridays"])
            .AskSecond(Day(4))
            .AcceptSecond(Day(5), ["he frames pictures"])
            .Decline(new("b"), Day(6));

    /// <inheritdoc/>
    protected override Introduction Changed(Introduction row) => Introduction.Begin(row.Id, row.First, row.Second, Day(1))
        .AskFirst(Day(2)).Withdraw(Day(3));

    /// <inheritdoc/>
    protected override IReadOnlyList<Introduction> Extremes { get; } =
    [
        .. Instants.Select(static (at, i) => Introduction
            .Begin(new(IdOf(i, TextOf(i))), new(IdOf(i, TextOf(i))), new(IdOf(99, TextOf(i))), at,
                Duration.FromNanoseconds(i + 1))
            .AskFirst(at)
            .AcceptFirst(at, Texts)
            .AskSecond(at)
            .AcceptSecond(at, [new('\u6f22', 65_536)])
            .Make(at)
            .NoContact(Interaction.Latest)),
    ];

    /// <inheritdoc/>
    protected override IntroductionId KeyOf(Introduction row) => row.Id;

    private static Instant Day(int day) => Instant.FromUtc(2023, 3, day, 12, 0);
}
