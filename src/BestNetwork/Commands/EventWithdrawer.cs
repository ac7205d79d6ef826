using NodaTime;
using RelationshipModel;
using RelationshipModel.Network;
using RelationshipModel.Storage;

namespace BestNetwork.Commands;

/// <summary>
/// Takes back what an earlier import recorded of events that do not take place: the interaction and the gathering that bear the
/// id of the event. What no calendar says, somebody else recorded; it stays, and with it all of the event.
/// </summary>
internal sealed class EventWithdrawer(RelationshipNetwork network)
{
    private static readonly Duration Margin = Duration.FromDays(1);

    /// <summary>Gets the number of events that were taken back.</summary>
    internal long Withdrawn { get; private set; }

    /// <summary>Gets the number of events that were kept, since more was recorded for them.</summary>
    internal long Kept { get; private set; }

    /// <summary>Takes events back.</summary>
    /// <param name="events">The ids of the events.</param>
    /// <param name="isOutdated">Whether what was recorded of the event of an id, at an instant, does not take place then.</param>
    /// <param name="cancellationToken">A token to cancel the operation between two events.</param>
    internal async Task WithdrawAsync(IReadOnlyCollection<string> events, Func<string, Instant, bool> isOutdated,
        CancellationToken cancellationToken)
    {
        List<(Gathering? Gathering, Interaction? Interaction)> recorded = [];
        foreach (string id in events)
        {
            Gathering? gathering = await network.Gatherings.FindAsync(new(id), cancellationToken);
            Interaction? interaction = await network.FindInteractionAsync(new(id), cancellationToken);
            if (gathering is not null && !isOutdated(id, gathering.At)) gathering = null;
            if (interaction?.Channel is not (Channel.InPerson or Channel.Video or Channel.Voice)
                || !isOutdated(id, interaction.At)) interaction = null;
            if (gathering is not null || interaction is not null) recorded.Add((gathering, interaction));
        }

        HashSet<GatheringId> took = await TookPlaceAsync(
            [.. recorded.Where(static pair => pair.Gathering is not null).Select(static pair => pair.Gathering!)],
            cancellationToken);
        foreach ((Gathering? gathering, Interaction? interaction) in recorded)
        {
            if ((gathering is not null && took.Contains(gathering.Id)) || (interaction is not null && SaysMore(interaction)))
            {
                Kept++;
                continue;
            }

            if (interaction is not null) await network.RemoveInteractionAsync(interaction.Id, cancellationToken);
            if (gathering is not null) await network.Gatherings.RemoveAsync(gathering.Id, cancellationToken);
            Withdrawn++;
        }
    }

    /// <summary>Whether the owner, or a program, said of an interaction what no calendar says.</summary>
    private static bool SaysMore(Interaction interaction) =>
        interaction.Depth != Depth.Unknown || interaction.Supports.Count > 0 || interaction.AfterFeel is not null
            || interaction.Gathering is not null || interaction.IsReply;

    /// <summary>At which of the gatherings somebody recorded contact.</summary>
    private async Task<HashSet<GatheringId>> TookPlaceAsync(IReadOnlyList<Gathering> gatherings,
        CancellationToken cancellationToken)
    {
        HashSet<GatheringId> took = [];
        if (gatherings.Count == 0) return took;
        Instant first = gatherings.Min(static gathering => gathering.At);
        LogPosition? after = first - Interaction.Earliest > Margin ? new(first - Margin, new("-")) : null;
        HashSet<GatheringId> asked = [.. gatherings.Select(static gathering => gathering.Id)];
        await foreach (Interaction interaction in network.ListInteractionsAsync(after, cancellationToken))
            if (interaction.Gathering is { } gathering && asked.Contains(gathering)) took.Add(gathering);
        return took;
    }
}
