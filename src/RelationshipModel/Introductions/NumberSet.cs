namespace RelationshipModel.Introductions;

/// <summary>A set of numbers below a limit, in the order in which they were added; cheap to clear.</summary>
internal sealed class NumberSet(int limit)
{
    private readonly bool[] _has = new bool[limit];
    private readonly int[] _numbers = new int[limit];
    private int _count;

    internal ReadOnlySpan<int> Numbers => _numbers.AsSpan(0, _count);

    internal void Add(int number)
    {
        if (_has[number]) return;
        _has[number] = true;
        _numbers[_count++] = number;
    }

    internal void Clear()
    {
        foreach (int number in Numbers) _has[number] = false;
        _count = 0;
    }
}
