using RelationshipModel.Merging;

namespace RelationshipModel.Import.People;

/// <summary>Gathers who was seen under which address and name, makes contacts of them, and proposes who may be one person.</summary>
/// <remarks>Contacts with the same address are one from the start. Not safe for use by several threads at once. Memory grows with the number of
/// people.</remarks>
public sealed class PeopleIndex
{
    /// <summary>The similarity of names from which on two contacts are proposed as one.</summary>
    /// <value>0.92: the same words but for a letter or two.</value>
    public const double DefaultSimilarity = .92;

    private const int MaxNames = 8;
    private const int PrefixLength = 3;
    private const int MaxBlock = 2_000;

    private readonly Dictionary<ContactId, Seen> _seen = [];
    private readonly Dictionary<string, TieKind> _ownersRelated = new(StringComparer.Ordinal);

    /// <summary>How many contacts were seen.</summary>
    public int Count => _seen.Count;

    /// <summary>Takes note of the people of an item.</summary>
    public void Add(ImportItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        switch (item)
        {
            case ImportedInteraction interaction: foreach (NamedAddress person in interaction.People) Add(person); break;
            case ImportedGathering gathering: foreach (NamedAddress person in gathering.People) Add(person); break;
            case ImportedPerson { IsOwner: false } record: Add(record.Person); break;
            case ImportedPerson own: foreach (RelatedPerson related in own.Person.Related) AddRelated(related); break;
        }
    }

    /// <summary>Takes note of a contact who is known already.</summary>
    public void Add(Contact contact)
    {
        ArgumentNullException.ThrowIfNull(contact);
        Seen seen = SeenOf(contact.Id);
        seen.Birthday ??= contact.Birthday;
        seen.Kind |= contact.Kind;
        if (contact.Name != contact.Id.Value) Add(seen, contact.Name);
    }

    /// <summary>
    /// The contacts seen, in ordinal order of their ids: named as a record names them, else as most of their messages do, else by their address.
    /// </summary>
    public IEnumerable<Contact> Contacts() => Ordered().Select(pair => ContactOf(pair.Key, pair.Value));

    /// <summary>The contact seen under an id; null where none was.</summary>
    public Contact? Find(ContactId id) => _seen.TryGetValue(id, out Seen? seen) ? ContactOf(id, seen) : null;

