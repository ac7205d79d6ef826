using System.Buffers.Binary;
using System.Text;
using NodaTime;

namespace RelationshipModel.Scoring;

/// <summary>
/// A folded tie as bytes, to be kept beside the log: the state, which begins with a fingerprint of everything the fold depends
/// on, the digest, and the fold as of an earlier instant that was asked for. The people met with the contact have bytes of their
/// own; those of a past follow its digest.
/// </summary>
internal sealed class TieBytes(TieStateBytes states)
{
    /// <summary>No format of a bare state begins with it.</summary>
    private const byte Mark = 0xD1;

    private const byte Format = 2;

    /// <summary>People begin with whether any interaction was folded into them. From this number on what one of them shares with
    /// the one before is left out.</summary>
    private const byte PeopleFormat = 2;
    private const int HeaderLength = 2 + sizeof(int) + sizeof(int);
    private const int MaxIdLength = sizeof(ushort) + 3 * 256;
    private const int InstantLength = sizeof(long) + sizeof(int);

    /// <summary>Writes a folded tie.</summary>
    /// <param name="tie">The tie.</param>
    /// <param name="profile">The profile under which it was folded.</param>
    /// <param name="kept">The kept bytes, whose earlier fold stays; empty for none.</param>
    internal byte[] Write(FoldedTie tie, TieProfile profile, ReadOnlyMemory<byte> kept = default)
    {
        TrySplit(kept, out _, out _, out ReadOnlyMemory<byte> earlier);
        return Write(tie, profile, earlier.Span);
    }

    /// <summary>Writes what is kept with the fold as of an earlier instant.</summary>
    internal byte[] WriteEarlier(ReadOnlyMemory<byte> kept, FoldedTie earlier, TieProfile profile, Instant at)
    {
        TrySplit(kept, out _, out _, out ReadOnlyMemory<byte> known);
        byte[] folded = Write(earlier, profile);
        ByteWriter bytes = new(new byte[kept.Length - known.Length + InstantLength + folded.Length]);
        bytes.Write(kept.Span[..^known.Length]);
        Write(ref bytes, at);
        bytes.Write(folded);
        return bytes.Written.ToArray();
    }

    internal static byte[] WritePeople(FoldedTie tie) => WritePeople(tie.People, keepsEvidence: true);

    /// <summary>Writes what stays of interactions that are removed: all but the evidence, whose ids go with them.</summary>
    internal byte[] WritePast(FoldedTie tie, TieProfile profile)
    {
        tie.Digest.Heaviest.Clear();
        tie.Digest.LatestAdvice.Clear();
        tie.Digest.FirstKeptAt = null;
        return Write(tie, profile, WritePeople(tie.People, keepsEvidence: false));
    }

    /// <summary>Reads a folded tie; null if nothing is kept, or it was folded under other options or statements.</summary>
    internal FoldedTie? Read(ContactId contact, ReadOnlyMemory<byte> kept, ReadOnlyMemory<byte> people, TieProfile profile)
    {
        if (!TrySplit(kept, out ReadOnlyMemory<byte> state, out ReadOnlyMemory<byte> digest, out _) || digest.IsEmpty)
            return null;
        return states.TryRead(state.Span, profile, out TieState read) ? new(contact, read, digest, people) : null;
    }

    /// <summary>
    /// Reads the fold as of an earlier instant; null if none is kept, or it was folded under other options or statements.
    /// </summary>
    internal (FoldedTie Tie, Instant At)? ReadEarlier(ContactId contact, ReadOnlyMemory<byte> kept, TieProfile profile)
    {
        if (!TrySplit(kept, out _, out _, out ReadOnlyMemory<byte> earlier) || earlier.IsEmpty) return null;
        ByteReader bytes = new(earlier.Span);
        Instant at = ReadInstant(ref bytes);
        return Read(contact, earlier[InstantLength..], default, profile) is { } tie ? (tie, at) : null;
    }

