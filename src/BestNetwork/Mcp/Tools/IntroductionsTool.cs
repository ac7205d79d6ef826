using BestNetwork.Mcp.Answers;
using BestNetwork.Mcp.Arguments;
using ModelContextProtocol.Server;
using RelationshipModel;
using RelationshipModel.Introductions;
using RelationshipModel.Scoring;

namespace BestNetwork.Mcp.Tools;

/// <summary>The tool <c>who_might_meet</c>.</summary>
internal static class IntroductionsTool
{
    /// <summary>The number of further pairs that are looked for, to say how many were left out.</summary>
    private const int Further = 50;

    internal static McpServerTool Create(AssistantNetworks networks) =>
        new AnswerTool<IntroductionsArguments, IntroductionsAnswer>(
            "who_might_meet",
            "Who might meet",
            "Which two people of the user's network the user might introduce to each other, and what each of them gains.",
            isReadOnly: true,
            McpJsonContext.Readable.IntroductionsArguments,
            McpJsonContext.Readable.IntroductionsAnswer,
            (arguments, cancellationToken) => AnswerAsync(networks, arguments, cancellationToken));

    private static async ValueTask<IntroductionsAnswer> AnswerAsync(
        AssistantNetworks networks, IntroductionsArguments arguments, CancellationToken cancellationToken)
    {
        int top = AskedNetwork.TopOf(arguments.Top, IntroductionSuggester.DefaultTop);
        using AskedNetwork asked = await networks.OpenAsync(cancellationToken);
        NetworkSnapshot snapshot = asked.Snapshot;
        IReadOnlyList<IntroductionSuggestion> pairs = asked.IsEmpty ? [] : new IntroductionSuggester().Suggest(
            snapshot, await asked.Read.TiesAsync(cancellationToken), top + Further);
        int left = pairs.Count - top;
        asked.Limits.Cut(left < Further ? "mcp.more_pairs" : "mcp.many_more_pairs", left);
        asked.Limits.WithholdSome("mcp.not_introduced", asked.Count(contact =>
            contact.StateOn(snapshot.Today) != ContactState.None
            || contact.IsRestricted(ContactRestrictions.NoIntroductions | ContactRestrictions.NoScore
                | ContactRestrictions.RecordRemoved)));
        asked.Limits.WithholdSome("mcp.introduced", snapshot.Introductions.Count);
        if (!asked.IsEmpty && pairs.Count == 0) asked.Limits.Miss("mcp.no_pair");
        return new()
        {
            AsOf = asked.AsOf,
            OnRecord = asked.Span,
            Pairs = [.. pairs.Take(top).Select(suggestion => new SuggestedPair
            {
                First = asked.Name(suggestion.Pair.First),
                Second = asked.Name(suggestion.Pair.Second),
                ForFirst = asked.Sentences.All(suggestion.ReasonsForFirst, snapshot),
                ForSecond = asked.Sentences.All(suggestion.ReasonsForSecond, snapshot),
                ForUser = asked.Sentences.All(suggestion.ReasonsForOwner, snapshot),
                RestsOnSharedTies = suggestion.IsStructural,
            })],
            Limits = asked.Limits.Build(),
        };
    }
}
