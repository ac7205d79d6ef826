using BestNetwork.Commands;
using BestNetwork.Mcp.Answers;
using BestNetwork.Mcp.Arguments;
using ModelContextProtocol.Server;
using RelationshipModel;
using RelationshipModel.Scoring;

namespace BestNetwork.Mcp.Tools;

/// <summary>The tool <c>what_would_change</c>.</summary>
internal static class PreviewTool
{
    /// <summary>The channel, length and depth of each contact that is tried out if none is named.</summary>
    private static readonly (string Channel, string? Length, string? Depth)[] Usual =
        [("message", null, null), ("voice", "30m", null), ("in_person", "3h", "meaningful")];

    internal static McpServerTool Create(AssistantNetworks networks) => new AnswerTool<PreviewArguments, PreviewAnswer>(
        "what_would_change",
        "What contact would change",
        "What the tie to one person would be like after contact today: a message, a call, an evening together, or what is "
            + "named. Nothing is recorded.",
        isReadOnly: true,
        McpJsonContext.Readable.PreviewArguments,
        McpJsonContext.Readable.PreviewAnswer,
        (arguments, cancellationToken) => AnswerAsync(networks, arguments, cancellationToken));

    private static async ValueTask<PreviewAnswer> AnswerAsync(
        AssistantNetworks networks, PreviewArguments arguments, CancellationToken cancellationToken)
    {
        if (arguments is { Channel: null } and not { Length: null, Depth: null })
            throw new UsageException("length and depth need a channel: name it with 'channel'");
        (string Channel, string? Length, string? Depth)[] ways =
            arguments.Channel is { } channel ? [(channel, arguments.Length, arguments.Depth)] : Usual;
        (string Said, LoggedContact Way)[] contacts = [.. ways.Select(static way => (
            string.Join(", ", new[] { way.Channel, way.Length, way.Depth }.OfType<string>()),
            LoggedContact.Parse(way.Channel, way.Depth, way.Length, support: null, by: null, prefix: "")))];

        using AskedNetwork asked = await networks.OpenAsync(cancellationToken);
        NetworkSnapshot snapshot = asked.Snapshot;
        ContactId contact = asked.Find(arguments.Name);
        List<PreviewedTie> after = [];
        if (!PersonCommand.CanScore(snapshot.Contact(contact), snapshot.Today)) asked.Limits.Withhold("mcp.unscored_person");
        else
            foreach ((string said, LoggedContact way) in contacts)
            {
                RelationshipScore score = await PersonCommand.PreviewAsync(
                    asked.Read, snapshot, contact, asked.Kept, way, cancellationToken);
                after.Add(new() { Contact = said, Tie = asked.Tie(score)! });
            }

        return new()
        {
            AsOf = asked.AsOf,
            OnRecord = asked.Span,
            Person = asked.Name(contact),
            Today = asked.Tie(snapshot.Score(contact)),
            After = after,
            Limits = asked.Limits.Build(),
        };
    }
}
