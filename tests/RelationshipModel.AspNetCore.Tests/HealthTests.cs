using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using NodaTime;
using RelationshipModel.DependencyInjection;
using RelationshipModel.Storage;

namespace RelationshipModel.AspNetCore.Tests;

public sealed class HealthTests
{
    [Theory]
    [InlineData("0", HealthStatus.Healthy)]
    [InlineData(null, HealthStatus.Unhealthy)]
    public async Task Check_OfASourceWhoseKeysAreNumbers_AsksForTheOwnerThatIsNamed(string? owner, HealthStatus expected)
    {
        ServiceCollection services = new();
        services.AddLogging().AddRelationshipModel().UseSource<Numbers>();
        services.AddHealthChecks().AddRelationshipModel(owner: owner is null ? null : new OwnerId(owner));
        await using ServiceProvider provider = services.BuildServiceProvider();

        HealthReport report = await provider.GetRequiredService<HealthCheckService>()
            .CheckHealthAsync(TestContext.Current.CancellationToken);

        Assert.Equal(expected, report.Status);
    }

    [Fact]
    public async Task Check_WithoutAStore_IsUnhealthyAndSaysWhatToName()
    {
        HealthReportEntry entry = await CheckAsync(static builder => { });

        Assert.Equal(HealthStatus.Unhealthy, entry.Status);
        Assert.Contains("name a store", entry.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_OfAStoreThatCannotBeMade_IsUnhealthy()
    {
        HealthReportEntry entry = await CheckAsync(static builder => builder.UseSource<WithoutADatabase>());

        Assert.Equal((HealthStatus.Unhealthy, "The store cannot be read."), (entry.Status, entry.Description));
    }

    private static async Task<HealthReportEntry> CheckAsync(Action<RelationshipModelBuilder> name)
    {
        ServiceCollection services = new();
        name(services.AddLogging().AddRelationshipModel());
        services.AddHealthChecks().AddRelationshipModel();
        await using ServiceProvider provider = services.BuildServiceProvider();
        HealthReport report = await provider.GetRequiredService<HealthCheckService>()
            .CheckHealthAsync(TestContext.Current.CancellationToken);
        return Assert.Single(report.Entries).Value;
    }

    private sealed class WithoutADatabase(IFormatProvider database) : Numbers
    {
        public IFormatProvider Database { get; } = database;
    }

    private class Numbers : INetworkSource
    {
        public IAsyncEnumerable<Contact> ListContactsAsync(
            OwnerId owner, IReadOnlyCollection<ContactId>? ids, CancellationToken cancellationToken = default) =>
            owner.ToInt32() + ids!.Sum(static id => id.ToInt32()) == 0
                ? AsyncEnumerable.Empty<Contact>() : throw new InvalidOperationException("There is nobody else.");

        public IAsyncEnumerable<Interaction> ListInteractionsAsync(
            OwnerId owner, ContactId contact, CancellationToken cancellationToken = default) =>
            AsyncEnumerable.Empty<Interaction>();

        public IAsyncEnumerable<Interaction> ListInteractionsAsync(
            OwnerId owner, Instant since, CancellationToken cancellationToken = default) =>
            AsyncEnumerable.Empty<Interaction>();
    }
}
