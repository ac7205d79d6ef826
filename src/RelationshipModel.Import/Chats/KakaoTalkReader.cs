using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using NodaTime;
using RelationshipModel.Import.Exports;
using RelationshipModel.Import.Files;
using RelationshipModel.Import.Mail;
using RelationshipModel.Import.People;
using RelationshipModel.Import.Text;

namespace RelationshipModel.Import.Chats;

/// <summary>Reads a chat of KakaoTalk: the text that telephones and Windows save, and the CSV of a Mac.</summary>
internal sealed partial class KakaoTalkReader
{
    /// <summary>The part of a line that is looked at: date, time, sender, and what KakaoTalk writes of calls.</summary>
    private const int MaxHead = 1024;

    private const string NoTime = "no line above the message has a day that can be read, or its time cannot be read";

    private static readonly string[] Deleted =
        ["삭제된 메시지입니다", "메시지가 삭제되었습니다", "채팅방 관리자가 메시지를 가렸습니다", "This message was deleted", "Message deleted"];

    /// <summary>The names of those who left KakaoTalk.</summary>
    private static readonly string[] Nobody = ["(알수없음)", "(알 수 없음)", "알 수 없음", "(Unknown)", "Unknown"];

    /// <summary>The accounts by which KakaoTalk itself writes in open chats.</summary>
    private static readonly string[] Bots = ["방장봇", "오픈채팅봇", "팀채팅봇", "시스템"];

    private readonly ChatContext _context;
    private readonly PeekStream _source;
    private readonly CancellationToken _cancellationToken;
    private readonly TextChat _chat;

    internal KakaoTalkReader(Stream source, ChatContext context, CancellationToken cancellationToken)
    {
        (_context, _source, _cancellationToken) = (context, new(source), cancellationToken);
        _chat = new(context, "kakaotalk");
    }

    /// <summary>Whether a text begins as KakaoTalk's do: with the name of the chat, and when it was saved.</summary>
    internal static bool IsText(ReadOnlySpan<byte> text)
    {
        int end = text.IndexOfAny("\r\n"u8);
        if (end < 0) end = text.Length;
        ReadOnlySpan<byte> second = text[end..].TrimStart("\r\n"u8);
        return second.StartsWith("저장한 날짜 : "u8) || second.StartsWith("Date Saved : "u8);
    }

    internal static bool IsHeader(IReadOnlySet<string> columns) =>
        columns.Count == 3 && columns.IsSupersetOf(["date", "user", "message"]);

    internal IEnumerable<ImportItem> Read()
    {
        ReadOnlySpan<byte> beginning = UnicodeText.AsUtf8(_source.Peek(SourceRecognition.SampleLength));
        if (beginning.StartsWith("\uFEFF"u8)) beginning = beginning[3..];
        if (IsText(beginning.TrimStart(" \t\r\n"u8))) ReadText();
        else ReadRows();
        return _chat.Items();
    }

