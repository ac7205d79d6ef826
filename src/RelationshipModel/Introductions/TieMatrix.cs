namespace RelationshipModel.Introductions;

/// <summary>
/// The ties among people numbered from 0, as compressed sparse rows: the neighbors of a person stand side by side in ascending
/// order, each tie in the rows of both.
/// </summary>
internal sealed class TieMatrix
{
    private const double Missing = -1;

    private readonly int[] _offsets;
    private readonly int[] _neighbours;
    private readonly int[] _mirrors;
    private readonly double[] _shares;
    private readonly double[] _sums;

    private TieMatrix(int[] offsets, int[] neighbours, int[] mirrors, double[] shares, double[] sums)
    {
        _offsets = offsets;
        _neighbours = neighbours;
        _mirrors = mirrors;
        _shares = shares;
        _sums = sums;
    }

    internal int People => _sums.Length;

    internal int Entries => _neighbours.Length;

    /// <summary>The other side of each entry of the rows.</summary>
    internal ReadOnlySpan<int> Neighbours => _neighbours;

    /// <summary>The places of the same ties in the others' rows.</summary>
    internal ReadOnlySpan<int> Mirrors => _mirrors;

    /// <summary>v^(1/4) / s^(1/2) of the tie in the ledger of the row's person: the product of two of one row
    /// is a term of the closeness.</summary>
    internal ReadOnlySpan<double> Shares => _shares;

    internal int Start(int person) => _offsets[person];

    internal int End(int person) => _offsets[person + 1];

    internal int Degree(int person) => _offsets[person + 1] - _offsets[person];

    /// <summary>The sum of v^(1/4) over a person's ties.</summary>
    internal double Sum(int person) => _sums[person];

    /// <summary>Finds the place of a neighbor in a person's row; negative if not found.</summary>
    internal int Find(int person, int neighbour) => Array.BinarySearch(_neighbours, _offsets[person], Degree(person), neighbour);

    /// <summary>Builds the rows of directed ties.</summary>
    /// <param name="people">The number of people.</param>
    /// <param name="from">Of each tie, in whose ledger it stands.</param>
    /// <param name="to">Of each tie, to whom.</param>
    /// <param name="vitality">Of each tie, its vitality.</param>
    /// <param name="twice">Returns the exception to throw for two people between whom one ledger states two ties.</param>
    internal static TieMatrix Of(int people, ReadOnlySpan<int> from, ReadOnlySpan<int> to, ReadOnlySpan<double> vitality,
        Func<int, int, Exception> twice)
    {
        long[] keys = new long[2 * from.Length];
        double[] values = new double[keys.Length];
        for (int i = 0; i < from.Length; i++)
        {
            (keys[2 * i], values[2 * i]) = (Key(from[i], to[i]), vitality[i]);
            (keys[2 * i + 1], values[2 * i + 1]) = (Key(to[i], from[i]), Missing);
        }

        Array.Sort(keys, values);
        int entries = 0;
        for (int i = 0; i < keys.Length; i++)
        {
            if (entries == 0 || keys[entries - 1] != keys[i])
            {
                (keys[entries], values[entries++]) = (keys[i], values[i]);
                continue;
            }

            if (values[entries - 1] != Missing && values[i] != Missing) throw twice((int)(keys[i] >> 32), (int)keys[i]);
            values[entries - 1] = Math.Max(values[entries - 1], values[i]);
        }

        int[] offsets = new int[people + 1];
        int[] neighbours = new int[entries];
        for (int i = 0; i < entries; i++)
        {
            offsets[(int)(keys[i] >> 32) + 1]++;
            neighbours[i] = (int)keys[i];
        }

        for (int person = 0; person < people; person++) offsets[person + 1] += offsets[person];
        double[] sums = ToShares(offsets, values.AsSpan(0, entries));
        return new(offsets, neighbours, ToMirrors(offsets, neighbours), values[..entries], sums);
    }

    private static long Key(int row, int column) => ((long)row << 32) | (uint)column;

    private static double[] ToShares(int[] offsets, Span<double> vitality)
    {
        double[] sums = new double[offsets.Length - 1];
        List<double> ordered = [];
        for (int person = 0; person < sums.Length; person++)
        {
            Span<double> row = vitality[offsets[person]..offsets[person + 1]];
            foreach (ref double value in row) value = Math.Sqrt(Math.Sqrt(Math.Max(0, value)));

            // Added in the order of size, so that the same ties make the same sum whatever the people's ids are.
            ordered.Clear();
            ordered.AddRange(row);
            ordered.Sort();
            double sum = 0;
            foreach (double root in ordered) sum += root;
            sums[person] = sum;
            double scale = sum > 0 ? 1 / Math.Sqrt(sum) : 0;
            foreach (ref double value in row) value *= scale;
        }

        return sums;
    }

    private static int[] ToMirrors(int[] offsets, int[] neighbours)
    {
        int[] mirrors = new int[neighbours.Length];
        int[] next = offsets[..^1];
        for (int person = 0; person < next.Length; person++)
            for (int entry = offsets[person]; entry < offsets[person + 1]; entry++)
                mirrors[entry] = next[neighbours[entry]]++;
        return mirrors;
    }
}
