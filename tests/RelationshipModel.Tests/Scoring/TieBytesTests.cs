using NodaTime;
using RelationshipModel.Scoring;

namespace RelationshipModel.Tests.Scoring;

public sealed class TieBytesTests
{
    private static readonly ContactId Ada = new("ada@example.org");
    private static readonly ContactId[] Others =
        [new("ben"), new("ben@example.org"), new("ben@example.com"), new("be\u00f1at"), new("\U0001F33B"),
            new(new string('x', 256))];

    [Fact]
    public void ReadPeople_OfWhatWasWritten_IsTheSame()
    {
        FoldedTie tie = new(Ada);
        for (int day = 0; day < 12; day++) tie.AddPeople(Together(day));

        byte[] bytes = TieBytes.WritePeople(tie);
        TiePeople read = TieBytes.ReadPeople(bytes);

        Assert.Equal(tie.People.Last, read.Last);
        Assert.Equal(Others.Order(), read.Companions.Keys.Order());
        foreach (ContactId other in Others)
        {
            TiePeople.Companion expected = tie.People.Companions[other], found = TieBytes.FindCompanion(bytes, other)!;
            AssertSame(expected, read.Companions[other]);
            Assert.Equal(expected.Latest, read.Companions[other].Latest);
            AssertSame(expected, found);
        }

        Assert.Null(TieBytes.FindCompanion(bytes, new("be")));
        Assert.Null(TieBytes.FindCompanion(bytes, Ada));
    }

    [Fact]
    public void ReadPeople_OfAnEarlierFormat_FindsThem()
    {
        ByteWriter companion = new(new byte[256]);
        companion.Write((ushort)1);
        companion.Write(3);
        companion.Write(4);
        companion.Write((ushort)1);
        companion.Write("supper");
        companion.Write(7);
        companion.Write((byte)1);
        WritePosition(ref companion);
        ByteWriter people = new(new byte[512]);
        people.Write((byte)1);
        WritePosition(ref people);
        people.Write(1);
        people.Write("ben");
        people.Write(companion.Written.Length);
        people.Write(companion.Written);

        TiePeople read = TieBytes.ReadPeople(people.Written);

        (Instant, InteractionId) position = (NodaConstants.UnixEpoch + Duration.FromDays(19_000), new("i1"));
        Assert.Equal(position, read.Last);
        TiePeople.Companion ben = read.Companions[new("ben")];
        Assert.Equal([(3, 4)], ben.Occasions);
        Assert.Equal([KeyValuePair.Create(new GatheringId("supper"), 7)], ben.AtGatherings);
        Assert.Equal([position], ben.Latest);
        AssertSame(ben, TieBytes.FindCompanion(people.Written, new("ben"))!);

        static void WritePosition(ref ByteWriter bytes)
        {
            bytes.Write(19_000);
            bytes.Write(0L);
            bytes.Write("i1");
        }
    }

    [Fact]
    public void ReadDigest_OfWhatWasWritten_IsTheSame()
    {
        FoldedTie tie = Folded(9);
        FoldedTie read = Bytes.Read(Ada, Bytes.Write(tie, TieProfile.None), TieBytes.WritePeople(tie), TieProfile.None)!;

        Assert.Equal(Fields.Values(tie.State), Fields.Values(read.State));
        Assert.Equal(TieDigestTests.Text(tie.Digest), TieDigestTests.Text(read.Digest));
        Assert.Equal(tie.Gatherings, read.Gatherings);
        Assert.Equal(["gathering 0", "gathering 1"], read.Gatherings.Select(static gathering => gathering.Value));
        Assert.Equal(tie.People.Companions.Keys.Order(), read.People.Companions.Keys.Order());
        Assert.Equal(Ada, read.Contact);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(127, 1)]
    [InlineData(128, 2)]
    [InlineData(16_383, 2)]
    [InlineData(16_384, 3)]
    [InlineData(int.MaxValue, 5)]
    public void WriteShort_OfANumber_TakesAByteForSevenBits(int value, int bytes)
    {
        ByteWriter writer = new(new byte[8]);
        writer.WriteShort(value);

        Assert.Equal(bytes, writer.Written.Length);
        Assert.Equal(value, new ByteReader(writer.Written).Short());
    }

