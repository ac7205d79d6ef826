using NodaTime;
using RelationshipModel.Merging;

namespace RelationshipModel.Import.People;

/// <summary>Collects proposals, each pair once, without what is decided, and those that only may be up to a limit. What is
/// proposed counts as one for what is added later.</summary>
internal sealed class ProposalDraft(Merges merges, Instant asOf)
{
    private readonly Dictionary<ContactPair, Merge> _proposals = [];
    private readonly Dictionary<ContactId, ContactId> _above = [];

    /// <summary>Gets the number of contacts that were left out because of a limit.</summary>
    internal int LeftOut { get; private set; }

    /// <summary>Whether the limit is reached: what comes now is counted at most.</summary>
    internal bool IsFull => _proposals.Count >= PeopleIndex.MaxProposals;

    /// <summary>Adds a proposal.</summary>
    /// <returns>Whether the two are or may be one; false if a person said that they are two.</returns>
    internal bool Add(ContactId kept, ContactId other, MergeBasis basis, double similarity)
    {
        ContactPair pair = new(kept, other);
        if (merges.IsDeclined(pair)) return false;
        if (merges.Canonical(kept) == merges.Canonical(other)
            || (basis != MergeBasis.SameRecord && PersonOf(kept) == PersonOf(other)))
            return true;
        if (basis != MergeBasis.SameRecord && IsFull)
        {
            LeftOut++;
            return true;
        }

        _proposals.TryAdd(pair, new(kept, other, MergeState.Proposed, asOf) { Basis = basis, Similarity = similarity });
        if (IsSure(basis, similarity)) _above[PersonOf(other)] = PersonOf(kept);
        return true;
    }

    /// <summary>Counts a contact that is not even looked at.</summary>
    internal void LeaveOut() => LeftOut++;

    /// <summary>The proposals, the surest first.</summary>
    internal IReadOnlyList<Merge> Finish() =>
        [.. _proposals.Values
            .OrderBy(static proposal => RankOf(proposal.Basis, proposal.Similarity))
            .ThenByDescending(static proposal => proposal.Similarity)
            .ThenBy(static proposal => proposal.Pair)];

    internal static bool IsSure(MergeBasis basis, double similarity) =>
        basis == MergeBasis.SameRecord || (basis == MergeBasis.Name && similarity >= 1);

    /// <summary>The rank of a reason; the most certain has the lowest.</summary>
    private static int RankOf(MergeBasis basis, double similarity) => basis switch
    {
        MergeBasis.SameRecord => 0,
        MergeBasis.Name when similarity >= 1 => 1,
        MergeBasis.SharedAddress => 2,
        _ => 3,
    };

    /// <summary>The contact that stands for the person of a contact, as far as that is said or sure.</summary>
    internal ContactId PersonOf(ContactId contact)
    {
        contact = merges.Canonical(contact);
        while (_above.TryGetValue(contact, out ContactId above) && above != contact) contact = above;
        return contact;
    }
}
