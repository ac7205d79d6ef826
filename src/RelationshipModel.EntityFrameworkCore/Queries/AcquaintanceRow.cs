namespace RelationshipModel.EntityFrameworkCore.Queries;

/// <summary>The owner's belief about a pair of contacts, as its table has it.</summary>
/// <remarks>For reading: query it with <c>Set&lt;AcquaintanceRow&gt;()</c> of the context, which tracks no row of it.
/// Changes go through the network.</remarks>
public sealed class AcquaintanceRow
{
    /// <summary>Gets the owner of the network.</summary>
    public string Owner { get; private init; } = "";

    /// <summary>Gets the id of the first contact.</summary>
    public string First { get; private init; } = "";

    /// <summary>Gets the id of the second contact.</summary>
    public string Second { get; private init; } = "";

    /// <summary>Gets whether they know each other.</summary>
    public AcquaintanceState State { get; private init; }

    /// <summary>Gets the source of the belief.</summary>
    public AcquaintanceSource Source { get; private init; }

    /// <summary>Gets the day of the belief, as an ISO 8601 date; null if unknown.</summary>
    public string? Since { get; private init; }
}
