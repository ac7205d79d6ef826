using System.Text;
using System.Text.Json;
using NodaTime;
using RelationshipModel.Network;
using RelationshipModel.Scoring;

namespace RelationshipModel.Testing;

/// <summary>A contact can be erased without a trace in what others are, and can be shown what is
/// kept without seeing others.</summary>
/// <inheritdoc cref="StoreConformance{TFixture}"/>
[ConformanceSuite(StoreCapabilities.Contacts | StoreCapabilities.Interactions, IsFitted = true)]
public abstract class PrivacyConformance<TFixture>(TFixture fixture) : StoreConformance<TFixture>(fixture)
    where TFixture : StoreFixture
{
    private static readonly Instant AsOf = Instant.FromUtc(2024, 6, 1, 12, 0);
    private static readonly NetworkScenario Scenario = NetworkScenario.Small(AsOf);
    private static readonly ContactId UnfittedAda = new("ada");

    /// <summary>The verbs that an erasure needs.</summary>
    private const StoreVerbs Erasing = StoreVerbs.RemoveContacts | StoreVerbs.SaveInteractions | StoreVerbs.RemoveInteractions;

    private ContactId Ada => Fixture.ContactOf(UnfittedAda.Value);

    private ContactId Ben => Fixture.ContactOf("ben");

    private RelationshipNetwork Network(OwnerId owner) => new(owner, Stores, new FixedClock(AsOf));

    private Task<List<RelationshipScore>> ScoresAsync() =>
        Network(Owner).ScoreAllAsync().Where(score => score.Tie.Contact != Ada).OrderBy(static score => score.Tie.Contact)
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
        Needs(Erasing);
        Rule rule = new("The store should name an erased contact in no row.");
        await SeedAsync(Owner, Scenario);

        await Network(Owner).EraseContactAsync(Ada);

        rule.Null(await Stores.Contacts.FindAsync(Owner, Ada));
        rule.Empty(await Stores.Interactions.ListAsync(Owner, Ada).ToListAsync());
        rule.DoesNotContain(await KeptRows.ReadAsync(Stores, Owner), row => row switch
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
        Needs(Erasing);
        Rule rule = new("The store should leave every row as it was that does not name the erased contact.");
        NetworkScenario others = new NetworkScenario().With(Scenario.Contacts.Where(static contact => contact.Id != UnfittedAda))
            .With(Scenario.Interactions.Where(static interaction => !interaction.Contacts.Contains(UnfittedAda)));
        await SeedAsync(Owner, others);
        List<object> before = await KeptRows.ReadAsync(Stores, Owner);
        await SeedAsync(Owner, [Fitted(Scenario.Contacts[0])],
            [Fitted(new Interaction(new("with ada"), AsOf, Channel.Voice, UnfittedAda))]);

        await Network(Owner).EraseContactAsync(Ada);

        rule.Equal(before, await KeptRows.ReadAsync(Stores, Owner));
    }

    [Fact]
    public async Task The_scores_of_others_stay_bit_equal()
    {
        Needs(Erasing);
        Rule rule = new("The scores of others should stay bit-equal when a contact is erased.");
        await SeedAsync(Owner, Scenario);
        List<RelationshipScore> before = await ScoresAsync();

        await Network(Owner).EraseContactAsync(Ada);

        rule.NotEmpty(before);
        rule.Equal(
            before.Select(static score => (score.Tie, score.Bond, score.Recency, score.Reciprocity, score.Strength)),
            (await ScoresAsync()).Select(
                static score => (score.Tie, score.Bond, score.Recency, score.Reciprocity, score.Strength)));
    }

    [Fact]
    public async Task An_interaction_with_others_keeps_its_head_count_and_loses_an_initiator_who_is_erased()
    {
        Needs(Erasing);
        Rule rule = new("The store should keep an interaction with others, with its head count and without the erased contact.");
        NeedsOfInteraction(nameof(Interaction.HeadCount));
        Interaction supper = Fitted(new Interaction(new("supper"), AsOf, Channel.InPerson, UnfittedAda, new ContactId("ben"))
        {
            HeadCount = 7,
            Initiator = Initiator.Of(UnfittedAda),
            AfterFeel = 1,
        });
        await SeedAsync(Owner, [], [supper]);

        await Network(Owner).EraseContactAsync(Ada);

        Interaction kept = rule.Single(await Stores.Interactions.ListAsync(Owner).ToListAsync());
        rule.Equal(
            Fixture.Keep(new Interaction(supper.Id, AsOf, Channel.InPerson, Ben) { HeadCount = 7, AfterFeel = 1 }), kept);
    }

    [Fact]
    public async Task The_receipt_counts_what_was_removed_and_changed()
    {
        Needs(Erasing);
        Rule rule = new("The store should remove the rows of an erased contact, and change those with others, so that "
            + "the receipt counts them.");
        await SeedAsync(Owner, Scenario);

        ErasureReceipt receipt = await Network(Owner).EraseContactAsync(Ada);

        rule.Equal(
            new()
            {
                At = AsOf,
                IdsRemembered = Stores.ErasureRecords is null ? 0 : 1,
                ContactsRemoved = 1,
                InteractionsRemoved = 60,
                InteractionsChanged = 1,
                MembershipsRemoved = Has(StoreCapabilities.Circles) ? 1 : 0,
                GatheringsChanged = Has(StoreCapabilities.Gatherings) ? 1 : 0,
                FollowUpsRemoved = Has(StoreCapabilities.FollowUps) ? 1 : 0,
                NotesRemoved = Has(StoreCapabilities.Notes) ? 1 : 0,
                AcquaintancesRemoved = Has(StoreCapabilities.Acquaintances) ? 1 : 0,
                IntroductionsRemoved = Has(StoreCapabilities.Introductions) ? 1 : 0,
            },
            receipt);
    }

    [Fact]
    public async Task Erasing_again_finds_nothing()
    {
        Needs(Erasing);
        Rule rule = new("The store should keep nothing of an erased contact, so that erasing again finds nothing.");
        await SeedAsync(Owner, Scenario);
        await Network(Owner).EraseContactAsync(Ada);

        rule.True((await Network(Owner).EraseContactAsync(Ada)).IsEmpty);
    }

    [Fact]
    public async Task The_same_contact_of_another_owner_stays()
    {
        Needs(Erasing);
        Rule rule = new("The store should keep the rows of another owner when a contact is erased.");
        await SeedAsync(Owner, Scenario);
        await SeedAsync(AnotherOwner, Scenario);
        List<object> before = await KeptRows.ReadAsync(Stores, AnotherOwner);

        await Network(Owner).EraseContactAsync(Ada);

        rule.Equal(before, await KeptRows.ReadAsync(Stores, AnotherOwner));
    }

    [Fact]
    public async Task An_erased_owner_has_nothing_left_and_another_owner_all()
    {
        Needs(Erasing);
        Rule rule = new("The store should keep nothing of an erased owner, and all of another.");
        await SeedAsync(Owner, Scenario);
        await SeedAsync(AnotherOwner, Scenario);
        await ScoresAsync();
        int interactions = Scenario.Interactions.Count;
        List<object> before = await KeptRows.ReadAsync(Stores, AnotherOwner);

        ErasureReceipt receipt = await Network(Owner).EraseOwnerAsync();

        rule.Equal((Scenario.Contacts.Count, interactions), (receipt.ContactsRemoved, receipt.InteractionsRemoved));
        rule.Empty(await KeptRows.ReadAsync(Stores, Owner));
        if (Stores.TieStates is { } states)
            rule.Empty(await states.ListTiesAsync(Owner, withPeople: true).ToListAsync());
        rule.Empty(await ScoresAsync());
        rule.Equal(before, await KeptRows.ReadAsync(Stores, AnotherOwner));
        rule.True((await Network(Owner).EraseOwnerAsync()).IsEmpty);
    }

    [Fact]
    public async Task A_cancelled_erasure_changes_nothing()
    {
        Needs(Erasing);
        Rule rule = new("The store should change nothing when an erasure is cancelled.");
        await SeedAsync(Owner, Scenario);
        List<object> before = await KeptRows.ReadAsync(Stores, Owner);

        await rule.ThrowsAnyAsync<OperationCanceledException>(
            async () => await Network(Owner).EraseContactAsync(Ada, Cancelled));

        rule.Equal(before, await KeptRows.ReadAsync(Stores, Owner));
    }

    [Fact]
    public async Task An_export_tells_the_contact_what_is_kept()
    {
        Rule rule = new("The store should list all that is kept of a contact, so that an export has it.");
        await SeedAsync(Owner, Scenario);

        using JsonDocument export = JsonDocument.Parse(await ExportAsync());

        JsonElement root = export.RootElement;
        rule.Equal("relationship-model/contact", root.GetProperty("format").GetString());
        rule.Equal(1, root.GetProperty("version").GetInt32());
        rule.Equal("Ada Amsel", root.GetProperty("contact").GetProperty("name").GetString());
        rule.Equal(61, root.GetProperty("interactions").GetArrayLength());
        rule.Equal(Has(StoreCapabilities.FollowUps) ? 1 : 0, root.GetProperty("follow_ups").GetArrayLength());
        rule.Equal(Has(StoreCapabilities.Notes) ? 1 : 0, root.GetProperty("notes").GetArrayLength());
        rule.Equal(Has(StoreCapabilities.Gatherings) ? 1 : 0, root.GetProperty("gatherings").GetArrayLength());
    }

    [Fact]
    public async Task An_export_names_nobody_else_and_no_feeling_of_the_owner()
    {
        Rule rule = new("The export should name nobody else, and no feeling of the owner.");
        await SeedAsync(Owner, Scenario);
        await SeedAsync(Owner, [],
            [Fitted(new Interaction(
                new("with eva"), AsOf, Channel.Voice, UnfittedAda, new ContactId("eva")) { AfterFeel = -2 })]);

        string export = await ExportAsync();

        foreach (Contact other in Fitted(Owner, Scenario).Contacts.Where(contact => contact.Id != Ada))
        {
            rule.DoesNotContain($"\"{other.Id}\"", export, StringComparison.Ordinal);
            rule.DoesNotContain(other.Name, export, StringComparison.Ordinal);
        }

        rule.Contains("\"person 1\"", export, StringComparison.Ordinal);
        rule.DoesNotContain("feel", export, StringComparison.OrdinalIgnoreCase);
    }
}
