using BestNetwork.Records;
using NodaTime;

namespace RelationshipModel.Evaluation.Rules;

/// <summary>Model 1 over a snapshot.</summary>
internal sealed class EarlierEngine
{
    private readonly PerSnapshot<IReadOnlyList<TieNumbers>> _numbers = new(Score);

    /// <summary>The numbers of a snapshot's ties, in its order.</summary>
    public IReadOnlyList<TieNumbers> Numbers(Snapshot snapshot) => _numbers.Of(snapshot);

    private static TieNumbers[] Score(Snapshot snapshot)
    {
        Dictionary<TieKey, List<Interaction>> logs = [];
        foreach ((OwnerId owner, Interaction interaction) in snapshot.Interactions)
            foreach (ContactId contact in interaction.Contacts)
            {
                TieKey key = new(owner, contact);
                if (!logs.TryGetValue(key, out List<Interaction>? log)) logs[key] = log = [];
                log.Add(interaction);
            }

        PresenceIndex presence = PresenceIndex.Of(snapshot.Interactions.ToArray());
        Model1 model = new(DateTimeZone.Utc);
        return [.. snapshot.Ties.Select(tie =>
            model.Score(tie.Key, logs[tie.Key], snapshot.AsOf, presence.LastSeenByOthers(tie.Key.Owner, tie.Key.Contact)))];
    }
}
