using CsCheck;
using NodaTime;
using RelationshipModel.Merging;
using RelationshipModel.Scoring;

namespace RelationshipModel.Tests.Merging;

public sealed class MergesTests
{
    private static readonly Instant AsOf = Instant.FromUtc(2026, 3, 1, 0, 0);
    private static readonly ContactId Home = new("ann@home.example");
    private static readonly ContactId Work = new("ann@work.example");
    private static readonly ContactId Phone = new("tel:+49301234");
    private static readonly ContactId Bob = new("bob@x.example");
    private static readonly Duration Hour = Duration.FromHours(1);
    private static readonly Merges Ann = Merges.None.Accept(Home, Work, AsOf);

    [Fact]
    public void Canonical_OfAMergedContact_IsTheOneThatWasKept() =>
        Assert.Equal((Home, Home, Bob), (Ann.Canonical(Work), Ann.Canonical(Home), Ann.Canonical(Bob)));

    [Fact]
    public void MembersOf_AChainOfMerges_AreAllOfThem()
    {
        Merges chain = Ann.Accept(Work, Phone, AsOf);
        Assert.Equal([Home, Work, Phone], chain.MembersOf(Phone));
        Assert.Equal(Home, chain.Canonical(Phone));
    }

    [Fact]
    public void Undo_OneOfAChain_LeavesTheOther()
    {
        Merges undone = Ann.Accept(Work, Phone, AsOf).Undo(new(Home, Work), AsOf);
        Assert.Equal((Work, Work), (undone.Canonical(Work), undone.Canonical(Phone)));
    }

    [Fact]
    public void Undo_LeavesWhatWasSaidTwice()
    {
        Merges circle = Ann.Accept(Work, Phone, AsOf).Accept(Home, Phone, AsOf);
        Assert.Equal(Home, circle.Undo(new(Work, Phone), AsOf).Canonical(Phone));
    }

    [Fact]
    public void Decline_OfAMerge_UndoesIt()
    {
        Merges declined = Ann.Decline(new(Work, Home), AsOf);
        Assert.Equal((Work, true), (declined.Canonical(Work), declined.IsDeclined(new(Home, Work))));
        Assert.Empty(declined.Accepted);
    }

    [Fact]
    public void Of_RecordedDecisions_PutsThemInForceAgain()
    {
        Merges recorded = Ann.Decline(new(Home, Bob), AsOf);
        Merges again = Merges.Of(recorded.All);
        Assert.Equal((Home, true), (again.Canonical(Work), again.IsDeclined(new(Bob, Home))));
    }

    [Fact]
    public void Accept_OfOneContactWithItself_IsRefused() =>
        Assert.Throws<ArgumentException>(() => Merges.None.Accept(Home, Home, AsOf));

    [Fact]
    public void Apply_ToAnInteractionWithBothAddresses_CountsThePersonOnce()
    {
        Interaction merged = Ann.Apply(new Interaction(new("i"), AsOf, Channel.InPerson, Home, Work, Bob)
        {
            HeadCount = 6,
            Initiator = Initiator.Of(Work)
        });
        Assert.Equal([Home, Bob], merged.Contacts);
        Assert.Equal((5, Initiator.Of(Home)), (merged.HeadCount, merged.Initiator));
    }

    [Fact]
    public void Apply_ToContacts_UnitesThem()
    {
        Contact united = Assert.Single(Ann.Apply([
            new Contact(Work, "Dr. Ann") { Birthday = new AnnualDate(5, 4), Kind = TieKind.CoWorker,
                Restrictions = ContactRestrictions.NoReminders,
                Interests = ["chess"] },
            new Contact(Home, "Ann") { Kind = TieKind.Friend, Interests = ["choir"] }]));
        Assert.Equal((Home, "Ann", new AnnualDate(5, 4)), (united.Id, united.Name, united.Birthday));
        Assert.Equal((TieKind.CoWorker | TieKind.Friend, ContactRestrictions.NoReminders), (united.Kind, united.Restrictions));
        Assert.Equal(["chess", "choir"], united.Interests);
    }

    [Fact]
    public void Apply_ToAGathering_NamesThePersonOnce() =>
        Assert.Equal([Home], Ann.Apply(new Gathering(new("g"), "Lunch", AsOf, Home, Work)).Attendees);

