using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(RelationshipModel.Report.BrowserTests.Chromium))]

namespace RelationshipModel.Report.BrowserTests;

/// <summary>The browser that the environment names, started once for all tests, without a window.</summary>
public sealed class Chromium : IAsyncDisposable
{
    /// <summary>The environment variable with the path of the browser's program.</summary>
    public const string Variable = "RELATIONSHIP_MODEL_CHROMIUM";

    private static readonly string[] Flags =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];

    private readonly SemaphoreSlim _starting = new(1);
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>A page of its own, with nothing kept from another; the test is skipped where no browser is
    /// named, and fails for that in CI.</summary>
    internal async Task<ReportPage> OpenAsync(
        string file, int width = 1440, ColorScheme scheme = ColorScheme.Light, int height = 900, bool watched = true,
        bool scripts = true, string locale = "en-GB", bool touch = false)
    {
        string program = Program;
        await _starting.WaitAsync();
        try
        {
            _playwright ??= await Playwright.CreateAsync();
            _browser ??= await _playwright.Chromium.LaunchAsync(
                new() { ExecutablePath = program, Args = Flags, Headless = true });
        }
        finally
        {
            _starting.Release();
        }

        IBrowserContext context = await _browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = scheme,
            ReducedMotion = ReducedMotion.Reduce,
            JavaScriptEnabled = scripts,
            Locale = locale,
            HasTouch = touch,
        });
        return await ReportPage.OpenAsync(context, file, watched);
    }

    private static string Program
    {
        get
        {
            string? program = Environment.GetEnvironmentVariable(Variable);
            if (!string.IsNullOrEmpty(program))
            {
                return program;
            }

            string missing =
                $"No browser is named. Install Chromium (on Debian and Ubuntu: apt-get install chromium), set {Variable} to the path of its program, "
                + "such as /usr/bin/chromium, and run the tests again. See CONTRIBUTING.md.";
            if (Environment.GetEnvironmentVariable("CI") == "true")
            {
                Assert.Fail(missing);
            }

            Assert.Skip(missing);
            return null!;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        _starting.Dispose();
        Reports.Remove();
    }
}
