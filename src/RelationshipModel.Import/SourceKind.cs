namespace RelationshipModel.Import;

/// <summary>The kinds of files with a person's records.</summary>
public enum SourceKind
{
    /// <summary>No kind that can be read.</summary>
    Unknown = 0,

    /// <summary>A mailbox of many messages.</summary>
    Mbox = 1,

    /// <summary>One message.</summary>
    Message = 2,

    /// <summary>A calendar.</summary>
    Calendar = 3,

    /// <summary>An address book.</summary>
    AddressBook = 4,

    /// <summary>Interactions with the header <c>timestamp,sender,recipient</c>, which
    /// <see cref="Csv.CsvInteractions"/> reads.</summary>
    InteractionCsv = 5,

    /// <summary>LinkedIn's <c>Connections.csv</c>.</summary>
    LinkedInConnections = 6,

    /// <summary>LinkedIn's <c>messages.csv</c>.</summary>
    LinkedInMessages = 7,

    /// <summary>An export of Google Contacts.</summary>
    GoogleContacts = 8,

    /// <summary>An export of Outlook's contacts.</summary>
    OutlookContacts = 9,

    /// <summary>A file compressed with gzip.</summary>
    Gzip = 10,

    /// <summary>A zip archive.</summary>
    Zip = 11,

    /// <summary>Any other CSV of contacts.</summary>
    Contacts = 12,

    /// <summary>An address book in LDIF (RFC 2849), as Thunderbird exports it.</summary>
    Ldif = 13,

    /// <summary>A tar archive, such as one packed with gzip (<c>.tgz</c>) holds.</summary>
    Tar = 20,

    /// <summary>A chat exported by WhatsApp as text.</summary>
    WhatsAppChat = 30,

    /// <summary>Chats exported by Telegram Desktop as JSON.</summary>
    TelegramChats = 31,

    /// <summary>Messages or calls saved by SMS Backup &amp; Restore as XML.</summary>
    SmsBackup = 32,

    /// <summary>The JSON lines of Signal's plain export.</summary>
    SignalChats = 33,

    /// <summary>A thread of Facebook Messenger or Instagram as JSON.</summary>
    MessengerChat = 34,

    /// <summary>A conversation or a call of Google Voice as HTML.</summary>
    GoogleVoice = 35,

    /// <summary>Messages of an iPhone exported by iMazing as CSV.</summary>
    IMazingMessages = 36,

    /// <summary>A file of a Slack export: users, conversations, or messages of a day.</summary>
    SlackExport = 37,

    /// <summary>An SQLite database, such as the one of Apple's Messages, which
    /// <see cref="RecordsReader.ReadMessages"/> reads.</summary>
    SqliteDatabase = 38,

    /// <summary>A chat of Signal Desktop as JSON, as sigtop and signal-export write it.</summary>
    SignalExport = 39,

    /// <summary>A channel of Discord as JSON, as DiscordChatExporter writes it.</summary>
    DiscordChat = 40,

    /// <summary>The conversations that Skype, and Teams for personal accounts, export as JSON.</summary>
    SkypeChats = 41,

    /// <summary>A file of Google Chat in Takeout: messages, who is in a conversation, or whose account it is.</summary>
    GoogleChat = 42,

    /// <summary>A chat that LINE on a telephone saved as text.</summary>
    LineChat = 43,

    /// <summary>A chat that KakaoTalk saved as text or CSV.</summary>
    KakaoTalkChat = 44,

    /// <summary>The conversations of Google Hangouts in Takeout, as JSON.</summary>
    HangoutsChats = 45,

    /// <summary>A room of Matrix as JSON, as Element exports it.</summary>
    MatrixChat = 46,

    /// <summary>A file of a mail program or a messenger in a form that cannot be read. The fault says which form to export
    /// instead.</summary>
    NotRead = 50,
}
