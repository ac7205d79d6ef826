using Microsoft.Playwright;
using RelationshipModel.Browsers;

[assembly: AssemblyFixture(typeof(RelationshipModel.Report.BrowserTests.Chromium))]

namespace RelationshipModel.Report.BrowserTests;

/// <summary>The browser that the environment names, started once for all tests, without a window.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private readonly SemaphoreSlim _starting = new(1);
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>A page of its own, with nothing kept from another; the test is skipped where no browser is
    /// named, and fails for that in CI.</summary>
    internal async Task<ReportPage> OpenAsync(
        string file, int width = 1440, ColorScheme scheme = ColorScheme.Light, int height = 900, bool watched = true,
        bool scripts = true, string locale = "en-GB", bool touch = false)
    {
        string program = ChromiumProgram.Path;
        await _starting.WaitAsync();
        try
        {
            _playwright ??= await Playwright.CreateAsync();
            _browser ??= await _playwright.Chromium.LaunchAsync(
                new() { ExecutablePath = program, Args = ChromiumProgram.Flags, Headless = true });
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
