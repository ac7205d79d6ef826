using Microsoft.Playwright;

namespace RelationshipModel.Report.BrowserTests;

/// <summary>The look of the report; the pictures are there to be looked at.</summary>
public sealed class PictureTests(Chromium chromium)
{
    private static readonly string Folder =
        Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "report-pictures")).FullName;

    public static TheoryData<int, ColorScheme> Looks { get; } = new()
    {
        { 390, ColorScheme.Light },
        { 768, ColorScheme.Light },
        { 1280, ColorScheme.Light },
        { 390, ColorScheme.Dark },
        { 768, ColorScheme.Dark },
        { 1280, ColorScheme.Dark },
    };

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Sample_OnAScreen_FitsItsWidth(int width, ColorScheme scheme)
    {
        await using ReportPage report = await chromium.OpenAsync(await Reports.SampleAsync(), width, scheme);

        await PictureAsync(report.Page, $"sample-{width}-{scheme}");

        Assert.Empty(await report.WiderThanThePageAsync());
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task German_OnAScreen_FitsItsWidth(int width, ColorScheme scheme)
    {
        await using ReportPage report = await chromium.OpenAsync(await Reports.GermanAsync(), width, scheme, locale: "de-DE");

        await PictureAsync(report.Page, $"german-{width}-{scheme}");

        Assert.Empty(await report.WiderThanThePageAsync());
        string[] broken = await report.Page.Locator("#ties td.g span").EvaluateAllAsync<string[]>("""
            words => words.filter(word => word.getClientRects().length > 1 || word.getBoundingClientRect().height > 30
              || word.getBoundingClientRect().right > word.closest('tr').getBoundingClientRect().right).map(word => word.textContent)
            """);
        Assert.Empty(broken);
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task Hostile_OnAScreen_FitsItsWidth(int width)
    {
        await using ReportPage report = await chromium.OpenAsync(await Reports.HostileAsync(), width);

        await PictureAsync(report.Page, $"hostile-{width}");

        Assert.Empty(await report.WiderThanThePageAsync());
    }

    [Fact]
    public async Task Sample_SchemeIsDark_IsDark()
    {
        const string Brightness = """
            () => {
              const context = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d');
              const paint = element => { context.fillStyle = getComputedStyle(element).backgroundColor; context.fillRect(0, 0, 1, 1); };
              context.fillStyle = 'white'; context.fillRect(0, 0, 1, 1);
              paint(document.documentElement); paint(document.body);
              const [r, g, b] = context.getImageData(0, 0, 1, 1).data;
              return (r + g + b) / 3;
            }
            """;
        string file = await Reports.SampleAsync();
        await using ReportPage light = await chromium.OpenAsync(file, scheme: ColorScheme.Light);
        await using ReportPage dark = await chromium.OpenAsync(file, scheme: ColorScheme.Dark);

        Assert.InRange(await light.Page.EvaluateAsync<double>(Brightness), 200, 255);
        Assert.InRange(await dark.Page.EvaluateAsync<double>(Brightness), 0, 64);
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Sample_Printed_ShowsNoControls(ColorScheme scheme)
    {
        // The width of A4 between margins of a centimetre, at 96 dots an inch.
        await using ReportPage report = await chromium.OpenAsync(await Reports.SampleAsync(), 718, scheme);
        await report.Page.EmulateMediaAsync(new() { Media = Media.Print });

        await PictureAsync(report.Page, $"sample-print-{scheme}");
        await report.Page.PdfAsync(new() { Path = Path.Combine(Folder, $"sample-{scheme}.pdf"), Format = "A4" });

        Assert.False(await report.Page.Locator("#search").IsVisibleAsync());
        Assert.Empty(await report.WiderThanThePageAsync());
    }

    [Fact]
    public async Task Sample_Printed_HasItsMapOnOnePageAndIsATableAtItsEnd()
    {
        // A4 between margins of 15 mm.
        const int Width = 680, Height = 1009;
        await using ReportPage report = await chromium.OpenAsync(await Reports.SampleAsync(), Width);
        await report.Page.EmulateMediaAsync(new() { Media = Media.Print });

        Assert.InRange(await report.Page.EvaluateAsync<double>(
            "() => document.querySelector('#network').getBoundingClientRect().height"), 1, Height);
        Assert.Equal("avoid", await StyleAsync("#network", "break-inside"));
        Assert.Equal("table-header-group", await StyleAsync("#ties thead", "display"));
        Assert.Equal("contents", await StyleAsync("#ties thead button", "display"));
        Assert.Equal("table-row", await StyleAsync("#ties tbody tr", "display"));
        Assert.InRange(await report.Page.EvaluateAsync<double>(
            "() => Math.max(...[...document.querySelectorAll('#ties tbody tr')].map(row => row.getBoundingClientRect().height))"),
            1, 80);

        Task<string> StyleAsync(string selector, string property) =>
            report.Page.EvaluateAsync<string>(
                "([selector, property]) => getComputedStyle(document.querySelector(selector)).getPropertyValue(property)",
                new[] { selector, property });
    }

    public static TheoryData<int, int, ColorScheme> Networks { get; } = new(
        from ties in (int[])[0, 3, 300, 5000]
        from width in (int[])[390, 768, 1280]
        from scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark]
        select (ties, width, scheme));

    [Theory]
    [MemberData(nameof(Networks))]
    public async Task Network_OnAScreen_FitsItsWidth(int ties, int width, ColorScheme scheme)
    {
        await using ReportPage report = await chromium.OpenAsync(await Reports.OfAsync(ties), width, scheme, height: 2600);

        await report.Page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"ties-{ties}-{width}-{scheme}.png") });

        Assert.Empty(await report.WiderThanThePageAsync());
    }

    [Theory]
    [InlineData(3)]
    [InlineData(300)]
    public async Task Network_Printed_HasAMapOfItsWidth(int ties)
    {
        await using ReportPage report = await chromium.OpenAsync(await Reports.OfAsync(ties), 680, height: 1009);
        await report.Page.EmulateMediaAsync(new() { Media = Media.Print });

        await report.Page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"ties-{ties}-print.png") });

        Assert.Equal("medium",
            await report.Page.Locator("#network svg.map:visible").EvaluateAsync<string>("map => map.classList[1]"));
        Assert.Empty(await report.WiderThanThePageAsync());
    }

    [Theory]
    [InlineData("protanopia")]
    [InlineData("deuteranopia")]
    [InlineData("tritanopia")]
    [InlineData("achromatopsia")]
    public async Task Sample_SeenWithoutAColor_HasAShapeForEachState(string deficiency)
    {
        await using ReportPage report = await chromium.OpenAsync(await Reports.SampleAsync(), 1280, height: 2600);
        ICDPSession session = await report.Page.Context.NewCDPSessionAsync(report.Page);
        await session.SendAsync("Emulation.setEmulatedVisionDeficiency", new() { ["type"] = deficiency });

        await report.Page.Locator("#network").ScreenshotAsync(new() { Path = Path.Combine(Folder, $"sample-{deficiency}.png") });

        string[] shapes = await report.Page.Locator("#network svg.map:visible .key:visible use").EvaluateAllAsync<string[]>("""
            keys => keys.map(key => {
              const style = getComputedStyle(key), path = document.querySelector(key.getAttribute('href')).getAttribute('d');
              return `${path} ${style.fill === getComputedStyle(document.body).backgroundColor ? 'hollow' : 'full'}`;
            })
            """);
        Assert.Equal(6, shapes.Length);
        Assert.Equal(shapes.Length, shapes.Distinct().Count());
    }

    private static Task<byte[]> PictureAsync(IPage page, string name) =>
        page.ScreenshotAsync(new()
        {
            Path = Path.Combine(Folder, name + ".png"),
            FullPage = true,
            Animations = ScreenshotAnimations.Disabled
        });
}
