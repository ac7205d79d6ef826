using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;
using RelationshipModel.Network;
using RelationshipModel.Storage;

namespace RelationshipModel.AspNetCore.Tests;

public sealed class ConfigurationTests
{
    private static IConfigurationSection Section(string json) => new ConfigurationBuilder()
        .AddJsonStream(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(json))).Build().GetSection("RelationshipModel");

    private static RelationshipModelOptions Configured(
        IConfiguration section, Action<RelationshipModelOptions>? configure = null)
    {
        ServiceCollection services = new();
        services.AddRelationshipModel(section, configure);
        using ServiceProvider provider = services.BuildServiceProvider();
        return provider.GetRequiredService<RelationshipModelOptions>();
    }

    [Fact]
    public void Section_OfTheReadme_IsRead()
    {
        string readme = File.ReadAllText(Path.Combine(Repository.Root, "src", "RelationshipModel.AspNetCore", "README.md"));
        string json = readme.Split("```json\n{ \"RelationshipModel\"")[1].Split("```")[0];

        RelationshipModelOptions options = Configured(
            Section("{ \"RelationshipModel\"" + json),
            static options => options.Revisits = options.Revisits with { PerCircle = 3 });

        Assert.Equal(
            ("de", "Europe/Berlin", 7, 3, Duration.FromDays(14)),
            (options.Language.Tag, options.Scoring.Zone.Id, options.Revisits.Top, options.Revisits.PerCircle,
                options.Revisits.Cooldown));
    }

    [Fact]
    public void Section_ThatIsMissing_LeavesTheDefaults() =>
        Assert.Equal(new RelationshipModelOptions(), Configured(Section("{}")));

    [Fact]
    public void Section_WithAWrongValue_EndsTheProgramAtStart()
    {
        string message = Assert.Throws<ArgumentException>(
            () => Configured(Section("""{ "RelationshipModel": { "Revisits": { "Top": "many" } } }"""))).Message;

        Assert.Contains("RelationshipModel:Revisits:Top is 'many'; it must be a number such as 5.", message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithTwoStores_LogsWhichIsUsed()
    {
        Messages messages = new();
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseTestServer();
        builder.Logging.AddProvider(messages);
        builder.Services.AddRelationshipModel().UseInMemoryStore().UseSource<Nobody>()
            .AddRelationshipNetwork(static _ => Site.Mara);
        await using WebApplication application = builder.Build();

        await application.StartAsync(TestContext.Current.CancellationToken);

        Assert.Contains(
            "Nobody is used as IContactStore, IInteractionStore in place of InMemoryStore, which was named before it. The "
            + "later of two stores is used.", messages.Texts);
    }

    private sealed class Nobody : INetworkSource
    {
        public IAsyncEnumerable<Contact> ListContactsAsync(
            OwnerId owner, IReadOnlyCollection<ContactId>? ids, CancellationToken cancellationToken = default) =>
            AsyncEnumerable.Empty<Contact>();

        public IAsyncEnumerable<Interaction> ListInteractionsAsync(
            OwnerId owner, ContactId contact, CancellationToken cancellationToken = default) =>
            AsyncEnumerable.Empty<Interaction>();

        public IAsyncEnumerable<Interaction> ListInteractionsAsync(
            OwnerId owner, Instant since, CancellationToken cancellationToken = default) =>
            AsyncEnumerable.Empty<Interaction>();
    }

    private sealed class Messages : ILoggerProvider, ILogger
    {
        internal List<string> Texts { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            lock (Texts) Texts.Add(formatter(state, exception));
        }

        public void Dispose()
        {
        }
    }
}
