using System.CommandLine;
using System.Globalization;
using BestNetwork.Output;
using BestNetwork.Records;
using NodaTime;
using NodaTime.Text;
using RelationshipModel;
using RelationshipModel.Import;

namespace BestNetwork.Commands;

/// <summary><c>bestnetwork log</c>: records that the owner was in touch with people.</summary>
internal static class LogCommand
{
    private static readonly string[] Supports = ["given", "received", "both"];

    internal static Command Create(CommandContext context)
    {
        DatabaseOptions database = new();
        Argument<string[]> names = new("NAME")
        {
            Description = "Who took part: names, their beginnings if nobody else has them, or ids.",
            Arity = ArgumentArity.OneOrMore,
        };
        Option<string> channel = InputOptions.ChannelOption("How you were in touch");
        Option<string?> depth = new("--depth")
        {
            Description = $"How deep the talk went: {string.Join(", ", CsvWords.Depths)}.",
            HelpName = "DEPTH",
        };
        Option<string?> length = new("--length")
        {
            Description = "How long it took: 45m, 2h, 1h30m, or PT45M.",
            HelpName = "LENGTH",
        };
        Option<string?> support = new("--support")
        {
            Description = $"Whether you gave support or received it: {string.Join(", ", Supports)}.",
            HelpName = "SIDE",
        };
        Option<string?> by = new("--by")
        {
            Description = "Who reached out: me, them, or unknown. Default: me.",
            HelpName = "SIDE",
        };
        Command command = new("log", "Record that you were in touch with somebody.") { names };
        foreach (Option option in (Option[])[channel, depth, length, support, by]) command.Add(option);
        database.AddTimeTo(command);
        database.AddTo(command);
        command.SetAction(async (options, cancellationToken) =>
        {
            Channel way = InputOptions.ChannelOf(options.GetValue(channel)!);
            Depth deep = options.GetValue(depth) is { } word ? WordOf<Depth>("--depth", word, CsvWords.Depths) : Depth.Unknown;
            Duration? time = options.GetValue(length) is { } text ? LengthOf(text) : null;
            string? side = options.GetValue(support);
            if (side is not null && !Supports.Contains(side, StringComparer.OrdinalIgnoreCase))
                throw new UsageException($"--support '{side}' is not one of {string.Join(", ", Supports)}");
            string initiator = options.GetValue(by) ?? "me";
            if (initiator is not ("me" or "them" or "unknown"))
                throw new UsageException($"--by '{initiator}' is not one of me, them, unknown");

            using OwnNetwork own = await database.OpenAsync(options, context, cancellationToken);
            IReadOnlyList<Contact> people = await own.FindAsync(options.GetValue(names)!, cancellationToken);
            ContactId first = people[0].Id;
            Interaction interaction = new(await NewIdAsync(own, cancellationToken), own.Now, way,
                people.Select(static person => person.Id))
            {
                Depth = deep,
                Length = time,
                Initiator = initiator switch { "me" => Initiator.Owner, "them" => Initiator.Of(first), _ => Initiator.Unknown },
                Supports = side?.ToLowerInvariant() switch
                {
                    "given" => [new(TieSide.Owner)],
                    "received" => [new(TieSide.Contact)],
                    "both" => [new(TieSide.Owner), new(TieSide.Contact)],
                    _ => [],
                },
            };
            await own.Network.RecordAsync(interaction, cancellationToken);
            PeopleConsole.Say(
                context,
                $"daily.recorded_{Sentences.KeyOf(way)}",
                ("people", string.Join(", ", people.Select(static person => person.Name))),
                ("day", own.Today));
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>An id for an interaction that is recorded by hand.</summary>
    internal static async ValueTask<InteractionId> NewIdAsync(OwnNetwork own, CancellationToken cancellationToken) =>
        new(await own.NewIdAsync(
        "log", async id => await own.Network.FindInteractionAsync(new(id), cancellationToken) is not null));

    private static T WordOf<T>(string option, string word, IReadOnlyList<string> words)
        where T : struct, Enum =>
        !word.Any(char.IsDigit)
            && Enum.TryParse(word.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal), true,
                out T value)
            ? value
            : throw new UsageException($"{option} '{word}' is not one of {string.Join(", ", words)}");

    /// <summary>Reads 45m, 2h, 1h30m or an ISO 8601 duration.</summary>
    internal static Duration LengthOf(string text)
    {
        string iso = text.StartsWith('P') ? text : $"PT{text.ToUpperInvariant()}";
        if (PeriodPattern.NormalizingIso.Parse(iso) is { Success: true, Value: { Months: 0, Years: 0 } period }
            && period.ToDuration() is var length
            && length >= Duration.Zero && length <= Duration.FromDays(366))
        {
            return length;
        }

        throw new UsageException(string.Create(CultureInfo.InvariantCulture,
            $"--length '{text}' is not a length, such as 45m, 2h or 1h30m, of at most 366 days"));
    }
}
