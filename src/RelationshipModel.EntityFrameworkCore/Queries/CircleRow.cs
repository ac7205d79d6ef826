namespace RelationshipModel.EntityFrameworkCore.Queries;

/// <summary>A circle, as its table has it.</summary>
/// <remarks>For reading: query it with <c>Set&lt;CircleRow&gt;()</c> of the context, which tracks no row of it.
/// Changes go through the network.</remarks>
public sealed class CircleRow
{
    /// <summary>Gets the owner of the network.</summary>
    public string Owner { get; private init; } = "";

    /// <summary>Gets the id of the circle.</summary>
    public string Id { get; private init; } = "";

    /// <summary>Gets the name.</summary>
    public string Name { get; private init; } = "";

    /// <summary>Gets the purpose.</summary>
    public CirclePurpose Purpose { get; private init; }

    /// <summary>Gets the target of the cadence, as an ISO 8601 period; null if none.</summary>
    public string? Cadence { get; private init; }

    /// <summary>Gets the tolerance of the cadence, as an ISO 8601 period; null if none.</summary>
    public string? Tolerance { get; private init; }

    /// <summary>Gets the capacity; null if unlimited.</summary>
    public int? Capacity { get; private init; }
}
