using System.Globalization;
using BestNetwork.Output;
using RelationshipModel.Import;
using RelationshipModel.Import.People;

namespace BestNetwork.Commands;

/// <summary>Tells what came of an import.</summary>
internal static class ImportReport
{
    internal static void Write(PeopleConsole console, CommandContext context, string database, RecordsImport import)
    {
        string there = database == context.DefaultDatabase ? "" : $" --db {database}";
        console.Paragraph($"Imported {Count(import.Files, "file")} into {database}", "bold");
        console.Paragraph($"{Count(import.Read, "item")} read", indent: 1);
        if (import.Read > 0) console.Paragraph(Parts(import), indent: 2);
        console.Paragraph(
            $"{Count(import.New, "new interaction")}, {Number(import.Known)} known already"
            + (import.Networks > 1 ? $", in {Number(import.Networks)} networks" : ""), indent: 1);
        if (import.Corrected > 0)
            console.Paragraph($"{Count(import.Corrected, "event")} corrected since the last import", indent: 1);
        if (import.Gatherings > 0) console.Paragraph($"{Count(import.Gatherings, "gathering")} to come", indent: 1);
        if (import.Withdrawn > 0)
            console.Paragraph($"{Count(import.Withdrawn, "event")} withdrawn since the last import", indent: 1);
        if (import.KeptEvents > 0)
            console.Paragraph(
                $"{Count(import.KeptEvents, "event")} called off, declined or put off, and kept: more was recorded of it",
                indent: 1);
        console.Paragraph($"{Count(import.NewContacts + import.People.NewContacts, "new contact")}", indent: 1);
        if (import.Folded > 0)
            console.Paragraph($"{Number(import.Folded)} left out: older than what the database still keeps one by one",
                indent: 1);
        if (import.Erased + import.Lists.Erased > 0)
            console.Paragraph($"{Number(import.Erased + import.Lists.Erased)} left out: with people you erased", indent: 1);
        if (import.Later > 0)
            console.Paragraph($"{Number(import.Later)} left out: later than the instant of the import", indent: 1);
        if (import.BetweenOthers > 0)
            console.Paragraph($"{Number(import.BetweenOthers)} left out: between others", indent: 1);
        if (import.Summary.SkipCount > 0)
        {
            string reasons = string.Join(", ",
                import.Summary.Skipped.Select(static skipped =>
                    $"{Number(skipped.Value)} {Reason(skipped.Key, skipped.Value == 1)}"));
            console.Paragraph($"{Number(import.Summary.SkipCount)} skipped (no contact with a person): {reasons}", indent: 1);
        }

        if (import.Summary.NoteCount > 0)
        {
            console.Paragraph(
                $"{Number(import.Summary.NoteCount)} read with a guess{Among(import.Summary.NoteCount, import.Summary.Notes)}",
                "yellow", indent: 1);
            foreach (SourceFault note in import.Summary.Notes)
                console.Paragraph(Quoted.Short(note.ToString(), int.MaxValue), indent: 3);
        }

        if (import.FaultCount > 0)
        {
            console.Paragraph(
                $"{Number(import.FaultCount)} could not be read{Among(import.FaultCount, import.Faults)}", "yellow", indent: 1);
            foreach (SourceFault fault in import.Faults)
                console.Paragraph(Quoted.Short(fault.ToString(), int.MaxValue), indent: 3);
        }

        long foreign = import.Unrecognised + import.Summary.FileSkipCount;
        if (foreign > 0) console.Paragraph($"{Count(foreign, "file")} passed over: none of those that are read", indent: 1);
        if (import.Unopened > 0)
            console.Paragraph($"{Count(import.Unopened, "file")} passed over: empty, unfinished or no regular file", indent: 1);
        if (import.Links > 0) console.Paragraph($"{Count(import.Links, "link")} not followed", indent: 1);
        if (import.People.Renamed > 0) console.Paragraph($"{Count(import.People.Renamed, "imported name")} corrected", indent: 1);
        if (import.Lists.Rows > 0) console.Paragraph($"your lists: {Lists(import.Lists)}", indent: 1);
        WriteDirections(console, import);
        ImportedPeople people = import.People;
        if (people.United > 0)
        {
            string both = people.United == 1 ? "1 contact is one person with another, since one card has both addresses"
                : $"{Number(people.United)} contacts are one person with another, since one card has both addresses";
            console.Paragraph($"{both}; to take it back: bestnetwork merge undo CONTACT CONTACT{there}", indent: 1);
        }

        if (people.Proposals > 0)
            console.Paragraph(
                $"{Count(people.Proposals, "pair")} of contacts may be one person; to decide: bestnetwork merge list{there}",
                indent: 1);
        if (people.SureProposals > 0)
            console.Paragraph(
                $"{Number(people.SureProposals)} of them for sure; to accept these: bestnetwork merge accept --all-sure{there}",
                indent: 1);
        if (people.LeftOut > 0)
            console.Paragraph(
                $"{Count(people.LeftOut, "contact")} left out of the pairs: their name is that of more than {PeopleIndex.MaxContactsOfAName}, "
                + $"or there are more than {Number(PeopleIndex.MaxProposals)} pairs", indent: 1);
    }

