using NodaTime;
using RelationshipModel.Scoring;

namespace RelationshipModel.Benchmarks.Alternatives;

/// <summary>A tie as an object that takes its interactions one by one, in order.</summary>
internal sealed class PlainTie
{
    private double _bondBefore;
    private LocalDate? _day;
    private Instant _dayStart;
    private double _sum;
    private double _most;
    private Instant? _last;
    private Instant? _lastContact;
    private Instant _openedAt;
    private double _byOwner;
    private double _byContact;

    internal void Add(in Row row)
    {
        LocalDate day = row.At.InUtc().Date;
        if (_day != day)
        {
            Instant start = day.AtMidnight().InUtc().ToInstant();
            _bondBefore = _day is null ? 0 : PlainFormulas.Decay(_bondBefore + PlainFormulas.DayCredit(_sum, _most), (start - _dayStart).TotalDays);
            (_day, _dayStart, _sum, _most) = (day, start, 0, 0);
        }

        double weight = PlainFormulas.Weight(row);
        _sum += weight;
        _most = Math.Max(_most, weight);
        if (row.Opener != Side.None && !(row.At - _last < Duration.FromHours(4)))
        {
            double kept = Math.Pow(2, -(row.At - _openedAt).TotalDays / PlainFormulas.BalanceHalfLifeDays);
            (_byOwner, _byContact, _openedAt) = (_byOwner * kept, _byContact * kept, row.At);
            if (row.Opener == Side.Owner) _byOwner++;
            else _byContact++;
        }

        _last = row.At;
        if (row.Channel != Channel.Reaction) _lastContact = row.At;
    }

    internal double Strength(Instant asOf)
    {
        Instant last = _last!.Value;
        double kept = Math.Pow(2, -(last - _openedAt).TotalDays / PlainFormulas.BalanceHalfLifeDays);
        double? reciprocity = PlainFormulas.Reciprocity(_byOwner * kept, _byContact * kept, Bond(last));
        return PlainFormulas.Strength(Bond(asOf), (asOf - (_lastContact ?? last)).TotalDays, reciprocity);
    }

    private double Bond(Instant asOf) => PlainFormulas.Decay(_bondBefore + PlainFormulas.DayCredit(_sum, _most), (asOf - _dayStart).TotalDays);
}
