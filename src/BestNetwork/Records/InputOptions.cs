using System.CommandLine;
using System.Globalization;
using BestNetwork.Sample;
using NodaTime;
using RelationshipModel;
using RelationshipModel.Import;
using RelationshipModel.Import.Csv;

namespace BestNetwork.Records;

/// <summary>The options with which a command reads interactions, and the reading itself.</summary>
internal sealed class InputOptions
{
    internal const string Interactions = "--interactions";

    private const string StandardInput = "-";

    /// <summary>Other words for the channels on a command line.</summary>
    private static readonly Dictionary<string, string> OtherChannelWords = new()
    {
        ["call"] = "voice",
        ["phone"] = "voice",
        ["telefon"] = "voice",
        ["mail"] = "email",
        ["e-mail"] = "email",
        ["chat"] = "message",
        ["sms"] = "message",
        ["text"] = "message",
        ["meeting"] = "in_person",
        ["treffen"] = "in_person",
        ["brief"] = "letter",
    };

    private readonly Option<string?> _interactions = new(Interactions)
    {
        Description =
            "The CSV of interactions (.csv, .csv.gz, or - for standard input): timestamp,sender,recipient and, optionally, "
            + "channel, "
            + "duration_minutes, depth, support, gathering, reply_to, id.",
        HelpName = "FILE",
    };

    private readonly Option<bool> _sample = new("--sample")
    {
        Description = $"Use the built-in sample instead: the network of {SampleNetwork.Owner}, as of {SampleNetwork.AsOf}.",
    };

    private readonly Option<string?> _database = DatabaseOptions.DatabaseOption("Use the networks of this database.");

    private readonly Option<string> _channel = ChannelOption("The channel of rows without one");

    private readonly Option<string?> _owner = new("--owner")
    {
        Description = "Whose network. Without it everybody in the file is an owner; not needed for a database with one owner.",
        HelpName = "NAME",
    };

    private readonly Option<string?> _asOf = new("--as-of")
    {
        Description =
            "The day, month, year or instant of the answer (2026-06-30, 2026-06, 2026 or 2026-06-30T18:00:00Z); a day, "
            + "month or year means its end. "
            + "Default: the day of the last row; for a database, today.",
        HelpName = "TIME",
    };

    private readonly Option<string> _zone = ZoneOption();

    private readonly Option<bool> _skipBadRows =
        new("--skip-bad-rows") { Description = "Leave out and report bad rows instead of refusing the file." };

    private readonly Option<bool> _sharedPresence = new("--shared-presence")
    {
        Description =
            "Use the other rows of the file for when others last saw a contact: silent to everyone, or to you.",
    };

    private readonly Option<OutputFormat> _format = FormatOption();

    private readonly Option<bool> _noExplanation =
        new("--no-explanation") { Description = "Leave explanations out of json and jsonl." };

    internal static Option<string> ChannelOption(string description) => new("--channel")
    {
        Description = $"{description}: {string.Join(", ", CsvWords.Channels)}.",
        HelpName = "CHANNEL",
        CompletionSources = { CsvWords.Channels.ToArray() },
        DefaultValueFactory = static _ => "message",
    };

    internal static Option<string> ZoneOption() => new("--zone")
    {
        Description = "The time zone of days and of times without an offset, such as Europe/Berlin. Default: that of the last "
            + "import into the database that was told one, else UTC.",
        HelpName = "ZONE",
        DefaultValueFactory = static _ => "UTC",
    };

    internal static Option<OutputFormat> FormatOption()
    {
        string[] formats = ["table", "csv", "json", "jsonl"];
        Option<OutputFormat> format = new("--format")
        {
            Description = "table for people; csv, json or jsonl (one object per line) for programs.",
            HelpName = string.Join('|', formats),
            CustomParser = ParsedFormat,
        };
        format.CompletionSources.Clear();
        format.CompletionSources.Add(formats);
        return format;
    }

    /// <summary>Returns the zone that is stated, else the one that a database keeps, else UTC.</summary>
    /// <exception cref="UsageException">There is no such zone.</exception>
    internal static DateTimeZone ZoneOf(ParseResult options, Option<string> zone, string? database) =>
        (IsStated(options, zone) || database is null ? null : ImportMemory.ReadZone(database)) ?? ZoneOf(options.GetValue(zone)!);

