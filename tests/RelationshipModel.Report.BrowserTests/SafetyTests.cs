namespace RelationshipModel.Report.BrowserTests;

/// <summary>A report is safe, whoever is in it.</summary>
public sealed class SafetyTests(Chromium chromium)
{
    [Fact]
    public async Task Sample_OpenedFromDisk_AsksForNothingAndComplainsOfNothing()
    {
        await using ReportPage report = await chromium.OpenAsync(await Reports.SampleAsync());
        await report.TouchEverythingAsync();

        Assert.NotEqual("", await report.Page.TitleAsync());
        Assert.Empty(report.Complaints);
    }

    [Fact]
    public async Task Sample_Policy_AllowsNoRequestAndNoForeignScript()
    {
        await using ReportPage report = await chromium.OpenAsync(await Reports.SampleAsync());

        string policy = await report.Page.Locator("meta[http-equiv='Content-Security-Policy' i]").GetAttributeAsync("content")
            ?? "";
        bool comesFirst = await report.Page.EvaluateAsync<bool>("""
            () => {
              const policy = document.querySelector('meta[http-equiv="Content-Security-Policy" i]');
              return [...document.querySelectorAll('script, style, link, img')].every(e => policy.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING);
            }
            """);

        Assert.Contains("default-src 'none'", policy);
        Assert.DoesNotContain("unsafe-eval", policy);
        Assert.DoesNotMatch(@"script-src[^;]*('unsafe-inline'|\*|https?:)", policy);
        Assert.True(comesFirst);
    }

    // Whatever a name might bring to run or to ask, the policy stops it too.
    [Fact]
    public async Task Sample_ScriptIsSmuggledIn_DoesNotRun()
    {
        string html = await File.ReadAllTextAsync(await Reports.SampleAsync(), TestContext.Current.CancellationToken);
        using TemporaryFile file = new(html.Replace("</body>",
            "<script>window.smuggled = 1</script><p onclick='window.smuggled = 1' id=smuggler>.</p></body>",
            StringComparison.Ordinal));
        await using ReportPage report = await chromium.OpenAsync(file.Path, watched: false);

        await report.Page.Locator("#smuggler").DispatchEventAsync("click");

        Assert.False(await report.Page.EvaluateAsync<bool>("() => 'smuggled' in window"));
        Assert.Contains(report.Complaints,
            static complaint => complaint.Contains("Content Security Policy", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Hostile_Opened_NamesStayText()
    {
        await using ReportPage report = await chromium.OpenAsync(await Reports.HostileAsync());
        await report.TouchEverythingAsync();

        string table = Plain(await report.Page.Locator("#ties table").TextContentAsync() ?? "");
        foreach (string name in Reports.HostileNames.Where(static name => name != Reports.RightToLeftOverride))
        {
            Assert.Contains(name, table);
        }

        Assert.Contains("gpj.exe", table);
        Assert.Empty(report.Complaints);
    }

    [Fact]
    public async Task Hostile_Opened_HasNoElementOrHandlerThatNamesBrought()
    {
        await using ReportPage hostile = await chromium.OpenAsync(await Reports.HostileAsync());
        await using ReportPage harmless = await chromium.OpenAsync(await Reports.SampleAsync());
        await hostile.TouchEverythingAsync();

        const string Brought = """
            () => [...document.querySelectorAll('*')]
              .filter(e => ['IMG', 'I', 'IFRAME', 'OBJECT', 'EMBED', 'BASE', 'FORM'].includes(e.tagName) || [...e.attributes].some(a => /^on/i.test(a.name) || /^\s*javascript:/i.test(a.value) && /href|src|action/i.test(a.name)))
              .map(e => e.outerHTML.slice(0, 200))
            """;
        const string Scripts = "() => document.querySelectorAll('script, style, link, meta').length";
        Assert.Empty(await hostile.Page.EvaluateAsync<string[]>(Brought));
        Assert.Equal(await harmless.Page.EvaluateAsync<int>(Scripts), await hostile.Page.EvaluateAsync<int>(Scripts));
    }

    // A name that overrides the direction must not turn around what stands beside it.
    [Fact]
    public async Task Hostile_NameOverridesDirection_IsKeptApart()
    {
        await using ReportPage report = await chromium.OpenAsync(await Reports.HostileAsync());
        await report.TouchEverythingAsync();

        string[] mixed = await report.Page.EvaluateAsync<string[]>("""
            () => {
              const found = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              for (let node; node = walker.nextNode();) {
                if (!node.data.includes('\u202E') || node.parentElement.closest('script, style')) continue;
                const parent = node.parentElement, style = getComputedStyle(parent), before = node.data.split('\u202E')[0];
                const alone = parent.textContent.trim() === node.data.trim() && /^\s*\u2068?Ann$/.test(before) && node.data.trim().replace(/[\u2068\u2069]/g, '').endsWith('gpj.exe');
                const apart = /isolate|plaintext/.test(style.unicodeBidi) || !style.display.startsWith('inline') || parent.namespaceURI.endsWith('svg');
                const isolated = [...node.data.matchAll(/\u202E/g)].every(m => node.data.lastIndexOf('\u2068', m.index) >= 0 && node.data.indexOf('\u2069', m.index) >= 0);
                if (!(alone && apart) && !isolated) found.push(parent.outerHTML.slice(0, 200));
              }
              return found;
            }
            """);

        Assert.Empty(mixed);
    }

    // A browser that runs no script still shows all ties.
    [Fact]
    public async Task Sample_ScriptsAreOff_ShowsEveryTie()
    {
        string file = await Reports.SampleAsync();
        await using ReportPage with = await chromium.OpenAsync(file);
        await using ReportPage without = await chromium.OpenAsync(file, watched: false, scripts: false);

        int ties = await with.Rows.CountAsync();

        Assert.True(ties > 10);
        Assert.Equal(ties, await without.Rows.CountAsync());
    }

    private static string Plain(string text) => string.Concat(text.Where(static c => c is not (>= '\u2066' and <= '\u2069')));
}
