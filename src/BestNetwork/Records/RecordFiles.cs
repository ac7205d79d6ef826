using System.CommandLine;
using System.Text;
using BestNetwork.Sample;
using NodaTime;
using NodaTime.Text;
using RelationshipModel;
using RelationshipModel.Import;
using RelationshipModel.Import.AddressBook;
using RelationshipModel.Import.People;
using RelationshipModel.Import.Text;

namespace BestNetwork.Records;

/// <summary>The options that name a person's records beside interactions, and their reading.</summary>
internal sealed class RecordFiles
{
    internal static readonly string[] ContactColumns = ["contact", "interests", "offers", "needs", "birthday", "place", "kind",
        "preferences", "state", "since", "until", "snoozed", "closeness", "role"];
    internal static readonly string[] CircleColumns = ["circle", "contact", "since", "until", "purpose", "cadence", "capacity"];
    internal static readonly string[] FollowUpColumns = ["id", "by", "contact", "promised", "due", "outcome", "closed",
        "gathering", "what"];
    internal static readonly string[] GatheringColumns = ["gathering", "at", "attendees", "hours", "place"];

    /// <summary>The words of earlier versions for the restrictions of a contact.</summary>
    private static readonly Dictionary<string, ContactRestrictions> OlderRestrictions = new(StringComparer.OrdinalIgnoreCase)
    {
        ["donotscore"] = ContactRestrictions.NoScore,
        ["donotintroduce"] = ContactRestrictions.NoIntroductions,
        ["donotremind"] = ContactRestrictions.NoReminders,
        ["hidden"] = ContactRestrictions.NoPresence,
    };

    private static readonly Dictionary<string, SupportRole> Roles = new(StringComparer.OrdinalIgnoreCase)
    {
        ["supportsme"] = SupportRole.ContactSupportsOwner,
        ["isupport"] = SupportRole.OwnerSupportsContact,
    };

    /// <summary>The forms of birthdays that can be read in one way only: with hyphens the month comes first, with dots the day.
    /// </summary>
    private static readonly string[] BirthdayPatterns = ["M'-'d", "uuuu'/'M'/'d", "d'.'M'.'uuuu", "d'.'M'.'", "d'.'M"];

    private static readonly LocalDate FirstDay = new(1, 1, 1);

    private readonly Option<string?> _contacts = Named("--contacts", ContactColumns,
        "lists are separated by ;, the last state and the closeness (friend, or acquaintance now) are stated with their days");
    private readonly Option<string?> _circles =
        Named("--circles", CircleColumns, "one row per membership; cadence such as P1M or as_it_comes");
    private readonly Option<string?> _followUps =
        Named("--follow-ups", FollowUpColumns, "by owner or contact; outcome open, kept, broken or dropped");
    private readonly Option<string?> _gatherings =
        Named("--gatherings", GatheringColumns, "attendees separated by ;, past or upcoming");

    internal void AddTo(Command command)
    {
        foreach (Option option in (Option[])[_contacts, _circles, _followUps, _gatherings]) command.Add(option);
    }

    /// <summary>Refuses the options, which are for one person's network.</summary>
    /// <exception cref="UsageException">One of them is given.</exception>
    internal PersonalRecords RefuseWithoutOwner(ParseResult options)
    {
        Option[] named = [_contacts, _circles, _followUps, _gatherings];
        return named.FirstOrDefault(option => options.GetResult(option) is not null) is { } given
            ? throw new UsageException($"{given.Name} is for one person's network: name it with --owner NAME")
            : new();
    }