    /// <summary>Whether an option is given, on the command line or in the configuration file.</summary>
    internal static bool IsStated(ParseResult options, Option option) => options.GetResult(option) is { Implicit: false };

    /// <exception cref="UsageException">There is no such zone.</exception>
    private static DateTimeZone ZoneOf(string name) =>
        DateTimeZoneProviders.Tzdb.GetZoneOrNull(name)
            ?? throw new UsageException($"'{name}' is not a time zone; write its IANA name, such as Europe/Berlin");

    /// <exception cref="UsageException">There is no such channel.</exception>
    internal static Channel ChannelOf(string word) =>
        CsvWords.TryParseChannel(OtherChannelWords.GetValueOrDefault(word.Trim().ToLowerInvariant(), word), out Channel channel)
            ? channel : throw new UsageException($"'{word}' is not a valid channel; write {string.Join(", ", CsvWords.Channels)}");

    /// <exception cref="UsageException">It is not a name.</exception>
    internal static OwnerId OwnerOf(string name) =>
        OwnerId.TryParse(name, null, out OwnerId owner)
            ? owner : throw new UsageException("--owner names nobody: a name has 1 to 256 characters");

    internal void AddTo(Command command)
    {
        AddSourceTo(command);
        command.Add(_format);
        command.Add(_noExplanation);
    }

    /// <summary>Whether a moment was stated.</summary>
    internal bool StatesTime(ParseResult options) => options.GetValue(_asOf) is not null;

    /// <summary>Whether interactions are read from standard input.</summary>
    internal bool ReadsStandardInput(ParseResult options) => options.GetValue(_interactions) == StandardInput;

    /// <summary>All but the format of the result, for a command that has only one.</summary>
    internal void AddSourceTo(Command command)
    {
        foreach (Option option in (Option[])[_interactions, _sample, _database, _owner, _asOf, _channel, _zone, _skipBadRows])
            command.Add(option);
    }

    internal void AddPresenceTo(Command command) => command.Add(_sharedPresence);

    /// <summary>Whether owners share when each was last seen, whom each has met lately and which
    /// group messages each received.</summary>
    internal bool SharesPresence(ParseResult options) => options.GetValue(_sharedPresence);

    /// <summary>Returns the last instants at which contacts were seen by others than an owner, by the other rows of the file;
    /// null if not asked for.</summary>
    internal async ValueTask<PresenceIndex?> PresenceAsync(ParseResult options, CommandInput input,
        CancellationToken cancellationToken) =>
        options.GetValue(_sharedPresence) && input.AsOf is { } asOf
            ? PresenceIndex.Of(await input.Source.SharedAsync(asOf, cancellationToken)) : null;

    /// <summary>Reads what the options name, of one owner.</summary>
    /// <exception cref="UsageException">An option is wrong, or no owner is named.</exception>
    /// <exception cref="RefusedException">The file is refused.</exception>
    internal async ValueTask<CommandInput> ReadOfOwnerAsync(ParseResult options, CommandContext context,
        CancellationToken cancellationToken, bool isReadOnly = false)
    {
        const string Unnamed = "name the owner of the network with --owner NAME";
        if (options.GetValue(_owner) is null && options.GetValue(_interactions) is not null) throw new UsageException(Unnamed);
        CommandInput input = await ReadAsync(options, context, cancellationToken, isReadOnly);
        if (input.Owner is not null || input.Source.Owners.Count <= 1) return input;
        input.Dispose();
        throw new UsageException(Unnamed);
    }

