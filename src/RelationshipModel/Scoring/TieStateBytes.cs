using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace RelationshipModel.Scoring;

/// <summary>
/// The state of a tie as bytes, to be kept beside the log. They begin with a fingerprint of all that the fold depends on beside the
/// interactions: the options, the zone, the model version, and what is stated of the tie.
/// </summary>
internal sealed class TieStateBytes(ScoringOptions options, TieFold fold)
{
    private const byte Format = 1;
    private const int FingerprintLength = 16;

    /// <summary>Two ids of 256 characters and some thirty numbers are well under it.</summary>
    private const int MaxLength = 2048;

    private readonly string _options = options.Fingerprint();
    private readonly double _scale = options.BondScale.TotalHours;
    private readonly double _balanceHalfLife = options.BalanceHalfLife.TotalDays;
    private readonly byte[] _plain = Fingerprint(options.Fingerprint());

    internal byte[] Write(in TieState state, TieProfile profile)
    {
        ByteWriter bytes = new(stackalloc byte[MaxLength]);
        bytes.Write(Format);
        bytes.Write(FingerprintOf(profile));
        bytes.Write(_scale);
        bytes.Write(_balanceHalfLife);
        bytes.Write(state.BondBeforeDay.Mantissa);
        bytes.Write(state.BondBeforeDay.Exponent);
        bytes.Write(state.Day);
        bytes.Write(state.DaySum);
        bytes.Write(state.DayLargest);
        Write(ref bytes, state.Last, state.LastId);
        bytes.Write(state.Interactions);
        bytes.Write(state.LastContactDay);
        bytes.Write(state.FirstContactDay);
        bytes.Write(state.ContactDays);
        bytes.Write(state.LogGapSum);
        bytes.Write((byte)((state.OnlyReactions ? 1 : 0) | (state.IsLastReaction ? 2 : 0) | (state.OpensHere ? 4 : 0)
            | (state.OwnerOpenedHere ? 8 : 0) | (state.ContactOpenedHere ? 16 : 0) | (state.Marks is null ? 0 : 32)));
        bytes.Write(state.BalanceEpoch);
        bytes.Write(state.BalanceGrowth);
        bytes.Write(state.OwnerInitiatives);
        bytes.Write(state.ContactInitiatives);
        bytes.Write(state.UnansweredInitiatives);
        bytes.Write(state.InitiativeBeyondSince);
        if (state.Marks is { } marks)
        {
            bytes.Write(marks.SupportGiven);
            bytes.Write(marks.SupportReceived);
            bytes.Write(marks.SupportBeyondSince);
            bytes.Write(marks.DepthSum);
            bytes.Write(marks.DepthCount);
            bytes.Write(marks.FeelSum);
            bytes.Write(marks.FeelCount);
            Write(ref bytes, marks.LastContact, marks.LastContactId);
        }

        return bytes.Written.ToArray();
    }

    /// <summary>Reads a state; false where there is none, or one that was folded under other options or statements.</summary>
    internal bool TryRead(ReadOnlySpan<byte> kept, TieProfile profile, out TieState state)
    {
        bool isValid = kept.Length > FingerprintLength && kept[0] == Format && kept.Slice(1, FingerprintLength).SequenceEqual(FingerprintOf(profile));
        state = isValid ? Read(kept, out _, out _) : TieState.Empty;
        return isValid;
    }

    /// <summary>
    /// Reads what is left of interactions that were removed. They stay counted as they were, whatever options and statements came since; what is kept
    /// in terms of an option is converted to its present value.
    /// </summary>
    /// <exception cref="InvalidOperationException">The bytes are of a later version of the library.</exception>
    internal TieState ReadPast(ReadOnlySpan<byte> kept)
    {
        if (kept.IsEmpty) return TieState.Empty;
        if (kept[0] != Format)
            throw new InvalidOperationException($"What was folded of old interactions has the format {kept[0]}, and this version knows {Format}. Update RelationshipModel.");
        TieState state = Read(kept, out double scale, out double balanceHalfLife);
        if (scale != _scale) state.BondBeforeDay = BondStock.Of(state.BondBeforeDay.Hours(scale), _scale);
        if (balanceHalfLife != _balanceHalfLife) fold.Rebalance(ref state);
        return state;
    }

