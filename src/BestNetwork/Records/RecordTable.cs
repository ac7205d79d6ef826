using System.Globalization;
using NodaTime;
using NodaTime.Text;
using RelationshipModel.Import;
using Sylvan.Data.Csv;

namespace BestNetwork.Records;

/// <summary>A small CSV of records, with a header; each fault names the file and the row.</summary>
internal sealed class RecordTable
{
    private readonly string _place;
    private readonly CsvDataReader _reader;
    private readonly DateTimeZone _zone;
    private readonly Dictionary<string, int> _columns;
    private int _line = 1;

    private RecordTable(string place, TextReader text, DateTimeZone zone, IEnumerable<string> needed, IEnumerable<string> known)
    {
        _place = place;
        _zone = zone;
        _reader = CsvDataReader.Create(text, new CsvDataReaderOptions { BufferSize = 0x10000, MaxBufferSize = 0x100000 });
        _columns = Enumerable.Range(0, _reader.FieldCount)
            .ToDictionary(i => _reader.GetName(i).Trim().ToLowerInvariant(), static i => i);
        foreach (string column in needed)
            if (!_columns.ContainsKey(column))
                throw new RefusedException($"{place}:1",
                    $"the column '{column}' is missing; the header is {string.Join(',', known)}");
        if (_columns.Keys.FirstOrDefault(column => !known.Contains(column)) is { } odd)
            throw new RefusedException($"{place}:1", $"'{odd}' is not a column; the header is {string.Join(',', known)}");
    }

    /// <summary>Reads a file, row by row.</summary>
    internal static List<T> Read<T>(string place, Func<Stream> open, DateTimeZone zone, string[] needed, string[] optional,
        Func<RecordTable, T> row)
    {
        List<T> rows = [];
        try
        {
            using StreamReader text = new(open(), new System.Text.UTF8Encoding(false, throwOnInvalidBytes: true));
            RecordTable table = new(place, text, zone, needed, [.. needed, .. optional]);
            while (table._reader.Read())
            {
                table._line += 1;
                if (table._reader.RowFieldCount != table._reader.FieldCount)
                    throw table.Fault(string.Create(CultureInfo.InvariantCulture,
                        $"the row has {table._reader.RowFieldCount} fields; the header has {table._reader.FieldCount}"));
                try
                {
                    rows.Add(row(table));
                }
                catch (ArgumentException e)
                {
                    throw table.Fault(e.Message.Split(" (Parameter")[0]);
                }

                table._line += Enumerable.Range(0, table._reader.FieldCount)
                    .Sum(i => table._reader.GetString(i).Count(static c => c == '\n'));
            }
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new RefusedException(place, "there is no such file");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or System.Text.DecoderFallbackException
            or CsvFormatException or CsvMissingHeadersException)
        {
            throw new RefusedException(place, $"cannot be read as CSV in UTF-8: {e.Message}");
        }

        return rows;
    }

    internal string? Text(string column) =>
        _columns.TryGetValue(column, out int index) && _reader.GetString(index).Trim() is { Length: > 0 } text ? text : null;

    internal string Needed(string column) => Text(column) ?? throw Fault($"the {column} is empty");

    internal string[] List(string column) =>
        Text(column)?.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    internal LocalDate? Date(string column) => Text(column) is { } text ? DateOf(column, text) : null;

    internal LocalDate DateOf(string column, string text) =>
        LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var date }
            ? date
            : throw Fault($"the {column} '{Quoted.Short(text)}' is not a day; write it as 2026-06-30");

    internal Instant? Time(string column) =>
        Text(column) is not { } text ? null
        : IsoTimestamp.TryParse(text, _zone, out IsoTimestamp time) ? time.At
        : throw Fault(
            $"the {column} '{Quoted.Short(text)}' is neither a day nor an instant; write it as 2026-06-30 or 2026-06-30T18:00:00Z");

    internal T Word<T>(string column, T absent, IReadOnlyDictionary<string, T>? more = null)
        where T : struct, Enum => Text(column) is { } text ? WordOf(column, text, more) : absent;

    internal T WordOf<T>(string column, string text, IReadOnlyDictionary<string, T>? more = null)
        where T : struct, Enum
    {
        string word = string.Concat(text.Where(static c => c is not ('_' or '-' or ' ')));
        if (more?.TryGetValue(word, out T known) == true) return known;
        return word.All(char.IsLetter) && Enum.TryParse(word, true, out T value)
            ? value
            : throw Fault(
                $"'{Quoted.Short(text)}' is not a valid {column}; write {string.Join(", ", Enum.GetNames<T>().Select(static name => name.ToLowerInvariant()))}");
    }

    /// <summary>Several words, separated by ; and taken together.</summary>
    internal T Flags<T>(string column, IReadOnlyDictionary<string, T>? more = null)
        where T : struct, Enum =>
        Enum.TryParse(string.Join(',', List(column).Select(text => WordOf(column, text, more)).DefaultIfEmpty()), out T value)
            ? value : default;

    internal RefusedException Fault(string reason) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{_place}:{_line}"), reason);
}
