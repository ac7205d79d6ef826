using System.Text;
using NodaTime;
using NodaTime.Testing;
using RelationshipModel.Merging;
using RelationshipModel.Network;
using RelationshipModel.Storage;
using RelationshipModel.Testing;

namespace RelationshipModel.Tests.Conventions;

/// <summary>
/// Follows every property of every noun, found by reflection, through merge, erasure and export. The conformance suites follow
/// them through the stores. A property that is added is lost nowhere in silence.
/// </summary>
public sealed class PropertyJourneyTests
{
    private static readonly ContactId A = new("a"), B = new("b"), C = new("c"), Kept = new("kept");
    private static readonly Instant At = Instant.FromUtc(2021, 9, 25, 18, 0);
    private static readonly Merges Merged = Merges.Of([new(Kept, A, MergeState.Accepted, At)]);

    private static readonly Contact Person = new(A, "Nadia")
    {
        Interests = ["choirs"],
        Offers = ["translation"],
        Needs = ["a cellist"],
        Kind = TieKind.Friend,
        SupportRole = SupportRole.ContactSupportsOwner,
        Birthday = new(2, 29),
        Place = "the old mill",
        Restrictions = ContactRestrictions.NoReminders,
        SnoozedUntil = new(2024, 2, 29),
        States = [new(ContactState.Paused, new(2020, 1, 1), new(2020, 6, 1))],
        Closeness = [new(Closeness.Friend, new(2019, 5, 5), ClosenessMeaning.Now)],
    };

    private static readonly Interaction Talk = new(new("interaction"), At, Channel.InPerson, A, B, C)
    {
        HeadCount = 12,
        Initiator = Initiator.Of(A),
        IsReply = true,
        Length = Duration.FromMinutes(90),
        Depth = Depth.Confiding,
        Supports = [new(TieSide.Contact, SupportKind.Emotional)],
        AfterFeel = -2,
        Gathering = new GatheringId("gathering"),
    };

    private static readonly CircleMembership Member = new(new("circle"), A, new(2020, 2, 29), new(2024, 2, 29))
    {
        Reason = "moved away",
        Cadence = Cadence.Every(Period.FromDays(10)),
    };

    private static readonly Gathering Supper = new(new("gathering"), "Harvest supper", At, A, B)
    {
        Length = Duration.FromMinutes(150),
        Place = "the old mill",
    };

    private static readonly Note Words = new(new("note"), A, At, "ask about the choir");

    private static readonly FollowUp Promise = new FollowUp(new("follow-up"), TieSide.Contact, A, At)
    {
        Due = new(2021, 10, 1),
        Gathering = new GatheringId("gathering"),
        Interaction = new InteractionId("interaction"),
        What = "send the recipe",
    }.Close(FollowUpOutcome.Kept, Instant.FromUtc(2021, 9, 30, 8, 0));

    private static readonly Acquaintance Belief = new(new(A, B), AcquaintanceState.NotAcquainted, AcquaintanceSource.Contact,
        new LocalDate(2022, 2, 22));

    private static readonly Introduction Asked = Introduction.Begin(new("introduction"), B, A, At, Duration.FromDays(30))
        .AskFirst(At).AcceptFirst(At, ["paints"]).AskSecond(At).AcceptSecond(At, ["frames pictures"]).Decline(B, At);

    private static readonly Merge Decision = new(B, A, MergeState.Accepted, At) { Basis = MergeBasis.Name, Similarity = .9375 };

    [Fact]
    public void Apply_AChangeOfAnyProperty_IsSeenInTheMergedView()
    {
        AssertSeen(Person, static contact => Merged.Apply([contact]).Single(), nameof(Contact.Id));
        AssertSeen(Talk, Merged.Apply);
        AssertSeen(Member, Merged.Apply);
        AssertSeen(Supper, Merged.Apply);
        AssertSeen(Promise, Merged.Apply);
        AssertSeen(Belief, static belief => Merged.Apply([belief]).Single());
        AssertSeen(
            Asked, static introduction => Merged.Apply(introduction),
            nameof(Introduction.First), nameof(Introduction.Second), nameof(Introduction.Pair), nameof(Introduction.Steps));
    }

