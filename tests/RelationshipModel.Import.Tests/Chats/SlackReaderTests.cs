using System.Formats.Tar;
using System.Text;

namespace RelationshipModel.Import.Tests.Chats;

public class SlackReaderTests
{
    private const string Users =
        """
        [{"id": "U1", "team_id": "T1", "name": "ann", "real_name": "Ann Arbor", "is_bot": false, "profile": {"real_name": "Ann Arbor", "email": "ann@x.example"}},
         {"id": "U2", "name": "kim", "profile": {"real_name": "Kim Lee", "email": "me@home.example"}},
         {"id": "U3", "name": "bob", "profile": {"real_name": "Bob", "display_name": "bobby"}},
         {"id": "U4", "name": "robot", "is_bot": true, "profile": {"real_name": "Robot"}}]
        """;

    private const string Channels =
        """[{"id": "C1", "name": "general", "created": 1, "members": ["U1", "U2", "U3"]}, {"id": "C2", "name": "secret", "created": 1, "members": ["U1", "U3"]}]""";

    private const string Directs =
        """[{"id": "D1", "created": 1, "members": ["U1", "U2"]}, {"id": "D2", "created": 1, "members": ["U3", "U2"]}]""";

    private static string Message(string user, int second, string more = "") =>
        $$"""{"type": "message", "user": "{{user}}", "ts": "{{1_767_607_200 + second}}.000100", "text": "hi"{{more}}}""";

    private static List<ImportItem> Export(string users, params (string Name, string Content)[] files) => Chat.Import(
        Text.Zip([.. files.Append(("dms.json", Directs)).Append(("channels.json", Channels)).Append(("users.json", users))
            .Select(static file => (file.Item1, Encoding.UTF8.GetBytes(file.Item2)))]),
        "export.zip", Chat.Options);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Read_TarWithItsIndexesLast_ReadsThemFirst(bool isPacked)
    {
        string channel = $"[{Message("U3", 0)},{Message("U2", 1)}]";
        using MemoryStream packed = new();
        using (TarWriter tar = new(packed, leaveOpen: true))
        {
            foreach ((string name, string content) in ((string, string)[])
                [("general/2026-01-05.json", channel), ("general/2026-01-06.json", channel), ("users.json", Users),
                ("channels.json", Channels)])
            {
                tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, $"export/{name}")
                {
                    DataStream = new MemoryStream(Encoding.UTF8.GetBytes(content)),
                });
            }
        }

        byte[] bytes = packed.ToArray();
        List<ImportItem> items = Chat.Import(isPacked ? Text.Gzip(bytes) : bytes, "export.tgz", Chat.Options);
        Assert.Equal(["Bob", "me", "Bob", "me"], items.Senders());
        Assert.All(items.Interactions(), static message => Assert.Equal(3, message.HeadCount));
        Assert.Empty(items.Faults());
    }

    [Fact]
    public void Read_UserWhoseNameFollowsTheProfile_IsReadWhole()
    {
        string users = Users.Replace("\"profile\": {\"real_name\": \"Bob\", \"display_name\": \"bobby\"}",
            "\"profile\": {\"real_name\": \"Bob\"}, \"real_name\": \"Bob Birch\", \"is_bot\": true", StringComparison.Ordinal);
        List<ImportItem> items = Export(users, ("D2/2026-01-05.json", $"[{Message("U3", 0)}]"));
        Assert.Equal([SkipReason.Automatic], items.Skipped());
    }

    [Fact]
    public void Read_DirectConversation_KnowsBothSides()
    {
        List<ImportItem> items = Export(Users, ("D1/2026-01-05.json", $"[{Message("U1", 0)},{Message("U2", 1)}]"));
        Assert.Equal(["Ann Arbor", "me"], items.Senders());
        Assert.All(items.Interactions(), static message =>
            Assert.Equal(("ann@x.example", 2), (Assert.Single(message.Contacts).Value, message.HeadCount)));
    }

    [Fact]
    public void Read_WithoutMailAddresses_FindsTheOwnerInAllDirectConversations()
    {
        string users = Users.Replace("\"email\"", "\"mail\"", StringComparison.Ordinal);
        List<ImportItem> items = Export(users, ("D2/2026-01-05.json", $"[{Message("U3", 0)},{Message("U2", 1)}]"));
        Assert.Equal(["Bob", "me"], items.Senders());
        Assert.Equal("slack:U3", items.Interactions()[0].Contacts[0].Value);
    }

    [Fact]
    public void Read_Channel_IsAGroup()
    {
        string day = string.Join(',',
            Message("U3", 0), Message("U2", 1, ", \"thread_ts\": \"1767607200.000100\", \"parent_user_id\": \"U3\""),
            Message("U3", 2, ", \"thread_ts\": \"1767607200.000100\", \"parent_user_id\": \"U3\""),
                Message("U1", 3, ", \"subtype\": \"channel_join\""),
            Message("U4", 4), Message("U1", 5, ", \"subtype\": \"bot_message\", \"bot_id\": \"B1\""),
                Message("U1", 6, ", \"subtype\": \"tombstone\""));
        List<ImportItem> items = Export(Users, ("general/2026-01-05.json", $"[{day}]"),
            ("secret/2026-01-05.json", $"[{Message("U1", 0)}]"));
        Assert.Equal(["Bob", "me", "Bob"], items.Senders());
        Assert.Equal([(1, 3), (2, 3), (1, 3)], items.Interactions().Select(static message =>
            (message.Contacts.Count, message.HeadCount)));
        Assert.Equal([false, true, false], items.Interactions().Select(static message => message.IsReply));
        Assert.Equal([SkipReason.Notice, SkipReason.Automatic, SkipReason.Automatic, SkipReason.Deleted,
            SkipReason.WithoutOwner], items.Skipped());
    }

    [Fact]
    public void Read_ReactionsAndHuddles_AreWhatTheyAre()
    {
        List<ImportItem> items = Export(Users, ("D1/2026-01-05.json", "["
            + Message("U1", 0, ", \"reactions\": [{\"name\": \"x\", \"users\": [\"U2\"], \"count\": 1}]") + ","
            + Message("U1", 1,
                ", \"subtype\": \"huddle_thread\", \"room\": {\"created_by\": \"U1\", \"date_start\": 1767607200, "
                    + "\"date_end\": 1767607500}") + "]"));
        Assert.Equal([Channel.Message, Channel.Reaction, Channel.Voice], items.Interactions().Select(static one => one.Channel));
        Assert.Equal([false, true, false], items.Interactions().Select(static one => one.Initiator.Side == TieSide.Owner));
        Assert.Equal(300, items.Interactions()[2].Length!.Value.TotalSeconds);
    }

    [Fact]
    public void Read_Folder_IsReadLikeTheZip()
    {
        RecordsReader reader = new(Chat.Options);
        foreach ((string name, string content) in new[] { ("users.json", Users), ("dms.json", Directs) })
            Assert.Empty(reader.Read(Text.Stream(content), $"/export/{name}"));
        Assert.Equal(["me"], reader.Read(Text.Stream($"[{Message("U2", 0)}]"), "/export/D1/2026-01-05.json").Senders());
    }

    [Fact]
    public void Read_WithoutAnyIndex_SaysWhatToPass() =>
        Assert.Contains("--me", Assert.Single(Chat.Import($"[{Message("U1", 0)}]", "D1/2026-01-05.json").Faults()),
            StringComparison.Ordinal);
}
