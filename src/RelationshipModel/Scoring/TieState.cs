using System.Runtime.InteropServices;
using NodaTime;

namespace RelationshipModel.Scoring;

/// <summary>
/// All that a score needs of a tie's history: the fold of its interactions, in (instant, id) order. It stands at
/// the tie's last interaction. At most 160 bytes, since a ledger keeps millions: moments are kept as numbers, and
/// what only some ties have is kept apart.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal struct TieState
{
    /// <summary>Day numbers count from 0001-01-01; this one is before any.</summary>
    internal const int NoDay = int.MinValue;

    private const EpisodeKind BothActed = EpisodeKind.OwnerActed | EpisodeKind.ContactActed;

    private double _bond;
    private int _lastDay;
    private sbyte _lastLocalDay;
    private long _lastNanosecond;
    private int _firstDay;
    private long _firstNanosecond;
    private byte _turn;
    private ulong _turnCounts;

    /// <summary>The weights of unknown length on the last credited local day so far: their sum and the largest.</summary>
    internal double DaySum;
    internal double DayLargest;

    internal InteractionId LastId;
    internal int Interactions;

    /// <summary>The kinds that were seen. Without <see cref="Turns"/> the last of each of <see cref="EpisodeKind.Remembered"/> is
    /// the last interaction.</summary>
    internal EpisodeKind Seen;

    internal TieTurns? Turns;
    internal TieLengths? Lengths;
    internal TieMarks? Marks;

    /// <summary>The local day on which the last contact began.</summary>
    internal int ContactDay;

    /// <summary>The number of days on which contacts began, the number of contacts on the last of them, and the sum of log2(1 +
    /// n) over the days before it.</summary>
    internal int ContactDays;
    internal ushort ContactsOnDay;
    internal double EpisodesBeforeDay;

    /// <summary>The sums of w g ln g and of w g over the gaps between contacts, as of the day on which the last began.</summary>
    internal double GapLogSum;
    internal double GapSum;

    /// <summary>The initiatives and answers of each side, as of the start of a day of UTC; without those of the last addressed
    /// instant.</summary>
    internal int BalanceDay;
    internal double OwnerInitiatives;
    internal double ContactInitiatives;

    /// <summary>The number of times the owner opened since anything came from the contact, and the number of messages of each
    /// side that wait for an answer.</summary>
    internal ushort UnansweredInitiatives;
    internal ushort UnansweredFromOwner;
    internal ushort UnansweredFromContact;

    /// <summary>The local day since when the balance of initiative has been beyond tolerance; days before
    /// <see cref="Day"/> are judged.</summary>
    internal int InitiativeBeyondSince;

    internal static TieState Empty => new() { InitiativeBeyondSince = NoDay, Turn = SessionTurn.None };

    /// <summary>The bond at the start of the last credited local day, before that day's credit.</summary>
    internal BondStock BondBeforeDay
    {
        readonly get => new(_bond);
        set => _bond = value.Value;
    }

    /// <summary>The start of the last interaction.</summary>
    internal readonly Moment Last => new(_lastDay, _lastNanosecond);

    /// <summary>The local day of the last interaction, which is the last credited one.</summary>
    internal readonly int Day => Interactions > 0 ? _lastDay + _lastLocalDay : NoDay;

    /// <summary>The first contact; without one, the first interaction.</summary>
    internal Moment First
    {
        readonly get => new(_firstDay, _firstNanosecond);
        set => (_firstDay, _firstNanosecond) = (value.Day, value.Nanosecond);
    }

    internal SessionTurn Turn
    {
        readonly get => new(_turn, _turnCounts);
        set => (_turn, _turnCounts) = (value.Flags, value.Counts);
    }

    internal readonly Instant LastAt => Last.Instant;

    /// <summary>Whether anything ever came from the contact.</summary>
    internal readonly bool HasSign => (Seen & EpisodeKind.Sign) != 0;

    internal readonly bool HasSignFromOwner => (Seen & (EpisodeKind.AnswersContact | EpisodeKind.FromOwnerToAny)) != 0;

    internal readonly bool HaveBothActed => (Seen & BothActed) == BothActed;

    internal readonly bool HasContact => (Seen & EpisodeKind.Contact) != 0;

    internal readonly bool HasAddressed => (Seen & EpisodeKind.Addressed) != 0;

    internal readonly bool HasAttempt => (Seen & EpisodeKind.Attempt) != 0;

    internal readonly bool HasMoreThanAttempts => (Seen & EpisodeKind.Substance) != 0;

    /// <summary>The start of the last contact, and its id.</summary>
    internal readonly Moment LastContact => Turns is { } turns ? turns.Contact : Last;

    internal readonly InteractionId LastContactId => Turns is { } turns ? turns.ContactId : LastId;

    /// <summary>The latest end of a contact.</summary>
    internal readonly Moment ContactUntil =>
        Lengths is { } lengths ? Moment.Later(lengths.ContactUntil, LastContact) : LastContact;

    internal readonly Moment LastAddressed => Turns is { } turns ? turns.Addressed : Last;

    /// <summary>The latest end of an addressed interaction.</summary>
    internal readonly Moment AddressedUntil =>
        Lengths is { } lengths ? Moment.Later(lengths.AddressedUntil, LastAddressed) : LastAddressed;

    internal readonly Moment? LastFromOwner => (Seen & EpisodeKind.FromOwner) != 0 ? Turns?.FromOwner ?? Last : null;

    internal readonly Moment? LastFromContact => (Seen & EpisodeKind.FromContact) != 0 ? Turns?.FromContact ?? Last : null;

    /// <summary>The undecayed sum over days of contact of log2(1 + n), n the contacts of the day.</summary>
    internal readonly double Episodes => EpisodesBeforeDay + Math.Log2(1 + ContactsOnDay);

    /// <summary>A copy that can be folded on without changing this one.</summary>
    internal readonly TieState Copy() => this with { Turns = Turns?.Copy(), Lengths = Lengths?.Copy(), Marks = Marks?.Copy() };

    /// <summary>States when the last interaction began, and its local day.</summary>
    internal void SetLast(Moment at, int localDay)
    {
        (_lastDay, _lastNanosecond) = (at.Day, at.Nanosecond);
        _lastLocalDay = (sbyte)(localDay - at.Day);
    }

    /// <summary>Keeps the last of each kind by itself, which so far was the last interaction.</summary>
    internal TieTurns OpenTurns() => Turns ??= new()
    {
        Contact = Last,
        ContactId = LastId,
        Addressed = Last,
        FromOwner = Last,
        FromContact = Last,
    };

    /// <summary>Whether an episode comes after all that was folded.</summary>
    internal readonly bool IsBefore(in Episode episode) => Interactions == 0 || Last < episode.Moment || Order(episode) < 0;

    /// <summary>Whether an episode is the one folded last.</summary>
    internal readonly bool IsAt(in Episode episode) => Interactions > 0 && Order(episode) == 0;

    private readonly int Order(in Episode episode)
    {
        int byInstant = Last.CompareTo(episode.Moment);
        return byInstant != 0 ? byInstant : LastId.CompareTo(episode.Id);
    }
}
