using System.Text;
using BestNetwork.Records;

namespace BestNetwork;

/// <summary>The configuration file: a line <c>option = value</c> for each default, and comments that begin with #.</summary>
internal static class ConfigFile
{
    /// <summary>The options that may have a default. <c>db</c> names the default database.</summary>
    internal static readonly string[] Names = ["db", "zone", "me", "format", "channel", "language"];

    /// <summary>Reads a file; empty if it does not exist. Several lines of <c>me</c> are lines of its value.</summary>
    /// <exception cref="UsageException">A line is wrong.</exception>
    /// <exception cref="RefusedException">It cannot be read.</exception>
    internal static Dictionary<string, string> Read(string path)
    {
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        if (!File.Exists(path)) return values;
        int number = 0;
        using StreamReader lines = new(InputFile.Open(path));
        while (ReadLine(lines, path) is { } text)
        {
            number++;
            string line = text.Trim();
            if (line.Length == 0 || line[0] == '#') continue;
            int equals = line.IndexOf('=', StringComparison.Ordinal);
            string name = equals < 0 ? line : line[..equals].Trim();
            if (equals < 0 || !Names.Contains(name))
                throw new UsageException(
                    FormattableString.Invariant($"{path}:{number}: write one of {string.Join(", ", Names)}, = and a value"));
            string value = line[(equals + 1)..].Trim();
            if (!values.TryAdd(name, value))
                values[name] = name == "me" ? $"{values[name]}\n{value}" : throw new UsageException(
                    FormattableString.Invariant($"{path}:{number}: '{name}' is set twice; keep one of the two lines"));
        }

        return values;
    }

    private static string? ReadLine(StreamReader lines, string path)
    {
        const int MaxLength = 4096;
        StringBuilder line = new();
        int next = lines.Read();
        if (next < 0) return null;
        for (; next is >= 0 and not '\n'; next = lines.Read())
        {
            if (line.Length == MaxLength)
                throw new UsageException(FormattableString.Invariant($"{path}: a line has more than {MaxLength} characters"));
            line.Append((char)next);
        }

        return line.ToString();
    }
}
