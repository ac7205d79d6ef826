using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using NodaTime;
using RelationshipModel.DependencyInjection;
using RelationshipModel.Network;
using RelationshipModel.Storage;

namespace RelationshipModel.AspNetCore.Tests;

public sealed class ConfigurationTests
{
    private static IConfigurationSection Section(string json) => new ConfigurationBuilder()
        .AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(json))).Build().GetSection("RelationshipModel");

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

    [Fact]
    public async Task Start_WithTwoStoresOfOneClass_Warns()
    {
        Messages messages = new();
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseTestServer();
        builder.Logging.AddProvider(messages);
        builder.Services.AddRelationshipModel().UseInMemoryStore().AddRelationshipNetwork(static _ => Site.Mara);
        builder.Services.AddSingleton(
            new ReplacedStore(typeof(IContactStore), typeof(InMemoryStore), typeof(InMemoryStore)));
        await using WebApplication application = builder.Build();

        await application.StartAsync(TestContext.Current.CancellationToken);

        Assert.Contains(
            "The InMemoryStore that was named last is used, and the one that was named before it is not. Name one of them.",
            messages.Warnings);
    }

    [Fact]
    public async Task Map_AllOfASource_LeavesOutWhatNoStoreKeeps()
    {
        await using WebApplication application = OnSource();
        application.MapRelationshipModel().AllowAnonymous();
        await application.StartAsync(TestContext.Current.CancellationToken);
        using HttpClient client = application.GetTestClient();

        Assert.Equal(HttpStatusCode.OK, await StatusAsync("scores"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("revisits"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("introductions/suggestions"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("report"));
        foreach (string path in (string[])["introductions", "circles", "circles/1/review", "gatherings", "promises"])
            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(path));
        using StringContent body = new(
            """[{"id":"a","at":"2026-06-01T10:00:00Z","channel":"Voice","contacts":["7"]}]""", Encoding.UTF8, "application/json");
        using HttpResponseMessage recorded = await client.PostAsync(
            new Uri("/relationships/interactions", UriKind.Relative), body, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, recorded.StatusCode);
        Assert.Contains(
            "is only read", await recorded.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal);

        async Task<HttpStatusCode> StatusAsync(string path)
        {
            using HttpResponseMessage response = await client.GetAsync(
                new Uri($"/relationships/{path}", UriKind.Relative), TestContext.Current.CancellationToken);
            return response.StatusCode;
        }
    }

    [Theory]
    [InlineData(typeof(IIntroductionStore))]
    [InlineData(typeof(IAcquaintanceStore))]
    public async Task Map_Introductions_WithoutAStoreForAllThatFollows_LeavesOutTheStepsAndSaysSo(Type port)
    {
        Messages messages = new();
        await using Site site = await Site.StartAsync(services: services =>
        {
            services.AddLogging(logging => logging.AddProvider(messages));
            services.RemoveAll(port);
        });
        await site.FillAsync();

        Assert.Equal(
            HttpStatusCode.NotFound,
            (await site.SendAsync("PUT", "/relationships/introductions/i", """{"first":"1","second":"2"}""")).Status);
        Assert.Equal(HttpStatusCode.OK, (await site.SendAsync("GET", "/relationships/introductions/suggestions")).Status);
        Assert.Contains(
            $"The endpoints of the steps of introductions are left out: no store implements {port.Name}.", messages.Texts);
    }

    [Theory]
    [InlineData(RelationshipEndpoints.Circles, nameof(ICircleStore))]
    [InlineData(RelationshipEndpoints.Gatherings, nameof(IGatheringStore))]
    [InlineData(RelationshipEndpoints.Scores | RelationshipEndpoints.Promises, nameof(IFollowUpStore))]
    public async Task Map_WhatNoStoreKeeps_IsRefused(RelationshipEndpoints which, string port)
    {
        await using WebApplication application = OnSource();

        Assert.Contains(
            $" needs an {port}, and no store implements it.",
            Assert.Throws<InvalidOperationException>(() => application.MapRelationshipModel(which: which)).Message,
            StringComparison.Ordinal);
    }

    private static WebApplication OnSource()
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseTestServer();
        builder.Services.AddRoutingCore();
        builder.Services.AddRelationshipModel().UseSource<Nobody>().AddRelationshipNetwork(static _ => Site.Mara);
        WebApplication application = builder.Build();
        application.UseRouting();
        return application;
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

        internal List<string> Warnings { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            lock (Texts) (logLevel == LogLevel.Warning ? Warnings : Texts).Add(formatter(state, exception));
        }

        public void Dispose()
        {
        }
    }
}
