namespace RelationshipModel.Introductions;

/// <summary>Two numbered people with a score; the higher score comes first, of equal ones the lower numbers.</summary>
internal readonly record struct Candidate(double Score, int First, int Second) : IComparable<Candidate>
{
    public int CompareTo(Candidate other)
    {
        int byScore = other.Score.CompareTo(Score);
        if (byScore != 0) return byScore;
        int byFirst = First.CompareTo(other.First);
        return byFirst != 0 ? byFirst : Second.CompareTo(other.Second);
    }
}
