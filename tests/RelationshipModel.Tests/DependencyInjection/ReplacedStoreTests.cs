using Microsoft.Extensions.DependencyInjection;
using RelationshipModel.DependencyInjection;
using RelationshipModel.Storage;
using RelationshipModel.Tests.Network;

namespace RelationshipModel.Tests.DependencyInjection;

public sealed class ReplacedStoreTests : HostServices
{
    [Fact]
    public async Task UseStore_OfASecondStore_NotesWhichPortsItTakes()
    {
        Services.AddRelationshipModel().UseInMemoryStore().UseStore<HostStore>();
        await using ServiceProvider provider = Build();

        Assert.Equal(
            [
                new(typeof(IContactStore), typeof(InMemoryStore), typeof(HostStore)),
                new(typeof(IInteractionStore), typeof(InMemoryStore), typeof(HostStore)),
            ],
            provider.GetServices<ReplacedStore>());
        Assert.Equal("HostStore is used as IContactStore in place of InMemoryStore, which was named before it.",
            provider.GetServices<ReplacedStore>().First().ToString());
    }

    [Theory]
    [InlineData("type", typeof(InMemoryStore))]
    [InlineData("instance", typeof(InMemoryStore))]
    [InlineData("factory", null)]
    public async Task UseStore_AfterAPortOfTheHosts_NotesTheStoreIfItIsKnown(string given, Type? replaced)
    {
        Services.AddKeyedSingleton<IContactStore, HostStore>("key");
        if (given == "type") Services.AddSingleton<IContactStore, InMemoryStore>();
        else if (given == "instance") Services.AddSingleton<IContactStore>(new InMemoryStore());
        else Services.AddSingleton<IContactStore>(static _ => new InMemoryStore());
        Services.AddRelationshipModel().UseStore<HostStore>();
        await using ServiceProvider provider = Build();
        Assert.Equal(
            replaced is null ? [] : [new(typeof(IContactStore), replaced, typeof(HostStore))],
            provider.GetServices<ReplacedStore>());
    }

    [Fact]
    public async Task UseSource_AfterAStoreAndAPortOfTheHosts_NotesThePortOfTheHosts()
    {
        RelationshipModelBuilder builder = Services.AddRelationshipModel().UseStore<HostStore>();
        Services.AddSingleton<IContactStore, InMemoryStore>();
        builder.UseSource<NoSource>();
        await using ServiceProvider provider = Build();
        Assert.Equal(
            [
                new(typeof(IContactStore), typeof(InMemoryStore), typeof(NoSource)),
                new(typeof(IInteractionStore), typeof(HostStore), typeof(NoSource)),
            ],
            provider.GetServices<ReplacedStore>());
    }

    [Fact]
    public async Task UseSource_AfterAStore_NotesTheSourceAndNotWhatReadsIt()
    {
        Services.AddRelationshipModel().UseStore<HostStore>().UseSource<NoSource>();
        await using ServiceProvider provider = Build();
        Assert.Equal(
            [
                new(typeof(IContactStore), typeof(HostStore), typeof(NoSource)),
                new(typeof(IInteractionStore), typeof(HostStore), typeof(NoSource)),
            ],
            provider.GetServices<ReplacedStore>());
    }

    [Fact]
    public void ReplacedStore_OfTheSameType_SaysThatTheLastIsUsed() =>
        Assert.Equal(
            "The HostStore that was named last is used instead of the one that was named before it.",
            new ReplacedStore(typeof(IContactStore), typeof(HostStore), typeof(HostStore)).ToString());

    [Fact]
    public async Task UseInMemoryStore_AfterAnother_ReplacesNothing()
    {
        Services.AddRelationshipModel().UseStore<HostStore>().UseStore<HostStore>().UseInMemoryStore();
        await using ServiceProvider provider = Build();

        Assert.Empty(provider.GetServices<ReplacedStore>());
    }
}