    private void ReadText()
    {
        ByteLines lines = new(_source, _context.Options.Limits.LineLength, _cancellationToken);
        LocalDate? day = null;
        while (lines.Next(out ReadOnlySpan<byte> bytes))
        {
            string line = BidiMarks.Remove(Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, MaxHead)]));
            if (_chat.Title.Length == 0) SetTitle(line, Affixes());
            else if (DayLine().Match(line) is { Success: true } dayLine) day = DayOf(dayLine);
            else if (Bracketed().Match(line) is { Success: true } bracketed && DayPeriods.TimeOf(bracketed.Groups["time"].Value)
                is { } time)
            {
                if (day is { } date) Add(lines.Number, date + time, bracketed.Groups["name"].Value, line[bracketed.Length..]);
                else _chat.Thread.AddFault(lines.Number, NoTime);
            }
            else if (Dated().Match(line) is { Success: true } dated)
            {
                string rest = line[dated.Length..];
                int colon = $"{rest} ".IndexOf(" : ", StringComparison.Ordinal);
                bool isMessage = rest.StartsWith(',') && colon > 0;
                if (DayOf(dated) is not { } date || DayPeriods.TimeOf(dated.Groups["time"].Value) is not { } at)
                    _chat.Thread.AddFault(lines.Number, NoTime);
                else if (isMessage) Add(lines.Number, date + at, rest[1..colon], rest[Math.Min(colon + 3, rest.Length)..]);
                else if (rest.Length > 0) Add(lines.Number, date + at, null, rest);
            }
        }

        _chat.Thread.End(lines.Number, lines.Damage);
    }

    private void ReadRows()
    {
        SetTitle(_context.File[(_context.File.LastIndexOfAny(['/', '\\', '!']) + 1)..], FileAffixes());
        using CsvRecords rows = new(_source, _context.Options.Limits, _cancellationToken);
        rows.FindHeader(static columns => IsHeader(columns) ? SourceKind.KakaoTalkChat : SourceKind.Unknown);
        ChatClock clock = new(_context.Options.Zone);
        while (rows.Next())
        {
            if (rows.Fault is { } fault)
            {
                if (rows.Ended) _chat.Thread.End(rows.Line, fault);
                else _chat.Thread.AddFault(rows.Line, fault);
            }
            else if (ChatTime.Parse(rows.Field("Date"), clock) is { } at)
                Add(rows.Line, at.InZone(_context.Options.Zone).LocalDateTime, rows.Field("User"), rows.Field("Message"));
            else _chat.Thread.AddFault(rows.Line, $"'{Quoted.Short(rows.Field("Date"))}' is not a date, such as 2026-01-31 18:30:00");
        }
    }

    private void SetTitle(string title, Regex affixes)
    {
        _chat.Title = title;
        _chat.Name = affixes.Replace(title, "").Trim();
        // Of a group the number of its members stands behind its name.
        if (_chat.Name.Length > 0 && _chat.Name.Length < title.Length && !Count().IsMatch(title)) _chat.Other = _chat.Name;
    }

    /// <summary>Adds a message.</summary>
    /// <param name="line">Its line.</param>
    /// <param name="at">When it was sent.</param>
    /// <param name="sender">Who sent it; null for a notice.</param>
    /// <param name="text">The beginning of its text.</param>
    private void Add(long line, LocalDateTime at, string? sender, string text)
    {
        string? name = PersonName.Clean(sender);
        bool isNobody = name is not null && Nobody.Contains(name);
        ChatEntry entry = new() { Line = line, Channel = Channel.Message, Length = ChatEntry.NoLength, Sender = -1 };
        if (name is null) entry.Skip = SkipReason.Notice;
        else if (isNobody) entry.Skip = SkipReason.Anonymous;
        else
        {
            entry.Sender = _chat.MemberOf(name);
            _chat.Thread.Members[entry.Sender].IsBot |= Bots.Contains(name);
            entry.Skip = Deleted.Any(deleted => text.StartsWith(deleted, StringComparison.Ordinal)) ? SkipReason.Deleted
                : IsNotice(name, text) ? SkipReason.Notice : 0;
        }

        if (Call().Match(text) is { Success: true } call)
        {
            entry.Channel = call.Groups["video"].Success ? Channel.Video : Channel.Voice;
            // Who calls asks first; the next line has the length, or that nobody answered.
            if (call.Groups["asks"].Success && entry.Skip == 0) entry.Skip = SkipReason.Notice;
            entry.Length = ChatTime.SecondsOf(call.Groups["length"].ValueSpan) ?? 0;
        }

        _chat.Add(at, entry);
    }

    /// <summary>Whether KakaoTalk wrote a row of a CSV, under the name of who came, left or invited others.</summary>
    private static bool IsNotice(string name, string text) =>
        text.StartsWith(name, StringComparison.Ordinal) && Notice().IsMatch(text.AsSpan(name.Length));

    private static LocalDate? DayOf(Match match)
    {
        int month = NumberOf(match, "month") ?? MailDate.MonthOf(match.Groups["name"].Value);
        return ChatTime.DateOf(NumberOf(match, "year") ?? 0, month, NumberOf(match, "day") ?? 0);
    }

    private static int? NumberOf(Match match, string group) =>
        int.TryParse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number : null;

    private const string Day = @"(?:(?<year>[0-9]{4}) ?[년年.] ?(?<month>[0-9]{1,2}) ?[월月.] ?(?<day>[0-9]{1,2}) ?[일日.]"
        + @"|(?<name>\p{L}{3,12})\.? (?<day>[0-9]{1,2}), (?<year>[0-9]{4})"
        + @"|(?<day>[0-9]{1,2}) (?<name>\p{L}{3,12})\.? (?<year>[0-9]{4}))";

    private const string Time = @"(?<time>(?:오전|오후|午前|午後|上午|下午|[AaPp][Mm])? ?[0-9]{1,2}:[0-9]{2}(?:\s?[AaPp]\.?[Mm]\b\.?)?)";

    /// <summary>A line of a day: <c>--------------- 2026년 1월 5일 월요일 ---------------</c>.</summary>
    [GeneratedRegex(@"^-{5,} (?:\p{L}+, )?" + Day + @"[^-]*-{5,}$", RegexOptions.CultureInvariant)]
    private static partial Regex DayLine();

    /// <summary>The head of a message of Windows: <c>[Nora] [오후 9:30] </c>.</summary>
    [GeneratedRegex(@"^\[(?<name>.+?)\] \[(?<time>[^\]\[]{4,12})\] ?", RegexOptions.CultureInvariant)]
    private static partial Regex Bracketed();

    /// <summary>The head of a message of a telephone: <c>2026년 1월 5일 오후 9:30</c>, <c>2026. 1. 5. 21:30</c>,
    /// <c>Jan 5, 2026, 9:30 PM</c>, <c>January 5, 2026 at 9:30 PM</c> or <c>9:30pm, January 5, 2026</c>.</summary>
    [GeneratedRegex("^(?:" + Day + "(?:,| at)? ?" + Time + "|" + Time + ", " + Day + ")(?=[,:]|$)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Dated();

    [GeneratedRegex(@"^(?:(?<video>페이스톡|Video Call|FaceTalk)|보이스톡|그룹콜|Voice Call|VoiceTalk) ?"
        + @"(?:(?<asks>해요\.?)|(?<length>[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)|취소|부재중|응답 ?없음|거절|통화 ?중|"
        + @"(?i:cancell?ed|missed|no answer|declined|busy))\.?$", RegexOptions.CultureInvariant)]
    private static partial Regex Call();

    [GeneratedRegex(@"^님[이을] .*(?:습니다)\.?$|^ (?:invited|joined|left|has left|removed)\b.*\.$", RegexOptions.CultureInvariant)]
    private static partial Regex Notice();

    /// <summary>The words that KakaoTalk puts around the name of a chat.</summary>
    [GeneratedRegex(@"^KakaoTalk Chats (?:with )?| (?:님과|with) (?:카카오톡 대화|KakaoTalk Chats).*$|과? 카카오톡 대화.*$|-[0-9]+\.txt$"
        + @"| ?\([0-9]+ ?(?:명|people)?\)| [0-9]+ 님과 .*$", RegexOptions.CultureInvariant)]
    private static partial Regex Affixes();

    [GeneratedRegex(@"\([0-9]+ ?(?:명|people)?\)|[0-9] 님과|,", RegexOptions.CultureInvariant)]
    private static partial Regex Count();

    [GeneratedRegex(@"^KakaoTalk_Chat_|_[0-9]{4}-[0-9]{2}-[0-9]{2}.*$|\.csv.*$", RegexOptions.CultureInvariant)]
    private static partial Regex FileAffixes();
}