    internal PersonalRecords Read(ParseResult options, CommandInput read)
    {
        if (read.IsDatabase)
        {
            Option[] named = [_contacts, _circles, _followUps, _gatherings];
            return named.FirstOrDefault(option => options.GetResult(option) is not null) is { } given
                ? throw new UsageException(
                    $"with --db leave out {given.Name}: import the file with 'bestnetwork import FILE --db FILE'")
                : new();
        }

        List<Contact> contacts = Rows(_contacts, "contacts.csv", [.. ContactColumns[..1]], [.. ContactColumns[1..]],
            row => ContactOf(row, read.AsOf?.Day),
            static contact => contact.Id.Value);
        List<(Circle Circle, CircleMembership Membership)> circles =
            Rows(_circles, "circles.csv", [.. CircleColumns[..3]], [.. CircleColumns[3..]], CircleOf, KeyOf);
        List<FollowUp> followUps = Rows(_followUps, "follow-ups.csv", [.. FollowUpColumns[..4]], [.. FollowUpColumns[4..]],
            FollowUpOf, static followUp => followUp.Id.Value);
        List<Gathering> gatherings = Rows(_gatherings, "gatherings.csv", [.. GatheringColumns[..3]], [.. GatheringColumns[3..]],
            GatheringOf, static gathering => gathering.Id.Value);
        (Circle[] ofRows, CircleMembership[] memberships) = Apart(circles);
        PersonalRecords kept = new()
        {
            Contacts = contacts,
            Circles = ofRows,
            Memberships = memberships,
            FollowUps = followUps,
            Gatherings = gatherings,
        };

        WarnOfMisspelt(read, options.GetValue(_contacts), contacts.Select(static contact => contact.Id), []);
        HashSet<string> listed = [.. contacts.Select(static contact => contact.Id.Value)];
        WarnOfMisspelt(read, options.GetValue(_circles), circles.Select(static row => row.Membership.Contact), listed);
        WarnOfMisspelt(read, options.GetValue(_followUps), followUps.Select(static followUp => followUp.Contact), listed);
        WarnOfMisspelt(read, options.GetValue(_gatherings), gatherings.SelectMany(static gathering => gathering.Attendees),
            listed);
        return kept;

        List<T> Rows<T>(Option<string?> option, string sample, string[] needed, string[] optional, Func<RecordTable, T> row,
            Func<T, string> keyOf) =>
            options.GetValue(option) is { } file
                ? RecordTable.Read(file, () => InputFile.Open(file), read.Zone, needed, optional, row, keyOf)
            : read.IsSample ? RecordTable.Read(sample, () => SampleNetwork.Open(sample), read.Zone, needed, optional, row, keyOf)
            : [];
    }

    /// <summary>Reports names that no interaction has, if a nearly identical one has some:
    /// most likely they are misspelled.</summary>
    private static void WarnOfMisspelt(CommandInput read, string? file, IEnumerable<ContactId> named, HashSet<string> listed)
    {
        if (file is null) return;
        HashSet<string> known = [.. read.Source.Owners];
        foreach (string name in named.Select(static contact => contact.Value).Distinct())
            if (!listed.Contains(name) && NearNames.Meant(name, known) is { } meant)
                read.Context.WriteError($"{file}: no interaction is with '{name}'; is it '{meant}'?");
    }

    /// <summary>Reads a file that is one of these lists by its header; otherwise null.</summary>
    /// <param name="file">The file.</param>
    /// <param name="zone">The zone of days and of times without an offset.</param>
    /// <param name="today">The day from which on a state and a closeness without a day hold.</param>
    /// <param name="skip">Takes the fault of each row that is left out.</param>
    /// <exception cref="RefusedException">The file cannot be read.</exception>
    internal static PersonalRecords? Read(string file, DateTimeZone zone, LocalDate today, Action<SourceFault> skip)
    {
        string[] header = HeaderOf(file);
        List<ListRow> taken = [];
        PersonalRecords list = new() { Place = file, Columns = header, Rows = taken };
        if (Fits(ContactColumns, 1) && header.Length > 1)
            return list with
            {
                Contacts = Rows(ContactColumns, 1, row => ContactOf(row, today), static contact => contact.Id.Value)
            };
        if (Fits(CircleColumns, 3))
        {
            (Circle[] circles, CircleMembership[] memberships) = Apart(Rows(CircleColumns, 3, CircleOf, KeyOf));
            return list with { Circles = circles, Memberships = memberships };
        }

        if (Fits(FollowUpColumns, 4))
            return list with { FollowUps = Rows(FollowUpColumns, 4, FollowUpOf, static followUp => followUp.Id.Value) };
        return Fits(GatheringColumns, 3)
            ? list with { Gatherings = Rows(GatheringColumns, 3, GatheringOf, static gathering => gathering.Id.Value) } : null;

        bool Fits(string[] columns, int needed) => columns[..needed].All(header.Contains) && header.All(columns.Contains);

        List<T> Rows<T>(string[] columns, int needed, Func<RecordTable, T> row, Func<T, string> keyOf) =>
            RecordTable.Read(file, () => InputFile.Open(file), zone, columns[..needed], columns[needed..], row, keyOf, skip,
                taken.Add);
    }

