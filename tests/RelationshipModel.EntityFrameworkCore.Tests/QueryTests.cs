using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RelationshipModel.EntityFrameworkCore.Queries;
using RelationshipModel.Storage;
using RelationshipModel.Testing;

namespace RelationshipModel.EntityFrameworkCore.Tests;

/// <summary>The host's own queries of the tables.</summary>
public abstract class QueryTests(Func<Task<Database>> create) : DatabaseTests(create)
{
    private static readonly OwnerId Owner = new("me");
    private static readonly Instant Noon = Instant.FromUtc(2024, 6, 1, 12, 0);

    [Fact]
    public async Task Rows_JoinedWithATableOfTheHost_AreThoseOfTheNetwork()
    {
        await using HostContext context = Database.Context();
        context.Customers.AddRange(new() { Key = "ada", Name = "Ada Ltd" }, new() { Key = "bo", Name = "Bo & Sons" });
        await context.SaveChangesAsync();
        await Database.Store(context).AddAsync(
            Owner,
            [
                new(new("1"), Noon, Channel.Email, new ContactId("ada")),
                new(new("2"), Noon + Duration.FromDays(1), Channel.Email, new("ada"), new("bo")),
                new(new("3"), Noon + Duration.FromDays(2), Channel.Voice, new ContactId("ada")),
            ]);
        await Database.Store(context).AddAsync(new("another"), [new(new("1"), Noon, Channel.Email, new ContactId("ada"))]);

        // README
        var emails =
            from participant in context.Set<ParticipantRow>()
            join interaction in context.Set<InteractionRow>()
                on new { participant.Owner, participant.Id } equals new { interaction.Owner, interaction.Id }
            join customer in context.Customers on participant.Contact equals customer.Key
            where participant.Owner == "me" && interaction.Channel == Channel.Email
            group interaction by customer.Name into sent
            select new { Customer = sent.Key, Count = sent.Count(), Last = sent.Max(email => email.AtSeconds) };
        // README

        var found = await emails.OrderBy(static row => row.Customer).ToListAsync();
        long last = (Noon + Duration.FromDays(1)).ToUnixTimeSeconds();
        Assert.Equal([("Ada Ltd", 2, last), ("Bo & Sons", 1, last)],
            found.Select(static row => (row.Customer, row.Count, row.Last)));
    }

    [Fact]
    public async Task Rows_OfEveryTable_AreReadAndNotTracked()
    {
        await using HostContext context = Database.Context();
        await NetworkScenario.Small(Noon).SaveToAsync(NetworkStores.Of(new EntityFrameworkCoreStore(context)), Owner,
            TestContext.Current.CancellationToken);

        Assert.Contains(await context.Set<ContactRow>().ToListAsync(), static row => row.Id == "ada" && row.Owner == "me");
        InteractionRow first = await context.Set<InteractionRow>().OrderBy(static row => row.AtSeconds).FirstAsync();
        Assert.Equal(await Database.Store(context).ListAsync(Owner).Select(static i => (i.At, i.Channel)).FirstAsync(),
            (first.At, first.Channel));
        await context.Set<ParticipantRow>().ToListAsync();
        await context.Set<CircleRow>().ToListAsync();
        await context.Set<MembershipRow>().ToListAsync();
        await context.Set<GatheringRow>().ToListAsync();
        await context.Set<FollowUpRow>().ToListAsync();
        await context.Set<NoteRow>().ToListAsync();
        await context.Set<AcquaintanceRow>().ToListAsync();
        await context.Set<IntroductionRow>().ToListAsync();
        await context.Set<MergeRow>().ToListAsync();
        Assert.Empty(context.ChangeTracker.Entries());
    }

    [Fact]
    public void Readme_ItsQuery_IsTheOneTested() =>
        Assert.Contains(
            string.Join('\n', Lines(Sources("QueryTests.cs")).SkipWhile(static line => line != "// README").Skip(1)
                .TakeWhile(static line => line != "// README")),
            string.Join('\n', Lines(Sources("../../src/RelationshipModel.EntityFrameworkCore/README.md"))),
            StringComparison.Ordinal);

    private static IEnumerable<string> Lines(string file) => File.ReadAllLines(file).Select(static line => line.Trim());

    private static string Sources(string file, [CallerFilePath] string of = "") =>
        Path.Combine(Path.GetDirectoryName(of)!, file);
}

public sealed class SqliteQueryTests() : QueryTests(SqliteDatabase.CreateAsync);

public sealed class PostgresQueryTests() : QueryTests(PostgresDatabase.CreateAsync);
