using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace RelationshipModel.Scoring;

/// <summary>
/// The state of a tie as bytes, to be kept beside the log. They begin with a fingerprint of all that the fold depends on beside
/// the interactions: the options, the zone, the model version, and what is stated of the tie.
/// </summary>
internal sealed class TieStateBytes(ScoringOptions options, TieFold fold)
{
    private const byte Format = 3;
    private const byte HasTurns = 1, HasLengths = 2, HasMarks = 4;
    private const int FingerprintLength = 16;
    private const EpisodeKind Acted = EpisodeKind.OwnerActed | EpisodeKind.ContactActed | EpisodeKind.FromOwnerToAny;

    /// <summary>Two ids of 256 characters and some sixty numbers are well under it.</summary>
    private const int MaxLength = 2560;

    private readonly string _options = options.Fingerprint();
    private readonly double _scale = options.Bond.Scale.TotalHours;
    private readonly byte[] _plain = Fingerprint(options.Fingerprint());

    internal byte[] Write(in TieState state, TieProfile profile)
    {
        ByteWriter bytes = new(stackalloc byte[MaxLength]);
        bytes.Write(Format);
        bytes.Write(FingerprintOf(profile));
        bytes.Write(_scale);
        bytes.Write(state.BondBeforeDay.Value);
        bytes.Write(state.Interactions);
        Write(ref bytes, state.Last);
        bytes.Write(state.Day);
        bytes.Write(state.DaySum);
        bytes.Write(state.DayLargest);
        Write(ref bytes, state.LastId);
        bytes.Write((ushort)state.Seen);
        bytes.Write((byte)((state.Turns is null ? 0 : HasTurns) | (state.Lengths is null ? 0 : HasLengths)
            | (state.Marks is null ? 0 : HasMarks)));
        Write(ref bytes, state.First);
        bytes.Write(state.ContactDay);
        bytes.Write(state.ContactDays);
        bytes.Write(state.ContactsOnDay);
        bytes.Write(state.EpisodesBeforeDay);
        bytes.Write(state.GapLogSum);
        bytes.Write(state.GapSum);
        bytes.Write(state.BalanceDay);
        bytes.Write(state.OwnerInitiatives);
        bytes.Write(state.ContactInitiatives);
        bytes.Write(state.Turn.Flags);
        bytes.Write((long)state.Turn.Counts);
        bytes.Write(state.UnansweredInitiatives);
        bytes.Write(state.UnansweredFromOwner);
        bytes.Write(state.UnansweredFromContact);
        bytes.Write(state.InitiativeBeyondSince);
        if (state.Turns is { } turns) Write(ref bytes, turns);
        if (state.Lengths is { } lengths) Write(ref bytes, lengths);
        if (state.Marks is { } marks) Write(ref bytes, marks);
        return bytes.Written.ToArray();
    }

    /// <summary>Reads a state; False at the end, or one that was folded by another model, or under
    /// other options or statements.</summary>
    internal bool TryRead(ReadOnlySpan<byte> kept, TieProfile profile, out TieState state)
    {
        bool isValid = kept.Length > FingerprintLength && kept[0] == Format && kept.Slice(1, FingerprintLength)
            .SequenceEqual(FingerprintOf(profile));
        state = isValid ? Read(kept, out _) : TieState.Empty;
        return isValid;
    }

    /// <summary>
    /// Reads what is left of interactions that were removed. They stay counted as they were, whatever options and statements came
    /// since; what is kept in terms of an option is converted to its present value.
    /// </summary>
    /// <exception cref="InvalidOperationException">The bytes are of a later version of the library.</exception>
    internal TieState ReadPast(ReadOnlySpan<byte> kept, TieProfile profile)
    {
        if (kept.IsEmpty) return TieState.Empty;
        BondCurve curve = fold.CurveOf(profile);
        TieState state;
        switch (kept[0])
        {
            case EarlierTieState.Format:
                state = EarlierTieState.Read(kept[(1 + FingerprintLength)..], curve);
                break;
            case Format:
                state = Read(kept, out double scale);
                if (scale != _scale || !curve.Keeps(state.BondBeforeDay))
                    state.BondBeforeDay = curve.Of(BondCurve.Hours(state.BondBeforeDay, scale));
                break;
            default:
                throw new InvalidOperationException(
                    $"The folded state of old interactions has the format {kept[0]}, but this version knows up to {Format}. Update RelationshipModel.");
        }

        if ((state.Seen & Acted) == 0) state.Seen |= ActedByInitiatives(state);
        return state;
    }

    /// <summary>Returns who acted, of a state kept before that was remembered by itself: whoever has initiatives.</summary>
    private static EpisodeKind ActedByInitiatives(in TieState state) =>
        (state.OwnerInitiatives + state.Turn.Of(TieSide.Owner, 1) > 0
            ? EpisodeKind.OwnerActed | EpisodeKind.FromOwnerToAny : EpisodeKind.None)
        | (state.ContactInitiatives + state.Turn.Of(TieSide.Contact, 1) > 0 ? EpisodeKind.ContactActed : EpisodeKind.None);

