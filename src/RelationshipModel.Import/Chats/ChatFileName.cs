using RelationshipModel.Import.People;

namespace RelationshipModel.Import.Chats;

/// <summary>Finds the name of a chat in the name of its file, as WhatsApp gives it in each language: <c>WhatsApp Chat with
/// Ann.txt</c>.</summary>
internal static class ChatFileName
{
    private static readonly HashSet<string> Connectors = new(StringComparer.OrdinalIgnoreCase)
    {
        "with", "-", "–", "mit", "con", "avec", "com", "met", "с", "со", "з", "z", "ze", "s", "se", "dengan", "med", "cu", "dhe",
            "van", "για", "với", "के",
    };

    private static readonly HashSet<string> Kinds = new(StringComparer.OrdinalIgnoreCase) { "контактом", "контакту" };

    /// <summary>Returns the name; null if the file is not named after a chat.</summary>
    internal static string? ChatOf(string file)
    {
        string[] parts = file.Split('/', '\\', '!');
        for (int i = parts.Length - 1; i >= 0 && i >= parts.Length - 3; i--)
        {
            string stem = WithoutCopyNumber(WithoutExtension(parts[i]));
            if (NameIn(stem) is { } name) return name;
            if (!stem.Equals("_chat", StringComparison.OrdinalIgnoreCase)
                && !stem.Equals("chat", StringComparison.OrdinalIgnoreCase)) return null;
        }

        return null;
    }

    private static string? NameIn(string stem)
    {
        int at = stem.IndexOf("whatsapp", StringComparison.OrdinalIgnoreCase);
        if (at < 0) return null;
        // Some ways of sharing put underscores for blanks.
        string rest = stem[(at + 8)..];
        if (!rest.Contains(' ', StringComparison.Ordinal)) rest = rest.Replace('_', ' ');
        string[] words = rest.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (int i = 0; i < words.Length - 1; i++)
        {
            if (!Connectors.Contains(words[i])) continue;
            int start = i + 1;
            if (start < words.Length - 1 && Kinds.Contains(words[start])) start++;
            return PersonName.Clean(BidiMarks.Remove(string.Join(' ', words[start..])));
        }

        return null;
    }

    private static string WithoutExtension(string part)
    {
        foreach (string extension in (ReadOnlySpan<string>)[".gz", ".txt", ".zip"])
            if (part.EndsWith(extension, StringComparison.OrdinalIgnoreCase)) part = part[..^extension.Length];
        return part;
    }

    private static string WithoutCopyNumber(string stem)
    {
        int open = stem.LastIndexOf('(');
        bool isNumber = open > 0 && stem.EndsWith(')') && open + 1 < stem.Length - 1
            && !stem.AsSpan(open + 1, stem.Length - open - 2).ContainsAnyExceptInRange('0', '9');
        return isNumber ? stem[..open].TrimEnd() : stem;
    }
}