    /// <summary>Who may be one person, the likeliest first, without those of whom that is decided.</summary>
    /// <param name="merges">What was decided.</param>
    /// <param name="similarity">The similarity of names from which on two are proposed, 0 to 1. One word alone, such as a first name, proposes nobody.</param>
    /// <exception cref="ArgumentOutOfRangeException">The similarity is not a number from 0 to 1.</exception>
    /// <remarks>
    /// Two names are compared where they share the first three letters of a word. Of letters with which more than 2,000 contacts have a word, only the
    /// same words are compared.
    /// </remarks>
    public IReadOnlyList<MergeProposal> Propose(Merges merges, double similarity = DefaultSimilarity)
    {
        ArgumentNullException.ThrowIfNull(merges);
        if (!(similarity is >= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(similarity), similarity, "The similarity goes from 0 to 1.");
        Dictionary<ContactPair, MergeProposal> proposals = [];
        foreach ((ContactId id, Seen seen) in Ordered())
            foreach (ContactId other in seen.SameRecord)
                if (other != id && _seen.ContainsKey(other)) Propose(new(new(id, other), MergeBasis.SameRecord, 1));

        (ContactId Id, string Key)[] names = [.. Ordered().Select(static pair => (pair.Key, Words: NameSimilarity.Words(NameOf(pair.Value) ?? "")))
            .Where(static name => name.Words.Length > 1).Select(static name => (name.Key, string.Join(' ', name.Words)))];
        Dictionary<string, List<int>> blocks = new(StringComparer.Ordinal);
        for (int i = 0; i < names.Length; i++)
            foreach (string word in names[i].Key.Split(' ').Select(static word => word[..Math.Min(PrefixLength, word.Length)]).Distinct(StringComparer.Ordinal))
                (blocks.TryGetValue(word, out List<int>? block) ? block : blocks[word] = []).Add(i);
        foreach (List<int> block in blocks.Values)
        {
            if (block.Count <= MaxBlock) Compare(block);
            else
                foreach (IGrouping<string, int> same in block.GroupBy(i => names[i].Key)) Compare([.. same.Take(MaxBlock)]);
        }

        return [.. proposals.Values
            .OrderBy(static proposal => proposal.Basis)
            .ThenByDescending(static proposal => proposal.Similarity)
            .ThenBy(static proposal => proposal.Pair)];

        void Compare(List<int> block)
        {
            for (int i = 0; i < block.Count; i++)
            {
                for (int j = i + 1; j < block.Count; j++)
                {
                    (ContactId first, string firstKey) = names[block[i]];
                    (ContactId second, string secondKey) = names[block[j]];
                    double alike = NameSimilarity.JaroWinkler(firstKey, secondKey);
                    if (alike >= similarity) Propose(new(new(first, second), MergeBasis.Name, alike));
                }
            }
        }

        void Propose(MergeProposal proposal)
        {
            if (!merges.IsDeclined(proposal.Pair) && merges.Canonical(proposal.Pair.First) != merges.Canonical(proposal.Pair.Second))
                proposals.TryAdd(proposal.Pair, proposal);
        }
    }

    internal void Add(NamedAddress person)
    {
        Seen seen = SeenOf(person.Address.Id);
        if (person.Name is { } name) Add(seen, name);
    }

    private static void Add(Seen seen, string name)
    {
        if (seen.Names.Count >= MaxNames && !seen.Names.ContainsKey(name)) return;
        seen.Names[name] = seen.Names.GetValueOrDefault(name) + 1;
    }

    private void Add(PersonRecord record)
    {
        Seen seen = SeenOf(record.Id);
        foreach (PersonAddress address in record.Addresses) seen.SameRecord.Add(address.Id);
        seen.Birthday ??= record.Birthday;
        if (record.HasName) seen.RecordName ??= record.Name;
        seen.Uid ??= record.Uid;
    }

    /// <summary>Whom the owner's record names by an address, by the id of their record, or by name.</summary>
    private void AddRelated(RelatedPerson related)
    {
        if ((related.Address?.Value ?? related.Name) is { } key) _ownersRelated[key] = _ownersRelated.GetValueOrDefault(key) | related.Kind;
    }

    private IOrderedEnumerable<KeyValuePair<ContactId, Seen>> Ordered() => _seen.OrderBy(static pair => pair.Key);

    private Seen SeenOf(ContactId id) => _seen.TryGetValue(id, out Seen? seen) ? seen : _seen[id] = new();

    private Contact ContactOf(ContactId id, Seen seen) => new(id, NameOf(seen) ?? id.Value) { Birthday = seen.Birthday, Kind = KindOf(id, seen) };

    private TieKind KindOf(ContactId id, Seen seen)
    {
        TieKind kind = seen.Kind | _ownersRelated.GetValueOrDefault(id.Value);
        foreach (ContactId other in seen.SameRecord) kind |= _ownersRelated.GetValueOrDefault(other.Value);
        if (seen.Uid is { } uid) kind |= _ownersRelated.GetValueOrDefault(uid) | _ownersRelated.GetValueOrDefault($"urn:uuid:{uid}");
        return seen.RecordName is { } name ? kind | _ownersRelated.GetValueOrDefault(name) : kind;
    }

    private static string? NameOf(Seen seen) =>
        seen.RecordName ?? seen.Names
            .OrderByDescending(static name => name.Value)
            .ThenBy(static name => name.Key, StringComparer.Ordinal)
            .Select(static name => name.Key)
            .FirstOrDefault();

    private sealed class Seen
    {
        internal string? RecordName { get; set; }

        internal string? Uid { get; set; }

        internal NodaTime.AnnualDate? Birthday { get; set; }

        internal TieKind Kind { get; set; }

        internal Dictionary<string, int> Names { get; } = new(StringComparer.Ordinal);

        internal HashSet<ContactId> SameRecord { get; } = [];
    }
}
