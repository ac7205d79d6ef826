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
        await context.RouteAsync(static url => !url.StartsWith("file:", StringComparison.Ordinal), static route => route.AbortAsync());
        ReportPage opened = new(context, await context.NewPageAsync(), file, watched);
        opened._complaints.Clear();
        await opened.Page.GotoAsync(new Uri(file).AbsoluteUri, new() { WaitUntil = WaitUntilState.Load });
        return opened;
    }

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
