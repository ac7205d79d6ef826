using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using RelationshipModel.Browsers;

namespace ExistingCrm.Tests;

/// <summary>The pages in a real browser.</summary>
public sealed class BrowserTests
{
    [Fact]
    public async Task Contact_AfterACall_ShowsItAndTheNextStep()
    {
        string program = ChromiumProgram.Path;
        await using RunningCrm crm = await RunningCrm.StartAsync();
        using IPlaywright playwright = await Playwright.CreateAsync();
        await using IBrowser browser = await playwright.Chromium.LaunchAsync(
            new() { ExecutablePath = program, Args = ChromiumProgram.Flags, Headless = true });
        IPage page = await browser.NewPageAsync();
        List<string> complaints = [];
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") complaints.Add(message.Text);
        };
        page.PageError += (_, error) => complaints.Add(error);
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(crm.Address, StringComparison.Ordinal)
                && !request.Url.StartsWith("data:", StringComparison.Ordinal)) complaints.Add(request.Url);
        };

        await page.GotoAsync(crm.Address);
        await page.GetByRole(AriaRole.Button, new() { Name = "Mara Lindqvist" }).ClickAsync();
        Assert.Contains("bee book", await page.Locator("#reach-out").InnerTextAsync(), StringComparison.Ordinal);
        await AssertAccessibleAsync(page);

        await page.Locator("#contacts").GetByRole(AriaRole.Link, new() { Name = "Henrike Solberg" }).ClickAsync();
        Assert.Equal("asleep, dormant", await page.Locator("#state").InnerTextAsync());
        Assert.Contains("pick up where you left off", await page.Locator("#score").InnerTextAsync(), StringComparison.Ordinal);
        Assert.NotEqual("", await page.Locator("#next li").First.InnerTextAsync());
        await page.GetByText("How it is computed").ClickAsync();
        Assert.Contains("half_life", await page.Locator("pre").InnerTextAsync(), StringComparison.Ordinal);
        await AssertAccessibleAsync(page);

        await page.GetByLabel("Kind").SelectOptionAsync("call");
        await page.GetByLabel("Minutes").FillAsync("45");
        await page.GetByLabel("Note").FillAsync("<b>Bergen</b> & back");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add" }).ClickAsync();
        ILocator latest = page.Locator("#timeline tr").First;
        Assert.Equal("30 June 2026, 20:00", await latest.Locator("th").InnerTextAsync());
        Assert.Equal("<b>Bergen</b> & back", await latest.Locator("td").Last.InnerTextAsync());
        Assert.Equal("close, active", await page.Locator("#state").InnerTextAsync());
        Assert.Empty(complaints);
    }

    private static async Task AssertAccessibleAsync(IPage page)
    {
        AxeResult result = await page.RunAxe();
        Assert.Empty(result.Violations.Select(static violation => $"{violation.Id}: {violation.Help}"));
    }
}
