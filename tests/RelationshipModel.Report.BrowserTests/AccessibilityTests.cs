using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace RelationshipModel.Report.BrowserTests;

/// <summary>What axe-core finds, and what it cannot: the way through by keyboard.</summary>
public sealed class AccessibilityTests(Chromium chromium)
{
    [Theory]
    [MemberData(nameof(PictureTests.Looks), MemberType = typeof(PictureTests))]
    public async Task Sample_ReadByAxe_HasNoSeriousViolation(int width, ColorScheme scheme) =>
        Assert.Empty(await ViolationsAsync(await Reports.SampleAsync(), width, scheme));

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Hostile_ReadByAxe_HasNoSeriousViolation(ColorScheme scheme) =>
        Assert.Empty(await ViolationsAsync(await Reports.HostileAsync(), 1440, scheme));

    [Fact]
    public async Task Axe_PageOfPaleTextAndNamelessButtons_FindsThem()
    {
        using TemporaryFile file = new(
            "<!doctype html><html lang=en><title>A page</title><main><h1>A page</h1><p "
                + "style='color:#bbb'>Pale</p><button></button></main>");

        string found = string.Join('\n', await ViolationsAsync(file.Path, 820, ColorScheme.Light));

        Assert.Contains("color-contrast", found);
        Assert.Contains("button-name", found);
    }

    [Fact]
    public async Task Sample_TabIsPressed_ReachesEveryControlAndShowsWhereItIs()
    {
        await using ReportPage report = await chromium.OpenAsync(await Reports.SampleAsync());
        // A control counts where it can be seen; of the explanations' buttons the first three.
        await report.Page.EvaluateAsync("""
            () => {
              const whys = [...document.querySelectorAll('button.why')].filter(e => e.checkVisibility()).slice(0, 3);
              const others = [...document.querySelectorAll('#search, #ties th button')].filter(e => e.checkVisibility());
              for (const e of [...whys, ...others]) e.dataset.awaited = 'yes';
            }
            """);
        List<string> unseen = [];
        for (int presses = 0; presses < 400 && await report.Page.Locator("[data-awaited]").CountAsync() > 0; presses++)
        {
            await report.Page.Keyboard.PressAsync("Tab");
            string? hidden = await report.Page.EvaluateAsync<string?>("""
                () => {
                  const e = document.activeElement, style = getComputedStyle(e);
                  delete e.dataset.awaited;
                  const shown = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 || style.boxShadow !== 'none';
                  return e === document.body || shown ? null : e.outerHTML.slice(0, 120);
                }
                """);
            if (hidden is not null)
            {
                unseen.Add(hidden);
            }
        }

        Assert.Equal(0, await report.Page.Locator("[data-awaited]").CountAsync());
        Assert.Empty(unseen);
    }

    [Fact]
    public async Task Sample_Headings_SkipNoLevelAndNameEverySection()
    {
        await using ReportPage report = await chromium.OpenAsync(await Reports.SampleAsync());

        int[] levels = await report.Page.EvaluateAsync<int[]>(
            "() => [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => +h.tagName[1])");
        string[] nameless = await report.Page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('section')].filter(s => {
              const by = s.getAttribute('aria-labelledby');
              return !(s.getAttribute('aria-label') || by && document.getElementById(by)?.textContent.trim());
            }).map(s => s.id)
            """);

        Assert.Equal(1, levels[0]);
        Assert.All(levels.Zip(levels.Skip(1)), static pair => Assert.InRange(pair.Second, 1, pair.First + 1));
        Assert.Single(levels, 1);
        Assert.Empty(nameless);
    }

    private async Task<string[]> ViolationsAsync(string file, int width, ColorScheme scheme)
    {
        // Axe opens a blank page of its own at the end, which is none of the report's doing.
        await using ReportPage report = await chromium.OpenAsync(file, width, scheme, watched: false);
        ILocator why = report.Page.Locator("button.why:visible");
        if (await why.CountAsync() > 0)
        {
            await why.First.ClickAsync();
        }

        AxeResult result = await report.Page.RunAxe();
        Assert.NotEmpty(result.Passes);
        return
        [
            .. from violation in result.Violations
               where violation.Impact is "serious" or "critical"
               from node in violation.Nodes
               select $"{violation.Impact} {violation.Id}: {node.Target} {node.Html}",
        ];
    }
}
