using System.Data.Common;
using RelationshipModel.Import.People;

namespace RelationshipModel.Import.Chats;

/// <summary>Reads chats of all kinds. One is for all files of an import, since it remembers who the owner is.</summary>
internal sealed class ChatReader(ImportOptions options, ChatOwner owner, TelephoneNumbers numbers)
{
    private readonly SlackWorkspace _slack = new();
    private readonly GoogleChatGroups _googleChat = new();

    internal static bool Reads(SourceKind kind) => kind is (>= SourceKind.WhatsAppChat and <= SourceKind.SlackExport)
        or (>= SourceKind.SignalExport and <= SourceKind.MatrixChat);

    internal IEnumerable<ImportItem> Read(SourceKind kind, Stream source, string file, CancellationToken cancellationToken)
    {
        ChatContext context = new(file, options, owner, numbers);
        return kind switch
        {
            SourceKind.WhatsAppChat => new WhatsAppReader(file, options, owner, numbers).Read(source, cancellationToken),
            SourceKind.TelegramChats => new TelegramReader(source, file, options, owner, numbers, cancellationToken).Read(),
            SourceKind.SmsBackup => new SmsBackupReader(source, file, options, owner.Addresses, numbers,
                cancellationToken).Read(),
            SourceKind.SignalChats => new SignalReader(source, context, cancellationToken).Read(),
            SourceKind.SignalExport => new SignalExportReader(source, context, cancellationToken).Read(),
            SourceKind.MessengerChat => new MessengerReader(source, context, cancellationToken).Read(),
            SourceKind.GoogleVoice => new GoogleVoiceReader(source, context, cancellationToken).Read(),
            SourceKind.IMazingMessages => new IMazingReader(source, context, cancellationToken).Read(),
            SourceKind.SlackExport => new SlackReader(source, context, _slack, cancellationToken).Read(),
            SourceKind.DiscordChat => new DiscordReader(source, context, cancellationToken).Read(),
            SourceKind.SkypeChats => new SkypeReader(source, context, cancellationToken).Read(),
            SourceKind.GoogleChat => new GoogleChatReader(source, context, _googleChat, cancellationToken).Read(),
            SourceKind.LineChat => new LineReader(source, context, cancellationToken).Read(),
            SourceKind.KakaoTalkChat => new KakaoTalkReader(source, context, cancellationToken).Read(),
            SourceKind.HangoutsChats => new HangoutsReader(source, context, cancellationToken).Read(),
            SourceKind.MatrixChat => new MatrixReader(source, context, cancellationToken).Read(),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "The value is not a kind of chat."),
        };
    }

    internal IEnumerable<ImportItem> ReadMessages(DbConnection connection, string file, CancellationToken cancellationToken)
    {
        ChatContext context = new(file, options, owner, numbers);
        return new AppleMessagesReader(connection, context, cancellationToken).Read();
    }
}
