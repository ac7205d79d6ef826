using PublicApiGenerator;

namespace RelationshipModel.Testing.Tests.PublicApi;

public sealed class PublicApiTests
{
    [Fact]
    public Task Testing_PublicApi_IsAsApproved() =>
        Snapshot.Verify(typeof(StoreFixture).Assembly.GeneratePublicApi(new ApiGeneratorOptions
        {
            IncludeAssemblyAttributes = false,
            // They hold the line on which the test stands.
            ExcludeAttributes = [typeof(FactAttribute).FullName!, typeof(TheoryAttribute).FullName!, typeof(InlineDataAttribute).FullName!],
        }));
}