    [Fact]
    public void Undo_AChangeOfAnyPropertyOfAMerge_IsSeenInTheProposal() => AssertSeen(
        Decision, static merge => Merges.Of([merge]).Undo(merge.Pair, At).Find(merge.Pair),
        nameof(Merge.Pair), nameof(Merge.Kept), nameof(Merge.Absorbed), nameof(Merge.State), nameof(Merge.At));

    [Fact]
    public void Without_AChangeOfAnyProperty_IsSeenInWhatIsLeft()
    {
        AssertSeen(Talk with { Initiator = Initiator.Of(B) }, static talk => talk.Without(A));
        AssertSeen(Talk, static talk => talk.Without(C));
    }

    /// <summary>The properties that a contact is told, and those that are the owner's alone: whoever adds a property decides
    /// which it is.</summary>
    [Fact]
    public async Task ExportContactAsync_EveryProperty_IsToldOrTheOwnersAlone()
    {
        await AssertToldAsync(
            Person, static (store, row) => ((IContactStore)store).SaveAsync(Owner, row),
            nameof(Contact.Kind), nameof(Contact.SupportRole), nameof(Contact.SnoozedUntil), nameof(Contact.States),
            nameof(Contact.Closeness));
        await AssertToldAsync(
            Talk, static (store, row) => ((IInteractionStore)store).SaveAsync(Owner, row), nameof(Interaction.Id),
            nameof(Interaction.AfterFeel));
        await AssertToldAsync(
            Member, static (store, row) => ((IMembershipStore)store).SaveAsync(Owner, row),
            nameof(CircleMembership.Reason), nameof(CircleMembership.Cadence));
        // Another id makes it another gathering, of which the contact is told as well.
        await AssertToldAsync(Supper, static (store, row) => ((IGatheringStore)store).SaveAsync(Owner, row));
        await AssertToldAsync(
            Promise, static (store, row) => ((IFollowUpStore)store).SaveAsync(Owner, row),
            nameof(FollowUp.Id), nameof(FollowUp.Gathering), nameof(FollowUp.Interaction));
        await AssertToldAsync(Words, static (store, row) => ((INoteStore)store).SaveAsync(Owner, row), nameof(Note.Id));
        await AssertToldAsync(Belief, static (store, row) => ((IAcquaintanceStore)store).SaveAsync(Owner, row));
    }

    private static OwnerId Owner { get; } = new("owner");

    private static void AssertSeen<T>(T full, Func<T, object?> view, params string[] changed)
        where T : class
    {
        object? before = view(full);
        foreach ((string property, T variant) in PropertyVariants.Of(full, changed))
            Assert.False(Equals(before, view(variant)), $"A change of {property} is lost.");
    }

    private static async Task AssertToldAsync<T>(T full, Func<InMemoryStore, T, ValueTask> save, params string[] private_)
        where T : class
    {
        string before = await ExportAsync(full, save);
        foreach ((string property, T variant) in PropertyVariants.Of(full))
        {
            string name = property.Split('.', '[')[1];
            bool isTold = await ExportAsync(variant, save) != before;
            Assert.True(
                isTold != private_.Contains(name),
                isTold ? $"{property} is told to the contact, though it is the owner's alone." : $"{property} is not told: name it as the owner's alone.");
        }
    }

    private static async Task<string> ExportAsync<T>(T row, Func<InMemoryStore, T, ValueTask> save)
    {
        InMemoryStore store = new();
        await ((ICircleStore)store).SaveAsync(Owner,
            [new(new("circle"), "One", CirclePurpose.Restore), new(new("a"), "Another", CirclePurpose.Learn),
                new(new("B"), "B")]);
        await ((IGatheringStore)store).SaveAsync(Owner,
            [new(new("gathering"), "Supper", At, A, B), new(new("one"), "One", At, A), new(new("two"), "Two", At, A)]);
        await save(store, row);
        using MemoryStream written = new();
        await new RelationshipNetwork(Owner, NetworkStores.Of(store), new FakeClock(At)).ExportContactAsync(A, written,
            Instant.FromUtc(2035, 1, 1, 0, 0));
        return Encoding.UTF8.GetString(written.ToArray());
    }
}
