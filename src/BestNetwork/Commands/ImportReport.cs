using BestNetwork.Output;
using RelationshipModel;
using RelationshipModel.Import;
using RelationshipModel.Import.People;
using RelationshipModel.Import.Text;

namespace BestNetwork.Commands;

/// <summary>Writes the result of an import.</summary>
internal static class ImportReport
{
    /// <summary>The names of the limits, in the form in which faults show them.</summary>
    private static readonly string[] Limits =
    [
        .. from limit in (string[])
           [
               nameof(ImportLimits.LineLength), nameof(ImportLimits.HeaderCount), nameof(ImportLimits.HeaderSize),
               nameof(ImportLimits.Attendees), nameof(ImportLimits.ComponentLines), nameof(ImportLimits.ComponentSize),
               nameof(ImportLimits.Nesting), nameof(ImportLimits.Recurrences), nameof(ImportLimits.RecurringEvents),
               nameof(ImportLimits.RecurringSize), nameof(ImportLimits.TimeZones), nameof(ImportLimits.RecordLength),
               nameof(ImportLimits.ExpandedSize), nameof(ImportLimits.ArchiveFiles), nameof(ImportLimits.ChatMessages),
           ]
           select $"({limit})",
    ];

    internal static void Write(PeopleConsole console, CommandContext context, string database, RecordsImport import)
    {
        Sentences sentences = context.Sentences;
        console.Paragraph(sentences.Say(import.ImportedNothing ? "import.nothing" : "import.imported",
            ("files", import.Files), ("database", database)), "bold");
        Line("import.read", import.Read);
        if (import.Read > 0) console.Paragraph(Parts(sentences, import), indent: 2);
        Line(import.Networks > 1 ? "import.new_in_networks" : "import.new", import.New,
            ("known", import.Known), ("networks", import.Networks));
        LineIfAny("import.corrected", import.Corrected);
        LineIfAny("import.to_come", import.Events.ToCome);
        LineIfAny("import.withdrawn", import.Events.Withdrawn);
        LineIfAny("import.kept_events", import.Events.Kept);
        Line("import.new_contacts", import.NewContacts + import.People.NewContacts + import.Lists.New.Count);
        LineIfAny("import.new_in_lists", import.Lists.New.Count, ("names", Names(import.Lists.New)));
        LineIfAny("import.folded", import.Folded);
        LineIfAny("import.erased", import.Erased + import.Lists.Erased);
        LineIfAny("import.later", import.Later);
        LineIfAny("import.between_others", import.BetweenOthers);
        LineIfAny("import.joined", import.Joined);
        LineIfAny("import.without_person", import.Summary.SkipCount, ("reasons", string.Join(", ",
            import.Summary.Skipped.Select(skipped =>
                sentences.Say($"skipped.{Sentences.KeyOf(skipped.Key)}", ("count", skipped.Value))))));
        Faults("import.guessed", import.Summary.NoteCount, import.Summary.Notes);
        Faults("import.to_check", import.Notes.Count, import.Notes);
        Faults("import.unread", import.FaultCount, import.Faults);
        if (import.Faults.Concat(import.Summary.Notes).Any(static fault => Limits.Any(fault.Reason.Contains)))
            console.Paragraph(sentences.Say("import.limits"), indent: 3);
        LineIfAny("import.passed_over", import.PassedOver.Count);
        Shown(import.PassedOver.Count, import.PassedOver.First.Select(static file => $"{file.Path}: {file.Reason}"));
        Each("import.renamed", import.People.Renamed,
            static renamed => $"{Sentences.Name(renamed.Before)} -> {Sentences.Name(renamed.Now)}");
        if (Lists(sentences, import.Lists) is { Length: > 0 } lists) Line("import.lists", import.Lists.Rows, ("lists", lists));
        LineIfAny("import.unchanged", import.Lists.Unchanged);
        ImportedDirections directions = import.Directions;
        bool areSeveral = import.Networks > 1;
        LineIfAny(areSeveral ? "import.only_sent_in_networks" : "import.only_sent", directions.OwnerOnly);
        LineIfAny(areSeveral ? "import.only_received_in_networks" : "import.only_received", directions.ContactsOnly);
        LineIfAny("import.both_now", directions.NowBoth);
        ImportedPeople people = import.People;
        Each("import.united", people.United,
            static merge => $"{Sentences.Name(merge.Kept.Value)} = {Sentences.Name(merge.Absorbed.Value)}",
            ("command", context.CommandFor(database, "merge undo CONTACT CONTACT")));
        LineIfAny("import.proposals", people.Proposals, ("command", context.CommandFor(database, "merge list")));
        LineIfAny("import.sure_proposals", people.SureProposals,
            ("command", context.CommandFor(database, "merge accept --all-sure")));
        if (import.ZoneBefore is { } before && before != import.Zone)
            Line("import.zone", 0, ("zone", import.Zone.Id), ("before", before.Id));
        LineIfAny("import.left_out", people.LeftOut,
            ("namesakes", PeopleIndex.MaxContactsOfAName), ("pairs", PeopleIndex.MaxProposals));

        void LineIfAny(string key, long count, params (string Name, object Value)[] arguments)
        {
            if (count > 0) Line(key, count, arguments);
        }

        void Each<T>(string key, List<T> all, Func<T, string> shown, params (string Name, object Value)[] arguments)
        {
            LineIfAny(key, all.Count, arguments);
            Shown(all.Count, all.Take(ImportSummary.MaxFaults).Select(shown));
        }

        void Shown(long count, IEnumerable<string> first)
        {
            foreach (string one in first)
            {
                console.Paragraph(Quoted.Short(one, int.MaxValue), indent: 3);
                count--;
            }

            if (count > 0) console.Paragraph(sentences.Say("import.more", ("count", count)), indent: 3);
        }

        void Line(string key, long count, params (string Name, object Value)[] arguments) =>
            console.Paragraph(sentences.Say(key, [("count", count), .. arguments]), indent: 1);

        void Faults(string key, long count, IReadOnlyList<SourceFault> shown)
        {
            if (count == 0) return;
            console.Paragraph(sentences.Say(key, ("count", count)), "yellow", indent: 1);
            Shown(count, shown.Select(static fault => fault.ToString()));
        }
    }