    /// <summary>Reads what is stated about a contact, in the words of a row of the list of contacts.</summary>
    /// <param name="name">The contact's name.</param>
    /// <param name="said">The columns and their values.</param>
    /// <param name="today">The day from which on a state and a closeness without a day hold.</param>
    /// <exception cref="UsageException">A value is not one of its column.</exception>
    internal static Contact ContactOf(string name, IReadOnlyDictionary<string, string> said, LocalDate today)
    {
        (string Column, string Value)[] row = [("contact", name), .. said.Select(static pair => (pair.Key, pair.Value))];
        string text = $"{Line(row.Select(static field => field.Column))}{Line(row.Select(static field => field.Value))}";
        try
        {
            return RecordTable.Read("", () => new MemoryStream(Encoding.UTF8.GetBytes(text)), DateTimeZone.Utc,
                ContactColumns[..1], ContactColumns[1..], fields => ContactOf(fields, today), static _ => "").Single();
        }
        catch (RefusedException e)
        {
            throw new UsageException(e.Reason);
        }

        static string Line(IEnumerable<string> fields) => string.Join(
            ',', fields.Select(static field => $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + "\n";
    }

    private static string[] HeaderOf(string file)
    {
        const int MaxHeader = 1024;
        using StreamReader text = new(InputFile.Open(file));
        char[] beginning = new char[MaxHeader];
        string first = new string(beginning, 0, text.ReadBlock(beginning)).Split('\r', '\n')[0];
        return [.. first.Split(',').Select(static column => column.Trim().Trim('"').ToLowerInvariant())];
    }

    private static Contact ContactOf(RecordTable row, LocalDate? today)
    {
        string name = row.Needed("contact");
        return new(new(name), name)
        {
            Interests = row.List("interests"),
            Offers = row.List("offers"),
            Needs = row.List("needs"),
            Place = row.Text("place"),
            Birthday = Birthday(row),
            Kind = row.Flags("kind", KindOf),
            Restrictions = row.Flags("preferences", Among(OlderRestrictions)),
            States = StateOf(row, today) is { } state ? [state] : [],
            SnoozedUntil = row.Date("snoozed"),
            SupportRole = row.Word("role", SupportRole.Mutual, Among(Roles)),
            Closeness = [.. row.List("closeness").Select(text => ClosenessOf(row, text, today))],
        };
    }

    private static TieKind? KindOf(string word) => RelatedKinds.Of(word) is not TieKind.None and var kind ? kind : null;

    private static Func<string, T?> Among<T>(Dictionary<string, T> words)
        where T : struct => word => words.TryGetValue(word, out T known) ? known : null;

    private static StatedState? StateOf(RecordTable row, LocalDate? today)
    {
        LocalDate? since = row.Date("since"), until = row.Date("until");
        ContactState state = row.Word("state", ContactState.None);
        if (state != ContactState.None) return new(state, since ?? today ?? FirstDay, until);
        return since is null && until is null
            ? null : row.Bad<StatedState>("since and until are the days of a state, but the state is empty");
    }

    /// <summary>A closeness such as close_friend, from the day to look from on, or close_friend 2019-05-01, from that day on;
    /// with now after the word it is no more than that.</summary>
    private static StatedCloseness ClosenessOf(RecordTable row, string text, LocalDate? today)
    {
        string[] parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        bool isNow = parts is [_, var second, ..] && second.Equals("now", StringComparison.OrdinalIgnoreCase);
        string[] day = parts[(isNow ? 2 : 1)..];
        if (day.Length > 1)
            row.Bad<LocalDate>($"the closeness '{text}' is not a word and a day; write it as close_friend 2019-05-01, or as "
                + "acquaintance now 2019-05-01 if it is no more than that");
        return new(
            row.WordOf<Closeness>("closeness", parts[0]),
            (day is [var on] ? row.DateOf("closeness", on) : today) ?? FirstDay,
            isNow ? ClosenessMeaning.Now : ClosenessMeaning.AtLeast);
    }

    private static AnnualDate? Birthday(RecordTable row) =>
        row.Text("birthday") is not { } text ? null
        : BirthdayText.Of(text, BirthdayPatterns)
            ?? row.Bad<AnnualDate>($"'{Quoted.Short(text)}' is not a birthday; write it as 1990-12-03, or without the year as 12-03");

    private static (Circle Circle, CircleMembership Membership) CircleOf(RecordTable row)
    {
        string name = row.Needed("circle");
        Circle circle = new(new(name), name, row.Word("purpose", CirclePurpose.Unspecified))
        {
            Cadence = CadenceOf(row),
            Capacity = CapacityOf(row)
        };
        return (circle, new(circle.Id, new(row.Needed("contact")), row.Date("since") ?? throw row.Fault("since is empty"),
            row.Date("until")));
    }

    /// <summary>The circles of the rows, each as its first row has it, and the memberships: another cadence than the circle's is
    /// that of the member.</summary>
    private static (Circle[] Circles, CircleMembership[] Memberships) Apart(
        List<(Circle Circle, CircleMembership Membership)> rows)
    {
        Dictionary<CircleId, Circle> circles = rows.Select(static row => row.Circle).DistinctBy(static circle => circle.Id)
            .ToDictionary(static circle => circle.Id);
        return ([.. circles.Values], [.. rows.Select(row =>
            row.Circle.Cadence is { } cadence && cadence != circles[row.Circle.Id].Cadence
                ? row.Membership with { Cadence = cadence } : row.Membership)]);
    }

    private static string KeyOf((Circle Circle, CircleMembership Membership) row) =>
        $"{row.Membership.Circle}, {row.Membership.Contact}, {row.Membership.Since:uuuu-MM-dd}";

    private static Cadence? CadenceOf(RecordTable row) =>
        row.Text("cadence") is not { } text ? null
        : text.Equals("as_it_comes", StringComparison.OrdinalIgnoreCase) ? Cadence.AsItComes
        : PeriodPattern.NormalizingIso.Parse(text) is { Success: true, Value: var period } ? Cadence.Every(period)
        : throw row.Fault($"'{text}' is not a cadence; write an ISO 8601 period such as P2W or P1M, or as_it_comes");

    private static int? CapacityOf(RecordTable row) =>
        row.Text("capacity") is not { } text ? null
        : int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture,
            out int capacity) ? capacity
        : throw row.Fault($"capacity '{text}' is not a whole number");

    private static FollowUp FollowUpOf(RecordTable row)
    {
        FollowUp promise = new(new(row.Needed("id")), row.Word("by", TieSide.Owner), new(row.Needed("contact")),
            row.Time("promised") ?? throw row.Fault("promised is empty"))
        {
            Due = row.Date("due"),
            What = row.Text("what"),
            Gathering = row.Text("gathering") is { } gathering ? new GatheringId(gathering) : null,
        };
        FollowUpOutcome outcome = row.Word("outcome", FollowUpOutcome.Open);
        return outcome == FollowUpOutcome.Open ? promise
            : promise.Close(outcome, row.Time("closed")
                ?? throw row.Fault($"the follow-up is {outcome.ToString().ToLowerInvariant()}, but the day in closed is empty"));
    }

    private static Gathering GatheringOf(RecordTable row)
    {
        string name = row.Needed("gathering");
        return new(new(name), name, row.Time("at") ?? throw row.Fault("at is empty"), row.List("attendees")
            .Select(static attendee => new ContactId(attendee)))
        {
            Place = row.Text("place"),
            Length = row.Text("hours") is not { } text ? null
                : double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out double hours) && hours is > 0
                and < 8784 ? Duration.FromHours(hours)
                : throw row.Fault($"hours '{text}' is not a number above 0"),
        };
    }

    private static Option<string?> Named(string name, string[] columns, string more) =>
        new(name) { Description = $"A CSV of {string.Join(',', columns)}; {more}.", HelpName = "FILE" };
}
