using System.CommandLine;
using BestNetwork.Output;
using BestNetwork.Records;
using NodaTime;
using NodaTime.Text;

namespace BestNetwork.Commands;

/// <summary><c>bestnetwork forget-before</c>: removes old interactions and keeps what they count.</summary>
internal static class ForgetBeforeCommand
{
    internal static Command Create(CommandContext context)
    {
        DatabaseOptions database = new();
        Argument<string> day = new("DATE") { Description = "The day from which interactions are kept, such as 2016-01-01." };
        Option<bool> yes = Confirmation.Option();
        Command command = new("forget-before",
            "Remove all interactions before a day. Scores stay the same; the details are gone for good.") { day };
        command.Add(yes);
        database.AddTo(command);
        command.SetAction(async (options, cancellationToken) =>
        {
            string text = options.GetValue(day)!;
            if (LocalDatePattern.Iso.Parse(text) is not { Success: true, Value: { Year: > 0 } first })
                throw new UsageException($"'{text}' is not a day from 0001-01-01 on; write it as 2016-01-01");
            using OwnNetwork own = await database.OpenAsync(options, context, cancellationToken);
            if (first >= own.Today) throw new UsageException($"{Sentences.English.Day(first)} is not before today");
            string question = context.Sentences.Say("forget.ask", ("day", first));
            if (!await Confirmation.AskAsync(context, options.GetValue(yes), question, cancellationToken))
                return ExitCode.Interrupted;
            int removed = await own.Network.ForgetBeforeAsync(
                Period.Between(first, own.Today, PeriodUnits.Days), own.Now, cancellationToken);
            PeopleConsole.Say(context, "forget.removed", ("count", removed), ("day", first));
            return ExitCode.Done;
        });
        return command;
    }
}
