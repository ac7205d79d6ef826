using System.CommandLine;
using NodaTime;
using RelationshipModel;

namespace BestNetwork.Records;

/// <summary>The options that name one owner's network in a database.</summary>
internal sealed class DatabaseOptions
{
    private readonly Option<string?> _database = DatabaseOption("The database.");

    private readonly Option<string?> _owner = new("--owner")
    {
        Description = "Whose network; not needed for a database with one owner.",
        HelpName = "NAME",
    };

    private readonly Option<string> _zone = InputOptions.ZoneOption();

    private readonly Option<string?> _at = new("--at")
    {
        Description = "When it happened (yesterday, 2026-06-30 or 2026-06-30T18:00:00Z). Default: now.",
        HelpName = "TIME",
    };

    internal static Option<string?> DatabaseOption(string description) => new("--db")
    {
        Description = $"{description} Default: BESTNETWORK_DB, else the database that 'bestnetwork open' keeps for you.",
        HelpName = "FILE",
    };

    internal void AddTo(Command command)
    {
        command.Add(_database);
        command.Add(_owner);
        command.Add(_zone);
    }

    /// <summary>Adds the option that says when what is recorded happened.</summary>
    internal void AddTimeTo(Command command) => command.Add(_at);

    /// <summary>The database's file.</summary>
    /// <exception cref="UsageException">None is named, and there is no default.</exception>
    internal string PlaceOf(ParseResult options, CommandContext context) =>
        Database.PlaceOf(options.GetValue(_database), context);

    /// <summary>Opens the network that the options name.</summary>
    /// <exception cref="UsageException">An option is wrong, or the owner is not named.</exception>
    /// <exception cref="RefusedException">The database does not exist, or does not have the owner.</exception>
    internal async ValueTask<OwnNetwork> OpenAsync(
        ParseResult options, CommandContext context, CancellationToken cancellationToken, bool isReadOnly = false)
    {
        string place = PlaceOf(options, context);
        DateTimeZone zone = InputOptions.ZoneOf(options, _zone, place);
        Instant now = context.Clock.GetCurrentInstant();
        if (options.GetResult(_at) is not null && options.GetValue(_at) is { } time)
            now = MomentOf(time, zone, now, "--at");

        OwnerId? named = options.GetValue(_owner) is { } name ? InputOptions.OwnerOf(name) : null;
        return await OwnNetwork.OpenAsync(place, named, zone, now, context, cancellationToken, isReadOnly);
    }

    /// <summary>Returns the moment of what is recorded, from the day or instant that was stated.</summary>
    /// <exception cref="UsageException">It is neither a day nor an instant, or has not come yet.</exception>
    internal static Instant MomentOf(string time, DateTimeZone zone, Instant now, string option)
    {
        LocalDate today = now.InZone(zone).Date;
        AsOf at = StatedPeriod.DayOf(time, today) is { } stated
            ? AsOf.EndOf(stated, zone, option) : AsOf.Parse(time, zone, option);
        if (at.IsDay ? at.Day > today : at.At > now) throw new UsageException($"{option} '{time}' has not come yet");
        // Of a day it is not known when; noon is as near to all of it as can be.
        return !at.IsDay ? at.At : at.Day < today ? zone.AtStartOfDay(at.Day).ToInstant() + Duration.FromHours(12) : now;
    }
}
