using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using RelationshipModel.Network;
using RelationshipModel.Storage;
using RelationshipModel.Testing;

namespace RelationshipModel.EntityFrameworkCore.Tests;

/// <summary>The store beside what the host itself does with its context.</summary>
public abstract class HostTests(Func<Task<Database>> create) : DatabaseTests(create)
{
    private static readonly OwnerId Owner = new("owner");
    private static readonly Instant Noon = Instant.FromUtc(2024, 6, 1, 12, 0);

    private static Interaction Meeting(string id) =>
        new(new(id), Noon - Duration.FromDays(1), Channel.InPerson, new ContactId("friend"));

    private async Task<int> CountAsync()
    {
        await using HostContext context = Database.Context();
        return await Database.Store(context).ListAsync(Owner).CountAsync();
    }

    /// <summary>As a host must with a strategy that retries.</summary>
    private static Task InTransactionAsync(HostContext context, Func<IDbContextTransaction, Task> work) =>
        context.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            await using IDbContextTransaction transaction = await context.Database.BeginTransactionAsync();
            await work(transaction);
        });

    /// <summary>A source that reads through the host's context takes part in the view, on its one connection.</summary>
    [Fact]
    public async Task Question_OfASourceOnTheSameContext_IsReadInOneView()
    {
        await using (HostContext context = Database.Context())
        {
            context.Invoices.Add(new() { Text = "Ada" });
            await context.SaveChangesAsync();
        }

        ServiceCollection services = new();
        services.AddScoped(_ => Database.Context());
        services.AddRelationshipModel().UseEntityFrameworkCore<HostContext>().UseSource<InvoiceSource>();
        await using ServiceProvider host = services.BuildServiceProvider();
        await using AsyncServiceScope scope = host.CreateAsyncScope();
        RelationshipNetwork network = scope.ServiceProvider.GetRequiredService<RelationshipNetworkFactory>().For(Owner);
        await network.FollowUps.SaveAsync(new FollowUp(new("1"), TieSide.Owner, new("Ada"), Noon) { Due = new(2024, 6, 2) });
        InvoiceSource source = scope.ServiceProvider.GetRequiredService<InvoiceSource>();

        Assert.Equal(
            [new ContactId("Ada")],
            (await network.PlanRevisitsAsync(asOf: Noon + Duration.FromDays(2))).Suggestions.Select(static s => s.Contact));
        Assert.Equal(1, (await network.ScoreAsync(new("Ada"), Noon)).InteractionCount);
        Assert.DoesNotContain(false, source.WereInTransaction);
        Assert.NotEmpty(source.WereInTransaction);
        Assert.Null(scope.ServiceProvider.GetRequiredService<HostContext>().Database.CurrentTransaction);
    }

    private sealed class InvoiceSource(HostContext context) : INetworkSource
    {
        internal List<bool> WereInTransaction { get; } = [];

        public IAsyncEnumerable<Contact> ListContactsAsync(
            OwnerId owner, IReadOnlyCollection<ContactId>? ids, CancellationToken cancellationToken = default) =>
            Read().Select(static invoice => new Contact(new(invoice.Text), invoice.Text));

        public IAsyncEnumerable<Interaction> ListInteractionsAsync(
            OwnerId owner, ContactId contact, CancellationToken cancellationToken = default) =>
            Read().Select(static invoice => Of(invoice));

        public IAsyncEnumerable<Interaction> ListInteractionsAsync(
            OwnerId owner, Instant since, CancellationToken cancellationToken = default) =>
            Read().Select(static invoice => Of(invoice));

        private static Interaction Of(Invoice invoice) =>
            new(InteractionId.From(invoice.Id), Noon - Duration.FromDays(1), Channel.InPerson, new ContactId(invoice.Text));

        private IAsyncEnumerable<Invoice> Read()
        {
            WereInTransaction.Add(context.Database.CurrentTransaction is not null);
            return context.Invoices.AsNoTracking().AsAsyncEnumerable();
        }
    }

    [Fact]
    public async Task AddAsync_TransactionOfHostRolledBack_IsUndoneWithIt()
    {
        await using HostContext context = Database.Context();

        await InTransactionAsync(context, async transaction =>
        {
            context.Invoices.Add(new() { Text = "of the host" });
            await context.SaveChangesAsync();
            Assert.Equal(1, await Database.Store(context).AddAsync(Owner, [Meeting("1")]));
            Assert.Equal(1, await Database.Store(context).ListAsync(Owner).CountAsync());
            await transaction.RollbackAsync();
        });

        Assert.Equal(0, await CountAsync());
        Assert.Equal(0, await context.Invoices.CountAsync());
    }

    [Fact]
    public async Task SaveStatesAsync_StateReadInATransactionThatWasRolledBack_IsNotKept()
    {
        await using HostContext context = Database.Context();
        IInteractionStore store = new EntityFrameworkCoreStore(context);
        ITieStateStore ties = (ITieStateStore)store;
        ContactId friend = new("friend");
        await store.AddAsync(Owner, [Meeting("1")]);
        KeptTie? undone = null;

        await InTransactionAsync(context, async transaction =>
        {
            await store.AddAsync(Owner, [Meeting("2")]);
            undone = await ties.FindTieAsync(Owner, friend);
            await transaction.RollbackAsync();
        });
        await store.AddAsync(Owner, [Meeting("3"), Meeting("4")]);

        Assert.NotEqual(undone!.Version, (await ties.FindTieAsync(Owner, friend))!.Version);
        Assert.Equal(0, await ties.SaveStatesAsync(Owner, [undone with { State = new byte[] { 1 } }]));
        Assert.True((await ties.FindTieAsync(Owner, friend))!.State.IsEmpty);
    }

    [Fact]
    public async Task AddAsync_TransactionOfHostCommitted_IsKeptWithIt()
    {
        await using HostContext context = Database.Context();

        await InTransactionAsync(context, async transaction =>
        {
            context.Invoices.Add(new() { Text = "of the host" });
            await context.SaveChangesAsync();
            await Database.Store(context).AddAsync(Owner, [Meeting("1"), Meeting("2")]);
            await transaction.CommitAsync();
        });

        Assert.Equal(2, await CountAsync());
        Assert.Equal(1, await context.Invoices.CountAsync());
    }

    [Fact]
    public async Task AddAsync_RefusedInTransactionOfHost_LeavesTheRestOfIt()
    {
        await using HostContext context = Database.Context();
        IInteractionStore store = new EntityFrameworkCoreStore(context);
        ITieStateStore ties = (ITieStateStore)store;
        await ties.FoldAsync(Owner, Noon - Duration.FromDays(2), []);

        await InTransactionAsync(context, async transaction =>
        {
            context.Invoices.Add(new() { Text = "of the host" });
            await context.SaveChangesAsync();
            await store.AddAsync(Owner, [Meeting("1")]);
            await Assert.ThrowsAsync<RecordConflictException>(async () =>
                await store.AddAsync(Owner,
                    [Meeting("2"), new(new("old"), Noon - Duration.FromDays(9), Channel.Letter, new ContactId("friend"))]));
            await transaction.CommitAsync();
        });

        Assert.Equal(1, await CountAsync());
        Assert.Equal(1, await context.Invoices.CountAsync());
    }

    [Fact]
    public async Task AddAsync_HostHasUnsavedChanges_LeavesThemUnsavedAndTracksNothing()
    {
        await using HostContext context = Database.Context();
        Invoice invoice = new() { Text = "not saved yet" };
        context.Invoices.Add(invoice);

        await Database.Store(context).AddAsync(Owner, [Meeting("1")]);
        await Database.Store(context).SaveAsync(Owner, Meeting("1") with { IsReply = true });

        Assert.Equal([invoice], context.ChangeTracker.Entries().Select(static entry => entry.Entity));
        Assert.Equal(EntityState.Added, context.Entry(invoice).State);
        await using HostContext another = Database.Context();
        Assert.Equal(0, await another.Invoices.CountAsync());
        Assert.Equal(1, await CountAsync());
    }

    private HostContext Hooked(Func<string, Task> before) =>
        new(new DbContextOptionsBuilder<HostContext>(Database.Options).AddInterceptors(new CommandHook(before)).Options);

    /// <summary>Adds an interaction to a database that fails a number of times, and counts how often it was tried.</summary>
    private async Task<(Exception? Fault, int Attempts)> AddToFailingAsync(int failures, bool isTransient)
    {
        int attempts = 0;
        await using HostContext context =
            Hooked(sql => sql.Contains("INSERT INTO \"RelationshipInteractions\"", StringComparison.Ordinal)
            && ++attempts <= failures ? Task.FromException(new MadeFault(isTransient)) : Task.CompletedTask);
        return (await Record.ExceptionAsync(async () => await Database.Store(context).AddAsync(Owner, [Meeting("1")])), attempts);
    }

    [Fact]
    public async Task AddAsync_DatabaseGivesWayToAnother_IsRepeatedAndKeptOnce()
    {
        (Exception? fault, int attempts) = await AddToFailingAsync(failures: 2, isTransient: true);

        Assert.Null(fault);
        Assert.Equal(3, attempts);
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task AddAsync_FaultThatWillNotPass_IsNotRepeated()
    {
        (Exception? fault, int attempts) = await AddToFailingAsync(failures: 1, isTransient: false);

        Assert.IsType<MadeFault>(Assert.IsType<DbUpdateException>(fault).InnerException);
        Assert.Equal(1, attempts);
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task AddAsync_HostLogsItsCommands_LogsThoseOfTheStoreToo()
    {
        List<string> lines = [];
        DbContextOptionsBuilder<HostContext> options = new(Database.Options);
        await using HostContext context = new(options.LogTo(lines.Add, [RelationalEventId.CommandExecuted]).Options);

        await Database.Store(context).AddAsync(Owner, [Meeting("1")]);
        await Database.Store(context).ListAsync(Owner).CountAsync();

        Assert.Contains(lines,
            static line => line.Contains("INSERT INTO \"RelationshipInteractions\"", StringComparison.Ordinal));
        Assert.Contains(lines, static line => line.Contains("FROM \"RelationshipInteractions\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ListAsync_AnotherThreadIsInACall_SaysSoAndLeavesThatCallAlone()
    {
        TaskCompletionSource isIn = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource mayGoOn = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using HostContext context = Hooked(_ =>
        {
            isIn.TrySetResult();
            return mayGoOn.Task;
        });
        IInteractionStore store = Database.Store(context);
        Task<int> first = Task.Run(async () => await store.AddAsync(Owner, [Meeting("1")]));
        await isIn.Task;

        InvalidOperationException fault = await Assert.ThrowsAsync<InvalidOperationException>(
            async () => await store.ListAsync(Owner).CountAsync());

        mayGoOn.SetResult();
        Assert.Contains("one call at a time", fault.Message, StringComparison.Ordinal);
        Assert.Equal(1, await first);
        Assert.Equal(1, await store.ListAsync(Owner).CountAsync());
    }

    [Fact]
    public async Task UseEntityFrameworkCore_PooledContexts_ScoreWhatEarlierScopesRecorded()
    {
        ServiceCollection services = new();
        services.AddSingleton(Database.Options).AddPooledDbContextFactory<HostContext>(Configure).AddRelationshipModel()
            .UseEntityFrameworkCore<HostContext>();
        await AssertScopesShareAsync(services);
    }

    [Fact]
    public async Task UseEntityFrameworkCore_PoolOfContexts_ScoresWhatEarlierScopesRecorded()
    {
        ServiceCollection services = new();
        services.AddDbContextPool<HostContext>(Configure).AddRelationshipModel().UseEntityFrameworkCore<HostContext>();
        await AssertScopesShareAsync(services);
    }

    [Fact]
    public async Task UseEntityFrameworkCore_ContextOfTheScope_TakesPartInItsTransaction()
    {
        ServiceCollection services = new();
        services.AddDbContext<HostContext>(Configure).AddRelationshipModel().UseEntityFrameworkCore<HostContext>();
        await using ServiceProvider host =
            services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });
        await using AsyncServiceScope scope = host.CreateAsyncScope();
        HostContext context = scope.ServiceProvider.GetRequiredService<HostContext>();
        RelationshipNetwork network = scope.ServiceProvider.GetRequiredService<RelationshipNetworkFactory>().For(Owner);

        await InTransactionAsync(context, async transaction =>
        {
            await NetworkScenario.Small(Noon)
                .SaveToAsync(NetworkStores.Of(scope.ServiceProvider.GetRequiredService<EntityFrameworkCoreStore>()), Owner);
            Assert.True((await network.ScoreAsync(new("ada"), Noon)).Strength > 0);
            await transaction.RollbackAsync();
        });

        Assert.Equal(0, (await network.ScoreAsync(new("ada"), Noon)).Strength);
    }

    [Fact]
    public async Task UseEntityFrameworkCore_NoContext_SaysWhichToRegister()
    {
        ServiceCollection services = new();
        services.AddRelationshipModel().UseEntityFrameworkCore<HostContext>();
        await using ServiceProvider host = services.BuildServiceProvider();
        await using AsyncServiceScope scope = host.CreateAsyncScope();

        InvalidOperationException fault =
            Assert.Throws<InvalidOperationException>(scope.ServiceProvider.GetRequiredService<RelationshipNetworkFactory>);

        Assert.Contains("AddDbContext<HostContext>", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AddAsync_ContextWithoutTheTables_SaysWhatToCall()
    {
        await using DbContext bare = new(new DbContextOptionsBuilder().UseSqlite("Data Source=:memory:").Options);
        IInteractionStore store = new EntityFrameworkCoreStore(bare);

        InvalidOperationException fault =
            await Assert.ThrowsAsync<InvalidOperationException>(async () => await store.AddAsync(Owner, [Meeting("1")]));

        Assert.Contains("modelBuilder.AddRelationshipModel()", fault.Message, StringComparison.Ordinal);
    }

    private void Configure(DbContextOptionsBuilder builder)
    {
        foreach (IDbContextOptionsExtension extension in Database.Options.Extensions)
            if (extension is RelationalOptionsExtension)
                ((IDbContextOptionsBuilderInfrastructure)builder).AddOrUpdateExtension((dynamic)extension);
    }

    private static async Task AssertScopesShareAsync(ServiceCollection services)
    {
        await using ServiceProvider host =
            services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });
        for (int visit = 0; visit < 4; visit++)
        {
            await using AsyncServiceScope scope = host.CreateAsyncScope();
            RelationshipNetwork network = scope.ServiceProvider.GetRequiredService<RelationshipNetworkFactory>().For(Owner);
            Assert.Equal(visit, (await network.ScoreAsync(new("friend"), Noon)).InteractionCount);
            await network.RecordAsync(Meeting($"{visit}"));
        }
    }
}

public sealed class SqliteHostTests() : HostTests(SqliteDatabase.CreateAsync);

public sealed class PostgresHostTests() : HostTests(PostgresDatabase.CreateAsync);