    /// <summary>Reads what is left of interactions that were removed; a tie without interactions if none were.</summary>
    /// <exception cref="InvalidOperationException">The bytes are of a later version of the library.</exception>
    internal FoldedTie ReadPast(ContactId contact, ReadOnlyMemory<byte> past, TieProfile profile)
    {
        if (TrySplit(past, out ReadOnlyMemory<byte> state, out ReadOnlyMemory<byte> digest, out ReadOnlyMemory<byte> people))
            return new(contact, states.ReadPast(state.Span, profile), digest, people);
        if (!past.IsEmpty && past.Span[0] == Mark) throw OfLaterVersion(past.Span[1]);
        // Kept by a version that had no digest: what it would say of the removed interactions is unknown.
        return new(contact, states.ReadPast(past.Span, profile), default, default);
    }

    /// <summary>Writes a past without contacts among the people met; null if none of them is among these.</summary>
    internal static byte[]? WithoutPeople(ReadOnlyMemory<byte> past, IReadOnlyCollection<ContactId> contacts)
    {
        if (!TrySplit(past, out _, out _, out ReadOnlyMemory<byte> bytes)) return null;
        TiePeople people = ReadPeople(bytes.Span);
        int before = people.Companions.Count;
        foreach (ContactId contact in contacts) people.Companions.Remove(contact);
        if (people.Companions.Count == before) return null;
        return [.. past.Span[..^bytes.Length], .. WritePeople(people, keepsEvidence: false)];
    }

    /// <summary>Reads the state alone of what is left of interactions that were removed.</summary>
    internal TieState ReadPastState(ReadOnlyMemory<byte> past, TieProfile profile) =>
        ReadPast(new ContactId("past"), past, profile).State;

    internal static TieDigest ReadDigest(ReadOnlySpan<byte> kept)
    {
        TieDigest digest = new();
        if (kept.IsEmpty) return digest;
        ByteReader bytes = new(kept);
        for (int i = bytes.Int32(); i > 0; i--) digest.Gatherings.Add(new(bytes.Text()));
        digest.Interactions = bytes.Int32();
        digest.First = ReadPosition(ref bytes);
        digest.LastAt = ReadInstant(ref bytes);
        digest.FirstKeptAt = ReadOptionalInstant(ref bytes);
        digest.LastContactAt = ReadOptionalInstant(ref bytes);
        int lastDay = bytes.Int32();
        Span<ulong> days = stackalloc ulong[TieDigest.WindowDays / 64];
        foreach (ref ulong word in days) word = (ulong)bytes.Int64();
        digest.RestoreContactDays(lastDay, days);
        for (int i = bytes.Byte(); i > 0; i--) digest.Heaviest.Add((bytes.Double(), new(bytes.Text())));
        digest.AdviceCount = bytes.Int32();
        if (digest.AdviceCount == 0) return digest;
        digest.AdviceSum = bytes.Double();
        digest.AdviceAt = ReadInstant(ref bytes);
        for (int i = bytes.Byte(); i > 0; i--) digest.LatestAdvice.Add(new(bytes.Text()));
        return digest;
    }

