using RelationshipModel.Import.Text;

namespace RelationshipModel.Import;

/// <summary>Recognises the files of mail programs and messengers that are not read, and says which form of them is.</summary>
internal static class UnreadFormat
{
    /// <summary>Returns what the file is and what helps; null for any other file.</summary>
    /// <param name="beginning">Its beginning.</param>
    internal static string? AdviceFor(ReadOnlySpan<byte> beginning)
    {
        // Outlook names the parts of a message in UTF-16.
        if (beginning is [0xD0, 0xCF, 0x11, 0xE0, ..])
            return beginning.IndexOf("_\0_\0s\0u\0b\0s\0t\0g\01\0"u8) < 0 ? null
                : "this is a message as Outlook saves it (.msg), which is not read: save it as .eml, for example with Outlook "
                    + "on the web";
        if (beginning.StartsWith("!BDN"u8))
            return "this is a data file of Outlook (.pst, .ost), which is not read: make mailboxes (mbox) of it, for example "
                + "with readpst";
        if (beginning is [0xCF, 0xAD, 0x12, 0xFE, ..])
            return "this is a folder of Outlook Express (.dbx), which is not read: make messages (.eml) of it, for example with "
                + "undbx";
        ReadOnlySpan<byte> text = UnicodeText.AsUtf8(beginning);
        if (text.StartsWith("\uFEFF"u8)) text = text[3..];
        text = text.TrimStart(" \t\r\n"u8);
        if (text.IsEmpty) return null;
        return text[0] switch
        {
            (byte)'<' => Page(text),
            _ => Text(text),
        };
    }

    private static string? Page(ReadOnlySpan<byte> text)
    {
        if (text.IndexOf("class=\"page_wrap"u8) >= 0 && text.IndexOf("<title>Exported Data</title>"u8) >= 0)
            return Again("Telegram", "machine-readable JSON");
        if (text.IndexOf("chatlog__message"u8) >= 0 || text.IndexOf("preamble__entry"u8) >= 0) return Again("Discord", "JSON");
        if (text.IndexOf("uiBoxWhite noborder"u8) >= 0) return Again("Facebook or Instagram", "JSON");
        return text.IndexOf("class=\"message_part\""u8) >= 0 && text.IndexOf("class=\"timestamp\""u8) >= 0
            ? "these are chats of Apple's Messages as a page, which is not read: import the database itself (chat.db)" : null;
    }

    private static string? Text(ReadOnlySpan<byte> text)
    {
        if (text.StartsWith("AuthorID,Author,Date,Content,"u8)) return Again("Discord", "JSON");
        return text.StartsWith("[LINE]"u8)
            ? "this is a chat of LINE without tabs, which is not read: save it again with LINE on a telephone" : null;
    }

    private static string Again(string messenger, string format) =>
        $"these are chats of {messenger} in a form that is not read: export them again, with the format {format}";
}
