using System.Globalization;
using NodaTime;
using RelationshipModel.Import.Files;
using RelationshipModel.Import.Text;
using Sylvan.Data.Csv;

namespace RelationshipModel.Import.Csv;

/// <summary>Reads interactions from a CSV, row by row, in bounded memory.</summary>
/// <remarks>
/// <para>
/// The header names <c>timestamp</c>, <c>sender</c> and <c>recipient</c>, and may name <c>channel</c>,
/// <c>duration_minutes</c>, <c>depth</c>, <c>support</c> (given, received or both, as the sender sees it), <c>gathering</c>,
/// <c>reply_to</c> and <c>id</c>, in any order and case; other columns are ignored. An empty field counts as absent. Names are
/// taken as they stand, with any spaces.
/// </para>
/// <para>
/// The text follows RFC 4180: fields with commas, quotes or line breaks stand in double quotes, a quote in them is
/// doubled; lines end in LF, CRLF or CR; empty lines are not rows. It is UTF-8, or UTF-16 or UTF-32 with a byte order
/// mark, and may be compressed with gzip.
/// </para>
/// <para>Not safe for use by several threads at once. Memory grows only with the number of different names.</para>
/// </remarks>
internal sealed class InteractionCsvReader : IDisposable
{
    /// <summary>The maximum length of a row: in characters, including line breaks.</summary>
    public const int MaxRowLength = (4 * 1024 * 1024) - 2;

    private const double MaxMinutes = 60_000_000;
    private const NumberStyles PlainNumber = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite
        | NumberStyles.AllowTrailingWhite;

    private readonly InteractionCsvOptions _options;
    private readonly TextReader _text;
    private readonly bool _ownsText;
    private readonly NamePool _names = new();
    private CsvDataReader? _csv;
    private InteractionCsvColumns? _columns;
    private int _nextLine = 1;
    private bool _ended;

    /// <summary>Creates a reader of bytes. The stream stays open.</summary>
    /// <param name="source">The CSV, plain or compressed with gzip.</param>
    /// <param name="file">The name of the file, for faults.</param>
    /// <param name="options">The options; null for the defaults.</param>
    public InteractionCsvReader(Stream source, string file = "", InteractionCsvOptions? options = null)
        : this(TextSource.Open(source, (options ?? new()).MaxExpandedBytes), file, options, ownsText: true)
    {
    }

    /// <summary>Creates a reader of text. The text reader stays open.</summary>
    /// <param name="source">The CSV.</param>
    /// <param name="file">The name of the file, for faults.</param>
    /// <param name="options">The options; null for the defaults.</param>
    public InteractionCsvReader(TextReader source, string file = "", InteractionCsvOptions? options = null)
        : this(source, file, options, ownsText: false)
    {
    }

