using System.Globalization;
using Sylvan.Data.Csv;

namespace RelationshipModel.Import.Exports;

/// <summary>Reads the records of a CSV whose header may stand below lines of notes. Bad input gives faults.</summary>
internal sealed class CsvRecords : IDisposable
{
    /// <summary>How many records may stand above the header.</summary>
    internal const int MaxPreamble = 20;

    private readonly TextReader _text;
    private readonly CsvDataReader? _csv;
    private readonly int _maxLength;
    private readonly CancellationToken _cancellationToken;
    private readonly string? _openFault;
    private Dictionary<string, int> _columns = [];
    private long _nextLine = 1;

    internal CsvRecords(Stream source, ImportLimits limits, CancellationToken cancellationToken)
    {
        _maxLength = limits.RecordLength;
        _cancellationToken = cancellationToken;
        _text = TextSource.Open(source, limits.ExpandedSize);
        try
        {
            if (_text.Peek() == '\uFEFF') _text.Read();
            _csv = CsvDataReader.Create(_text, new CsvDataReaderOptions
            {
                HasHeaders = false,
                Delimiter = ',',
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

    /// <summary>The line on which the record begins.</summary>
    internal long Line { get; private set; } = 1;

    /// <summary>What is wrong with the record just read; null for nothing.</summary>
    internal string? Fault { get; private set; }

    /// <summary>Whether nothing after the fault can be read.</summary>
    internal bool Ended { get; private set; }

    /// <summary>Goes to the record that is a header of a known kind. The kind is unknown where none of the first records is.</summary>
    internal SourceKind FindHeader(Func<IReadOnlySet<string>, SourceKind> kindOf)
    {
        for (int i = 0; i < MaxPreamble && Next() && !Ended; i++)
        {
            if (Fault is not null) continue;
            Dictionary<string, int> columns = new(StringComparer.Ordinal);
            for (int c = 0; c < _csv!.RowFieldCount; c++) columns.TryAdd(CsvHeader.Plain(_csv.GetFieldSpan(c).ToString()), c);
            SourceKind kind = kindOf(columns.Keys.ToHashSet(StringComparer.Ordinal));
            if (kind == SourceKind.Unknown) continue;
            _columns = columns;
            return kind;
        }

        return SourceKind.Unknown;
    }

    /// <summary>Takes the next record that is not empty. False where there is none.</summary>
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
            if (_csv.RowFieldCount == 1 && raw.IsWhiteSpace()) continue;
            if (raw.Contains(TextSource.NotText)) Fault = "the record is not valid UTF-8 text; save the file as UTF-8";
            else if (raw.Contains('"') && CsvQuotes.Check(raw) == CsvQuotes.State.Open) return End("a quote opened in this record is never closed");
            return true;
        }

        Ended = true;
        return false;
    }

    internal bool Has(string column) => _columns.ContainsKey(CsvHeader.Plain(column));

    /// <summary>A field of the record; empty where the column or the field is missing.</summary>
    internal string Field(string column) =>
        _columns.TryGetValue(CsvHeader.Plain(column), out int ordinal) && ordinal < _csv!.RowFieldCount ? _csv.GetFieldSpan(ordinal).ToString().Trim() : "";

    public void Dispose()
    {
        _csv?.Dispose();
        _text.Dispose();
    }

    private bool End(string reason)
    {
        Fault = reason;
        return Ended = true;
    }

    private string TooLarge() => FormattableString.Invariant($"the record has more than {_maxLength} characters (RecordLength); is a quote never closed?");
}