    private static TieState Read(ReadOnlySpan<byte> kept, out double scale)
    {
        ByteReader bytes = new(kept);
        bytes.Next(1 + FingerprintLength);
        scale = bytes.Double();
        TieState state = new() { BondBeforeDay = new(bytes.Double()), Interactions = bytes.Int32() };
        state.SetLast(ReadMoment(ref bytes), bytes.Int32());
        state.DaySum = bytes.Double();
        state.DayLargest = bytes.Double();
        state.LastId = ReadId(ref bytes);
        state.Seen = (EpisodeKind)bytes.UInt16();
        byte flags = bytes.Byte();
        state.First = ReadMoment(ref bytes);
        state.ContactDay = bytes.Int32();
        state.ContactDays = bytes.Int32();
        state.ContactsOnDay = bytes.UInt16();
        state.EpisodesBeforeDay = bytes.Double();
        state.GapLogSum = bytes.Double();
        state.GapSum = bytes.Double();
        state.BalanceDay = bytes.Int32();
        state.OwnerInitiatives = bytes.Double();
        state.ContactInitiatives = bytes.Double();
        state.Turn = new(bytes.Byte(), (ulong)bytes.Int64());
        state.UnansweredInitiatives = bytes.UInt16();
        state.UnansweredFromOwner = bytes.UInt16();
        state.UnansweredFromContact = bytes.UInt16();
        state.InitiativeBeyondSince = bytes.Int32();
        if ((flags & HasTurns) != 0) state.Turns = ReadTurns(ref bytes);
        if ((flags & HasLengths) != 0) state.Lengths = ReadLengths(ref bytes);
        if ((flags & HasMarks) != 0) state.Marks = ReadMarks(ref bytes);
        return state;
    }

    private static void Write(ref ByteWriter bytes, TieTurns turns)
    {
        Write(ref bytes, turns.Contact);
        Write(ref bytes, turns.ContactId);
        Write(ref bytes, turns.Addressed);
        Write(ref bytes, turns.FromOwner);
        Write(ref bytes, turns.FromContact);
        bytes.Write(turns.BondAtAddressed);
    }

    private static TieTurns ReadTurns(ref ByteReader bytes) => new()
    {
        Contact = ReadMoment(ref bytes),
        ContactId = ReadId(ref bytes),
        Addressed = ReadMoment(ref bytes),
        FromOwner = ReadMoment(ref bytes),
        FromContact = ReadMoment(ref bytes),
        BondAtAddressed = bytes.Double(),
    };

    private static void Write(ref ByteWriter bytes, TieLengths lengths)
    {
        bytes.Write(lengths.Sum);
        bytes.Write(lengths.Hours);
        bytes.Write(lengths.SumHere);
        bytes.Write(lengths.HoursHere);
        Write(ref bytes, lengths.ContactUntil);
        Write(ref bytes, lengths.AddressedUntil);
    }

    private static TieLengths ReadLengths(ref ByteReader bytes) => new()
    {
        Sum = bytes.Double(),
        Hours = bytes.Double(),
        SumHere = bytes.Double(),
        HoursHere = bytes.Double(),
        ContactUntil = ReadMoment(ref bytes),
        AddressedUntil = ReadMoment(ref bytes),
    };

    private static void Write(ref ByteWriter bytes, TieMarks marks)
    {
        bytes.Write(marks.SupportGiven);
        bytes.Write(marks.SupportReceived);
        Write(ref bytes, marks.SupportAt);
        bytes.Write(marks.BondAtSupport);
        bytes.Write(marks.SupportBeyondSince);
        bytes.Write(marks.DepthSum);
        bytes.Write(marks.DepthCount);
        bytes.Write(marks.FeelSum);
        bytes.Write(marks.FeelCount);
    }

    private static TieMarks ReadMarks(ref ByteReader bytes) => new()
    {
        SupportGiven = bytes.Double(),
        SupportReceived = bytes.Double(),
        SupportAt = ReadMoment(ref bytes),
        BondAtSupport = bytes.Double(),
        SupportBeyondSince = bytes.Int32(),
        DepthSum = bytes.Double(),
        DepthCount = bytes.Int32(),
        FeelSum = bytes.Int32(),
        FeelCount = bytes.Int32(),
    };

    private static void Write(ref ByteWriter bytes, Moment at)
    {
        bytes.Write(at.Day);
        bytes.Write(at.Nanosecond);
    }

    private static void Write(ref ByteWriter bytes, InteractionId id) => bytes.Write(id.IsDefault ? "" : id.Value);

    private static Moment ReadMoment(ref ByteReader bytes) => new(bytes.Int32(), bytes.Int64());

    private static InteractionId ReadId(ref ByteReader bytes)
    {
        string id = bytes.Text();
        return id.Length == 0 ? default : new(id);
    }

    /// <summary>Returns a fingerprint of what affects the fold in a tie's profile: kin, role, pauses, stated closeness.</summary>
    private ReadOnlySpan<byte> FingerprintOf(TieProfile profile)
    {
        if (profile is { IsKin: false, SupportRole: SupportRole.Mutual, States.Count: 0, Closeness.Count: 0 }) return _plain;
        StringBuilder text = new(_options);
        text.Append(profile.IsKin ? ";kin" : "");
        text.Append(CultureInfo.InvariantCulture, $";role {(int)profile.SupportRole}");
        foreach (StatedState stated in profile.States)
            if (stated.State == ContactState.Paused)
                text.Append(CultureInfo.InvariantCulture, $";paused {Number(stated.Since)} {Number(stated.Until)}");
        foreach (StatedCloseness stated in profile.Closeness)
            text.Append(CultureInfo.InvariantCulture, $";{(int)stated.Closeness} {(int)stated.Meaning} {Number(stated.On)}");
        return Fingerprint(text.ToString());

        static int? Number(LocalDate? day) => day is { } given ? Calendar.Number(given) : null;
    }

    private static byte[] Fingerprint(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text))[..FingerprintLength];
}
