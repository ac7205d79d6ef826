using System.Text;
using System.Text.Json;
using NodaTime;
using RelationshipModel.Network;
using RelationshipModel.Scoring;

namespace RelationshipModel.Testing;

/// <summary>A contact can be erased without a trace in what others are, and can be shown what is
/// kept without seeing others.</summary>
/// <inheritdoc cref="StoreConformance{TFixture}"/>
[ConformanceSuite(StoreCapabilities.Contacts | StoreCapabilities.Interactions)]
public abstract class PrivacyConformance<TFixture>(TFixture fixture) : StoreConformance<TFixture>(fixture)
    where TFixture : StoreFixture
{
    private static readonly Instant AsOf = Instant.FromUtc(2024, 6, 1, 12, 0);
    private static readonly NetworkScenario Scenario = NetworkScenario.Small(AsOf);
    private static readonly ContactId Ada = new("ada");

    private RelationshipNetwork Network(OwnerId owner) => new(owner, Stores, new AtInstant(AsOf));

    private Task<List<RelationshipScore>> ScoresAsync() =>
        Network(Owner).ScoreAllAsync().Where(static score => score.Tie.Contact != Ada).OrderBy(static score => score.Tie.Contact)
            .ToListAsync().AsTask();

    private async Task<string> ExportAsync()
    {
        using MemoryStream written = new();
        await Network(Owner).ExportContactAsync(Ada, written);
        return Encoding.UTF8.GetString(written.ToArray());
    }

    [Fact]
    public async Task Nothing_that_is_kept_names_an_erased_contact()
    {
        await Scenario.SaveToAsync(Stores, Owner);

        await Network(Owner).EraseContactAsync(Ada);

        Assert.Null(await Stores.Contacts.FindAsync(Owner, Ada));
        Assert.Empty(await Stores.Interactions.ListAsync(Owner, Ada).ToListAsync());
        Assert.DoesNotContain(await KeptRows.ReadAsync(Stores, Owner), static row => row switch
        {
            Contact contact => contact.Id == Ada,
            Interaction interaction => interaction.Contacts.Contains(Ada) || interaction.Initiator.Contact == Ada,
            CircleMembership membership => membership.Contact == Ada,
            Gathering gathering => gathering.Attendees.Contains(Ada),
            FollowUp followUp => followUp.Contact == Ada,
            Acquaintance acquaintance => acquaintance.Pair.Contains(Ada),
            Introduction introduction => introduction.Pair.Contains(Ada),
            Merge merge => merge.Pair.Contains(Ada),
            _ => false,
        });
    }

    [Fact]
    public async Task All_that_does_not_name_the_contact_stays_as_it_was()
    {
        NetworkScenario others = new NetworkScenario().With(Scenario.Contacts.Where(static contact => contact.Id != Ada))
            .With(Scenario.Interactions.Where(static interaction => !interaction.Contacts.Contains(Ada)));
        await others.SaveToAsync(Stores, Owner);
        List<object> before = await KeptRows.ReadAsync(Stores, Owner);
        await Stores.Contacts.SaveAsync(Owner, Scenario.Contacts[0]);
        await Stores.Interactions.AddAsync(Owner, [new(new("with ada"), AsOf, Channel.Voice, Ada)]);

        await Network(Owner).EraseContactAsync(Ada);

        Assert.Equal(before, await KeptRows.ReadAsync(Stores, Owner));
    }

    [Fact]
    public async Task The_scores_of_others_stay_bit_equal()
    {
        await Scenario.SaveToAsync(Stores, Owner);
        List<RelationshipScore> before = await ScoresAsync();

        await Network(Owner).EraseContactAsync(Ada);

        Assert.NotEmpty(before);
        Assert.Equal(
            before.Select(static score => (score.Tie, score.Bond, score.Recency, score.Reciprocity, score.Strength)),
            (await ScoresAsync()).Select(
                static score => (score.Tie, score.Bond, score.Recency, score.Reciprocity, score.Strength)));
    }

    [Fact]
    public async Task An_interaction_with_others_keeps_its_head_count_and_loses_an_initiator_who_is_erased()
    {
        Interaction supper = new(new("supper"), AsOf, Channel.InPerson, Ada, new ContactId("ben"))
        {
            HeadCount = 7,
            Initiator = Initiator.Of(Ada),
            AfterFeel = 1,
        };
        await Stores.Interactions.AddAsync(Owner, [supper]);

        await Network(Owner).EraseContactAsync(Ada);

        Interaction kept = Assert.Single(await Stores.Interactions.ListAsync(Owner).ToListAsync());
        Assert.Equal(new(supper.Id, AsOf, Channel.InPerson, new ContactId("ben")) { HeadCount = 7, AfterFeel = 1 }, kept);
    }

    [Fact]
    public async Task The_receipt_counts_what_was_removed_and_changed()
    {
        await Scenario.SaveToAsync(Stores, Owner);

        ErasureReceipt receipt = await Network(Owner).EraseContactAsync(Ada);

        Assert.Equal(
            new()
            {
                ContactsRemoved = 1,
                InteractionsRemoved = 60,
                InteractionsChanged = 1,
                MembershipsRemoved = Can(StoreCapabilities.Circles) ? 1 : 0,
                GatheringsChanged = Can(StoreCapabilities.Gatherings) ? 1 : 0,
                FollowUpsRemoved = Can(StoreCapabilities.FollowUps) ? 1 : 0,
                NotesRemoved = Can(StoreCapabilities.Notes) ? 1 : 0,
                AcquaintancesRemoved = Can(StoreCapabilities.Acquaintances) ? 1 : 0,
                IntroductionsRemoved = Can(StoreCapabilities.Introductions) ? 1 : 0,
            },
            receipt);
    }

    [Fact]
    public async Task Erasing_again_finds_nothing()
    {
        await Scenario.SaveToAsync(Stores, Owner);
        await Network(Owner).EraseContactAsync(Ada);

        Assert.True((await Network(Owner).EraseContactAsync(Ada)).IsEmpty);
    }

    [Fact]
    public async Task The_same_contact_of_another_owner_stays()
    {
        await Scenario.SaveToAsync(Stores, Owner);
        await Scenario.SaveToAsync(Stores, AnotherOwner);
        List<object> before = await KeptRows.ReadAsync(Stores, AnotherOwner);

        await Network(Owner).EraseContactAsync(Ada);

        Assert.Equal(before, await KeptRows.ReadAsync(Stores, AnotherOwner));
    }

    [Fact]
    public async Task An_erased_owner_has_nothing_left_and_another_owner_all()
    {
        await Scenario.SaveToAsync(Stores, Owner);
        await Scenario.SaveToAsync(Stores, AnotherOwner);
        await ScoresAsync();
        int interactions = Scenario.Interactions.Count;
        List<object> before = await KeptRows.ReadAsync(Stores, AnotherOwner);

        ErasureReceipt receipt = await Network(Owner).EraseOwnerAsync();

        Assert.Equal((Scenario.Contacts.Count, interactions), (receipt.ContactsRemoved, receipt.InteractionsRemoved));
        Assert.Empty(await KeptRows.ReadAsync(Stores, Owner));
        if (Stores.TieStates is { } states)
            Assert.Empty(await states.ListTiesAsync(Owner, withPeople: true).ToListAsync());
        Assert.Empty(await ScoresAsync());
        Assert.Equal(before, await KeptRows.ReadAsync(Stores, AnotherOwner));
        Assert.True((await Network(Owner).EraseOwnerAsync()).IsEmpty);
    }

    [Fact]
    public async Task A_cancelled_erasure_changes_nothing()
    {
        await Scenario.SaveToAsync(Stores, Owner);
        List<object> before = await KeptRows.ReadAsync(Stores, Owner);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await Network(Owner).EraseContactAsync(Ada, Cancelled));

        Assert.Equal(before, await KeptRows.ReadAsync(Stores, Owner));
    }

    [Fact]
    public async Task An_export_tells_the_contact_what_is_kept()
    {
        await Scenario.SaveToAsync(Stores, Owner);

        using JsonDocument export = JsonDocument.Parse(await ExportAsync());

        JsonElement root = export.RootElement;
        Assert.Equal("relationship-model/contact", root.GetProperty("format").GetString());
        Assert.Equal(1, root.GetProperty("version").GetInt32());
        Assert.Equal("Ada Amsel", root.GetProperty("contact").GetProperty("name").GetString());
        Assert.Equal(61, root.GetProperty("interactions").GetArrayLength());
        Assert.Equal(Can(StoreCapabilities.FollowUps) ? 1 : 0, root.GetProperty("follow_ups").GetArrayLength());
        Assert.Equal(Can(StoreCapabilities.Notes) ? 1 : 0, root.GetProperty("notes").GetArrayLength());
        Assert.Equal(Can(StoreCapabilities.Gatherings) ? 1 : 0, root.GetProperty("gatherings").GetArrayLength());
    }

    [Fact]
    public async Task An_export_names_nobody_else_and_no_feeling_of_the_owner()
    {
        await Scenario.SaveToAsync(Stores, Owner);
        await Stores.Interactions.AddAsync(Owner,
            [new(new("with eva"), AsOf, Channel.Voice, Ada, new ContactId("eva")) { AfterFeel = -2 }]);

        string export = await ExportAsync();

        foreach (Contact other in Scenario.Contacts.Where(static contact => contact.Id != Ada))
        {
            Assert.DoesNotContain($"\"{other.Id}\"", export, StringComparison.Ordinal);
            Assert.DoesNotContain(other.Name, export, StringComparison.Ordinal);
        }

        Assert.Contains("\"person 1\"", export, StringComparison.Ordinal);
        Assert.DoesNotContain("feel", export, StringComparison.OrdinalIgnoreCase);
    }

    private sealed class AtInstant(Instant now) : IClock
    {
        public Instant GetCurrentInstant() => now;
    }
}
