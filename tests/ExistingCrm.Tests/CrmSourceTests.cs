using ExistingCrm.Records;
using ExistingCrm.Relationships;
using Microsoft.EntityFrameworkCore;
using RelationshipModel.Testing;

namespace ExistingCrm.Tests;

/// <summary>The source of the example gives what the library relies on, over the CRM's own tables.</summary>
public sealed class CrmSourceTests : NetworkSourceConformance
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<CrmContext> _contexts = [];
    private OwnerId _owner, _anotherOwner;

    protected override OwnerId Owner => _owner;

    protected override OwnerId? AnotherOwner => _anotherOwner;

    protected override ValueTask<INetworkSource> OpenAsync() => new(new CrmSource(OpenContext()));

    public override async ValueTask InitializeAsync()
    {
        CrmContext crm = OpenContext();
        await crm.Database.EnsureCreatedAsync();
        _owner = await SeedAsync(crm, "mina");
        _anotherOwner = await SeedAsync(crm, "otto");
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        foreach (CrmContext context in _contexts) await context.DisposeAsync();
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    private static async Task<OwnerId> SeedAsync(CrmContext crm, string login)
    {
        User user = new() { Login = login, Name = login, Zone = "Europe/Vienna" };
        crm.Users.Add(user);
        await crm.SaveChangesAsync();
        Person[] people =
        [
            .. Enumerable.Range(0, 6)
                .Select(i => new Person { UserId = user.Id, Name = $"{login}'s {i}", Interests = "chess;choirs" }),
        ];
        crm.People.AddRange(people);
        for (int i = 0; i < 40; i++)
        {
            Activity activity = new()
            {
                UserId = user.Id,
                Kind = Activity.Kinds[i % Activity.Kinds.Length],
                StartedAt = new DateTime(2026, 1, 1, 9, 0, 0, DateTimeKind.Utc).AddHours(i / 2 * 50),
                Minutes = i % 3 == 0 ? 30 : null,
                Direction = (i % 3) switch { 0 => "out", 1 => "in", _ => null },
                Subject = "",
            };
            foreach (Person person in people.Where((_, j) => j == i % 6 || j == i % 4)) activity.People.Add(person);
            crm.Activities.Add(activity);
        }

        await crm.SaveChangesAsync();
        return OwnerId.From(user.Id);
    }

    private CrmContext OpenContext()
    {
        CrmContext context = new(new DbContextOptionsBuilder<CrmContext>()
            .UseSqlite($"Data Source={Path.Combine(_folder.Path, "crm.db")}").Options);
        _contexts.Add(context);
        return context;
    }
}
