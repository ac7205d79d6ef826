using NodaTime;
using RelationshipModel.Storage;

namespace RelationshipModel.Tests.Storage.Conformance;

/// <summary>What an <see cref="IAcquaintanceStore"/> must do.</summary>
public abstract class AcquaintanceStoreConformance : RecordStoreConformance<IAcquaintanceStore, ContactPair, Acquaintance>
{
    protected override IReadOnlyList<Acquaintance> Rows { get; } =
        [.. Pairs().Select(pair => new Acquaintance(pair, AcquaintanceState.Acquainted))];

    protected override Acquaintance Full { get; } =
        new(new(new("b"), new("a")), AcquaintanceState.NotAcquainted, AcquaintanceSource.Contact, new LocalDate(2022, 2, 22));

    protected override Acquaintance Changed(Acquaintance row) => new(row.Pair, AcquaintanceState.Unknown, AcquaintanceSource.Introduction);

    protected override ContactPair KeyOf(Acquaintance row) => row.Pair;

    protected override ValueTask<Acquaintance?> FindAsync(OwnerId owner, ContactPair key, CancellationToken cancellationToken = default) =>
        Store.FindAsync(owner, key, cancellationToken);

    protected override IAsyncEnumerable<Acquaintance> ListAsync(OwnerId owner, CancellationToken cancellationToken = default) =>
        Store.ListAsync(owner, cancellationToken);

    protected override ValueTask SaveAsync(OwnerId owner, Acquaintance row, CancellationToken cancellationToken = default) =>
        Store.SaveAsync(owner, row, cancellationToken);

    protected override ValueTask RemoveAsync(OwnerId owner, ContactPair key, CancellationToken cancellationToken = default) =>
        Store.RemoveAsync(owner, key, cancellationToken);

    private static IEnumerable<ContactPair> Pairs() =>
        from first in Enumerable.Range(0, OrdinalIds.Length)
        from second in Enumerable.Range(first + 1, OrdinalIds.Length - first - 1)
        select new ContactPair(new(OrdinalIds[second]), new(OrdinalIds[first]));
}
