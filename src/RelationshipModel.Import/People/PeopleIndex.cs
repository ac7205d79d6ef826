using NodaTime;
using RelationshipModel.Merging;

namespace RelationshipModel.Import.People;

/// <summary>Collects the people seen and their addresses and names, makes contacts of them, and proposes who may be one
/// person.</summary>
/// <remarks>Contacts with the same address are one from the start. Not safe for use by several threads at once. Memory grows
/// with the number of people.</remarks>
public sealed class PeopleIndex
{
    /// <summary>The similarity of names from which two contacts are proposed as one.</summary>
    /// <value>0.92: the same words except for a letter or two.</value>
    public const double DefaultSimilarity = .92;

    /// <summary>The maximum number of proposals, not counting those of one card; others are counted in <see
    /// cref="LeftOut"/>.</summary>
    /// <value>2,000.</value>
    public const int MaxProposals = 2_000;

    /// <summary>The maximum number of contacts with one name that are proposed as one person. A name that more contacts have is
    /// that of a company or a service.</summary>
    /// <value>50.</value>
    public const int MaxContactsOfAName = 50;

    /// <summary>The similarity of two who bear one name that is also that of others: not sure.</summary>
    private const double SimilarityInDoubt = .99;

    private const int MaxNames = 8;
    private const int PrefixLength = 3;
    private const int MaxBlock = 2_000;

    private readonly Dictionary<ContactId, Seen> _seen = [];
    private readonly Dictionary<string, TieKind> _ownersRelated = new(StringComparer.Ordinal);
    private readonly List<(ContactId Card, ulong Other)> _shared = [];
    private readonly List<PersonRecord> _dead = [];
    private readonly KnownPeople _cards;

    /// <summary>Creates an empty index.</summary>
    /// <param name="cards">The cards of earlier imports, to which cards are added; null for none.</param>
    public PeopleIndex(KnownPeople? cards = null) => _cards = cards ?? new();

    /// <summary>Gets the number of contacts that the last call of <see cref="Propose"/> left out because of a limit.</summary>
    public int LeftOut { get; private set; }

    /// <summary>Gets the number of contacts that were seen.</summary>
    public int Count => _seen.Count + _dead.Count;

    /// <summary>Adds the people of an item.</summary>
    public void Add(ImportItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        switch (item)
        {
            case ImportedInteraction interaction:
                foreach (NamedAddress person in interaction.People) Add(person, item.NamedAt ?? interaction.Interaction.At);
                break;
            case ImportedGathering gathering: foreach (NamedAddress person in gathering.People) Add(person, item.NamedAt); break;
            case ImportedPerson { IsOwner: false, Person.IsDeceased: true } record: _dead.Add(record.Person); break;
            case ImportedPerson { IsOwner: false } record: Add(record.Person); break;
            case ImportedPerson own: foreach (RelatedPerson related in own.Person.Related) AddRelated(related); break;
        }
    }

    /// <summary>Adds a contact who is already known.</summary>
    public void Add(Contact contact)
    {
        ArgumentNullException.ThrowIfNull(contact);
        Seen seen = SeenOf(contact.Id);
        seen.Birthday ??= contact.Birthday;
        seen.Kind |= contact.Kind;
        // A contact of a diary has a name for an id.
        if (contact.Name != contact.Id.Value || !PersonAddress.TryParse(contact.Name, out _)) seen.KnownName = contact.Name;
    }

    /// <summary>
    /// The contacts seen, in ordinal order of their ids: named as a record names them, else as most of
    /// their messages do, else by their address.
    /// </summary>
    public IEnumerable<Contact> Contacts()
    {
        AddDead();
        return Ordered().Select(pair => ContactOf(pair.Key, pair.Value));
    }

    /// <summary>Returns the contact seen under an id; null if not found.</summary>
    public Contact? Find(ContactId id) => _seen.TryGetValue(id, out Seen? seen) ? ContactOf(id, seen) : null;

