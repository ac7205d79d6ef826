using BestNetwork.Commands;
using BestNetwork.Mcp.Answers;
using BestNetwork.Mcp.Arguments;
using BestNetwork.Output;
using ModelContextProtocol.Server;
using NodaTime.Text;
using RelationshipModel;
using RelationshipModel.Scoring;

namespace BestNetwork.Mcp.Tools;

/// <summary>The tool <c>person</c>.</summary>
internal static class PersonTool
{
    private const int MaxOfList = 20;
    private const int MaxYears = 10;

    internal static McpServerTool Create(AssistantNetworks networks) => new AnswerTool<PersonArguments, PersonAnswer>(
        "person",
        "One person",
        "One person of the user's network: the state of the tie and why, the history in numbers, promises, and whether "
            + "to reach out.",
        isReadOnly: true,
        McpJsonContext.Readable.PersonArguments,
        McpJsonContext.Readable.PersonAnswer,
        (arguments, cancellationToken) => AnswerAsync(networks, arguments, cancellationToken));

    private static async ValueTask<PersonAnswer> AnswerAsync(
        AssistantNetworks networks, PersonArguments arguments, CancellationToken cancellationToken)
    {
        using AskedNetwork asked = await networks.OpenAsync(cancellationToken);
        ContactId contact = asked.Find(arguments.Name);
        await asked.ReadInteractionsAsync(contact, Interaction.Earliest, cancellationToken);
        NetworkSnapshot snapshot = asked.Snapshot;
        Contact record = snapshot.Contact(contact) ?? new Contact(contact, contact.Value);
        RelationshipScore? score = snapshot.Score(contact);
        IReadOnlyList<Interaction> history = snapshot.InteractionsWith(contact);
        IReadOnlyList<Note> notes = await asked.Read.Source.NotesAsync(snapshot.Owner, contact, cancellationToken);
        LimitsBuilder limits = asked.Limits;
        string[] promises = [.. PersonCommand.PromisesOf(snapshot, contact, asked.Sentences)];
        string[] circles = PersonCommand.CirclesOf(snapshot, contact);
        bool isScored = PersonCommand.CanScore(snapshot.Contact(contact), snapshot.Today);
        if (!isScored) limits.Withhold("mcp.unscored_person");
        if (!asked.ShowsPrivate)
        {
            limits.WithholdSome("mcp.notes", notes.Count);
            if (score?.Restoration is not null) limits.Withhold("mcp.feelings");
        }

        if (score is not null) limits.Cut("mcp.folded", score.InteractionCount - history.Count);
        limits.Miss("mcp.no_words");
        string[] missing = [.. Missing(record, history, promises, circles)];
        if (missing.Length > 0) limits.Miss("mcp.missing", ("fields", string.Join(", ", missing)));
        return new()
        {
            AsOf = asked.AsOf,
            OnRecord = asked.Span,
            Person = asked.Name(contact),
            Tie = asked.Tie(score),
            Why = PersonCommand.WhyOf(snapshot, contact, asked.Sentences),
            Arithmetic = score is null ? null : TieText.Arithmetic(score, asked.Sentences),
            ReachOut = PersonCommand.ReminderOf(snapshot, contact, asked.Sentences),
            FirstContact = asked.Day(score?.FirstContact),
            Interactions = score?.InteractionCount ?? history.Count,
            ByChannel = [.. history.GroupBy(static interaction => interaction.Channel)
                .OrderByDescending(static group => group.Count()).ThenBy(static group => group.Key)
                .Select(static group => new CountedChannel { Channel = Sentences.KeyOf(group.Key), Count = group.Count() })],
            ByYear = limits.First(
                history.GroupBy(interaction => interaction.At.InZone(snapshot.Zone).Year)
                    .OrderByDescending(static year => year.Key)
                    .Select(static year => new CountedYear { Year = year.Key, Count = year.Count() }),
                MaxYears,
                "mcp.more_years"),
            Promises = limits.First(promises, MaxOfList, "mcp.more_promises"),
            Circles = circles,
            Birthday = record.Birthday is { } birthday ? $"--{AnnualDatePattern.Iso.Format(birthday)}" : null,
            Place = record.Place,
            Interests = record.Interests,
            Offers = record.Offers,
            Needs = record.Needs,
            Stated = [.. Stated(record, snapshot)],
            Notes = asked.ShowsPrivate
                ? limits.First(notes.Reverse().Select(static note => note.Text), MaxOfList, "mcp.more_notes") : null,
            Restoration = asked.ShowsPrivate && score?.Restoration is { } restoration ? Math.Round(restoration, 2) : null,
            Limits = limits.Build(),
        };
    }

    /// <summary>The fields of the answer that are empty because nothing is on record.</summary>
    private static IEnumerable<string> Missing(
        Contact record, IReadOnlyList<Interaction> history, string[] promises, string[] circles)
    {
        if (history.Count == 0) yield return "interactions";
        if (promises.Length == 0) yield return "promises";
        if (circles.Length == 0) yield return "circles";
        if (record.Birthday is null) yield return "birthday";
        if (record.Place is null) yield return "place";
        if (record.Interests.Count == 0) yield return "interests";
        if (record.Offers.Count == 0) yield return "offers";
        if (record.Needs.Count == 0) yield return "needs";
    }

    private static IEnumerable<string> Stated(Contact record, NetworkSnapshot snapshot)
    {
        foreach (TieKind kind in Enum.GetValues<TieKind>())
            if (kind != TieKind.None && record.Kind.HasFlag(kind)) yield return Sentences.KeyOf(kind);
        foreach (StatedCloseness closeness in record.Closeness.Where(stated => stated.On <= snapshot.Today).TakeLast(1))
            yield return Sentences.KeyOf(closeness.Closeness);
        if (record.StateOn(snapshot.Today) is var state && state != ContactState.None) yield return Sentences.KeyOf(state);
        foreach (ContactRestrictions restriction in (ContactRestrictions[])
            [ContactRestrictions.NoScore, ContactRestrictions.NoIntroductions, ContactRestrictions.NoReminders])
        {
            if (record.IsRestricted(restriction)) yield return Sentences.KeyOf(restriction);
        }
    }
}
