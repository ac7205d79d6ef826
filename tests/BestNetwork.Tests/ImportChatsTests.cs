using Microsoft.Data.Sqlite;

namespace BestNetwork.Tests;

public sealed class ImportChatsTests : IDisposable
{
    private const string Android = "29/01/2026, 18:30 - Ann Arbor: Hello\n30/01/2026, 18:31 - Kim Lee: Hi\n";

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Chats_of_several_messengers_become_one_network()
    {
        _folder.With("mine/WhatsApp Chat with Ann Arbor.txt", Android);
        _folder.With("mine/sms.xml",
            "<smses count=\"1\"><sms address=\"0171 1234567\" date=\"1767607200000\" type=\"1\" contact_name=\"Bob\" /></smses>");
        MessagesDatabase(_folder.Of("mine/chat.db"));
        _folder.With("mine/slack/users.json",
            """[{"id": "U1", "profile": {"email": "cid@x.example"}}, {"id": "U2", "profile": {"email": "me@home.example"}}]""");
        _folder.With("mine/slack/D1/2026-01-05.json", """[{"type": "message", "user": "U1", "ts": "1767607200.000100"}]""");
        string database = _folder.Of("mine.db");

        Run import = await ImportAsync(database, _folder.Of("mine"));

        Assert.Contains("5 new interactions", import.Output);
        Assert.Contains("3 new contacts", import.Output);
        Assert.Empty(Directory.GetFiles(_folder.Of("mine"), "chat.db-*"));
        Assert.Contains("5 already known", (await ImportAsync(database, _folder.Of("mine"))).Output);
    }

    [Fact]
    public async Task A_group_is_read_although_another_file_shows_who_the_owner_is()
    {
        _folder.With("mine/A group.txt",
            "29/01/2026, 18:30 - Ann: a\n29/01/2026, 18:31 - Bob: b\n29/01/2026, 18:32 - Kim Lee: c\n");
        _folder.With("mine/WhatsApp Chat with Ann Arbor.txt", Android);

        Run import = await ImportAsync(_folder.Of("mine.db"), _folder.Of("mine"));

        Assert.Contains("5 new interactions", import.Output);
        Assert.DoesNotContain("--me NAME", import.Output);
    }

    [Fact]
    public async Task Dates_of_two_orders_are_asked_for()
    {
        string chat = _folder.With("WhatsApp Chat with Ann Arbor.txt", "03/04/26, 10:00 - Ann Arbor: a\n");
        Run asked = await ImportAsync(_folder.Of("a.db"), chat);
        Assert.Contains("--date-order", asked.Output);

        Run stated = await ImportAsync(_folder.Of("a.db"), chat, "--date-order", "mdy");
        Assert.Contains("1 new interaction", stated.Output);
        Assert.Equal(2, (await ImportAsync(_folder.Of("a.db"), chat, "--date-order", "xyz")).ExitCode);
    }

    [Fact]
    public async Task A_database_that_is_not_one_of_Messages_is_refused_and_passed_over_in_a_folder()
    {
        string database = _folder.Of("mine.db");
        string card = _folder.With("mine/card.vcf", "BEGIN:VCARD\nFN:Ann\nEMAIL:ann@x.example\nEND:VCARD\n");
        await ImportAsync(database, card);
        File.Copy(database, _folder.Of("mine/other.db"));

        Assert.Contains("not one of Apple's Messages", (await ImportAsync(_folder.Of("b.db"),
            _folder.Of("mine/other.db"))).Output);
        Assert.Contains("1 file", (await ImportAsync(_folder.Of("c.db"), _folder.Of("mine"))).Output);
    }

    public void Dispose() => _folder.Dispose();

    private static Task<Run> ImportAsync(string database, string path, params string[] more) => Run.Of(
        ["import", path, "--db", database, "--me", "me@home.example", "--zone", "Europe/Berlin", "--as-of", "2026-06-01",
            .. more]);

    private static void MessagesDatabase(string path)
    {
        using SqliteConnection connection = new($"Data Source={path};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText =
            """
            PRAGMA journal_mode = WAL;
            CREATE TABLE handle (ROWID INTEGER PRIMARY KEY, id TEXT);
            CREATE TABLE chat (ROWID INTEGER PRIMARY KEY, style INTEGER);
            CREATE TABLE message (ROWID INTEGER PRIMARY KEY, guid TEXT UNIQUE, handle_id INTEGER, date INTEGER, is_from_me INTEGER);
            CREATE TABLE chat_message_join (chat_id INTEGER, message_id INTEGER);
            CREATE TABLE chat_handle_join (chat_id INTEGER, handle_id INTEGER);
            INSERT INTO handle VALUES (1, '+491711234567');
            INSERT INTO chat VALUES (1, 45);
            INSERT INTO chat_handle_join VALUES (1, 1);
            INSERT INTO message VALUES (1, 'G1', 1, 789300000000000000, 0);
            INSERT INTO chat_message_join VALUES (1, 1);
            """;
        command.ExecuteNonQuery();
    }
}
