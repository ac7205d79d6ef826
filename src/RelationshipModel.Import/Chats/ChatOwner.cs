using RelationshipModel.Import.People;
using RelationshipModel.Import.Text;

namespace RelationshipModel.Import.Chats;

/// <summary>Finds the owner among the members of chats, and remembers by which names chats have called the owner. Not safe for
/// use by several threads at once.</summary>
internal sealed class ChatOwner(OwnerAddresses owner)
{
    /// <summary>The words that messengers and their exports write for the owner's name.</summary>
    private static readonly HashSet<string> Self = new(StringComparer.OrdinalIgnoreCase)
    {
        "me", "myself", "you", "ich", "du", "moi", "vous", "yo", "tú", "usted", "io", "eu", "você", "ik", "jij", "jag", "jeg",
            "minä", "я", "вы", "siz",
        "我", "你", "您", "自分", "あなた", "나", "회원님", "أنا", "אני",
    };

    private readonly HashSet<PersonAddress> _seen = [];
    private (string File, string Shown)? _withoutName;

    private readonly List<Func<IEnumerable<ImportItem>>> _waiting = [];
    private int _waitingMessages;
    private int _depth;

    internal OwnerAddresses Addresses => owner;

    /// <summary>Whether the options name the owner by this name or address.</summary>
    internal bool IsNamed(NamedAddress person) => owner.Contains(person.Address) || owner.ContainsName(person.Name);

    internal static bool IsSelf(string? name) => name is not null && Self.Contains(name);

    /// <summary>Whether an earlier chat of this import showed the owner by this name.</summary>
    internal bool WasSeenAs(PersonAddress address) => _seen.Contains(address);

    /// <summary>Whether an earlier chat of a service showed who the owner is.</summary>
    internal bool HasSeen(string service) =>
        _seen.Any(address => address.Value.StartsWith($"{service}:", StringComparison.Ordinal));

    internal void Remember(PersonAddress address) => _seen.Add(address);

    /// <summary>Remembers the names in a chat whose owner was found.</summary>
    internal void AddNames(string file, IEnumerable<ChatMember> members)
    {
        ChatMember[] people = [.. members.Where(static member => !member.IsBot).OrderBy(static member => !member.IsOwner)];
        bool isMet = people.Length == 0;
        foreach (ChatMember member in people) isMet |= owner.Meets(member.Person.Name);
        if (isMet) return;
        _withoutName ??= (file, people[0].IsOwner ? $"takes {Shown(people[..1])} for you" : $"shows {Shown(people)}");
    }

    /// <summary>Returns the names among the options that no chat showed, as notes on the first chat without one.</summary>
    internal IEnumerable<SourceFault> UnseenNames(IEnumerable<string> stated) => _withoutName is not { } chat ? []
        : stated.Where(owner.HasNotMet).Select(name => new SourceFault(chat.File, 1,
            $"no chat shows the name '{Quoted.Short(name)}' that --me states, and this one {chat.Shown}: if the name was misspelled, "
                + "import into a new database with the name that the chat shows"));

    /// <summary>Finds the owner among the members of a chat, and remembers the owner's name there. False if nothing tells who of
    /// them it is.</summary>
    /// <param name="members">The members.</param>
    /// <param name="named">The person after whom the chat is named if it is one of two; null if it is not.</param>
    /// <param name="known">The owner's address as the chat itself shows it; null if it does not.</param>
    internal bool Find(IReadOnlyCollection<ChatMember> members, PersonAddress? named, PersonAddress? known = null)
    {
        foreach (ChatMember member in members) member.IsOwner = member.Person.Address == known || IsNamed(member.Person);
        if (!members.Any(static member => member.IsOwner))
        {
            if (members.Count <= 2 && members.Any(member => member.Person.Address == named))
            {
                foreach (ChatMember member in members) member.IsOwner = member.Person.Address != named;
            }
            else if (members.FirstOrDefault(member => WasSeenAs(member.Person.Address)) is { } seen) seen.IsOwner = true;
            else if (members.FirstOrDefault(static member => IsSelf(member.Person.Name)) is { } self) self.IsOwner = true;
            else if (members.Count > 0) return false;
        }

        foreach (ChatMember member in members)
            if (member.IsOwner) Remember(member.Person.Address);
        return true;
    }

    /// <summary>Lets chats that do not show the owner wait for those of several files that do. May be nested.</summary>
    internal void BeginFiles() => _depth++;

    /// <summary>Gives the items of all chats that waited.</summary>
    internal IEnumerable<ImportItem> EndFiles()
    {
        if (--_depth > 0) yield break;
        Func<IEnumerable<ImportItem>>[] waited = [.. _waiting];
        _waiting.Clear();
        _waitingMessages = 0;
        foreach (Func<IEnumerable<ImportItem>> chat in waited)
            foreach (ImportItem item in chat()) yield return item;
    }

    /// <summary>Gives the items of a chat and its faults: now, or at the end of the files if a later one may show the
    /// owner.</summary>
    /// <param name="chat">The chat.</param>
    /// <param name="context">The context of its reader.</param>
    /// <param name="findOwner">Finds the owner among its members.</param>
    /// <param name="items">Gives its items once the owner is found; null for those of the chat as they are.</param>
    internal IEnumerable<ImportItem> Items(ChatThread chat, ChatContext context, Func<bool> findOwner,
        Func<IEnumerable<ImportItem>>? items = null)
    {
        bool isClear = chat.Count == 0 || findOwner();
        return !isClear && Wait(chat.Count, context.Options.Limits, () => Given(findOwner())) ? [] : Given(isClear);

        IEnumerable<ImportItem> Given(bool isClear)
        {
            if (isClear) AddNames(context.File, chat.Members);
            IEnumerable<ImportItem> all = !isClear
                ? [new ItemFault(Unknown(context.File, chat.Members.Where(static member => !member.IsBot)))]
                : items is null ? chat.Items() : items();
            return all.Concat(chat.Faults);
        }
    }

    /// <summary>Keeps a chat until the end of the files. False where it is the only file or too much waits already.</summary>
    internal bool Wait(int messages, ImportLimits limits, Func<IEnumerable<ImportItem>> items)
    {
        if (_depth == 0 || _waitingMessages + messages > limits.ChatMessages) return false;
        _waitingMessages += messages;
        _waiting.Add(items);
        return true;
    }

    /// <summary>Returns the fault of a chat in which the owner cannot be told from the others.</summary>
    internal static SourceFault Unknown(string file, IEnumerable<ChatMember> members)
    {
        return new(file, 1,
            $"it is not clear which member of this chat is you ({Shown(members)} wrote): pass your name as the chat shows it "
                + "with --me NAME", EndsReading: true);
    }

    private static string Shown(IEnumerable<ChatMember> members)
    {
        string[] names = [.. members.Select(static member =>
            $"'{Quoted.Short(member.Person.Name ?? member.Person.Address.Value)}'").Take(4)];
        return names.Length > 3 ? $"{string.Join(", ", names[..3])} and others" : string.Join(" and ", names);
    }
}
