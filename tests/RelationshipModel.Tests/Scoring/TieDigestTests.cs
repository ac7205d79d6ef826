using CsCheck;
using RelationshipModel.Scoring;
using static RelationshipModel.Tests.Scoring.Ties;

namespace RelationshipModel.Tests.Scoring;

public sealed class TieDigestTests
{
    [Fact]
    public void ContactDays_InAnyOrder_AreTheSetOfDaysOfTheWindow() =>
        Gen.Select(Gen.OneOf(Gen.Int[-300, 300], Gen.Int[-2_000, 2_000]).Array[1, 30], Gen.Int[-2_100, 2_100], Gen.Int[0, 1_200])
            .Sample((days, after, length) =>
            {
                TieDigest digest = new();
                foreach (int day in days) digest.AddContactDay(day);
                int last = days.Max();

                // A day that is out of the window when a later one comes is forgotten.
                SortedSet<int> known = [.. days.Where(day => day > last - TieDigest.WindowDays)];
                Assert.Equal(last, digest.LastContactDay);
                Assert.Equal(known.Count(day => day > after && day <= after + length),
                    digest.CountContactDays(after, after + length));
                for (int place = 1; place <= known.Count; place++)
                    Assert.Equal(known.Reverse().ElementAt(place - 1), digest.ContactDayFromLast(place));
                Assert.Null(digest.ContactDayFromLast(known.Count + 1));
            });

    [Theory]
    [InlineData(511, 2)]
    [InlineData(512, 1)]
    [InlineData(513, 1)]
    [InlineData(64, 2)]
    [InlineData(63, 2)]
    [InlineData(128, 2)]
    public void AddContactDay_SomeDaysAfterAnother_KeepsBothWithinTheWindow(int later, int count)
    {
        TieDigest forward = new(), backward = new();
        foreach (int day in (int[])[1_000, 1_000 + later]) forward.AddContactDay(day);
        foreach (int day in (int[])[1_000 + later, 1_000]) backward.AddContactDay(day);
        Assert.Equal(count, forward.CountContactDays(0, 10_000));
        Assert.Equal(count, backward.CountContactDays(0, 10_000));
        Assert.Equal(count == 2 ? 1_000 : null, forward.ContactDayFromLast(2));
        Assert.Equal(forward.DayBits, backward.DayBits);
    }

    [Fact]
    public void CountContactDays_BeginsAfterTheOneDayAndEndsWithTheOther()
    {
        TieDigest digest = new();
        for (int day = 0; day < 200; day++) digest.AddContactDay(day);
        Assert.Equal(200, digest.CountContactDays(int.MinValue, int.MaxValue));
        Assert.Equal(100, digest.CountContactDays(50, 150));
        Assert.Equal(1, digest.CountContactDays(198, 199));
        Assert.Equal(0, digest.CountContactDays(199, 300));
        Assert.Equal(0, digest.CountContactDays(150, 50));
    }

    [Fact]
    public void ContactDays_OfNoContact_DoNotExist()
    {
        TieDigest digest = new();
        Assert.Equal(0, digest.CountContactDays(int.MinValue, int.MaxValue));
        Assert.Null(digest.ContactDayFromLast(1));
        Assert.Null(digest.LastContactOrInteraction);
    }

    [Fact]
    public void Add_OneAfterAnother_KeepsFirstLastAndContact()
    {
        TieDigest digest = Folded(On(0), On(9, Channel.Reaction));
        Assert.Equal((2, (Day(0), new InteractionId("00000"))), (digest.Interactions, digest.First));
        Assert.Equal((Day(9), Day(0), Day(0)), (digest.LastAt, digest.LastContactAt, digest.FirstKeptAt));
        Assert.Equal(Day(0), digest.LastContactOrInteraction);
        Assert.Equal(Day(9), Folded(On(9, Channel.Reaction)).LastContactOrInteraction);
        Assert.Equal(Calendar.Number(Date(0)), digest.LastContactDay);
    }

