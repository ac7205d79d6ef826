using System.Data.Common;
using System.Globalization;
using NodaTime;
using RelationshipModel.Import.People;
using RelationshipModel.Import.Text;

namespace RelationshipModel.Import.Chats;

/// <summary>Reads the database of Apple's Messages (<c>chat.db</c> of a Mac, <c>sms.db</c> of an iPhone) through any driver of
/// SQLite.</summary>
internal sealed class AppleMessagesReader(DbConnection connection, ChatContext context, CancellationToken cancellationToken)
{
    /// <summary>The zero of Apple's times, in seconds since 1970: 2001-01-01.</summary>
    private const long Epoch = 978_307_200;

    /// <summary>The times of iOS 11, macOS 10.13 and later are in nanoseconds. No time in seconds reaches this number before the
    /// year 33,000.</summary>
    private const long FirstNanoseconds = 1_000_000_000_000;

    private const int Tapback = 2000;
    private const int RemovedTapback = 3000;
    private const int LastTapback = 4000;
    private const int Sticker = 1000;

    /// <summary>Selects the message that a reaction or an answer names, which has a part before it: <c>p:0/GUID</c>,
    /// <c>bp:GUID</c>.</summary>
    private const string TargetGuid =
        "CASE WHEN instr(m.associated_message_guid, '/') > 0 "
        + "THEN substr(m.associated_message_guid, instr(m.associated_message_guid, '/') + 1) "
        + "WHEN substr(m.associated_message_guid, 1, 3) = 'bp:' THEN substr(m.associated_message_guid, 4) ELSE "
        + "m.associated_message_guid END";

    private readonly Dictionary<long, List<NamedAddress>> _chats = [];
    private readonly Dictionary<(string, long), int> _ordinals = [];
    private long _second;
    private long _row;

    internal const string NotMessages =
        "this database is not one of Apple's Messages: it lacks the tables message, handle and chat";

