using System.Globalization;
using RelationshipModel.Internals;
using RelationshipModel.Scoring;

namespace RelationshipModel.Revisits;

/// <summary>Whom to reach out to, and why now. Immutable.</summary>
/// <remarks>The state of a tie is weighed, never the worth of a person.</remarks>
public sealed record RevisitSuggestion
{
    internal RevisitSuggestion(
        ContactId contact,
        RevisitPool pool,
        double value,
        IEnumerable<Reason> reasons,
        Explanation explanation,
        RelationshipScore? score,
        IEnumerable<FollowUpId> promises)
    {
        Contact = contact;
        Pool = pool;
        Value = value;
        Reasons = ValueList.Copy(reasons);
        Explanation = explanation;
        Score = score;
        Promises = ValueList.Copy(promises);
    }

    /// <summary>Whom to reach out to.</summary>
    public ContactId Contact { get; }

    /// <summary>What kind of reason there is.</summary>
    public RevisitPool Pool { get; }

    /// <summary>By what it is ordered within its pool; not to be compared across pools.</summary>
    /// <value>Owed: how many days the oldest promise is overdue, at least 1. Keep and revive: above 0, to 1.</value>
    public double Value { get; }

    /// <summary>Why now, and then what else speaks for it or is good to know. At least one.</summary>
    public IReadOnlyList<Reason> Reasons { get; }

    /// <summary>Why now: the first of the reasons.</summary>
    public Reason Reason => Reasons[0];

    /// <summary>Why <see cref="Value"/> is what it is, with the ids of the interactions it rests on.</summary>
    public Explanation Explanation { get; }

    /// <summary>The score of the tie on which the suggestion rests; null where there is a promise and nothing else is known.</summary>
    public RelationshipScore? Score { get; }

    /// <summary>The owner's overdue promises to the contact, oldest due first; empty where there is none.</summary>
    public IReadOnlyList<FollowUpId> Promises { get; }

    /// <summary>The contact's id, the pool and the code of the reason.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Contact} ({Pool}, {Value:0.###}): {Reason}");
}
