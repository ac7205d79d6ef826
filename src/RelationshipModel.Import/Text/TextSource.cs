using System.Text;
using RelationshipModel.Import.Csv;
using RelationshipModel.Import.Files;

namespace RelationshipModel.Import.Text;

/// <summary>Opens a file of text: plain or compressed with gzip, in UTF-8, or in UTF-16 or UTF-32 where
/// a byte order mark says so.</summary>
internal static class TextSource
{
    /// <summary>Stands for bytes that are not text. Unicode keeps this character out of every text.</summary>
    internal const char NotText = '\uFFFF';

    internal static TextReader Open(Stream source, long maxExpandedBytes)
    {
        ArgumentNullException.ThrowIfNull(source);
        PeekStream bytes = new(source);
        Stream text = bytes.Peek(4) is [0x1F, 0x8B, ..]
            ? new ExpansionLimit(new WholeGzip(bytes), maxExpandedBytes, nameof(InteractionCsvOptions.MaxExpandedBytes)) : bytes;
        Encoding utf8 = Encoding.GetEncoding("utf-8", EncoderFallback.ExceptionFallback,
            new DecoderReplacementFallback(NotText.ToString()));
        return new StreamReader(text, utf8, detectEncodingFromByteOrderMarks: true, bufferSize: 64 * 1024);
    }
}