    internal static TiePeople ReadPeople(ReadOnlySpan<byte> kept)
    {
        TiePeople people = new();
        if (kept.IsEmpty) return people;
        ByteReader bytes = new(kept);
        people.Last = ReadLastOfPeople(ref bytes);
        if (kept[0] < PeopleFormat)
        {
            for (int i = bytes.Int32(); i > 0; i--)
                people.Companions.Add(new(bytes.Text()), ReadEarlierCompanion(bytes.Next(bytes.Int32())));
            return people;
        }

        Span<byte> id = stackalloc byte[MaxIdLength];
        List<(TiePeople.Companion Companion, int[] Latest)> read = [];
        for (int i = bytes.Short(); i > 0; i--)
        {
            ContactId contact = new(Encoding.UTF8.GetString(id[..ReadNextId(ref bytes, id)]));
            ByteReader rest = new(bytes.Next(bytes.Short()));
            TiePeople.Companion companion = ReadCompanion(ref rest);
            int[] latest = new int[rest.Short()];
            foreach (ref int number in latest.AsSpan()) number = rest.Short();
            people.Companions.Add(contact, companion);
            read.Add((companion, latest));
        }

        (Instant At, InteractionId Id)[] interactions = new (Instant, InteractionId)[bytes.Short()];
        foreach (ref (Instant, InteractionId) interaction in interactions.AsSpan()) interaction = ReadPosition(ref bytes);
        foreach ((TiePeople.Companion companion, int[] latest) in read)
            foreach (int number in latest) companion.Latest.Add(interactions[number]);
        return people;
    }

    /// <summary>Reads the position up to which interactions were folded into kept people; null if none were.</summary>
    internal static (Instant At, InteractionId Id)? ReadLastOfPeople(ReadOnlySpan<byte> kept)
    {
        if (kept.IsEmpty) return null;
        ByteReader bytes = new(kept);
        return ReadLastOfPeople(ref bytes);
    }

    /// <summary>Reads one of the people without the latest interactions; null if the contact is not among them.</summary>
    internal static TiePeople.Companion? FindCompanion(ReadOnlySpan<byte> kept, ContactId contact)
    {
        if (kept.IsEmpty) return null;
        if (kept[0] < PeopleFormat) return ReadPeople(kept).Companions.GetValueOrDefault(contact);
        Span<byte> buffer = stackalloc byte[MaxIdLength], id = stackalloc byte[MaxIdLength];
        ReadOnlySpan<byte> wanted = buffer[..Encoding.UTF8.GetBytes(contact.Value, buffer)];
        ByteReader bytes = new(kept);
        ReadLastOfPeople(ref bytes);
        for (int i = bytes.Short(); i > 0; i--)
        {
            bool isFound = id[..ReadNextId(ref bytes, id)].SequenceEqual(wanted);
            ByteReader rest = new(bytes.Next(bytes.Short()));
            if (isFound) return ReadCompanion(ref rest);
        }

        return null;
    }

    /// <summary>Reads the gatherings of a kept digest alone.</summary>
    internal static GatheringId[] ReadGatherings(ReadOnlySpan<byte> kept)
    {
        if (kept.IsEmpty) return [];
        ByteReader bytes = new(kept);
        GatheringId[] gatherings = new GatheringId[bytes.Int32()];
        foreach (ref GatheringId gathering in gatherings.AsSpan()) gathering = new(bytes.Text());
        return gatherings;
    }

    private static (Instant At, InteractionId Id)? ReadLastOfPeople(ref ByteReader bytes) =>
        bytes.Byte() % PeopleFormat != 0 ? ReadPosition(ref bytes) : null;

    /// <summary>Reads an id over the one before it, with which it begins alike, and returns its length.</summary>
    private static int ReadNextId(ref ByteReader bytes, scoped Span<byte> id)
    {
        int shared = bytes.Short(), own = bytes.Short();
        bytes.Next(own).CopyTo(id[shared..]);
        return shared + own;
    }

    private static TiePeople.Companion ReadCompanion(ref ByteReader bytes)
    {
        TiePeople.Companion companion = new();
        for (int i = bytes.Short(); i > 0; i--) companion.Occasions.Add((bytes.Short(), bytes.Short()));
        for (int i = bytes.Short(); i > 0; i--)
            companion.AtGatherings.Add(new(Encoding.UTF8.GetString(bytes.Next(bytes.Short()))), bytes.Short());
        return companion;
    }

