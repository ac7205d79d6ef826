using Microsoft.Data.Sqlite;

namespace RelationshipModel.Import.Tests.Chats;

public class AppleMessagesReaderTests
{
    /// <summary>2026-01-05 10:00:00 UTC in seconds since 2001.</summary>
    private const long Time = 789_300_000;

    private const string Schema =
        """
        CREATE TABLE handle (ROWID INTEGER PRIMARY KEY, id TEXT, service TEXT);
        CREATE TABLE chat (ROWID INTEGER PRIMARY KEY, guid TEXT, style INTEGER, chat_identifier TEXT, display_name TEXT);
        CREATE TABLE message (ROWID INTEGER PRIMARY KEY, guid TEXT UNIQUE, text TEXT, handle_id INTEGER DEFAULT 0, date INTEGER, is_from_me INTEGER DEFAULT 0,
            item_type INTEGER DEFAULT 0, associated_message_type INTEGER DEFAULT 0, associated_message_guid TEXT, error INTEGER DEFAULT 0,
            thread_originator_guid TEXT, date_retracted INTEGER DEFAULT 0);
        CREATE TABLE chat_message_join (chat_id INTEGER, message_id INTEGER);
        CREATE TABLE chat_handle_join (chat_id INTEGER, handle_id INTEGER);
        INSERT INTO handle VALUES (1, '+491711234567', 'iMessage'), (2, 'bob@x.example', 'iMessage'), (3, 'SHOP', 'SMS');
        INSERT INTO chat VALUES (1, 'a', 45, '+491711234567', ''), (2, 'b', 43, 'chat1', 'Walks'), (3, 'c', 45, 'SHOP', '');
        INSERT INTO chat_handle_join VALUES (1, 1), (2, 1), (2, 2), (3, 3);
        """;

    private static SqliteConnection Database(params string[] rows)
    {
        SqliteConnection connection = new("Data Source=:memory:");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = Schema + string.Join('\n', rows);
        command.ExecuteNonQuery();
        return connection;
    }

    private static string Message(int id, int chat, int handle, int second, string columns = "", string values = "",
        bool isByOwner = false) =>
        $"INSERT INTO message (ROWID, guid, handle_id, date, is_from_me{columns}) "
        + $"VALUES ({id}, 'G{id}', {handle}, {(Time + second) * 1_000_000_000}, {(isByOwner ? 1 : 0)}{values});"
        + $"INSERT INTO chat_message_join VALUES ({chat}, {id});";

    private static List<ImportItem> Read(params string[] rows)
    {
        using SqliteConnection connection = Database(rows);
        return [.. new RecordsReader(Chat.Options).ReadMessages(connection, "chat.db", TestContext.Current.CancellationToken)];
    }

    [Fact]
    public void Read_ChatOfTwo_GivesBothSides()
    {
        List<ImportItem> items = Read(Message(1, 1, 1, 0), Message(2, 1, 0, 1, isByOwner: true));
        Assert.Equal([false, true], items.Interactions().Select(static one => one.Initiator.Side == TieSide.Owner));
        Assert.All(items.Interactions(), static one => Assert.Equal(("tel:+491711234567", 2),
            (Assert.Single(one.Contacts).Value, one.HeadCount)));
        Assert.Equal("2026-01-05 11:00:00", items.Interactions()[0].Local());
    }

    [Fact]
    public void Read_Group_HasItsMembers()
    {
        List<ImportItem> items = Read(
            Message(1, 2, 2, 0), Message(2, 2, 0, 1, ", thread_originator_guid", ", 'G1'", isByOwner: true),
            Message(3, 2, 2, 2, ", thread_originator_guid", ", 'G1'"));
        Assert.Equal([(1, 3), (2, 3), (1, 3)], items.Interactions().Select(static one => (one.Contacts.Count, one.HeadCount)));
        Assert.Equal([false, true, false], items.Interactions().Select(static one => one.IsReply));
    }

