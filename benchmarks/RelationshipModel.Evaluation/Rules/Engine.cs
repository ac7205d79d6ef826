using System.Globalization;
using RelationshipModel.Scoring;

namespace RelationshipModel.Evaluation.Rules;

/// <summary>The library, fed as a host feeds it: every message recorded in the ledger of both persons' networks, and each tie scored at the date.</summary>
internal sealed class Engine
{
    private readonly PerSnapshot<RelationshipScore[]> _scores;
    private readonly RelationshipScorer _scorer;

    public Engine(ScoringOptions? options = null)
    {
        _scorer = new(options);
        _scores = new(Score);
    }

    /// <summary>The rule that orders ties by one of the numbers of a score.</summary>
    public IRule Rule(string name, Func<RelationshipScore, double> headline) => new EngineRule(name, run => Array.ConvertAll(_scores.Of(run.Snapshot), score => headline(score)));

    private RelationshipScore[] Score(Snapshot snapshot)
    {
        IReadOnlyList<string> people = snapshot.Correspondence.People;
        TieLedger ledger = new(_scorer);
        int number = 0;
        foreach (Message message in snapshot.Messages)
        {
            InteractionId id = new(number++.ToString("D9", CultureInfo.InvariantCulture));
            OwnerId sender = new(people[message.Sender]), recipient = new(people[message.Recipient]);
            ContactId toSender = new(sender.Value), toRecipient = new(recipient.Value);
            ledger.Record(sender, new Interaction(id, message.At, message.Channel, toRecipient) { Initiator = Initiator.Owner });
            ledger.Record(recipient, new Interaction(id, message.At, message.Channel, toSender) { Initiator = Initiator.Of(toSender) });
        }

        return [.. snapshot.Ties.Select(tie => ledger.Score(new(new(people[tie.Owner]), new(people[tie.Contact])), snapshot.AsOf))];
    }

    private sealed class EngineRule(string name, Func<Run, IReadOnlyList<double>> score) : IRule
    {
        public string Name => name;

        public IReadOnlyList<double> Score(Run run) => score(run);
    }
}
