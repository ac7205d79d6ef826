using RelationshipModel.Columns;
using RelationshipModel.Storage;

namespace RelationshipModel.EntityFrameworkCore;

/// <summary>An interaction.</summary>
internal sealed class InteractionRow : IRow<InteractionRow, Interaction>
{
    public string Owner { get; set; } = "";

    public string Id { get; set; } = "";

    public long AtSeconds { get; set; }

    public int AtNanoseconds { get; set; }

    public int Channel { get; set; }

    public string Contacts { get; set; } = "";

    public int HeadCount { get; set; }

    public int? Initiator { get; set; }

    public bool IsReply { get; set; }

    public long? LengthSeconds { get; set; }

    public int? LengthNanoseconds { get; set; }

    public int Depth { get; set; }

    public string? Supports { get; set; }

    public int? AfterFeel { get; set; }

    public string? Gathering { get; set; }

    public static string NameColumn => nameof(Id);

    public static string NameOf(InteractionRow row) => row.Id;

    public object[] Key => [Owner, Id];

    public static InteractionRow Of(string owner, Interaction interaction)
    {
        (long seconds, long nanoseconds) = Column.Of(interaction.At);
        (long Seconds, long Nanoseconds)? length = interaction.Length is { } given ? Column.Of(given) : null;
        return new()
        {
            Owner = owner,
            Id = OrdinalKey.Encode(interaction.Id.Value),
            AtSeconds = seconds,
            AtNanoseconds = (int)nanoseconds,
            Channel = (int)interaction.Channel,
            Contacts = Column.Of(interaction.Contacts),
            HeadCount = interaction.HeadCount,
            Initiator = Column.InitiatorOf(interaction),
            IsReply = interaction.IsReply,
            LengthSeconds = length?.Seconds,
            LengthNanoseconds = (int?)length?.Nanoseconds,
            Depth = (int)interaction.Depth,
            Supports = Column.Of(interaction.Supports),
            AfterFeel = interaction.AfterFeel,
            Gathering = interaction.Gathering is { } gathering ? OrdinalKey.Encode(gathering.Value) : null,
        };
    }

    public Interaction Noun()
    {
        Interaction interaction = new(
            new(OrdinalKey.Decode(Id)), Column.Instant(AtSeconds, AtNanoseconds), (Channel)Channel, Column.Contacts(Contacts));
        return interaction with
        {
            HeadCount = HeadCount,
            Initiator = Column.InitiatorOf(Initiator, interaction.Contacts),
            IsReply = IsReply,
            Length = LengthSeconds is { } seconds ? Column.Length(seconds, LengthNanoseconds ?? 0) : null,
            Depth = (Depth)Depth,
            Supports = Column.Supports(Supports),
            AfterFeel = AfterFeel,
            Gathering = Gathering is null ? null : new GatheringId(OrdinalKey.Decode(Gathering)),
        };
    }
}
