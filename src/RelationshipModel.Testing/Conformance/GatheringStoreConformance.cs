using NodaTime;
using RelationshipModel.Storage;

namespace RelationshipModel.Testing;

/// <summary>The requirements on an <see cref="IGatheringStore"/>.</summary>
/// <inheritdoc cref="StoreConformance{TFixture}"/>
[ConformanceSuite(StoreCapabilities.Gatherings)]
public abstract class GatheringStoreConformance<TFixture>(TFixture fixture)
    : RecordStoreConformance<TFixture, GatheringId, Gathering>(fixture)
    where TFixture : StoreFixture
{
    /// <inheritdoc/>
    protected override IRecordStore<GatheringId, Gathering> Port => Stores.Gatherings!;

    /// <inheritdoc/>
    protected override IReadOnlyList<Gathering> Rows { get; } =
    [
        new(new("z"), "first", Instant.FromUtc(1, 1, 2, 0, 0)),
        .. OrdinalIds.Select(id => new Gathering(new(id), $"name of {id}", Instant.FromUtc(2020, 5, 1, 18, 0))),
        new(new("A"), "last", Instant.FromUtc(2020, 5, 1, 18, 0).PlusNanoseconds(1)),
    ];

    /// <inheritdoc/>
    protected override Gathering Full { get; } =
        new(new("gathering"), "Harvest supper", Instant.FromUtc(2021, 9, 25, 17, 30).PlusNanoseconds(123_456_789),
            new ContactId("b"), new ContactId("a"))
        {
            Length = Duration.FromMinutes(150) + Duration.FromNanoseconds(1),
            Place = "The old mill",
        };

    /// <inheritdoc/>
    protected override Gathering Changed(Gathering row) =>
        row with { At = Instant.FromUtc(2030, 1, 1, 0, 0), Attendees = [new("c")] };

    /// <inheritdoc/>
    protected override IReadOnlyList<Gathering> Extremes { get; } =
    [
        .. Instants.Select(static (at, i) =>
            new Gathering(new(IdOf(99 - i, TextOf(i))), TextOf(i), at,
                Texts.Select(static (text, i) => new ContactId(IdOf(i, text))))
        {
            Place = TextOf(i),
            Length = i % 2 == 0 ? Duration.FromNanoseconds(1) : Duration.FromDays(3_650_000)
                + Duration.FromNanoseconds(999_999_999),
        }),
    ];

    /// <inheritdoc/>
    protected override GatheringId KeyOf(Gathering row) => row.Id;
}
