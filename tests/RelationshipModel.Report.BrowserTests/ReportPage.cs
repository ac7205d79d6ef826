using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace RelationshipModel.Report.BrowserTests;

/// <summary>One report, opened from disk, and all that it said and asked for since.</summary>
/// <remarks>At its end a watched page must have said nothing wrong and asked for nothing but its own file.</remarks>
internal sealed class ReportPage : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly bool _watched;
    private readonly ConcurrentQueue<string> _complaints = new();

    private ReportPage(IBrowserContext context, IPage page, string file, bool watched)
    {
        (_context, Page, _watched) = (context, page, watched);
        string address = new Uri(file).AbsoluteUri;
        context.Request += (_, request) =>
        {
            if (request.Url != address)
            {
                _complaints.Enqueue($"asked for {request.Url}");
            }
        };
        context.Page += (_, other) => _complaints.Enqueue($"opened {other.Url}");
        context.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning" or "assert")
            {
                _complaints.Enqueue($"{message.Type} on the console: {message.Text}");
            }
        };
        page.PageError += (_, error) => _complaints.Enqueue($"threw {error}");
        page.Download += (_, download) => _complaints.Enqueue($"downloaded {download.Url}");
        page.Dialog += async (_, dialog) =>
        {
            _complaints.Enqueue($"showed a dialog: {dialog.Message}");
            await dialog.DismissAsync();
        };
    }

    public IPage Page { get; }

    /// <summary>Errors, dialogs, and requests but for the file itself, in order.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    public static async Task<ReportPage> OpenAsync(IBrowserContext context, string file, bool watched)
    {
        // Nothing gets out, whatever a page asks for.
        await context.RouteAsync(static url => !url.StartsWith("file:", StringComparison.Ordinal),
            static route => route.AbortAsync());
        ReportPage opened = new(context, await context.NewPageAsync(), file, watched);
        opened._complaints.Clear();
        await opened.Page.GotoAsync(new Uri(file).AbsoluteUri, new() { WaitUntil = WaitUntilState.Load });
        return opened;
    }

    /// <summary>The ties that the table shows.</summary>
    public ILocator Rows => Page.Locator("#ties tbody tr:visible");

    /// <summary>The dots of the map that is shown at this width.</summary>
    public ILocator Dots => Page.Locator("#network svg.map:visible .dot:visible");

    /// <summary>Returns the names in the table, in its order.</summary>
    public Task<string[]> NamesAsync() => Page.EvaluateAsync<string[]>("""
        () => [...document.querySelectorAll('#ties tbody tr')].filter(r => r.checkVisibility())
          .map(r => (r.querySelector('th bdi, th') ?? r.children[0]).textContent.trim())
        """);

    /// <summary>Waits until what was changed has been painted.</summary>
    public Task PaintedAsync() => Page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))");

    /// <summary>Chooses a moment of the slider.</summary>
    public async Task ChooseYearAsync(int stop)
    {
        await Page.Locator("#year")
            .EvaluateAsync("(slider, stop) => { slider.value = stop; slider.dispatchEvent(new Event('input')); }", stop);
        await PaintedAsync();
    }

    /// <summary>Presses every button, points at every picture and searches, as somebody curious would.</summary>
    public async Task TouchEverythingAsync()
    {
        await Page.EvaluateAsync("""
            () => {
              for (const button of document.querySelectorAll('button:not(#save), summary')) button.click();
              for (const shape of document.querySelectorAll('*')) for (const kind of ['mouseover', 'mouseenter', 'focus']) shape.dispatchEvent(new Event(kind, { bubbles: kind === 'mouseover' }));
            }
            """);
        await Page.Locator("#search").FillAsync("<img src=x onerror=alert(9)>");
        await Page.Locator("#search").FillAsync("");
        await PaintedAsync();
    }

    /// <summary>Returns what sticks out of a page that scrolls sideways; empty if it does not.</summary>
    public async Task<string[]> WiderThanThePageAsync() => await Page.EvaluateAsync<string[]>("""
        () => {
          const root = document.scrollingElement, width = root.clientWidth;
          if (root.scrollWidth <= width) return [];
          const inside = element => { for (let p = element.parentElement; p && p !== document.body; p = p.parentElement) if (getComputedStyle(p).overflowX !== 'visible') return true; return false; };
          const wide = [...document.body.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > width + 1 && !inside(e));
          return [`${root.scrollWidth} of ${width} px`, ...wide.slice(0, 8).map(e => `${e.tagName}#${e.id}.${e.getAttribute('class')}: ${Math.round(e.getBoundingClientRect().right)}`)];
        }
        """);

    public async ValueTask DisposeAsync()
    {
        // One round trip, so that what was said before has arrived.
        await Page.TitleAsync();
        await _context.DisposeAsync();
        if (_watched)
        {
            Assert.Empty(_complaints);
        }
    }
}
