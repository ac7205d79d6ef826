using NodaTime;
using RelationshipModel.Rows;

namespace RelationshipModel.EntityFrameworkCore.Queries;

/// <summary>A merge of two contacts, as its table has it.</summary>
/// <remarks>For reading: query it with <c>Set&lt;MergeRow&gt;()</c> of the context, which tracks no row of it.
/// Changes go through the network.</remarks>
public sealed class MergeRow
{
    /// <summary>Gets the owner of the network.</summary>
    public string Owner { get; private init; } = "";

    /// <summary>Gets the id of the first contact.</summary>
    public string First { get; private init; } = "";

    /// <summary>Gets the id of the second contact.</summary>
    public string Second { get; private init; } = "";

    /// <summary>Whether the second contact is the one that is kept.</summary>
    public bool KeepsSecond { get; private init; }

    /// <summary>Gets the state of the merge.</summary>
    public MergeState State { get; private init; }

    /// <summary>Gets when the merge was proposed or decided, in whole seconds since 1970.</summary>
    public long AtSeconds { get; private init; }

    /// <summary>Gets the nanoseconds beyond <see cref="AtSeconds"/>.</summary>
    public int AtNanoseconds { get; private init; }

    /// <summary>Gets the basis of the proposal.</summary>
    public MergeBasis Basis { get; private init; }

    /// <summary>Gets the similarity of the names.</summary>
    public double Similarity { get; private init; }

    /// <summary>Gets the instant of both columns. A query compares <see cref="AtSeconds"/>.</summary>
    public Instant At => Cell.Instant(AtSeconds, AtNanoseconds);
}
