using System.Globalization;
using NodaTime;
using NodaTime.Text;
using RelationshipModel.Import;
using RelationshipModel.Import.Text;
using Sylvan.Data.Csv;

namespace BestNetwork.Records;

/// <summary>A small CSV of records, with a header; each fault names the file and the row.</summary>
internal sealed class RecordTable
{
    /// <summary>The longest row that is read, in characters.</summary>
    private const int MaxRowLength = 1 << 20;

    /// <summary>A row that is longer than what is read at once is looked at again from its beginning: small pieces would take
    /// the time of their square.</summary>
    private const int BufferSize = 64 * 1024;

    private readonly string _place;
    private readonly CsvDataReader _reader;
    private readonly DateTimeZone _zone;
    private readonly Dictionary<string, int> _columns;
    private readonly List<string> _reasons = [];
    private int _line = 1;

    private RecordTable(string place, TextReader text, DateTimeZone zone, IEnumerable<string> needed, IEnumerable<string> known)
    {
        _place = place;
        _zone = zone;
        _reader = CsvDataReader.Create(text, new CsvDataReaderOptions { BufferSize = BufferSize, MaxBufferSize = MaxRowLength });
        _columns = [];
        for (int i = 0; i < _reader.FieldCount; i++)
        {
            string column = _reader.GetName(i).Trim().ToLowerInvariant();
            if (!known.Contains(column)) continue;
            if (!_columns.TryAdd(column, i))
                throw new RefusedException($"{place}:1", $"the column '{column}' is named twice");
        }

        foreach (string column in needed)
            if (!_columns.ContainsKey(column))
                throw new RefusedException($"{place}:1",
                    $"the column '{column}' is missing; the header is {string.Join(',', known)}");
        for (int i = 0; i < _reader.FieldCount; i++)
        {
            if (!known.Contains(_reader.GetName(i).Trim().ToLowerInvariant()))
                throw new RefusedException($"{place}:1",
                    $"'{Quoted.Short(_reader.GetName(i).Trim())}' is not a column; the header is {string.Join(',', known)}");
        }
    }

