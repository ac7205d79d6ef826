using System.Globalization;
using System.Text;
using NodaTime;
using RelationshipModel.Storage;
using static RelationshipModel.Tests.Nouns.Samples;

namespace RelationshipModel.Tests.Nouns;

/// <summary>What is not valid is refused in a sentence that names the argument, the value and what to do.</summary>
public sealed class RefusalTests
{
    private static readonly InteractionId Id = new("hello");
    private static readonly LocalDate Early = new LocalDate(1, 1, 1).PlusDays(-1);

    private static readonly (string What, Func<object?> Make)[] Cases =
    [
        ("An empty id", static () => new OwnerId("")),
        ("An id of 257 characters", static () => new ContactId(new('x', 257))),
        ("An id with U+0000", static () => new InteractionId("a\0")),
        ("An id with half a pair", static () => new CircleId("ab\uD83D")),
        ("Half a pair within an id", static () => new CircleId("😀\uDE00ab")),
        ("The text of an empty id", static () => GatheringId.Parse("", null)),
        ("The value of a default id", static () => default(FollowUpId).Value),
        ("A key that is no number", static () => new NoteId("ada").ToInt64()),
        ("A key that is no GUID", static () => new IntroductionId("ada").ToGuid()),
        ("A default id", static () => new Contact(default, "Ada")),
        ("A pair of one", static () => new ContactPair(Ada, Ada)),
        ("Somebody beside a pair", static () => new ContactPair(Ada, Ben).Other(new("cleo"))),

        ("A name of spaces", static () => new Contact(Ada, "  ")),
        ("A name that is too long", static () => new Circle(new("c"), new('x', 1025))),
        ("A name with U+0000", static () => new Gathering(new("g"), "a\0", At)),
        ("A place with half a pair", static () => new Contact(Ada, "Ada") { Place = "b\uD83D" }),
        ("An empty topic", static () => new Contact(Ada, "Ada") { Offers = ["tea", ""] }),
        ("An unknown kind", static () => new Contact(Ada, "Ada") { Kind = (TieKind)(1 << 20) }),
        ("An unknown role", static () => new Contact(Ada, "Ada") { SupportRole = (SupportRole)3 }),
        ("A day before the year 1", static () => new Contact(Ada, "Ada") { SnoozedUntil = Early }),
        ("A default state", static () => new Contact(Ada, "Ada") { States = [default] }),
        ("A default closeness", static () => new Contact(Ada, "Ada") { Closeness = [default] }),

        ("A state of nothing", static () => new StatedState(ContactState.None, Day)),
        ("A state that ends as it begins", static () => new StatedState(ContactState.Paused, Day, Day)),
        ("A death that ends", static () => new StatedState(ContactState.Deceased, Day, Day.PlusDays(1))),
        ("A closeness before the year 1", static () => new StatedCloseness(Closeness.Friend, Early)),

        ("A gap of hours", static () => Cadence.Every(Period.FromHours(24))),
        ("A gap of nothing", static () => Cadence.Every(Period.Zero)),
        ("A gap back in time", static () => Cadence.Every(Period.FromDays(-1))),
        ("An endless tolerance", static () => Cadence.Every(Period.FromDays(1), Period.FromYears(1001))),
        ("A circle of nobody", static () => new Circle(new("c"), "Close") { Capacity = 0 }),
        ("A membership that ends as it begins", static () => new CircleMembership(new("c"), Ada, Day, Day)),
        ("A membership without its circle", static () => throw CircleMembership.WithoutCircle(new(new("c"), Ada, Day))),

        ("A promise of nobody", static () => new FollowUp(new("f"), TieSide.None, Ada, At)),
        ("A promise closed as open", static () => OpenFollowUp().Close(FollowUpOutcome.Open, At)),
        ("A promise closed too early", static () => OpenFollowUp().Close(FollowUpOutcome.Kept, At - Duration.Epsilon)),
        ("An empty note", static () => new Note(new("n"), Ada, At, " ")),
        ("A gathering of no time", static () => new Gathering(new("g"), "Dinner", At) { Length = Duration.Zero }),
        ("A gathering of null", static () => new Gathering(new("g"), "Dinner", At, null!)),
        ("A gathering beyond the calendar", static () => new Gathering(new("g"), "Dinner", Instant.MaxValue)),

        ("An interaction with nobody", static () => new Interaction(Id, At, Channel.Letter)),
        ("An interaction with null", static () => new Interaction(Id, At, Channel.Letter, null!)),
        ("An unknown channel", static () => new Interaction(Id, At, (Channel)8, Ada)),
        ("Fewer people than named", static () => new Interaction(Id, At, Channel.Letter, Ada, Ben) { HeadCount = 2 }),
        ("An initiator who was not there",
            static () => new Interaction(Id, At, Channel.Letter, Ada) { Initiator = Initiator.Of(Ben) }),
        ("A negative length", static () => new Interaction(Id, At, Channel.Voice, Ada) { Length = -Duration.Epsilon }),
        ("A feeling of 3", static () => new Interaction(Id, At, Channel.Voice, Ada) { AfterFeel = 3 }),
        ("A support of no side", static () => new Interaction(Id, At, Channel.Voice, Ada) { Supports = [default] }),
        ("Two interactions of one id", static () => new Tie(new(new("me"), Ada),
            [new(Id, At, Channel.Letter, Ada), new(Id, At, Channel.Voice, Ada)])),
        ("A history of somebody else", static () => new Tie(new(new("me"), Ada), [new(Id, At, Channel.Letter, Ben)])),
        ("A gap of no length", static () => new TieProfile { CircleGap = Duration.Zero }),
        ("Two promises of one id", static () => new TieProfile { FollowUps = [OpenFollowUp(), FollowUp()] }),
        ("A list with null", static () => new TieProfile { FollowUps = [null!, FollowUp()] }),
        ("No list", static () => new TieProfile { FollowUps = null! }),

        ("A likeness of more than 1", static () => new Merge(Ada, Ben, MergeState.Proposed, At) { Similarity = 1.5 }),
        ("Two arguments of one name", static () => new Reason("r", ReasonArgument.Of("n", 1), ReasonArgument.Of("n", 2))),

        ("An introduction beyond the calendar", static () => Introduction.Begin(new("i"), Ada, Ben, Instant.MaxValue)),
        ("No time to expiry", static () => Introduction.Begin(new("i"), Ada, Ben, At, Duration.Zero)),
        ("A step back in time", static () => Draft().AskFirst(At - Duration.Epsilon)),
        ("A step after expiry", static () => Draft().AskFirst(At + Duration.FromDays(7))),
        ("A step that leaves one out", static () => Draft().AskFirst(At).Make(At)),
        ("A step after the last", static () => Accepted().Make(At).Meet(At).Withdraw(At)),
        ("A decline before being asked", static () => Draft().AskFirst(At).Decline(Ada, At)),
        ("A decline by somebody else", static () => Draft().AskFirst(At).Decline(new("cleo"), At)),
        ("An empty fact", static () => Draft().AskFirst(At).AcceptFirst(At, [""])),
        ("Steps without a draft", static () => Restored([new(IntroductionStage.AskedFirst, At)])),
        ("Steps that leave one out", static () => Restored([.. Draft().Steps, new(IntroductionStage.Made, At)])),
        ("Steps after expiry",
            static () => Restored([.. Draft().Steps, new(IntroductionStage.AskedFirst, At + Duration.FromDays(14))])),
        ("Steps back in time",
            static () => Restored([.. Draft().Steps, new(IntroductionStage.AskedFirst, At - Duration.Epsilon)])),
        ("Facts of a first who did not accept", static () => Introduction.Restore(new("i"), Ada, Ben, Draft().Steps, ["tea"])),
        ("Facts of a second who did not accept",
            static () => Introduction.Restore(new("i"), Ada, Ben, Draft().Steps, null, ["tea"])),
        ("An empty fact of the first", static () => Introduction.Restore(new("i"), Ada, Ben, Draft().Steps, [""])),
        ("An empty fact of the second", static () => Introduction.Restore(new("i"), Ada, Ben, Draft().Steps, null, [""])),
        ("A decline by nobody", static () => Restored(Draft().AskFirst(At).Decline(Ben, At).Steps)),
        ("A decline that was none", static () => Restored(Draft().Steps, Ada)),

        ("An erasure that left copies",
            static () => throw new ErasureException(ErasureReceipt.None, new IOException("The disk is full."))),
        ("Somebody erased", static () => throw RecordConflictException.Erased(Ada)),
        ("A short key", static () => new ErasureKey(new byte[31])),
        ("An interaction that was folded", static () => Folded(Interaction())),
        ("A batch with an interaction that was folded", static () => Folded(
            Interaction(), new(new("late"), At + Duration.FromDays(2), Channel.Voice, new ContactId("ada")))),
    ];

    [Fact]
    public async Task Refusals_OfEachWrongValue_AreAsApproved()
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        StringBuilder text = new();
        foreach ((string what, Func<object?> make) in Cases)
        {
            Exception refusal = Assert.ThrowsAny<Exception>(make);
            text.Append(what).Append('\n').Append("    ").Append(refusal.GetType().Name).Append(": ")
                .Append(refusal.Message.ReplaceLineEndings(" ")).Append('\n');
        }

        await Snapshot.Verify(text.ToString());
    }

    private static Introduction Restored(IReadOnlyList<IntroductionStep> steps, ContactId? declinedBy = null) =>
        Introduction.Restore(new("i"), Ada, Ben, steps, declinedBy: declinedBy);

    private static Interaction[] Folded(params Interaction[] interactions)
    {
        KeptTie.RefuseBeforeHorizon(interactions, At + Duration.FromDays(1));
        return interactions;
    }
}
