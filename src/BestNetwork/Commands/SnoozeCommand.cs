using System.CommandLine;
using BestNetwork.Output;
using BestNetwork.Records;
using NodaTime;
using NodaTime.Text;
using RelationshipModel;

namespace BestNetwork.Commands;

/// <summary><c>bestnetwork snooze</c>: no suggestion to reach out to a person until a day.</summary>
internal static class SnoozeCommand
{
    private static readonly Period Default = Period.FromWeeks(4);

    internal static Command Create(CommandContext context)
    {
        DatabaseOptions database = new();
        Argument<string> name = PersonArgument.Create();
        Option<string?> until = new("--until")
        {
            Description =
                "The first day on which they may be suggested again (2026-09-01), or a length of time (P2W). Default: P4W.",
            HelpName = "DAY",
        };
        Command command = new("snooze", "Ask for no suggestion to reach out to somebody until a day.") { name };
        command.Add(until);
        database.AddTo(command);
        command.SetAction(async (options, cancellationToken) =>
        {
            using OwnNetwork own = await database.OpenAsync(options, context, cancellationToken);
            LocalDate day = DayOf("--until", options.GetValue(until), own.Today);
            Contact person = await own.FindAsync(options.GetValue(name)!, cancellationToken);
            await SaveAsync(own, person, day, cancellationToken);
            PeopleConsole.Say(context, "daily.snoozed", ("name", person.Name), ("day", day));
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>Saves the day before which a person is not suggested.</summary>
    internal static async ValueTask SaveAsync(
        OwnNetwork own, Contact person, LocalDate day, CancellationToken cancellationToken)
    {
        Contact record = await own.Network.Contacts.FindAsync(person.Id, cancellationToken) ?? person;
        await own.Network.Contacts.SaveAsync(record with { SnoozedUntil = day }, cancellationToken);
    }

    internal static LocalDate DayOf(string option, string? text, LocalDate today)
    {
        LocalDate day = text is null ? today + Default
            : LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var date } ? date
            : StatedPeriod.DayAfter(today, text)
            ?? throw new UsageException($"{option} '{text}' is neither a day (2026-09-01) nor a length of time (P2W)");
        return day > today ? day : throw new UsageException($"{option} {Sentences.English.Day(day)} is not after today");
    }
}