    [Fact]
    public void Canonical_OfMergesSaidBeforeTheirOwn_IsTheOneThatStandsForAll()
    {
        Merges chain = Merges.None.Accept(Work, Phone, AsOf).Accept(Home, Work, AsOf + Duration.FromDays(1));

        Assert.Equal((Home, Home, Home), (chain.Canonical(Phone), chain.Canonical(Work), chain.Canonical(Home)));
        Assert.Equal([Home, Work, Phone], chain.MembersOf(Home));
    }

    [Fact]
    public void Canonical_OfTwoGroupsMerged_IsTheKeptOneOfTheKeptGroup()
    {
        Merges all = Ann.Accept(Bob, Phone, AsOf).Accept(Work, Phone, AsOf + Duration.FromDays(1));

        Assert.All((ContactId[])[Home, Work, Bob, Phone], contact => Assert.Equal(Home, all.Canonical(contact)));
    }

    [Fact]
    public void Canonical_OfMergesThatContradictEachOther_IsWhatWasSaidFirst()
    {
        Merge first = new(Home, Work, MergeState.Accepted, AsOf), second = new(Work, Phone, MergeState.Accepted, AsOf + Hour);
        Merge last = new(Phone, Home, MergeState.Accepted, AsOf + 2 * Hour);

        Merges circle = Merges.Of([last, second, first]);

        Assert.Equal([first, second, last], circle.Accepted);
        Assert.Equal([first, last, second], circle.All);
        Assert.All((ContactId[])[Home, Work, Phone], contact => Assert.Equal(Home, circle.Canonical(contact)));
    }

    [Fact]
    public void Accepted_SaidAtOneInstant_IsInOrderOfThePairs()
    {
        Merge ofBob = new(Bob, Phone, MergeState.Accepted, AsOf), ofAnn = new(Work, Home, MergeState.Accepted, AsOf);

        Assert.Equal([ofAnn, ofBob], Merges.Of([ofBob, ofAnn]).Accepted);
    }

    [Fact]
    public void IsEmpty_WithoutAnAcceptedMerge_IsTrue()
    {
        Assert.True(Merges.None.IsEmpty);
        Assert.True(Merges.None.Decline(new(Home, Work), AsOf).IsEmpty);
        Assert.False(Ann.IsEmpty);
    }

    [Fact]
    public void Of_Nothing_IsNone() => Assert.Same(Merges.None, Merges.Of([]));

    [Fact]
    public void Of_TheSamePairTwice_TakesTheLast()
    {
        Merge earlier = new(Home, Work, MergeState.Declined, AsOf), later = new(Work, Home, MergeState.Accepted, AsOf + Hour);

        Assert.Equal([later], Merges.Of([earlier, later]).All);
        Assert.Equal(later, Merges.Of([earlier, later]).Find(new(Home, Work)));
    }

    [Fact]
    public void IsMerged_OfBothSidesOfAMerge_IsTrue() =>
        Assert.Equal((true, true, false), (Ann.IsMerged(Home), Ann.IsMerged(Work), Ann.IsMerged(Bob)));

    [Fact]
    public void Accept_OfAProposal_KeepsItsBasis()
    {
        Merge proposal = new(Work, Home, MergeState.Proposed, AsOf) { Basis = MergeBasis.Name, Similarity = .9 };

        Merge accepted = Assert.Single(Merges.Of([proposal]).Accept(Home, Work, AsOf + Hour).Accepted);

        Assert.Equal((Home, Work, MergeState.Accepted, AsOf + Hour, MergeBasis.Name, .9),
            (accepted.Kept, accepted.Absorbed, accepted.State, accepted.At, accepted.Basis, accepted.Similarity));
    }

    [Fact]
    public void Decline_OfAProposal_KeepsWhichOneItWouldHaveKept()
    {
        Merges declined = Merges.Of([new(Work, Home, MergeState.Proposed, AsOf)]).Decline(new(Home, Work), AsOf + Hour);

        Assert.Equal((Work, MergeState.Declined), (declined.Find(new(Home, Work))!.Kept, declined.Find(new(Home, Work))!.State));
        Assert.Equal(Home, Merges.None.Decline(new(Work, Home), AsOf).Find(new(Home, Work))!.Kept);
    }