    [Fact]
    public void ReadDigest_OfNothingThatCanBeMissing_IsTheSame()
    {
        TieDigest digest = Read(new FoldedTie(Ada)).Digest;
        Assert.Equal((0, null, null), (digest.Interactions, digest.FirstKeptAt, digest.LastContactAt));
        Assert.Equal(new TieDigest().First, digest.First);
        Assert.Empty(digest.Heaviest);
        Assert.Equal(TieDigestTests.Text(new()), TieDigestTests.Text(TieBytes.ReadDigest([])));
        Assert.Empty(TieBytes.ReadGatherings([]));
    }

    [Fact]
    public void ReadDigest_OfIdsOfTheLongest_IsTheSame()
    {
        FoldedTie tie = new(Ada);
        for (char letter = 'a'; letter < 'm'; letter++)
        {
            string name = new string('\u3042', 255) + letter;
            Interaction interaction = new(new(name), Instant.FromUtc(2024, 1, 1, 0, 0) + Duration.FromDays(letter),
                Channel.InPerson, [Ada, new(name)])
            {
                Gathering = new(name),
                Supports = [new(TieSide.Contact, SupportKind.Appraisal)],
            };
            tie.Add(Ties.Scorer, interaction, TieProfile.None);
            tie.AddPeople(interaction);
        }

        Assert.Equal(TieDigestTests.Text(tie.Digest), TieDigestTests.Text(Read(tie).Digest));
        TiePeople people = TieBytes.ReadPeople(TieBytes.WritePeople(tie));
        Assert.Equal(12, people.Companions.Count);
        Assert.All(people.Companions, pair => AssertSame(tie.People.Companions[pair.Key], pair.Value));
    }

    [Fact]
    public void ReadEarlier_OfWhatWasWritten_IsTheSameBesideTheLater()
    {
        FoldedTie later = Folded(9), earlier = Folded(4);
        Instant at = Instant.FromUtc(2024, 1, 5, 6, 7) + Duration.FromNanoseconds(8);
        byte[] kept = Bytes.Write(later, TieProfile.None);
        Assert.Null(Bytes.ReadEarlier(Ada, kept, TieProfile.None));

        byte[] both = Bytes.WriteEarlier(kept, earlier, TieProfile.None, at);

        (FoldedTie tie, Instant readAt) = Bytes.ReadEarlier(Ada, both, TieProfile.None)!.Value;
        Assert.Equal(at, readAt);
        Assert.Equal(Fields.Values(earlier.State), Fields.Values(tie.State));
        Assert.Equal(TieDigestTests.Text(earlier.Digest), TieDigestTests.Text(tie.Digest));
        Assert.Equal(Fields.Values(later.State), Fields.Values(Bytes.Read(Ada, both, default, TieProfile.None)!.State));
        Assert.Null(Bytes.ReadEarlier(Ada, both, new() { Kind = TieKind.Parent }));

        // Written again the earlier fold stays; another takes its place.
        Assert.Equal(both, Bytes.Write(later, TieProfile.None, both));
        Assert.Equal(both, Bytes.WriteEarlier(both, earlier, TieProfile.None, at));
    }

    [Fact]
    public void Read_OfNothingOrUnderAnotherStatement_IsNull()
    {
        byte[] kept = Bytes.Write(Folded(9), TieProfile.None);
        Assert.Null(Bytes.Read(Ada, default, default, TieProfile.None));
        Assert.Null(Bytes.Read(Ada, kept.AsMemory(0, 9), default, TieProfile.None));
        Assert.Null(Bytes.Read(Ada, kept, default, new() { Kind = TieKind.Parent }));
        Assert.Null(Bytes.Read(Ada, (byte[])[0, .. kept.AsSpan(1)], default, TieProfile.None));
        Assert.Null(Bytes.Read(Ada, (byte[])[kept[0], 3, .. kept.AsSpan(2)], default, TieProfile.None));
    }

    // Before digests were kept the state was followed by something else.
    [Fact]
    public void Read_OfAFormatWithoutDigest_IsNullAndOfAPastKeepsTheState()
    {
        FoldedTie tie = Folded(9);
        byte[] kept = Bytes.Write(tie, TieProfile.None);
        kept[1] = 1;
        Assert.Null(Bytes.Read(Ada, kept, default, TieProfile.None));
        FoldedTie past = Bytes.ReadPast(Ada, kept, TieProfile.None);
        Assert.Equal(Fields.Values(tie.State), Fields.Values(past.State));
        Assert.Equal(0, past.Digest.Interactions);
    }

