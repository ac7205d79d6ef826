using System.Text;
using Microsoft.Data.Sqlite;
using NodaTime;
using NodaTime.Testing;
using RelationshipModel.Network;
using RelationshipModel.Storage;

namespace RelationshipModel.Sqlite.Tests;

public sealed class ErasureTests : IDisposable
{
    private const string Id = "erased-7f3a@example.org";
    private const string Name = "Zephyrine Quillfeather";

    private static readonly OwnerId Owner = new("owner");
    private static readonly ContactId Erased = new(Id);
    private static readonly Instant Noon = Instant.FromUtc(2024, 6, 1, 12, 0);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static RelationshipNetwork Network(SqliteStore store) => new(Owner, NetworkStores.Of(store), new FakeClock(Noon));

    private string[] Found() =>
    [
        .. from text in new[] { Id, Name, "Zephyrine", "Quillfeather", "erased-7f3a" }
           from encoding in new[] { Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode }
           where _folder.Contents().Any(content => content.AsSpan().IndexOf(encoding.GetBytes(text)) >= 0)
           select $"{text} in {encoding.WebName}",
    ];

    /// <summary>Rows that come, grow, shrink and go in no order, so that pages are split, merged and moved,
    /// with the contact among them.</summary>
    private static async Task FillAsync(SqliteStore store, int seed)
    {
        Random random = new(seed);
        IContactStore contacts = store;
        IInteractionStore interactions = store;
        for (int i = 0; i < 400; i++)
        {
            ContactId id = random.Next(8) == 0 ? Erased : new($"c{random.Next(60)}");
            string name = id == Erased ? Name : $"name of {id}";
            await contacts.SaveAsync(Owner,
                new(id, name) { Place = new('p', random.Next(1, 900)), Interests = [$"{name} {random.Next(9)}"] });
            if (random.Next(5) == 0) await contacts.RemoveAsync(Owner, new($"c{random.Next(60)}"));
            await interactions.AddAsync(Owner, [.. Enumerable.Range(0, 12).Select(_ => Any(id))]);
            await interactions.SaveAsync(Owner, Any(Erased));
            await interactions.RemoveAsync(Owner, new($"{random.Next(5000):D5}"));
        }

        Interaction Any(ContactId with) =>
            new(new($"{random.Next(5000):D5}"), Noon - Duration.FromSeconds(random.Next(100_000)), Channel.Email, with,
                new ContactId($"c{random.Next(60)}"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task EraseAsync_FromAFileMuchUsed_LeavesNoByteOfNameOrIdInAnyFile(int seed)
    {
        using SqliteStore store = new(_folder.File());
        await FillAsync(store, seed);
        Assert.NotEmpty(Found());

        ErasureReceipt receipt = await Network(store).EraseContactAsync(Erased);

        Assert.Equal(1, receipt.ContactsRemoved);
        Assert.Empty(Found());
    }

    [Fact]
    public async Task EraseAsync_EverythingNamesTheContact_LeavesNoByteInAnyFileWhileOthersReadAndAfterAll()
    {
        ContactId other = new("other");
        using (SqliteStore store = new(_folder.File()))
        {
            RelationshipNetwork network = Network(store);
            await network.Contacts.SaveAsync(new(Erased, Name) { Interests = [Name], Place = Name });
            await network.Contacts.SaveAsync(new(other, "Other"));
            await network.RecordAsync(
            [
                .. Enumerable.Range(0, 3000).Select(i =>
                    new Interaction(new($"{i}"), Noon, Channel.Voice, Erased, other) { Initiator = Initiator.Of(Erased) }),
            ]);
            await network.Circles.SaveAsync(new(new("circle"), "name"));
            await network.Memberships.SaveAsync(new(new("circle"), Erased, new(2020, 1, 1)) { Reason = $"met {Name}" });
            await network.Gatherings.SaveAsync(new(new("gathering"), "name", Noon, Erased, other));
            await network.FollowUps.SaveAsync(new(new("follow-up"), TieSide.Owner, Erased, Noon) { What = $"call {Name}" });
            await network.Acquaintances.SaveAsync(new(new(Erased, other), AcquaintanceState.Acquainted));
            await network.Introductions.SaveAsync(
                Introduction.Begin(new("introduction"), Erased, other, Noon).AskFirst(Noon).AcceptFirst(Noon, [$"{Name} sings"]));
            await using IAsyncEnumerator<Interaction> reader = network.ListInteractionsAsync().GetAsyncEnumerator();
            Assert.True(await reader.MoveNextAsync());

            await network.EraseContactAsync(Erased);

            Assert.Empty(Found());
            Assert.Equal(3000, await network.ListInteractionsAsync(other).CountAsync());
        }

        Assert.Empty(Found());
    }

    [Fact]
    public async Task EraseAsync_FailsInTheMidst_ChangesNothing()
    {
        using SqliteStore store = new(_folder.File());
        await FillAsync(store, 3);
        RelationshipNetwork network = Network(store);
        await network.Introductions.SaveAsync(Introduction.Begin(new("damaged"), Erased, new("c1"), Noon));
        Run("UPDATE introductions SET steps = '[]'");
        List<Interaction> before = await network.ListInteractionsAsync(Erased).ToListAsync();

        // Introductions come after interactions.
        SqliteStoreException fault =
            await Assert.ThrowsAsync<SqliteStoreException>(async () => await network.EraseContactAsync(Erased));

        Assert.Contains("introductions is not as it was written (key: damaged)", fault.Message, StringComparison.Ordinal);
        Assert.NotEmpty(before);
        Assert.Equal(before, await network.ListInteractionsAsync(Erased).ToListAsync());
    }

    private void Run(string sql)
    {
        using SqliteConnection connection = new($"Data Source={_folder.File()};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
