using NodaTime;
using RelationshipModel.Scoring;
using static RelationshipModel.Tests.Scoring.Ties;

namespace RelationshipModel.Tests.Scoring;

public sealed class EpisodeTests
{
    private static readonly InteractionId Id = new("id");

    [Fact]
    public void Constructor_AValueOutOfItsRange_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => new Episode(default, Day(0), Channel.Letter));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Episode(Id, Instant.MinValue, Channel.Letter));
        Refused("channel", () => new(Id, Day(0), (Channel)99));
        Refused("opener", () => new(Id, Day(0), Channel.Letter, (TieSide)99));
        Refused("depth", () => new(Id, Day(0), Channel.Letter, depth: (Depth)99));
        Refused("headCount", () => new(Id, Day(0), Channel.Letter, headCount: 1));
        Assert.Contains("The length must not be negative.",
            Refused("length", () => new(Id, Day(0), Channel.Letter, length: -Duration.Epsilon)), StringComparison.Ordinal);
        foreach (int feel in (int[])[-3, 3])
        {
            Assert.Contains("The after-feel must be from -2 to 2.",
                Refused("afterFeel", () => new(Id, Day(0), Channel.Letter, afterFeel: feel)), StringComparison.Ordinal);
        }

        static string Refused(string name, Func<Episode> make) =>
            Assert.Throws<ArgumentOutOfRangeException>(name, () => make()).Message;
    }

    [Fact]
    public void Constructor_EveryFactAtItsLimits_KeepsIt()
    {
        foreach (Channel channel in Enum.GetValues<Channel>())
            foreach (TieSide opener in Enum.GetValues<TieSide>())
                foreach (Depth depth in Enum.GetValues<Depth>())
                    foreach (int? feel in (int?[])[null, -2, -1, 0, 1, 2])
                    {
                        bool isReply = feel > 0, given = feel is 0 or 1, received = feel is null or 0;
                        Instant at = feel is null ? Day(0) : Instant.FromUtc(9999, 12, 29, 23, 59) + Duration.FromNanoseconds(7);
                        Episode episode = new(Id, at, channel, opener, isReply, null, int.MaxValue, depth, given, received, feel);
                        Assert.Equal((Id, at, channel, opener, isReply),
                            (episode.Id, episode.At, episode.Channel, episode.Opener, episode.IsReply));
                        Assert.Equal((int.MaxValue, depth, given, received, feel),
                            (episode.HeadCount, episode.Depth, episode.GaveSupport, episode.ReceivedSupport, episode.AfterFeel));
                        Assert.Equal(given || received || feel is not null || depth != Depth.Unknown, episode.Facts.IsMarked);
                    }
    }

    // A length of zero means something for a talk alone: nobody answered.
    [Theory]
    [InlineData(Channel.Voice, null, double.NaN)]
    [InlineData(Channel.Voice, 0, 0)]
    [InlineData(Channel.Voice, 90, 1.5)]
    [InlineData(Channel.Letter, 0, double.NaN)]
    [InlineData(Channel.Reaction, 0, double.NaN)]
    [InlineData(Channel.Letter, 30, .5)]
    public void Hours_OfALength_AreKnownWhereItMeansSomething(Channel channel, int? minutes, double hours) =>
        Assert.Equal(hours, new Episode(Id, Day(0), channel,
            length: minutes is { } stated ? Duration.FromMinutes(stated) : null).Facts.Hours);

    [Fact]
    public void Of_AnInteraction_IsAsTheTieToTheContactSeesIt()
    {
        ContactId other = new("other");
        Interaction interaction = new(Id, Day(0), Channel.Video, Friend, other)
        {
            Initiator = Initiator.Of(other),
            IsReply = true,
            Length = Duration.FromHours(2),
            Depth = Depth.Confiding,
            Supports = [new(TieSide.Contact), new(TieSide.Contact, SupportKind.Emotional)],
            AfterFeel = -1,
            HeadCount = 7,
        };
        Episode expected = new(Id, Day(0), Channel.Video, TieSide.Contact, true, Duration.FromHours(2), 7, Depth.Confiding,
            received: true, afterFeel: -1);
        Assert.Equal(expected, Episode.Of(interaction, other));
        Assert.Equal(TieSide.None, Episode.Of(interaction, Friend).Opener);
        Assert.Equal($"Episode id at {Day(0)} (Video)", expected.ToString());

        Interaction given = new(Id, Day(0), Channel.Video, Friend)
        {
            Initiator = Initiator.Owner,
            Supports = [new(TieSide.Owner), new(TieSide.Owner, SupportKind.Emotional)],
        };
        Assert.Equal((TieSide.Owner, true, false),
            (Episode.Of(given, Friend).Opener, Episode.Of(given, Friend).GaveSupport, Episode.Of(given, Friend).ReceivedSupport));
        string message = Assert.Throws<ArgumentException>(() => Episode.Of(given, other)).Message;
        Assert.StartsWith("Interaction id does not include the contact other.", message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>(() => Episode.Of(null!, other));
    }

    [Fact]
    public void Compare_IsByInstantAndThenById()
    {
        Episode early = new(new("b"), Day(0), Channel.Letter), a = new(new("a"), Day(1), Channel.Letter),
            b = new(new("b"), Day(1), Channel.Letter);
        Assert.Equal([-1, 1, -1, 0], (int[])[Sign(early, a), Sign(b, a), Sign(a, b), Sign(b, b)]);

        static int Sign(Episode x, Episode y) => Math.Sign(Episode.Compare(x, y));
    }

    /// <summary>What an interaction is to its tie, said in words for each channel, opener, number of others, length and mark of a
    /// reply.</summary>
    [Fact]
    public void KindOf_EveryForm_IsWhatTheModelSays()
    {
        foreach (Channel channel in Enum.GetValues<Channel>())
            foreach (TieSide opener in Enum.GetValues<TieSide>())
                foreach (int others in (int[])[1, 3, 4, 25, 26, 500])
                    foreach (int? minutes in (int?[])[null, 0, 1])
                        foreach (bool isReply in (bool[])[false, true])
                        {
                            Episode episode = new(Id, Day(0), channel, opener, isReply,
                                minutes is { } stated ? Duration.FromMinutes(stated) : null, others + 1);
                            EpisodeKind expected = Expected(channel, opener, others, minutes, isReply)
                                .Aggregate(static (kinds, kind) => kinds | kind);
                            Assert.Equal(expected, Scorer.Fold.KindOf(episode));
                        }
    }

    private static IEnumerable<EpisodeKind> Expected(Channel channel, TieSide opener, int others, int? minutes, bool isReply)
    {
        if (minutes == 1 || (minutes == 0 && channel is (Channel.InPerson or Channel.Video or Channel.Voice)))
            yield return EpisodeKind.Stated;
        if (opener == TieSide.Owner) yield return EpisodeKind.FromOwnerToAny;
        if ((channel == Channel.Reaction || others <= 3) && opener != TieSide.None)
            yield return opener == TieSide.Owner ? EpisodeKind.OwnerActed : EpisodeKind.ContactActed;
        switch (channel)
        {
            // Nobody answered the call: an initiative and nothing else.
            case Channel.InPerson or Channel.Video or Channel.Voice when minutes == 0:
                yield return EpisodeKind.Attempt;
                if (others > 3) yield break;
                yield return EpisodeKind.Addressed;
                if (opener == TieSide.Contact) yield return EpisodeKind.Sign;
                yield break;

            // A talk that took place is from both sides and answers both, however many there were.
            case Channel.InPerson or Channel.Video or Channel.Voice:
                foreach (EpisodeKind kind in (EpisodeKind[])[EpisodeKind.Substance, EpisodeKind.Contact, EpisodeKind.Held,
                    EpisodeKind.FromOwner, EpisodeKind.FromContact, EpisodeKind.Sign, EpisodeKind.AnswersOwner,
                    EpisodeKind.AnswersContact]) yield return kind;
                if (others <= 3) yield return EpisodeKind.Addressed;
                yield break;

            // A like ends waiting and shows that the contact is there.
            case Channel.Reaction:
                yield return EpisodeKind.Substance;
                if (opener == TieSide.Contact)
                {
                    yield return EpisodeKind.Sign;
                    yield return EpisodeKind.AnswersOwner;
                }
                else if (opener == TieSide.Owner)
                {
                    yield return EpisodeKind.AnswersContact;
                }

                yield break;
        }

        yield return EpisodeKind.Substance;
        if (others > 25) yield break;
        yield return EpisodeKind.Contact;
        if (opener == TieSide.Owner) yield return EpisodeKind.FromOwner;
        if (opener == TieSide.Contact) yield return EpisodeKind.FromContact;
        if (others > 3) yield break;
        yield return EpisodeKind.Addressed;
        if (opener == TieSide.Owner)
        {
            yield return EpisodeKind.AnswersContact;
            if (!isReply) yield return EpisodeKind.AwaitsContact;
        }

        if (opener == TieSide.Contact)
        {
            yield return EpisodeKind.Sign;
            yield return EpisodeKind.AnswersOwner;
            if (!isReply) yield return EpisodeKind.AwaitsOwner;
        }
    }
}