    [Fact]
    public void ReadPast_OfWhatWasWritten_IsTheSameButTheEvidence()
    {
        FoldedTie tie = Folded(9);
        byte[] past = Bytes.WritePast(tie, TieProfile.None);
        FoldedTie read = Bytes.ReadPast(Ada, past, TieProfile.None);

        Assert.Equal(Fields.Values(tie.State), Fields.Values(read.State));
        Assert.Equal(Fields.Values(tie.State), Fields.Values(Bytes.ReadPastState(past, TieProfile.None)));
        Assert.Empty(read.Digest.Heaviest);
        Assert.Empty(read.Digest.LatestAdvice);
        Assert.Null(read.Digest.FirstKeptAt);
        Assert.Equal((9, tie.Digest.AdviceCount), (read.Digest.Interactions, read.Digest.AdviceCount));
        Assert.Equal(tie.Digest.DayBits, read.Digest.DayBits);
        Assert.Equal(tie.People.Last, read.LastOfPeople);
        foreach (ContactId other in Others)
        {
            AssertSame(tie.People.Companions[other], read.People.Companions[other]);
            Assert.Empty(read.People.Companions[other].Latest);
        }
    }

    [Fact]
    public void ReadPast_OfNothing_HasNoInteraction()
    {
        FoldedTie past = Bytes.ReadPast(Ada, default, TieProfile.None);
        Assert.Equal((0, 0, 0), (past.State.Interactions, past.Digest.Interactions, past.People.Companions.Count));
        Assert.Null(past.LastOfPeople);
    }

    [Fact]
    public void ReadPast_OfABareState_HasAnEmptyDigest()
    {
        FoldedTie tie = Folded(9);
        byte[] bare = new TieStateBytes(Ties.Scorer.Options, Ties.Scorer.Fold).Write(tie.State, TieProfile.None);
        FoldedTie past = Bytes.ReadPast(Ada, bare, TieProfile.None);
        Assert.Equal(Fields.Values(tie.State), Fields.Values(past.State));
        Assert.Equal(0, past.Digest.Interactions);
    }

    [Fact]
    public void ReadPast_OfALaterFormat_SaysWhichIsKnown()
    {
        byte[] past = Bytes.WritePast(Folded(9), TieProfile.None);
        past[1] = 7;
        string message =
            Assert.Throws<InvalidOperationException>(() => Bytes.ReadPast(Ada, past, TieProfile.None)).Message;
        Assert.Equal(
            "The folded state of old interactions has the format 7, but this version knows 2. Update RelationshipModel.", message);
    }

    [Fact]
    public void WithoutPeople_OneOfThem_LeavesTheOthersAndTheRest()
    {
        FoldedTie tie = Folded(9);
        byte[] past = Bytes.WritePast(tie, TieProfile.None);

        FoldedTie without = Bytes.ReadPast(Ada, TieBytes.WithoutPeople(past, [Others[0], Ada]), TieProfile.None);

        Assert.Equal(Others.Skip(1).Order(), without.People.Companions.Keys.Order());
        Assert.Equal(TieDigestTests.Text(tie.Digest), TieDigestTests.Text(without.Digest));
        AssertSame(tie.People.Companions[Others[1]], without.Companion(Others[1])!);
        Assert.Null(without.Companion(Others[0]));
        Assert.Equal(tie.People.Last, without.LastOfPeople);
    }

    [Fact]
    public void WithoutPeople_OfNobodyInIt_IsNull()
    {
        byte[] past = Bytes.WritePast(Folded(9), TieProfile.None);
        Assert.Null(TieBytes.WithoutPeople(past, [Ada]));
        Assert.Null(TieBytes.WithoutPeople(past, []));
        Assert.Null(TieBytes.WithoutPeople(default, [Others[0]]));
        Assert.Null(TieBytes.WithoutPeople(Bytes.Write(Folded(9), TieProfile.None), [Others[0]]));
    }

