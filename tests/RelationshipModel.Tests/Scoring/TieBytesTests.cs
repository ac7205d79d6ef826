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

    private static Interaction Together(int day) =>
        new(new($"i{day}"), Instant.FromUtc(2024, 1, 1, 12, 0) + Duration.FromDays(day), Channel.InPerson,
            [Ada, .. Others.Where((_, i) => day % (i + 1) == 0)])
        {
            Gathering = day % 3 == 0 ? new GatheringId($"gathering {day % 2}") : null,
        };

    private static void AssertSame(TiePeople.Companion expected, TiePeople.Companion actual)
    {
        Assert.Equal(expected.Occasions, actual.Occasions);
        Assert.Equal(expected.AtGatherings, actual.AtGatherings);
    }
}
