using RelationshipModel.Columns;
using RelationshipModel.Storage;

namespace RelationshipModel.Sqlite;

/// <summary>The tables of the nouns.</summary>
internal static class RowMappings
{
    internal static readonly RecordTable<ContactId, Contact> Contacts = new(
        "contacts",
        static id => [Id(id.Value)],
        key: ["id"],
        order: ["id"],
        columns:
        [
            "id", "name", "interests", "offers", "needs", "kind", "birthday", "place", "preferences", "snoozed_until", "states",
            "closeness", "support_role",
        ],
        write: static contact =>
        [
            OrdinalKey.Encode(contact.Id.Value),
            contact.Name,
            Column.Of(contact.Interests),
            Column.Of(contact.Offers),
            Column.Of(contact.Needs),
            (long)contact.Kind,
            Column.Of(contact.Birthday),
            contact.Place,
            (long)contact.Restrictions,
            Column.Of(contact.SnoozedUntil),
            Column.Of(contact.States),
            Column.Of(contact.Closeness),
            (long)contact.SupportRole,
        ],
        read: static row => new(new(row.Id(0)), row.Text(1))
        {
            Interests = Column.Texts(row.Text(2)),
            Offers = Column.Texts(row.Text(3)),
            Needs = Column.Texts(row.Text(4)),
            Kind = (TieKind)row.Number(5),
            Birthday = Column.OptionalAnnualDate(row.OptionalText(6)),
            Place = row.OptionalText(7),
            Restrictions = (ContactRestrictions)row.Number(8),
            SnoozedUntil = row.OptionalDay(9),
            States = Column.States(row.Text(10)),
            Closeness = Column.Closeness(row.Text(11)),
            SupportRole = (SupportRole)row.Number(12),
        });

    internal static readonly RowTable<Interaction> Interactions = new(
        "interactions",
        key: ["id"],
        order: ["at_s", "at_ns", "id"],
        columns:
        [
            "at_s", "at_ns", "id", "channel", "contacts", "head_count", "initiator", "is_reply", "length_s", "length_ns", "depth",
            "supports", "after_feel",
            "gathering",
        ],
        write: static interaction =>
        {
            (long seconds, long nanoseconds) = Column.Of(interaction.At);
            (long Seconds, long Nanoseconds)? length = interaction.Length is { } given ? Column.Of(given) : null;
            return
            [
                seconds,
                nanoseconds,
                OrdinalKey.Encode(interaction.Id.Value),
                (long)interaction.Channel,
                Column.Of(interaction.Contacts),
                (long)interaction.HeadCount,
                (long?)Column.InitiatorOf(interaction),
                interaction.IsReply ? 1L : 0L,
                length?.Seconds,
                length?.Nanoseconds,
                (long)interaction.Depth,
                Column.Of(interaction.Supports),
                (long?)interaction.AfterFeel,
                interaction.Gathering is { } gathering ? OrdinalKey.Encode(gathering.Value) : null,
            ];
        },
        read: static row =>
        {
            Interaction interaction = new(new(row.Id(2)), row.Instant(0), (Channel)row.Number(3), Column.Contacts(row.Text(4)));
            return interaction with
            {
                HeadCount = row.Number(5),
                Initiator = Column.InitiatorOf(row.OptionalNumber(6), interaction.Contacts),
                IsReply = row.Number(7) != 0,
                Length = row.OptionalLength(8),
                Depth = (Depth)row.Number(10),
                Supports = Column.Supports(row.OptionalText(11)),
                AfterFeel = row.OptionalNumber(12),
                Gathering = row.OptionalId(13) is { } gathering ? new GatheringId(gathering) : null,
            };
        });

    internal static readonly RecordTable<CircleId, Circle> Circles = new(
        "circles",
        static id => [Id(id.Value)],
        key: ["id"],
        order: ["id"],
        columns: ["id", "name", "purpose", "cadence", "tolerance", "capacity"],
        write: static circle =>
        {
            (string? target, string? tolerance) = Column.Of(circle.Cadence);
            return [OrdinalKey.Encode(circle.Id.Value), circle.Name, (long)circle.Purpose, target, tolerance,
                (long?)circle.Capacity];
        },
        read: static row => new(new(row.Id(0)), row.Text(1), (CirclePurpose)row.Number(2))
        {
            Cadence = row.OptionalCadence(3),
            Capacity = row.OptionalNumber(5),
        });

    internal static readonly RecordTable<MembershipKey, CircleMembership> Memberships = new(
        "memberships",
        static key => [Id(key.Circle.Value), Id(key.Contact.Value), Column.Of(key.Since)],
        key: ["circle", "contact", "since"],
        order: ["circle", "contact", "since"],
        columns: ["circle", "contact", "since", "until", "reason", "cadence", "tolerance"],
        write: static membership =>
        {
            (string? target, string? tolerance) = Column.Of(membership.Cadence);
            return
            [
                OrdinalKey.Encode(membership.Circle.Value), OrdinalKey.Encode(membership.Contact.Value),
                Column.Of(membership.Since),
                Column.Of(membership.Until), membership.Reason, target, tolerance,
            ];
        },
        read: static row => new(new(row.Id(0)), new(row.Id(1)), Column.Day(row.Text(2)), row.OptionalDay(3))
        {
            Reason = row.OptionalText(4),
            Cadence = row.OptionalCadence(5),
        });

