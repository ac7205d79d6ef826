
namespace BestNetwork.Tests;

public sealed class ReportCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Report_Sample_IsAPageAndSaysWhatItShows()
    {
        string file = _folder.Of("report.html");
        Run run = await Run.Of("report", "--sample", "--out", file);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("shows your network: 15 ties, as of 30 June 2026.", run.Output.ReplaceLineEndings(" "),
            StringComparison.Ordinal);
        string html = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        Assert.StartsWith("<!DOCTYPE html>", html, StringComparison.Ordinal);
        Assert.EndsWith("</html>\n", html, StringComparison.Ordinal);
        Assert.All((string[])["week", "map", "circles", "introductions", "time", "reciprocity", "gatherings", "ties"],
            id => Assert.Contains($"<section id=\"{id}\"", html, StringComparison.Ordinal));
        Assert.Contains("Henrike Solberg", html, StringComparison.Ordinal);
        Assert.Contains("you wish for contact every month", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_RhythmThatACircleWishesFor_IsNotCalledTheUsualOne()
    {
        Run sample = await Run.Of("report", "--sample", "--out", "-");
        Assert.Contains("were last in touch 6 days ago; that fits your wish for contact every month.", sample.Output,
            StringComparison.Ordinal);
        Assert.Contains("you wish for contact every month.", sample.Output, StringComparison.Ordinal);
        Assert.Contains("about every 2 months is usual.", sample.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_Again_ReplacesWhatWasThereWithTheSameBytes()
    {
        string file = _folder.With("report.html", "of yesterday");
        await Run.Of("report", "--sample", "--out", file);
        byte[] first = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        await Run.Of("report", "--sample", "--out", file);
        Assert.Equal(first, await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
        Assert.Equal(["report.html"], Directory.GetFiles(_folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Report_OutIsADash_IsThePageAlone()
    {
        string file = _folder.Of("report.html");
        await Run.Of("report", "--sample", "--out", file);
        Run run = await Run.Of("report", "--sample", "--out", "-");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), run.Output);
    }

    [Fact]
    public async Task Report_OutIsReadOnly_IsRefusedAndStaysAsItWas()
    {
        string file = _folder.With("report.html", "of yesterday");
        File.SetAttributes(file, FileAttributes.ReadOnly);
        Run run = await Run.Of("report", "--sample", "--out", file);
        File.SetAttributes(file, FileAttributes.Normal);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("cannot be written: it is read-only", run.Error, StringComparison.Ordinal);
        Assert.Equal("of yesterday", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        Assert.Equal(["report.html"], Directory.GetFiles(_folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Report_OutWasPrivate_StaysPrivate()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Files have no mode on Windows.");
            return;
        }

        string file = _folder.With("report.html", "of yesterday");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Assert.Equal(0, (await Run.Of("report", "--sample", "--out", file)).ExitCode);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public async Task Report_OutIsALink_IsWrittenWhereItLeads()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links to files need rights of their own on Windows.");
        string file = _folder.With("report.html", "of yesterday"), link = _folder.Of("link.html");
        File.CreateSymbolicLink(link, file);
        Assert.Equal(0, (await Run.Of("report", "--sample", "--out", link)).ExitCode);
        Assert.Equal(file, new FileInfo(link).LinkTarget);
        Assert.StartsWith("<!DOCTYPE html>", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_OutIsADevice_StaysADevice()
    {
        Assert.SkipUnless(File.Exists("/dev/null"), "There is no /dev/null here.");
        // A link of the test's own: were it replaced, nothing else would be.
        string link = _folder.Of("nowhere");
        File.CreateSymbolicLink(link, "/dev/null");
        Assert.Equal(0, (await Run.Of("report", "--sample", "--out", link)).ExitCode);
        Assert.Equal("/dev/null", new FileInfo(link).LinkTarget);
        Assert.Equal(0, new FileInfo("/dev/null").Length);
    }

    [Fact]
    public async Task Report_OfADatabase_IsThatOfTheFileThatWasImported()
    {
        string csv = _folder.With("mine.csv",
            "timestamp,sender,recipient,channel\n2024-05-01,me,Ann,letter\n2024-05-09,Ann,me,letter\n2024-06-01,me,Bo,voice\n");
        string database = _folder.Of("mine.db"), ofFile = _folder.Of("file.html"), ofDatabase = _folder.Of("db.html");
        Assert.Equal(0, (await Run.Of("import", csv, "--db", database, "--owner", "me")).ExitCode);
        await Run.Of("report", "--interactions", csv, "--owner", "me", "--as-of", "2024-07-01", "--out", ofFile);
        await Run.Of("report", "--db", database, "--as-of", "2024-07-01", "--out", ofDatabase);
        Assert.Equal(await Table(ofFile), await Table(ofDatabase));

        static async Task<string> Table(string file) =>
            (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).Split("<section id=\"ties\"")[1];
    }

    [Theory]
    [InlineData(2, "--out", "--sample")]
    [InlineData(2, "--owner", "--interactions", "x.csv", "--out", "r.html")]
    public async Task Report_WrongUsage_SaysWhatToGive(int exitCode, string named, params string[] args)
    {
        Run run = await Run.Of(["report", .. args]);
        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains(named, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("map.svg")]
    [InlineData("map.SVG")]
    [InlineData("map", "--format", "svg")]
    public async Task Report_Svg_IsTheMapAlone(string name, params string[] format)
    {
        string file = _folder.Of(name);
        Run run = await Run.Of(["report", "--sample", "--out", file, .. format]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        string svg = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        Assert.Equal("svg", System.Xml.Linq.XDocument.Parse(svg).Root!.Name.LocalName);
        Assert.Contains("Henrike Solberg", svg, StringComparison.Ordinal);
        Run output = await Run.Of("report", "--sample", "--out", "-", "--format", "svg");
        Assert.Equal(svg, output.Output);
    }

    [Fact]
    public async Task Report_LanguageIsGerman_SpeaksGermanInWordsAndReasons()
    {
        Run run = await Run.Of("report", "--sample", "--language", "de", "--out", "-");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("<html lang=\"de\">", run.Output, StringComparison.Ordinal);
        Assert.Contains("<h1>Dein Netzwerk</h1>", run.Output, StringComparison.Ordinal);
        Assert.Contains("Ihr tragt beide dazu bei.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_FormatIsNone_SaysWhatToWrite()
    {
        Run run = await Run.Of("report", "--sample", "--out", _folder.Of("r.pdf"), "--format", "pdf");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("'pdf' is not a report format; write html or svg", run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task Report_OutIsAFolder_IsRefusedAndNothingIsLeft()
    {
        Run run = await Run.Of("report", "--sample", "--out", _folder.Path);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("is a directory; name a file", run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task Report_FolderIsMissing_IsRefused()
    {
        Run run = await Run.Of("report", "--sample", "--out", Path.Combine(_folder.Path, "none", "r.html"));
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("cannot be written", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Waiting_OnATerminal_IsSaidAndTakenAway()
    {
        using StringWriter error = new();
        using (ProgressLine waiting = new(new(Stream.Null, Stream.Null, error, Run.Clock) { MessageWidth = 40 },
            "progress.reading", ("file", "mine.csv")))
        {
            Assert.Equal("", error.ToString());
            waiting.Tick();
            Assert.Equal("\rReading mine.csv (1 s)", error.ToString());
        }

        Assert.EndsWith($"\r{new string(' ', 39)}\r", error.ToString(), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
