using RelationshipModel.Internals;
using RelationshipModel.Scoring;

namespace RelationshipModel.Circles;

/// <summary>Somebody who may belong in a circle, and why. Only suggested: nobody except the owner adds a member.
/// Immutable.</summary>
public sealed record CircleCandidate
{
    private readonly Func<Explanation> _explain;
    private readonly Lazy<IReadOnlyList<Reason>> _reasons;

    internal CircleCandidate(ContactId contact, double fit, Func<Explanation> explain, Func<IEnumerable<Reason>> reasons)
    {
        Contact = contact;
        Fit = fit;
        _explain = explain;
        _reasons = new(() => ValueList.Copy(reasons()));
    }

    /// <summary>Gets the contact.</summary>
    public ContactId Contact { get; }

    /// <summary>Gets the fit of the tie with the purpose of the circle: the geometric mean of the terms of that purpose that are
    /// known.</summary>
    /// <value>0 to 1.</value>
    public double Fit { get; }

    /// <summary>Gets the explanation of <see cref="Fit"/>.</summary>
    public Explanation Explanation => _explain();

    /// <summary>Gets the reasons for the suggestion; at least one.</summary>
    public IReadOnlyList<Reason> Reasons => _reasons.Value;

    /// <summary>Whether two candidates are the same contact, with the same fit and reasons.</summary>
    public bool Equals(CircleCandidate? other) =>
        other is not null && Contact == other.Contact && Fit.Equals(other.Fit) && Reasons.Equals(other.Reasons);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Contact, Fit);

    /// <summary>Returns the id and the fit.</summary>
    public override string ToString() =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Contact}: {Fit:0.000}");
}
