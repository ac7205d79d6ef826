using NodaTime;
using RelationshipModel.Storage;

namespace RelationshipModel.Tests.Nouns;

/// <summary>One instance of each noun, all of whose free texts hold a marker that no <c>ToString</c> may show. Each
/// call builds everything anew.</summary>
internal static class Samples
{
    internal const string Marker = "MARKER";

    internal static readonly LocalDate Day = new(2024, 5, 6);
    internal static readonly Instant At = Instant.FromUtc(2024, 5, 6, 7, 8);
    internal static readonly ContactId Ada = new("ada");
    internal static readonly ContactId Ben = new("ben");

    internal static IReadOnlyDictionary<Type, Func<object>> ByType { get; } = new Func<object>[]
    {
        () => new Acquaintance(new ContactPair(Ben, Ada), AcquaintanceState.Acquainted, AcquaintanceSource.Contact, Day),
        () => Cadence.Every(Period.FromMonths(1), Period.FromDays(3)),
        () => new Circle(new CircleId("close"), Marker, CirclePurpose.Restore) { Cadence = Cadence.Every(Period.FromWeeks(2)),
            Capacity = 5 },
        () => new CircleMembership(new CircleId("close"), Ada, Day, Day.PlusDays(9)) { Reason = Marker,
            Cadence = Cadence.AsItComes },
        Contact,
        FollowUp,
        Note,
        Gathering,
        Interaction,
        Accepted,
        () => new Tie(new TieKey(new OwnerId("owner"), Ada), [Interaction()], Profile()),
        Profile,
        () => new ErasureReceipt { ContactsRemoved = 1, InteractionsRemoved = 12, InteractionsChanged = 3 },
        () => new Merge(Ben, Ada, MergeState.Declined, At) { Basis = MergeBasis.Name, Similarity = .9 },
        () => new ContactPair(Ben, Ada),
        () => new MembershipKey(new("circle"), Ada, Day),
        () => new StatedCloseness(Closeness.Friend, Day),
        () => new StatedState(ContactState.Paused, Day, Day.PlusDays(30)),
        () => new Support(TieSide.Owner, SupportKind.Appraisal),
        () => new TieKey(new OwnerId("owner"), Ada),
        () => Initiator.Of(Ada),
        () => new IntroductionStep(IntroductionStage.Made, At),
        () => new Reason("shared-interest", ReasonArgument.Of("contact", Ada), ReasonArgument.Of("words", Marker)),
        () => ReasonArgument.Of("words", Marker, "jazz"),
        () => new LogPosition(At, new InteractionId("hello")),
        () => new OwnerId("owner"),
        () => new ContactId("ada"),
        () => new CircleId("close"),
        () => new InteractionId("hello"),
        () => new GatheringId("dinner"),
        () => new FollowUpId("book"),
        () => new NoteId("choir"),
        () => new IntroductionId("meet"),
    }.ToDictionary(make => make().GetType());

    internal static Contact Contact() => new(Ada, Marker)
    {
        Interests = [$"{Marker} chess", "jazz"],
        Offers = [$"{Marker} advice"],
        Needs = [$"{Marker} rest"],
        Kind = TieKind.Friend | TieKind.Neighbor,
        Birthday = new AnnualDate(2, 29),
        Place = Marker,
        Restrictions = ContactRestrictions.NoIntroductions,
        SnoozedUntil = Day,
        States = [new(ContactState.Paused, Day, Day.PlusDays(30))],
        Closeness = [new(Closeness.Friend, Day)],
    };

    internal static FollowUp OpenFollowUp() => new(new FollowUpId("book"), TieSide.Owner, Ada, At)
    {
        Due = Day,
        Gathering = new GatheringId("dinner"),
        Interaction = new InteractionId("hello"),
        What = Marker,
    };

    internal static Note Note() => new(new NoteId("choir"), Ada, At, Marker);

    internal static FollowUp FollowUp() => OpenFollowUp().Close(FollowUpOutcome.Kept, At);

    internal static Gathering Gathering() =>
        new(new GatheringId("dinner"), Marker, At, Ben, Ada) { Length = Duration.FromHours(2), Place = Marker };

    internal static Interaction Interaction() => new(new InteractionId("hello"), At, Channel.InPerson, Ben, Ada)
    {
        HeadCount = 4,
        Initiator = Initiator.Of(Ada),
        IsReply = true,
        Length = Duration.FromMinutes(90),
        Depth = Depth.Meaningful,
        Supports = [new(TieSide.Contact, SupportKind.Emotional), new(TieSide.Owner)],
        AfterFeel = 2,
        Gathering = new GatheringId("dinner"),
    };

    internal static TieProfile Profile() => new()
    {
        Kind = TieKind.Kin,
        Restrictions = ContactRestrictions.NoReminders,
        States = [new(ContactState.Ended, Day)],
        Closeness = [new(Closeness.CloseFriend, Day)],
        Cadence = Cadence.Every(Period.FromDays(10)),
        CircleGap = Duration.FromDays(20),
        FollowUps = [FollowUp()],
    };

    internal static Introduction Draft() =>
        Introduction.Begin(new IntroductionId("meet"), Ben, Ada, At, Duration.FromDays(7));

    internal static Introduction Accepted() => Draft().AskFirst(At).AcceptFirst(At, [$"{Marker} first"]).AskSecond(At)
        .AcceptSecond(At, [$"{Marker} second"]);
}
