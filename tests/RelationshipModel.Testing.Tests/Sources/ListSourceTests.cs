using RelationshipModel.Storage;

namespace RelationshipModel.Testing.Tests.Sources;

public class ListSourceTests : NetworkSourceConformance
{
    protected override OwnerId Owner => ListSource.Mina;

    protected override OwnerId? AnotherOwner => ListSource.Otto;

    protected override NetworkScenario Seeded => ListSource.Of(100);

    protected override ValueTask<INetworkSource> OpenAsync() => new(new ListSource());
}
