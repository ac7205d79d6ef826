namespace RelationshipModel.Scoring.Bulk;

/// <summary>Finds the place of a tie by its owner and contact. Few owners with many ties or many with few: both are
/// found fast and kept small.</summary>
internal sealed class TieIndex
{
    private readonly Dictionary<string, OwnerTies> _owners = [];
    private TieKey[] _keys = new TieKey[16];
    private OwnerTies? _lastOwner;

    internal int Count { get; private set; }

    internal IReadOnlyList<TieKey> Keys => new ArraySegment<TieKey>(_keys, 0, Count);

    internal TieKey this[int index] => _keys[index];

    internal bool TryFind(TieKey key, out int index)
    {
        index = TryFindOwner(key.Owner, out OwnerTies? ties) ? ties!.Find(key.Contact, _keys) : -1;
        return index >= 0;
    }

    internal int FindOrAdd(TieKey key)
    {
        if (!TryFindOwner(key.Owner, out OwnerTies? ties))
        {
            ties = new(key.Owner.Value);
            _owners.Add(ties.Owner, ties);
            _lastOwner = ties;
        }

        int index = ties!.Find(key.Contact, _keys);
        if (index >= 0) return index;
        if (Count == _keys.Length) Array.Resize(ref _keys, 2 * Count);
        _keys[Count] = key;
        ties.Add(key.Contact, Count, _keys);
        return Count++;
    }

    internal ReadOnlySpan<int> Of(OwnerId owner) => TryFindOwner(owner, out OwnerTies? ties) ? ties!.Places : [];

    // Interactions mostly come owner by owner. A stale last owner read by another thread is still an owner of this index.
    private bool TryFindOwner(OwnerId owner, out OwnerTies? ties)
    {
        ties = _lastOwner;
        if (ties is not null && ReferenceEquals(ties.Owner, owner.Value)) return true;
        if (!_owners.TryGetValue(owner.Value, out ties)) return false;
        _lastOwner = ties;
        return true;
    }

    private sealed class OwnerTies(string owner)
    {
        /// <summary>Up to this number ties are searched in order; beyond, they are hashed.</summary>
        private const int MostScanned = 8;

        private Dictionary<string, int>? _byContact;
        private int[] _places = new int[2];
        private int _count;

        internal string Owner { get; } = owner;

        internal ReadOnlySpan<int> Places => _places.AsSpan(0, _count);

        internal int Find(ContactId contact, TieKey[] keys)
        {
            if (_byContact is not null) return _byContact.TryGetValue(contact.Value, out int place) ? place : -1;
            foreach (int place in Places)
                if (keys[place].Contact == contact) return place;
            return -1;
        }

        internal void Add(ContactId contact, int place, TieKey[] keys)
        {
            if (_count == _places.Length) Array.Resize(ref _places, 2 * _count);
            _places[_count++] = place;
            if (_byContact is null && _count > MostScanned)
            {
                _byContact = [];
                foreach (int known in Places) _byContact.Add(keys[known].Contact.Value, known);
            }
            else
            {
                _byContact?.Add(contact.Value, place);
            }
        }
    }
}