    // A letter weighs .6 h, a meeting 1, a message .35/16; of equal ones the later comes first, and five are kept.
    [Fact]
    public void Add_TheHeaviest_AreFiveInOrderOfWeightAndOfEqualOnesTheLatestFirst()
    {
        TieDigest digest = Folded(On(0), On(1, Channel.InPerson), On(2, Channel.Message), On(3), On(4, Channel.InPerson));
        Assert.Equal(["00004", "00001", "00003", "00000", "00002"], Ids(digest.Heaviest));
        Assert.Equal([1, 1, .6, .6, .35 / 16], digest.Heaviest.Select(static heaviest => Math.Round(heaviest.Weight, 12)));

        Fold(digest, On(5, Channel.Reaction));
        Assert.Equal(["00004", "00001", "00003", "00000", "00002"], Ids(digest.Heaviest));
        Fold(digest, On(6, Channel.Message));
        Assert.Equal(["00004", "00001", "00003", "00000", "00006"], Ids(digest.Heaviest));
        Fold(digest, On(7));
        Assert.Equal(["00004", "00001", "00007", "00003", "00000"], Ids(digest.Heaviest));
    }

    // Half as much after 730 days.
    [Fact]
    public void Add_Advice_IsCountedAndDecays()
    {
        TieDigest digest = Folded(Advised(0, SupportKind.Informational), Advised(730, SupportKind.Appraisal));
        Assert.Equal((2, 1.5, Day(730)), (digest.AdviceCount, Math.Round(digest.AdviceSum, 12), digest.AdviceAt));
        Assert.Equal(.75, Scorer.Digests.AdviceAsOf(digest, Day(1460)), 1e-12);
        Assert.Equal(0, Scorer.Digests.AdviceAsOf(Folded(On(0)), Day(9)));
    }

    [Theory]
    [InlineData(TieSide.Contact, SupportKind.Informational, 1)]
    [InlineData(TieSide.Contact, SupportKind.Appraisal, 1)]
    [InlineData(TieSide.Contact, SupportKind.Emotional, 0)]
    [InlineData(TieSide.Contact, SupportKind.Instrumental, 0)]
    [InlineData(TieSide.Owner, SupportKind.Informational, 0)]
    [InlineData(TieSide.Owner, SupportKind.Appraisal, 0)]
    public void Add_Advice_IsInformationOrFeedbackOfTheContact(TieSide by, SupportKind kind, int count) =>
        Assert.Equal(count, Folded(Advised(0, kind, by)).AdviceCount);

    [Fact]
    public void Add_Advice_NamesTheLatestFive()
    {
        TieDigest digest = Folded([.. Enumerable.Range(0, 7).Select(static day => Advised(day, SupportKind.Appraisal))]);
        Assert.Equal(7, digest.AdviceCount);
        Assert.Equal(["00006", "00005", "00004", "00003", "00002"], digest.LatestAdvice.Select(static id => id.Value));
    }

    [Fact]
    public void Copy_FoldedOn_LeavesTheOriginal()
    {
        TieDigest digest = Folded(Advised(0, SupportKind.Appraisal), At(On(1), "supper"));
        string before = Text(digest);
        TieDigest copy = digest.Copy();
        Assert.Equal(before, Text(copy));

        Fold(copy, Advised(2, SupportKind.Appraisal));
        Fold(copy, At(On(3), "concert"));

        Assert.Equal(before, Text(digest));
        Assert.Equal(["concert", "supper"], copy.Gatherings.Select(static gathering => gathering.Value));
        Assert.Equal(4, copy.CountContactDays(int.MinValue, int.MaxValue));
    }

    internal static string Text(TieDigest digest) => string.Join('\n',
        digest.Interactions, digest.First, digest.FirstKeptAt, digest.LastAt, digest.LastContactAt, digest.LastContactDay,
        string.Join(' ', digest.DayBits.ToArray()), string.Join(' ', digest.Heaviest), digest.AdviceCount,
        digest.AdviceSum, digest.AdviceCount > 0 ? digest.AdviceAt : null, string.Join(' ', digest.LatestAdvice),
        string.Join(' ', digest.Gatherings));

    private static string[] Ids(IEnumerable<(double Weight, InteractionId Id)> heaviest) =>
        [.. heaviest.Select(static one => one.Id.Value)];

    private static Interaction Advised(int day, SupportKind kind, TieSide by = TieSide.Contact) =>
        new(new($"{day:D5}"), Day(day), Channel.Letter, Friend) { Supports = [new(by, kind)] };

    private static Interaction At(Interaction interaction, string gathering) =>
        new(interaction.Id, interaction.At, interaction.Channel, Friend) { Gathering = new(gathering) };

    private static TieDigest Folded(params Interaction[] history)
    {
        TieDigest digest = new();
        foreach (Interaction interaction in history) Fold(digest, interaction);
        return digest;
    }

    private static void Fold(TieDigest digest, Interaction interaction) => Scorer.Digests.Add(digest, interaction, Friend);
}
