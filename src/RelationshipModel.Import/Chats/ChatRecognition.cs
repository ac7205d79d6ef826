using System.Text.Json;

namespace RelationshipModel.Import.Chats;

/// <summary>Recognises the messenger that exported a file by the beginning of the file.</summary>
internal static class ChatRecognition
{
    private static readonly string[] TelegramParts =
        ["personal_information", "profile_pictures", "stories", "contacts", "frequent_contacts", "sessions", "web_sessions",
            "chats", "left_chats", "other_data"];

    /// <param name="text">The beginning, without a byte order mark or blanks before it.</param>
    internal static SourceKind KindOf(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty) return SourceKind.Unknown;
        // LINE on a computer writes blanks between name and text, so that neither can be told from the other.
        if (text.StartsWith("[LINE]"u8)) return text.Contains((byte)'\t') ? SourceKind.LineChat : SourceKind.Unknown;
        if (KakaoTalkReader.IsText(text)) return SourceKind.KakaoTalkChat;
        return text[0] switch
        {
            (byte)'{' => JsonKind(text),
            (byte)'[' when !WhatsAppReader.IsChat(text) => ArrayKind(text),
            (byte)'<' => MarkupKind(text),
            _ => WhatsAppReader.IsChat(text) ? SourceKind.WhatsAppChat : SourceKind.Unknown,
        };
    }

    private static SourceKind MarkupKind(ReadOnlySpan<byte> text)
    {
        if (text.IndexOf("<smses"u8) >= 0 || text.IndexOf("<calls"u8) >= 0) return SourceKind.SmsBackup;
        return text.IndexOf("class=\"hChatLog"u8) >= 0 || text.IndexOf("class=\"haudio"u8) >= 0 ? SourceKind.GoogleVoice
            : SourceKind.Unknown;
    }

    private static SourceKind JsonKind(ReadOnlySpan<byte> text)
    {
        HashSet<string> names = NamesOfFirstObject(text);
        if (names.Contains("messages"))
        {
            if (names.Contains("type") && names.Contains("id")) return SourceKind.TelegramChats;
            if (names.Contains("participants")) return SourceKind.MessengerChat;
        }

        if (names.IsSupersetOf(["guild", "channel"])) return SourceKind.DiscordChat;
        if (names.IsSupersetOf(["userId", "conversations"])) return SourceKind.SkypeChats;
        if (names.Contains("conversation_state") || (names.Contains("conversations") && text.IndexOf("\"gaia_id\""u8) >= 0))
            return SourceKind.HangoutsChats;
        if (names.IsSupersetOf(["room_name", "exported_by"])) return SourceKind.MatrixChat;
        bool isGoogleChat = names.Contains("messages") ? text.IndexOf("\"creator\""u8) >= 0
            && text.IndexOf("\"created_date\""u8) >= 0
            : names.IsSupersetOf(["user", "membership_info"])
                || (names.Contains("members") && text.IndexOf("\"user_type\""u8) >= 0);
        if (isGoogleChat) return SourceKind.GoogleChat;
        if (names.Contains("participants") && text.IndexOf("\"messages\""u8) >= 0) return SourceKind.MessengerChat;
        if (names.Contains("backupTimeMs") || (names.Contains("account")
            && text.IndexOf("\"givenName\""u8) >= 0)) return SourceKind.SignalChats;
        if (names.IsSupersetOf(["date", "sender", "body"])
            && (names.Contains("reactions") || names.Contains("attachments"))) return SourceKind.SignalExport;
        if (names.Overlaps(["recipient", "chatItem"]) && text.IndexOf("\"id\""u8) >= 0) return SourceKind.SignalChats;
        bool isAccount = names.Contains("about") ? TelegramParts.Any(names.Contains) : names.Contains("chats")
            || names.Contains("personal_information");
        return isAccount ? SourceKind.TelegramChats : SourceKind.Unknown;
    }

    private static SourceKind ArrayKind(ReadOnlySpan<byte> text)
    {
        HashSet<string> names = NamesOfFirstObject(text);
        if (names.Contains("conversationId") && (names.Contains("sent_at") || names.Contains("timestamp")))
            return SourceKind.SignalExport;
        bool isMessage = names.Contains("type") && names.Contains("ts");
        bool isUser = names.Contains("id") && names.Contains("profile");
        bool isConversation = names.Contains("id") && names.Contains("members")
            && (names.Contains("created") || names.Contains("name"));
        return isMessage || isUser || isConversation ? SourceKind.SlackExport : SourceKind.Unknown;
    }

    private static HashSet<string> NamesOfFirstObject(ReadOnlySpan<byte> text)
    {
        using MemoryStream sample = new(text.ToArray());
        JsonSource json = new(sample, ImportLimits.Default, CancellationToken.None, isLines: true);
        HashSet<string> names = new(StringComparer.Ordinal);
        if (!json.Read()) return names;
        if (json.Type == JsonTokenType.StartArray && !json.Read()) return names;
        if (json.Type != JsonTokenType.StartObject) return names;
        while (json.NextProperty())
        {
            names.Add(json.Current());
            json.Skip();
        }

        return names;
    }
}
