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
        $"From x@y Mon Jan  5 10:00:00 2026\nFrom: {from}\nTo: me@home.example\nDate: Mon, 5 Jan 2026 10:00:00 "
            + $"+0000\nMessage-ID: <{id}@x.example>\n\n";

    [Fact]
    public void Contacts_OfMailAndCardWithTheSameAddress_AreOne()
    {
        Contact ann = Assert.Single(Index(Mail("A. <Ann@x.example>"), Card("FN:Ann Example\nEMAIL:ann@X.example\nBDAY:--0504"))
            .Contacts());
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
        Assert.Equal(MergeBasis.SameRecord, Assert.Single(index.Propose(Merges.None, Text.AsOf)).Basis);
    }

    [Fact]
    public void Contacts_WithoutAName_BearTheirAddress() =>
        Assert.Equal("ann@x.example", Assert.Single(Index(Mail("ann@x.example")).Contacts()).Name);

    [Theory]
    [InlineData("mailto:ann@x.example")]
    [InlineData("Ann Example")]
    [InlineData("urn:uuid:7")]
    public void Contacts_NamedInTheOwnersOwnCard_AreOfThatKind(string related) =>
        Assert.Equal(TieKind.Sibling,
            Index(Card("FN:Ann Example\nUID:urn:uuid:7\nEMAIL:ann@x.example"),
                Card($"FN:Me\nEMAIL:me@home.example\nRELATED;TYPE=sibling:{related}"))
            .Find(new("ann@x.example"))!.Kind);

    [Fact]
    public void Propose_TwoAddressesOfOneCard_ThatWereBothSeen()
    {
        PeopleIndex index = Index(Mail("ann@work.example"),
            Card("FN:Ann\nEMAIL:ann@home.example\nEMAIL:ann@work.example\nTEL:030 12345"));
        Merge proposal = Assert.Single(index.Propose(Merges.None, Text.AsOf));
        Assert.Equal((new ContactPair(new("ann@home.example"), new("ann@work.example")), MergeBasis.SameRecord),
            (proposal.Pair, proposal.Basis));
    }

    [Fact]
    public void Propose_AlikeNames_IsOnlyAProposal()
    {
        PeopleIndex index = Index(
            Mail("Jörg Müller <jm@x.example>"), Mail("\"Muller, Jorg\" <jorg@y.example>", "2"),
            Mail("Ann Example <ann@x.example>", "3"));
        Merge proposal = Assert.Single(index.Propose(Merges.None, Text.AsOf));
        Assert.Equal((MergeBasis.Name, .99), (proposal.Basis, proposal.Similarity));
        Assert.Equal(3, index.Contacts().Count());
    }

    [Theory]
    [InlineData("Ann", "Ann")]
    [InlineData("Ann Example", "Bob Example")]
    [InlineData("Petra Koch", "Vera Koch")]
    [InlineData("Carla Bauer", "Ralf Bauer")]
    public void Propose_FirstNamesAloneOrOtherPeople_NoOne(string first, string second) =>
        Assert.Empty(Index(Mail($"{first} <a@x.example>"), Mail($"{second} <b@x.example>", "2")).Propose(Merges.None, Text.AsOf));

    [Fact]
    public void Propose_WhatWasDecided_NotAgain()
    {
        PeopleIndex index = Index(Mail("Ann Example <a@x.example>"), Mail("Ann Example <b@x.example>", "2"));
        ContactPair pair = Assert.Single(index.Propose(Merges.None, Text.AsOf)).Pair;
        Assert.Empty(index.Propose(Merges.None.Accept(pair.First, pair.Second, Text.AsOf), Text.AsOf));
        Assert.Empty(index.Propose(Merges.None.Decline(pair, Text.AsOf), Text.AsOf));
        Assert.Single(index.Propose(Merges.None.Decline(pair, Text.AsOf).Undo(pair, Text.AsOf), Text.AsOf));
    }

    [Fact]
    public void Propose_SimilarityThatIsNone_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Index().Propose(Merges.None, Text.AsOf, double.NaN));

    [Fact]
    public void Propose_ManyContactsOfOneName_AreOneWithTheFirstUpToALimit()
    {
        PeopleIndex index = Index(
            string.Concat(Enumerable.Range(0, 2_000).Select(static i => Mail($"Some Service <n{i:0000}@x.example>", $"{i}"))));
        IReadOnlyList<Merge> proposals = index.Propose(Merges.None, Text.AsOf);
        Assert.Equal((PeopleIndex.MaxContactsOfAName - 1, 2_000 - PeopleIndex.MaxContactsOfAName),
            (proposals.Count, index.LeftOut));
        Assert.All(proposals,
            static proposal => Assert.Equal(("n0000@x.example", false), (proposal.Kept.Value, PeopleIndex.IsSure(proposal))));
    }

    [Fact]
    public void Propose_ThreeOfOneNameOfWhomTwoAreTwo_ProposesTheThirdOnce()
    {
        PeopleIndex index = Index(Mail("Ann Example <a@x.example>"), Mail("Ann Example <b@x.example>", "2"),
            Mail("Ann Example <c@x.example>", "3"));
        Merges apart = Merges.None.Decline(new(new("a@x.example"), new("b@x.example")), Text.AsOf);
        Assert.Equal(new ContactPair(new("a@x.example"), new("c@x.example")),
            Assert.Single(index.Propose(apart, Text.AsOf)).Pair);
        Assert.Equal(2, index.Propose(Merges.None, Text.AsOf).Count);
    }

    [Theory]
    [InlineData("王小明", "王小明", true)]
    [InlineData("김민수", "김민수", true)]
    [InlineData("Mum", "Mum", false)]
    public void Propose_OneWordThatIsAFullName_IsProposed(string first, string second, bool isProposed) =>
        Assert.Equal(isProposed, Index(Card($"FN:{first}\nEMAIL:a@x.example"), Card($"FN:{second}\nEMAIL:b@x.example"))
            .Propose(Merges.None, Text.AsOf).Count == 1);

    [Fact]
    public void Propose_SameNamesWithOtherBirthdays_IsNotSure() =>
        Assert.False(PeopleIndex.IsSure(
            Assert.Single(Index(Card("FN:Ann Example\nEMAIL:a@x.example\nBDAY:--0504"),
                Card("FN:Ann Example\nEMAIL:b@x.example\nBDAY:--0505"))
            .Propose(Merges.None, Text.AsOf))));

    [Theory]
    [InlineData("030 123456", "tel:+4930123456")]
    [InlineData("+49 (30) 12-34-56", "tel:+4930123456")]
    [InlineData("0049 30 123456", "tel:+4930123456")]
    [InlineData("+1 212 555 0123", "tel:+12125550123")]
    public void Import_NumberOfACard_HasItsInternationalForm(string written, string number)
    {
        ImportOptions options = Text.Options with { Zone = NodaTime.DateTimeZoneProviders.Tzdb["Europe/Berlin"] };
        ImportedPerson ann = Assert.IsType<ImportedPerson>(Assert.Single(Text.Import(Card($"FN:Ann\nTEL:{written}"), options)));
        Assert.Equal((number, number), (ann.Person.Id.Value, Assert.Single(ann.Person.Addresses).Value));
    }

    [Fact]
    public void Propose_Everything_BeginsWithTheSurest()
    {
        PeopleIndex index = Index(
            Card("FN:Ann Arbor\nEMAIL:ann@x.example\nEMAIL:ann@y.example\nTEL:+4930123456"),
            Card("FN:Bob Birch\nEMAIL:bob@x.example\nTEL:+4930123456"),
            Mail("ann@y.example"), Mail("Ann Arbor <a@z.example>", "2"), Mail("Anne Arbor <anne@z.example>", "3"));
        Assert.Equal(
            [
                (MergeBasis.SameRecord, true), (MergeBasis.SharedAddress, false), (MergeBasis.Name, false),
                (MergeBasis.Name, false),
            ],
            index.Propose(Merges.None, Text.AsOf).Select(static proposal => (proposal.Basis, PeopleIndex.IsSure(proposal))));
    }

    [Fact]
    public void Propose_AddressOfACardOfAnEarlierImport_IsOfItsPerson()
    {
        KnownPeople cards = new();
        PeopleIndex first = new(cards);
        foreach (ImportItem item in Text.Import(Card("FN:Ann\nEMAIL:ann@x.example\nTEL:+49 30 123456"))) first.Add(item);
        using MemoryStream kept = new();
        cards.Write(kept);
        kept.Position = 0;
        PeopleIndex second = new(KnownPeople.Read(kept));
        second.Add(new Contact(new("ann@x.example"), "Ann"));
        second.Add(new Contact(new("tel:+4930123456"), "tel:+4930123456"));
        Assert.Equal((MergeBasis.SameRecord, "ann@x.example"),
            (Assert.Single(second.Propose(Merges.None, Text.AsOf)).Basis, second.Propose(Merges.None, Text.AsOf)[0].Kept.Value));
        Assert.DoesNotContain("ann", System.Text.Encoding.Latin1.GetString(kept.ToArray()), StringComparison.Ordinal);
        Assert.Throws<InvalidDataException>(() => KnownPeople.Read(new MemoryStream("none"u8.ToArray())));
        Assert.Throws<InvalidDataException>(() => KnownPeople.Read(new MemoryStream(kept.ToArray()[..^1])));
    }

    [Theory]
    [InlineData("FN:Opa\nTEL:+49301234567\nDEATHDATE:20200304", "FN:Oma\nTEL:+49301234567", "tel:+49301234567")]
    [InlineData("FN:Opa\nTEL:+49301234567\nDEATHDATE:20200304", "FN:Oma\nEMAIL:oma@x.example\nTEL:+49301234567", "oma@x.example")]
    [InlineData("FN:Opa\nEMAIL:oma@x.example\nDEATHDATE:20200304", "FN:Oma\nEMAIL:oma@x.example", "oma@x.example")]
    public void Contacts_AnAddressOfTheDeadAndTheLiving_IsThatOfTheLiving(string dead, string living, string id)
    {
        foreach (string[] cards in (string[][])[[Card(dead), Card(living)], [Card(living), Card(dead)]])
        {
            PeopleIndex index = Index(cards);
            Contact[] contacts = [.. index.Contacts()];
            Contact oma = contacts.Single(static contact => contact.Name == "Oma");
            Assert.Equal(id, oma.Id.Value);
            Assert.Empty(oma.States);
            Assert.Equal(ContactState.Deceased, Assert.Single(contacts.Single(static contact => contact.Name == "Opa").States).State);

            index.Add(new NamedAddress(PersonAddress.TryParse("tel:+49301234567", out PersonAddress number) ? number : default));
            IEnumerable<Merge> united = index.Propose(Merges.None, Text.AsOf);
            Assert.Equal(id == "oma@x.example" && dead.Contains("TEL", StringComparison.Ordinal) ? [(id, "tel:+49301234567")] : [],
                united.Select(static merge => (merge.Kept.Value, merge.Absorbed.Value)));
        }
    }

    [Fact]
    public void Contacts_OfTheDeadWithNumbersOfTheirOwn_KeepThem()
    {
        Contact dead = Assert.Single(Index(Card("FN:Opa\nTEL:+49301234567\nDEATHDATE:20200304")).Contacts());
        Assert.Equal("tel:+49301234567", dead.Id.Value);
    }

    [Theory]
    [InlineData("tel:01701234567", "tel:+491701234567", true)]
    [InlineData("tel:0612345678", "tel:+390612345678", true)]
    [InlineData("tel:2125550123", "tel:+12125550123", true)]
    [InlineData("tel:01701234567", "tel:+491701234568", false)]
    [InlineData("tel:01701234567", "tel:+99991701234567", false)]
    public void Propose_ANumberWithAndWithoutTheCountry_MayBeOne(string within, string international, bool isProposed)
    {
        PeopleIndex index = new();
        foreach (string number in (string[])[within, international, "tel:", "tel:12"])
            index.Add(new Contact(new(number), number));
        Assert.Equal(isProposed ? [(international, within)] : [],
            index.Propose(Merges.None, Text.AsOf).Select(static merge => (merge.Kept.Value, merge.Absorbed.Value)));
    }
}
