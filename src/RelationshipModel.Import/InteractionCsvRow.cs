using NodaTime;

namespace RelationshipModel.Import;

/// <summary>One row of a CSV of interactions: what one person sent to another, or did with another.</summary>
internal readonly record struct InteractionCsvRow
{
    /// <summary>The line of the file on which the row begins, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>When the interaction began.</summary>
    public required Instant At { get; init; }

    /// <summary>The person who opened it. Equal names of one reader are the same string.</summary>
    public required string Sender { get; init; }

    /// <summary>The person it was opened to; never the sender.</summary>
    public required string Recipient { get; init; }

    /// <summary>The way in which it took place.</summary>
    public required Channel Channel { get; init; }

    /// <summary>How long it lasted; null where the row does not say.</summary>
    public Duration? Length { get; init; }

    /// <summary>How deep it went.</summary>
    public Depth Depth { get; init; }

    /// <summary>Whether the sender gave support.</summary>
    public bool SupportGiven { get; init; }

    /// <summary>Whether the sender received support.</summary>
    public bool SupportReceived { get; init; }

    /// <summary>The gathering at which it happened, if any.</summary>
    public GatheringId? Gathering { get; init; }

    /// <summary>Whether it answers an earlier interaction.</summary>
    public bool IsReply { get; init; }

    /// <summary>The id, if the row has one. Rows with the same id, instant and sender are one
    /// interaction with several recipients.</summary>
    public InteractionId? Id { get; init; }
}
