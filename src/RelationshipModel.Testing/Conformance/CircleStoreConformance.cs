using NodaTime;
using RelationshipModel.Storage;

namespace RelationshipModel.Testing;

/// <summary>The requirements on an <see cref="ICircleStore"/>.</summary>
/// <inheritdoc cref="StoreConformance{TFixture}"/>
[ConformanceSuite(StoreCapabilities.Circles)]
public abstract class CircleStoreConformance<TFixture>(TFixture fixture)
    : RecordStoreConformance<TFixture, CircleId, Circle>(fixture)
    where TFixture : StoreFixture
{
    /// <inheritdoc/>
    protected override IRecordStore<CircleId, Circle> Port => Stores.Circles!;

    /// <inheritdoc/>
    protected override IReadOnlyList<Circle> Rows { get; } =
        [.. OrdinalIds.Select(id => new Circle(new(id), $"name of {id}"))];

    /// <inheritdoc/>
    protected override Circle Full { get; } =
        new(new("circle"), "Those who restore me", CirclePurpose.Restore)
        {
            Cadence = Cadence.Every(Period.FromMonths(1), new PeriodBuilder { Weeks = 1, Days = 3 }.Build()),
            Capacity = 5,
        };

    /// <inheritdoc/>
    protected override Circle Changed(Circle row) => row with { Purpose = CirclePurpose.Learn, Cadence = Cadence.AsItComes };

    /// <inheritdoc/>
    protected override IReadOnlyList<Circle> Extremes { get; } =
    [
        .. Texts.Select(static (text, i) => new Circle(new(IdOf(i, text)), text)
        {
            Capacity = int.MaxValue,
            Cadence = Cadence.Every(new PeriodBuilder { Years = 999, Months = 11, Weeks = 3, Days = 365_000 }.Build(),
                Period.Zero),
        }),
    ];

    /// <inheritdoc/>
    protected override CircleId KeyOf(Circle row) => row.Id;
}
