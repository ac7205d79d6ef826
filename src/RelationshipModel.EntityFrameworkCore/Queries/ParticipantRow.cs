using NodaTime;
using RelationshipModel.Rows;

namespace RelationshipModel.EntityFrameworkCore.Queries;

/// <summary>A contact who took part in an interaction: one row for each contact.</summary>
/// <remarks>For reading: query it with <c>Set&lt;ParticipantRow&gt;()</c> of the context, which tracks no row of it.
/// Changes go through the network.</remarks>
public sealed class ParticipantRow
{
    /// <summary>Gets the owner of the network.</summary>
    public string Owner { get; private init; } = "";

    /// <summary>Gets the id of the contact.</summary>
    public string Contact { get; private init; } = "";

    /// <summary>Gets when the interaction began, in whole seconds since 1970.</summary>
    public long AtSeconds { get; private init; }

    /// <summary>Gets the nanoseconds beyond <see cref="AtSeconds"/>.</summary>
    public int AtNanoseconds { get; private init; }

    /// <summary>Gets the id of the interaction.</summary>
    public string Id { get; private init; } = "";

    /// <summary>Gets the instant of both columns. A query compares <see cref="AtSeconds"/>.</summary>
    public Instant At => Cell.Instant(AtSeconds, AtNanoseconds);
}
