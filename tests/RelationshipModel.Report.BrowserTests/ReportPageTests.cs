namespace RelationshipModel.Report.BrowserTests;

/// <summary>The watch over a page sees what a report must not do, on which the other tests rely.</summary>
public sealed class ReportPageTests(Chromium chromium)
{
    [Theory]
    [InlineData("<img src='https://example.invalid/x.png'>", "asked for https://example.invalid/x.png")]
    [InlineData("<img src='beside.png'>", "beside.png")]
    [InlineData("<script>alert(1)</script>", "showed a dialog: 1")]
    [InlineData("<script>throw new Error('broken')</script>", "broken")]
    [InlineData("<script>console.error('wrong')</script>", "error on the console: wrong")]
    [InlineData("<meta http-equiv=Content-Security-Policy content=\"default-src 'none'\"><script>var a</script>",
        "Content Security Policy")]
    [InlineData(
        "<meta http-equiv=Content-Security-Policy content=\"default-src 'none'\"><img src='https://example.invalid/x.png'>",
        "Content Security Policy")]
    public async Task Complaints_PageDoesWhatAReportMustNot_AreNotEmpty(string body, string expected)
    {
        using TemporaryFile file = new("<!doctype html><title>A page</title>" + body);

        await using ReportPage page = await chromium.OpenAsync(file.Path, watched: false);
        await page.Page.TitleAsync();

        Assert.Contains(page.Complaints, complaint => complaint.Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Complaints_QuietPage_AreEmpty()
    {
        using TemporaryFile file = new(
            "<!doctype html><meta http-equiv=Content-Security-Policy content=\"default-src 'none'\"><title>A "
                + "page</title><p>Text");

        await using ReportPage page = await chromium.OpenAsync(file.Path);

        Assert.Equal("A page", await page.Page.TitleAsync());
        Assert.Equal(2, await page.Page.EvaluateAsync<int>("() => 1 + 1"));
        Assert.Empty(page.Complaints);
    }
}
