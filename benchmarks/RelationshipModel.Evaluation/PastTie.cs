using NodaTime;

namespace RelationshipModel.Evaluation;

/// <summary>A message of a tie, seen from its owner.</summary>
internal readonly record struct TieMessage(Instant At, bool Sent);

/// <summary>The messages of an owner and a contact up to a date: at least one, oldest first.</summary>
internal sealed class PastTie(TieKey key, Instant asOf, IReadOnlyList<TieMessage> messages)
{
    public TieKey Key => key;

    public IReadOnlyList<TieMessage> Messages => messages;

    public int Count => messages.Count;

    /// <summary>Days since the last message.</summary>
    public double Silence => Age(messages[^1]);

    /// <summary>Days since the first message.</summary>
    public double Tenure => Age(messages[0]);

    /// <summary>Days since a message.</summary>
    public double Age(TieMessage message) => (asOf - message.At).TotalDays;

    /// <summary>Returns the number of messages that are at most some days old.</summary>
    public int CountWithin(double days) => messages.Count(message => Age(message) <= days);
}