    private static TiePeople.Companion ReadEarlierCompanion(ReadOnlySpan<byte> kept)
    {
        ByteReader bytes = new(kept);
        TiePeople.Companion companion = new();
        for (int i = bytes.UInt16(); i > 0; i--) companion.Occasions.Add((bytes.Int32(), bytes.Int32()));
        for (int i = bytes.UInt16(); i > 0; i--) companion.AtGatherings.Add(new(bytes.Text()), bytes.Int32());
        for (int i = bytes.Byte(); i > 0; i--) companion.Latest.Add(ReadPosition(ref bytes));
        return companion;
    }

    private byte[] Write(FoldedTie tie, TieProfile profile, ReadOnlySpan<byte> rest)
    {
        byte[] state = states.Write(tie.State, profile), digest = WriteDigest(tie.Digest);
        ByteWriter bytes = new(new byte[HeaderLength + state.Length + digest.Length + rest.Length]);
        bytes.Write(Mark);
        bytes.Write(Format);
        bytes.Write(state.Length);
        bytes.Write(digest.Length);
        bytes.Write(state);
        bytes.Write(digest);
        bytes.Write(rest);
        return bytes.Written.ToArray();
    }

    private static bool TrySplit(
        ReadOnlyMemory<byte> kept, out ReadOnlyMemory<byte> state, out ReadOnlyMemory<byte> digest, out ReadOnlyMemory<byte> more)
    {
        state = digest = more = default;
        if (kept.Length < HeaderLength || kept.Span[0] != Mark || kept.Span[1] > Format) return false;
        int stateLength = BinaryPrimitives.ReadInt32LittleEndian(kept.Span[2..]);
        int digestLength = BinaryPrimitives.ReadInt32LittleEndian(kept.Span[(2 + sizeof(int))..]);
        ReadOnlyMemory<byte> rest = kept[HeaderLength..];
        state = rest[..stateLength];
        // What follows the state in an earlier format is read no more.
        if (kept.Span[1] < Format) return true;
        digest = rest.Slice(stateLength, digestLength);
        more = rest[(stateLength + digestLength)..];
        return true;
    }

    private static byte[] WriteDigest(TieDigest digest)
    {
        int ids = (1 + digest.Heaviest.Count + digest.LatestAdvice.Count) * (sizeof(double) + MaxIdLength)
            + digest.Gatherings.Sum(MaxLength);
        ByteWriter bytes = new(new byte[256 + ids]);
        bytes.Write(digest.Gatherings.Count);
        foreach (GatheringId gathering in digest.Gatherings) bytes.Write(gathering.Value);
        bytes.Write(digest.Interactions);
        Write(ref bytes, digest.First.At, digest.First.Id);
        Write(ref bytes, digest.LastAt);
        Write(ref bytes, digest.FirstKeptAt);
        Write(ref bytes, digest.LastContactAt);
        bytes.Write(digest.LastContactDay);
        foreach (ulong word in digest.DayBits) bytes.Write((long)word);
        bytes.Write((byte)digest.Heaviest.Count);
        foreach ((double weight, InteractionId id) in digest.Heaviest)
        {
            bytes.Write(weight);
            bytes.Write(id.Value);
        }

        bytes.Write(digest.AdviceCount);
        if (digest.AdviceCount == 0) return bytes.Written.ToArray();
        bytes.Write(digest.AdviceSum);
        Write(ref bytes, digest.AdviceAt);
        bytes.Write((byte)digest.LatestAdvice.Count);
        foreach (InteractionId id in digest.LatestAdvice) bytes.Write(id.Value);
        return bytes.Written.ToArray();
    }

