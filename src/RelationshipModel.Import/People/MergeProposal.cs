using RelationshipModel.Merging;

namespace RelationshipModel.Import.People;

/// <summary>That two contacts may be one person. Only a person decides: <see cref="Merges.Accept"/> or <see cref="Merges.Decline"/>.</summary>
/// <param name="Pair">The two contacts.</param>
/// <param name="Basis">Why.</param>
/// <param name="Similarity">How alike their names are, 0 to 1 (<see cref="NameSimilarity"/>); 1 where one record has both.</param>
public readonly record struct MergeProposal(ContactPair Pair, MergeBasis Basis, double Similarity)
{
    /// <summary>The ids and the reason; never a name.</summary>
    public override string ToString() => FormattableString.Invariant($"{Pair} ({Basis}, {Similarity:0.00})");
}
