using NodaTime;
using RelationshipModel.Import.Csv;
using RelationshipModel.Import.People;
using RelationshipModel.Import.Text;

namespace RelationshipModel.Import.Chats;

/// <summary>One chat, kept in short form until its members are known.</summary>
internal sealed class ChatThread(string file, ImportOptions options)
{
    private readonly SegmentedList<ChatEntry> _entries = [];
    private readonly List<ChatMember> _members = [];
    private readonly Dictionary<PersonAddress, int> _numbers = [];
    private readonly List<ItemFault> _faults = [];
    private bool _isOver;
    private NamedAddress[]? _others;

    internal IReadOnlyList<ChatMember> Members => _members;

    internal int Count => _entries.Count;

    /// <summary>Gets whether as many messages are kept as are allowed.</summary>
    internal bool IsFull => _entries.Count >= options.Limits.ChatMessages;

    /// <summary>Gets what could not be read: at most as many faults as messages may be kept, and the end of the file.</summary>
    internal IReadOnlyList<ItemFault> Faults => _faults;

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

    /// <summary>Sets the length, in seconds, of a call that was added.</summary>
    internal void SetLength(int entry, int seconds) => _entries[entry] = _entries[entry] with { Length = seconds };

    /// <summary>Whether one more message may be kept. That the first may not is a fault.</summary>
    internal bool HasRoom(long line)
    {
        if (!IsFull) return true;
        if (!_isOver) _faults.Add(new(new SourceFault(file, line, FullReason)));
        _isOver = true;
        return false;
    }

    /// <summary>Adds the reaction of a member to a message.</summary>
    internal void AddReaction(in ChatEntry message, int reactor, UInt128 id) => _entries.Add(new()
    {
        Line = message.Line,
        At = message.At,
        Channel = Channel.Reaction,
        Length = ChatEntry.NoLength,
        Sender = reactor,
        Target = message.Sender,
        Id = id,
    });

    internal void AddFault(long line, string reason)
    {
        if (_faults.Count < options.Limits.ChatMessages) _faults.Add(new(new SourceFault(file, line, reason)));
    }

    /// <summary>Adds the fault that ends the file, if it has one.</summary>
    internal void End(long line, string? fault)
    {
        if (fault is not null) _faults.Add(new(new SourceFault(file, line, fault, EndsReading: true)));
    }

    /// <summary>Gives every message its meaning, once the owner is among the members or known not to have written.</summary>
    /// <param name="idOf">Makes the id of a message; null if each has its own.</param>
    internal IEnumerable<ImportItem> Items(Func<ChatEntry, UInt128>? idOf = null) =>
        _entries.Select(entry => ItemOf(idOf is null ? entry : entry with { Id = idOf(entry) }));

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
