namespace BestNetwork.Tests;

public sealed class MergeCommandTests : IDisposable
{
    private const string Jonas = "jonas@feld.example";
    private const string AtWork = "jf@work.example";

    private readonly TemporaryFolder _folder = new();

    private string Database => _folder.Of("mine.db");

    [Fact]
    public async Task A_proposal_is_listed_accepted_undone_and_declined()
    {
        await ImportAsync(withCards: false);
        string apart = await ScoresAsync();
        Assert.Equal([(AtWork, Jonas, "Proposed", "Name")], await MergesAsync());
        Assert.Contains($"Jonas Feld <{AtWork}> and Jonas Feld <{Jonas}>: the same name",
            Flat((await Run.Of("merge", "list", "--db", Database)).Output), StringComparison.Ordinal);

        Run accepted = await Run.Of("merge", "accept", Jonas, AtWork, "--db", Database);
        Assert.Equal((0, $"Jonas Feld <{AtWork}> and Jonas Feld <{Jonas}> are one person, kept as Jonas Feld <{Jonas}>"),
            (accepted.ExitCode, Flat(accepted.Output)));
        Assert.Equal([(Jonas, AtWork, "Accepted", "Name")], await MergesAsync());
        Assert.Equal([(Jonas, "13")], (await Run.Of("score", "--db", Database, "--format", "csv")).Rows()
            .Select(static tie => (tie["contact"], tie["interactions"])));
        Run page = await Run.Of("person", AtWork, "--db", Database);
        Assert.Equal((0, (await Run.Of("person", Jonas, "--db", Database)).Output), (page.ExitCode, page.Output));
        Assert.Equal(Jonas, Assert.Single((await Run.Of("score", "--contact", AtWork, "--db", Database, "--format", "csv")).Rows())[
            "contact"]);
        Assert.Equal(0, (await Run.Of("note", AtWork, "he moved", "--db", Database)).ExitCode);
        Assert.Contains("he moved", (await Run.Of("person", Jonas, "--db", Database)).Output, StringComparison.Ordinal);

        Assert.Equal(0, (await Run.Of("merge", "undo", AtWork, Jonas, "--db", Database)).ExitCode);
        Assert.Equal(apart, await ScoresAsync());
        Assert.Equal("Proposed", Assert.Single(await MergesAsync()).State);

        Assert.Equal(0, (await Run.Of("merge", "decline", AtWork, Jonas, "--db", Database)).ExitCode);
        Assert.Equal(apart, await ScoresAsync());
        await ImportAsync(withCards: false);
        Assert.Equal("Declined", Assert.Single(await MergesAsync()).State);
        Assert.Contains("No proposal rests on one card alone.",
            (await Run.Of("merge", "accept", "--same-record", "--db", Database)).Output, StringComparison.Ordinal);
        Assert.Contains("No proposal is sure.", (await Run.Of("merge", "accept", "--all-sure", "--db", Database)).Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_addresses_of_one_card_are_one_person_at_once_until_that_is_undone()
    {
        await ImportAsync();
        Assert.Equal([(Jonas, AtWork, "Accepted", "SameRecord")], await MergesAsync());
        Assert.Equal(0, (await Run.Of("merge", "undo", AtWork, Jonas, "--db", Database)).ExitCode);
        await ImportAsync();
        Assert.Equal([(Jonas, AtWork, "Proposed", "SameRecord")], await MergesAsync());
        Assert.Equal(0, (await Run.Of("merge", "accept", "--same-record", "--db", Database)).ExitCode);
        Assert.Equal("Accepted", Assert.Single(await MergesAsync()).State);
    }

    [Theory]
    [InlineData("m.mbox", "c.vcf")]
    [InlineData("c.vcf", "m.mbox")]
    public async Task A_card_and_mail_of_two_imports_make_one_person_in_either_order(params string[] files)
    {
        _folder.With("m.mbox", MyRecords.Mail());
        _folder.With("c.vcf", MyRecords.Cards);
        foreach (string file in files)
            Assert.Equal(0, (await Run.Of("import", _folder.Of(file), "--db", Database, "--me", MyRecords.Me)).ExitCode);
        Assert.Equal([(Jonas, AtWork, "Accepted", "SameRecord")], await MergesAsync());
        Assert.Equal(Jonas, Assert.Single((await Run.Of("score", "--db", Database, "--format", "csv")).Rows())["contact"]);
    }

    [Fact]
    public async Task All_sure_proposals_are_accepted_at_once_and_others_wait()
    {
        string mail = Letter("Ann Arbor <ann@x.example>", 1) + Letter("Anne Arbor <anne@z.example>", 3);
        string card = "BEGIN:VCARD\nFN:Ann Arbor\nTEL:+49 30 123456\nEND:VCARD\n";
        Run import = await Run.Of("import", _folder.With("m.mbox", mail), _folder.With("c.vcf", card), "--db", Database, "--me",
            MyRecords.Me);
        Assert.Contains("2 pairs of contacts may be one person", Flat(import.Output), StringComparison.Ordinal);
        Assert.Contains($"certain: 1; to accept: bestnetwork merge accept --all-sure --db {Database}",
            Flat(import.Output), StringComparison.Ordinal);

        Assert.Equal(0, (await Run.Of("merge", "accept", "--all-sure", "--db", Database)).ExitCode);

        Assert.Equal(
            [("tel:+4930123456", "anne@z.example", "Proposed", "Name"),
                ("tel:+4930123456", "ann@x.example", "Accepted", "Name")],
            await MergesAsync());
    }

    [Fact]
    public async Task Two_mail_addresses_of_one_name_alone_are_never_sure_whenever_the_second_comes()
    {
        string card = "BEGIN:VCARD\nFN:Ann Arbor\nTEL:+49 30 123456\nEND:VCARD\n";
        string mail = _folder.With("m.mbox", Letter("Ann Arbor <ann@x.example>", 1));
        await Run.Of("import", mail, _folder.With("c.vcf", card), "--db", Database, "--me", MyRecords.Me);

        Run import = await Run.Of("import", _folder.With("n.mbox", Letter("\"Arbor, Ann\" <ann@y.example>", 2)), "--db", Database,
            "--me", MyRecords.Me);

        Assert.Contains(" 2 pairs of contacts may be one person", Flat(import.Output), StringComparison.Ordinal);
        Assert.DoesNotContain("for sure", import.Output, StringComparison.Ordinal);
        Assert.Contains("No proposal is sure.", (await Run.Of("merge", "accept", "--all-sure", "--db", Database)).Output,
            StringComparison.Ordinal);
        Assert.Equal(2, (await MergesAsync()).Count(static merge => merge.State == "Proposed"));
    }

    [Fact]
    public async Task Cards_that_share_a_number_are_proposed_and_not_united()
    {
        string cards =
            "BEGIN:VCARD\nFN:Ann Arbor\nEMAIL:ann@x.example\nTEL:+49 30 123456\nEND:VCARD\nBEGIN:VCARD\nFN:Bob "
                + "Birch\nEMAIL:bob@x.example\nTEL:+49-30-123456\nEND:VCARD\n";
        await Run.Of("import", _folder.With("c.vcf", cards), "--db", Database, "--me", MyRecords.Me);
        Assert.Equal([("ann@x.example", "bob@x.example", "Proposed", "SharedAddress")], await MergesAsync());
        Assert.Contains("an address or number in common",
            Flat((await Run.Of("merge", "list", "--db", Database)).Output), StringComparison.Ordinal);
        Assert.Contains("No proposal is sure.", (await Run.Of("merge", "accept", "--all-sure", "--db", Database)).Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_thousands_bear_is_no_person()
    {
        string mail = string.Concat(Enumerable.Range(0, 3_000).Select(static i => Letter($"Some Service <n{i}@x.example>", i)));
        Run import = await Run.Of("import", _folder.With("m.mbox", mail), "--db", Database, "--me", MyRecords.Me);
        Assert.Contains("49 pairs of contacts may be one person", Flat(import.Output), StringComparison.Ordinal);
        Assert.Contains("2,950 contacts left out of the pairs", Flat(import.Output), StringComparison.Ordinal);
    }

    private static string Letter(string from, int i) =>
        $"From x@y Mon Jan  1 00:00:00 2024\nFrom: {from}\nTo: {MyRecords.Me}\nDate: Mon, 01 Jan 2024 09:00:00 "
            + $"+0000\nMessage-ID: <l{i}@x.example>\n\nHello\n\n";

    private static string Flat(string output) =>
        string.Join(' ', output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [Theory]
    [InlineData(1, "nobody in it is named 'jonas@fled.example'; is it 'jonas@feld.example'?", "accept", "jonas@fled.example", AtWork)]
    [InlineData(2, "name two different contacts", "decline", Jonas, Jonas)]
    [InlineData(2, "name two contacts, or pass --same-record", "accept", Jonas)]
    [InlineData(2, "name two contacts, or pass --same-record", "accept")]
    [InlineData(1, "nobody in it is named 'mee'; is it 'me'?", "list", "--owner", "mee")]
    public async Task Wrong_calls_are_refused(int exitCode, string reason, params string[] args)
    {
        await ImportAsync(withCards: false);
        Run run = await Run.Of(["merge", .. args, "--db", Database]);
        Assert.Equal((exitCode, ""), (run.ExitCode, run.Output));
        Assert.Contains(reason, run.Error);
        Assert.Equal("Proposed", Assert.Single(await MergesAsync()).State);
    }

    private async Task ImportAsync(bool withCards = true)
    {
        string[] files = [_folder.With("m.mbox", MyRecords.Mail()), _folder.With("c.ics", MyRecords.Calendar)];
        if (withCards) files = [.. files, _folder.With("c.vcf", MyRecords.Cards)];
        Assert.Equal(0, (await Run.Of(["import", .. files, "--db", Database, "--me", MyRecords.Me])).ExitCode);
    }

    private async Task<(string Kept, string Absorbed, string State, string Basis)[]> MergesAsync() =>
        [.. (await Run.Of("merge", "list", "--db", Database, "--format", "csv")).Rows()
            .Select(static merge => (merge["kept"], merge["absorbed"], merge["state"], merge["basis"]))];

    private async Task<string> ScoresAsync() => (await Run.Of("score", "--db", Database, "--format", "csv")).Output;

    public void Dispose() => _folder.Dispose();
}