    [Fact]
    public void ReadPeople_OfNobody_KeepsUpToWhereTheyWereFolded()
    {
        FoldedTie tie = new(Ada);
        Assert.Null(TieBytes.ReadLastOfPeople(TieBytes.WritePeople(tie)));
        Assert.Null(TieBytes.ReadPeople(TieBytes.WritePeople(tie)).Last);
        Assert.Null(TieBytes.ReadLastOfPeople([]));
        Assert.Null(TieBytes.ReadPeople([]).Last);
        Assert.Null(TieBytes.FindCompanion([], Ada));

        tie.AddPeople(Together(5, []));
        (Instant, InteractionId) position = (Instant.FromUtc(2024, 1, 6, 12, 0), new("i5"));
        Assert.Equal(position, TieBytes.ReadLastOfPeople(TieBytes.WritePeople(tie)));
        Assert.Equal(position, TieBytes.ReadPeople(TieBytes.WritePeople(tie)).Last);
    }

    [Fact]
    public void AddPeople_UpToWhereTheyWereFolded_IsIgnored()
    {
        FoldedTie tie = new(Ada);
        Assert.True(tie.AddPeople(Together(5)));
        Assert.False(tie.AddPeople(Together(5)));
        Assert.False(tie.AddPeople(Together(4)));
        Assert.True(tie.AddPeople(Together(6)));

        FoldedTie read = new(Ada, TieState.Empty, default, TieBytes.WritePeople(tie));
        Assert.False(read.AddPeople(Together(6)));
        Assert.True(read.AddPeople(Together(7)));
    }

    [Fact]
    public void WithPeople_WhereOneBecomesAnother_UnitesThemFoldedOrRead()
    {
        FoldedTie folded = Folded(9);
        FoldedTie read = new(Ada, folded.State, default, TieBytes.WritePeople(folded));
        foreach (FoldedTie tie in (FoldedTie[])[folded, read])
        {
            FoldedTie united = tie.WithPeople(static contact => contact == Others[1] ? Others[0] : contact);
            TiePeople.Companion one = united.Companion(Others[0])!;
            Assert.Null(united.Companion(Others[1]));
            Assert.Equal(9 + 5, one.Occasions.Sum(static occasion => occasion.Times) + 3 + 2);
            Assert.NotNull(tie.Companion(Others[1]));
        }
    }

    [Fact]
    public void Copy_FoldedOn_LeavesTheOriginal()
    {
        FoldedTie tie = Folded(9), same = Folded(9);
        FoldedTie copy = tie.Copy();
        copy.Add(Ties.Scorer, Together(30), TieProfile.None);
        Assert.Equal(Fields.Values(same.State), Fields.Values(tie.State));
        Assert.Equal(TieDigestTests.Text(same.Digest), TieDigestTests.Text(tie.Digest));
        Assert.Equal((10, 10), (copy.State.Interactions, copy.Digest.Interactions));
        Assert.True(copy.IsAfter(Instant.FromUtc(2024, 1, 31, 11, 59)));
        Assert.False(copy.IsAfter(Instant.FromUtc(2024, 1, 31, 12, 0)));
        Assert.False(new FoldedTie(Ada).IsAfter(Instant.FromUtc(2000, 1, 1, 0, 0)));
        Assert.False(copy.IsBefore(Together(30)));
        Assert.True(copy.IsBefore(Together(31)));
    }

    private static TieBytes Bytes => Ties.Scorer.Bytes;

    private static FoldedTie Read(FoldedTie tie) =>
        Bytes.Read(Ada, Bytes.Write(tie, TieProfile.None), default, TieProfile.None)!;

    private static FoldedTie Folded(int days)
    {
        FoldedTie tie = new(Ada);
        for (int day = 0; day < days; day++)
        {
            tie.Add(Ties.Scorer, Together(day), TieProfile.None);
            tie.AddPeople(Together(day));
        }

        return tie;
    }

    private static Interaction Together(int day) => Together(day, Others.Where((_, i) => day % (i + 1) == 0));

    private static Interaction Together(int day, IEnumerable<ContactId> others) =>
        new(new($"i{day}"), Instant.FromUtc(2024, 1, 1, 12, 0) + Duration.FromDays(day), Channel.InPerson,
            [Ada, .. others])
        {
            Supports = day % 4 == 1 ? [new(TieSide.Contact, SupportKind.Appraisal)] : [],
            Length = day % 2 == 0 ? Duration.FromMinutes(30 + day) : null,
            Gathering = day % 3 == 0 ? new GatheringId($"gathering {day % 2}") : null,
        };

    private static void AssertSame(TiePeople.Companion expected, TiePeople.Companion actual)
    {
        Assert.Equal(expected.Occasions, actual.Occasions);
        Assert.Equal(expected.AtGatherings, actual.AtGatherings);
    }
}
