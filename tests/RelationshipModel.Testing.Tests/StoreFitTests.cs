using NodaTime;
using RelationshipModel.Testing.Tests.Crms;

namespace RelationshipModel.Testing.Tests;

public sealed class StoreFitTests
{
    private static readonly Interaction Supper = new(
        new("supper"), Instant.FromUtc(1969, 12, 31, 23, 59, 59).PlusNanoseconds(999), Channel.Email, new("b"), new("a"))
    {
        HeadCount = 9,
        Length = Duration.FromDays(2000) + Duration.FromSeconds(30),
        Initiator = Initiator.Of(new("a")),
    };

    [Fact]
    public void ContactFields_NameThatIsNone_SaysWhichThereAre()
    {
        ArgumentException fault = Assert.Throws<ArgumentException>(
            () => new StoreFit { ContactFields = ["Placce", nameof(Contact.Name)] });

        Assert.StartsWith("Placce, Name: not among what a store may keep of a Contact beside what it must: Birthday, Closeness, ",
            fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_OutOfRange_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new StoreFit { TimePrecision = Duration.Zero });
        Assert.Throws<ArgumentOutOfRangeException>(() => new StoreFit { LengthPrecision = Duration.FromDays(2) });
        Assert.Throws<ArgumentOutOfRangeException>(() => new StoreFit { MaxLength = Duration.FromMinutes(59) });
        Assert.Throws<ArgumentOutOfRangeException>(() => new StoreFit { MaxTextLength = 15 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new StoreFit { OwnerKeys = (KeyForm)4 });
        Assert.Throws<ArgumentException>(() => new StoreFit { Channels = [] });
    }

    [Fact]
    public void Keep_FieldsPrecisionAndChannels_LeavesOutTheRest()
    {
        Interaction kept = new FakeCrmFixture().Keep(Supper);

        Assert.Equal(
            new(new("supper"), Instant.FromUtc(1969, 12, 31, 23, 59, 59), kept.Channel, new("a"), new("b"))
            {
                Length = Duration.FromDays(1000),
            },
            kept);
        Assert.Contains(kept.Channel, new[] { Channel.Voice, Channel.InPerson });
        Assert.Equal(kept, new FakeCrmFixture().Keep(kept));
    }

    [Fact]
    public void Keep_LongText_IsCutBetweenCharacters() =>
        Assert.Equal(39, new FakeCrmFixture().Keep(new Contact(new("1"), new string('x', 39) + "\U0001f600")).Name.Length);

    [Fact]
    public void Keep_StoreThatKeepsEverything_IsTheSame()
    {
        Assert.Same(Supper, new ConformanceSuitesTests.HalfTestedFixture().Keep(Supper));
        Assert.Equal("a", new ConformanceSuitesTests.HalfTestedFixture().ContactOf("a").Value);
    }

    [Fact]
    public void ContactOf_KeysOfAHost_GoThereAndBackAndAreEachOfOneName()
    {
        GuidFixture guids = new();
        FakeCrmFixture numbers = new();

        Assert.Equal(guids.ContactOf("a"), ContactId.From(guids.ContactOf("a").ToGuid()));
        Assert.Equal(guids.InteractionOf("a"), InteractionId.From(guids.InteractionOf("a").ToInt64()));
        Assert.Throws<OverflowException>(() => guids.InteractionOf("a").ToInt32());
        Assert.Equal(numbers.ContactOf("a"), ContactId.From(numbers.ContactOf("a").ToInt32()));
        Assert.Equal(2000, Enumerable.Range(0, 2000).Select(i => numbers.ContactOf($"{i}")).Distinct().Count());
        Assert.Equal(2, numbers.Owners.Distinct().Count());
    }

    [Fact]
    public void CoverageOf_SuitesOfAStoreThatIsFitted_SaysWhichAreNot()
    {
        string table = ConformanceSuites.CoverageOf(typeof(StoreFitTests).Assembly, new GuidFixture());

        Assert.Contains("CircleStoreConformance         not covered  needs a store that keeps everything, by keys of "
            + "any text\n", table,
            StringComparison.Ordinal);
        Assert.Contains("DurabilityConformance          covered      GuidDurabilityTests\n", table, StringComparison.Ordinal);
        ConformanceSuites.AssertAllDerived(typeof(StoreFitTests).Assembly, new GuidFixture());
    }

    [Fact]
    public void CoverageOf_SuiteThatNobodyDerives_IsMissing() =>
        Assert.Contains("InteractionStoreConformance    missing      no public class derives it with HalfTestedFixture\n",
            ConformanceSuites.CoverageOf(typeof(StoreFitTests).Assembly, new ConformanceSuitesTests.HalfTestedFixture()),
            StringComparison.Ordinal);
}
