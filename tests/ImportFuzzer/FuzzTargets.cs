using NodaTime;
using RelationshipModel;
using RelationshipModel.Import;
using RelationshipModel.Import.AddressBook;
using RelationshipModel.Import.Calendar;
using RelationshipModel.Import.Csv;
using RelationshipModel.Import.Exports;
using RelationshipModel.Import.Mail;
using RelationshipModel.Import.People;

namespace ImportFuzzer;

/// <summary>All readers, each with the options that change what it does.</summary>
public static class FuzzTargets
{
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["America/Sao_Paulo"];
    private static readonly Instant AsOf = Instant.FromUtc(2026, 6, 1, 12, 0);

    private static readonly ImportLimits Limits = new()
    {
        Recurrences = 200,
        Attendees = 50,
        LineLength = 2000,
        ExpandedSize = 1 << 20,
    };

    private static readonly ImportOptions Options = new()
    {
        Me = ["me@home.example", "https://www.linkedin.com/in/me/"],
        AsOf = AsOf,
        Limits = Limits,
        Zone = Zone,
    };

    private static readonly CalendarOptions Window = new() { Zone = Zone, Until = AsOf + Duration.FromDays(366) };

    private static readonly ContactColumns Stated = new()
    {
        Name = ["Name", "Nom"],
        NameParts = ["First Name", "Last Name"],
        Emails = ["Email Address", "E-mail Address", "Courriel"],
        Birthday = ["Birthday", "Date de naissance"],
        BirthdayPatterns = ["dd/MM/yyyy"],
        Categories = ["Categories", "Group Membership"],
        Separator = ",",
    };

    /// <summary>Gets the targets.</summary>
    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        new("mbox", "mbox", static file => Check(MailReader.ReadMbox(file, "f", Limits))),
        new("eml", "eml", static file => Check(MailReader.ReadMessage(file, "f", Limits))),
        new("ics", "ics", static file => Check(CalendarReader.Read(file, "f", Window, Limits))),
        new("vcf", "vcf", static file => Check(CardReader.Read(file, "f", Limits))),
        new("contacts", "contacts", static file => Check(ContactExportReader.Read(file, "f", null, null, Limits))),
        new("contacts, day first", "contacts",
            static file => Check(ContactExportReader.Read(file, "f", null, DateOrder.DayMonthYear, Limits))),
        new("contacts, month first", "contacts",
            static file => Check(ContactExportReader.Read(file, "f", null, DateOrder.MonthDayYear, Limits))),
        new("contacts, year first", "contacts",
            static file => Check(ContactExportReader.Read(file, "f", null, DateOrder.YearMonthDay, Limits))),
        new("contacts, columns stated", "contacts",
            static file => Check(ContactExportReader.Read(file, "f", Stated, null, Limits))),
        new("messages", "messages", static file => Check(MessageExportReader.Read(file, "f", Limits))),
        .. new[] { "mbox", "eml", "ics", "vcf", "contacts", "messages", "archives" }.Select(static folder => Records(folder)),
        .. new[] { "whatsapp", "telegram", "sms", "signal", "signal-export", "messenger", "slack", "voice", "imazing", "discord",
                "skype", "googlechat", "line", "kakaotalk", "hangouts", "matrix" }
            .Select(static folder => Records($"chats/{folder}")),
        .. Enum.GetValues<DateOrder>().Select(static order =>
            Records("chats/whatsapp", $", {order}", Options with { DateOrder = order })),
        new("csv", "csv", static file => Check(CsvInteractions.Read(file, "f"))),
        new("csv, bad rows left out", "csv", static file => Check(CsvInteractions.Read(file, "f", skipBadRows: true))),
        new("csv, lasting ids", "csv",
            static file => Check(CsvInteractions.Read(file, "f", skipBadRows: true, lastingIds: true))),
        new("csv, zone", "csv",
            static file => Check(CsvInteractions.Read(file, "f", new() { Zone = Zone }, skipBadRows: true))),
        new("csv, channel", "csv",
            static file => Check(CsvInteractions.Read(file, "f", new() { Channel = Channel.Letter }, skipBadRows: true))),
        new("csv, expanded size", "csv",
            static file => Check(CsvInteractions.Read(file, "f", new() { MaxExpandedBytes = 300 }, skipBadRows: true))),
    ];

    private static FuzzTarget Records(string folder, string suffix = "", ImportOptions? options = null) =>
        new($"records of {folder}{suffix}", folder, file => Check(new RecordsReader(options ?? Options).Read(file, "f")));

    private static void Check<T>(IEnumerable<SourceItem<T>> items)
        where T : class
    {
        foreach (SourceItem<T> item in items)
        {
            Require(item.Item is null != item.Fault is null, "An item is neither read nor faulty, or both.");
            Require(item.Line > 0, "An item has no line.");
            if (item.Fault is { } fault) Check(fault);
        }
    }

    private static void Check(IEnumerable<ImportItem> items)
    {
        PeopleIndex people = new();
        foreach (ImportItem item in items)
        {
            Require(item.Line > 0, "An item has no line.");
            if (item is ItemFault { Fault: var fault }) Check(fault);
            people.Add(item);
        }

        foreach (Contact contact in people.Contacts()) Require(contact.Name.Length > 0, "A contact has no name.");
    }

    private static void Check(CsvInteractions log)
    {
        foreach (SourceFault fault in log.Faults) Check(fault);
        Require(log.All().Select(static pair => pair.Interaction.At).SequenceEqual(
            log.All().Select(static pair => pair.Interaction.At).Order()), "The log is out of order.");
        foreach (string person in log.Persons)
            Require(log.Of(new(person)).All(static interaction => interaction.Contacts.Count > 0), "Nobody took part.");
    }

    private static void Check(SourceFault fault) =>
        Require(fault.Reason.Length > 0 && !fault.Reason.Any(char.IsControl), "A reason is empty or has control characters.");

    private static void Require(bool holds, string fault)
    {
        if (!holds) throw new InvalidOperationException(fault);
    }
}
