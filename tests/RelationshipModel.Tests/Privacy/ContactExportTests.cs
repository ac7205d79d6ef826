using System.Text;
using NodaTime;
using NodaTime.Testing;
using RelationshipModel.Network;
using RelationshipModel.Privacy;
using RelationshipModel.Scoring;
using RelationshipModel.Storage;
using RelationshipModel.Testing;
using RelationshipModel.Tests.Network;

namespace RelationshipModel.Tests.Privacy;

public sealed class ContactExportTests
{
    private static readonly OwnerId Owner = new("owner");
    private static readonly ContactId Ada = new("ada");
    private static readonly Instant AsOf = Instant.FromUtc(2024, 6, 1, 12, 0);

    private static async Task<string> ExportAsync(NetworkScenario scenario, ContactId contact)
    {
        NetworkStores stores = NetworkStores.Of(new InMemoryStore());
        await scenario.SaveToAsync(stores, Owner);
        using MemoryStream written = new();
        await new RelationshipNetwork(Owner, stores, new FakeClock(AsOf)).ExportContactAsync(contact, written);
        return Encoding.UTF8.GetString(written.ToArray());
    }

    private static NetworkScenario Small() => NetworkScenario.Small(AsOf) switch
    {
        var small => new NetworkScenario()
            .With(small.Contacts).With(small.Circles).With(small.Memberships).With(small.Gatherings).With(small.FollowUps)
            .With(small.Acquaintances)
            .With(small.Introductions)
            .With(small.Interactions.Where(static interaction => interaction.Gathering is not null)),
    };

    [Fact]
    public async Task ExportAsync_SmallNetwork_IsAsApproved() => await Snapshot.Verify(await ExportAsync(Small(), Ada));

    [Fact]
    public async Task ExportAsync_Stranger_HoldsTheIdAlone() => await Snapshot.Verify(await ExportAsync(new(), new("nobody")));

    [Fact]
    public async Task Write_EverythingAHostCanKeep_IsAsApproved()
    {
        ContactId ben = new("ben"), cem = new("cem");
        LocalDate day = new(2024, 5, 6);
        Instant asked = AsOf - Duration.FromDays(3);
        Interaction Meet(string id, Initiator initiator, Instant? at = null) =>
            new(new(id), at ?? AsOf, Channel.Voice, Ada, ben) { Initiator = initiator, IsReply = true };
        FoldedTie past = new(Ada);
        past.Add(new(), Meet("past", Initiator.Unknown, Instant.FromUtc(2020, 1, 2, 3, 4, 5)), TieProfile.None);
        ContactRecords records = new(Ada)
        {
            Contacts =
            [
                new(Ada, "Ada Amsel")
                {
                    Interests = ["tea"], Offers = ["chess"], Needs = ["rest"], Birthday = new(2, 29), Place = "Jena",
                    Restrictions = ContactRestrictions.NoScore | ContactRestrictions.NoPresence,
                },
                new(ben, "Ben Birke"),
            ],
            Past = past.State,
            Interactions =
            [
                Meet("1", Initiator.Owner) with { Gathering = new GatheringId("theirs") },
                Meet("2", Initiator.Of(Ada)) with { Gathering = new GatheringId("others") },
                Meet("3", Initiator.Of(ben)) with
                {
                    Supports = [new(TieSide.Owner), new(TieSide.Contact, SupportKind.Appraisal)],
                },
                Meet("4", Initiator.Unknown) with { Length = Duration.FromMilliseconds(1500), AfterFeel = -2 },
            ],
            Circles = [new(new("c"), "Choir", CirclePurpose.Learn)],
            Memberships = [new(new("c"), Ada, day, day.PlusDays(1)), new(new("c"), ben, day), new(new("unknown"), Ada, day)],
            Gatherings =
            [
                new(new("others"), "Supper", AsOf, ben),
                new(new("theirs"), "With Ben", AsOf, Ada, cem) { Place = "at Birke's", Length = Duration.FromHours(2) },
            ],
            FollowUps =
            [
                new FollowUp(new("a"), TieSide.Owner, Ada, AsOf) { What = "Ben's book", Due = day }
                    .Close(FollowUpOutcome.Kept, AsOf),
                new(new("b"), TieSide.Contact, Ada, AsOf), new(new("c"), TieSide.Contact, ben, AsOf),
            ],
            Notes = [new(new("n"), Ada, AsOf, "knows Ben")],
            Acquaintances =
            [
                new(new(Ada, cem), AcquaintanceState.NotAcquainted, AcquaintanceSource.Host, day),
                new(new(ben, cem), AcquaintanceState.Acquainted),
            ],
            Introductions =
            [
                Introduction.Begin(new("first"), Ada, ben, AsOf).AskFirst(AsOf).AcceptFirst(AsOf, ["of first"]),
                Introduction.Begin(new("second"), cem, Ada, asked).AskFirst(asked).AcceptFirst(asked, ["of first"])
                    .AskSecond(AsOf).AcceptSecond(AsOf, ["of second"]),
                Introduction.Begin(new("hidden"), cem, Ada, AsOf).AskFirst(AsOf),
                Introduction.Begin(new("others"), cem, ben, AsOf).AskFirst(AsOf),
            ],
        };
        Assert.Equal("Records of ada", records.ToString());
        await Snapshot.Verify(Encoding.UTF8.GetString(ContactExport.Write(records, AsOf)));
    }

