using CsCheck;
using NodaTime;
using RelationshipModel.Merging;
using RelationshipModel.Scoring;

namespace RelationshipModel.Import.Tests;

public class MergesTests
{
    private static readonly ContactId Home = new("ann@home.example");
    private static readonly ContactId Work = new("ann@work.example");
    private static readonly ContactId Phone = new("tel:+49301234");
    private static readonly ContactId Bob = new("bob@x.example");
    private static readonly Merges Ann = Merges.None.Accept(Home, Work, Text.AsOf);

    [Fact]
    public void Canonical_OfAMergedContact_IsTheOneThatWasKept() =>
        Assert.Equal((Home, Home, Bob), (Ann.Canonical(Work), Ann.Canonical(Home), Ann.Canonical(Bob)));

    [Fact]
    public void MembersOf_AChainOfMerges_AreAllOfThem()
    {
        Merges chain = Ann.Accept(Work, Phone, Text.AsOf);
        Assert.Equal([Home, Work, Phone], chain.MembersOf(Phone));
        Assert.Equal(Home, chain.Canonical(Phone));
    }

    [Fact]
    public void Undo_OneOfAChain_LeavesTheOther()
    {
        Merges undone = Ann.Accept(Work, Phone, Text.AsOf).Undo(new(Home, Work), Text.AsOf);
        Assert.Equal((Work, Work), (undone.Canonical(Work), undone.Canonical(Phone)));
    }

    [Fact]
    public void Undo_LeavesWhatWasSaidTwice()
    {
        Merges circle = Ann.Accept(Work, Phone, Text.AsOf).Accept(Home, Phone, Text.AsOf);
        Assert.Equal(Home, circle.Undo(new(Work, Phone), Text.AsOf).Canonical(Phone));
    }

    [Fact]
    public void Decline_OfAMerge_UndoesIt()
    {
        Merges declined = Ann.Decline(new(Work, Home), Text.AsOf);
        Assert.Equal((Work, true), (declined.Canonical(Work), declined.IsDeclined(new(Home, Work))));
        Assert.Empty(declined.Accepted);
    }

    [Fact]
    public void Of_RecordedDecisions_PutsThemInForceAgain()
    {
        Merges recorded = Ann.Decline(new(Home, Bob), Text.AsOf);
        Merges again = Merges.Of(recorded.All);
        Assert.Equal((Home, true), (again.Canonical(Work), again.IsDeclined(new(Bob, Home))));
    }

    [Fact]
    public void Accept_OfOneContactWithItself_IsRefused() =>
        Assert.Throws<ArgumentException>(() => Merges.None.Accept(Home, Home, Text.AsOf));

    [Fact]
    public void Apply_ToAnInteractionWithBothAddresses_CountsThePersonOnce()
    {
        Interaction merged = Ann.Apply(new Interaction(new("i"), Text.AsOf, Channel.InPerson, Home, Work, Bob)
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
        Assert.Equal([Home], Ann.Apply(new Gathering(new("g"), "Lunch", Text.AsOf, Home, Work)).Attendees);

    private static readonly Gen<Interaction[]> Log =
        Gen.Select(
            Gen.Int[0, 2000], Gen.Enum<Channel>(), Gen.Int[1, 7], Gen.Int[0, 3], Gen.Int[0, 3], Gen.Bool,
            static (day, channel, who, strangers, initiator, isReply) =>
            {
                ContactId[] people = [.. new[] { Home, Work, Bob }.Where((_, i) => (who & (1 << i)) != 0)];
                return new Interaction(new("x"), Text.AsOf - Duration.FromHours(day * 7), channel, people)
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
                scorer.Score(new Tie(key, log.Select(Ann.Apply).Where(static i => i.Contacts.Contains(Home))), Text.AsOf);
            RelationshipScore united =
                scorer.Score(new Tie(key, log.Select(WithOneAddress).Where(static i => i.Contacts.Contains(Home))), Text.AsOf);
            Assert.Equal((united.Strength, united.Bond, united.Recency, united.Reciprocity, united.InteractionCount),
                (merged.Strength, merged.Bond, merged.Recency, merged.Reciprocity, merged.InteractionCount));
        });

    [Fact]
    public void Undo_OfAnyMerge_GivesTheLogAsItWas() =>
        Log.Sample(log => Assert.Equal(log, log.Select(Ann.Undo(new(Work, Home), Text.AsOf).Apply)));
}
