using System.CommandLine;
using BestNetwork.Output;
using BestNetwork.Records;
using NodaTime;
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
            Description = "What was promised, in your words; with --outcome, a part of it, or nothing if only one promise is open.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        Option<string?> due = new("--due")
        {
            Description = "The last day on which to keep it (2026-07-15), or a length of time (1w).",
            HelpName = "DAY",
        };
        Option<bool> theirs = new("--theirs") { Description = "They promised it to you." };
        Option<string?> outcome = new("--outcome")
        {
            Description = "Close an open promise instead: kept, broken or dropped.",
            HelpName = "OUTCOME",
        };
        Command command = new("promise",
            "Record what you promised somebody, or what they promised you, so that 'today' reminds you; or record the outcome.")
            { name, what };
        command.Add(due);
        command.Add(theirs);
        command.Add(outcome);
        database.AddTimeTo(command);
        database.AddTo(command);
        command.SetAction(async (options, cancellationToken) =>
        {
            string words = string.Join(' ', options.GetValue(what) ?? []);
            FollowUpOutcome? end = options.GetValue(outcome) is { } word ? OutcomeOf("--outcome", word) : null;
            if (end is null && options.GetResult(what) is null or { Implicit: true })
                throw new UsageException($"WHAT is missing, as in '{Examples.First(command)}'");
            using OwnNetwork own = await database.OpenAsync(options, context, cancellationToken);
            LocalDate? day = options.GetValue(due) is { } text ? DayOf("--due", text, own.Today) : null;
            if (end is not null && day is not null) throw new UsageException("leave out --due or --outcome");
            Contact person = await own.FindAsync(options.GetValue(name)!, cancellationToken);
            bool isTheirs = options.GetValue(theirs);
            (string key, (string Name, object Value)[] about) = end is { } result
                ? await CloseAsync(own, person, words, isTheirs, result, cancellationToken)
                : await SaveAsync(own, person, words, day, isTheirs, cancellationToken);
            PeopleConsole.Say(context, key, about);
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>Saves a promise, and returns the text that says so.</summary>
    /// <exception cref="UsageException">The words are missing or too many, the day is past, or the promise exists.</exception>
    internal static async ValueTask<(string Key, (string Name, object Value)[] Arguments)> SaveAsync(
        OwnNetwork own, Contact person, string what, LocalDate? due, bool isTheirs, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(what) || what.Length > Note.MaxTextLength)
            throw new UsageException($"write what was promised in 1 to {Note.MaxTextLength} characters");
        if (due < own.Today)
            throw new UsageException($"{Sentences.English.Day(due.Value)} is before the day of the promise");
        TieSide by = isTheirs ? TieSide.Contact : TieSide.Owner;
        if ((await OpenAsync(own, person, cancellationToken)).Any(open => open.By == by && open.Due == due && open.What == what))
            throw new UsageException($"'{what}' is already on record, and open");
        FollowUpId id = new(await own.SaveNewAsync(
            "promise",
            async id => await own.Network.FollowUps.FindAsync(new(id), cancellationToken) is not null,
            id => own.Network.FollowUps.SaveAsync(
                new FollowUp(new(id), by, person.Id, own.Now) { Due = due, What = what }, cancellationToken),
            cancellationToken));
        own.Note(new() { Promises = [id] });
        string key = isTheirs ? "daily.promised_you" : "daily.promised";
        (string Name, object Value)[] about = [("name", person.Name), ("what", what)];
        return due is { } on ? ($"{key}_by", [.. about, ("day", on)]) : (key, about);
    }

    /// <summary>Closes the one open promise whose words have a text in them, and returns the text that says so.</summary>
    /// <exception cref="UsageException">No such promise is open, or more than one.</exception>
    internal static async ValueTask<(string Key, (string Name, object Value)[] Arguments)> CloseAsync(
        OwnNetwork own, Contact person, string words, bool isTheirs, FollowUpOutcome outcome, CancellationToken cancellationToken)
    {
        FollowUp[] open = [.. await OpenAsync(own, person, cancellationToken)];
        if (isTheirs) open = [.. open.Where(static promise => promise.By == TieSide.Contact)];
        FollowUp[] meant =
            [.. open.Where(promise => (promise.What ?? "").Contains(words.Trim(), StringComparison.OrdinalIgnoreCase))];
        if (meant is not [var only])
        {
            string all = string.Join(", ", (meant.Length > 1 ? meant : open).Select(static promise => $"'{promise.What}'"));
            throw new UsageException(
                open.Length == 0 ? $"no promise between you and {person.Name} is open" : $"say which one; these are open: {all}");
        }

        // The snapshot names whom contacts were merged into; the record keeps the id it came with.
        FollowUp record = await own.Network.FollowUps.FindAsync(only.Id, cancellationToken) ?? only;
        await own.Network.FollowUps.SaveAsync(record.Close(outcome, own.Now), cancellationToken);
        own.Note(new() { Closed = [only.Id] });
        string key = outcome switch
        {
            FollowUpOutcome.Kept => "daily.kept",
            FollowUpOutcome.Broken => "daily.broken",
            _ => "daily.dropped",
        };
        return (key, only.What is { } what ? [("what", what)] : []);
    }

    internal static FollowUpOutcome OutcomeOf(string option, string word) =>
        word.All(char.IsLetter) && Enum.TryParse(word, ignoreCase: true, out FollowUpOutcome outcome)
            && outcome != FollowUpOutcome.Open
            ? outcome : throw new UsageException($"{option} '{word}' is not one of kept, broken, dropped");

    /// <summary>The promises between the owner and a person that are open.</summary>
    private static async ValueTask<IEnumerable<FollowUp>> OpenAsync(
        OwnNetwork own, Contact person, CancellationToken cancellationToken) =>
        (await own.Network.SnapshotAsync(own.Now, withInteractions: false, cancellationToken)).FollowUps.Where(promise =>
            promise.Contact == person.Id && promise.PromisedAt <= own.Now && promise.OutcomeAt(own.Now) == FollowUpOutcome.Open);

    internal static LocalDate DayOf(string option, string text, LocalDate today) =>
        StatedPeriod.DayOf(text, today) ?? StatedPeriod.DayAfter(today, text)
        ?? throw new UsageException($"{option} '{text}' is neither a day (2026-07-15) nor a length of time (1w, P1M)");
}
