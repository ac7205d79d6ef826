using NodaTime;
using RelationshipModel;
using RelationshipModel.Network;
using RelationshipModel.Sqlite;
using RelationshipModel.Storage;

namespace BestNetwork.Tests;

/// <summary>An import withdraws recorded events that were called off since.</summary>
public sealed class WithdrawnEventTests : CalendarImport
{
    private const string Accepted =
        "SUMMARY:Dinner\nORGANIZER:mailto:jonas@feld.example\nATTENDEE;PARTSTAT=ACCEPTED:mailto:jonas@feld.example\nATTENDEE;PARTSTAT=ACCEPTED:mailto:mara@home.example";

    private static readonly string Declined = Accepted.Replace("ACCEPTED:mailto:mara", "DECLINED:mailto:mara",
        StringComparison.Ordinal);

    [Theory]
    [InlineData("", "STATUS:CANCELLED\n")]
    [InlineData("METHOD:CANCEL\n", "")]
    [InlineData("METHOD:CANCEL\n", "SEQUENCE:1\n")]
    public async Task An_event_to_come_that_was_called_off_is_withdrawn_once(string method, string status)
    {
        await ImportAsync(Calendar(Event($"{ToCome}\n{Organised}")));
        Assert.Equal(["dinner"], await GatheringsAsync());
        Assert.Contains("Dinner, 1 August 2024", (await Run.Of("gathering", "--db", Database)).Output, StringComparison.Ordinal);

        string calledOff = Calendar(method + Event($"{ToCome}\n{status}{Organised}"));
        Run off = await ImportAsync(calledOff);
        Assert.Contains(" 1 event withdrawn since the last import\n", off.Output, StringComparison.Ordinal);
        Assert.Contains(" 1 skipped (no contact with a person): 1 cancelled\n", off.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Dinner", (await Run.Of("gathering", "--db", Database)).Output, StringComparison.Ordinal);

        Assert.DoesNotContain("withdrawn", (await ImportAsync(calledOff)).Output, StringComparison.Ordinal);
        Assert.Empty(await GatheringsAsync());
    }

    [Fact]
    public async Task An_event_to_come_that_the_owner_declined_is_withdrawn()
    {
        await ImportAsync(Calendar(Event($"{ToCome}\n{Accepted}")));
        Assert.Equal(["dinner"], await GatheringsAsync());
        Assert.Contains(" 1 event withdrawn since the last import\n",
            (await ImportAsync(Calendar(Event($"{ToCome}\n{Declined}")))).Output, StringComparison.Ordinal);
        Assert.Empty(await GatheringsAsync());
    }

    [Fact]
    public async Task An_event_to_come_to_which_nobody_comes_any_more_is_withdrawn()
    {
        await ImportAsync(Calendar(Event($"{ToCome}\n{Organised}")));
        Run alone = await ImportAsync(
            Calendar(Event($"{ToCome}\n{Organised.Replace("ACCEPTED", "DECLINED", StringComparison.Ordinal)}")));
        Assert.Contains(" 1 event withdrawn since the last import\n", alone.Output, StringComparison.Ordinal);
        Assert.Empty(await GatheringsAsync());
    }

    [Fact]
    public async Task An_event_that_is_past_and_was_called_off_is_withdrawn_as_interaction_and_as_gathering()
    {
        string planned = Calendar(Event($"{Past}\n{Organised}"), Event("DTSTART:20240511T160000Z\n" + Organised, "other"));
        await ImportAsync(planned, "--as-of", "2024-05-01");
        await ImportAsync(planned);
        Assert.Equal(["dinner", "other"], await InteractionsAsync());
        Assert.Equal(["dinner", "other"], await GatheringsAsync());

        Run off = await ImportAsync(Calendar(Event($"{Past}\nSTATUS:CANCELLED\n{Organised}")));

        Assert.Contains(" 1 event withdrawn since the last import\n", off.Output, StringComparison.Ordinal);
        Assert.Equal(["other"], await InteractionsAsync());
        Assert.Equal(["other"], await GatheringsAsync());
        Assert.Equal("1", Assert.Single((await Run.Of("score", "--db", Database, "--format", "csv")).Rows())["interactions"]);
    }

    [Fact]
    public async Task The_network_of_somebody_else_stays_as_it_is()
    {
        string planned = Calendar(Event($"{Past}\n{Organised}"), Event($"{ToCome}\n{Organised}", "later"));
        string off = Calendar(Event($"{Past}\nSTATUS:CANCELLED\n{Organised}"),
            Event($"{ToCome}\nSTATUS:CANCELLED\n{Organised}", "later"));
        await ImportAsync(planned);
        await ImportAsync(planned, "--owner", "twin");

        Assert.Contains(" 2 events withdrawn since the last import\n", (await ImportAsync(off)).Output, StringComparison.Ordinal);

        Assert.Empty(await InteractionsAsync());
        Assert.Empty(await GatheringsAsync());
        Assert.Equal(["dinner"], await InteractionsAsync("twin"));
        Assert.Equal(["later"], await GatheringsAsync("twin"));
    }

    [Fact]
    public async Task An_interaction_of_which_the_owner_said_more_stays_and_is_told()
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        await ImportAsync(Calendar(Event($"{Past}\n{Organised}")));
        using (SqliteStore store = new(Database))
        {
            RelationshipNetwork network = new(new("me"), NetworkStores.Of(store), Run.Clock);
            Interaction dinner = (await network.FindInteractionAsync(new("dinner"), cancel))!;
            await network.SaveInteractionAsync(dinner with { Depth = Depth.Meaningful }, cancel);
        }

        Run off = await ImportAsync(Calendar(Event($"{Past}\nSTATUS:CANCELLED\n{Organised}")));

        Assert.DoesNotContain("withdrawn", off.Output, StringComparison.Ordinal);
        Assert.Contains(" 1 event cancelled, declined or postponed, but kept: more was recorded about it\n", off.Output,
            StringComparison.Ordinal);
        Assert.Equal(["dinner"], await InteractionsAsync());
    }

