namespace RelationshipModel.Import.Chats;

/// <summary>Handles the invisible marks of writing direction that messengers put around names, numbers and notices.</summary>
internal static class BidiMarks
{
    internal const char LeftToRight = '\u200E';

    internal static bool Is(char c) => c is '\u200E' or '\u200F' or '\uFEFF' or (>= '\u202A' and <= '\u202E')
        or (>= '\u2066' and <= '\u2069');

    /// <summary>Returns the text without marks and white space around it, and without marks inside.</summary>
    internal static string Remove(ReadOnlySpan<char> text)
    {
        text = Trim(text);
        int marks = 0;
        foreach (char c in text)
            if (Is(c)) marks++;
        if (marks == 0) return text.ToString();
        return string.Create(text.Length - marks, text, static (plain, all) =>
        {
            int at = 0;
            foreach (char c in all)
                if (!Is(c)) plain[at++] = c;
        });
    }

    /// <summary>Returns the text without marks and white space around it.</summary>
    internal static ReadOnlySpan<char> Trim(ReadOnlySpan<char> text)
    {
        int start = 0, end = text.Length;
        while (start < end && IsBlank(text[start])) start++;
        while (end > start && IsBlank(text[end - 1])) end--;
        return text[start..end];

        static bool IsBlank(char c) => Is(c) || char.IsWhiteSpace(c);
    }
}
