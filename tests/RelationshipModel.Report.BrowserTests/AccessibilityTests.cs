using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace RelationshipModel.Report.BrowserTests;

/// <summary>The findings of axe-core, and what it cannot find: whether the keyboard reaches everything.</summary>
public sealed class AccessibilityTests(Chromium chromium)
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    [Theory]
    [MemberData(nameof(PictureTests.Looks), MemberType = typeof(PictureTests))]
    public async Task Sample_ReadByAxe_HasNoViolation(int width, ColorScheme scheme) =>
        Assert.Empty(await ViolationsAsync(await Reports.SampleAsync(), width, scheme));

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(300)]
    public async Task Network_ReadByAxe_HasNoViolation(int ties) =>
        Assert.Empty(await ViolationsAsync(await Reports.OfAsync(ties), 390, ColorScheme.Dark));

    [Fact]
    public async Task German_ReadByAxe_HasNoViolation() =>
        Assert.Empty(await ViolationsAsync(await Reports.GermanAsync(), 768, ColorScheme.Light));

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Person_ReadByAxe_HasNoViolation(ColorScheme scheme) =>
        Assert.Empty(await ViolationsAsync(await Reports.SampleAsync(), 390, scheme, "#p0"));

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Hostile_ReadByAxe_HasNoViolation(ColorScheme scheme) =>
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
        await report.Page.EvaluateAsync("""
            () => {
              const all = document.querySelectorAll('#search, #state, #circle, #year, #save, #ties th button, .dot, #ties tbody a, .card a');
              for (const e of all) if (e.checkVisibility()) e.dataset.awaited = 'yes';
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
                  const ring = e.querySelector(':scope > .hit');
                  const shown = ring && getComputedStyle(ring).stroke !== 'none' || style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 || style.boxShadow !== 'none';
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
            "() => [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].filter(h => h.checkVisibility()).map(h => +h.tagName[1])");
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

    private async Task<string[]> ViolationsAsync(string file, int width, ColorScheme scheme, string place = "")
    {
        await using ReportPage report = await chromium.OpenAsync(file, width, scheme);
        if (place.Length > 0) await report.Page.EvaluateAsync("place => location.hash = place", place);
        else if (await report.Dots.CountAsync() > 0) await report.Dots.First.FocusAsync();

        await report.Page.EvaluateAsync(Axe);
        // Where each element that passed is found takes far longer than all rules, so it is not asked for.
        string[][] result = await report.Page.EvaluateAsync<string[][]>("""
            async () => {
              const { passes, violations } = await axe.run(document, { resultTypes: ['violations'] });
              return [passes.map(rule => rule.id),
                violations.flatMap(rule => rule.nodes.map(node => `${rule.impact} ${rule.id}: ${node.target} ${node.html}`))];
            }
            """);
        Assert.NotEmpty(result[0]);
        return result[1];
    }
}