    [Fact]
    public void Undo_OfAProposalThatWasAccepted_ProposesItAgain()
    {
        Merges recorded = Merges.Of([new(Work, Home, MergeState.Proposed, AsOf) { Basis = MergeBasis.Name }]);

        Merges undone = recorded.Accept(Home, Work, AsOf + Hour).Undo(new(Home, Work), AsOf + 2 * Hour);

        Merge again = undone.Find(new(Home, Work))!;
        Assert.Equal((MergeState.Proposed, AsOf + 2 * Hour, MergeBasis.Name), (again.State, again.At, again.Basis));
        Assert.True(undone.IsEmpty);
    }

    [Fact]
    public void Undo_OfWhatTheOwnerSaid_ForgetsIt()
    {
        Assert.Empty(Ann.Undo(new(Home, Work), AsOf).All);
        Assert.Same(Ann, Ann.Undo(new(Home, Bob), AsOf));
    }

    [Fact]
    public void MembersOf_APair_ArePairsOfTheMembersOfBoth()
    {
        Assert.Equal([new(Home, Bob), new(Work, Bob)], Ann.MembersOf(new ContactPair(Work, Bob)));
        Assert.Empty(Ann.MembersOf(new ContactPair(Work, Home)));
    }

    [Fact]
    public void Apply_ToAPair_IsThePairOfWhoStandsForThem()
    {
        Assert.Equal(new ContactPair(Home, Bob), Ann.Apply(new ContactPair(Bob, Work)));
        Assert.Null(Ann.Apply(new ContactPair(Home, Work)));
    }

    [Fact]
    public void Apply_ToWhatNamesNobodyMerged_IsTheSameObject()
    {
        Interaction interaction = new(new("i"), AsOf, Channel.InPerson, Bob, Home);
        Gathering gathering = new(new("g"), "Lunch", AsOf, Bob, Home);
        CircleMembership membership = new(new("c"), Bob, new(2026, 1, 1));
        FollowUp followUp = new(new("f"), TieSide.Owner, Bob, AsOf);
        Note note = new(new("n"), Bob, AsOf, "Bees.");
        Contact contact = new(Bob, "Bob");

        Assert.Same(interaction, Ann.Apply(interaction));
        Assert.Same(gathering, Ann.Apply(gathering));
        Assert.Same(membership, Ann.Apply(membership));
        Assert.Same(followUp, Ann.Apply(followUp));
        Assert.Same(note, Ann.Apply(note));
        Assert.Same(contact, Assert.Single(Ann.Apply([contact])));
    }

    [Fact]
    public void Apply_ToWhatNamesSomebodyMerged_NamesWhoStandsForThem()
    {
        Assert.Equal(Home, Ann.Apply(new CircleMembership(new("c"), Work, new(2026, 1, 1))).Contact);
        Assert.Equal(Home, Ann.Apply(new FollowUp(new("f"), TieSide.Owner, Work, AsOf)).Contact);
        Assert.Equal(Home, Ann.Apply(new Note(new("n"), Work, AsOf, "Bees.")).Contact);
    }

    [Fact]
    public void Apply_ToContacts_IsInOrderOfTheirIds() =>
        Assert.Equal([Home, Bob, Phone],
            Ann.Apply([new Contact(Phone, "Phone"), new(Bob, "Bob"), new(Work, "Work")]).Select(static contact => contact.Id));

    [Fact]
    public void Apply_ToContacts_TakesEachFactFromTheFirstWhoHasIt()
    {
        Merges merges = Ann.Accept(Home, Phone, AsOf + Hour);

        Contact united = Assert.Single(merges.Apply([
            new Contact(Phone, "Phone")
            {
                Offers = ["soup"], Needs = ["light"], Place = "Rome", Birthday = new(1, 2), SnoozedUntil = new(2026, 5, 1),
                SupportRole = SupportRole.ContactSupportsOwner,
            },
            new(Work, "Work")
            {
                Offers = ["advice"], Needs = ["rest"], Place = "Oslo", Birthday = new(3, 4), SnoozedUntil = new(2026, 6, 1),
                SupportRole = SupportRole.OwnerSupportsContact, Closeness = [new(Closeness.Friend, new(2026, 1, 1))],
                States = [new(ContactState.Paused, new(2026, 2, 1))],
            }]));

        Assert.Equal((Home, "Work", "Oslo", new AnnualDate(3, 4), SupportRole.OwnerSupportsContact),
            (united.Id, united.Name, united.Place, united.Birthday, united.SupportRole));
        Assert.Equal(new LocalDate(2026, 6, 1), united.SnoozedUntil);
        Assert.Equal(["advice", "soup"], united.Offers);
        Assert.Equal(["light", "rest"], united.Needs);
        Assert.Equal((Closeness.Friend, ContactState.Paused),
            (Assert.Single(united.Closeness).Closeness, Assert.Single(united.States).State));
    }

