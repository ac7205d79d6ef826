using System.CommandLine;
using BestNetwork.Output;
using BestNetwork.Records;
using NodaTime;
using RelationshipModel;
using RelationshipModel.Import;
using RelationshipModel.Import.Csv;

namespace BestNetwork.Commands;

/// <summary><c>bestnetwork import</c>: from a person's own records into a database.</summary>
internal static class ImportCommand
{
    internal const string Name = "import";

    internal static Command Create(CommandContext context)
    {
        Argument<string[]> paths = new("PATH")
        {
            Description =
                "Files and folders: mail (mbox, .eml), calendars (iCalendar), address books (vCard), chats and calls (WhatsApp, "
                + "Telegram, Signal, SMS Backup & Restore, Messenger, Instagram, Google Voice, Google Chat, Hangouts, "
                + "Discord, Skype, LINE, KakaoTalk, Element, iMazing, Slack, Apple's Messages), exports of LinkedIn, "
                + "Google Contacts and Outlook, archives of them (zip, tar, gzip), CSVs of interactions, and the lists that "
                + "other commands take with "
                + "--contacts, --circles, --follow-ups and --gatherings. Each file is recognized by its content.",
            Arity = ArgumentArity.OneOrMore,
        };
        Option<string?> database = DatabaseOptions.DatabaseOption("The database; it is created if it does not exist.");
        Option<string[]> me = new("--me")
        {
            Description =
                "An address of yours, as mail and calendars name you: me@example.org, a LinkedIn profile, +49301234; or your "
                + "name, as chats show it. Repeat it for each, or separate them with commas.",
            HelpName = "ADDRESS",
        };
        Option<string?> owner = new("--owner")
        {
            Description =
                "The name under which to keep the network. Default: the only one of the database, or "
                    + $"{OwnerNames.Default}; for a CSV of interactions, everybody it names.",
            HelpName = "NAME",
        };
        Option<string?> ownerIs = new("--owner-is")
        {
            Description = "The name by which a CSV of interactions names you: its rows join the network of your records.",
            HelpName = "NAME",
        };
        Option<string> zone = InputOptions.ZoneOption();
        Option<string?> asOf = new("--as-of")
        {
            Description = "The time of the import; anything later has not happened yet. Default: now.",
            HelpName = "TIME"
        };
        Option<string> channel = new("--channel")
        {
            Description = $"The channel of CSV rows without one: {string.Join(", ", CsvWords.Channels)}.",
            HelpName = "CHANNEL",
            DefaultValueFactory = static _ => "message",
        };
        Option<string?> dateOrder = new("--date-order")
        {
            Description = "The order of day, month and year in chats and birthdays if it is ambiguous: dmy, mdy or ymd.",
            HelpName = "ORDER",
        };
        Option<string[]> columns = new("--column") { Description = ColumnOption.Description, HelpName = "ROLE=COLUMN" };
        Command command = new(Name,
            "Import mail, calendars, address books and other records into a database. What it already has is not added "
                + "again.") { paths };
        foreach (Option option in (Option[])[database, me, owner, ownerIs, zone, asOf, channel, dateOrder, columns])
            command.Add(option);
        command.SetAction(async (options, cancellationToken) =>
        {
            DateTimeZone days = InputOptions.ZoneOf(options, zone, options.GetValue(database) ?? context.DefaultDatabase);
            ImportRequest request = new()
            {
                Owner = options.GetValue(owner) is { } name ? InputOptions.OwnerOf(name) : null,
                OwnerIs = options.GetValue(ownerIs),
                Me = StatedAddresses.Of(options.GetValue(me)),
                Zone = days,
                KeepsZone = InputOptions.IsStated(options, zone),
                BusyTimeout = context.BusyTimeout,
                AsOf = options.GetValue(asOf) is { } time ? Records.AsOf.Parse(time, days).At : context.Clock.GetCurrentInstant(),
                Channel = InputOptions.ChannelOf(options.GetValue(channel)!),
                DateOrder = options.GetValue(dateOrder) is { } order ? DateOrderOf(order) : null,
                Columns = ColumnOption.Parse(options.GetValue(columns) ?? []),
            };
            ImportFiles found = ImportFiles.Find(options.GetValue(paths)!, request.Columns);
            IReadOnlyList<ImportFile> files = found.Files;
            if (request.Me.Count == 0
                && files.FirstOrDefault(static file =>
                    file.Kind is not (SourceKind.InteractionCsv or SourceKind.SqliteDatabase
                        or SourceKind.NotRead or SourceKind.Unknown)) is { } record)
                throw new UsageException(
                    $"{record.Path} is read from your side: name your addresses with --me ADDRESS");

            string place = Database.PlaceOf(options.GetValue(database), context);
            return await Database.ImportAsync(place, context, async store =>
            {
                OwnerId whose = request.Owner ?? await OwnerNames.UnnamedAsync(store, cancellationToken);
                RecordsImport import = new(request, whose, store, context.Clock);
                import.AddUnread(found);
                await ImportProgress.RunAsync(context, files, import, cancellationToken);
                using PeopleConsole console = new(context);
                ImportReport.Write(console, context, place, import);
                console.WriteTo(context.Output);
                return import.ReadNothing ? ExitCode.Refused : ExitCode.Done;
            });
        });
        return command;
    }

    private static DateOrder DateOrderOf(string text) => text.ToLowerInvariant() switch
    {
        "dmy" => DateOrder.DayMonthYear,
        "mdy" => DateOrder.MonthDayYear,
        "ymd" => DateOrder.YearMonthDay,
        _ => throw new UsageException($"--date-order '{text}' is not one of dmy, mdy, ymd"),
    };
}