    /// <summary>Reads what the options name.</summary>
    /// <exception cref="UsageException">An option is wrong.</exception>
    /// <exception cref="RefusedException">The file is refused.</exception>
    internal async ValueTask<CommandInput> ReadAsync(ParseResult options, CommandContext context,
        CancellationToken cancellationToken, bool isReadOnly = false)
    {
        string? file = options.GetValue(_interactions), database = options.GetValue(_database);
        bool isSample = options.GetValue(_sample);
        switch ((file is null ? 0 : 1) + (database is null ? 0 : 1) + (isSample ? 1 : 0))
        {
            case 0 when context.DefaultDatabase is { } usual && File.Exists(usual):
                database = usual;
                break;
            case 0:
                throw new UsageException(
                    "you have no network yet: 'bestnetwork open PATH' creates one from your mail, calendar, chats or address book; "
                        + "for another, pass --sample, --interactions FILE (a CSV) or --db FILE");
            case > 1: throw new UsageException("pass only one of --interactions, --db and --sample");
        }

        DateTimeZone zone = ZoneOf(options, _zone, database);
        Channel channel = ChannelOf(options.GetValue(_channel)!);
        if (database is not null
            && ((Option[])[_channel, _skipBadRows]).FirstOrDefault(option => IsStated(options, option)) is { } ofFiles)
            throw new UsageException($"with --db leave out {ofFiles.Name}: it is for reading a CSV");
        AsOf? stated = (options.GetValue(_asOf) ?? (isSample ? SampleNetwork.AsOf : null)) is { } text
            ? AsOf.Parse(text, zone) : null;
        OwnerId? owner = null;
        if ((options.GetValue(_owner) ?? (isSample ? SampleNetwork.Owner : null)) is { } name)
            owner = OwnerOf(name);

        NetworkSource source;
        AsOf? asOf;
        if (database is not null)
        {
            source = await DatabaseNetworks.OpenAsync(database, context, isReadOnly, cancellationToken);
            asOf = stated ?? AsOf.EndOf(context.Clock.GetCurrentInstant().InZone(zone).Date, zone);
            if (source.Owners is [var only]) owner ??= new(only);
        }
        else
        {
            string place = isSample ? SampleNetwork.FileName : file!;
            CsvInteractions log = ReadLog(
                place, isSample, options.GetValue(_skipBadRows), new() { Channel = channel, Zone = zone }, context);
            if (options.GetValue(_format) == OutputFormat.Table)
                foreach (SourceFault note in log.Notes) context.WriteError($"{At(place, note)}: {note.Reason}");
            FileNetworks networks = new(place, log);
            source = networks;
            asOf = stated ?? (networks.Last is { } last ? AsOf.EndOf(last.InZone(zone).Date, zone) : null);
        }

        if (owner is { } wanted && !source.Has(wanted.Value))
        {
            RefusedException unknown = new(source.Place, NearNames.Unknown(wanted.Value, source.Owners));
            source.Dispose();
            throw unknown;
        }

        return new(source, owner, asOf, zone, options.GetValue(_format))
        {
            Context = context,
            DefaultDay = stated is not null ? null : database is null ? "score.time_of_last_row" : "score.time_of_today",
            IsSample = isSample,
            ShowsExplanation = !options.GetValue(_noExplanation),
        };
    }

    private static CsvInteractions ReadLog(string place, bool isSample, bool skipBadRows, InteractionCsvOptions options,
        CommandContext context)
    {
        CsvInteractions log;
        if (!isSample && place != StandardInput) SourceHint.RefuseRecords(place);
        using ProgressLine progress = new(context, "progress.reading", ("file", place));
        try
        {
            using Stream? opened = isSample ? SampleNetwork.Open() : place == StandardInput ? null : InputFile.Open(place);
            log = CsvInteractions.Read(opened ?? context.Input, place, options, skipBadRows);
        }
        catch (Exception e) when (InputFile.IsUnreadable(e))
        {
            throw new RefusedException(place, $"cannot be read: {e.Message}");
        }

        if (log.Faults.Count == 0) return log;
        SourceFault last = log.Faults[^1];
        if (!skipBadRows || last.EndsReading) throw new RefusedException(At(place, last), last.Reason);
        const int Shown = 20;
        foreach (SourceFault fault in log.Faults.Take(Shown))
            context.WriteError($"{At(place, fault)}: skipped: {fault.Reason}");
        string rows = log.FaultCount == 1 ? "row" : "rows";
        string counts = string.Create(CultureInfo.InvariantCulture, $"{log.FaultCount} bad {rows} skipped, {log.RowCount} read");
        context.WriteError($"{place}: {counts}");
        return log;
    }

    private static string At(string place, SourceFault fault) =>
        string.Create(CultureInfo.InvariantCulture, $"{place}:{fault.Line}");

    private static OutputFormat ParsedFormat(System.CommandLine.Parsing.ArgumentResult result)
    {
        string word = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (word.All(char.IsLetter) && Enum.TryParse(word, ignoreCase: true, out OutputFormat format)) return format;
        result.AddError($"'{word}' is not a format; write table, csv, json or jsonl");
        return default;
    }
}
