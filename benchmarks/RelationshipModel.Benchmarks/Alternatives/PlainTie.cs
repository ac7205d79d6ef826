using NodaTime;

namespace RelationshipModel.Benchmarks.Alternatives;

/// <summary>A tie as an object that takes its interactions one by one, in order. No two begin at one instant.</summary>
internal sealed class PlainTie
{
    private double _bondBefore;
    private LocalDate? _day;
    private Instant _dayStart;
    private double _stated;
    private double _statedHours;
    private double _sum;
    private double _most;
    private Instant? _first;
    private Instant? _last;
    private double _bondAtLast;
    private Instant _until;
    private LocalDate _contactDay;
    private LocalDate _contactUntil;
    private double _gapSum;
    private double _gapWeight;
    private Instant _countedAt;
    private double _byOwner;
    private double _byContact;
    private TieSide _opener;
    private bool _isAnswered = true;

    internal void Add(in Row row)
    {
        LocalDate day = row.At.InUtc().Date;
        if (_day != day)
        {
            Instant start = day.AtMidnight().InUtc().ToInstant();
            _bondBefore = _day is null ? 0 : PlainFormulas.Decay(_bondBefore + Credit(), (start - _dayStart).TotalDays);
            (_day, _dayStart, _stated, _statedHours, _sum, _most) = (day, start, 0, 0, 0, 0);
        }

        double weight = PlainFormulas.Weight(row);
        if (row.Minutes is null) (_sum, _most) = (_sum + weight, Math.Max(_most, weight));
        else (_stated, _statedHours) = (_stated + weight, _statedHours + PlainFormulas.Hours(row));
        _first ??= row.At;
        if (row.Channel == Channel.Reaction) return;
        Instant end = row.At + Duration.FromMinutes(row.Minutes ?? 0);
        CountGap(day, Instant.Max(row.At, end - Duration.Epsilon).InUtc().Date);
        CountInitiative(row);
        _until = _last is null ? end : Instant.Max(_until, end);
        _last = row.At;
        _bondAtLast = Bond(row.At);
    }

    internal double Strength(Instant asOf)
    {
        double? reciprocity = null;
        if (_last is { } last)
        {
            double kept = Math.Pow(2, -(last - _countedAt).TotalDays / PlainFormulas.BalanceHalfLifeDays);
            reciprocity = PlainFormulas.Reciprocity(_byOwner * kept, _byContact * kept, _bondAtLast);
        }

        Instant since = _last is null ? _first!.Value : Instant.Min(_until, asOf);
        return PlainFormulas.Strength(Bond(asOf), (asOf - since).TotalDays, PlainFormulas.ExpectedGap(_gapSum, _gapWeight),
            reciprocity);
    }

    private void CountGap(LocalDate day, LocalDate until)
    {
        if (_last is not null && day != _contactDay)
        {
            double kept = Math.Pow(2, -Period.DaysBetween(_contactDay, day) / PlainFormulas.GapHalfLifeDays);
            (_gapSum, _gapWeight) = (_gapSum * kept, _gapWeight * kept);
            if (day > _contactUntil)
            {
                int gap = Period.DaysBetween(_contactUntil, day);
                (_gapSum, _gapWeight) = (_gapSum + (gap * Math.Log(gap)), _gapWeight + gap);
            }
        }

        _contactUntil = _last is null ? until : LocalDate.Max(_contactUntil, until);
        _contactDay = day;
    }

    private void CountInitiative(in Row row)
    {
        double owner = 0, contact = 0;
        bool isHeld = PlainFormulas.IsTalk(row.Channel);
        if (row.Opener == TieSide.None) return;
        if (_last is null || row.At - _until >= Duration.FromHours(4))
        {
            (_opener, _isAnswered) = (row.Opener, isHeld);
            (owner, contact) = row.Opener == TieSide.Owner
                ? (1.0, isHeld ? PlainFormulas.Answer : 0) : (isHeld ? PlainFormulas.Answer : 0, 1.0);
        }
        else if (_opener != TieSide.None && row.Opener != _opener && !_isAnswered)
        {
            _isAnswered = true;
            (owner, contact) = row.Opener == TieSide.Owner ? (PlainFormulas.Answer, 0.0) : (0.0, PlainFormulas.Answer);
        }
        else
        {
            return;
        }

        double kept = Math.Pow(2, -(row.At - _countedAt).TotalDays / PlainFormulas.BalanceHalfLifeDays);
        (_byOwner, _byContact, _countedAt) = ((_byOwner * kept) + owner, (_byContact * kept) + contact, row.At);
    }

    private double Credit() => PlainFormulas.DayCredit(_stated, _statedHours, _sum, _most);

    private double Bond(Instant asOf) => PlainFormulas.Decay(_bondBefore + Credit(), (asOf - _dayStart).TotalDays);
}
