using Microsoft.Playwright;

namespace RelationshipModel.Report.BrowserTests;

/// <summary>Five thousand ties.</summary>
public sealed class LargeReportTests(Chromium chromium)
{
    private const int Ties = 5000;

    [Fact]
    public async Task Large_File_IsSmallerThanNineMegabytes() =>
        Assert.InRange(new FileInfo(await Reports.OfAsync(Ties)).Length, 1_000_000, 9_000_000);

    [Fact]
    public async Task Large_SearchedAndSorted_FindsWhoIsNotOnTheMap()
    {
        await using ReportPage report = await chromium.OpenAsync(await Reports.OfAsync(Ties));

        await report.Page.Locator("#search").FillAsync("4321");

        await Assertions.Expect(report.Rows).ToHaveCountAsync(1);
        await Assertions.Expect(report.Page.Locator("#found")).ToHaveTextAsync("1 of 5,000 found");
        await report.Page.Locator("#hits a").ClickAsync();
        await Assertions.Expect(report.Page.Locator(".person:visible h1")).ToContainTextAsync("4321");

        await report.Page.GoBackAsync();
        await report.Page.Locator("#search").FillAsync("");
        await Assertions.Expect(report.Rows).ToHaveCountAsync(Ties);
        await report.Page.Locator("#ties th button").First.ClickAsync();
        Assert.StartsWith("Ann", (await report.NamesAsync())[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task Large_OnAScreen_FitsItsWidth(int width)
    {
        await using ReportPage report = await chromium.OpenAsync(await Reports.OfAsync(Ties), width);

        Assert.Empty(await report.WiderThanThePageAsync());
    }
}