    private static byte[] WritePeople(TiePeople people, bool keepsEvidence)
    {
        Dictionary<(Instant At, InteractionId Id), int> interactions = [];
        int length = 32 + InstantLength + MaxIdLength
            + people.Companions.Sum(static pair => 16 + 3 * pair.Key.Value.Length + MaxLength(pair.Value));
        ByteWriter bytes = new(new byte[length]);
        bytes.Write((byte)(PeopleFormat + (people.Last is null ? 0 : 1)));
        if (people.Last is { } last) Write(ref bytes, last.At, last.Id);
        bytes.WriteShort(people.Companions.Count);
        byte[] before = [];
        foreach ((ContactId contact, TiePeople.Companion companion) in people.Companions.OrderBy(static pair => pair.Key))
        {
            byte[] id = Encoding.UTF8.GetBytes(contact.Value);
            int shared = id.AsSpan().CommonPrefixLength(before);
            bytes.WriteShort(shared);
            bytes.WriteShort(id.Length - shared);
            bytes.Write(id.AsSpan(shared));
            ByteWriter rest = new(new byte[MaxLength(companion)]);
            Write(ref rest, companion);
            rest.WriteShort(keepsEvidence ? companion.Latest.Count : 0);
            if (keepsEvidence)
            {
                foreach ((Instant At, InteractionId Id) latest in companion.Latest)
                {
                    interactions.TryAdd(latest, interactions.Count);
                    rest.WriteShort(interactions[latest]);
                }
            }

            bytes.WriteShort(rest.Written.Length);
            bytes.Write(rest.Written);
            before = id;
        }

        // One interaction is among the latest of several companions.
        bytes.WriteShort(interactions.Count);
        foreach ((Instant at, InteractionId id) in interactions.Keys) Write(ref bytes, at, id);
        return bytes.Written.ToArray();
    }

    private static int MaxLength(TiePeople.Companion companion) =>
        16 + companion.Occasions.Count * 10 + companion.AtGatherings.Sum(static pair => 10 + MaxLength(pair.Key))
        + companion.Latest.Sum(static latest => 5 + InstantLength + sizeof(ushort) + 3 * latest.Id.Value.Length);

    private static int MaxLength(GatheringId id) => sizeof(ushort) + 3 * id.Value.Length;

    private static void Write(ref ByteWriter bytes, TiePeople.Companion companion)
    {
        bytes.WriteShort(companion.Occasions.Count);
        foreach ((int headCount, int times) in companion.Occasions)
        {
            bytes.WriteShort(headCount);
            bytes.WriteShort(times);
        }

        bytes.WriteShort(companion.AtGatherings.Count);
        foreach ((GatheringId gathering, int headCount) in companion.AtGatherings)
        {
            byte[] id = Encoding.UTF8.GetBytes(gathering.Value);
            bytes.WriteShort(id.Length);
            bytes.Write(id);
            bytes.WriteShort(headCount);
        }
    }

    private static void Write(ref ByteWriter bytes, Instant at)
    {
        Duration since = at - NodaConstants.UnixEpoch;
        bytes.Write(since.Days);
        bytes.Write(since.NanosecondOfDay);
    }

    private static void Write(ref ByteWriter bytes, Instant? at)
    {
        bytes.Write((byte)(at is null ? 0 : 1));
        if (at is { } known) Write(ref bytes, known);
    }

    private static Instant? ReadOptionalInstant(ref ByteReader bytes) => bytes.Byte() != 0 ? ReadInstant(ref bytes) : null;

    private static void Write(ref ByteWriter bytes, Instant at, InteractionId id)
    {
        Write(ref bytes, at);
        bytes.Write(id.IsDefault ? "" : id.Value);
    }

    private static Instant ReadInstant(ref ByteReader bytes) =>
        NodaConstants.UnixEpoch + Duration.FromDays(bytes.Int32()) + Duration.FromNanoseconds(bytes.Int64());

    private static (Instant At, InteractionId Id) ReadPosition(ref ByteReader bytes)
    {
        Instant at = ReadInstant(ref bytes);
        string id = bytes.Text();
        return (at, id.Length == 0 ? default : new(id));
    }

    private static InvalidOperationException OfLaterVersion(byte format) =>
        new($"The folded state of old interactions has the format {format}, but this version knows {Format}. "
            + "Update RelationshipModel.");
}