    private bool IsMessages()
    {
        using DbCommand command = connection.CreateCommand();
        command.CommandText =
            "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name IN ('message', 'handle', 'chat', "
                + "'chat_message_join', 'chat_handle_join')";
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture) == 5;
    }

    internal IEnumerable<ImportItem> Read()
    {
        bool isMessages = false;
        ItemFault? fault = Tried(() => isMessages = IsMessages());
        if (fault is null && !isMessages) fault = context.Fault(1, NotMessages, endsReading: true);
        fault ??= Tried(ReadChats);
        if (fault is not null) yield return fault;
        else
        {
            using DbCommand command = connection.CreateCommand();
            DbDataReader? rows = null;
            fault = Tried(() =>
            {
                command.CommandText = Query();
                rows = command.ExecuteReader();
            });
            using DbDataReader? all = rows;
            while (fault is null)
            {
                cancellationToken.ThrowIfCancellationRequested();
                ImportItem? item = null;
                fault = Tried(() => item = rows!.Read() ? ItemOf(rows) : null);
                if (item is null) break;
                yield return item;
            }

            if (fault is not null) yield return fault;
        }
    }

    private ItemFault? Tried(Action read)
    {
        try
        {
            read();
            return null;
        }
        catch (Exception e) when (e is DbException or InvalidCastException or FormatException or OverflowException)
        {
            return context.Fault(_row + 1, $"the database cannot be read from here on: {e.Message}", endsReading: true);
        }
    }

    private void ReadChats()
    {
        using DbCommand command = connection.CreateCommand();
        command.CommandText =
            "SELECT j.chat_id, h.id FROM chat_handle_join j JOIN handle h ON h.ROWID = j.handle_id ORDER BY j.chat_id, h.id";
        using DbDataReader rows = command.ExecuteReader();
        while (rows.Read())
        {
            if (rows.IsDBNull(1)) continue;
            long chat = rows.GetInt64(0);
            if (!_chats.TryGetValue(chat, out List<NamedAddress>? members)) _chats.Add(chat, members = []);
            if (members.Count < context.Options.Limits.Attendees) Include(members, PersonOf(rows.GetString(1)));
        }
    }

    /// <summary>Older systems lack some columns.</summary>
    private string Query()
    {
        HashSet<string> columns = new(StringComparer.OrdinalIgnoreCase);
        using (DbCommand command = connection.CreateCommand())
        {
            command.CommandText = "SELECT name FROM pragma_table_info('message')";
            using DbDataReader names = command.ExecuteReader();
            while (names.Read()) columns.Add(names.GetString(0));
        }

        string Column(string name) => columns.Contains(name) ? $"m.{name}" : "NULL";
        bool hasReactions = columns.Contains("associated_message_guid");
        bool hasReplies = columns.Contains("thread_originator_guid");
        return "SELECT m.ROWID, m.date, m.is_from_me, h.id, "
            + $"{Column("item_type")}, {Column("associated_message_type")}, {Column("error")}, {Column("date_retracted")}, j.chat_id, "
            + (hasReactions ? "t.is_from_me, th.id, " : "NULL, NULL, ")
            + (hasReplies ? "o.is_from_me, oh.id " : "NULL, NULL ")
            + "FROM message m LEFT JOIN handle h ON h.ROWID = m.handle_id "
            + "LEFT JOIN (SELECT message_id, min(chat_id) AS chat_id FROM chat_message_join GROUP BY message_id) j ON "
            + "j.message_id = m.ROWID "
            + (hasReactions ? $"LEFT JOIN message t ON t.guid = {TargetGuid} LEFT JOIN handle th ON th.ROWID = t.handle_id " : "")
            + (hasReplies
                ? "LEFT JOIN message o ON o.guid = m.thread_originator_guid LEFT JOIN handle oh ON oh.ROWID = o.handle_id " : "")
            + "ORDER BY m.date, m.ROWID";
    }

    private ImportItem ItemOf(DbDataReader row)
    {
        _row = row.GetInt64(0);
        long line = Math.Max(1, _row);
        long date = Number(row, 1), kind = Number(row, 5);
        bool isByOwner = Number(row, 2) != 0;
        if (Number(row, 4) != 0) return context.Skip(line, SkipReason.Notice);
        if (Number(row, 7) > 0) return context.Skip(line, SkipReason.Deleted);
        if (isByOwner && Number(row, 6) != 0) return context.Skip(line, SkipReason.NotSent);
        if (kind is >= RemovedTapback and < LastTapback) return context.Skip(line, SkipReason.Notice);
        if (InstantOf(date) is not { } at) return context.Fault(line,
            FormattableString.Invariant($"{date} is not the date of a message"));
        string? handle = Text(row, 3);
        List<NamedAddress> others = OthersOf(row.IsDBNull(8) ? null : row.GetInt64(8), handle);
        NamedAddress? sender = isByOwner ? null : handle is not null ? PersonOf(handle) : others is [var only] ? only : null;
        if (!isByOwner && sender is null) return context.Skip(line, SkipReason.Anonymous);
        if (handle is not null && others.Count <= 1 && TelephoneNumbers.IsService(handle)) return context.Skip(line,
            SkipReason.Automatic);
        if (sender is { } known && context.Owner.Addresses.Contains(known.Address)) return context.Skip(line,
            SkipReason.NobodyElse);
        Include(others, sender);
        if (kind is (>= Tapback and < RemovedTapback) or Sticker) return Reaction(row, line, at, sender, others);
        return new ChatEpisode(IdOf(at, sender, others, "message"), at, Channel.Message)
        {
            From = sender,
            Others = others,
            IsReply = !row.IsDBNull(11) && !IsSame(sender, Number(row, 11) != 0, Text(row, 12)),
        }.ToItem(context.File, line, context.Options.AsOf);
    }

    private ImportItem Reaction(DbDataReader row, long line, Instant at, NamedAddress? sender, List<NamedAddress> others)
    {
        bool isKnown = !row.IsDBNull(9);
        bool isToOwner = isKnown ? Number(row, 9) != 0 : sender is not null && others.Count == 1;
        NamedAddress? author = isToOwner ? null : Text(row, 10) is { } handle ? PersonOf(handle) : others.Count == 1 ? others[0]
            : null;
        if (sender is null == isToOwner) return context.Skip(line, sender is null ? SkipReason.NobodyElse
            : SkipReason.BetweenOthers);
        if ((sender ?? author) is not { } other) return context.Skip(line, SkipReason.Anonymous);
        return new ChatEpisode(IdOf(at, sender, [other], "reaction"), at, Channel.Reaction) { From = sender, Others = [other] }
            .ToItem(context.File, line, context.Options.AsOf);
    }

    private bool IsSame(NamedAddress? sender, bool isByOwner, string? handle) =>
        sender is { } person ? !isByOwner && handle is not null && PersonOf(handle).Address == person.Address : isByOwner;

    private List<NamedAddress> OthersOf(long? chat, string? handle)
    {
        if (chat is { } number && _chats.TryGetValue(number, out List<NamedAddress>? members))
            return [.. members.Where(member => !context.Owner.Addresses.Contains(member.Address))];
        return handle is null || context.Owner.Addresses.Contains(PersonOf(handle).Address) ? [] : [PersonOf(handle)];
    }

    private NamedAddress PersonOf(string handle) =>
        ChatAddress.FromHandle(handle, null, context.Numbers) ?? ChatAddress.FromName(MessageIds.Service, handle,
            context.Numbers);

    private static void Include(List<NamedAddress> others, NamedAddress? person)
    {
        if (person is { } known && !others.Exists(other => other.Address == known.Address)) others.Add(known);
    }

    /// <summary>Creates the same id as other programs' exports of the message give.</summary>
    private string IdOf(Instant at, NamedAddress? sender, List<NamedAddress> others, string kind)
    {
        long second = at.ToUnixTimeSeconds();
        if (second != _second) _ordinals.Clear();
        _second = second;
        string other = others.Count == 1 ? others[0].Address.Value : "";
        string to = sender is null ? string.Join(' ', others.Select(static one => one.Address.Value)) : "";
        (string, long) key = ($"{kind} {sender?.Address.Value} {to}", second);
        int ordinal = _ordinals[key] = _ordinals.GetValueOrDefault(key) + 1;
        string number = FormattableString.Invariant($"{second} {ordinal}");
        string text = kind == "message" ? number : $"{kind} {number}";
        return HashedId.Of(MessageIds.Of(MessageIds.Service, text, sender?.Address, other));
    }

    private static Instant? InstantOf(long date)
    {
        if (date <= 0) return null;
        if (date >= FirstNanoseconds) return Instant.FromUnixTimeSeconds(Epoch).Plus(Duration.FromNanoseconds(date));
        return date < 200_000_000_000 ? Instant.FromUnixTimeSeconds(Epoch + date) : null;
    }

    private static long Number(DbDataReader row, int column) => row.IsDBNull(column) ? 0 : row.GetInt64(column);

    private static string? Text(DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetString(column) is { Length: > 0 } text ? text : null;
}
