namespace RelationshipModel.Introductions;

/// <summary>
/// The score below which no pair can come into a digest, as far as pairs were seen. A digest takes pairs in order and skips those
/// of a contact who stands in enough of it; each such contact can keep out at most one of several pairs without a contact in
/// common. So if there are as many of these as the digest has places and contacts can be full, it is full by the least of them.
/// </summary>
internal sealed class DigestBound(int top, int maxPerContact)
{
    /// <summary>With more places nothing is bounded: looking for the place of a pair would take longer than it saves.</summary>
    private const int MaxPairs = 64;

    private readonly long _needed = top + 2L * (top - 1) / maxPerContact;
    private readonly List<Candidate> _apart = [];

    /// <summary>Gets the score; 0 if not enough pairs were seen.</summary>
    internal double Score => _apart.Count == _needed ? _apart[^1].Score : 0;

    /// <summary>Notes a pair with its score.</summary>
    internal void Add(Candidate pair)
    {
        if (_needed > MaxPairs || pair.Score <= Score) return;
        // A pair with a contact in common gives way to a better one, if it alone does.
        int inTheWay = _apart.FindIndex(other => IsTouching(other, pair));
        if (inTheWay >= 0)
        {
            bool isAlone = _apart.FindIndex(inTheWay + 1, other => IsTouching(other, pair)) < 0;
            if (!isAlone || _apart[inTheWay].Score >= pair.Score) return;
            _apart.RemoveAt(inTheWay);
        }
        else if (_apart.Count == _needed) _apart.RemoveAt(_apart.Count - 1);
        int place = _apart.FindIndex(other => other.Score < pair.Score);
        _apart.Insert(place < 0 ? _apart.Count : place, pair);
    }

    private static bool IsTouching(Candidate one, Candidate other) =>
        one.First == other.First || one.First == other.Second || one.Second == other.First || one.Second == other.Second;
}
