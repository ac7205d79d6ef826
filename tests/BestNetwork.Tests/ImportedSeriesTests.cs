namespace BestNetwork.Tests;

/// <summary>An import keeps the occurrences of a series as its newest copy has them.</summary>
public sealed class ImportedSeriesTests : CalendarImport
{
    [Theory]
    [InlineData("RECURRENCE-ID:20240704T180000Z\nDTSTART:20240704T180000Z\nSTATUS:CANCELLED", "")]
    [InlineData("RECURRENCE-ID:20240704T180000Z\nDTSTART:20240705T190000Z\nSTATUS:CANCELLED", "")]
    [InlineData("", "\nEXDATE:20240704T180000Z")]
    public async Task One_occurrence_of_a_series_that_was_called_off_is_withdrawn(string changed, string excluded)
    {
        await ImportAsync(Calendar(Event($"{Weekly}\n{Organised}")));
        string[] all = ["dinner#20240704T180000Z", "dinner#20240711T180000Z", "dinner#20240718T180000Z"];
        Assert.Equal(all, await GatheringsAsync());

        string off = Calendar(Event($"{Weekly}{excluded}\n{Organised}"), changed.Length == 0
            ? "" : Event($"{changed}\n{Organised}"));
        Assert.Contains(" 1 event withdrawn since the last import\n", (await ImportAsync(off)).Output, StringComparison.Ordinal);

        Assert.Equal(all[1..], await GatheringsAsync());
        Assert.Equal(["dinner#20240620T180000Z", "dinner#20240627T180000Z"], await InteractionsAsync());
        Assert.DoesNotContain("withdrawn", (await ImportAsync(off)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_occurrence_called_off_alone_leaves_the_rest_of_its_series()
    {
        await ImportAsync(Calendar(Event($"{Weekly}\n{Organised}")));
        await ImportAsync(Calendar("METHOD:CANCEL\n"
            + Event($"RECURRENCE-ID:20240704T180000Z\nDTSTART:20240704T180000Z\n{Organised}")));
        Assert.Equal(["dinner#20240711T180000Z", "dinner#20240718T180000Z"], await GatheringsAsync());
    }

    [Fact]
    public async Task A_past_occurrence_that_was_taken_out_of_its_series_is_withdrawn()
    {
        await ImportAsync(Calendar(Event($"{Weekly}\n{Organised}")));
        Assert.Contains(" 1 event withdrawn",
            (await ImportAsync(Calendar(Event($"{Weekly}\nEXDATE:20240627T180000Z\n{Organised}")))).Output,
            StringComparison.Ordinal);
        Assert.Equal(["dinner#20240620T180000Z"], await InteractionsAsync());
    }

    [Fact]
    public async Task A_series_called_off_with_its_rule_is_withdrawn_whole()
    {
        await ImportAsync(Calendar(Event($"{Weekly}\n{Organised}")));
        Run off = await ImportAsync(Calendar(Event($"{Weekly}\nSTATUS:CANCELLED\n{Organised}")));
        Assert.Contains(" 5 events withdrawn since the last import\n", off.Output, StringComparison.Ordinal);
        Assert.Empty(await InteractionsAsync());
        Assert.Empty(await GatheringsAsync());
    }

    [Fact]
    public async Task A_series_called_off_without_its_rule_loses_what_is_to_come()
    {
        await ImportAsync(Calendar(Event($"{Weekly}\n{Organised}"), Event($"{ToCome}\n{Organised}", "dinner#again")));
        string off = Calendar("METHOD:CANCEL\n" + Event($"DTSTART:20240620T180000Z\n{Organised}"));
        Assert.Contains(" 3 events withdrawn since the last import\n", (await ImportAsync(off)).Output, StringComparison.Ordinal);
        Assert.Equal(["dinner#again"], await GatheringsAsync());
        Assert.Equal(["dinner#20240620T180000Z", "dinner#20240627T180000Z"], await InteractionsAsync());
    }

    [Theory]
    [InlineData("DTSTART:20240620T180000Z\nRRULE:FREQ=WEEKLY;UNTIL=20240712T000000Z", "dinner#20240704T180000Z",
        "dinner#20240711T180000Z")]
    [InlineData("DTSTART:20240620T170000Z\nRRULE:FREQ=WEEKLY;UNTIL=20240712T000000Z", "dinner#20240704T170000Z",
        "dinner#20240711T170000Z")]
    public async Task A_series_whose_rule_was_changed_keeps_nothing_to_come_of_the_old_one(string rule, params string[] left)
    {
        await ImportAsync(Calendar(Event($"{Weekly}\n{Organised}")));
        string changed = Calendar(Event($"{rule}\n{Organised}"));
        Assert.Contains(" withdrawn since the last import\n", (await ImportAsync(changed)).Output, StringComparison.Ordinal);
        Assert.Equal(left, await GatheringsAsync());
        Assert.DoesNotContain("withdrawn", (await ImportAsync(changed)).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "SEQUENCE:1", "SEQUENCE:2")]
    [InlineData(true, "SEQUENCE:1", "SEQUENCE:2")]
    [InlineData(false, "CLASS:PUBLIC", "CLASS:PRIVATE")]
    public async Task Of_two_copies_of_a_series_the_newer_says_what_is_to_come(bool isNewerFirst, string old, string changed)
    {
        string moved = Event($"RECURRENCE-ID:20240704T170000Z\nDTSTART:20240705T170000Z\nSEQUENCE:2\n{Organised}");
        string before = Calendar(Event($"{Weekly}\n{old}\n{Organised}"));
        string after = Calendar(moved,
            Event($"DTSTART:20240620T170000Z\nRRULE:FREQ=WEEKLY;UNTIL=20240712T000000Z\n{changed}\n{Organised}"));
        await ImportAsync(before);
        for (int i = 0; i < 2; i++)
        {
            Run run = await ImportAsync(isNewerFirst ? after + before : before + after);
            Assert.Contains(" 2 upcoming gatherings\n", run.Output, StringComparison.Ordinal);
            Assert.Equal(i == 0, run.Output.Contains(" 5 events withdrawn since the last import\n", StringComparison.Ordinal));
            Assert.Equal(["dinner#20240704T170000Z", "dinner#20240711T170000Z"], await GatheringsAsync());
        }
    }

    [Fact]
    public async Task A_series_that_cannot_be_read_whole_keeps_what_was_recorded()
    {
        await ImportAsync(Calendar(Event($"{Weekly}\n{Organised}")));
        Run broken = await ImportAsync(Calendar(Event($"DTSTART:20240620T180000Z\nRRULE:nonsense\n{Organised}")));
        Assert.Contains("could not be read", broken.Output, StringComparison.Ordinal);
        Assert.Equal(3, (await GatheringsAsync()).Length);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_older_copy_of_a_series_brings_nothing_back(bool isOlderFirst)
    {
        string older = Event($"{Weekly}\nSEQUENCE:1\n{Organised}"),
            off = Event($"DTSTART:20240620T180000Z\nSEQUENCE:2\nSTATUS:CANCELLED\n{Organised}");
        await ImportAsync(isOlderFirst ? Calendar(older) + Calendar(off) : Calendar(off) + Calendar(older));
        Assert.Empty(await GatheringsAsync());
    }

    [Fact]
    public async Task A_series_moved_whole_moves_what_is_past()
    {
        await ImportAsync(Calendar(Event($"{Weekly}\nSEQUENCE:0\n{Organised}")));
        string moved = Calendar(Event($"DTSTART:20240621T170000Z\nRRULE:FREQ=WEEKLY;COUNT=5\nSEQUENCE:1\n{Organised}"));
        foreach (string calendar in (string[])[moved, Calendar(Event($"{Weekly}\nSEQUENCE:0\n{Organised}")), moved])
        {
            await ImportAsync(calendar);
            Assert.Equal(["dinner#20240621T170000Z", "dinner#20240628T170000Z"], await InteractionsAsync());
            Assert.Equal(["dinner#20240705T170000Z", "dinner#20240712T170000Z", "dinner#20240719T170000Z"],
                await GatheringsAsync());
        }
    }

    [Fact]
    public async Task An_event_that_recurs_since_is_recorded_once()
    {
        await ImportAsync(Calendar(Event($"DTSTART:20240620T180000Z\n{Organised}")));
        await ImportAsync(Calendar(Event($"{Weekly}\nSEQUENCE:1\n{Organised}")));
        Assert.Equal(["dinner#20240620T180000Z", "dinner#20240627T180000Z"], await InteractionsAsync());
    }

    [Fact]
    public async Task A_series_that_recurs_no_more_leaves_the_one_event()
    {
        await ImportAsync(Calendar(Event($"{Weekly}\nSEQUENCE:0\n{Organised}")));
        await ImportAsync(Calendar(Event($"DTSTART:20240620T180000Z\nSEQUENCE:1\n{Organised}")));
        Assert.Equal(["dinner"], await InteractionsAsync());
        Assert.Empty(await GatheringsAsync());
    }
}
