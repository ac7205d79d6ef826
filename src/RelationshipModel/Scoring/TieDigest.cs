using System.Numerics;
using NodaTime;

namespace RelationshipModel.Scoring;

/// <summary>The facts about a tie's interactions that the engines need beside the folded state: evidence, contact days, advice
/// and gatherings. Folded by <see cref="TieDigestFold"/> in (instant, id) order, and not changed after that.</summary>
internal sealed class TieDigest
{
    /// <summary>The number of local days, back from the last day of contact, for which contact is known day by day.</summary>
    internal const int WindowDays = 512;

    /// <summary>The number of interactions named as evidence.</summary>
    internal const int MaxEvidence = 5;

    private readonly ulong[] _days = new ulong[WindowDays / 64];

    /// <summary>Gets the number of interactions folded.</summary>
    internal int Interactions { get; set; }

    /// <summary>Gets the instant and the id of the first interaction; meaningless if not found.</summary>
    internal (Instant At, InteractionId Id) First { get; set; }

    /// <summary>Gets the instant of the first interaction that the store still keeps; null if it keeps none.</summary>
    internal Instant? FirstKeptAt { get; set; }

    /// <summary>Gets the instant of the last interaction; meaningless if not found.</summary>
    internal Instant LastAt { get; set; }

    /// <summary>Gets the instant of the last contact; null if no interaction was contact.</summary>
    internal Instant? LastContactAt { get; set; }

    /// <summary>Gets the number of the last local day of contact; <see cref="TieState.NoDay"/> if
    /// no interaction was contact.</summary>
    internal int LastContactDay { get; private set; } = TieState.NoDay;

    /// <summary>Gets the heaviest interactions that the store still keeps, the heaviest first; of
    /// equal ones the latest first.</summary>
    internal List<(double Weight, InteractionId Id)> Heaviest { get; } = [];

    /// <summary>Gets the number of times advice was received.</summary>
    internal int AdviceCount { get; set; }

    /// <summary>Gets the number of times advice was received, decayed to <see cref="AdviceAt"/>.</summary>
    internal double AdviceSum { get; set; }

    /// <summary>Gets the instant of the last advice; meaningless if there was none.</summary>
    internal Instant AdviceAt { get; set; }

    /// <summary>Gets the ids of the latest advice that the store still keeps, the latest first.</summary>
    internal List<InteractionId> LatestAdvice { get; } = [];

    /// <summary>Gets the gatherings at which an interaction with the contact took place, in order.</summary>
    internal SortedSet<GatheringId> Gatherings { get; } = [];

    /// <summary>
    /// Gets when the last contact was, or the last interaction if none was contact; null if there is no interaction.
    /// </summary>
    internal Instant? LastContactOrInteraction => Interactions == 0 ? null : LastContactAt ?? LastAt;

    internal ReadOnlySpan<ulong> DayBits => _days;

    /// <summary>Counts the days of contact after one day number, up to and including another, within the window.</summary>
    internal int CountContactDays(int after, int upTo)
    {
        if (LastContactDay == TieState.NoDay) return 0;
        // Bit 0 is the last day of contact; the window ends WindowDays before it.
        long first = Math.Max(0L, (long)LastContactDay - upTo), end = Math.Min(WindowDays, (long)LastContactDay - after);
        int count = 0;
        for (long bit = first; bit < end;)
        {
            int within = (int)(bit % 64);
            int length = (int)Math.Min(64 - within, end - bit);
            ulong mask = (length == 64 ? ulong.MaxValue : (1UL << length) - 1) << within;
            count += BitOperations.PopCount(_days[bit / 64] & mask);
            bit += length;
        }

        return count;
    }

    /// <summary>Returns the number of the day of contact that comes some places before the last (1: the last itself); null
    /// if it is not in the window.</summary>
    internal int? ContactDayFromLast(int place)
    {
        if (LastContactDay == TieState.NoDay) return null;
        for (int bit = 0; bit < WindowDays; bit++)
            if ((_days[bit / 64] >> (bit % 64) & 1) != 0 && --place == 0) return LastContactDay - bit;
        return null;
    }

    /// <summary>Notes contact on a local day.</summary>
    internal void AddContactDay(int day)
    {
        if (LastContactDay == TieState.NoDay) LastContactDay = day;
        if (day > LastContactDay)
        {
            Shift(day - LastContactDay);
            LastContactDay = day;
        }

        int back = LastContactDay - day;
        if (back < WindowDays) _days[back / 64] |= 1UL << (back % 64);
    }

    internal void RestoreContactDays(int lastDay, ReadOnlySpan<ulong> days)
    {
        LastContactDay = lastDay;
        days.CopyTo(_days);
    }

    internal TieDigest Copy()
    {
        TieDigest copy = new()
        {
            Interactions = Interactions,
            First = First,
            FirstKeptAt = FirstKeptAt,
            LastAt = LastAt,
            LastContactAt = LastContactAt,
            AdviceCount = AdviceCount,
            AdviceSum = AdviceSum,
            AdviceAt = AdviceAt,
        };
        copy.RestoreContactDays(LastContactDay, _days);
        copy.Heaviest.AddRange(Heaviest);
        copy.LatestAdvice.AddRange(LatestAdvice);
        copy.Gatherings.UnionWith(Gatherings);
        return copy;
    }

    private void Shift(int by)
    {
        int words = by / 64, bits = by % 64;
        for (int i = _days.Length - 1; i >= 0; i--)
        {
            ulong low = i - words >= 0 ? _days[i - words] << bits : 0;
            ulong carried = bits > 0 && i - words - 1 >= 0 ? _days[i - words - 1] >> (64 - bits) : 0;
            _days[i] = low | carried;
        }
    }
}
