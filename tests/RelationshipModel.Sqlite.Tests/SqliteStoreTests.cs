using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using NodaTime;
using RelationshipModel.Rows;
using RelationshipModel.Storage;
using RelationshipModel.Testing;

namespace RelationshipModel.Sqlite.Tests;

public sealed class SqliteStoreTests : IDisposable
{
    private static readonly OwnerId Owner = new("owner");
    private static readonly Instant Noon = Instant.FromUtc(2024, 6, 1, 12, 0);
    private static readonly NetworkScenario Small = NetworkScenario.Small(Noon);

    /// <summary>All columns, indices and references, each with its table.</summary>
    private const string Structure = """
        SELECT group_concat(line, char(10)) FROM (
            SELECT t.name || ' ' || c.name || ' ' || c.type || ' ' || c."notnull" || ' ' || c.pk AS line
            FROM sqlite_schema AS t, pragma_table_info(t.name) AS c WHERE t.type = 'table'
            UNION ALL SELECT t.name || ' ' || i.name || ' ' || i.origin FROM sqlite_schema AS t, pragma_index_list(t.name) AS i
            WHERE t.type = 'table'
            UNION ALL SELECT t.name || ' ' || f."from" || ' ' || f."table" || ' ' || f."to" || ' ' || f.on_delete
            FROM sqlite_schema AS t, pragma_foreign_key_list(t.name) AS f WHERE t.type = 'table' ORDER BY line)
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private SqliteStore Open(SqliteStoreOptions? options = null) => new(_folder.File(), options);

    private async Task<int> CountAsync()
    {
        using SqliteStore store = Open();
        return await ((IInteractionStore)store).ListAsync(Owner).CountAsync();
    }

    private async Task FillAsync()
    {
        using SqliteStore store = Open();
        await Small.SaveToAsync(NetworkStores.Of(store), Owner);
    }

    private object? Ask(string sql, TemporaryFolder? folder = null)
    {
        using SqliteConnection connection = new($"Data Source={(folder ?? _folder).File()};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private static Interaction[] Many(int count) =>
    [
        .. Enumerable.Range(0, count).Select(static i =>
            new Interaction(new($"many {i}"), Noon + Duration.FromSeconds(i), Channel.Voice, new ContactId("ada"))),
    ];

    [Fact]
    public async Task Readme_lists_the_tables_and_which_of_them_have_row_ids_and_checksums()
    {
        await FillAsync();
        string page = File.ReadAllText(Path.Combine(Repository.Root, "src", "RelationshipModel.Sqlite", "FILE.md"))
            .ReplaceLineEndings(" ");
        string[] Names(string pattern) => [.. Regex.Match(page, pattern).Groups[1].Value.Split(["`", ", ", " and "],
            StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)];
        string[] Tables(string condition) =>
            ((string)Ask("SELECT group_concat(name, ' ') FROM (SELECT name FROM sqlite_schema AS t "
                + $"WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND {condition} ORDER BY name)")!).Split(' ');

        Assert.Equal(
            Tables("true"),
            Regex.Matches(page, @"(?<=\| )`[a-z_`, ]+`(?= \|)").SelectMany(static cell => cell.Value.Split(", "))
                .Select(static name => name.Trim('`')).Where(static name => name != "key").Order(StringComparer.Ordinal));
        Assert.Equal(Tables("sql NOT LIKE '%WITHOUT ROWID%'"), Names("and all except ([^.]*) are WITHOUT ROWID"));
        Assert.Equal(Tables("NOT EXISTS (SELECT 1 FROM pragma_table_info(t.name) WHERE name = 'checksum')"),
            Names("Each table except ([^.]*) has a column `checksum`"));
    }

    [Fact]
    public async Task Owners_are_listed_in_ordinal_order()
    {
        using SqliteStore store = Open();
        Assert.Empty(await store.ListOwnersAsync());
        foreach (string owner in new[] { "zoe", "Äda", "Zoe", "\uFFFD", "😀" })
            await ((IContactStore)store).SaveAsync(new(owner), new(new("ada"), "Ada"));
        Assert.Equal(["Zoe", "zoe", "Äda", "😀", "\uFFFD"], (await store.ListOwnersAsync()).Select(static owner => owner.Value));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await store.ListOwnersAsync(new(canceled: true)));
    }

    private static async Task<SqliteStoreFault> FaultAsync(SqliteStore store, Func<IInteractionStore, Task> call) =>
        (await Assert.ThrowsAsync<SqliteStoreException>(() => call(store))).Fault;

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(":memory:")]
    [InlineData("file:network.db")]
    public void Constructor_NoFile_IsRefused(string path) => Assert.ThrowsAny<ArgumentException>(() => new SqliteStore(path));

    [Fact]
    public void Constructor_BeforeAnyCall_TouchesNoFile()
    {
        using SqliteStore store = Open();

        Assert.False(File.Exists(store.Path));
    }

    [Fact]
    public async Task Dispose_Last_LeavesASingleFile()
    {
        await FillAsync();

        Assert.Single(_folder.Contents());
    }

    [Fact]
    public async Task FindAsync_AfterDispose_IsRefused()
    {
        SqliteStore store = Open();
        store.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(
            async () => await ((IInteractionStore)store).ListAsync(Owner).CountAsync());
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await ((IInteractionStore)store).AddAsync(Owner, Many(1)));
    }

    [Fact]
    public async Task AddAsync_FileMayGrowNoFurther_SaysSoAndKeepsNothingOfTheBatch()
    {
        await FillAsync();
        int before = await CountAsync();
        using (SqliteStore full = Open(new() { MaxPages = 40 }))
        {
            SqliteStoreException fault =
                await Assert.ThrowsAsync<SqliteStoreException>(
                    async () => await ((IInteractionStore)full).AddAsync(Owner, Many(5000)));

            Assert.Equal(SqliteStoreFault.Full, fault.Fault);
            Assert.Contains(full.Path, fault.Message, StringComparison.Ordinal);
            Assert.Contains("Make room", fault.Message, StringComparison.Ordinal);
            Assert.Equal(1, await ((IInteractionStore)full).AddAsync(Owner, Many(1)));
        }

        Assert.Equal("ok", Ask("PRAGMA integrity_check"));
        Assert.Equal(before + 1, await CountAsync());
        using SqliteStore store = Open();
        Assert.Equal(4999, await ((IInteractionStore)store).AddAsync(Owner, Many(5000)));
    }

    [Fact]
    public async Task AddAsync_OpenedForReading_IsRefusedAndReadingWorks()
    {
        await FillAsync();
        int before = await CountAsync();
        using SqliteStore store = Open(new() { ReadOnly = true });

        Assert.Equal(SqliteStoreFault.ReadOnly,
            await FaultAsync(store, async interactions => await interactions.AddAsync(Owner, Many(1))));

        Assert.Equal(before, await ((IInteractionStore)store).ListAsync(Owner).CountAsync());
    }

    [Fact]
    public async Task ListAsync_OpenedForReadingAndNoFile_SaysSo()
    {
        using SqliteStore store = Open(new() { ReadOnly = true });

        SqliteStoreException fault = await Assert.ThrowsAsync<SqliteStoreException>(
            async () => await ((IInteractionStore)store).ListAsync(Owner).CountAsync());
        Assert.Equal(SqliteStoreFault.Unavailable, fault.Fault);
        Assert.Contains(" does not exist and was not created. Name a file that exists,", fault.Message, StringComparison.Ordinal);
        Assert.Empty(_folder.Contents());
    }

    [Fact]
    public async Task AddAsync_FolderMissing_SaysSo()
    {
        using SqliteStore store = new(_folder.File("missing/network.db"));

        SqliteStoreException fault = await Assert.ThrowsAsync<SqliteStoreException>(
            async () => await ((IInteractionStore)store).AddAsync(Owner, Many(1)));
        Assert.Equal(SqliteStoreFault.Unavailable, fault.Fault);
        Assert.Contains(" because its folder does not exist.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AddAsync_FileOfSomethingElse_SaysSoAndLeavesItAlone()
    {
        byte[] letter = [.. Enumerable.Repeat((byte)'x', 4096)];
        await File.WriteAllBytesAsync(_folder.File(), letter);
        using SqliteStore store = Open();

        Assert.Equal(SqliteStoreFault.NotAStore,
            await FaultAsync(store, async interactions => await interactions.AddAsync(Owner, Many(1))));

        Assert.Equal(letter, await File.ReadAllBytesAsync(_folder.File()));
    }

    [Fact]
    public async Task AddAsync_DatabaseOfAnotherProgram_SaysSoAndLeavesItAlone()
    {
        Ask("CREATE TABLE songs (title TEXT)");
        using SqliteStore store = Open();

        Assert.Equal(SqliteStoreFault.NotAStore,
            await FaultAsync(store, async interactions => await interactions.AddAsync(Owner, Many(1))));

        Assert.Equal(1L, Ask("SELECT count(*) FROM sqlite_schema"));
    }

    [Fact]
    public async Task ListAsync_FileOfALaterVersion_IsRefusedWithBothVersions()
    {
        await FillAsync();
        Ask($"PRAGMA user_version = {Schema.Versions.Count + 1}");
        using SqliteStore store = Open();

        SqliteStoreException fault = await Assert.ThrowsAsync<SqliteStoreException>(
            async () => await ((IInteractionStore)store).ListAsync(Owner).CountAsync());

        Assert.Equal(SqliteStoreFault.Newer, fault.Fault);
        Assert.Contains(
            $"of version {Schema.Versions.Count + 1} but this library knows versions up to {Schema.Versions.Count}",
            fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ListAsync_FileOfAnEarlierVersion_IsBroughtForwardWithItsRows()
    {
        await FillAsync();
        int before = await CountAsync();
        using SqliteStore later = new(_folder.File(), null,
            [.. Schema.Versions, "ALTER TABLE contacts ADD COLUMN pronouns TEXT"]);

        Assert.Equal(before, await ((IInteractionStore)later).ListAsync(Owner).CountAsync());

        Assert.Equal((long)Schema.Versions.Count + 1, Ask("PRAGMA user_version"));
        Assert.Equal((long)Small.Contacts.Count, Ask("SELECT count(*) FROM contacts WHERE pronouns IS NULL"));
    }

    [Fact]
    public async Task Added_ColumnsOfALaterVersion_ChecksumsCoverThemAndADamagedRowStaysDamaged()
    {
        await FillAsync();
        Ask("UPDATE contacts SET place = 'elsewhere' WHERE id = (SELECT min(id) FROM contacts)");
        int next = Schema.Versions.Count + 1;
        LaterMapping[] mappings = [.. Mappings.All.Select(mapping => new LaterMapping(mapping, next))];
        using (SqliteStore later = new(_folder.File(), null, [.. Schema.Versions, Schema.Added(next, mappings)]))
            await ((IUnitOfWork)later).ReadAsync(Owner, static () => new ValueTask<int>(0));

        using SqliteConnection connection = new($"Data Source={_folder.File()};Pooling=False");
        connection.Open();
        connection.CreateFunction("row_checksum", static (object?[] cells) => (long)RowChecksum.Of(cells));
        long Count(string rows)
        {
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = $"SELECT count(*) FROM {rows}";
            return (long)command.ExecuteScalar()!;
        }

        foreach (LaterMapping mapping in mappings)
        {
            string table = SqlNames.TableOf(mapping);
            long damaged = mapping.Noun == typeof(Contact) ? 1 : 0;
            Assert.Equal((table, damaged), (table, Count($"{table} WHERE checksum <> row_checksum({SqlNames.Of(mapping.Columns)})")));
            Assert.Equal(Count(table), Count($"{table} WHERE pronouns = 'they' AND age IS NULL"));
            Assert.Equal(0, Count(
                $"tallies WHERE name = '{table}' AND sum <> (SELECT sum(checksum) FROM {table} WHERE owner = tallies.owner)"));
        }

        Assert.Equal(0, Count("""
            ties WHERE log_sum <> (SELECT sum(i.checksum) FROM interaction_contacts AS c
            JOIN interactions AS i USING (owner, at_s, at_ns, id) WHERE (c.owner, c.contact) = (ties.owner, ties.contact))
            """));
        Assert.NotEqual(0, Count("ties WHERE log_sum > 0"));
    }

    [Fact]
    public async Task ListAsync_FileOfTheFirstVersion_IsReadAndBecomesLikeANewOne()
    {
        Ask(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "tests/RelationshipModel.Sqlite.Tests/FirstVersion.sql")));
        using (SqliteStore store = Open())
        {
            NetworkStores stores = NetworkStores.Of(store);
            Contact ada = Assert.Single(await stores.Contacts.ListAsync(Owner).ToListAsync());
            Assert.Equal(ContactRestrictions.NoIntroductions, ada.Restrictions);
            Assert.Equal(new Closeness[] { (Closeness)3 }, ada.Closeness.Select(static stated => stated.Closeness));
            Interaction coffee = Assert.Single(await stores.Interactions.ListAsync(Owner, ada.Id).ToListAsync());
            Assert.Equal(Instant.FromUtc(2024, 6, 1, 12, 0).PlusNanoseconds(5), coffee.At);
            Assert.Equal(Initiator.Of(ada.Id), coffee.Initiator);
            Assert.Equal(Duration.FromHours(1) + Duration.FromNanoseconds(7), coffee.Length);
            Assert.Equal(Cadence.AsItComes,
                Assert.Single(await stores.Memberships!.ListAsync(Owner, ada.Id).ToListAsync()).Cadence);
            Assert.Equal("lend it", Assert.Single(await stores.FollowUps!.ListAsync(Owner, ada.Id).ToListAsync()).What);
            Assert.Equal(new LocalDate(2020, 1, 1), Assert.Single(await stores.Acquaintances!.ListAsync(Owner).ToListAsync()).On);
            Assert.Single(await stores.Introductions!.ListAsync(Owner).ToListAsync());
            Assert.Single(await stores.Circles!.ListAsync(Owner).ToListAsync());
            Assert.Single(await stores.Gatherings!.ListAsync(Owner).ToListAsync());
            Assert.Equal("plays the cello", Assert.Single(await stores.Notes!.ListAsync(Owner, ada.Id).ToListAsync()).Text);
            Assert.Single(await stores.Merges!.ListAsync(Owner).ToListAsync());
            Assert.Equal([], await store.CheckAsync());
            await Small.SaveToAsync(stores, Owner);
        }

        object? brought = Ask(Structure);
        using TemporaryFolder other = new();
        using (SqliteStore store = new(other.File())) await Small.SaveToAsync(NetworkStores.Of(store), Owner);
        Assert.Equal(Ask(Structure, other), brought);
    }

    [Fact]
    public async Task ListAsync_MigrationFails_LeavesTheFileAsItWas()
    {
        await FillAsync();
        using (SqliteStore later = new(_folder.File(), null,
            [.. Schema.Versions, "CREATE TABLE half (a TEXT); INSERT INTO nowhere VALUES (1)"]))
            await Assert.ThrowsAsync<SqliteStoreException>(
                async () => await ((IInteractionStore)later).ListAsync(Owner).CountAsync());

        Assert.Equal((long)Schema.Versions.Count, Ask("PRAGMA user_version"));
        Assert.Equal(0L, Ask("SELECT count(*) FROM sqlite_schema WHERE name = 'half'"));
        Assert.Equal(Small.Interactions.Count, await CountAsync());
    }

    [Fact]
    public async Task AddAsync_LockedByAnotherForTooLong_SaysSoAndKeepsNothing()
    {
        await FillAsync();
        int before = await CountAsync();
        using SqliteConnection other = new($"Data Source={_folder.File()};Pooling=False");
        other.Open();
        using SqliteTransaction writing = other.BeginTransaction(deferred: false);
        using SqliteStore store = Open(new() { BusyTimeout = Duration.FromMilliseconds(50) });

        Assert.Equal(SqliteStoreFault.Busy,
            await FaultAsync(store, async interactions => await interactions.AddAsync(Owner, Many(1))));

        Assert.Equal(before, await ((IInteractionStore)store).ListAsync(Owner).CountAsync());
        writing.Rollback();
        Assert.Equal(1, await ((IInteractionStore)store).AddAsync(Owner, Many(1)));
    }

    [Fact]
    public async Task AddAsync_CancelledHalfWay_KeepsNothing()
    {
        using SqliteStore store = Open();
        using CancellationTokenSource source = new();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await ((IInteractionStore)store).AddAsync(Owner, new CancelledHalfWay(Many(1000), source), source.Token));

        Assert.Equal(0, await ((IInteractionStore)store).ListAsync(Owner).CountAsync());
    }

    [Fact]
    public async Task ListAsync_LeftHalfRead_HoldsNothingOpen()
    {
        using SqliteStore store = Open();
        await ((IInteractionStore)store).AddAsync(Owner, Many(3000));
        await using IAsyncEnumerator<Interaction> reader = ((IInteractionStore)store).ListAsync(Owner).GetAsyncEnumerator();
        Assert.True(await reader.MoveNextAsync());
        await ((IInteractionStore)store).RemoveAsync(Owner, Many(1)[0].Id);

        // The first column is 1 where a reader or writer was in the way.
        Assert.Equal(0L, Ask("PRAGMA wal_checkpoint(TRUNCATE)"));
    }

    [Theory]
    [InlineData("PRAGMA journal_mode", "wal")]
    [InlineData("PRAGMA integrity_check", "ok")]
    [InlineData("SELECT id FROM contacts ORDER BY id LIMIT 1", "ada")]
    [InlineData("SELECT datetime(at_s, 'unixepoch') FROM interactions WHERE id = 'coffee'", "2024-05-25 12:00:00")]
    public async Task File_AskedByAnotherProgram_Answers(string question, string answer)
    {
        await FillAsync();

        Assert.Equal(answer, Ask(question));
    }

    [Theory]
    [InlineData(5, SqliteStoreFault.Busy)]
    [InlineData(8, SqliteStoreFault.ReadOnly)]
    [InlineData(10, SqliteStoreFault.InputOutput)]
    [InlineData(11, SqliteStoreFault.Corrupt)]
    [InlineData(13, SqliteStoreFault.Full)]
    [InlineData(14, SqliteStoreFault.Unavailable)]
    [InlineData(26, SqliteStoreFault.NotAStore)]
    public void Of_CodeOfSqlite_SaysWhatAndWhere(int code, SqliteStoreFault expected)
    {
        SqliteStoreException? fault = SqliteStoreException.Of(new SqliteException("", code), "/some/network.db");

        Assert.NotNull(fault);
        Assert.Equal(expected, fault.Fault);
        Assert.StartsWith("The file /some/network.db ", fault.Message, StringComparison.Ordinal);
    }

    /// <summary>A batch that is cancelled while it is read.</summary>
    private sealed class CancelledHalfWay(Interaction[] batch, CancellationTokenSource source) : IReadOnlyCollection<Interaction>
    {
        private int _reads;

        public int Count => batch.Length;

        public IEnumerator<Interaction> GetEnumerator()
        {
            bool isAdding = ++_reads > 1;
            for (int i = 0; i < batch.Length; i++)
            {
                if (isAdding && i == batch.Length / 2) source.Cancel();
                yield return batch[i];
            }
        }

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }

    /// <summary>The table of a noun that has two more properties than today.</summary>
    private sealed class LaterMapping(IRowMapping today, int version) : IRowMapping
    {
        public Type Noun => today.Noun;

        public string Name => today.Name;

        public IReadOnlyList<Column> Columns { get; } =
        [
            .. today.Columns,
            new(today.Columns.Count, "Pronouns", ColumnType.Text, IsOptional: false, version, "'they'"),
            new(today.Columns.Count + 1, "Age", ColumnType.Number, IsOptional: true, version, null),
        ];

        public IReadOnlyList<Column> Key => today.Key;

        public IReadOnlyList<Column> Order => today.Order;

        public Column? ListedBy => today.ListedBy;
    }
}
