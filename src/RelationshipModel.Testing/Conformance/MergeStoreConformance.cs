using RelationshipModel.Storage;

namespace RelationshipModel.Testing;

/// <summary>The requirements on an <see cref="IMergeStore"/>.</summary>
/// <inheritdoc cref="StoreConformance{TFixture}"/>
[ConformanceSuite(StoreCapabilities.Merges)]
public abstract class MergeStoreConformance<TFixture>(TFixture fixture)
    : RecordStoreConformance<TFixture, ContactPair, Merge>(fixture)
    where TFixture : StoreFixture
{
    /// <inheritdoc/>
    protected override IRecordStore<ContactPair, Merge> Port => Stores.Merges!;

    /// <inheritdoc/>
    protected override IReadOnlyList<string> DependentProperties =>
        [nameof(Merge.Kept), nameof(Merge.Absorbed), nameof(Merge.Pair)];

    /// <inheritdoc/>
    protected override IReadOnlyList<Merge> Rows { get; } =
        [.. Pairs().Select(pair => new Merge(pair.Second, pair.First, MergeState.Proposed, Instants[4]))];

    /// <inheritdoc/>
    protected override Merge Full { get; } =
        new(new("b"), new("a"), MergeState.Accepted, Instants[9]) { Basis = MergeBasis.Name, Similarity = .9375 };

    /// <inheritdoc/>
    protected override Merge Changed(Merge row) =>
        new(row.Absorbed, row.Kept, MergeState.Declined, row.At.PlusNanoseconds(1)) { Similarity = .1 };

    /// <inheritdoc/>
    protected override IReadOnlyList<Merge> Extremes { get; } =
    [
        .. Texts.Select(static (text, i) =>
            new Merge(new(IdOf(i, text)), new(IdOf(99, text)), MergeState.Accepted,
                Instants[i % Instants.Count]) { Similarity = 1.0 / (3 + i) }),
    ];

    /// <inheritdoc/>
    protected override ContactPair KeyOf(Merge row) => row.Pair;
}
