using System.CommandLine;
using BestNetwork.Output;
using BestNetwork.Records;
using NodaTime;
using RelationshipModel.Revisits;
using RelationshipModel.Scoring;
using RelationshipModel.Sqlite;

namespace BestNetwork.Commands;

/// <summary><c>bestnetwork today</c>: whom to reach out to, what is due, and what changed since the owner last looked.</summary>
internal static class TodayCommand
{
    internal static Command Create(CommandContext context)
    {
        InputOptions input = new();
        RecordFiles records = new();
        TopOption top = new(RevisitOptions.Default.Top, "How many people to suggest");
        Option<string?> since = new("--since")
        {
            Description =
                "The day or instant from which to show changes. Default: when you last looked; for a file, a week ago.",
            HelpName = "TIME",
        };
        Option<string?> calendar = new("--ics")
        {
            Description = "Also write it as a calendar (iCalendar) that your calendar program can open.",
            HelpName = "FILE",
        };
        Command command = new(
            "today",
            "Show whom to reach out to and why, promises due, birthdays and meetings of the week, and what changed since you "
                + "last looked.");
        input.AddTo(command);
        input.AddPresenceTo(command);
        records.AddTo(command);
        command.Add(top.Option);
        command.Add(since);
        command.Add(calendar);
        command.SetAction(async (options, cancellationToken) =>
        {
            using CommandInput read = await input.ReadOfOwnerAsync(options, context, cancellationToken);
            PresenceIndex? presence = await input.PresenceAsync(options, read, cancellationToken);
            PersonalRecords kept = records.Read(options, read);
            NetworkSnapshot? snapshot = await read.SnapshotAsync(kept, cancellationToken, presence, withInteractions: false);
            int count = top.Of(options);
            if (snapshot is null)
                throw new RefusedException(read.Source.Place, "there are no interactions in it, so there is nothing to show");
            Instant? lastLook = await LastLookAsync(read, cancellationToken);
            AsOf? before = options.GetValue(since) is { } text ? AsOf.Parse(text, read.Zone, "--since")
                : lastLook is { } look && look < snapshot.AsOf ? new(look, look.InZone(read.Zone).Date, false)
                : read.IsDatabase ? null
                : AsOf.EndOf(snapshot.Today.PlusDays(-7), read.Zone);
            if (before?.At > snapshot.AsOf) throw new UsageException("--since is later than the day of the result");
            NetworkSnapshot? earlier = null;
            if (before is { } moment)
            {
                earlier = await read.Source.SnapshotAsync(
                    snapshot.Owner, moment, read.Zone, kept, presence, withInteractions: false, cancellationToken);
                snapshot = await read.Source.WithInteractionsAsync(snapshot, contact: null, moment.At, cancellationToken);
            }

            TodayPage page = TodayPage.Of(snapshot, earlier, count, read.Sentences);
            if (options.GetValue(calendar) is { } file)
            {
                OutputFile.Write(file, stream => TodayCalendar.Write(stream, page, context.Clock.GetCurrentInstant()));
                context.WriteError(context.Sentences.Say("today.calendar", ("file", file)));
            }

            Result.Write(context, read.Format, page.Csv, page.Json, console => page.Write(console, read));
            await SaveLookAsync(read, options, input, context, cancellationToken);
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>Returns the instant at which the owner last looked at the page of a day; null if unknown.</summary>
    internal static async ValueTask<Instant?> LastLookAsync(CommandInput read, CancellationToken cancellationToken)
    {
        if (!read.IsDatabase) return null;
        using SqliteStore store = Database.Open(read.Source.Place, read.Context, isReadOnly: true);
        return await store.FindLastLookAsync(read.Owner!.Value, cancellationToken);
    }

    /// <summary>Only a look at the present counts as one; a database that cannot be written is shown all the same.</summary>
    private static async ValueTask SaveLookAsync(
        CommandInput read, ParseResult options, InputOptions input, CommandContext context, CancellationToken cancellationToken)
    {
        if (!read.IsDatabase || input.StatesTime(options)) return;
        try
        {
            using SqliteStore store = Database.Open(read.Source.Place, context, isReadOnly: false);
            await store.SaveLastLookAsync(read.Owner!.Value, context.Clock.GetCurrentInstant(), cancellationToken);
        }
        catch (SqliteStoreException e)
        {
            context.WriteError($"the time of this look could not be saved, so changes will be shown again: {e.Reason}");
        }
    }
}