    [Fact]
    public void Apply_ToARemovedContactAndARecordedOne_IsRecordedAndKeepsTheProhibitions()
    {
        Contact removed = new Contact(Home, "Ann") { Restrictions = ContactRestrictions.NoReminders }.Removed();

        Contact united = Assert.Single(Ann.Apply([removed, new Contact(Work, "Ann at work")]));

        Assert.Equal((Home, "Ann at work", ContactRestrictions.NoReminders), (united.Id, united.Name, united.Restrictions));
    }

    [Fact]
    public void Apply_ToRemovedContacts_StaysRemovedAndNamesNobody()
    {
        Contact united = Assert.Single(Ann.Apply([new Contact(Home, "Ann").Removed(), new Contact(Work, "Ann").Removed()]));

        Assert.True(united.IsRemoved);
        Assert.Equal(Home.Value, united.Name);
        Assert.Equal(Home.Value, Assert.Single(Ann.Apply([new Contact(Work, "Ann").Removed()])).Name);
    }

    [Fact]
    public void Apply_ToOneMergedContact_GivesItTheIdThatStandsForIt() =>
        Assert.Equal((Home, "Ann"),
            Assert.Single(Ann.Apply([new Contact(Work, "Ann")])) is var ann ? (ann.Id, ann.Name) : default);

    [Fact]
    public void Apply_ToBeliefs_TakesOnePerPairAndLeavesOutThoseAboutOnePerson()
    {
        static Acquaintance Belief(ContactId one, ContactId other, AcquaintanceState state) => new(new(one, other), state);

        Assert.Equal([(new(Home, Bob), AcquaintanceState.Acquainted), (new(Bob, Phone), AcquaintanceState.NotAcquainted)],
            Ann.Apply([
                Belief(Phone, Bob, AcquaintanceState.Unknown), Belief(Bob, Phone, AcquaintanceState.NotAcquainted),
                Belief(Home, Bob, AcquaintanceState.NotAcquainted), Belief(Home, Work, AcquaintanceState.Acquainted),
                Belief(Work, Bob, AcquaintanceState.Acquainted)]).Select(static belief => (belief.Pair, belief.State)));
    }

    [Fact]
    public void Apply_ToAnIntroductionOfOnePersonToThemselves_IsNull()
    {
        Introduction introduction = Introduction.Begin(new IntroductionId("i"), Work, Bob, AsOf, Duration.FromDays(7));

        Introduction applied = Ann.Apply(introduction)!;
        Assert.Equal((Home, Bob), (applied.First, applied.Second));
        Assert.Null(Ann.Accept(Home, Bob, AsOf).Apply(introduction));
    }

    [Fact]
    public void Members_GivenNull_AreRefused()
    {
        Assert.Equal("recorded", Assert.Throws<ArgumentNullException>(static () => Merges.Of(null!)).ParamName);
        Assert.Equal("recorded", Assert.Throws<ArgumentNullException>(static () => Merges.Of([null!])).ParamName);
        Assert.Equal("merge", Assert.Throws<ArgumentNullException>(static () => Ann.With(null!)).ParamName);
        Assert.Equal("interaction", Assert.Throws<ArgumentNullException>(static () => Ann.Apply((Interaction)null!)).ParamName);
        Assert.Equal("gathering", Assert.Throws<ArgumentNullException>(static () => Ann.Apply((Gathering)null!)).ParamName);
        Assert.Equal("contacts",
            Assert.Throws<ArgumentNullException>(static () => Ann.Apply((IEnumerable<Contact>)null!)).ParamName);
        Assert.Equal("membership",
            Assert.Throws<ArgumentNullException>(static () => Ann.Apply((CircleMembership)null!)).ParamName);
        Assert.Equal("followUp", Assert.Throws<ArgumentNullException>(static () => Ann.Apply((FollowUp)null!)).ParamName);
        Assert.Equal("note", Assert.Throws<ArgumentNullException>(static () => Ann.Apply((Note)null!)).ParamName);
        Assert.Equal("beliefs",
            Assert.Throws<ArgumentNullException>(static () => Ann.Apply((IEnumerable<Acquaintance>)null!)).ParamName);
        Assert.Equal("introduction", Assert.Throws<ArgumentNullException>(static () => Ann.Apply((Introduction)null!)).ParamName);
    }

