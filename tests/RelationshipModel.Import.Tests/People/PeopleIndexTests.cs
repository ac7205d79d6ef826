using RelationshipModel.Import.People;
using RelationshipModel.Merging;

namespace RelationshipModel.Import.Tests;

public class PeopleIndexTests
{
    private static PeopleIndex Index(params string[] files)
    {
        PeopleIndex index = new();
        foreach (string file in files)
            foreach (ImportItem item in Text.Import(file)) index.Add(item);
        return index;
    }

    private static string Card(string lines) => $"BEGIN:VCARD\n{lines}\nEND:VCARD\n";

    private static string Mail(string from, string id = "1") =>
        $"From x@y Mon Jan  5 10:00:00 2026\nFrom: {from}\nTo: me@home.example\nDate: Mon, 5 Jan 2026 10:00:00 +0000\nMessage-ID: <{id}@x.example>\n\n";

    [Fact]
    public void Contacts_OfMailAndCardWithTheSameAddress_AreOne()
    {
        Contact ann = Assert.Single(Index(Mail("A. <Ann@x.example>"), Card("FN:Ann Example\nEMAIL:ann@X.example\nBDAY:--0504")).Contacts());
        Assert.Equal(("ann@x.example", "Ann Example", new NodaTime.AnnualDate(5, 4)), (ann.Id.Value, ann.Name, ann.Birthday));
    }

    [Fact]
    public void Contacts_WithSeveralNames_BearTheMostFrequent() =>
        Assert.Equal("Ann", Index(Mail("A <ann@x.example>"), Mail("Ann <ann@x.example>", "2"),
            Mail("Ann <ann@x.example>", "3")).Find(new("ann@x.example"))!.Name);

    [Fact]
    public void Add_ContactKnownAlready_KeepsWhatIsKnownAndIsProposed()
    {
        PeopleIndex index = Index(Card("FN:Ann Example\nEMAIL:ann@home.example\nEMAIL:ann@work.example"));
        index.Add(new Contact(new("ann@work.example"), "Ann at work") { Kind = TieKind.Kin, Birthday = new(5, 4) });
        Contact ann = index.Find(new("ann@work.example"))!;
        Assert.Equal(("Ann at work", TieKind.Kin, new NodaTime.AnnualDate(5, 4)), (ann.Name, ann.Kind, ann.Birthday));
        Assert.Equal(MergeBasis.SameRecord, Assert.Single(index.Propose(Merges.None)).Basis);
    }

    [Fact]
    public void Contacts_WithoutAName_BearTheirAddress() => Assert.Equal("ann@x.example", Assert.Single(Index(Mail("ann@x.example")).Contacts()).Name);

    [Theory]
    [InlineData("mailto:ann@x.example")]
    [InlineData("Ann Example")]
    [InlineData("urn:uuid:7")]
    public void Contacts_NamedInTheOwnersOwnCard_AreOfThatKind(string related) =>
        Assert.Equal(TieKind.Sibling,
            Index(Card("FN:Ann Example\nUID:urn:uuid:7\nEMAIL:ann@x.example"), Card($"FN:Me\nEMAIL:me@home.example\nRELATED;TYPE=sibling:{related}"))
            .Find(new("ann@x.example"))!.Kind);

    [Fact]
    public void Propose_TwoAddressesOfOneCard_ThatWereBothSeen()
    {
        PeopleIndex index = Index(Mail("ann@work.example"), Card("FN:Ann\nEMAIL:ann@home.example\nEMAIL:ann@work.example\nTEL:030 12345"));
        MergeProposal proposal = Assert.Single(index.Propose(Merges.None));
        Assert.Equal((new ContactPair(new("ann@home.example"), new("ann@work.example")), MergeBasis.SameRecord), (proposal.Pair, proposal.Basis));
    }

    [Fact]
    public void Propose_AlikeNames_IsOnlyAProposal()
    {
        PeopleIndex index = Index(
            Mail("Jörg Müller <jm@x.example>"), Mail("\"Muller, Jorg\" <jorg@y.example>", "2"), Mail("Ann Example <ann@x.example>", "3"));
        MergeProposal proposal = Assert.Single(index.Propose(Merges.None));
        Assert.Equal((MergeBasis.Name, 1.0), (proposal.Basis, proposal.Similarity));
        Assert.Equal(3, index.Contacts().Count());
    }

    [Theory]
    [InlineData("Ann", "Ann")]
    [InlineData("Ann Example", "Bob Example")]
    public void Propose_FirstNamesAloneOrOtherPeople_NoOne(string first, string second) =>
        Assert.Empty(Index(Mail($"{first} <a@x.example>"), Mail($"{second} <b@x.example>", "2")).Propose(Merges.None));

    [Fact]
    public void Propose_WhatWasDecided_NotAgain()
    {
        PeopleIndex index = Index(Mail("Ann Example <a@x.example>"), Mail("Ann Example <b@x.example>", "2"));
        ContactPair pair = Assert.Single(index.Propose(Merges.None)).Pair;
        Assert.Empty(index.Propose(Merges.None.Accept(pair.First, pair.Second, Text.AsOf)));
        Assert.Empty(index.Propose(Merges.None.Decline(pair, Text.AsOf)));
        Assert.Single(index.Propose(Merges.None.Decline(pair, Text.AsOf).Undo(pair, Text.AsOf)));
    }

    [Fact]
    public void Propose_SimilarityThatIsNone_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => Index().Propose(Merges.None, double.NaN));
}