    /// <summary>
    /// Proposes contacts that may be one person: addresses of one card, the same full names, cards with an address in common,
    /// names that are nearly the same. Pairs that the owner decided on are left out.
    /// </summary>
    /// <param name="merges">The decisions of the owner.</param>
    /// <param name="asOf">The instant of the proposals.</param>
    /// <param name="similarity">The similarity of names from which two are proposed, 0 to 1. A single word, such as a first name,
    /// proposes nobody.</param>
    /// <returns>The proposals, the surest first; at most <see cref="MaxProposals"/>, and those of one card. A person decides,
    /// by <see cref="Merges.Accept"/> or <see cref="Merges.Decline"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The similarity is not a number from 0 to 1.</exception>
    /// <remarks>
    /// Contacts with one name are each proposed with the first of them, not with each other; of more than
    /// <see cref="MaxContactsOfAName"/> the others are left out. Two names are compared if they share the first three letters of
    /// a word that at most 2,000 names begin with.
    /// </remarks>
    public IReadOnlyList<Merge> Propose(Merges merges, Instant asOf, double similarity = DefaultSimilarity)
    {
        ArgumentNullException.ThrowIfNull(merges);
        if (!(similarity is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(similarity), similarity, "The similarity must be from 0 to 1.");
        AddDead();
        ProposalDraft draft = new(merges, asOf);
        ProposeCards(draft);
        List<(string Key, ContactId First)> names = ProposeNames(draft);
        ProposeShared(draft);
        ProposeNumbers(draft);
        ProposeNearNames(draft, names, similarity);
        LeftOut = draft.LeftOut;
        return draft.Finish();
    }

    /// <summary>Unites the addresses of each card, as far as they were seen.</summary>
    private void ProposeCards(ProposalDraft draft)
    {
        Dictionary<ulong, List<ContactId>> cards = [];
        foreach (ContactId id in _seen.Keys)
        {
            if (_cards.CardOf(id) is not 0 and ulong card)
                (cards.TryGetValue(card, out List<ContactId>? addresses) ? addresses : cards[card] = []).Add(id);
        }

        foreach ((ulong card, List<ContactId> addresses) in cards)
        {
            if (addresses.Count < 2) continue;
            addresses.Sort();
            int first = addresses.FindIndex(id => _cards.KeyOf(id) == card);
            ContactId kept = addresses[Math.Max(first, 0)];
            foreach (ContactId other in addresses)
                if (other != kept) draft.Add(kept, other, MergeBasis.SameRecord, 1);
        }
    }

    /// <summary>Unites who bear the same full name.</summary>
    /// <returns>The names, each with the first contact who bears it.</returns>
    private List<(string Key, ContactId First)> ProposeNames(ProposalDraft draft)
    {
        List<(string Key, ContactId First)> names = [];
        var bearers = _seen
            .Select(static pair => (Id: pair.Key, Seen: pair.Value, Words: NameSimilarity.Words(NameOf(pair.Value) ?? "")))
            .Where(static contact => contact.Words.Length > 1 || (contact.Words is [var only] && NameSimilarity.IsFullName(only)))
            .GroupBy(static contact => string.Join(' ', contact.Words), StringComparer.Ordinal)
            .OrderBy(static name => name.Key, StringComparer.Ordinal);
        foreach (var name in bearers)
        {
            List<(ContactId Id, Seen Seen)> firsts = [];
            // Two mail addresses with nothing but a name in common may be those of two people.
            bool isInDoubt = name.Count() > MaxContactsOfAName
                || name.GroupBy(static contact => AddressKind(contact.Id))
                    .Any(kind => kind.Select(contact => draft.PersonOf(contact.Id)).Distinct().Skip(1).Any());
            int count = 0;
            foreach (var contact in name.OrderBy(static contact => contact.Seen.RecordName is null)
                .ThenBy(static contact => !contact.Id.Value.Contains('@', StringComparison.Ordinal))
                .ThenBy(static contact => contact.Id))
            {
                if (++count > MaxContactsOfAName)
                {
                    draft.LeaveOut();
                    continue;
                }

                bool isPlaced = false;
                foreach ((ContactId first, Seen seen) in firsts)
                {
                    bool isContradicted = seen.Birthday is { } one && contact.Seen.Birthday is { } other && one != other;
                    double similarity = isContradicted ? DefaultSimilarity : isInDoubt ? SimilarityInDoubt : 1;
                    if (isPlaced = draft.Add(first, contact.Id, MergeBasis.Name, similarity)) break;
                }

                if (!isPlaced) firsts.Add((contact.Id, contact.Seen));
            }

            names.Add((name.Key, firsts[0].Id));
        }

        return names;
    }

    /// <summary>Proposes whose cards have an address in common.</summary>
    private void ProposeShared(ProposalDraft draft)
    {
        if (_shared.Count == 0) return;
        Dictionary<ulong, ContactId> cards = [];
        foreach (ContactId id in _seen.Keys) cards[_cards.KeyOf(id)] = id;
        foreach ((ContactId card, ulong other) in _shared)
            if (cards.TryGetValue(other, out ContactId of) && of != card)
                draft.Add(of, card, MergeBasis.SharedAddress, SimilarityOf(of, card));
    }

    /// <summary>Proposes numbers without the code of a country, read before the owner's was known, as one with those that have
    /// it.</summary>
    private void ProposeNumbers(ProposalDraft draft)
    {
        const int MaxCode = 3, MinDigits = 7;
        string[] numbers = [.. _seen.Keys.Select(static id => id.Value)
            .Where(static id => id.StartsWith("tel:", StringComparison.Ordinal) && id.Length > 4 + MinDigits)
            .Order(StringComparer.Ordinal)];
        Dictionary<string, string> within = new(StringComparer.Ordinal);
        foreach (string number in numbers.Where(static number => !number.StartsWith("tel:+", StringComparison.Ordinal)))
        {
            // In most countries a 0 stands before the number, and falls away behind the code.
            within.TryAdd(number[4..], number);
            if (number[4] == '0') within.TryAdd(number[5..], number);
        }

        foreach (string number in numbers.Where(static number => number.StartsWith("tel:+", StringComparison.Ordinal)))
        {
            for (int code = 1; code <= MaxCode && number.Length - 5 - code >= MinDigits; code++)
                if (within.TryGetValue(number[(5 + code)..], out string? same))
                    draft.Add(new(number), new(same), MergeBasis.SharedAddress, 1);
        }
    }

    private double SimilarityOf(ContactId one, ContactId other) =>
        NameSimilarity.Compare(NameOf(_seen[one]) ?? "", NameOf(_seen[other]) ?? "");

    private static void ProposeNearNames(ProposalDraft draft, List<(string Key, ContactId First)> names, double similarity)
    {
        Dictionary<string, List<int>> blocks = new(StringComparer.Ordinal);
        for (int i = 0; i < names.Count; i++)
        {
            foreach (string word in names[i].Key.Split(' ').Select(static word => word[..Math.Min(PrefixLength, word.Length)])
                .Distinct(StringComparer.Ordinal))
                (blocks.TryGetValue(word, out List<int>? block) ? block : blocks[word] = []).Add(i);
        }

        // The similarity is at most j + 0.4 (1 - j), and j at most (2 + r) / 3, where r is the ratio of the lengths.
        double ratio = (3 * ((similarity - .4) / .6)) - 2 - 1e-9;
        HashSet<(int, int)> near = [];
        foreach (List<int> block in blocks.Values)
        {
            if (block.Count > MaxBlock) continue;
            for (int i = 0; i < block.Count; i++)
            {
                if (draft.IsFull) return;
                for (int j = i + 1; j < block.Count; j++)
                {
                    ((string one, ContactId first), (string other, ContactId second)) = (names[block[i]], names[block[j]]);
                    if (Math.Min(one.Length, other.Length) < ratio * Math.Max(one.Length, other.Length)) continue;
                    double alike = NameSimilarity.JaroWinkler(one, other);
                    if (alike >= similarity && NameSimilarity.HasNearWords(one, other) && near.Add((block[i], block[j])))
                        draft.Add(first, second, MergeBasis.Name, alike);
                }
            }
        }
    }

    /// <summary>Adds a person.</summary>
    /// <param name="person">The address and the name.</param>
    /// <param name="at">The instant at which the name was in use; null if unknown.</param>
    public void Add(NamedAddress person, Instant? at = null)
    {
        Seen seen = SeenOf(person.Address.Id);
        if (person.Name is not { } name || (seen.Names.Count >= MaxNames && !seen.Names.ContainsKey(name))) return;
        (int count, Instant? last) = seen.Names.GetValueOrDefault(name);
        seen.Names[name] = (count + 1, last is null || at > last ? at : last);
    }

    private void Add(PersonRecord record)
    {
        Seen seen = SeenOf(record.Id);
        foreach (PersonAddress address in record.Addresses) seen.SameRecord.Add(address.Id);
        if (_shared.Count < MaxProposals)
            foreach (ulong other in _cards.Add(record)) _shared.Add((record.Id, other));
        seen.Birthday ??= record.Birthday;
        seen.DiedOn ??= record.DiedOn;
        if (record.HasName
            && (seen.RecordName is null || record.RevisedAt > seen.RecordAt
                || (seen.RecordAt is null && record.RevisedAt is not null)))
            (seen.RecordName, seen.RecordAt) = (record.Name, record.RevisedAt);
        seen.Uid ??= record.Uid;
    }

    /// <summary>Adds the dead, after the living: an address that both have is now that of the living.</summary>
    private void AddDead()
    {
        foreach (PersonRecord record in _dead)
            Add(record.Without([.. record.Addresses.Where(address => _cards.IsOfAnother(address, record))]));
        _dead.Clear();
    }

    /// <summary>Adds a person whom the owner's record names by an address, by the id of their record, or by name.</summary>
    private void AddRelated(RelatedPerson related)
    {
        if ((related.Address?.Value ?? related.Name) is { } key)
            _ownersRelated[key] = _ownersRelated.GetValueOrDefault(key) | related.Kind;
    }

    private IOrderedEnumerable<KeyValuePair<ContactId, Seen>> Ordered() => _seen.OrderBy(static pair => pair.Key);

    private Seen SeenOf(ContactId id) => _seen.TryGetValue(id, out Seen? seen) ? seen : _seen[id] = new();

    private Contact ContactOf(ContactId id, Seen seen) => new(id, NameOf(seen) ?? id.Value)
    {
        Birthday = seen.Birthday,
        Kind = KindOf(id, seen),
        States = seen.DiedOn is { } day ? [new StatedState(ContactState.Deceased, day)] : [],
    };

    private TieKind KindOf(ContactId id, Seen seen)
    {
        TieKind kind = seen.Kind | _ownersRelated.GetValueOrDefault(id.Value);
        foreach (ContactId other in seen.SameRecord) kind |= _ownersRelated.GetValueOrDefault(other.Value);
        if (seen.Uid is { } uid) kind |= _ownersRelated.GetValueOrDefault(uid)
            | _ownersRelated.GetValueOrDefault($"urn:uuid:{uid}");
        return seen.RecordName is { } name ? kind | _ownersRelated.GetValueOrDefault(name) : kind;
    }

    /// <summary>Returns the name to keep for a contact, and remembers it in the <see cref="KnownPeople"/>.</summary>
    /// <param name="seen">The contact, as <see cref="Contacts"/> returns it.</param>
    /// <param name="kept">The contact as the host keeps it; null if it is new.</param>
    /// <returns>The name that was seen, unless the owner wrote the kept one, or an earlier import gave a newer one.</returns>
    public string NameOf(Contact seen, Contact? kept)
    {
        ArgumentNullException.ThrowIfNull(seen);
        SeenName? name = _seen.TryGetValue(seen.Id, out Seen? known) ? SeenNameOf(known) : null;
        bool isNamed = kept is not null && kept.Name != kept.Id.Value;
        if (isNamed && !(name is { } newer && _cards.IsNewer(kept!, newer))) return kept!.Name;
        if (name is { } given) _cards.Name(seen, given);
        return seen.Name;
    }

    /// <summary>Returns the words of a name without case, accents and order, to find people by name.</summary>
    /// <param name="name">The name.</param>
    public static string NameKey(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return string.Join(' ', NameSimilarity.Words(name));
    }

    /// <summary>Whether a proposal leaves hardly any doubt: one card has both contacts, or their full names are the same,
    /// nothing contradicts, and no two addresses of one kind, such as two mail addresses, have that name.</summary>
    /// <param name="proposal">The proposal.</param>
    public static bool IsSure(Merge proposal)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        return ProposalDraft.IsSure(proposal.Basis, proposal.Similarity);
    }

