using System.Globalization;
using RelationshipModel.Import.Exports;
using RelationshipModel.Import.People;
using RelationshipModel.Import.Text;

namespace RelationshipModel.Import.Chats;

/// <summary>Reads the CSV in which iMazing exports messages of iMessage, SMS and WhatsApp.</summary>
internal sealed class IMazingReader(Stream source, ChatContext context, CancellationToken cancellationToken)
{
    private static readonly PersonAddress OwnAddress = ChatAddress.FromAccount("imazing", "owner");

    private readonly Dictionary<string, IMazingSession> _sessions = new(StringComparer.Ordinal);

    internal static bool IsHeader(IReadOnlySet<string> columns) =>
        columns.Contains("chatsession") && columns.Contains("messagedate") && columns.Contains("type");

    internal IEnumerable<ImportItem> Read()
    {
        using CsvRecords rows = new(source, context.Options.Limits, cancellationToken);
        if (rows.FindHeader(static columns => IsHeader(columns) ? SourceKind.IMazingMessages
            : SourceKind.Unknown) == SourceKind.Unknown)
        {
            yield return context.Fault(rows.Line,
                rows.Fault ?? "there is no header of iMazing: Chat Session, Message Date, Type", endsReading: true);
            yield break;
        }

        bool isWhatsApp = rows.Has("Forwarded") || rows.Has("Sent Date");
        int count = 0;
        while (rows.Next())
        {
            string? fault = rows.Fault;
            if (fault is null && ++count > context.Options.Limits.ChatMessages)
            {
                yield return context.Fault(rows.Line, new ChatThread(context.File, context.Options).FullReason,
                    endsReading: true);
                break;
            }

            fault ??= Add(rows, isWhatsApp);
            if (fault is not null) yield return context.Fault(rows.Line, fault, rows.Ended);
        }

        foreach (IMazingSession session in _sessions.Values)
            foreach (ImportItem item in Items(session, isWhatsApp)) yield return item;
    }

    private string? Add(CsvRecords row, bool isWhatsApp)
    {
        string name = row.Field("Chat Session"), type = row.Field("Type");
        if (!_sessions.TryGetValue(name, out IMazingSession? session))
            _sessions.Add(name, session = new(name, new ChatThread(context.File, context.Options),
                new ChatClock(context.Options.Zone)));
        ChatEntry entry = new()
        {
            Line = row.Line,
            Target = -1,
            Length = ChatEntry.NoLength,
            Channel = Channel.Message,
            IsReply = row.Field("Replying to").Length > 0,
        };
        bool? isOutgoing = IsOutgoing(type);
        if (isOutgoing is null) entry.Skip = SkipReason.Notice;
        else if (IsNotSent(row.Field("Status"))) entry.Skip = SkipReason.NotSent;
        if (entry.Skip != 0)
        {
            session.Rows.Add((entry, 0));
            return null;
        }

        string date = row.Field("Message Date");
        if (ChatTime.Parse(date, session.Clock) is not { } at)
            return $"'{Quoted.Short(date)}' is not a Message Date, such as 2026-01-31 18:30:00";
        entry.At = at;
        if (isOutgoing == true) entry.Sender = session.Owner >= 0 ? session.Owner
            : session.Owner = session.Chat.MemberOf(new(OwnAddress));
        else if (MemberOf(session, row.Field("Sender ID"), row.Field("Sender Name"), isWhatsApp) is { } sender)
            entry.Sender = sender;
        else entry.Skip = SkipReason.Anonymous;
        long second = at.ToUnixTimeSeconds();
        int ordinal = session.Ordinals[(second, entry.Sender)] = session.Ordinals.GetValueOrDefault((second, entry.Sender)) + 1;
        session.Rows.Add((entry, ordinal));
        return null;
    }

    private IEnumerable<ImportItem> Items(IMazingSession session, bool isWhatsApp)
    {
        ChatThread chat = session.Chat;
        if (session.Owner >= 0) chat.Members[session.Owner].IsOwner = true;
        foreach (ChatMember member in chat.Members) member.IsOwner |= context.Owner.IsNamed(member.Person);
        if (chat.Members.All(static member => member.IsOwner)
            && session.Name.Length > 0) chat.MemberOf(PersonOf(session.Name, isWhatsApp));
        ChatMember[] others = [.. chat.Members.Where(static member => !member.IsOwner)];
        string service = isWhatsApp ? "whatsapp" : MessageIds.Service;
        string other = others.Length == 1 ? others[0].Person.Address.Value : "";
        foreach ((ChatEntry row, int ordinal) in session.Rows)
        {
            ChatEntry entry = row;
            if (ordinal > 0 && entry.Skip == 0)
            {
                ChatMember sender = chat.Members[entry.Sender];
                string key = FormattableString.Invariant($"{entry.At.ToUnixTimeSeconds()} {ordinal}");
                entry.Id = MessageIds.Of(service, key, sender.IsOwner ? null : sender.Person.Address, other);
            }

            yield return chat.ItemOf(entry);
        }
    }

    /// <summary>Returns the number of a sender. In chats of two some versions leave the sender out; null for one that nothing
    /// names.</summary>
    private int? MemberOf(IMazingSession session, string id, string name, bool isWhatsApp)
    {
        if (session.Senders.TryGetValue((id, name), out int known)) return known;
        NamedAddress? sender = SenderOf(id, name, isWhatsApp);
        if (sender is null && session.Name.Length == 0) return null;
        return session.Senders[(id, name)] = session.Chat.MemberOf(sender ?? PersonOf(session.Name, isWhatsApp));
    }

    private NamedAddress? SenderOf(string id, string name, bool isWhatsApp)
    {
        if (id.Length == 0) return name.Length == 0 ? null : PersonOf(name, isWhatsApp);
        return ChatAddress.FromHandle(id, PersonName.Clean(name), context.Numbers) ?? PersonOf(name.Length > 0 ? name
            : id, isWhatsApp);
    }

    private NamedAddress PersonOf(string name, bool isWhatsApp) =>
        ChatAddress.FromHandle(name, null, context.Numbers) ?? ChatAddress.FromName(isWhatsApp ? "whatsapp"
            : MessageIds.Service, name, context.Numbers);

    /// <summary>Whether a message was sent by the owner; null for a notice. iMazing writes the word in the language of its
    /// window.</summary>
    private static bool? IsOutgoing(string type) => type.ToLower(CultureInfo.InvariantCulture) switch
    {
        "outgoing" or "sent" or "ausgehend" or "sortant" or "saliente" or "in uscita" or "enviada" or "saída" or "uitgaand"
            or "исходящее" or "送信" => true,
        "incoming" or "received" or "eingehend" or "entrant" or "entrante" or "in arrivo" or "recebida" or "entrada"
            or "inkomend" or "входящее"
            or "受信" => false,
        _ => null,
    };

    private static bool IsNotSent(string status) =>
        status.Contains("fail", StringComparison.OrdinalIgnoreCase)
            || status.Contains("not sent", StringComparison.OrdinalIgnoreCase)
        || status.Contains("draft", StringComparison.OrdinalIgnoreCase);
}