    [Fact]
    public void Read_Tapbacks_AreReactionsOfThoseWhoReact()
    {
        const string columns = ", associated_message_type, associated_message_guid";
        List<ImportItem> items = Read(
            Message(1, 2, 2, 0), Message(2, 2, 0, 1, columns, ", 2000, 'p:0/G1'", isByOwner: true),
                Message(3, 2, 1, 2, columns, ", 2001, 'bp:G1'"),
            Message(4, 2, 2, 3, columns, ", 3000, 'p:0/G1'"), Message(5, 2, 0, 4, isByOwner: true),
                Message(6, 2, 2, 5, columns, ", 2006, 'p:0/G5'"));
        Assert.Equal([Channel.Message, Channel.Reaction, Channel.Message, Channel.Reaction],
            items.Interactions().Select(static one => one.Channel));
        Assert.Equal("bob@x.example", Assert.Single(items.Interactions()[1].Contacts).Value);
        Assert.Equal([SkipReason.BetweenOthers, SkipReason.Notice], items.Skipped());
    }

    [Fact]
    public void Read_NoticesFailedUnsentAndServices_AreSkippedAndCounted() =>
        Assert.Equal(
            [SkipReason.Notice, SkipReason.NotSent, SkipReason.Deleted, SkipReason.Automatic, SkipReason.Anonymous],
            Read(
                Message(1, 2, 1, 0, ", item_type", ", 1"), Message(2, 1, 0, 1, ", error", ", 22", isByOwner: true),
                Message(3, 1, 1, 2, ", date_retracted", ", 5"), Message(4, 3, 3, 3), Message(5, 9, 0, 4)).Skipped());

    [Fact]
    public void Read_TimesInSeconds_AreRead()
    {
        string old = Message(1, 1, 1, 0).Replace($"{Time * 1_000_000_000}", $"{Time}", StringComparison.Ordinal);
        Assert.Equal("2026-01-05 11:00:00", Assert.Single(Read(old).Interactions()).Local());
    }

    [Fact]
    public void Read_OldSchemaWithoutLaterColumns_IsRead()
    {
        using SqliteConnection connection =
            Database("ALTER TABLE message DROP COLUMN thread_originator_guid; ALTER TABLE message DROP COLUMN date_retracted;",
            "ALTER TABLE message DROP COLUMN associated_message_guid; ALTER TABLE message DROP COLUMN associated_message_type;",
                Message(1, 1, 1, 0));
        Assert.Single(new RecordsReader(Chat.Options).ReadMessages(connection, "sms.db",
            TestContext.Current.CancellationToken).Interactions());
    }

    [Fact]
    public void Read_SameMessagesFromIMazing_HaveTheSameIds()
    {
        const string csv =
            """
            Chat Session,Message Date,Service,Type,Sender ID,Sender Name,Status,Replying to,Text
            Ann,2026-01-05 11:00:00,iMessage,Incoming,+49 171 1234567,Ann,Read,,a
            Ann,2026-01-05 11:00:00,iMessage,Incoming,+49 171 1234567,Ann,Read,,b
            Ann,2026-01-05 11:00:01,iMessage,Outgoing,,,Read,,c
            """;
        Assert.Equal(
            Chat.Import(csv, "Messages - Ann.csv").Interactions().Select(static one => one.Id),
            Read(Message(1, 1, 1, 0), Message(2, 1, 1, 0),
                Message(3, 1, 0, 1, isByOwner: true)).Interactions().Select(static one => one.Id));
    }

    [Fact]
    public void Read_OtherDatabase_IsAFault()
    {
        using SqliteConnection connection = new("Data Source=:memory:");
        connection.Open();
        Assert.Contains("Messages",
            Assert.Single(new RecordsReader(Chat.Options).ReadMessages(connection, "x.db",
                TestContext.Current.CancellationToken).Faults()), StringComparison.Ordinal);
    }

    [Fact]
    public void Recognise_Database_TellsTheKind() =>
        Assert.Equal(SourceKind.SqliteDatabase, SourceRecognition.Recognise("SQLite format 3\0\u0010"u8));
}
