namespace RelationshipModel.EntityFrameworkCore.Queries;

/// <summary>A membership in a circle, as its table has it.</summary>
/// <remarks>For reading: query it with <c>Set&lt;MembershipRow&gt;()</c> of the context, which tracks no row of it.
/// Changes go through the network.</remarks>
public sealed class MembershipRow
{
    /// <summary>Gets the owner of the network.</summary>
    public string Owner { get; private init; } = "";

    /// <summary>Gets the id of the circle.</summary>
    public string Circle { get; private init; } = "";

    /// <summary>Gets the id of the contact.</summary>
    public string Contact { get; private init; } = "";

    /// <summary>Gets the first day, as an ISO 8601 date.</summary>
    public string Since { get; private init; } = "";

    /// <summary>Gets the day on which the membership ended, as an ISO 8601 date; null if it lasts.</summary>
    public string? Until { get; private init; }

    /// <summary>Gets the reason; null if not stated.</summary>
    public string? Reason { get; private init; }

    /// <summary>Gets the target of the cadence, as an ISO 8601 period; null for that of the circle.</summary>
    public string? Cadence { get; private init; }

    /// <summary>Gets the tolerance of the cadence, as an ISO 8601 period; null if none.</summary>
    public string? Tolerance { get; private init; }
}
