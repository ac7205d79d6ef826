using System.Text.Json.Serialization;
using NodaTime;
using RelationshipModel.Internals;
using RelationshipModel.Json;

namespace RelationshipModel;

/// <summary>A proposal that two contacts are one person, and the decision on it. Only a person decides.</summary>
[JsonConverter(typeof(RelationshipJsonConverter<Merge>))]
public sealed record Merge
{
    /// <summary>Creates a proposal or a decision.</summary>
    /// <param name="kept">The contact whose id stands for both, if they are one.</param>
    /// <param name="absorbed">The other.</param>
    /// <param name="state">The decision.</param>
    /// <param name="at">The instant of the proposal or decision, from 0001-01-02 to 9999-12-30 UTC.</param>
    /// <exception cref="ArgumentException">An id is its default value, or both are the same.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The state is not defined, or the instant is out of range.</exception>
    public Merge(ContactId kept, ContactId absorbed, MergeState state, Instant at)
    {
        Require.Apart(kept, absorbed);
        Pair = new(kept, absorbed);
        Kept = kept;
        Absorbed = absorbed;
        State = Require.Defined(state);
        At = Require.InRange(at);
    }

    /// <summary>Gets the two contacts, as an unordered pair: each pair has one merge.</summary>
    public ContactPair Pair { get; }

    /// <summary>Gets the contact whose id stands for both, if they are one.</summary>
    public ContactId Kept { get; private init; }

    /// <summary>Gets the other.</summary>
    public ContactId Absorbed { get; private init; }

    /// <summary>Gets the decision.</summary>
    public MergeState State { get; private init; }

    /// <summary>Gets the instant at which it was proposed or decided.</summary>
    public Instant At { get; private init; }

    /// <summary>Gets the reason for the proposal.</summary>
    /// <value><see cref="MergeBasis.Owner"/> by default.</value>
    public MergeBasis Basis { get; init => field = Require.Defined(value); }

    /// <summary>Gets the similarity of the names.</summary>
    /// <value>0 to 1; 1 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">It is not a number from 0 to 1.</exception>
    public double Similarity
    {
        get;
        init => field = value is >= 0 and <= 1
            ? value : throw new ArgumentOutOfRangeException(nameof(Similarity), value, "The similarity must be from 0 to 1.");
    } = 1;

    /// <summary>The same merge, decided otherwise.</summary>
    internal Merge Decided(ContactId kept, MergeState state, Instant at) =>
        this with { Kept = kept, Absorbed = Pair.Other(kept), State = Require.Defined(state), At = Require.InRange(at) };

    /// <summary>Returns the ids and the decision; never a name.</summary>
    public override string ToString() => $"{Absorbed} is {Kept}: {State} at {At}";
}
