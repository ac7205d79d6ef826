using System.CommandLine;
using BestNetwork.Output;
using BestNetwork.Records;
using NodaTime;
using RelationshipModel;
using RelationshipModel.Import;
using RelationshipModel.Import.People;
using RelationshipModel.Introductions;
using RelationshipModel.Merging;
using RelationshipModel.Network;
using RelationshipModel.Report;
using RelationshipModel.Scoring;
using RelationshipModel.Storage;

namespace BestNetwork.Commands;

/// <summary><c>bestnetwork open</c>: from a person's own records to whom to reach out to, in one step.</summary>
internal static class OpenCommand
{
    internal const string Name = "open";

    private const int MaxMerges = 5;

    /// <summary>The name by which chats and their exports call the owner.</summary>
    private const string Self = "me";

    internal static Command Create(CommandContext context)
    {
        Argument<string[]> paths = new("PATH")
        {
            Description =
                "Mail, calendars, chats, address books, exports, folders and zip archives of them. Each file is "
                    + "recognized by its content.",
            Arity = ArgumentArity.OneOrMore,
        };
        Option<string?> database = DatabaseOptions.DatabaseOption("Where to keep your network.");
        Option<string[]> me = new("--me")
        {
            Description =
                "An address of yours, as mail and calendars name you. Repeat it for each, or separate them with commas. Default: "
                    + "found in your mail, and confirmed by you.",
            HelpName = "ADDRESS",
        };
        Option<string?> owner = new("--owner")
        {
            Description = $"The name under which to keep the network. Default: the only one of the database, or {OwnerNames.Default}.",
            HelpName = "NAME",
        };
        Option<string> zone = InputOptions.ZoneOption();
        Option<string?> report = new("--report")
        {
            Description = "The report to write. Default: report.html beside the database.",
            HelpName = "FILE",
        };
        Command command = new(Name,
            "Open your own records: import them, show whom to reach out to, and draw your network.") { paths };
        foreach (Option option in (Option[])[database, me, owner, zone, report]) command.Add(option);
        command.SetAction(async (options, cancellationToken) =>
        {
            DateTimeZone days = InputOptions.ZoneOf(options, zone, options.GetValue(database) ?? context.DefaultDatabase);
            ImportFiles found = ImportFiles.Find(options.GetValue(paths)!);
            IReadOnlyList<ImportFile> files = found.Files;
            if (files.All(static file => file.Kind == SourceKind.Unknown))
            {
                if (files is [{ IsNamed: true } only])
                    throw SourceHint.HeaderFault(only.Path) is { } fault
                        ? new RefusedException($"{only.Path}:1", fault) : new RefusedException(only.Path, only.Refusal());
                throw new RefusedException(
                    options.GetValue(paths)![0],
                    "holds nothing that can be read: mail, calendars, address books, chats, or CSVs of interactions");
            }

            foreach (ImportFile file in files.Where(static file => file is { Kind: SourceKind.SqliteDatabase, IsNamed: true }))
            {
                if (!MessagesDatabase.Is(file.Path))
                    throw new RefusedException(file.Path,
                        $"is a database already; to see it: {context.CommandFor(file.Path, "today")}");
            }

            OwnerId? named = options.GetValue(owner) is { } name ? InputOptions.OwnerOf(name) : null;
            if (named is null && files.FirstOrDefault(static file => file.Kind == SourceKind.InteractionCsv) is { } csv)
                throw new UsageException($"{csv.Path} is between people by name: say who you are with --owner NAME");
            IReadOnlyList<string> addresses = await AddressesAsync(
                context, files, StatedAddresses.Of(options.GetValue(me)), cancellationToken);

            string place = Database.PlaceOf(options.GetValue(database), context);
            Instant now = context.Clock.GetCurrentInstant();
            (OwnerId whose, RecordsImport import) = await Database.ImportAsync(place, context, async store =>
            {
                OwnerId whose = named ?? await OwnerNames.UnnamedAsync(store, cancellationToken);
                ImportRequest request = new()
                {
                    Owner = named,
                    Me = addresses,
                    Zone = days,
                    KeepsZone = InputOptions.IsStated(options, zone),
                    AsOf = now,
                    BusyTimeout = context.BusyTimeout,
                    Channel = Channel.Message
                };
                RecordsImport import = new(request, whose, store, context.Clock);
                import.AddUnread(found);
                await ImportProgress.RunAsync(context, files, import, cancellationToken);
                WriteParts(context, console => ImportReport.Write(console, context, place, import));
                if (import.ReadNothing) return (whose, import);
                RelationshipNetwork network = new(whose, NetworkStores.Of(store), context.Clock);
                await OfferMergesAsync(context, network, place, cancellationToken);
                return (whose, import);
            });
            if (import.ReadNothing || !File.Exists(place)) return import.ReadNothing ? ExitCode.Refused : ExitCode.Done;
            await ShowAsync(context, place, options.GetValue(report) ?? ReportBeside(place), whose, days, cancellationToken);
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>The owner's addresses: those given, or the one that the records are most likely of.</summary>
    private static async Task<IReadOnlyList<string>> AddressesAsync(
        CommandContext context, IReadOnlyList<ImportFile> files, IReadOnlyList<string> given,
        CancellationToken cancellationToken)
    {
        if (given.Count > 0 || files.All(static file =>
            file.Kind is SourceKind.InteractionCsv or SourceKind.NotRead or SourceKind.Unknown)) return given;

        OwnerGuess guess = ProgressLine.For(context, "progress.owner", () => GuessOf(files, cancellationToken));
        if (guess.Address is not { } likely)
        {
            // Chats mostly show whose they are, and an address book need not.
            context.WriteError(context.Sentences.Say("open.no_address"));
            return [Self];
        }

        if (context.IsInteractive)
        {
            string answer = await Confirmation.AnswerAsync(
                context, context.Sentences.Say("open.is_yours", ("address", likely)), cancellationToken);
            if (answer.Length > 0 && !Confirmation.IsYes(answer)) return Typed(answer);
            if (guess.OthersOf(likely) is not { Count: > 0 } others) return [likely];
            answer = await Confirmation.AnswerAsync(
                context, context.Sentences.Say("open.are_yours_too", ("addresses", others)), cancellationToken);
            return answer.Length == 0 || Confirmation.IsNo(answer) ? [likely]
                : [likely, .. Confirmation.IsYes(answer) ? others : Typed(answer)];
        }

        if (!guess.IsClear)
            throw new UsageException(
                $"name your addresses with --me ADDRESS; these records contain {string.Join(", ", guess.Candidates)}");
        context.WriteError(context.Sentences.Say("open.read_as", ("address", likely)));
        return [likely];

        static string[] Typed(string answer)
        {
            string[] typed = [.. StatedAddresses.Parts(answer)];
            return !Confirmation.IsNo(answer) && Array.TrueForAll(typed, ImportOptions.CanNameOwner) ? typed
                : throw new UsageException("name your addresses with --me ADDRESS");
        }
    }

    private static OwnerGuess GuessOf(IReadOnlyList<ImportFile> files, CancellationToken cancellationToken)
    {
        OwnerGuess guess = new();
        foreach (ImportFile file in files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                using FileStream stream = InputFile.Open(file.Path);
                guess.Add(stream, file.Path, cancellationToken);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException
                or NotSupportedException)
            {
                // The import reports what is wrong with the file.
            }
        }

        return guess;
    }

    private static async Task OfferMergesAsync(
        CommandContext context, RelationshipNetwork network, string place, CancellationToken cancellationToken)
    {
        Merge[] proposed =
        [
            .. ImportedPeople.Open(Merges.Of(await network.ListMergesAsync(cancellationToken).ToListAsync(cancellationToken)))
                .OrderBy(static merge => merge.Basis).ThenByDescending(static merge => merge.Similarity),
        ];
        if (proposed.Length == 0) return;
        Dictionary<ContactId, Contact> contacts = await MergeCommand.ContactsAsync(network, cancellationToken);
        if (!context.IsInteractive)
        {
            WriteParts(context, console =>
            {
                console.Blank();
                console.Paragraph(context.Sentences.Say("open.may_be_one"), "bold");
                foreach (Merge merge in proposed.Take(MaxMerges))
                    console.Paragraph(Said("merge.pair", merge), indent: 1);
                console.Paragraph(context.Sentences.Say(proposed.Length > MaxMerges ? "open.decide_all" : "open.decide",
                    ("count", proposed.Length), ("list", context.CommandFor(place, "merge list")),
                    ("accept", context.CommandFor(place, "merge accept ID ID"))), "dim", 1);
            });
            return;
        }

        Merges said = Merges.Of(proposed);
        foreach (Merge merge in proposed)
        {
            // Two who were just said to be one with a third are one.
            if (said.Apply(merge.Pair) is null) continue;
            string answer = await Confirmation.AnswerAsync(context, Said("open.are_one", merge), cancellationToken);
            if (Confirmation.IsYes(answer))
            {
                await MergeCommand.AcceptAsync(network, place, merge.Kept, merge.Absorbed, cancellationToken);
                said = said.Accept(merge.Kept, merge.Absorbed, merge.At);
            }
            else if (Confirmation.IsNo(answer))
            {
                await network.DeclineMergeAsync(merge.Pair, cancellationToken: cancellationToken);
            }
            else
            {
                return;
            }
        }

        string Said(string key, Merge merge) => context.Sentences.Say(key,
            ("first", MergeCommand.Shown(merge.Kept, contacts)), ("second", MergeCommand.Shown(merge.Absorbed, contacts)));
    }

    private static async Task ShowAsync(
        CommandContext context, string place, string report, OwnerId owner, DateTimeZone zone,
        CancellationToken cancellationToken)
    {
        DatabaseNetworks source = await DatabaseNetworks.OpenAsync(
            place, context, isReadOnly: false, cancellationToken);
        AsOf asOf = AsOf.EndOf(context.Clock.GetCurrentInstant().InZone(zone).Date, zone);
        using CommandInput read = new(source, owner, asOf, zone, OutputFormat.Table) { Context = context };
        NetworkSnapshot snapshot = (await read.SnapshotAsync(new(), cancellationToken, withInteractions: false))!;
        WriteParts(context, console =>
        {
            console.Blank();
            TodayPage.Of(snapshot, null, RelationshipModel.Revisits.RevisitOptions.Default.Top, read.Sentences)
                .Write(console, read);
        });
        TieNetwork ties = await read.TiesAsync(cancellationToken);
        using (ProgressLine progress = new(context, "progress.drawing"))
        {
            ReportOptions options = new() { Language = read.Sentences.Language, OwnerName = OwnerNames.Shown(snapshot) };
            OutputFile.Write(report, new RelationshipReport(ReportContent.Of(snapshot, ties), options).Write);
        }

        WriteParts(context, console =>
        {
            console.Blank();
            console.Paragraph(context.Sentences.Say("open.picture", ("file", report)));
            console.Paragraph(context.Sentences.Say("open.kept",
                ("place", place), ("command", context.CommandFor(place, "today"))));
            if (context.MachineZone is { } here && zone.Id == DateTimeZone.Utc.Id)
                console.Paragraph(context.Sentences.Say("open.zone", ("zone", here)), "dim");
        });
    }

    private static string ReportBeside(string place) =>
        Path.Combine(Path.GetDirectoryName(Path.GetFullPath(place))!, "report.html");

    private static void WriteParts(CommandContext context, Action<PeopleConsole> write)
    {
        using PeopleConsole console = new(context);
        write(console);
        console.WriteTo(context.Output);
        context.Output.Flush();
    }
}