    private static string Names(IReadOnlyList<Contact> people)
    {
        const int MaxShown = 10;
        return string.Join(", ", people.Take(MaxShown).Select(static contact => Sentences.Name(contact.Name)))
            + (people.Count > MaxShown ? ", ..." : "");
    }

    /// <summary>Returns the numbers of items by kind, which add up to all of them.</summary>
    private static string Parts(Sentences sentences, RecordsImport import)
    {
        ImportSummary summary = import.Summary;
        long rows = import.Rows + import.Lists.Rows - (import.FaultCount - summary.FaultCount);
        return string.Join(", ",
        [
            .. Counted(sentences, ("import.interactions", summary.InteractionCount),
                ("import.gatherings", summary.GatheringCount),
                ("import.cards", summary.PersonCount), ("import.rows", rows)),
            sentences.Say("import.skipped", ("count", summary.SkipCount)),
            sentences.Say("import.faulty", ("count", import.FaultCount)),
        ]);
    }

    private static string Lists(Sentences sentences, ImportedLists lists) => string.Join(", ", Counted(sentences,
        ("import.list_contacts", lists.Contacts), ("import.list_circles", lists.Circles),
        ("import.list_follow_ups", lists.FollowUps), ("import.list_gatherings", lists.Gatherings)));

    private static IEnumerable<string> Counted(Sentences sentences, params (string Key, long Count)[] parts) =>
        parts.Where(static part => part.Count > 0).Select(part => sentences.Say(part.Key, ("count", part.Count)));
}