    [Fact]
    public void PastsApart_SaysWhyAndWhatToDo() =>
        Assert.Equal(
            "ann@home.example and ann@work.example cannot be one: old interactions of both were folded and removed separately, "
            + "so they can no longer be united. Undo the merge; merge before folding.",
            Merges.PastsApart(Home, Work).Message);

    [Fact]
    public void ToString_CountsMergesAndPairs() =>
        Assert.Equal("1 merges in force, 2 pairs in all", Ann.Decline(new(Home, Bob), AsOf).ToString());

    private static readonly Gen<Interaction[]> Log =
        Gen.Select(
            Gen.Int[0, 2000], Gen.Enum<Channel>(), Gen.Int[1, 7], Gen.Int[0, 3], Gen.Int[0, 3], Gen.Bool,
            static (day, channel, who, strangers, initiator, isReply) =>
            {
                ContactId[] people = [.. new[] { Home, Work, Bob }.Where((_, i) => (who & (1 << i)) != 0)];
                return new Interaction(new("x"), AsOf - Duration.FromHours(day * 7), channel, people)
                {
                    HeadCount = people.Length + 1 + strangers,
                    IsReply = isReply,
                    Initiator = initiator == 0 ? Initiator.Owner : initiator <= people.Length
                        ? Initiator.Of(people[initiator - 1]) : Initiator.Unknown,
                };
            }).Array[0, 30].Select(static log => log.Select(static (interaction, i) => Renamed(interaction, $"i{i}")).ToArray());

    private static Interaction Renamed(Interaction interaction, string id) =>
        new(new(id), interaction.At, interaction.Channel, interaction.Contacts)
        {
            HeadCount = interaction.HeadCount,
            IsReply = interaction.IsReply,
            Initiator = interaction.Initiator
        };

    /// <summary>The interaction as it would have been had Ann one address, made without the code under test.</summary>
    private static Interaction WithOneAddress(Interaction interaction)
    {
        HashSet<ContactId> people = [.. interaction.Contacts.Select(static contact => contact == Work ? Home : contact)];
        int strangers = interaction.HeadCount - 1 - interaction.Contacts.Count;
        return new(interaction.Id, interaction.At, interaction.Channel, people)
        {
            HeadCount = people.Count + 1 + strangers,
            IsReply = interaction.IsReply,
            Initiator = interaction.Initiator.Contact == Work ? Initiator.Of(Home) : interaction.Initiator,
        };
    }

    [Fact]
    public void Apply_ToAnyLog_ScoresAsTheUnitedEvidence() =>
        Log.Sample(log =>
        {
            TieKey key = new(new("me"), Home);
            RelationshipScorer scorer = new();
            RelationshipScore merged =
                scorer.Score(new Tie(key, log.Select(Ann.Apply).Where(static i => i.Contacts.Contains(Home))), AsOf);
            RelationshipScore united =
                scorer.Score(new Tie(key, log.Select(WithOneAddress).Where(static i => i.Contacts.Contains(Home))), AsOf);
            Assert.Equal((united.Strength, united.Bond, united.Recency, united.Reciprocity, united.InteractionCount),
                (merged.Strength, merged.Bond, merged.Recency, merged.Reciprocity, merged.InteractionCount));
        });

    [Fact]
    public void Undo_OfAnyMerge_GivesTheLogAsItWas() =>
        Log.Sample(log => Assert.Equal(log, log.Select(Ann.Undo(new(Work, Home), AsOf).Apply)));
}
