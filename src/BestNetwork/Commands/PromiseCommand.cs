using System.CommandLine;
using BestNetwork.Output;
using BestNetwork.Records;
using NodaTime;
using NodaTime.Text;
using RelationshipModel;

namespace BestNetwork.Commands;

/// <summary><c>bestnetwork promise</c>: records a promise to a person, or one of theirs.</summary>
internal static class PromiseCommand
{
    internal static Command Create(CommandContext context)
    {
        DatabaseOptions database = new();
        Argument<string> name = PersonArgument.Create();
        Argument<string[]> what = new("WHAT")
        {
            Description = "What was promised, in your words.",
            Arity = ArgumentArity.OneOrMore
        };
        Option<string?> due = new("--due")
        {
            Description = "The last day on which it is in time (2026-07-15), or a length of time (P1W).",
            HelpName = "DAY",
        };
        Option<bool> theirs = new("--theirs") { Description = "They promised it to you." };
        Command command = new("promise", "Record what you promised somebody, so that 'today' reminds you.") { name, what };
        command.Add(due);
        command.Add(theirs);
        database.AddTimeTo(command);
        database.AddTo(command);
        command.SetAction(async (options, cancellationToken) =>
        {
            using OwnNetwork own = await database.OpenAsync(options, context, cancellationToken);
            LocalDate? day = options.GetValue(due) is { } text ? DayOf("--due", text, own.Today) : null;
            Contact person = await own.FindAsync(options.GetValue(name)!, cancellationToken);
            bool isTheirs = options.GetValue(theirs);
            (string key, (string Name, object Value)[] about) = await SaveAsync(
                own, person, string.Join(' ', options.GetValue(what)!), day, isTheirs, cancellationToken);
            PeopleConsole.Say(context, key, about);
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>Saves a promise, and returns the text that says so.</summary>
    internal static async ValueTask<(string Key, (string Name, object Value)[] Arguments)> SaveAsync(
        OwnNetwork own, Contact person, string what, LocalDate? due, bool isTheirs, CancellationToken cancellationToken)
    {
        FollowUpId id = new(await own.NewIdAsync(
            "promise",
            async candidate => await own.Network.FollowUps.FindAsync(new(candidate), cancellationToken) is not null));
        FollowUp promise = new(id, isTheirs ? TieSide.Contact : TieSide.Owner, person.Id, own.Now) { Due = due, What = what };
        await own.Network.FollowUps.SaveAsync(promise, cancellationToken);
        string key = isTheirs ? "daily.promised_you" : "daily.promised";
        (string Name, object Value)[] about = [("name", person.Name), ("what", what)];
        return due is { } on ? ($"{key}_by", [.. about, ("day", on)]) : (key, about);
    }

    internal static LocalDate DayOf(string option, string text, LocalDate today) =>
        LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var date } ? date
        : StatedPeriod.DayAfter(today, text)
        ?? throw new UsageException($"{option} '{text}' is neither a day (2026-07-15) nor a length of time (P1W)");
}
