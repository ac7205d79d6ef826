namespace BestNetwork.Records;

/// <summary>Finds the names that somebody may have meant.</summary>
internal static class NearNames
{
    private const int MaxShown = 3;

    internal static string Unknown(string name, IReadOnlyList<string> known, string none = "nobody")
    {
        string[] near = [.. Near(name, known).Select(static candidate => $"'{candidate}'")];
        return near.Length == 0
            ? $"{none} in it is named '{name}'" : $"{none} in it is named '{name}'; is it {string.Join(" or ", near)}?";
    }

    /// <summary>The nearest names, the nearest first; if none is near, those with a near word.</summary>
    internal static IEnumerable<string> Near(string name, IEnumerable<string> known)
    {
        string[] all = [.. known];
        string[] near = Near(name, all, Distance);
        return near.Length > 0 ? near
            : Near(name, all, static (name, candidate) => candidate.Split(' ').Min(word => NearEdits(name, word)));
    }

    private static string[] Near(string name, string[] known, Func<string, string, int?> distance) =>
    [
        .. known.Select(candidate => (candidate, Distance: distance(name, candidate)))
            .Where(static near => near.Distance is not null)
            .OrderBy(static near => near.Distance)
            .ThenBy(static near => near.candidate, StringComparer.Ordinal)
            .Take(MaxShown)
            .Select(static near => near.candidate),
    ];

    /// <summary>
    /// The name that was probably meant by an unknown one: the same except for case, or one of few letters; null if there is
    /// none.
    /// </summary>
    internal static string? Meant(string name, IReadOnlyCollection<string> known)
    {
        const int MinLength = 5, MaxEdits = 2;
        if (known.Contains(name)) return null;
        return known.FirstOrDefault(candidate => candidate.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? known.FirstOrDefault(candidate => Math.Min(name.Length, candidate.Length) >= MinLength
                && Math.Abs(name.Length - candidate.Length) <= MaxEdits
                && Edits(name.ToUpperInvariant(), candidate.ToUpperInvariant()) <= MaxEdits);
    }

    /// <summary>Returns the distance of two names: 0 the same except for case, 1 part of the other, then 1 + the edits; null if
    /// they are too far apart.</summary>
    private static int? Distance(string name, string candidate) =>
        name.Equals(candidate, StringComparison.OrdinalIgnoreCase) ? 0
        : candidate.Contains(name, StringComparison.OrdinalIgnoreCase)
            || name.Contains(candidate, StringComparison.OrdinalIgnoreCase) ? 1
        : NearEdits(name, candidate);

    private static int? NearEdits(string name, string candidate)
    {
        int letters = name.TrimStart('-').Length;
        int most = letters < 5 ? Math.Min(1, letters / 2) : Math.Max(2, letters / 4);
        if (Math.Abs(name.Length - candidate.Length) > most) return null;
        int edits = Edits(name.ToUpperInvariant(), candidate.ToUpperInvariant());
        return edits <= most ? edits + 1 : null;
    }

    /// <summary>The insertions, removals and replacements between two texts (Levenshtein 1966).</summary>
    private static int Edits(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
