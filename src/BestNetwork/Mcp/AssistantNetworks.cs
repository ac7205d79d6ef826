using System.CommandLine;
using BestNetwork.Mcp.Answers;
using BestNetwork.Records;
using NodaTime;
using RelationshipModel;
using RelationshipModel.Scoring;

namespace BestNetwork.Mcp;

/// <summary>Opens the network that the command's options name, for each question and change again, so that a server that runs
/// for days sees what was brought in meanwhile and knows what day it is.</summary>
internal sealed class AssistantNetworks(
    ParseResult options, InputOptions input, RecordFiles records, CommandContext context, bool allowsChanges, bool showsPrivate)
    : IDisposable
{
    /// <summary>Changes are made one after another, since ids of what is recorded by hand are looked for before they are
    /// taken.</summary>
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Whether the assistant may change the records.</summary>
    internal bool AllowsChanges => allowsChanges;

    internal CommandContext Context => context;

    /// <summary>The sentences in English, unless a language was stated.</summary>
    internal Sentences Sentences { get; } = context.IsLanguageStated ? context.Sentences : Sentences.English;

    /// <summary>Checks the options and the database before the first question.</summary>
    /// <exception cref="UsageException">The options are wrong.</exception>
    /// <exception cref="RefusedException">The database or file does not exist, or is refused.</exception>
    internal async ValueTask CheckAsync(CancellationToken cancellationToken)
    {
        if (input.ReadsStandardInput(options))
            throw new UsageException("standard input carries the protocol; name a CSV file of interactions");
        using CommandInput read = await ReadAsync(cancellationToken);
        records.Read(options, read);
        if (allowsChanges && (!read.IsDatabase || input.StatesTime(options)))
            throw new UsageException(
                "--allow-changes is for a database as it is today: leave out --interactions, --sample, --as-of");
    }

    /// <summary>Opens the network for a question.</summary>
    internal async ValueTask<AskedNetwork> OpenAsync(CancellationToken cancellationToken)
    {
        CommandInput read = await ReadAsync(cancellationToken);
        try
        {
            PersonalRecords kept = records.Read(options, read);
            NetworkSnapshot? snapshot = await read.SnapshotAsync(kept, cancellationToken, withInteractions: false);
            return new(
                read, kept, snapshot, snapshot is null ? [] : await read.Source.MergedAsync(snapshot.Owner, cancellationToken),
                Sentences, showsPrivate);
        }
        catch
        {
            read.Dispose();
            throw;
        }
    }

    /// <summary>Opens the network for a change, at an instant or now.</summary>
    internal async ValueTask<RecordedAnswer> ChangeAsync(
        string? at, Func<OwnNetwork, LimitsBuilder, ValueTask<(IEnumerable<string> Said, IEnumerable<Contact> People)>> change,
        CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            string place;
            OwnerId? owner;
            DateTimeZone zone;
            using (CommandInput read = await ReadAsync(cancellationToken))
                (place, owner, zone) = (read.Source.Place, read.Owner, read.Zone);
            Instant now = context.Clock.GetCurrentInstant();
            if (at is not null) now = DatabaseOptions.MomentOf(at, zone, now, "at");
            using OwnNetwork own = await OwnNetwork.OpenAsync(place, owner, zone, now, context, cancellationToken);
            LimitsBuilder limits = new(Sentences);
            (IEnumerable<string> said, IEnumerable<Contact> people) = await change(own, limits);
            return new()
            {
                AsOf = AskedNetwork.Day(own.Today),
                Recorded = [.. said],
                People = [.. people.Select(AskedNetwork.NameOf)],
                Limits = limits.Build(),
            };
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private ValueTask<CommandInput> ReadAsync(CancellationToken cancellationToken) =>
        input.ReadOfOwnerAsync(options, context, cancellationToken, isReadOnly: !allowsChanges);
}
