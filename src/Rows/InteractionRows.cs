using NodaTime;

namespace RelationshipModel.Rows;

/// <summary>The table of the interactions.</summary>
internal static class InteractionRows
{
    private static readonly FieldList<Interaction> Fields = new();
    private static readonly Field<Interaction, Instant> At = Fields.Add(Codecs.Instant, static interaction => interaction.At);
    private static readonly Field<Interaction, InteractionId> Id =
        Fields.Add(Codecs.Interaction, static interaction => interaction.Id);
    private static readonly Field<Interaction, Channel> Channel =
        Fields.Add(Codecs.Choice<Channel>(), static interaction => interaction.Channel);
    private static readonly Field<Interaction, IReadOnlyList<ContactId>> Contacts =
        Fields.Add(Codecs.Contacts, static interaction => interaction.Contacts);
    private static readonly Field<Interaction, int> HeadCount =
        Fields.Add(Codecs.Number, static interaction => interaction.HeadCount);
    private static readonly Field<Interaction, int?> Initiator = Fields.Add(Codecs.OptionalNumber, Cell.InitiatorOf);
    private static readonly Field<Interaction, bool> IsReply = Fields.Add(Codecs.Flag, static interaction => interaction.IsReply);
    private static readonly Field<Interaction, Duration?> Length =
        Fields.Add(Codecs.OptionalLength, static interaction => interaction.Length);
    private static readonly Field<Interaction, Depth> Depth =
        Fields.Add(Codecs.Choice<Depth>(), static interaction => interaction.Depth);
    private static readonly Field<Interaction, IReadOnlyList<Support>> Supports =
        Fields.Add(Codecs.Supports, static interaction => interaction.Supports);
    private static readonly Field<Interaction, int?> AfterFeel =
        Fields.Add(Codecs.OptionalNumber, static interaction => interaction.AfterFeel);
    private static readonly Field<Interaction, GatheringId?> Gathering =
        Fields.Add(Codecs.OptionalGathering, static interaction => interaction.Gathering);

    internal static readonly RowMapping<InteractionId, Interaction> Mapping = new(
        "Interactions", Fields, [Id], static id => [Id.TextOf(id)],
        static row =>
        {
            IReadOnlyList<ContactId> contacts = Contacts.In(row);
            return new(Id.In(row), At.In(row), Channel.In(row), contacts)
            {
                HeadCount = HeadCount.In(row),
                Initiator = Cell.InitiatorOf(Initiator.In(row), contacts),
                IsReply = IsReply.In(row),
                Length = Length.In(row),
                Depth = Depth.In(row),
                Supports = Supports.In(row),
                AfterFeel = AfterFeel.In(row),
                Gathering = Gathering.In(row),
            };
        },
        order: [At, Id], listedBy: Gathering);
}
