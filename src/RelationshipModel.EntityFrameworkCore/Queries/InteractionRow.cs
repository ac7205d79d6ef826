using NodaTime;
using RelationshipModel.Rows;

namespace RelationshipModel.EntityFrameworkCore.Queries;

/// <summary>An interaction, as its table has it.</summary>
/// <remarks>For reading: query it with <c>Set&lt;InteractionRow&gt;()</c> of the context, which tracks no row of it.
/// Changes go through the network.</remarks>
public sealed class InteractionRow
{
    /// <summary>Gets the owner of the network.</summary>
    public string Owner { get; private init; } = "";

    /// <summary>Gets when the interaction began, in whole seconds since 1970.</summary>
    public long AtSeconds { get; private init; }

    /// <summary>Gets the nanoseconds beyond <see cref="AtSeconds"/>.</summary>
    public int AtNanoseconds { get; private init; }

    /// <summary>Gets the id of the interaction.</summary>
    public string Id { get; private init; } = "";

    /// <summary>Gets the channel.</summary>
    public Channel Channel { get; private init; }

    /// <summary>Gets the ids of the contacts, as a JSON array; <see cref="ParticipantRow"/> has one row
    /// for each.</summary>
    public string Contacts { get; private init; } = "";

    /// <summary>Gets the number of people, including the owner.</summary>
    public int HeadCount { get; private init; }

    /// <summary>Gets who initiated the interaction: 0 for the owner, from 1 on the place among the contacts; null if
    /// unknown.</summary>
    public int? Initiator { get; private init; }

    /// <summary>Whether the interaction is a reply.</summary>
    public bool IsReply { get; private init; }

    /// <summary>Gets the length, in whole seconds; null if not stated.</summary>
    public long? LengthSeconds { get; private init; }

    /// <summary>Gets the nanoseconds beyond <see cref="LengthSeconds"/>.</summary>
    public int? LengthNanoseconds { get; private init; }

    /// <summary>Gets the depth.</summary>
    public Depth Depth { get; private init; }

    /// <summary>Gets the support given and received, as JSON; null if none.</summary>
    public string? Supports { get; private init; }

    /// <summary>Gets how the owner felt afterwards; null if not stated. Private to the owner.</summary>
    public int? AfterFeel { get; private init; }

    /// <summary>Gets the id of the gathering at which it happened; null if none.</summary>
    public string? Gathering { get; private init; }

    /// <summary>Gets the instant of both columns. A query compares <see cref="AtSeconds"/>.</summary>
    public Instant At => Cell.Instant(AtSeconds, AtNanoseconds);
}
