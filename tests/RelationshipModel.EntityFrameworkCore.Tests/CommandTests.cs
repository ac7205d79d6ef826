using Microsoft.EntityFrameworkCore;
using NodaTime;
using RelationshipModel.Network;
using RelationshipModel.Storage;

namespace RelationshipModel.EntityFrameworkCore.Tests;

/// <summary>The number of commands that a call takes, each a way to the server and back.</summary>
public abstract class CommandTests(Func<Task<Database>> create) : DatabaseTests(create)
{
    private static readonly OwnerId Owner = new("owner");
    private static readonly Instant Noon = Instant.FromUtc(2024, 6, 1, 12, 0);

    private static RelationshipNetwork Network(NetworkStores stores) => new(Owner, stores, SystemClock.Instance);

    private async Task<List<string>> CommandsOfAsync(Func<NetworkStores, Task> call)
    {
        List<string> commands = [];
        CommandHook hook = new(command =>
        {
            commands.Add(command);
            return Task.CompletedTask;
        });
        await using HostContext context =
            new(new DbContextOptionsBuilder<HostContext>(Database.Options).AddInterceptors(hook).Options);
        await call(NetworkStores.Of(new EntityFrameworkCoreStore(context)));
        return commands;
    }

    private static Interaction Meeting(int number) => new(
        InteractionId.From(number), Noon + Duration.FromHours(number), Channel.InPerson, new("ada"), ContactId.From(number % 5));

    [Fact]
    public async Task RecordAsync_KnownOwner_TakesThreeCommands()
    {
        await CommandsOfAsync(static stores => Network(stores).RecordAsync(Meeting(1)).AsTask());

        List<string> commands = await CommandsOfAsync(static stores => Network(stores).RecordAsync(Meeting(2)).AsTask());

        Assert.True(commands.Count == 3, string.Join('\n', commands));
    }

    [Fact]
    public async Task SaveAsync_2000Contacts_TakesLessThanACommandForTen()
    {
        Contact[] contacts = [.. Enumerable.Range(0, 2_000).Select(static i => new Contact(ContactId.From(i), $"Name {i}"))];
        await CommandsOfAsync(stores => stores.Contacts.SaveAsync(Owner, contacts).AsTask());

        List<string> commands = await CommandsOfAsync(stores => stores.Contacts.SaveAsync(
            Owner, [.. contacts.Select(static contact => contact with { Place = "Paris" })]).AsTask());

        Assert.InRange(commands.Count, 1, 200);
        await using HostContext context = Database.Context();
        NetworkStores stores = NetworkStores.Of(new EntityFrameworkCoreStore(context));
        Assert.Equal(2_000, await stores.Contacts.ListAsync(Owner).CountAsync(static contact => contact.Place == "Paris"));
    }

    [Fact]
    public async Task SaveAndChangeAsync_2000ContactsOfANetwork_TakeLessThanACommandForTen()
    {
        Contact[] contacts = [.. Enumerable.Range(0, 2_000).Select(static i => new Contact(ContactId.From(i), $"Name {i}"))];

        List<string> saved = await CommandsOfAsync(stores => Network(stores).Contacts.SaveAsync(contacts).AsTask());
        List<string> changed = await CommandsOfAsync(stores => Network(stores).Contacts.ChangeAsync(
            [.. contacts.Select(static contact => contact.Id)], static (_, kept) => kept! with { Place = "Paris" }).AsTask());

        Assert.InRange(saved.Count, 1, 200);
        Assert.InRange(changed.Count, 1, 200);
        await using HostContext context = Database.Context();
        NetworkStores stores = NetworkStores.Of(new EntityFrameworkCoreStore(context));
        Assert.Equal(2_000, await stores.Contacts.ListAsync(Owner).CountAsync(static contact => contact.Place == "Paris"));
    }

    /// <summary>The commands grow with the interactions by sets, not one by one.</summary>
    [Fact]
    public async Task EraseContactAsync_OfManySharedInteractions_TakesLessThanACommandForFive()
    {
        await CommandsOfAsync(static stores =>
            Network(stores).RecordAsync([.. Enumerable.Range(0, 600).Select(static number => Meeting(number))]).AsTask());

        List<string> commands = await CommandsOfAsync(static stores => Network(stores).EraseContactAsync(new("ada")).AsTask());

        Assert.InRange(commands.Count, 1, 120);
        await using HostContext context = Database.Context();
        Assert.Equal(600, await Database.Store(context).ListAsync(Owner)
            .CountAsync(static interaction => interaction.Contacts.Count == 1));
    }
}

public sealed class SqliteCommandTests() : CommandTests(SqliteDatabase.CreateAsync);

public sealed class PostgresCommandTests() : CommandTests(PostgresDatabase.CreateAsync);
