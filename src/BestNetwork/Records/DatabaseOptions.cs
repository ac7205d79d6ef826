using System.CommandLine;
using NodaTime;
using RelationshipModel;
using RelationshipModel.Network;
using RelationshipModel.Scoring;
using RelationshipModel.Sqlite;
using RelationshipModel.Storage;

namespace BestNetwork.Records;

/// <summary>The options that name one owner's network in a database.</summary>
internal sealed class DatabaseOptions
{
    private readonly Option<string?> _database = DatabaseOption("The database.");

    private readonly Option<string?> _owner = new("--owner")
    {
        Description = "Whose network; a database of one owner needs none.",
        HelpName = "NAME",
    };

    private readonly Option<string> _zone = InputOptions.ZoneOption();

    private readonly Option<string?> _at = new("--at")
    {
        Description = "When it happened (2026-06-30 or 2026-06-30T18:00:00Z). Default: now.",
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
        DateTimeZone zone = InputOptions.ZoneOf(options.GetValue(_zone)!);
        Instant now = context.Clock.GetCurrentInstant();
        if (options.GetResult(_at) is not null && options.GetValue(_at) is { } time)
        {
            AsOf at = AsOf.Parse(time, zone, "--at");
            LocalDate today = now.InZone(zone).Date;
            if (at.IsDay ? at.Day > today : at.At > now) throw new UsageException($"--at '{time}' has not come yet");
            // Of a day it is not known when; noon is as near to all of it as can be.
            if (!at.IsDay) now = at.At;
            else if (at.Day < today) now = zone.AtStartOfDay(at.Day).ToInstant() + Duration.FromHours(12);
        }

        SqliteStore store = Database.Open(place, isReadOnly);
        try
        {
            IReadOnlyList<OwnerId> owners = await store.ListOwnersAsync(cancellationToken);
            OwnerId owner = options.GetValue(_owner) is { } name ? InputOptions.OwnerOf(name)
                : owners is [var only] ? only
                : throw new UsageException("say whose network it is with --owner NAME");
            if (!owners.Contains(owner))
                throw new RefusedException(
                    place, NearNames.Unknown(owner.Value, [.. owners.Select(static known => known.Value)]));
            RelationshipNetworkEngines engines = new() { Scorer = new(ScoringOptions.Default with { Zone = zone }) };
            return new(place, store, new(owner, NetworkStores.Of(store), context.Clock, engines), zone, now);
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }
}