    /// <summary>Reads a file, row by row. What tells a row apart from the others may occur once.</summary>
    /// <param name="place">The file.</param>
    /// <param name="open">Opens the file.</param>
    /// <param name="zone">The zone of days and of times without an offset.</param>
    /// <param name="needed">The columns that the header must name.</param>
    /// <param name="optional">The columns that it may name.</param>
    /// <param name="row">Reads the current row.</param>
    /// <param name="keyOf">Gets what tells a row apart from the others.</param>
    /// <param name="skip">Takes the fault of a row that is left out; null if a faulty row refuses the file.</param>
    /// <param name="taken">Takes the place of each row that is returned; null if nobody asks.</param>
    /// <exception cref="RefusedException">The file is refused.</exception>
    internal static List<T> Read<T>(string place, Func<Stream> open, DateTimeZone zone, string[] needed, string[] optional,
        Func<RecordTable, T> row, Func<T, string> keyOf, Action<SourceFault>? skip = null,
        Action<ListRow>? taken = null)
    {
        List<T> rows = [];
        Dictionary<string, int> lines = new(StringComparer.Ordinal);
        try
        {
            using StreamReader text = new(open(), new System.Text.UTF8Encoding(false, throwOnInvalidBytes: true),
                detectEncodingFromByteOrderMarks: true, BufferSize);
            RecordTable table = new(place, text, zone, needed, [.. needed, .. optional]);
            while (table._reader.Read())
            {
                table._line += 1;
                try
                {
                    T read = table.Row(row);
                    string key = keyOf(read);
                    if (!lines.TryAdd(key, table._line))
                        throw table.Fault(string.Create(CultureInfo.InvariantCulture,
                            $"'{Quoted.Short(key)}' is already on line {lines[key]}; keep one of the two rows"));
                    rows.Add(read);
                    taken?.Invoke(table.ListRow());
                }
                catch (RefusedException e) when (skip is not null)
                {
                    skip(new(place, table._line, e.Reason));
                }

                table._line += Enumerable.Range(0, table._reader.RowFieldCount)
                    .Sum(i => table._reader.GetString(i).Count(static c => c == '\n'));
            }
        }
        catch (System.Text.DecoderFallbackException)
        {
            throw new RefusedException(place, "is not text in UTF-8; save the file as CSV in UTF-8");
        }
        catch (CsvMissingHeadersException)
        {
            throw new RefusedException($"{place}:1", $"the header is missing: {string.Join(',', [.. needed, .. optional])}");
        }
        catch (CsvRecordTooLargeException)
        {
            throw new RefusedException(place, string.Create(CultureInfo.InvariantCulture,
                $"a row has more than {MaxRowLength} characters; is a quote never closed?"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            throw new RefusedException(place, $"cannot be read as CSV: {e.Message}");
        }

        return rows;
    }

    private T Row<T>(Func<RecordTable, T> row)
    {
        if (_reader.RowFieldCount != _reader.FieldCount)
            throw Fault(string.Create(CultureInfo.InvariantCulture,
                $"the row has {_reader.RowFieldCount} fields; the header has {_reader.FieldCount}"));
        _reasons.Clear();
        T read;
        try
        {
            read = row(this);
        }
        catch (RefusedException e) when (_reasons.Count > 0)
        {
            throw Fault(string.Join("; ", [.. _reasons, e.Reason]));
        }
        catch (ArgumentException e)
        {
            // With a fault in it, what it is made of may not fit together either.
            throw Fault(_reasons.Count > 0 ? string.Join("; ", _reasons) : e.Message.Split(" (Parameter")[0]);
        }

        return _reasons.Count == 0 ? read : throw Fault(string.Join("; ", _reasons));
    }

    /// <summary>Gets the row with the hash of what it says, in whatever order the columns are.</summary>
    private ListRow ListRow()
    {
        string[] filled = [.. _columns.Keys.Where(column => Text(column) is not null).Order(StringComparer.Ordinal)];
        return new(_line, filled.Aggregate(0UL,
            (hash, column) => TextHash.Of(FormattableString.Invariant($"{hash} {column}"), Text(column)!)), filled);
    }

    internal string? Text(string column) =>
        _columns.TryGetValue(column, out int index) && _reader.GetString(index).Trim() is { Length: > 0 } text ? text : null;

    internal string Needed(string column) => Text(column) ?? throw Fault($"{column} is empty");

    internal string[] List(string column) =>
        Text(column)?.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    internal LocalDate? Date(string column) => Text(column) is { } text ? DateOf(column, text) : null;

    internal LocalDate DateOf(string column, string text) =>
        LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var date }
            ? date
            : Bad<LocalDate>($"{column} '{Quoted.Short(text)}' is not a day; write it as 2026-06-30");

    internal Instant? Time(string column) =>
        Text(column) is not { } text ? null
        : IsoTimestamp.TryParse(text, _zone, out IsoTimestamp time) ? time.At
        : Bad<Instant>(
            $"{column} '{Quoted.Short(text)}' is neither a day nor an instant; write it as 2026-06-30 or 2026-06-30T18:00:00Z");

    internal T Word<T>(string column, T absent, Func<string, T?>? more = null)
        where T : struct, Enum => Text(column) is { } text ? WordOf(column, text, more) : absent;

    internal T WordOf<T>(string column, string text, Func<string, T?>? more = null)
        where T : struct, Enum
    {
        string word = string.Concat(text.Where(static c => c is not ('_' or '-' or ' ')));
        if (more?.Invoke(word) is { } known) return known;
        return word.All(char.IsLetter) && Enum.TryParse(word, true, out T value)
            ? value
            : Bad<T>($"'{Quoted.Short(text)}' is not a valid {column}; write "
                + string.Join(", ", Enum.GetValues<T>().Select(Sentences.KeyOf)));
    }

    /// <summary>Several words, separated by ; and taken together.</summary>
    internal T Flags<T>(string column, Func<string, T?>? more = null)
        where T : struct, Enum =>
        Enum.TryParse(string.Join(',', List(column).Select(text => WordOf(column, text, more)).DefaultIfEmpty()), out T value)
            ? value : default;

    /// <summary>Notes a fault after which the row can still be read, so that all faults of a row are reported at once.</summary>
    internal T Bad<T>(string reason)
        where T : struct
    {
        _reasons.Add(reason);
        return default;
    }

    internal RefusedException Fault(string reason) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{_place}:{_line}"), reason);
}