    /// <summary>Says where half a mailbox leaves something out, since nothing is said of who writes and who answers
    /// then.</summary>
    private static void WriteDirections(PeopleConsole console, RecordsImport import)
    {
        ImportedDirections directions = import.Directions;
        Write(directions.OwnerOnly, "only what you sent is on record", "only what the owner sent is on record");
        Write(directions.ContactsOnly, "only what you received is on record", "only what the owner received is on record");
        if (directions.NowBoth > 0) console.Paragraph("what you sent and what you received are both on record now", indent: 1);

        void Write(int networks, string yours, string theirs)
        {
            if (networks == 0) return;
            string where = import.Networks > 1 ? $"{theirs} in {Count(networks, "network")}" : yours;
            console.Paragraph($"{where}, so nothing is said of who reaches out and who answers; import the other half to have it",
                indent: 1);
        }
    }

    /// <summary>What the items were. The numbers add up to all of them.</summary>
    private static string Parts(RecordsImport import)
    {
        ImportSummary summary = import.Summary;
        long rows = import.Rows + import.Lists.Rows - (import.FaultCount - summary.FaultCount);
        List<string> parts = [];
        if (summary.InteractionCount > 0) parts.Add(Count(summary.InteractionCount, "interaction"));
        if (summary.GatheringCount > 0) parts.Add(Count(summary.GatheringCount, "gathering"));
        if (summary.PersonCount > 0) parts.Add(Count(summary.PersonCount, "card"));
        if (rows > 0) parts.Add(Count(rows, "row"));
        parts.Add($"{Number(summary.SkipCount)} skipped");
        parts.Add($"{Number(import.FaultCount)} faulty");
        return string.Join(", ", parts);
    }

    private static string Reason(SkipReason reason, bool isOne) => reason switch
    {
        SkipReason.MailingList => isOne ? "from a mailing list" : "from mailing lists",
        SkipReason.Bulk => "sent in bulk",
        SkipReason.Automatic => isOne ? "sent by a machine" : "sent by machines",
        SkipReason.NoReply => isOne ? "from or to an address nobody reads" : "from or to addresses nobody reads",
        SkipReason.NobodyElse => "with nobody else",
        SkipReason.WithoutOwner => "without you (is an address of yours missing in --me?)",
        SkipReason.Cancelled => "cancelled",
        SkipReason.Declined => "declined by you",
        SkipReason.NotAPerson => isOne ? "card of a group or a company" : "cards of groups and companies",
        SkipReason.NotYetSent => "dated in the future",
        SkipReason.TooFarAhead => "more than a year ahead",
        SkipReason.NotAnEvent => isOne ? "task or other entry of a calendar that is not an event"
            : "tasks and other entries of calendars that are not events",
        SkipReason.Anniversary => isOne ? "birthday or other yearly day without guests"
            : "birthdays and other yearly days without guests",
        SkipReason.Answer => isOne ? "answer to an invitation" : "answers to invitations",
        SkipReason.Spam => "unwanted (spam)",
        SkipReason.Trash => "thrown away",
        SkipReason.Chat => isOne ? "chat among mail" : "chats among mail",
        SkipReason.Advertisement => isOne ? "advertisement" : "advertisements",
        SkipReason.Outdated => "superseded by a newer copy",
        SkipReason.Notice => isOne ? "notice of a messenger" : "notices of a messenger",
        SkipReason.NotSent => isOne ? "draft, or never sent" : "drafts, or never sent",
        SkipReason.Deleted => isOne ? "deleted by its sender" : "deleted by their senders",
        SkipReason.Broadcast => "sent to all readers of a channel",
        SkipReason.BetweenOthers => isOne ? "reaction of another to another" : "reactions of others to others",
        SkipReason.Anonymous => isOne ? "from a hidden or deleted sender" : "from hidden or deleted senders",
        _ => reason.ToString(),
    };

    private static string Among(long count, IReadOnlyList<SourceFault> shown) => count > shown.Count ? ", among them:" : ":";

    private static string Lists(ImportedLists lists) => string.Join(", ", new[]
    {
        (lists.Contacts, "contact"), (lists.Circles, "circle"), (lists.FollowUps, "follow-up"), (lists.Gatherings, "gathering"),
    }.Where(static list => list.Item1 > 0).Select(static list => Count(list.Item1, list.Item2)));

    private static string Count(long number, string what) => $"{Number(number)} {what}{(number == 1 ? "" : "s")}";

    private static string Number(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);
}
