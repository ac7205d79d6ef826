using System.Text.Json;
using System.Text.RegularExpressions;
using NodaTime;
using RelationshipModel.Import.Csv;
using RelationshipModel.Import.People;
using RelationshipModel.Import.Text;

namespace RelationshipModel.Import.Chats;

/// <summary>Reads a thread of Facebook Messenger or Instagram (<c>message_1.json</c>), also in the form that chats encrypted end
/// to end have.</summary>
internal sealed partial class MessengerReader
{
    private const string Service = "messenger";

    /// <summary>The length of what Facebook itself writes, in bytes.</summary>
    private const int MaxContent = 200;

    /// <summary>The names shown in place of that of any deleted account.</summary>
    private static readonly HashSet<string> Nobody = new(StringComparer.OrdinalIgnoreCase)
    {
        "Facebook user", "Facebook-Nutzer", "Utilisateur de Facebook", "Utilisateur Facebook", "Usuario de Facebook",
        "Utente di Facebook", "Utente Facebook", "Usuário do Facebook", "Utilizador do Facebook", "Facebook-gebruiker",
        "Instagram user", "Instagram-Nutzer", "Utilisateur Instagram", "Usuario de Instagram", "Other user",
    };

    private readonly ChatContext _context;
    private readonly JsonSource _json;
    private readonly ChatThread _chat;
    private readonly SegmentedList<(MessengerMessage Message, int Sender)> _messages = [];
    private readonly Dictionary<string, int> _members = new(StringComparer.Ordinal);
    private readonly List<string> _participants = [];
    private string? _title;
    private string? _path;
    private SourceFault? _end;

    internal MessengerReader(Stream source, ChatContext context, CancellationToken cancellationToken)
    {
        _context = context;
        _json = new(source, context.Options.Limits, cancellationToken);
        _chat = new(context.File, context.Options);
    }

    internal IEnumerable<ImportItem> Read()
    {
        if (_json.Read() && _json.Type == JsonTokenType.StartObject)
        {
            while (_json.NextProperty())
            {
                if (_json.Is("participants"u8)) ReadParticipants();
                else if (_json.Is("title"u8)) _title = PersonName.Clean(MetaText.Repair(_json.Text()));
                else if (_json.Is("threadName"u8)) ReadThreadName(_json.Text());
                else if (_json.Is("thread_path"u8)) _path = _json.Text();
                else if (!_json.Is("messages"u8)) _json.Skip();
                else if (_json.EnterArray())
                    while (_json.NextObject()) ReadMessage();
            }
        }

        if (_json.Fault is { } fault) _end = new(_context.File, _json.Line, fault, EndsReading: true);
        foreach (string name in _participants) MemberOf(name);
        bool isClear = _messages.Count == 0 || FindOwner();
        if (!isClear && _context.Owner.Wait(_messages.Count, _context.Options.Limits, Rest)) yield break;
        foreach (ImportItem item in Items(isClear)) yield return item;
    }

    /// <summary>Gives the items of a thread that waited for one that shows the owner.</summary>
    private IEnumerable<ImportItem> Rest() => Items(FindOwner());

    private IEnumerable<ImportItem> Items(bool isClear)
    {
        if (!isClear) yield return new ItemFault(ChatOwner.Unknown(_context.File, _chat.Members));
        else
        {
            _context.Owner.AddNames(_context.File, _chat.Members);
            foreach (ImportItem item in Dated()) yield return item;
        }

        if (_end is not null) yield return new ItemFault(_end);
    }

    /// <summary>Takes the name of an encrypted thread apart: <c>Ann Arbor_27</c>.</summary>
    private void ReadThreadName(string? name)
    {
        _path = name;
        int number = name?.LastIndexOf('_') ?? -1;
        _title = PersonName.Clean(MetaText.Repair(number > 0 ? name![..number] : name));
    }

    private void ReadParticipants()
    {
        if (!_json.EnterArray()) return;
        while (_json.NextElement())
        {
            if (_json.Type == JsonTokenType.String) Add(_json.Current());
            else if (_json.Type != JsonTokenType.StartObject) _json.Skip();
            else
                while (_json.NextProperty())
                {
                    if (_json.Is("name"u8)) Add(_json.Text());
                    else _json.Skip();
                }
        }

        void Add(string? name)
        {
            if (NameOf(name) is { } clean && _participants.Count <= _context.Options.Limits.Attendees) _participants.Add(clean);
        }
    }

    private void ReadMessage()
    {
        MessengerMessage message = new() { Line = _json.Line };
        while (_json.NextProperty())
        {
            if (_json.Is("sender_name"u8) || _json.Is("senderName"u8)) message.Sender = NameOf(_json.Text());
            else if (_json.Is("timestamp_ms"u8) || _json.Is("timestamp"u8)) message.Sent = _json.Number();
            else if (_json.Is("type"u8)) message.Type = _json.Text();
            else if (_json.Is("content"u8)) AddContent(message);
            else if (_json.Is("call_duration"u8)) message.Seconds = _json.Number();
            else if (_json.Is("is_unsent"u8) || _json.Is("isUnsent"u8)) message.IsDeleted |= _json.Flag();
            else if (_json.Is("reactions"u8)) ReadReactions(message);
            else _json.Skip();
        }

        if (_messages.Count < _context.Options.Limits.ChatMessages)
            _messages.Add((message, message.Sender is { } sender ? MemberOf(sender) : -1));
        else _end ??= new(_context.File, message.Line, _chat.FullReason);
    }

