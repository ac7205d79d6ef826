using System.Text;

namespace RelationshipModel.Report;

/// <summary>
/// A picture of a network: one HTML page that needs nothing but itself. It makes no request, and its Content-Security-Policy
/// forbids any. Immutable, safe for concurrent use; it sees no clock, and the same content and options give the same text.
/// </summary>
/// <remarks>Names, circles and reasons are text everywhere, whatever they contain. The state of a tie is shown,
/// never the worth of a person.</remarks>
public sealed class RelationshipReport
{
    private readonly ReportContent _content;
    private readonly ReportOptions _options;

    /// <summary>Makes a report.</summary>
    /// <param name="content">What it shows.</param>
    /// <param name="options">How it is written; null takes the defaults.</param>
    /// <exception cref="ArgumentNullException">There is no content.</exception>
    public RelationshipReport(ReportContent content, ReportOptions? options = null)
    {
        _content = content ?? throw new ArgumentNullException(nameof(content));
        _options = options ?? ReportOptions.Default;
    }

    /// <summary>The page.</summary>
    public string ToHtml()
    {
        StringBuilder text = new();
        using StringWriter writer = new(text, System.Globalization.CultureInfo.InvariantCulture);
        Write(writer);
        return text.ToString();
    }

    /// <summary>Writes the page.</summary>
    /// <param name="writer">Where to; its encoding must be UTF-8, as the page says. It is not closed.</param>
    /// <exception cref="ArgumentNullException">There is none.</exception>
    public void Write(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        new ReportPage(new(_content, _options), new(writer)).Write();
    }

    /// <summary>Writes the page in UTF-8 without a byte order mark.</summary>
    /// <param name="stream">Where to. It is not closed.</param>
    /// <exception cref="ArgumentNullException">There is none.</exception>
    public void Write(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using StreamWriter writer = new(stream, new UTF8Encoding(false), 64 * 1024, leaveOpen: true);
        Write(writer);
    }

    /// <summary>The owner and the instant.</summary>
    public override string ToString() => $"A report of {_content.Snapshot}";
}
