namespace RelationshipModel.Import.Csv;

/// <summary>The words a CSV may use for channels, depths and support; case, spaces, hyphens and
/// underscores do not matter.</summary>
internal static class CsvWords
{
    private const int MaxLength = 16;

    /// <summary>Gets the words for channels: in_person, video, voice, letter, message, email, reaction, other.</summary>
    public static IReadOnlyList<string> Channels { get; } = ["in_person", "video", "voice", "letter", "message", "email",
        "reaction", "other"];

    /// <summary>Gets the words for depths: unknown, small_talk, catch_up, meaningful, confiding.</summary>
    public static IReadOnlyList<string> Depths { get; } = ["unknown", "small_talk", "catch_up", "meaningful", "confiding"];

    /// <summary>Gets the words for support, as the sender sees it: given, received, both.</summary>
    public static IReadOnlyList<string> Supports { get; } = ["given", "received", "both"];

    /// <summary>Reads a word for a channel.</summary>
    public static bool TryParseChannel(ReadOnlySpan<char> word, out Channel channel)
    {
        (bool known, channel) = Plain(word, stackalloc char[MaxLength]) switch
        {
            "inperson" => (true, Channel.InPerson),
            "video" => (true, Channel.Video),
            "voice" => (true, Channel.Voice),
            "letter" => (true, Channel.Letter),
            "message" => (true, Channel.Message),
            "email" => (true, Channel.Email),
            "reaction" => (true, Channel.Reaction),
            "other" => (true, Channel.Other),
            _ => (false, default),
        };
        return known;
    }

    internal static bool TryParseDepth(ReadOnlySpan<char> word, out Depth depth)
    {
        (bool known, depth) = Plain(word, stackalloc char[MaxLength]) switch
        {
            "unknown" => (true, Depth.Unknown),
            "smalltalk" => (true, Depth.SmallTalk),
            "catchup" => (true, Depth.CatchUp),
            "meaningful" => (true, Depth.Meaningful),
            "confiding" => (true, Depth.Confiding),
            _ => (false, default),
        };
        return known;
    }

    internal static bool TryParseSupport(ReadOnlySpan<char> word, out bool given, out bool received)
    {
        (given, received) = Plain(word, stackalloc char[MaxLength]) switch
        {
            "given" => (true, false),
            "received" => (false, true),
            "both" => (true, true),
            _ => (false, false),
        };
        return given || received;
    }

    private static ReadOnlySpan<char> Plain(ReadOnlySpan<char> word, Span<char> buffer)
    {
        int length = 0;
        foreach (char c in word)
        {
            if (c is ' ' or '_' or '-') continue;
            if (length == buffer.Length) return [];
            buffer[length++] = char.ToLowerInvariant(c);
        }

        return buffer[..length];
    }
}
