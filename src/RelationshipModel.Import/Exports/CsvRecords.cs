using System.Globalization;
using RelationshipModel.Import.Csv;
using RelationshipModel.Import.Files;
using RelationshipModel.Import.Text;
using Sylvan.Data.Csv;

namespace RelationshipModel.Import.Exports;

/// <summary>Reads the records of a CSV whose header may stand below lines of notes. Its character set and separator are
/// found. Bad input gives faults.</summary>
internal sealed class CsvRecords : IDisposable
{
    /// <summary>The number of records that may stand above the header.</summary>
    internal const int MaxPreamble = 20;

    /// <summary>The number of bytes searched to find the character set: more than most files have.</summary>
    private const int SampleLength = 2 << 20;

    private readonly TextReader? _text;
    private readonly CsvDataReader? _csv;
    private readonly int _maxLength;
    private readonly CancellationToken _cancellationToken;
    private readonly string? _openFault;
    private readonly char _separator = ',';
    private readonly IReadOnlyList<string>? _madeHeader;
    private readonly RecentTexts _recent = new();
    private readonly Dictionary<string, int> _ordinals = new(StringComparer.Ordinal);
    private Dictionary<string, int> _columns = [];
    private List<string> _header = [];
    private long _nextLine = 1;

    internal CsvRecords(Stream source, ImportLimits limits, ContactColumns? given, CancellationToken cancellationToken)
    {
        _maxLength = limits.RecordLength;
        _cancellationToken = cancellationToken;
        try
        {
            PeekStream bytes = new(source);
            Stream plain = bytes.Peek(4) is [0x1F, 0x8B, ..]
                ? new ExpansionLimit(new WholeGzip(bytes), limits.ExpandedSize) : bytes;
            PeekStream unicode = new(UnicodeText.AsUtf8(plain));
            ReadOnlySpan<byte> sample = unicode.PeekUpTo(SampleLength);
            if (sample.StartsWith("\uFEFF"u8)) sample = sample[3..];
            CsvDialect dialect = CsvDialect.Of(sample, names => CsvHeader.CountKnown(names, given));
            _separator = dialect.Separator;
            _madeHeader = dialect.Header;
            _text = new StreamReader(unicode, dialect.Encoding, detectEncodingFromByteOrderMarks: false, bufferSize: 64 * 1024);
            if (_text.Peek() == '\uFEFF') _text.Read();
            if (dialect.StatesSeparator) SkipLine();
            _csv = CsvDataReader.Create(_text, new CsvDataReaderOptions
            {
                HasHeaders = false,
                Delimiter = _separator,
                CsvStyle = CsvStyle.Lax,
                Comment = '\uFFFE',
                BufferSize = Math.Min(64 * 1024, _maxLength),
                MaxBufferSize = _maxLength,
                OwnsReader = false,
                Culture = CultureInfo.InvariantCulture,
            });
        }
        catch (CsvRecordTooLargeException)
        {
            _openFault = TooLarge();
        }
        catch (Exception e) when (CompressedData.IsAtFault(e))
        {
            _openFault = CompressedData.Fault(e);
        }
    }

    internal CsvRecords(Stream source, ImportLimits limits, CancellationToken cancellationToken)
        : this(source, limits, null, cancellationToken)
    {
    }

    /// <summary>The line on which the record begins.</summary>
    internal long Line { get; private set; } = 1;

    /// <summary>The fault of the record just read; null if it has no fault.</summary>
    internal string? Fault { get; private set; }

    /// <summary>Whether nothing after the fault can be read.</summary>
    internal bool Ended { get; private set; }

    /// <summary>The names of the columns, as the header has them.</summary>
    internal IReadOnlyList<string> Header => _header;

