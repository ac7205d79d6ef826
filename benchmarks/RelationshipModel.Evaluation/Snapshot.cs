using NodaTime;

namespace RelationshipModel.Evaluation;

/// <summary>Everything that was known at a date: the messages up to it, and every tie they make, the owner's ties next to each other.</summary>
internal sealed class Snapshot
{
    private readonly PastTie[] _ties;

    public Snapshot(Correspondence correspondence, Instant asOf)
    {
        Correspondence = correspondence;
        AsOf = asOf;
        SortedDictionary<(int Owner, int Contact), List<TieMessage>> histories = [];
        foreach (Message message in Messages)
        {
            Add(message.Sender, message.Recipient, new(message.At, Sent: true));
            Add(message.Recipient, message.Sender, new(message.At, Sent: false));
        }

        _ties = [.. histories.Select(history => new PastTie(history.Key.Owner, history.Key.Contact, asOf, history.Value))];
        Networks = [.. Enumerable.Range(0, _ties.Length).GroupBy(i => _ties[i].Owner).Select(ties => ties.First()..(ties.Last() + 1))];

        void Add(int owner, int contact, TieMessage message)
        {
            if (!histories.TryGetValue((owner, contact), out List<TieMessage>? history)) histories[(owner, contact)] = history = [];
            history.Add(message);
        }
    }

    public Correspondence Correspondence { get; }

    public Instant AsOf { get; }

    /// <summary>The messages up to the date, which counts.</summary>
    public ReadOnlySpan<Message> Messages => Correspondence.UpTo(AsOf);

    public IReadOnlyList<PastTie> Ties => _ties;

    /// <summary>The places of each owner's ties among <see cref="Ties"/>.</summary>
    public IReadOnlyList<Range> Networks { get; }
}
