using System.Text.Json;

namespace RelationshipModel.Import.Chats;

/// <summary>Tells by its beginning which messenger exported a file.</summary>
internal static class ChatRecognition
{
    private static readonly string[] TelegramParts =
        ["personal_information", "profile_pictures", "stories", "contacts", "frequent_contacts", "sessions", "web_sessions",
            "chats", "left_chats", "other_data"];

    /// <param name="text">The beginning, without a byte order mark or blanks before it.</param>
    internal static SourceKind KindOf(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty) return SourceKind.Unknown;
        return text[0] switch
        {
            (byte)'{' => JsonKind(text),
            (byte)'<' => MarkupKind(text),
            _ => WhatsAppReader.IsChat(text) ? SourceKind.WhatsAppChat : SourceKind.Unknown,
        };
    }

    private static SourceKind MarkupKind(ReadOnlySpan<byte> text) =>
        text.IndexOf("<smses"u8) >= 0 || text.IndexOf("<calls"u8) >= 0
            || text.IndexOf("<allsms"u8) >= 0 ? SourceKind.SmsBackup : SourceKind.Unknown;

    private static SourceKind JsonKind(ReadOnlySpan<byte> text)
    {
        using MemoryStream sample = new(text.ToArray());
        JsonSource json = new(sample, ImportLimits.Default, CancellationToken.None);
        HashSet<string> names = new(StringComparer.Ordinal);
        if (!json.Read() || json.Type != JsonTokenType.StartObject) return SourceKind.Unknown;
        while (json.NextProperty())
        {
            names.Add(json.Current());
            json.Skip();
        }

        if (names.Contains("messages") && names.Contains("type") && names.Contains("id")) return SourceKind.TelegramChats;
        bool isAccount = names.Contains("about") ? TelegramParts.Any(names.Contains) : names.Contains("chats")
            || names.Contains("personal_information");
        return isAccount ? SourceKind.TelegramChats : SourceKind.Unknown;
    }
}
