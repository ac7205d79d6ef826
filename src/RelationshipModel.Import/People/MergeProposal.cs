using RelationshipModel.Merging;

namespace RelationshipModel.Import.People;

/// <summary>That two contacts may be one person. A person decides, by <see cref="Merges.Accept"/> or
/// <see cref="Merges.Decline"/>.</summary>
/// <param name="Pair">The two contacts.</param>
/// <param name="Basis">Why.</param>
/// <param name="Similarity">How alike their names are, 0 to 1 (<see cref="NameSimilarity"/>); 1 if one record has both.</param>
public readonly record struct MergeProposal(ContactPair Pair, MergeBasis Basis, double Similarity)
{
    private readonly ContactId? _kept;

    /// <summary>Gets the contact whose id is to stand for both: the one that a card of the address book names, else
    /// one with an e-mail address.</summary>
    /// <value>The first of the pair by default.</value>
    public ContactId Kept { get => _kept ?? Pair.First; init => _kept = value; }

    /// <summary>Whether hardly anything else is possible: one card has both, or their full names are the
    /// same and nothing contradicts.</summary>
    public bool IsSure => IsSureOf(Basis, Similarity);

    /// <summary>The ids and the reason; never a name.</summary>
    public override string ToString() => FormattableString.Invariant($"{Pair} ({Basis}, {Similarity:0.00})");

    /// <summary>Whether a reason leaves hardly any doubt.</summary>
    /// <param name="basis">The reason.</param>
    /// <param name="similarity">How alike the names are, 0 to 1.</param>
    public static bool IsSureOf(MergeBasis basis, double similarity) =>
        basis == MergeBasis.SameRecord || (basis == MergeBasis.Name && similarity >= 1);
}
