using NodaTime;
using RelationshipModel.Import.People;

namespace RelationshipModel.Import.Chats;

/// <summary>One chat, kept in short form until its members are known.</summary>
internal sealed class ChatThread(string file, ImportOptions options)
{
    private readonly SegmentedList<ChatEntry> _entries = [];
    private readonly List<ChatMember> _members = [];
    private readonly Dictionary<PersonAddress, int> _numbers = [];
    private NamedAddress[]? _others;

    internal IReadOnlyList<ChatMember> Members => _members;

    internal int Count => _entries.Count;

    /// <summary>Gets whether as many messages are kept as are allowed.</summary>
    internal bool IsFull => _entries.Count >= options.Limits.ChatMessages;

    internal string FullReason => FormattableString.Invariant(
        $"the chat has more than {options.Limits.ChatMessages} messages (ChatMessages)");

    internal int MemberOf(NamedAddress person)
    {
        if (_numbers.TryGetValue(person.Address, out int number)) return number;
        _numbers.Add(person.Address, _members.Count);
        _members.Add(new(person));
        _others = null;
        return _members.Count - 1;
    }

    internal void Add(in ChatEntry entry) => _entries.Add(entry);

    /// <summary>Gives every message its meaning, once the owner is among the members or known not to have written.</summary>
    internal IEnumerable<ImportItem> Items() => _entries.Select(entry => ItemOf(entry));

    /// <summary>Returns the line of each message.</summary>
    internal IEnumerable<long> Lines() => _entries.Select(static entry => entry.Line);

    /// <summary>Gives a message its meaning, once it is known who of all members is the owner.</summary>
    internal ImportItem ItemOf(in ChatEntry entry)
    {
        NamedAddress[] others = _others ??=
            [.. _members.Where(static member => !member.IsOwner && !member.IsBot).Select(static member => member.Person)];
        bool isTooLarge = others.Length > options.Limits.Attendees;
        if (entry.Skip != 0) return new SkippedItem(file, entry.Line, entry.Skip);
        ChatMember sender = _members[entry.Sender];
        if (sender.IsBot) return new SkippedItem(file, entry.Line, SkipReason.Automatic);
        if (entry.Channel == Channel.Reaction)
        {
            ChatMember target = _members[entry.Target];
            if (sender.IsOwner && target.IsOwner) return new SkippedItem(file, entry.Line, SkipReason.NobodyElse);
            if (sender.IsOwner == target.IsOwner || target.IsBot) return new SkippedItem(file, entry.Line,
                SkipReason.BetweenOthers);
            others = [sender.IsOwner ? target.Person : sender.Person];
        }
        else if (isTooLarge)
        {
            if (sender.IsOwner) return new SkippedItem(file, entry.Line, SkipReason.Broadcast);
            others = [.. others[..options.Limits.Attendees]];
        }

        return new ChatEpisode(HashedId.Of(entry.Id), entry.At, entry.Channel)
        {
            From = sender.IsOwner ? null : sender.Person,
            Others = others,
            IsReply = entry.IsReply,
            Length = entry.Length == ChatEntry.NoLength ? null : Duration.FromSeconds(entry.Length),
        }.ToItem(file, entry.Line, options.AsOf);
    }
}