    internal static readonly RecordTable<GatheringId, Gathering> Gatherings = new(
        "gatherings",
        static id => [Id(id.Value)],
        key: ["id"],
        order: ["at_s", "at_ns", "id"],
        columns: ["id", "name", "at_s", "at_ns", "length_s", "length_ns", "place", "attendees"],
        write: static gathering =>
        {
            (long seconds, long nanoseconds) = Column.Of(gathering.At);
            (long Seconds, long Nanoseconds)? length = gathering.Length is { } given ? Column.Of(given) : null;
            return
            [
                OrdinalKey.Encode(gathering.Id.Value), gathering.Name, seconds, nanoseconds, length?.Seconds, length?.Nanoseconds,
                gathering.Place,
                Column.Of(gathering.Attendees),
            ];
        },
        read: static row => new(new(row.Id(0)), row.Text(1), row.Instant(2),
            Column.Contacts(row.Text(7)))
        { Length = row.OptionalLength(4), Place = row.OptionalText(6) });

    internal static readonly RecordTable<FollowUpId, FollowUp> FollowUps = new(
        "follow_ups",
        static id => [Id(id.Value)],
        key: ["id"],
        order: ["promised_at_s", "promised_at_ns", "id"],
        columns:
        [
            "id", "by", "contact", "promised_at_s", "promised_at_ns", "due", "gathering", "interaction", "note", "outcome",
            "closed_at_s", "closed_at_ns",
        ],
        write: static followUp =>
        {
            (long seconds, long nanoseconds) = Column.Of(followUp.PromisedAt);
            (long Seconds, long Nanoseconds)? closed = followUp.ClosedAt is { } given ? Column.Of(given) : null;
            return
            [
                OrdinalKey.Encode(followUp.Id.Value),
                (long)followUp.By,
                OrdinalKey.Encode(followUp.Contact.Value),
                seconds,
                nanoseconds,
                Column.Of(followUp.Due),
                followUp.Gathering is { } gathering ? OrdinalKey.Encode(gathering.Value) : null,
                followUp.Interaction is { } interaction ? OrdinalKey.Encode(interaction.Value) : null,
                followUp.What,
                (long)followUp.Outcome,
                closed?.Seconds,
                closed?.Nanoseconds,
            ];
        },
        read: static row =>
        {
            FollowUp followUp = new(new(row.Id(0)), (FollowUpSide)row.Number(1), new(row.Id(2)), row.Instant(3))
            {
                Due = row.OptionalDay(5),
                Gathering = row.OptionalId(6) is { } gathering ? new GatheringId(gathering) : null,
                Interaction = row.OptionalId(7) is { } interaction ? new InteractionId(interaction) : null,
                What = row.OptionalText(8),
            };
            return row.IsDBNull(10) ? followUp : followUp.Close((FollowUpOutcome)row.Number(9), row.Instant(10));
        });

    internal static readonly RecordTable<ContactPair, Acquaintance> Acquaintances = new(
        "acquaintances",
        Pair,
        key: ["first", "second"],
        order: ["first", "second"],
        columns: ["first", "second", "state", "source", "since"],
        write: static acquaintance =>
        [
            OrdinalKey.Encode(acquaintance.Pair.First.Value), OrdinalKey.Encode(acquaintance.Pair.Second.Value),
            (long)acquaintance.State,
            (long)acquaintance.Source, Column.Of(acquaintance.On),
        ],
        read: static row =>
            new(new(new(row.Id(0)), new(row.Id(1))), (AcquaintanceState)row.Number(2), (AcquaintanceSource)row.Number(3),
                row.OptionalDay(4)));

    internal static readonly RecordTable<IntroductionId, Introduction> Introductions = new(
        "introductions",
        static id => [Id(id.Value)],
        key: ["id"],
        order: ["id"],
        columns: ["id", "first", "second", "steps", "expires_after_s", "expires_after_ns", "facts_of_first", "facts_of_second",
            "declined_by"],
        write: static introduction =>
        {
            (long seconds, long nanoseconds) = Column.Of(introduction.ExpiresAfter);
            return
            [
                OrdinalKey.Encode(introduction.Id.Value),
                OrdinalKey.Encode(introduction.First.Value),
                OrdinalKey.Encode(introduction.Second.Value),
                Column.Of(introduction.Steps),
                seconds,
                nanoseconds,
                Column.Of(introduction.FactsOfFirst),
                Column.Of(introduction.FactsOfSecond),
                introduction.DeclinedBy is { } contact ? OrdinalKey.Encode(contact.Value) : null,
            ];
        },
        read: static row => Introduction.Restore(
            new(row.Id(0)),
            new(row.Id(1)),
            new(row.Id(2)),
            Column.Steps(row.Text(3)),
            Column.Texts(row.Text(6)),
            Column.Texts(row.Text(7)),
            row.OptionalId(8) is { } declined ? new ContactId(declined) : null,
            row.Length(4)));

    internal static readonly RecordTable<ContactPair, Merge> Merges = new(
        "merges",
        Pair,
        key: ["first", "second"],
        order: ["first", "second"],
        columns: ["first", "second", "keeps_second", "state", "at_s", "at_ns", "basis", "similarity"],
        write: static merge =>
        {
            (long seconds, long nanoseconds) = Column.Of(merge.At);
            return
            [
                OrdinalKey.Encode(merge.Pair.First.Value), OrdinalKey.Encode(merge.Pair.Second.Value),
                merge.Kept == merge.Pair.Second ? 1L : 0L,
                (long)merge.State, seconds, nanoseconds, (long)merge.Basis, merge.Similarity,
            ];
        },
        read: static row =>
        {
            ContactId first = new(row.Id(0)), second = new(row.Id(1));
            bool keepsSecond = row.Number(2) != 0;
            return new(keepsSecond ? second : first, keepsSecond ? first : second, (MergeState)row.Number(3), row.Instant(4))
            {
                Basis = (MergeBasis)row.Number(6),
                Similarity = row.GetDouble(7),
            };
        });

    private static string Id(string id) => OrdinalKey.Encode(id);

    private static string[] Pair(ContactPair pair) => [Id(pair.First.Value), Id(pair.Second.Value)];
}
