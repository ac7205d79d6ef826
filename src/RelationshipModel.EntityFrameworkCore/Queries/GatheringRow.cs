using NodaTime;
using RelationshipModel.Rows;

namespace RelationshipModel.EntityFrameworkCore.Queries;

/// <summary>A gathering, as its table has it.</summary>
/// <remarks>For reading: query it with <c>Set&lt;GatheringRow&gt;()</c> of the context, which tracks no row of it.
/// Changes go through the network.</remarks>
public sealed class GatheringRow
{
    /// <summary>Gets the owner of the network.</summary>
    public string Owner { get; private init; } = "";

    /// <summary>Gets the id of the gathering.</summary>
    public string Id { get; private init; } = "";

    /// <summary>Gets the name.</summary>
    public string Name { get; private init; } = "";

    /// <summary>Gets when the gathering began, in whole seconds since 1970.</summary>
    public long AtSeconds { get; private init; }

    /// <summary>Gets the nanoseconds beyond <see cref="AtSeconds"/>.</summary>
    public int AtNanoseconds { get; private init; }

    /// <summary>Gets the length, in whole seconds; null if not stated.</summary>
    public long? LengthSeconds { get; private init; }

    /// <summary>Gets the nanoseconds beyond <see cref="LengthSeconds"/>.</summary>
    public int? LengthNanoseconds { get; private init; }

    /// <summary>Gets the place; null if unknown.</summary>
    public string? Place { get; private init; }

    /// <summary>Gets the ids of the attendees, as a JSON array.</summary>
    public string Attendees { get; private init; } = "";

    /// <summary>Gets the instant of both columns. A query compares <see cref="AtSeconds"/>.</summary>
    public Instant At => Cell.Instant(AtSeconds, AtNanoseconds);
}