    [Fact]
    public async Task ExportAsync_OfSomebodyWithOneRecordOrNone_SaysWhich()
    {
        ContactId ben = new("ben");
        RelationshipNetwork network = Networks.New();
        Assert.False(await network.ExportContactAsync(Ada, Stream.Null));

        await network.Acquaintances.SaveAsync(new Acquaintance(new(Ada, ben), AcquaintanceState.Acquainted));

        Assert.True(await network.ExportContactAsync(Ada, Stream.Null));
        Assert.False(await network.ExportContactAsync(new("cem"), Stream.Null));
    }

    [Fact]
    public async Task ExportAsync_DefaultIdOrNoStream_IsRefused()
    {
        RelationshipNetwork network = new(Owner, NetworkStores.Of(new InMemoryStore()), new FakeClock(AsOf));
        await Assert.ThrowsAsync<ArgumentException>(
            "contact", async () => await network.ExportContactAsync(default, Stream.Null));
        await Assert.ThrowsAsync<ArgumentNullException>("utf8Json", async () => await network.ExportContactAsync(Ada, null!));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            "asOf", async () => await network.ExportContactAsync(Ada, Stream.Null, Instant.MaxValue));
    }

    [Fact]
    public async Task ExportAsync_TheOtherDeclined_DoesNotSayWho()
    {
        Introduction declined = Introduction.Begin(new("one"), Ada, new("ben"), AsOf - Duration.FromDays(9))
            .AskFirst(AsOf - Duration.FromDays(8))
            .AcceptFirst(AsOf - Duration.FromDays(7)).AskSecond(AsOf - Duration.FromDays(6))
            .Decline(new("ben"), AsOf - Duration.FromDays(5));

        string export = await ExportAsync(new NetworkScenario().With(declined), Ada);

        Assert.Contains("\"state\": \"Closed\"", export, StringComparison.Ordinal);
        Assert.DoesNotContain("ecline", export, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ExportAsync_NotAskedYet_DoesNotTellOfTheIntroduction()
    {
        Introduction draft = Introduction.Begin(new("one"), Ada, new("ben"), AsOf - Duration.FromDays(9));

        Assert.Contains("\"introductions\": []", await ExportAsync(new NetworkScenario().With(draft), Ada),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bring it to Ben Birke", "bring it to [somebody]")]
    [InlineData("Ben's book, for Ada", "[somebody]'s book, for Ada")]
    [InlineData("ask ben@example.org.", "ask [somebody]")]
    [InlineData("the benefit of the doubt", "the benefit of the doubt")]
    [InlineData("\u5c71\u7530\u3055\u3093", "[somebody]\u3055\u3093")]
    [InlineData("\u548c\u5c71\u7530\u5403\u996d", "\u548c[somebody]\u5403\u996d")]
    [InlineData("jose\u0301 and JOS\u00c9", "[somebody] and [somebody]")]
    [InlineData("\uff2a\uff4f\uff53\u00e9 in full width", "[somebody] in full width")]
    [InlineData("\u043a\u043d\u0438\u0433\u0430 \u041e\u041b\u042c\u0413\u0410", "\u043a\u043d\u0438\u0433\u0430 [somebody]")]
    [InlineData("\u0645\u0631\u064a\u0645 \u0647\u0646\u0627", "[somebody] \u0647\u0646\u0627")]
    [InlineData("\u5c71\u7530 knows", "[somebody] knows")]
    public async Task ExportAsync_NoteNamesOthers_MasksThem(string note, string masked)
    {
        NetworkScenario scenario = new NetworkScenario()
            .With(
                new Contact(Ada, "Ada Amsel"), new Contact(new("ben@example.org"), "Ben Birke from the bakery"),
                new Contact(new("y"), "\u5c71\u7530"), new Contact(new("j"), "Jos\u00e9"),
                new Contact(new("o"), "\u041e\u043b\u044c\u0433\u0430"), new Contact(new("m"), "\u0645\u0631\u064a\u0645"))
            .With(new FollowUp(new("one"), TieSide.Owner, Ada, AsOf) { What = note });

        string export = await ExportAsync(scenario, Ada);

        Assert.Contains($"\"what\": \"{masked}\"", export, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ExportAsync_SharedFirstName_IsTheContactsOwn()
    {
        NetworkScenario scenario = new NetworkScenario()
            .With(new Contact(Ada, "Ada Amsel"), new Contact(new("other"), "Ada Zeisig"))
            .With(new FollowUp(new("one"), TieSide.Owner, Ada, AsOf) { What = "for Ada, not Zeisig" });

        Assert.Contains("\"what\": \"for Ada, not [somebody]\"", await ExportAsync(scenario, Ada), StringComparison.Ordinal);
    }
}
