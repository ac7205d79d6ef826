namespace RelationshipModel.EntityFrameworkCore.Queries;

/// <summary>A contact, as its table has it.</summary>
/// <remarks>For reading: query it with <c>Set&lt;ContactRow&gt;()</c> of the context, which tracks no row of it.
/// Changes go through the network.</remarks>
public sealed class ContactRow
{
    /// <summary>Gets the owner of the network.</summary>
    public string Owner { get; private init; } = "";

    /// <summary>Gets the id of the contact.</summary>
    public string Id { get; private init; } = "";

    /// <summary>Gets the name.</summary>
    public string Name { get; private init; } = "";

    /// <summary>Gets the interests, as a JSON array.</summary>
    public string Interests { get; private init; } = "";

    /// <summary>Gets what the contact offers, as a JSON array.</summary>
    public string Offers { get; private init; } = "";

    /// <summary>Gets what the contact needs, as a JSON array.</summary>
    public string Needs { get; private init; } = "";

    /// <summary>Gets the kind of the tie.</summary>
    public TieKind Kind { get; private init; }

    /// <summary>Gets the birthday, as MM-DD; null if unknown.</summary>
    public string? Birthday { get; private init; }

    /// <summary>Gets the place where the contact lives; null if unknown.</summary>
    public string? Place { get; private init; }

    /// <summary>Gets the restrictions: what the contact is left out of.</summary>
    public ContactRestrictions Restrictions { get; private init; }

    /// <summary>Gets the ISO 8601 date until which the contact is not suggested; null if not snoozed.</summary>
    public string? SnoozedUntil { get; private init; }

    /// <summary>Gets the stated states, as a JSON array.</summary>
    public string States { get; private init; } = "";

    /// <summary>Gets the stated closeness, as a JSON array.</summary>
    public string Closeness { get; private init; } = "";

    /// <summary>Gets how support is meant to flow.</summary>
    public SupportRole SupportRole { get; private init; }
}
