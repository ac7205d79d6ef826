using NodaTime;
using RelationshipModel.Storage;

namespace RelationshipModel.Testing;

/// <summary>The requirements on an <see cref="IAcquaintanceStore"/>.</summary>
/// <inheritdoc cref="StoreConformance{TFixture}"/>
[ConformanceSuite(StoreCapabilities.Acquaintances)]
public abstract class AcquaintanceStoreConformance<TFixture>(TFixture fixture)
    : RecordStoreConformance<TFixture, ContactPair, Acquaintance>(fixture)
    where TFixture : StoreFixture
{
    /// <inheritdoc/>
    protected override IRecordStore<ContactPair, Acquaintance> Port => Stores.Acquaintances!;

    /// <inheritdoc/>
    protected override IReadOnlyList<Acquaintance> Rows { get; } =
        [.. Pairs().Select(pair => new Acquaintance(pair, AcquaintanceState.Acquainted))];

    /// <inheritdoc/>
    protected override Acquaintance Full { get; } =
        new(new(new("b"), new("a")), AcquaintanceState.NotAcquainted, AcquaintanceSource.Contact, new LocalDate(2022, 2, 22));

    /// <inheritdoc/>
    protected override Acquaintance Changed(Acquaintance row) =>
        new(row.Pair, AcquaintanceState.Unknown, AcquaintanceSource.Introduction);

    /// <inheritdoc/>
    protected override IReadOnlyList<Acquaintance> Extremes { get; } =
    [
        .. Texts.Select(static (text, i) =>
            new Acquaintance(new(new(IdOf(i, text)), new(IdOf(99, text))), AcquaintanceState.Acquainted, AcquaintanceSource.Host,
                Days[i % Days.Count])),
    ];

    /// <inheritdoc/>
    protected override ContactPair KeyOf(Acquaintance row) => row.Pair;
}
