using NodaTime;
using RelationshipModel.Rows;

namespace RelationshipModel.EntityFrameworkCore.Queries;

/// <summary>A follow-up, as its table has it.</summary>
/// <remarks>For reading: query it with <c>Set&lt;FollowUpRow&gt;()</c> of the context, which tracks no row of it.
/// Changes go through the network.</remarks>
public sealed class FollowUpRow
{
    /// <summary>Gets the owner of the network.</summary>
    public string Owner { get; private init; } = "";

    /// <summary>Gets the id of the follow-up.</summary>
    public string Id { get; private init; } = "";

    /// <summary>Gets the side that promised.</summary>
    public TieSide By { get; private init; }

    /// <summary>Gets the id of the contact.</summary>
    public string Contact { get; private init; } = "";

    /// <summary>Gets when it was promised, in whole seconds since 1970.</summary>
    public long PromisedAtSeconds { get; private init; }

    /// <summary>Gets the nanoseconds beyond <see cref="PromisedAtSeconds"/>.</summary>
    public int PromisedAtNanoseconds { get; private init; }

    /// <summary>Gets the day on which it is due, as an ISO 8601 date; null if undated.</summary>
    public string? Due { get; private init; }

    /// <summary>Gets the id of the gathering at which it was promised; null if none.</summary>
    public string? Gathering { get; private init; }

    /// <summary>Gets the id of the interaction in which it was promised; null if none.</summary>
    public string? Interaction { get; private init; }

    /// <summary>Gets what was promised; null if not stated.</summary>
    public string? Note { get; private init; }

    /// <summary>Gets the outcome.</summary>
    public FollowUpOutcome Outcome { get; private init; }

    /// <summary>Gets when it was closed, in whole seconds since 1970; null if none.</summary>
    public long? ClosedAtSeconds { get; private init; }

    /// <summary>Gets the nanoseconds beyond <see cref="ClosedAtSeconds"/>.</summary>
    public int? ClosedAtNanoseconds { get; private init; }

    /// <summary>Gets the instant of both columns. A query compares <see cref="PromisedAtSeconds"/>.</summary>
    public Instant PromisedAt => Cell.Instant(PromisedAtSeconds, PromisedAtNanoseconds);
}
