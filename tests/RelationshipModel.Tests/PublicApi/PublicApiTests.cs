using PublicApiGenerator;

namespace RelationshipModel.Tests.PublicApi;

public sealed class PublicApiTests
{
    [Fact]
    public Task Core_PublicApi_IsAsApproved() =>
        Snapshot.Verify(typeof(Contact).Assembly.GeneratePublicApi(new ApiGeneratorOptions
        {
            IncludeAssemblyAttributes = false,
            // By default the extensions in Microsoft.Extensions.DependencyInjection would go unseen.
            DenyNamespacePrefixes = [],
        }));
}
