using NodaTime;

namespace RelationshipModel.Tests.Golden;

/// <summary>One fixed history of a made-up tie, with every channel, both sides, replies, support, groups and a day
/// that begins in another zone.</summary>
internal static class GoldenHistory
{
    internal static readonly ContactId Friend = new("friend");
    internal static readonly TieKey Key = new(new("owner"), Friend);
    internal static readonly Instant AsOf = Instant.FromUtc(2023, 1, 1, 0, 0);
    internal static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    private static readonly Initiator ByOwner = Initiator.Owner, ByFriend = Initiator.Of(Friend);
    private static readonly Support Given = new(TieSide.Owner), Received = new(TieSide.Contact);

    internal static readonly Interaction[] Interactions =
    [
        At(1, 2020, 1, 5, 18, 0, Channel.InPerson, ByFriend) with { Length = Duration.FromMinutes(120), Depth = Depth.CatchUp },
        At(2, 2020, 1, 5, 21, 30, Channel.Message, ByOwner),
        At(3, 2020, 2, 10, 9, 0, Channel.Letter, ByOwner),
        At(4, 2020, 2, 14, 10, 0, Channel.Letter, ByFriend) with { Depth = Depth.Meaningful, IsReply = true,
            Supports = [Received] },
        At(5, 2020, 6, 1, 19, 0, Channel.InPerson, ByOwner) with { Length = Duration.FromMinutes(180), Depth = Depth.Meaningful,
            HeadCount = 6, Supports = [Given] },
        At(6, 2020, 6, 1, 23, 15, Channel.Message, ByOwner),
        At(7, 2020, 6, 2, 8, 0, Channel.Reaction, ByFriend),
        At(8, 2020, 12, 24, 17, 0, Channel.Video, ByFriend) with { Length = Duration.FromMinutes(45), HeadCount = 3,
            Supports = [Given, Received] },
        At(9, 2021, 7, 1, 12, 0, Channel.Email, ByOwner),
        At(10, 2021, 7, 1, 12, 0, Channel.Email, ByFriend),
        At(11, 2021, 7, 9, 12, 0, Channel.Voice, ByOwner) with { Length = Duration.FromMinutes(25), Depth = Depth.Confiding,
            Supports = [Given] },
        At(12, 2022, 3, 3, 3, 0, Channel.Message, ByOwner) with { Depth = Depth.SmallTalk },
        At(13, 2022, 4, 3, 3, 0, Channel.Message, ByOwner) with { Depth = Depth.SmallTalk },
        At(14, 2022, 5, 3, 3, 0, Channel.Message, ByOwner) with { Supports = [Given] },
        At(15, 2022, 5, 4, 3, 0, Channel.Reaction, ByOwner),
    ];

    private static Interaction At(int id, int year, int month, int day, int hour, int minute, Channel channel,
        Initiator initiator) =>
        new(new($"g{id:00}"), Instant.FromUtc(year, month, day, hour, minute), channel, Friend) { Initiator = initiator };
}
