using RelationshipModel.Internals;
using RelationshipModel.Scoring;

namespace RelationshipModel.Circles;

/// <summary>Somebody who may belong in a circle, and why. Only ever suggested: nobody is put into a circle but by the owner. Immutable.</summary>
public sealed record CircleCandidate
{
    internal CircleCandidate(ContactId contact, Explanation explanation, params IEnumerable<Reason> reasons)
    {
        Contact = contact;
        Explanation = explanation;
        Reasons = ValueList.Copy(reasons);
    }

    /// <summary>Who may belong in it.</summary>
    public ContactId Contact { get; }

    /// <summary>How well the tie fits the circle's purpose: the geometric mean of the terms of that purpose that are known.</summary>
    /// <value>0 to 1.</value>
    public double Fit => Explanation.Value;

    /// <summary>Why <see cref="Fit"/> is what it is.</summary>
    public Explanation Explanation { get; }

    /// <summary>Why it is suggested; at least one.</summary>
    public IReadOnlyList<Reason> Reasons { get; }

    /// <summary>The id and the fit.</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Contact}: {Fit:0.000}");
}
