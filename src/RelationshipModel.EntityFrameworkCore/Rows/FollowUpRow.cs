using RelationshipModel.Columns;
using RelationshipModel.Storage;

namespace RelationshipModel.EntityFrameworkCore;

/// <summary>A promise.</summary>
internal sealed class FollowUpRow : IRow<FollowUpRow, FollowUp>
{
    public string Owner { get; set; } = "";

    public string Id { get; set; } = "";

    public int By { get; set; }

    public string Contact { get; set; } = "";

    public long PromisedAtSeconds { get; set; }

    public int PromisedAtNanoseconds { get; set; }

    public string? Due { get; set; }

    public string? Gathering { get; set; }

    public string? Interaction { get; set; }

    public string? Note { get; set; }

    public int Outcome { get; set; }

    public long? ClosedAtSeconds { get; set; }

    public int? ClosedAtNanoseconds { get; set; }

    public static string NameColumn => nameof(Id);

    public static string NameOf(FollowUpRow row) => row.Id;

    public object[] Key => [Owner, Id];

    public static FollowUpRow Of(string owner, FollowUp followUp)
    {
        (long seconds, long nanoseconds) = Column.Of(followUp.PromisedAt);
        (long Seconds, long Nanoseconds)? closed = followUp.ClosedAt is { } given ? Column.Of(given) : null;
        return new()
        {
            Owner = owner,
            Id = OrdinalKey.Encode(followUp.Id.Value),
            By = (int)followUp.By,
            Contact = OrdinalKey.Encode(followUp.Contact.Value),
            PromisedAtSeconds = seconds,
            PromisedAtNanoseconds = (int)nanoseconds,
            Due = Column.Of(followUp.Due),
            Gathering = followUp.Gathering is { } gathering ? OrdinalKey.Encode(gathering.Value) : null,
            Interaction = followUp.Interaction is { } interaction ? OrdinalKey.Encode(interaction.Value) : null,
            Note = followUp.What,
            Outcome = (int)followUp.Outcome,
            ClosedAtSeconds = closed?.Seconds,
            ClosedAtNanoseconds = (int?)closed?.Nanoseconds,
        };
    }

    public FollowUp Noun()
    {
        FollowUp followUp = new(
            new(OrdinalKey.Decode(Id)), (FollowUpSide)By, new(OrdinalKey.Decode(Contact)),
            Column.Instant(PromisedAtSeconds, PromisedAtNanoseconds))
        {
            Due = Column.OptionalDay(Due),
            Gathering = Gathering is null ? null : new GatheringId(OrdinalKey.Decode(Gathering)),
            Interaction = Interaction is null ? null : new InteractionId(OrdinalKey.Decode(Interaction)),
            What = Note,
        };
        return ClosedAtSeconds is { } seconds
            ? followUp.Close((FollowUpOutcome)Outcome, Column.Instant(seconds, ClosedAtNanoseconds ?? 0)) : followUp;
    }
}
