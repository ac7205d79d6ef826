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
        await ImportAsync();
        string apart = await ScoresAsync();
        Assert.Equal([(AtWork, Jonas, "Proposed", "SameRecord")], await MergesAsync());
        Assert.Contains($"Jonas Feld <{AtWork}> and Jonas Feld <{Jonas}>: one card has both", (await Run.Of("merge", "list", "--db", Database)).Output);

        Run accepted = await Run.Of("merge", "accept", Jonas, AtWork, "--db", Database);
        Assert.Equal((0, $"{AtWork} and {Jonas} are one person, kept as {Jonas}\n"), (accepted.ExitCode, accepted.Output));
        Assert.Equal([(Jonas, AtWork, "Accepted", "SameRecord")], await MergesAsync());
        Assert.Equal([(Jonas, "13")], (await Run.Of("score", "--db", Database, "--format", "csv")).Rows().Select(static tie => (tie["contact"], tie["interactions"])));

        Assert.Equal(0, (await Run.Of("merge", "undo", AtWork, Jonas, "--db", Database)).ExitCode);
        Assert.Equal(apart, await ScoresAsync());
        Assert.Equal("Proposed", Assert.Single(await MergesAsync()).State);

        Assert.Equal(0, (await Run.Of("merge", "decline", AtWork, Jonas, "--db", Database)).ExitCode);
        Assert.Equal(apart, await ScoresAsync());
        await ImportAsync();
        Assert.Equal("Declined", Assert.Single(await MergesAsync()).State);
        Assert.Contains("No proposal rests on one card alone.", (await Run.Of("merge", "accept", "--same-record", "--db", Database)).Output);
    }

    [Fact]
    public async Task All_proposals_of_one_card_are_accepted_at_once()
    {
        await ImportAsync();
        Assert.Equal(0, (await Run.Of("merge", "accept", "--same-record", "--db", Database)).ExitCode);
        Assert.Equal("Accepted", Assert.Single(await MergesAsync()).State);
    }

    [Fact]
    public async Task A_card_imported_later_proposes_contacts_that_are_known_already()
    {
        Assert.Equal(0, (await Run.Of("import", _folder.With("m.mbox", MyRecords.Mail()), "--db", Database, "--me", MyRecords.Me)).ExitCode);
        Assert.Equal("Name", Assert.Single(await MergesAsync()).Basis);

        Assert.Equal(0, (await Run.Of("import", _folder.With("c.vcf", MyRecords.Cards), "--db", Database, "--me", MyRecords.Me)).ExitCode);
        Assert.Equal("SameRecord", Assert.Single(await MergesAsync()).Basis);
    }

    [Theory]
    [InlineData(1, "nobody in it is named 'jonas@feld'; is it 'jonas@feld.example'?", "accept", "jonas@feld", AtWork)]
    [InlineData(2, "name two different contacts", "decline", Jonas, Jonas)]
    [InlineData(2, "name two contacts, or say --same-record", "accept", Jonas)]
    [InlineData(2, "name two contacts, or say --same-record", "accept")]
    [InlineData(1, "nobody in it is named 'mee'; is it 'me'?", "list", "--owner", "mee")]
    public async Task Wrong_calls_are_refused(int exitCode, string reason, params string[] args)
    {
        await ImportAsync();
        Run run = await Run.Of(["merge", .. args, "--db", Database]);
        Assert.Equal((exitCode, ""), (run.ExitCode, run.Output));
        Assert.Contains(reason, run.Error);
        Assert.Equal("Proposed", Assert.Single(await MergesAsync()).State);
    }

    private async Task ImportAsync()
    {
        string[] files = [_folder.With("m.mbox", MyRecords.Mail()), _folder.With("c.ics", MyRecords.Calendar), _folder.With("c.vcf", MyRecords.Cards)];
        Assert.Equal(0, (await Run.Of(["import", .. files, "--db", Database, "--me", MyRecords.Me])).ExitCode);
    }

    private async Task<(string Kept, string Absorbed, string State, string Basis)[]> MergesAsync() =>
        [.. (await Run.Of("merge", "list", "--db", Database, "--format", "csv")).Rows().Select(static merge => (merge["kept"], merge["absorbed"], merge["state"], merge["basis"]))];

    private async Task<string> ScoresAsync() => (await Run.Of("score", "--db", Database, "--format", "csv")).Output;

    public void Dispose() => _folder.Dispose();
}
