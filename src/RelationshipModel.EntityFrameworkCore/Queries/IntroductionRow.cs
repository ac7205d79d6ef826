namespace RelationshipModel.EntityFrameworkCore.Queries;

/// <summary>An introduction, as its table has it.</summary>
/// <remarks>For reading: query it with <c>Set&lt;IntroductionRow&gt;()</c> of the context, which tracks no row of it.
/// Changes go through the network.</remarks>
public sealed class IntroductionRow
{
    /// <summary>Gets the owner of the network.</summary>
    public string Owner { get; private init; } = "";

    /// <summary>Gets the id of the introduction.</summary>
    public string Id { get; private init; } = "";

    /// <summary>Gets the id of the first contact.</summary>
    public string First { get; private init; } = "";

    /// <summary>Gets the id of the second contact.</summary>
    public string Second { get; private init; } = "";

    /// <summary>Gets the steps, as a JSON array.</summary>
    public string Steps { get; private init; } = "";

    /// <summary>Gets the time after which an unanswered introduction expires, in whole seconds.</summary>
    public long ExpiresAfterSeconds { get; private init; }

    /// <summary>Gets the nanoseconds beyond <see cref="ExpiresAfterSeconds"/>.</summary>
    public int ExpiresAfterNanoseconds { get; private init; }

    /// <summary>Gets the facts about the first contact, as a JSON array.</summary>
    public string FactsOfFirst { get; private init; } = "";

    /// <summary>Gets the facts about the second contact, as a JSON array.</summary>
    public string FactsOfSecond { get; private init; } = "";

    /// <summary>Gets the id of the contact who declined; null if nobody did. Private.</summary>
    public string? DeclinedBy { get; private init; }
}