    private static TieState Read(ReadOnlySpan<byte> kept, out double scale, out double balanceHalfLife)
    {
        ByteReader bytes = new(kept);
        bytes.Next(1 + FingerprintLength);
        scale = bytes.Double();
        balanceHalfLife = bytes.Double();
        TieState state = new()
        {
            BondBeforeDay = new(bytes.Double(), bytes.Int32()),
            Day = bytes.Int32(),
            DaySum = bytes.Double(),
            DayLargest = bytes.Double(),
        };
        (state.Last, state.LastId) = ReadPlace(ref bytes);
        state.Interactions = bytes.Int32();
        state.LastContactDay = bytes.Int32();
        state.FirstContactDay = bytes.Int32();
        state.ContactDays = bytes.Int32();
        state.LogGapSum = bytes.Double();
        byte flags = bytes.Byte();
        state.OnlyReactions = (flags & 1) != 0;
        state.IsLastReaction = (flags & 2) != 0;
        state.OpensHere = (flags & 4) != 0;
        state.OwnerOpenedHere = (flags & 8) != 0;
        state.ContactOpenedHere = (flags & 16) != 0;
        state.BalanceEpoch = bytes.Int32();
        state.BalanceGrowth = bytes.Double();
        state.OwnerInitiatives = bytes.Double();
        state.ContactInitiatives = bytes.Double();
        state.UnansweredInitiatives = bytes.UInt16();
        state.InitiativeBeyondSince = bytes.Int32();
        if ((flags & 32) == 0) return state;
        TieMarks marks = new()
        {
            SupportGiven = bytes.Double(),
            SupportReceived = bytes.Double(),
            SupportBeyondSince = bytes.Int32(),
            DepthSum = bytes.Double(),
            DepthCount = bytes.Int32(),
            FeelSum = bytes.Int32(),
            FeelCount = bytes.Int32(),
        };
        (marks.LastContact, marks.LastContactId) = ReadPlace(ref bytes);
        state.Marks = marks;
        return state;
    }

    private static void Write(ref ByteWriter bytes, Moment at, InteractionId id)
    {
        bytes.Write(at.Day);
        bytes.Write(at.Nanosecond);
        bytes.Write(id.IsDefault ? "" : id.Value);
    }

    private static (Moment At, InteractionId Id) ReadPlace(ref ByteReader bytes)
    {
        Moment at = new(bytes.Int32(), bytes.Int64());
        string id = bytes.Text();
        return (at, id.Length == 0 ? default : new(id));
    }

    /// <summary>Of what changes the fold of a tie: whether it is kin, when it was paused, how close it was said to be.</summary>
    private ReadOnlySpan<byte> FingerprintOf(TieProfile profile)
    {
        if (!profile.IsKin && profile.States.Count == 0 && profile.Closeness.Count == 0) return _plain;
        StringBuilder text = new(_options);
        text.Append(profile.IsKin ? ";kin" : "");
        foreach (StatedState stated in profile.States)
            if (stated.State == ContactState.Paused) text.Append(CultureInfo.InvariantCulture, $";paused {Number(stated.Since)} {Number(stated.Until)}");
        foreach (StatedCloseness stated in profile.Closeness) text.Append(CultureInfo.InvariantCulture, $";{(int)stated.Closeness} {Number(stated.On)}");
        return Fingerprint(text.ToString());

        static int? Number(LocalDate? day) => day is { } given ? Calendar.Number(given) : null;
    }

    private static byte[] Fingerprint(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text))[..FingerprintLength];
}
