using NodaTime;

namespace RelationshipModel.Rows;

/// <summary>The table of the follow-ups.</summary>
internal static class FollowUpRows
{
    private static readonly FieldList<FollowUp> Fields = new();
    private static readonly Field<FollowUp, FollowUpId> Id = Fields.Add(Codecs.FollowUp, static followUp => followUp.Id);
    private static readonly Field<FollowUp, TieSide> By =
        Fields.Add(Codecs.Choice<TieSide>(), static followUp => followUp.By);
    private static readonly Field<FollowUp, ContactId> Contact = Fields.Add(Codecs.Contact, static followUp => followUp.Contact);
    private static readonly Field<FollowUp, Instant> PromisedAt =
        Fields.Add(Codecs.Instant, static followUp => followUp.PromisedAt);
    private static readonly Field<FollowUp, LocalDate?> Due = Fields.Add(Codecs.OptionalDay, static followUp => followUp.Due);
    private static readonly Field<FollowUp, GatheringId?> Gathering =
        Fields.Add(Codecs.OptionalGathering, static followUp => followUp.Gathering);
    private static readonly Field<FollowUp, InteractionId?> Interaction =
        Fields.Add(Codecs.OptionalInteraction, static followUp => followUp.Interaction);
    private static readonly Field<FollowUp, string?> Note = Fields.Add(Codecs.OptionalText, static followUp => followUp.What);
    private static readonly Field<FollowUp, FollowUpOutcome> Outcome =
        Fields.Add(Codecs.Choice<FollowUpOutcome>(), static followUp => followUp.Outcome);
    private static readonly Field<FollowUp, Instant?> ClosedAt =
        Fields.Add(Codecs.OptionalInstant, static followUp => followUp.ClosedAt);

    internal static readonly RowMapping<FollowUpId, FollowUp> Mapping = new(
        "FollowUps", Fields, [Id], static id => [Id.TextOf(id)],
        static row =>
        {
            FollowUp followUp = new(Id.In(row), By.In(row), Contact.In(row), PromisedAt.In(row))
            {
                Due = Due.In(row),
                Gathering = Gathering.In(row),
                Interaction = Interaction.In(row),
                What = Note.In(row),
            };
            return ClosedAt.In(row) is { } closed ? followUp.Close(Outcome.In(row), closed) : followUp;
        },
        order: [PromisedAt, Id], listedBy: Contact);
}
