using NodaTime;

namespace RelationshipModel.Evaluation;

/// <summary>All messages of one file, in the order of their instants; those of one instant in the order of the file.</summary>
internal sealed class Correspondence
{
    private readonly Message[] _messages;

    public Correspondence(string name, IEnumerable<(Instant At, string Sender, string Recipient, Channel Channel)> rows)
    {
        Name = name;
        List<string> people = [];
        Dictionary<string, int> indices = new(StringComparer.Ordinal);
        _messages = [.. rows.Select(row => new Message(row.At, Index(row.Sender), Index(row.Recipient), row.Channel)).OrderBy(message => message.At)];
        People = people;
        if (_messages.Length == 0 || Span == Duration.Zero)
            throw new InvalidDataException($"{name}: messages at two instants or more are needed to ask whether a score predicts.");

        int Index(string person)
        {
            if (indices.TryGetValue(person, out int index)) return index;
            people.Add(person);
            return indices[person] = people.Count - 1;
        }
    }

    public string Name { get; }

    public IReadOnlyList<string> People { get; }

    public IReadOnlyList<Message> Messages => _messages;

    /// <summary>From the first message to the last.</summary>
    public Duration Span => _messages[^1].At - _messages[0].At;

    /// <summary>The instant before which a share of the messages was written, interpolated linearly between order statistics (Hyndman and Fan 1996, type 7).</summary>
    public Instant Quantile(double share)
    {
        double place = share * (_messages.Length - 1);
        int below = (int)place;
        Instant at = _messages[below].At;
        return below + 1 == _messages.Length ? at : at + ((_messages[below + 1].At - at) * (place - below));
    }

    /// <summary>The messages up to an instant, which counts.</summary>
    public ReadOnlySpan<Message> UpTo(Instant asOf) => _messages.AsSpan(0, CountUpTo(asOf));

    /// <summary>The messages after one instant and up to another, which counts.</summary>
    public ReadOnlySpan<Message> Between(Instant after, Instant upTo) => _messages.AsSpan(CountUpTo(after)..CountUpTo(upTo));

    private int CountUpTo(Instant asOf)
    {
        int from = 0, to = _messages.Length;
        while (from < to)
        {
            int middle = (from + to) / 2;
            if (_messages[middle].At <= asOf) from = middle + 1;
            else to = middle;
        }

        return from;
    }
}
