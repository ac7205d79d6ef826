using NodaTime;
using RelationshipModel.Scoring;

namespace RelationshipModel.Tests.Scoring;

public sealed class DirectionTallyTests
{
    private static readonly Instant Noon = Instant.FromUtc(2024, 1, 1, 12, 0);

    private static IEnumerable<Interaction> Mail(int sent, int received, int contacts, Channel channel = Channel.Email,
        int heads = 2) =>
        Enumerable.Range(0, sent + received).Select(i =>
        {
            ContactId contact = new($"c{i % contacts}");
            return new Interaction(new($"{i}"), Noon + Duration.FromHours(i), channel, contact)
            {
                Initiator = i < sent ? Initiator.Owner : Initiator.Of(contact),
                HeadCount = heads,
            };
        });

    [Theory]
    [InlineData(20, 0, 5, RecordedDirections.OwnerOnly)]
    [InlineData(0, 20, 5, RecordedDirections.ContactsOnly)]
    [InlineData(95, 5, 9, RecordedDirections.OwnerOnly)]
    [InlineData(94, 6, 9, RecordedDirections.Both)]
    [InlineData(5, 95, 9, RecordedDirections.ContactsOnly)]
    [InlineData(6, 94, 9, RecordedDirections.Both)]
    [InlineData(19, 0, 5, RecordedDirections.Both)]
    [InlineData(100, 0, 4, RecordedDirections.Both)]
    [InlineData(50, 50, 9, RecordedDirections.Both)]
    [InlineData(0, 0, 1, RecordedDirections.Both)]
    public void Directions_OfALog_AreOneWhereNearlyAllGoThatWay(int sent, int received, int contacts,
        RecordedDirections expected) =>
        Assert.Equal(expected, DirectionTally.Of(Mail(sent, received, contacts)));

    [Theory]
    [InlineData(20, 0, RecordedDirections.OwnerOnly)]
    [InlineData(0, 20, RecordedDirections.ContactsOnly)]
    [InlineData(10, 10, RecordedDirections.Both)]
    public void Add_Episodes_CountAsTheirInteractions(int sent, int received, RecordedDirections expected)
    {
        DirectionTally tally = new();
        foreach (Interaction mail in Mail(sent, received, 5)) tally.Add(mail.Contacts[0], Episode.Of(mail, mail.Contacts[0]));
        Assert.Equal(expected, tally.Directions);
        Assert.Throws<ArgumentException>(() => tally.Add(default, Episode.Of(Mail(1, 0, 1).First(), new("c0"))));
    }

    [Theory]
    [InlineData(Channel.Letter)]
    [InlineData(Channel.Message)]
    [InlineData(Channel.Other)]
    public void Directions_OfEveryWrittenChannel_AreTold(Channel channel) =>
        Assert.Equal(RecordedDirections.OwnerOnly, DirectionTally.Of(Mail(20, 0, 5, channel)));

    [Fact]
    public void ToString_CountsBothSides() => Assert.Equal(
        "3 from the owner, 1 from 2 contacts",
        Mail(3, 1, 2).Aggregate(new DirectionTally(), static (tally, mail) =>
        {
            tally.Add(mail);
            return tally;
        }).ToString());

    [Fact]
    public void Members_GivenNull_AreRefused()
    {
        Assert.Throws<ArgumentNullException>("interaction", static () => new DirectionTally().Add(null!));
        Assert.Throws<ArgumentNullException>("log", static () => DirectionTally.Of(null!));
    }

    [Fact]
    public void Add_TalksGroupsAndUnknown_CountForNothing()
    {
        Assert.Equal(RecordedDirections.Both, DirectionTally.Of(Mail(40, 0, 9, Channel.Voice)));
        Assert.Equal(RecordedDirections.Both, DirectionTally.Of(Mail(40, 0, 9, Channel.Reaction)));
        Assert.Equal(RecordedDirections.Both, DirectionTally.Of(Mail(40, 0, 9, heads: 3)));
        Assert.Equal(RecordedDirections.Both,
            DirectionTally.Of(Mail(40, 0, 9).Select(static mail => mail with { Initiator = Initiator.Unknown })));
    }
}
