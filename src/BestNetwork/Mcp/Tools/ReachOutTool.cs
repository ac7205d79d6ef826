using BestNetwork.Commands;
using BestNetwork.Mcp.Answers;
using BestNetwork.Mcp.Arguments;
using ModelContextProtocol.Server;
using RelationshipModel;
using RelationshipModel.Gatherings;
using RelationshipModel.Revisits;
using RelationshipModel.Scoring;

namespace BestNetwork.Mcp.Tools;

/// <summary>The tool <c>whom_to_reach_out_to</c>.</summary>
internal static class ReachOutTool
{
    private const int MaxOfList = 20;

    internal static McpServerTool Create(AssistantNetworks networks) => new AnswerTool<ReachOutArguments, ReachOutAnswer>(
        "whom_to_reach_out_to",
        "Whom to reach out to",
        "Whom the user should reach out to and why: what is owed, which ties are slipping, which old friendship to "
            + "revive; also open promises, birthdays and gatherings of the week, and who is resting for now.",
        isReadOnly: true,
        McpJsonContext.Readable.ReachOutArguments,
        McpJsonContext.Readable.ReachOutAnswer,
        (arguments, cancellationToken) => AnswerAsync(networks, arguments, cancellationToken));

    private static async ValueTask<ReachOutAnswer> AnswerAsync(
        AssistantNetworks networks, ReachOutArguments arguments, CancellationToken cancellationToken)
    {
        int top = AskedNetwork.TopOf(arguments.Top, RevisitOptions.Default.Top);
        using AskedNetwork asked = await networks.OpenAsync(cancellationToken);
        NetworkSnapshot snapshot = asked.Snapshot;
        TodayPage page = TodayPage.Of(snapshot, earlier: null, top, asked.Sentences);
        int all = TodayPage.Of(snapshot, earlier: null, top: 0, asked.Sentences).Plan.Suggestions.Count;
        asked.Limits.Cut("mcp.more_people", all - page.Plan.Suggestions.Count);
        asked.Limits.WithholdSome("mcp.unasked", asked.Count(contact => contact.StateOn(snapshot.Today) != ContactState.None
            || contact.IsRestricted(ContactRestrictions.NoReminders | ContactRestrictions.RecordRemoved)));
        if (!asked.IsEmpty && page.Plan.Suggestions.Count == 0) asked.Limits.Miss("mcp.nobody");
        return new()
        {
            AsOf = asked.AsOf,
            OnRecord = asked.Span,
            Suggestions = [.. page.Plan.Suggestions.Select(suggestion => new SuggestedPerson
            {
                Person = asked.Name(suggestion.Contact),
                Pool = Sentences.KeyOf(suggestion.Pool),
                Reasons = asked.Sentences.All(suggestion.Reasons, snapshot),
                Tie = asked.Tie(suggestion.Score),
            })],
            Promises = [.. asked.Limits.First(page.Promises, MaxOfList, "mcp.more_promises")
                .Select(open => Promise(asked, open))],
            Birthdays = [.. page.Birthdays.Select(birthday => new UpcomingDay
            {
                Person = AskedNetwork.NameOf(birthday.Contact),
                Day = AskedNetwork.Day(birthday.Day),
            })],
            Gatherings = [.. asked.Limits.First(page.Meetings, MaxOfList, "mcp.more_gatherings").Select(page.TextOf)],
            Resting = asked.Limits.First(Resting(asked, page.Plan), MaxOfList, "mcp.more_resting"),
            Limits = asked.Limits.Build(),
        };
    }

    private static OpenPromise Promise(AskedNetwork asked, OpenFollowUp open) => new()
    {
        Person = asked.Name(open.FollowUp.Contact),
        By = open.FollowUp.By == TieSide.Owner ? "me" : "them",
        Due = open.FollowUp.Due is { } due ? AskedNetwork.Day(due) : null,
        Text = asked.Sentences.Of(open.Reason, asked.Snapshot),
    };

    private static IEnumerable<RestingPerson> Resting(AskedNetwork asked, RevisitPlan plan)
    {
        NetworkSnapshot snapshot = asked.Snapshot;
        foreach (RevisitHold hold in plan.Held)
            yield return new()
            {
                Person = asked.Name(hold.Contact),
                Reasons = asked.Sentences.All(hold.Reasons, snapshot),
                Until = hold.Until is { } until ? AskedNetwork.Day(until) : null,
            };
        HashSet<ContactId> held = [.. plan.Held.Select(static hold => hold.Contact)];
        foreach (Contact contact in snapshot.Contacts)
        {
            if (contact.SnoozedUntil is { } day && day > snapshot.Today && !held.Contains(contact.Id))
                yield return new()
                {
                    Person = AskedNetwork.NameOf(contact),
                    Reasons = [asked.Sentences.Say(RevisitReasons.Snoozed, ("until", day))],
                    Until = AskedNetwork.Day(day),
                };
        }
    }
}
