using NodaTime;

namespace RelationshipModel.Import.Csv;

/// <summary>One row of a CSV of interactions: what one person sent to another, or did with another.</summary>
internal readonly record struct InteractionCsvRow
{
    /// <summary>Gets the line of the file on which the row begins, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>Gets the instant at which the interaction began.</summary>
    public required Instant At { get; init; }

    /// <summary>Gets the person who opened it. Equal names of one reader are the same string.</summary>
    public required string Sender { get; init; }

    /// <summary>Gets the person to whom it was opened; never the sender.</summary>
    public required string Recipient { get; init; }

    /// <summary>Gets the way in which it took place.</summary>
    public required Channel Channel { get; init; }

    /// <summary>Gets the length; null if the row does not state it.</summary>
    public Duration? Length { get; init; }

    /// <summary>Gets the depth.</summary>
    public Depth Depth { get; init; }

    /// <summary>Whether the sender gave support.</summary>
    public bool SupportGiven { get; init; }

    /// <summary>Whether the sender received support.</summary>
    public bool SupportReceived { get; init; }

    /// <summary>Gets the gathering at which it happened, if any.</summary>
    public GatheringId? Gathering { get; init; }

    /// <summary>Whether it answers an earlier interaction.</summary>
    public bool IsReply { get; init; }

    /// <summary>Gets the id, if the row has one. Rows with the same id, instant and sender are one interaction with several
    /// recipients.</summary>
    public InteractionId? Id { get; init; }
}