    /// <summary>Goes to the record that is a header of a known kind. The kind is unknown if
    /// none of the first records is.</summary>
    internal SourceKind FindHeader(Func<IReadOnlyList<string>, SourceKind> kindOf)
    {
        if (_madeHeader is not null) return TakeHeader([.. _madeHeader], kindOf);
        for (int i = 0; i < MaxPreamble && Next() && !Ended; i++)
        {
            if (Fault is not null) continue;
            List<string> names = [];
            for (int c = 0; c < _csv!.RowFieldCount; c++) names.Add(_csv.GetFieldSpan(c).ToString().Trim());
            if (TakeHeader(names, kindOf) is var kind and not SourceKind.Unknown) return kind;
        }

        return SourceKind.Unknown;
    }

    /// <summary>Takes the names of columns for the header if they are of a known kind.</summary>
    private SourceKind TakeHeader(List<string> names, Func<IReadOnlyList<string>, SourceKind> kindOf)
    {
        SourceKind kind = kindOf(names);
        if (kind == SourceKind.Unknown) return kind;
        _header = names;
        _columns = new(StringComparer.Ordinal);
        _ordinals.Clear();
        for (int c = 0; c < names.Count; c++) _columns.TryAdd(CsvHeader.Plain(names[c]), c);
        return kind;
    }

    /// <summary>The same, by the names as they are compared.</summary>
    internal SourceKind FindHeader(Func<IReadOnlySet<string>, SourceKind> kindOf) =>
        FindHeader((IReadOnlyList<string> names) => kindOf(names.Select(CsvHeader.Plain).ToHashSet(StringComparer.Ordinal)));

    /// <summary>Takes the next record that is not empty. False at the end.</summary>
    internal bool Next()
    {
        Fault = _openFault;
        if (_openFault is not null && !Ended) return Ended = true;
        while (!Ended)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            Line = _nextLine;
            try
            {
                if (!_csv!.Read()) break;
            }
            catch (CsvRecordTooLargeException)
            {
                return End(TooLarge());
            }
            catch (Exception e) when (CompressedData.IsAtFault(e))
            {
                return End(CompressedData.Fault(e));
            }

            ReadOnlySpan<char> raw = _csv.GetRawRecordSpan();
            int feeds = raw.Count('\n');
            _nextLine += raw.Contains('\r') ? feeds + raw.Count('\r') - raw.Count("\r\n") : feeds;
            // Spreadsheets write the separators of empty rows.
            if (raw.IsWhiteSpace() || !raw.ContainsAnyExcept([_separator, '"', ' ', '\t', '\r', '\n'])) continue;
            if (raw.Contains(TextSource.NotText)) Fault = "the record is not valid UTF-8 text; save the file as UTF-8";
            else if (raw.Contains('"') && CsvQuotes.Check(raw, _separator) == CsvQuotes.State.Open)
                return End("a quote opened in this record is never closed");
            return true;
        }

        Ended = true;
        return false;
    }

    /// <summary>Whether the header has a column.</summary>
    internal bool Has(string column) => _columns.ContainsKey(CsvHeader.Plain(column));

    /// <summary>A field of the record; empty if the column or the field is missing.</summary>
    internal string Field(string column)
    {
        if (!_ordinals.TryGetValue(column, out int ordinal))
            _ordinals.Add(column, ordinal = _columns.TryGetValue(CsvHeader.Plain(column), out int known) ? known : -1);
        return ordinal >= 0 && ordinal < _csv!.RowFieldCount ? _recent.Of(_csv.GetFieldSpan(ordinal).Trim()) : "";
    }

    public void Dispose()
    {
        _csv?.Dispose();
        _text?.Dispose();
    }

    private void SkipLine()
    {
        int c;
        while ((c = _text!.Read()) is not (-1 or '\n' or '\r')) ;
        if (c == '\r' && _text.Peek() == '\n') _text.Read();
        _nextLine = 2;
    }

    private bool End(string reason)
    {
        Fault = reason;
        return Ended = true;
    }

    private string TooLarge() =>
        FormattableString.Invariant($"the record has more than {_maxLength} characters (RecordLength); is a quote never closed?");
}