    /// <summary>The kind of an address: mail, tel, whatsapp, ...; empty for a name.</summary>
    private static string AddressKind(ContactId id) => id.Value.Contains('@', StringComparison.Ordinal) ? "mailto"
        : id.Value[..Math.Max(0, id.Value.IndexOf(':', StringComparison.Ordinal))];

    /// <summary>The name of a contact as this import has it; null if only earlier imports gave it.</summary>
    private static SeenName? SeenNameOf(Seen seen) =>
        seen.RecordName is not null ? new(true, seen.RecordAt)
        : seen.Names.Count > 0 ? new(false, MostFrequent(seen)?.Last)
        : null;

    private static string? NameOf(Seen seen) => seen.RecordName ?? MostFrequent(seen)?.Name ?? seen.KnownName;

    private static (string Name, Instant? Last)? MostFrequent(Seen seen) => seen.Names
        .OrderByDescending(static name => name.Value.Count)
        .ThenBy(static name => name.Key, StringComparer.Ordinal)
        .Select(static name => ((string Name, Instant? Last)?)(name.Key, name.Value.Last))
        .FirstOrDefault();

    private sealed class Seen
    {
        internal string? RecordName { get; set; }

        /// <summary>The instant at which the card with that name was revised; null if not stated.</summary>
        internal Instant? RecordAt { get; set; }

        internal string? Uid { get; set; }

        internal LocalDate? DiedOn { get; set; }

        internal AnnualDate? Birthday { get; set; }

        internal TieKind Kind { get; set; }

        /// <summary>The name under which the contact is kept.</summary>
        internal string? KnownName { get; set; }

        internal Dictionary<string, (int Count, Instant? Last)> Names { get; } = new(StringComparer.Ordinal);

        internal HashSet<ContactId> SameRecord { get; } = [];
    }
}
