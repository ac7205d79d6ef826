using NodaTime;
using RelationshipModel.Import.Text;

namespace RelationshipModel.Import.Chats;

/// <summary>A chat that a messenger saved as text: of a message it has the name of its sender and its time, and no id.</summary>
internal sealed class TextChat(ChatContext context, string service)
{
    private static readonly LocalDateTime Epoch = new(1970, 1, 1, 0, 0);

    private readonly ChatThread _chat = new(context.File, context.Options);
    private readonly ChatClock _clock = new(context.Options.Zone);
    private readonly Dictionary<(long Minute, int Sender), uint> _ordinals = [];

    internal ChatThread Thread => _chat;

    /// <summary>Gets or sets what the messenger calls the chat, in whatever language. In a chat of two the name of the other is
    /// in it.</summary>
    internal string Title { get; set; } = "";

    /// <summary>Gets or sets what of the title is the same in every export; null for all of it.</summary>
    internal string? Name { get; set; }

    /// <summary>Gets or sets the name of the other if the title shows that the chat is not a group.</summary>
    internal string? Other { get; set; }

    /// <summary>Returns the number of the member with a name.</summary>
    internal int MemberOf(string name) => _chat.MemberOf(ChatAddress.FromName(service, name, context.Numbers));

    /// <summary>Adds a message whose <see cref="ChatEntry.Id"/> is not known yet.</summary>
    /// <param name="at">When it was sent, as the messenger writes it.</param>
    /// <param name="message">The message; its sender is -1 if it has none.</param>
    internal void Add(LocalDateTime at, ChatEntry message)
    {
        if (!_chat.HasRoom(message.Line)) return;
        message.At = _clock.At(at);
        message.Target = -1;
        if (message.Skip == 0)
        {
            long minute = Period.Between(Epoch, at, PeriodUnits.Minutes).Minutes;
            uint ordinal = _ordinals[(minute, message.Sender)] = _ordinals.GetValueOrDefault((minute, message.Sender)) + 1;
            message.Id = new UInt128((ulong)minute, ordinal);
        }

        _chat.Add(message);
    }

    internal IEnumerable<ImportItem> Items() => context.Owner.Items(_chat, context, FindOwner, WithIds);

    /// <summary>Creates the ids of chat, minute, sender, and number of the message within the minute, so that a message in two
    /// exports is one.</summary>
    private IEnumerable<ImportItem> WithIds()
    {
        if (Other is not null && _chat.Members.All(static member => member.IsOwner)) MemberOf(Other);
        ChatMember[] others = [.. _chat.Members.Where(static member => !member.IsOwner && !member.IsBot)];
        string chat = others.Length == 1 ? others[0].Person.Address.Value : Name ?? Title;
        return _chat.Items(entry =>
        {
            if (entry.Skip != 0) return entry.Id;
            ChatMember sender = _chat.Members[entry.Sender];
            return HashedId.HashOf(service, chat, FormattableString.Invariant($"{(long)(entry.Id >> 64)} {(uint)entry.Id}"),
                sender.IsOwner ? "me" : sender.Person.Address.Value);
        });
    }

    private bool FindOwner()
    {
        ChatMember[] members = [.. _chat.Members.Where(static member => !member.IsBot)];
        ChatMember? named = members.Where(member => IsIn(Title, member)).MaxBy(static member => member.Person.Name!.Length);
        // A group called after its members is called after no one of them.
        if (named is not null && Title.Contains(',', StringComparison.Ordinal)
            && Title.Replace(named.Person.Name!, "", StringComparison.Ordinal) is var rest
            && members.Any(member => IsIn(rest, member))) named = null;
        return context.Owner.Find(members, named?.Person.Address);

        static bool IsIn(string title, ChatMember member) =>
            member.Person.Name is { } name && title.Contains(name, StringComparison.Ordinal);
    }
}