    /// <summary>Only what Facebook itself writes of calls and reactions is looked at, and it is short.</summary>
    private void AddContent(MessengerMessage message)
    {
        ReadOnlySpan<byte> content = _json.ShortText(MaxContent);
        message.IsVideo = content.IndexOf("video"u8) >= 0 || content.StartsWith("Video"u8);
        message.IsNoticeOfReaction = !content.IsEmpty && NoticeOfReaction().IsMatch(MetaText.Repair(_json.Current())!);
    }

    private void ReadReactions(MessengerMessage message)
    {
        if (!_json.EnterArray()) return;
        while (_json.NextObject())
        {
            string? actor = null;
            long? sent = null;
            while (_json.NextProperty())
            {
                if (_json.Is("actor"u8)) actor = NameOf(_json.Text());
                else if (_json.Is("timestamp"u8)) sent = _json.Number();
                else _json.Skip();
            }

            if (actor is null) continue;
            List<(string Actor, long? Sent)> reactions = message.Reactions ??= [];
            if (reactions.Count < _context.Options.Limits.Attendees) reactions.Add((actor, sent));
        }
    }

    /// <summary>Returns the name of a person; null for a deleted account.</summary>
    private static string? NameOf(string? text) =>
        PersonName.Clean(MetaText.Repair(text)) is { } name && !Nobody.Contains(name) ? name : null;

    private int MemberOf(string name) =>
        _members.TryGetValue(name, out int known) ? known
            : _members[name] = _chat.MemberOf(ChatAddress.FromName(Service, name, _context.Numbers));

    /// <summary>Finds the owner. The thread of two is named after the other.</summary>
    private bool FindOwner() => _context.Owner.Find([.. _chat.Members.Where(static member => !member.IsBot)],
        _title is { } title ? ChatAddress.FromName(Service, title, _context.Numbers).Address : null);

    private IEnumerable<ImportItem> Dated()
    {
        string thread = Thread();
        foreach ((MessengerMessage message, _) in _messages)
            foreach ((string actor, _) in message.Reactions ?? []) MemberOf(actor);
        string[] members = [.. _chat.Members.Select(static member => member.IsOwner ? "me" : member.Person.Address.Value)];
        Dictionary<(long, int), int> ordinals = [];
        foreach ((MessengerMessage message, int sender) in _messages)
        {
            ChatEntry entry = new() { Line = message.Line, Sender = sender, Target = -1, Length = ChatEntry.NoLength };
            entry.Skip = sender < 0 ? SkipReason.Anonymous
                : message.IsDeleted ? SkipReason.Deleted
                : message.Type is "Subscribe" or "Unsubscribe" || message.IsNoticeOfReaction ? SkipReason.Notice
                : 0;
            if (message.Sent is not { } sent || !ChatTime.TryFromMilliseconds(sent, out Instant at))
            {
                yield return _context.Fault(message.Line,
                    "the message has no timestamp_ms, the number of milliseconds since 1970");
                continue;
            }

            entry.At = at;
            entry.Channel = Channel.Message;
            if (message.IsCall)
            {
                entry.Channel = message.IsVideo ? Channel.Video
                    : Channel.Voice;
                entry.Length = (int)Math.Clamp(message.Seconds ?? 0, 0, 7 * 86_400);
            }

            if (entry.Skip != 0)
            {
                yield return _chat.ItemOf(entry);
                continue;
            }

            int ordinal = ordinals[(sent, sender)] = ordinals.GetValueOrDefault((sent, sender)) + 1;
            string key = FormattableString.Invariant($"{sent} {ordinal}");
            entry.Id = HashedId.HashOf(Service, thread, key, members[sender]);
            yield return _chat.ItemOf(entry);
            foreach ((string actor, long? time) in message.Reactions ?? [])
            {
                // Times of reactions are in seconds.
                Instant reacted = time is { } seconds && ChatTime.TryFromMilliseconds(seconds * 1000, out Instant known) ? known
                    : at;
                int reactor = MemberOf(actor);
                string by = _chat.Members[reactor].IsOwner ? "me" : _chat.Members[reactor].Person.Address.Value;
                yield return _chat.ItemOf(new()
                {
                    Line = message.Line,
                    At = reacted,
                    Channel = Channel.Reaction,
                    Sender = reactor,
                    Target = sender,
                    Length = ChatEntry.NoLength,
                    Id = HashedId.HashOf(Service, thread, key, members[sender], "reaction", by),
                });
            }
        }
    }

    /// <summary>Returns what names the thread in all exports: the number at the end of its path, or its members.</summary>
    private string Thread()
    {
        string path = _path ?? "";
        int number = path.LastIndexOf('_');
        if (number >= 0 && path.Length > number + 1) return path[(number + 1)..].TrimEnd('/');
        return string.Join('\n', _chat.Members.Where(static member => !member.IsOwner).Select(static member =>
            member.Person.Address.Value)
            .Order(StringComparer.Ordinal));
    }

    /// <summary>The text that Facebook writes of a reaction beside the reaction itself, in groups with the name of who reacted.
    /// </summary>
    [GeneratedRegex("^(?:.{0,40} )?(?:liked a message|reacted .{1,20} to your message|bir mesajı beğendi|"
        + "mesajına .{1,20} ifadesini bıraktı|(?:curtiu|gostou de) uma mensagem|reagiu com .{1,20} (?:à )?[st]ua mensagem|"
        + "le gust[aó] un mensaje|reaccionó con .{1,20} a tu mensaje|a aimé un message|"
        + "a réagi (?:avec )?.{1,20} à (?:votre|ton) message|hat mit .{1,20} auf deine nachricht reagiert|"
        + "ha reagito con .{1,20} al tuo messaggio|heeft met .{1,20} op je bericht gereageerd)\\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NoticeOfReaction();
}
