using BestNetwork.Records;
using NodaTime;
using RelationshipModel;

namespace BestNetwork.Tests;

public sealed class PresenceIndexTests
{
    private static readonly Instant Day = Instant.FromUtc(2020, 1, 1, 0, 0);

    private static (OwnerId Owner, Interaction Interaction) Letter(int day, string from, string to) =>
        new(new(from), new(new($"{day}-{from}-{to}"), Day + Duration.FromDays(day), Channel.Letter, new ContactId(to)));

    private static PresenceIndex Index(params (int Day, string From, string To)[] letters) =>
        PresenceIndex.Of(
            letters.SelectMany(static letter =>
                ((OwnerId Owner, Interaction Interaction)[])[Letter(letter.Day, letter.From, letter.To),
                    Letter(letter.Day, letter.To, letter.From)]));

    [Fact]
    public void LastSeenByOthers_OnlyTheOwnerWrote_IsTheBeginningOfTheFile()
    {
        PresenceIndex index = Index((0, "cat", "dan"), (1, "ann", "bob"), (2, "ann", "bob"));
        Assert.Equal(Day, index.LastSeenByOthers(new("ann"), new("bob")));
        Assert.Null(index.LastSeenByOthers(new("ann"), new("stranger")));
    }

    [Fact]
    public void LastSeenByOthers_EitherWayWithAnybodyElse_IsTheLatest()
    {
        PresenceIndex index = Index((1, "bob", "cat"), (2, "dan", "bob"), (3, "ann", "bob"), (4, "bob", "ann"));
        Assert.Equal(Day + Duration.FromDays(2), index.LastSeenByOthers(new("ann"), new("bob")));
        Assert.Equal(Day + Duration.FromDays(4), index.LastSeenByOthers(new("dan"), new("bob")));
        Assert.Equal(Day + Duration.FromDays(4), index.LastSeenByOthers(new("nobody"), new("bob")));
    }

    [Fact]
    public void Of_OutOfOrder_IsRefused() =>
        Assert.Throws<ArgumentException>(() => PresenceIndex.Of([Letter(2, "a", "b"), Letter(1, "a", "b")]));
}
