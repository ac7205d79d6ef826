using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using NodaTime;
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

    private sealed class Numbers : INetworkSource
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
