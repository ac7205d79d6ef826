using NodaTime;

namespace RelationshipModel.Evaluation;

/// <summary>Everything that was known at a date: the interactions up to it, and every tie they make, the ties of
/// an owner next to each other.</summary>
internal sealed class Snapshot
{
    private readonly PastTie[] _ties;

    public Snapshot(Correspondence correspondence, Instant asOf)
    {
        Correspondence = correspondence;
        AsOf = asOf;
        Dictionary<TieKey, List<TieMessage>> histories = [];
        foreach ((OwnerId owner, Interaction interaction) in Interactions)
            foreach (ContactId contact in interaction.Contacts)
            {
                TieKey key = new(owner, contact);
                if (!histories.TryGetValue(key, out List<TieMessage>? history)) histories[key] = history = [];
                history.Add(new(interaction.At, Sent: interaction.Initiator.Side == TieSide.Owner));
            }

        _ties = [.. histories.OrderBy(history => history.Key).Select(history => new PastTie(history.Key, asOf, history.Value))];
        Networks = [.. Enumerable.Range(0, _ties.Length).GroupBy(i => _ties[i].Key.Owner)
            .Select(ties => ties.First()..(ties.Last() + 1))];
    }

    public Correspondence Correspondence { get; }

    public Instant AsOf { get; }

    /// <summary>The interactions up to the date, which counts.</summary>
    public ReadOnlySpan<(OwnerId Owner, Interaction Interaction)> Interactions => Correspondence.UpTo(AsOf);

    public IReadOnlyList<PastTie> Ties => _ties;

    /// <summary>The places of each owner's ties among <see cref="Ties"/>.</summary>
    public IReadOnlyList<Range> Networks { get; }
}
