using RelationshipModel.Storage;

namespace RelationshipModel.Testing.Tests.Sources;

/// <summary>Gives the suite an owner and nothing else.</summary>
public sealed class UntoldSourceTests : NetworkSourceConformance
{
    protected override OwnerId Owner => ListSource.Otto;

    protected override ValueTask<INetworkSource> OpenAsync() => new(new ListSource());
}