    [Fact]
    public async Task A_gathering_at_which_the_owner_recorded_contact_stays_and_is_told()
    {
        await ImportAsync(Calendar(Event($"{Past}\n{Organised}")), "--as-of", "2024-05-01");
        using (SqliteStore store = new(Database))
        {
            Interaction talk = new(new("talk"), Instant.FromUtc(2024, 5, 10, 17, 0), Channel.InPerson,
                new ContactId("inge@brandt.example"))
            { Gathering = new("dinner") };
            await new RelationshipNetwork(new("me"), NetworkStores.Of(store), Run.Clock).RecordAsync(talk,
                TestContext.Current.CancellationToken);
        }

        Run off = await ImportAsync(Calendar(Event($"{Past}\nSTATUS:CANCELLED\n{Organised}")));

        Assert.Contains(" 1 event cancelled, declined or postponed, but kept: more was recorded about it\n", off.Output,
            StringComparison.Ordinal);
        Assert.Equal(["dinner"], await GatheringsAsync());
        Assert.Equal(["talk"], await InteractionsAsync());
    }

    [Fact]
    public async Task What_the_database_no_longer_keeps_one_by_one_stays_in_the_scores()
    {
        await ImportAsync(Calendar(Event($"{Past}\n{Organised}")));
        using (SqliteStore store = new(Database))
            Assert.Equal(1, await new RelationshipNetwork(new("me"), NetworkStores.Of(store), Run.Clock)
                .ForgetBeforeAsync(Period.FromDays(7), cancellationToken: TestContext.Current.CancellationToken));
        string before = (await Run.Of("score", "--db", Database, "--format", "csv")).Output;

        Assert.DoesNotContain("withdrawn", (await ImportAsync(Calendar(Event($"{Past}\nSTATUS:CANCELLED\n{Organised}")))).Output,
            StringComparison.Ordinal);

        Assert.Equal(before, (await Run.Of("score", "--db", Database, "--format", "csv")).Output);
    }

    [Fact]
    public async Task A_letter_whose_id_an_event_bears_stays()
    {
        await Run.Of("import", Folder.With("m.mbox", MyRecords.Mail(1)), "--db", Database, "--me", MyRecords.Me);
        Run off = await ImportAsync(Calendar(Event($"{Past}\nSTATUS:CANCELLED\n{Organised}", "m0@home.example")));
        Assert.DoesNotContain("withdrawn", off.Output, StringComparison.Ordinal);
        Assert.Equal(["m0@home.example"], await InteractionsAsync());
    }

    [Fact]
    public async Task Without_the_owners_address_nothing_is_withdrawn()
    {
        string calendar = Calendar(Event($"{ToCome}\n{Accepted}"), Event($"{Weekly}\n{Accepted}", "weekly"));
        await ImportAsync(calendar);
        Run forgotten = await Run.Of("import", Folder.With("c.ics", calendar), "--db", Database, "--me", "mara@work.example");
        Assert.DoesNotContain("withdrawn", forgotten.Output, StringComparison.Ordinal);
        Assert.Equal(4, (await GatheringsAsync()).Length);
    }

    [Fact]
    public async Task A_copy_that_names_no_guests_takes_nothing_back()
    {
        await ImportAsync(Calendar(Event($"{ToCome}\n{Organised}")));
        await ImportAsync(Calendar(Event($"{ToCome}\nSUMMARY:Dinner")));
        Assert.Equal(["dinner"], await GatheringsAsync());
    }

    [Fact]
    public async Task An_event_put_off_for_years_is_withdrawn()
    {
        await ImportAsync(Calendar(Event($"{ToCome}\n{Organised}")));
        Assert.Contains(" 1 event withdrawn since the last import\n",
            (await ImportAsync(Calendar(Event($"DTSTART:20280801T180000Z\n{Organised}")))).Output, StringComparison.Ordinal);
        Assert.Empty(await GatheringsAsync());
    }

    [Fact]
    public async Task An_import_as_of_years_ago_takes_nothing_back()
    {
        string calendar = Calendar(Event($"{ToCome}\n{Organised}"), Event($"{Past}\n{Organised}", "walk"),
            Event($"{Weekly}\n{Organised}", "weekly"));
        await ImportAsync(calendar);
        foreach (string asOf in (string[])["2020-01-01", "2024-05-01"])
        {
            Assert.DoesNotContain("withdrawn", (await ImportAsync(calendar, "--as-of", asOf)).Output, StringComparison.Ordinal);
            Assert.Equal(["walk", "weekly#20240620T180000Z", "weekly#20240627T180000Z"], await InteractionsAsync());
            string[] gatherings = await GatheringsAsync();
            Assert.Contains("dinner", gatherings);
            Assert.Contains("weekly#20240718T180000Z", gatherings);
        }
    }
}
