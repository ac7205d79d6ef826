using System.Globalization;
using System.Text.Json.Serialization;
using RelationshipModel.Internals;
using RelationshipModel.Scoring;

namespace RelationshipModel.Revisits;

/// <summary>A suggestion to reach out to somebody, and why now. Immutable.</summary>
/// <remarks>It weighs the state of a tie, never the worth of a person.</remarks>
public sealed record RevisitSuggestion
{
    private readonly Func<Explanation> _explain;

    internal RevisitSuggestion(
        ContactId contact,
        RevisitPool pool,
        double value,
        IEnumerable<Reason> reasons,
        Func<Explanation> explain,
        RelationshipScore? score,
        IEnumerable<FollowUpId> promises)
    {
        Contact = contact;
        Pool = pool;
        Value = value;
        Reasons = ValueList.Copy(reasons);
        _explain = explain;
        Score = score;
        Promises = ValueList.Copy(promises);
    }

    /// <summary>Gets the contact to reach out to.</summary>
    public ContactId Contact { get; }

    /// <summary>Gets the kind of the reason.</summary>
    public RevisitPool Pool { get; }

    /// <summary>Gets the value by which the suggestion is ordered within its pool; not to be compared across pools.</summary>
    /// <value>Above 0. Owed: up to 1. Keep and revive: up to 2, which a tie reaches only if the owner feels restored by
    /// it.</value>
    public double Value { get; }

    /// <summary>Gets the reasons: first why now, and then what else speaks for it or is good to know. At least one.</summary>
    public IReadOnlyList<Reason> Reasons { get; }

    /// <summary>Gets the first of the reasons: why now.</summary>
    [JsonIgnore]
    public Reason Reason => Reasons[0];

    /// <summary>Gets the explanation of <see cref="Value"/>, with the ids of the interactions it rests on.</summary>
    public Explanation Explanation => _explain();

    /// <summary>Gets the score of the tie on which the suggestion rests; null if only a promise is known.</summary>
    public RelationshipScore? Score { get; }

    /// <summary>Gets the owner's promises to the contact that are due, the most urgent first; empty if nothing is due.</summary>
    public IReadOnlyList<FollowUpId> Promises { get; }

    /// <summary>Whether two suggestions are of the same contact and pool, with the same value, reasons and score.</summary>
    public bool Equals(RevisitSuggestion? other) =>
        other is not null && Contact == other.Contact && Pool == other.Pool && Value.Equals(other.Value)
            && Reasons.Equals(other.Reasons)
        && Score == other.Score && Promises.Equals(other.Promises);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Contact, Pool, Value);

    /// <summary>Returns the contact's id, the pool and the code of the reason.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Contact} ({Pool}, {Value:0.###}): {Reason}");
}
