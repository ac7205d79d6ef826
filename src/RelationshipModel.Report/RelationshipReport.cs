using System.Globalization;
using System.Text;
using RelationshipModel.Report.Mapping;

namespace RelationshipModel.Report;

/// <summary>
/// A picture of a network: one self-contained HTML page. It makes no request, and its Content-Security-Policy forbids any.
/// Immutable, safe for concurrent use; it sees no clock, and the same content and options give the same text.
/// </summary>
/// <remarks>Names, circles and reasons are text everywhere, whatever they contain. It shows the state of a tie, never the worth
/// of a person.</remarks>
public sealed class RelationshipReport
{
    /// <summary>The number of characters that are gathered before they are written.</summary>
    private const int BufferLength = 32 * 1024;

    private readonly ReportContent _content;
    private readonly ReportOptions _options;

    /// <summary>Creates a report.</summary>
    /// <param name="content">The content.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <exception cref="ArgumentNullException"><paramref name="content"/> is null.</exception>
    public RelationshipReport(ReportContent content, ReportOptions? options = null)
    {
        _content = content ?? throw new ArgumentNullException(nameof(content));
        _options = options ?? ReportOptions.Default;
    }

    /// <summary>Returns the page.</summary>
    public string ToHtml()
    {
        using StringWriter writer = new(CultureInfo.InvariantCulture);
        Write(writer);
        return writer.ToString();
    }

    /// <summary>Returns only today's map, as an SVG file in light colors.</summary>
    public string ToSvg()
    {
        using StringWriter writer = new(CultureInfo.InvariantCulture);
        WriteSvg(writer);
        return writer.ToString();
    }

    /// <summary>Writes only today's map, as an SVG file in light colors, in UTF-8 without a byte order mark.</summary>
    /// <param name="stream">The stream. It is not closed.</param>
    /// <exception cref="ArgumentNullException"><paramref name="stream"/> is null.</exception>
    public void WriteSvg(Stream stream)
    {
        using StreamWriter writer = Utf8(stream);
        WriteSvg(writer);
    }

    /// <summary>Writes the page.</summary>
    /// <param name="writer">The writer; its encoding must be UTF-8, as the page says. It is not closed.</param>
    /// <exception cref="ArgumentNullException"><paramref name="writer"/> is null.</exception>
    public void Write(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        foreach (Action part in Parts(writer)) part();
    }

    /// <summary>Writes the page in UTF-8 without a byte order mark.</summary>
    /// <param name="stream">The stream. It is not closed.</param>
    /// <exception cref="ArgumentNullException"><paramref name="stream"/> is null.</exception>
    public void Write(Stream stream)
    {
        using StreamWriter writer = Utf8(stream);
        Write(writer);
    }

    /// <summary>Writes the page without blocking, in pieces: only one piece is in memory at a time.</summary>
    /// <param name="writer">The writer; its encoding must be UTF-8, as the page says. It is flushed and not closed.</param>
    /// <param name="cancellationToken">A token to cancel the operation; what was written by then remains.</param>
    /// <exception cref="ArgumentNullException"><paramref name="writer"/> is null.</exception>
    /// <exception cref="OperationCanceledException">The operation was canceled.</exception>
    public async Task WriteAsync(TextWriter writer, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(writer);
        StringBuilder buffer = new(BufferLength);
        using StringWriter piece = new(buffer, CultureInfo.InvariantCulture);
        foreach (Action part in Parts(piece))
        {
            cancellationToken.ThrowIfCancellationRequested();
            part();
            if (buffer.Length < BufferLength) continue;
            await writer.WriteAsync(buffer, cancellationToken).ConfigureAwait(false);
            buffer.Clear();
        }

        await writer.WriteAsync(buffer, cancellationToken).ConfigureAwait(false);
        await writer.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes the page in UTF-8 without a byte order mark and without blocking, such as to the response of a web
    /// host.</summary>
    /// <param name="stream">The stream. It is flushed and not closed.</param>
    /// <param name="cancellationToken">A token to cancel the operation; what was written by then remains.</param>
    /// <exception cref="ArgumentNullException"><paramref name="stream"/> is null.</exception>
    /// <exception cref="OperationCanceledException">The operation was canceled.</exception>
    public async Task WriteAsync(Stream stream, CancellationToken cancellationToken = default)
    {
        StreamWriter writer = Utf8(stream);
        await WriteAsync(writer, cancellationToken).ConfigureAwait(false);
    }

    private void WriteSvg(TextWriter writer) => new MapDrawing(new(_content, _options)).WriteFile(new(writer));

    private IEnumerable<Action> Parts(TextWriter writer) => new ReportPage(new(_content, _options), new(writer)).Parts();

    private static StreamWriter Utf8(Stream stream) =>
        new(stream ?? throw new ArgumentNullException(nameof(stream)), new UTF8Encoding(false), BufferLength, leaveOpen: true);

    /// <summary>Returns the owner and the instant.</summary>
    public override string ToString() => $"A report of {_content.Snapshot}";
}
