namespace BestNetwork;

/// <summary>The configuration file: a line <c>option = value</c> for each default, and comments that begin with #.</summary>
internal static class ConfigFile
{
    /// <summary>The options that may have a default. <c>db</c> names the default database.</summary>
    internal static readonly string[] Names = ["db", "zone", "me", "format", "channel", "language"];

    /// <summary>Reads a file; empty if it does not exist.</summary>
    /// <exception cref="UsageException">A line is wrong.</exception>
    internal static Dictionary<string, string> Read(string path)
    {
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        if (!File.Exists(path)) return values;
        int number = 0;
        foreach (string text in File.ReadLines(path))
        {
            number++;
            string line = text.Trim();
            if (line.Length == 0 || line[0] == '#') continue;
            int equals = line.IndexOf('=', StringComparison.Ordinal);
            string name = equals < 0 ? line : line[..equals].Trim();
            if (equals < 0 || !Names.Contains(name))
                throw new UsageException(
                    FormattableString.Invariant($"{path}:{number}: write one of {string.Join(", ", Names)}, = and a value"));
            values[name] = line[(equals + 1)..].Trim();
        }

        return values;
    }
}
