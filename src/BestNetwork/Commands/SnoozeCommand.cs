using System.CommandLine;
using BestNetwork.Output;
using BestNetwork.Records;
using NodaTime;
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
                "The first day on which they may be suggested again (2026-09-01), or a length of time (2w), or 'now' to end it. "
                    + "Default: 4w.",
            HelpName = "DAY",
        };
        Command command = new("snooze", "Stop suggesting somebody until a day.") { name };
        command.Add(until);
        database.AddTo(command);
        command.SetAction(async (options, cancellationToken) =>
        {
            using OwnNetwork own = await database.OpenAsync(options, context, cancellationToken);
            LocalDate? day = DayOf("--until", options.GetValue(until), own.Today);
            Contact person = await own.FindAsync(options.GetValue(name)!, cancellationToken);
            (string key, (string Name, object Value)[] arguments) = await SaveAsync(own, person, day, cancellationToken);
            PeopleConsole.Say(context, key, arguments);
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>Saves the day before which a person is not suggested, or removes it, and returns the text that says so.</summary>
    internal static async ValueTask<(string Key, (string Name, object Value)[] Arguments)> SaveAsync(
        OwnNetwork own, Contact person, LocalDate? day, CancellationToken cancellationToken)
    {
        Contact record = await own.Network.Contacts.FindAsync(person.Id, cancellationToken) ?? person;
        await own.Network.Contacts.SaveAsync(record with { SnoozedUntil = day }, cancellationToken);
        return day is { } until ? ("daily.snoozed", [("name", person.Name), ("day", until)])
            : ("daily.snooze_ended", [("name", person.Name)]);
    }

    /// <summary>Returns the day that is stated, four weeks from today if none is; null for now.</summary>
    internal static LocalDate? DayOf(string option, string? text, LocalDate today)
    {
        if (text?.Trim().ToLowerInvariant() is "now" or "jetzt") return null;
        LocalDate day = text is null ? today + Default
            : StatedPeriod.DayOf(text, today) ?? StatedPeriod.DayAfter(today, text)
            ?? throw new UsageException($"{option} '{text}' is neither a day (2026-09-01) nor a length of time (2w, P1M)");
        return day > today ? day : throw new UsageException($"{option} {Sentences.English.Day(day)} is not after today");
    }
}
