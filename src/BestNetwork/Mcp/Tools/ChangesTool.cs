using BestNetwork.Commands;
using BestNetwork.Mcp.Answers;
using BestNetwork.Mcp.Arguments;
using BestNetwork.Records;
using ModelContextProtocol.Server;
using NodaTime;
using RelationshipModel.Changes;
using RelationshipModel.Scoring;

namespace BestNetwork.Mcp.Tools;

/// <summary>The tool <c>what_changed</c>.</summary>
internal static class ChangesTool
{
    private const int DefaultTop = 20;
    private const int DefaultDays = 7;

    internal static McpServerTool Create(AssistantNetworks networks) => new AnswerTool<ChangesArguments, ChangesAnswer>(
        "what_changed",
        "What changed",
        "What changed in the user's network since a day: promises that came due, answers, new ties, who has gone "
            + "quiet, ties that warmed or cooled.",
        isReadOnly: true,
        McpJsonContext.Readable.ChangesArguments,
        McpJsonContext.Readable.ChangesAnswer,
        (arguments, cancellationToken) => AnswerAsync(networks, arguments, cancellationToken));

    private static async ValueTask<ChangesAnswer> AnswerAsync(
        AssistantNetworks networks, ChangesArguments arguments, CancellationToken cancellationToken)
    {
        int top = AskedNetwork.TopOf(arguments.Top, DefaultTop);
        using AskedNetwork asked = await networks.OpenAsync(cancellationToken);
        if (asked.IsEmpty) return Answer(asked, null, "asked", 0, []);
        CommandInput read = asked.Read;
        Instant? look = await TodayCommand.LastLookAsync(read, cancellationToken);
        (AsOf since, string sinceIs) = arguments.Since is { } text ? (AsOf.Parse(text, read.Zone, "since"), "asked")
            : look is { } last && last < asked.Snapshot.AsOf ? (new(last, last.InZone(read.Zone).Date, false), "last_look")
            : (AsOf.EndOf(asked.Snapshot.Today.PlusDays(-DefaultDays), read.Zone), "week");
        if (since.At > asked.Snapshot.AsOf) throw new UsageException($"since '{arguments.Since}' has not come yet");
        NetworkSnapshot earlier = await read.Source.SnapshotAsync(
            asked.Snapshot.Owner, since, read.Zone, asked.Kept, presence: null, withInteractions: false, cancellationToken);
        await asked.ReadInteractionsAsync(contact: null, since.At, cancellationToken);
        NetworkSnapshot snapshot = asked.Snapshot;
        IReadOnlyList<NetworkChange> changes = new ChangeFinder().Find(earlier, snapshot, snapshot.Interactions);
        if (changes.Count == 0) asked.Limits.Miss("mcp.unchanged", ("day", since.Day));
        return Answer(
            asked,
            since.Day,
            sinceIs,
            snapshot.Interactions.Count(interaction => interaction.At > since.At),
            [.. asked.Limits.First(changes, top, "mcp.more_changes").Select(change => new ChangedTie
            {
                Person = asked.Name(change.Contact),
                Kind = Sentences.KeyOf(change.Kind),
                Text = asked.Sentences.Of(change.Reason, snapshot),
            })]);
    }

    private static ChangesAnswer Answer(
        AskedNetwork asked, LocalDate? since, string sinceIs, int interactions, IReadOnlyList<ChangedTie> changes) => new()
        {
            AsOf = asked.AsOf,
            OnRecord = asked.Span,
            Since = since is { } day ? AskedNetwork.Day(day) : null,
            SinceIs = sinceIs,
            Interactions = interactions,
            Changes = changes,
            Limits = asked.Limits.Build(),
        };
}
