#pragma warning disable IDE0005 // The usings are those of the page.
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using RelationshipModel;
using RelationshipModel.Network;
using RelationshipModel.Storage;

namespace RelationshipModel.Testing.Tests.Sources;

#pragma warning disable IDE0040, CA1305 // The code is that of the page.
/// <summary>Holds the source that the page about stores shows to the suite, and the page to this code.</summary>
public sealed class ReadmeSourceTests : NetworkSourceConformance
{
    protected override OwnerId Owner => OwnerId.From(7);

    protected override ValueTask<INetworkSource> OpenAsync() => new(new Crm());

    [Fact]
    public async Task Readme_Source_IsThisOneAndHasAtMost40Lines()
    {
        ServiceCollection services = new();
        services.AddRelationshipModel().UseSource<Crm>();
        using ServiceProvider provider = services.BuildServiceProvider();
        using IServiceScope scope = provider.CreateScope();
        RelationshipNetwork network = scope.ServiceProvider.GetRequiredService<RelationshipNetworkFactory>().For(OwnerId.From(7));
        Console.WriteLine(await network.ScoreAsync(ContactId.From(1), Instant.FromUtc(2026, 7, 1, 0, 0)));

        ReadmeCode.IsRunBy("Storage");
        Assert.InRange(
            (await File.ReadAllLinesAsync(Path.Combine(Repository.Root, "src", "RelationshipModel", "Storage", "README.md")))
                .SkipWhile(static line => line != "```csharp").TakeWhile(static line => line != "```").Skip(1).Count(),
            20, 40);
    }

    sealed class Crm : INetworkSource
    {
        private readonly (int Id, int User, string Name)[] _contacts = [(1, 7, "Ada"), (2, 7, "Ben")];
        private readonly (int Id, int User, int With, string At, Channel Kind)[] _activities =
            [(12, 7, 1, "2026-06-20T09:00:00Z", Channel.Voice), (11, 7, 2, "2026-06-18T17:00:00Z", Channel.Email)];

        public IAsyncEnumerable<Contact> ListContactsAsync(
            OwnerId owner, IReadOnlyCollection<ContactId>? ids, CancellationToken cancel) =>
            Read(_contacts, cancel).Where(row => row.User == owner.ToInt32() && ids?.Contains(ContactId.From(row.Id)) != false)
                .Select(row => new Contact(ContactId.From(row.Id), row.Name)).ToAsyncEnumerable();

        public IAsyncEnumerable<Interaction> ListInteractionsAsync(OwnerId owner, ContactId contact, CancellationToken cancel) =>
            Log(owner, cancel).Where(row => row.Contacts.Contains(contact)).ToAsyncEnumerable();

        public IAsyncEnumerable<Interaction> ListInteractionsAsync(OwnerId owner, Instant since, CancellationToken cancel) =>
            Log(owner, cancel).Where(row => row.At >= since).ToAsyncEnumerable();

        private IEnumerable<Interaction> Log(OwnerId owner, CancellationToken cancel) =>
            Read(_activities, cancel).Where(row => row.User == owner.ToInt32()).Select(row => Interaction.FromDateTimeOffset(
                InteractionId.From(row.Id), DateTimeOffset.Parse(row.At), row.Kind, ContactId.From(row.With)));

        private static T[] Read<T>(T[] table, CancellationToken cancel) =>
            cancel.IsCancellationRequested ? throw new OperationCanceledException(cancel) : table;
    }
}