    private InteractionCsvReader(TextReader source, string file, InteractionCsvOptions? options, bool ownsText)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(file);
        File = file;
        _text = source;
        _ownsText = ownsText;
        _options = options ?? new();
    }

    /// <summary>Gets the name of the file.</summary>
    internal string File { get; }

    /// <summary>Gets the zone of dates and of times without an offset.</summary>
    internal DateTimeZone Zone => _options.Zone;

    /// <summary>Gets the fault of the row just read; null if it is sound.</summary>
    public SourceFault? Fault { get; private set; }

    /// <summary>Gets the row just read. Meaningless if it has a <see cref="Fault"/>.</summary>
    public InteractionCsvRow Row { get; private set; }

    /// <summary>Reads the next row. Returns false at the end.</summary>
    /// <exception cref="IOException">The source cannot be read.</exception>
    public bool Read()
    {
        Fault = null;
        Row = default;
        while (!_ended)
        {
            int line = _nextLine;
            try
            {
                if (!Advance(out bool isBlank)) return Fault is not null;
                if (isBlank) continue;
            }
            catch (CsvRecordTooLargeException)
            {
                return End(line,
                    string.Create(CultureInfo.InvariantCulture,
                        $"the row has more than {MaxRowLength} characters (MaxRowLength); is a quote never closed?"));
            }
            catch (ExpansionLimitException e)
            {
                return End(line, e.Message);
            }
            catch (InvalidDataException)
            {
                return End(line, "the compressed data is damaged or cut off");
            }

            if (Fault is null && _columns is null)
            {
                if (HeaderFault() is { } fault) return End(line, fault);
                continue;
            }

            if (Fault is null && RowFault(line) is { } reason) Fault = new(File, line, Spanning(line, reason));
            return true;
        }

        return false;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _ended = true;
        _csv?.Dispose();
        if (_ownsText) _text.Dispose();
    }

    /// <summary>Takes the next record and looks at its raw text: its lines, its encoding, its quotes.</summary>
    private bool Advance(out bool isBlank)
    {
        isBlank = false;
        int line = _nextLine;
        _csv ??= Open();
        if (!_csv.Read())
        {
            _ended = true;
            if (_columns is null) End(line, "the file is empty; it must begin with the header timestamp,sender,recipient");
            return false;
        }

        ReadOnlySpan<char> raw = _csv.GetRawRecordSpan();
        _nextLine += LineBreaks(raw);
        isBlank = _csv.RowFieldCount == 1 && raw.IsWhiteSpace();
        if (raw.Contains(TextSource.NotText))
        {
            string reason = Spanning(line, "the row is not valid UTF-8 text; save the file as UTF-8");
            Fault = new(File, line, reason, EndsReading: _columns is null);
            _ended = Fault.EndsReading;
        }
        else if (raw.Contains('"') && CsvQuotes.Check(raw) is var quotes and not CsvQuotes.State.Sound)
        {
            bool open = quotes == CsvQuotes.State.Open;
            string reason = open
                ? "a quote opened in this row is never closed"
                : "after a closing quote only a comma or the end of the line may follow; a quote inside quotes is doubled";
            Fault = new(File, line, open ? reason : Spanning(line, reason), EndsReading: open || _columns is null);
            _ended = Fault.EndsReading;
        }

        return true;
    }

    private CsvDataReader Open()
    {
        if (_text.Peek() == '\uFEFF') _text.Read();
        return CsvDataReader.Create(_text, new CsvDataReaderOptions
        {
            HasHeaders = false,
            Delimiter = ',',
            CsvStyle = CsvStyle.Lax,
            Comment = '\uFFFE',
            BufferSize = 64 * 1024,
            MaxBufferSize = MaxRowLength + 2,
            OwnsReader = false,
            Culture = CultureInfo.InvariantCulture,
        });
    }

    private bool End(int line, string reason)
    {
        Fault = new(File, line, reason, EndsReading: true);
        return _ended = true;
    }

    private string? HeaderFault()
    {
        string? fault = InteractionCsvColumns.Fault(_csv!, out InteractionCsvColumns columns);
        if (fault is null) _columns = columns;
        return fault;
    }

    private string? RowFault(int line)
    {
        CsvDataReader csv = _csv!;
        InteractionCsvColumns columns = _columns!;
        if (csv.RowFieldCount != columns.Count)
            return string.Create(CultureInfo.InvariantCulture,
                $"the row has {csv.RowFieldCount} fields but the header has {columns.Count}");
        if (Field(columns.Timestamp).IsWhiteSpace()) return "the timestamp is empty";
        if (IsoTimestamp.Fault(Field(columns.Timestamp), _options.Zone, out IsoTimestamp timestamp) is { } badTime)
            return badTime;
        if (_names.Fault(Field(columns.Sender), "sender", out string sender) is { } badSender) return badSender;
        if (_names.Fault(Field(columns.Recipient), "recipient", out string recipient) is { } badRecipient) return badRecipient;
        if (ReferenceEquals(sender, recipient)) return "the sender is the recipient";

        Channel channel = _options.Channel;
        ReadOnlySpan<char> word = Field(columns.Channel);
        if (!word.IsWhiteSpace() && !CsvWords.TryParseChannel(word, out channel))
            return Unknown("channel", word, CsvWords.Channels);
        Duration? length = null;
        word = Field(columns.Duration);
        if (!word.IsWhiteSpace())
        {
            if (!double.TryParse(word, PlainNumber, CultureInfo.InvariantCulture, out double minutes) || !(minutes <= MaxMinutes))
                return $"'{Quoted.Short(word)}' is not a duration; write minutes from 0 to 60000000, such as 90 or 7.5";
            length = Duration.FromMinutes(minutes);
        }

        Depth depth = Depth.Unknown;
        word = Field(columns.Depth);
        if (!word.IsWhiteSpace() && !CsvWords.TryParseDepth(word, out depth)) return Unknown("depth", word, CsvWords.Depths);
        bool given = false, received = false;
        word = Field(columns.Support);
        if (!word.IsWhiteSpace() && !CsvWords.TryParseSupport(word, out given, out received))
            return Unknown("support", word, CsvWords.Supports);

        GatheringId? gathering = null;
        InteractionId? id = null;
        word = Field(columns.Gathering);
        if (!word.IsWhiteSpace())
        {
            if (_names.Fault(word, "gathering", out string name) is { } bad) return bad;
            gathering = new GatheringId(name);
        }

        word = Field(columns.Id);
        if (!word.IsWhiteSpace())
        {
            if (NamePool.FaultOf(word, "id") is { } bad) return bad;
            id = new InteractionId(word.ToString());
        }

        Row = new()
        {
            Line = line,
            At = timestamp.At,
            Sender = sender,
            Recipient = recipient,
            Channel = channel,
            Length = length,
            Depth = depth,
            SupportGiven = given,
            SupportReceived = received,
            Gathering = gathering,
            IsReply = !Field(columns.ReplyTo).IsWhiteSpace(),
            Id = id,
        };
        return null;
    }

    private ReadOnlySpan<char> Field(int ordinal) => ordinal < 0 ? [] : _csv!.GetFieldSpan(ordinal);

    private string Spanning(int line, string reason) =>
        _nextLine > line + 1
            ? string.Create(CultureInfo.InvariantCulture, $"{reason} (the row spans lines {line} to {_nextLine - 1})") : reason;

    private static string Unknown(string column, ReadOnlySpan<char> word, IReadOnlyList<string> known) =>
        $"'{Quoted.Short(word)}' is not a valid {column}; write {string.Join(", ", known)}";

    private static int LineBreaks(ReadOnlySpan<char> raw)
    {
        int count = raw.Count('\n');
        return raw.Contains('\r') ? count + raw.Count('\r') - raw.Count("\r\n") : count;
    }
}
