using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace RelationshipModel.Privacy;

/// <summary>The records that an owner keeps about a contact, as JSON that the contact may see.</summary>
internal static class ContactExport
{
    internal const string Format = "relationship-model/contact";
    internal const int Version = 1;

    /// <summary>With names as they are written: it is read by people, and not put into web pages as it is.</summary>
    private static readonly ContactExportJson Readable =
        new(new JsonSerializerOptions(ContactExportJson.Default.Options)
        {
            Encoder =
            JavaScriptEncoder.UnsafeRelaxedJsonEscaping
        });

    internal static byte[] Write(ContactRecords records, Instant asOf)
    {
        ContactId contact = records.Contact;
        PersonMask mask = new(contact, records.Contacts);
        Gathering[] gatherings = [.. records.Gatherings.Where(gathering => gathering.Attendees.Contains(contact))];
        Dictionary<GatheringId, int> numbers = gatherings.Index()
            .ToDictionary(static item => item.Item.Id, static item => item.Index + 1);
        Dictionary<CircleId, CirclePurpose> purposes =
            records.Circles.ToDictionary(static circle => circle.Id, static circle => circle.Purpose);
        ExportJson export = new(
            Format,
            Version,
            Text(asOf),
            Of(contact, records.Contacts.FirstOrDefault(known => known.Id == contact)),
            records.Past.Interactions == 0 ? null : new(records.Past.Interactions, Text(records.Past.LastAt)),
            [.. records.Interactions.Select(interaction => Of(interaction, contact, mask, numbers))],
            [
                .. records.Memberships.Where(membership => membership.Contact == contact).Select(membership =>
                    new MembershipJson(purposes.GetValueOrDefault(membership.Circle).ToString(), Text(membership.Since),
                        OptionalText(membership.Until))),
            ],
            [.. gatherings.Select(gathering => Of(gathering, numbers[gathering.Id], contact, mask))],
            [.. records.FollowUps.Where(followUp => followUp.Contact == contact).Select(followUp => Of(followUp, mask))],
            [.. records.Notes.Select(note => new NoteJson(Text(note.At), mask.Text(note.Text)!))],
            [.. records.Acquaintances.Where(known => known.Pair.Contains(contact)).Select(known => Of(known, contact, mask))],
            [
                .. records.Introductions.Where(introduction => MayBeSeen(introduction, contact, asOf))
                    .Select(introduction => Of(introduction, contact, asOf, mask)),
            ]);
        return JsonSerializer.SerializeToUtf8Bytes(export, Readable.ExportJson);
    }

    private static ContactJson Of(ContactId id, Contact? contact) => new(
        id.Value,
        contact?.Name,
        [.. contact?.Interests ?? []],
        [.. contact?.Offers ?? []],
        [.. contact?.Needs ?? []],
        contact?.Birthday is { } birthday ? AnnualDatePattern.Iso.Format(birthday) : null,
        contact?.Place,
        [
            .. Enum.GetValues<ContactRestrictions>()
                .Where(preference => preference != ContactRestrictions.None && contact?.IsRestricted(preference) == true)
                .Select(static preference => preference.ToString()),
        ]);

    private static InteractionJson Of(Interaction interaction, ContactId contact, PersonMask mask,
        Dictionary<GatheringId, int> gatherings) => new(
        Text(interaction.At),
        interaction.Channel.ToString(),
        [.. interaction.Contacts.Where(other => other != contact).Select(mask.Of)],
        interaction.HeadCount,
        interaction.Initiator.Side == TieSide.Owner ? "owner" : interaction.Initiator.Contact is { } opener
            ? mask.Of(opener) : null,
        interaction.IsReply,
        interaction.Length?.TotalSeconds,
        interaction.Depth == Depth.Unknown ? null : interaction.Depth.ToString(),
        [
            .. interaction.Supports.Select(static support =>
                new SupportJson(support.By == TieSide.Owner ? "owner" : "contact", support.Kind.ToString())),
        ],
        interaction.Gathering is { } gathering && gatherings.TryGetValue(gathering, out int number) ? number : null);

    private static GatheringJson Of(Gathering gathering, int number, ContactId contact, PersonMask mask) => new(
        number,
        mask.Text(gathering.Name)!,
        Text(gathering.At),
        gathering.Length?.TotalSeconds,
        mask.Text(gathering.Place),
        [.. gathering.Attendees.Where(other => other != contact).Select(mask.Of)]);

    private static FollowUpJson Of(FollowUp followUp, PersonMask mask) => new(
        followUp.By == TieSide.Owner ? "owner" : "contact",
        Text(followUp.PromisedAt),
        OptionalText(followUp.Due),
        mask.Text(followUp.What),
        followUp.Outcome.ToString(),
        followUp.ClosedAt is { } closed ? Text(closed) : null);

    private static AcquaintanceJson Of(Acquaintance known, ContactId contact, PersonMask mask) =>
        new(mask.Of(known.Pair.Other(contact)), known.State.ToString(), known.Source.ToString(), OptionalText(known.On));

    private static bool MayBeSeen(Introduction introduction, ContactId contact, Instant asOf) =>
        introduction.Pair.Contains(contact) && introduction.ViewFor(contact, asOf) != IntroductionView.Hidden;

    private static IntroductionJson Of(Introduction introduction, ContactId contact, Instant asOf, PersonMask mask)
    {
        bool isFirst = introduction.First == contact;
        Instant? asked = introduction.ReachedAt(isFirst ? IntroductionStage.AskedFirst : IntroductionStage.AskedSecond);
        return new(
            mask.Of(introduction.Pair.Other(contact)),
            introduction.ViewFor(contact, asOf).ToString(),
            asked is { } at ? Text(at) : null,
            [.. isFirst ? introduction.FactsOfFirst : introduction.FactsOfSecond]);
    }

    private static string Text(Instant at) => InstantPattern.ExtendedIso.Format(at);

    private static string Text(LocalDate day) => LocalDatePattern.Iso.Format(day);

    private static string? OptionalText(LocalDate? day) => day is { } given ? Text(given) : null;
}
