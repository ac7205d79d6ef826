using NodaTime;

namespace RelationshipModel.Evaluation;

/// <summary>All messages of one file, in the order of their instants, each as the network of its sender and that
/// of every recipient has it.</summary>
internal sealed class Correspondence
{
    private readonly (OwnerId Owner, Interaction Interaction)[] _interactions;
    private readonly Instant[] _times;

    /// <param name="name">What the tables call the file.</param>
    /// <param name="interactions">By instant, as <see cref="Import.Csv.CsvInteractions.All"/> has them.</param>
    /// <exception cref="InvalidDataException">All messages were sent at one instant, or there is none.</exception>
    public Correspondence(string name, IEnumerable<(OwnerId Owner, Interaction Interaction)> interactions)
    {
        Name = name;
        _interactions = [.. interactions];
        _times = [.. _interactions.Where(owned => owned.Interaction.Initiator.Side == TieSide.Owner)
            .Select(owned => owned.Interaction.At)];
        if (_times.Length == 0 || Span == Duration.Zero)
            throw new InvalidDataException(
                $"{name}: messages at two instants or more are needed to ask whether a score predicts.");
    }

    public string Name { get; }

    /// <summary>The instant of each message; one with several recipients is one message.</summary>
    public IReadOnlyList<Instant> Times => _times;

    public int People => _interactions.Select(owned => owned.Owner).Distinct().Count();

    /// <summary>The people of the file, drawn again.</summary>
    public OwnerResampling Resampling =>
        field ??= new(_interactions.Select(static owned => owned.Owner).Distinct(), Protocol.Resamples);

    /// <summary>From the first message to the last.</summary>
    public Duration Span => _times[^1] - _times[0];

    /// <summary>
    /// The instant before which a share of the messages was sent, interpolated linearly between order
    /// statistics (Hyndman and Fan 1996, type 7).
    /// </summary>
    public Instant Quantile(double share)
    {
        double place = share * (_times.Length - 1);
        int below = (int)place;
        Instant at = _times[below];
        return below + 1 == _times.Length ? at : at + ((_times[below + 1] - at) * (place - below));
    }

    /// <summary>The interactions up to an instant, which counts.</summary>
    public ReadOnlySpan<(OwnerId Owner, Interaction Interaction)> UpTo(Instant asOf) => _interactions.AsSpan(0, CountUpTo(asOf));

    /// <summary>The interactions after one instant and up to another, which counts.</summary>
    public ReadOnlySpan<(OwnerId Owner, Interaction Interaction)> Between(Instant after, Instant upTo) =>
        _interactions.AsSpan(CountUpTo(after)..CountUpTo(upTo));

    private int CountUpTo(Instant asOf)
    {
        int from = 0, to = _interactions.Length;
        while (from < to)
        {
            int middle = (from + to) / 2;
            if (_interactions[middle].Interaction.At <= asOf) from = middle + 1;
            else to = middle;
        }

        return from;
    }
}
