using System.Text.Json.Serialization;
using RelationshipModel.Internals;
using RelationshipModel.Json;

namespace RelationshipModel.Scoring;

/// <summary>
/// The explanation of a number: a term with its value, the terms from which it was computed, and how. Immutable. Every node's
/// value is the result of applying its <see cref="Combination"/> to its children, which <see cref="Recompute"/> shows.
/// </summary>
[JsonConverter(typeof(RelationshipJsonConverter<Explanation>))]
public sealed record Explanation
{
    /// <summary>Creates a node.</summary>
    /// <param name="term">The name of the term: a stable code such as <c>recency</c>.</param>
    /// <param name="value">Its value.</param>
    /// <param name="unit">Its unit: <c>h</c>, <c>d</c>, <c>times</c>, or <c>1</c> for a pure number.</param>
    /// <param name="combination">The way in which the children combine to the value.</param>
    /// <param name="children">The terms from which it was computed.</param>
    /// <param name="evidence">The interactions on which it rests, if any are to be named.</param>
    /// <exception cref="ArgumentException">The value is not finite, or it has children without a
    /// combination, or the other way round.</exception>
    public Explanation(
        string term,
        double value,
        string unit = "1",
        Combination combination = Combination.Given,
        IEnumerable<Explanation>? children = null,
        IEnumerable<InteractionId>? evidence = null)
    {
        Term = Require.Text(term, Identifier.MaxLength);
        if (!double.IsFinite(value))
            throw new ArgumentException($"The value of the term {term} is {value}; it must be finite.", nameof(value));
        Value = value;
        Unit = Require.Text(unit, Identifier.MaxLength);
        Combination = Require.Defined(combination);
        Children = children is null ? ValueList<Explanation>.Empty : ValueList.Copy(children);
        Evidence = evidence is null ? ValueList<InteractionId>.Empty : ValueList.Copy(evidence);
        if ((Combination == Combination.Given) != (Children.Count == 0))
            throw new ArgumentException(
                $"The term {term} combines {Children.Count} children by {combination}; only a given term has no children.",
                nameof(children));
    }

    /// <summary>Gets the name of the term: a stable code.</summary>
    public string Term { get; }

    /// <summary>Gets its value, in <see cref="Unit"/>.</summary>
    public double Value { get; }

    /// <summary>Gets its unit: <c>h</c>, <c>d</c>, <c>times</c>, or <c>1</c> for a pure number.</summary>
    public string Unit { get; }

    /// <summary>Gets the way in which the children combine to the value.</summary>
    public Combination Combination { get; }

    /// <summary>Gets the terms from which it was computed, in the order that the combination states.</summary>
    public IReadOnlyList<Explanation> Children { get; }

    /// <summary>Gets the interactions on which it rests, the most relevant first: at most the five that weigh most.</summary>
    public IReadOnlyList<InteractionId> Evidence { get; }

    /// <summary>Gets the number of further interactions on which it rests and which are not named.</summary>
    /// <value>0 if it names all, or does not count them.</value>
    public int FurtherEvidence { get; internal init; }

    /// <summary>Returns the value of applying the combination to the children's values. It equals <see cref="Value"/> within
    /// 1e-12 of it.</summary>
    public double Recompute()
    {
        double C(int index) => Children[index].Value;
        return Combination switch
        {
            Combination.Given => Value,
            Combination.Sum => Children.Aggregate(0.0, static (sum, child) => sum + child.Value),
            Combination.Product => Children.Aggregate(1.0, static (product, child) => product * child.Value),
            Combination.Minimum => Children.Min(static child => child.Value),
            Combination.Maximum => Children.Max(static child => child.Value),
            Combination.Difference => C(0) - C(1),
            Combination.Ratio => C(0) / C(1),
            Combination.Power => Math.Pow(C(0), C(1)),
            Combination.Logistic => Formulas.Logistic(C(0)),
            Combination.ScaledLogarithm => Formulas.ScaledLogarithm(C(0), C(1), C(2)),
            Combination.PowerLaw => Formulas.PowerLaw(C(0), C(1)),
            Combination.HalfLifeDecay => Formulas.HalfLifeDecay(C(0), C(1)),
            Combination.Level => Formulas.Level(C(0), C(1)),
            Combination.BondDecay => Formulas.BondDecay(C(0), C(1), C(2), C(3), C(4)),
            Combination.Balance => Formulas.Balance(C(0), C(1), C(2)),
            Combination.Reciprocity => Formulas.Reciprocity(C(0), C(1)),
            Combination.NoisyOr => 1 - Children.Aggregate(1.0, static (none, child) => none * (1 - child.Value)),
            Combination.HarmonicMean => Formulas.HarmonicMean(C(0), C(1)),
            Combination.GeometricMean =>
                Math.Pow(Children.Aggregate(1.0, static (product, child) => product * child.Value), 1.0 / Children.Count),
            Combination.Saturation => Formulas.Saturation(C(0)),
            Combination.Complement => 1 - C(0),
            Combination.ShrunkMean => (C(0) + C(1) * C(2)) / (C(3) + C(1)),
            Combination.ShrunkGeometricMean => Formulas.ShrunkGeometricMean(C(0), C(1), C(2), C(3)),
            _ => throw new InvalidOperationException($"The term {Term} has the unknown combination {Combination}."),
        };
    }

    /// <summary>A node whose value is what the combination makes of its children.</summary>
    internal static Explanation Combined(string term, string unit, Combination combination,
        params IReadOnlyList<Explanation> children) =>
        new(term, new Explanation(term, 0, unit, combination, children).Recompute(), unit, combination, children);

    /// <summary>Returns the first node with a term, searching this node and its descendants in depth-first order; null if not
    /// found.</summary>
    public Explanation? Find(string term)
    {
        if (Term == term) return this;
        foreach (Explanation child in Children)
            if (child.Find(term) is { } found) return found;
        return null;
    }

    /// <summary>Returns the tree as indented lines, for people and for tests; invariant culture.</summary>
    public override string ToString()
    {
        System.Text.StringBuilder text = new();
        Append(this, 0);
        return text.ToString();

        void Append(Explanation node, int depth)
        {
            text.Append(' ', 2 * depth)
                .Append(System.Globalization.CultureInfo.InvariantCulture, $"{node.Term} = {node.Value:G15}");
            if (node.Unit != "1") text.Append(' ').Append(node.Unit);
            if (node.Combination != Combination.Given)
                text.Append(System.Globalization.CultureInfo.InvariantCulture, $" [{node.Combination}]");
            if (node.Evidence.Count > 0) text.Append(" <- ").AppendJoin(", ", node.Evidence);
            if (node.FurtherEvidence > 0)
                text.Append(node.Evidence.Count > 0 ? " and " : " <- ")
                    .Append(System.Globalization.CultureInfo.InvariantCulture, $"{node.FurtherEvidence} more");
            text.Append('\n');
            foreach (Explanation child in node.Children) Append(child, depth + 1);
        }
    }
}
