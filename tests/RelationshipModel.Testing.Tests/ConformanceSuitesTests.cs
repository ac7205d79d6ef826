using System.Reflection;
using RelationshipModel.Storage;
using Xunit.Sdk;

namespace RelationshipModel.Testing.Tests;

public sealed class ConformanceSuitesTests
{
    [Fact]
    public void For_EveryClassWithTestsOfItsOwn_IsASuite()
    {
        IEnumerable<Type> withTests = typeof(ConformanceSuites).Assembly.GetTypes().Where(static type =>
            type.GetMethods(BindingFlags.Public | BindingFlags.Instance)
                .Any(static method => method.IsDefined(typeof(FactAttribute))));

        Assert.Equal(
            withTests.Where(static type => type != typeof(RecordStoreConformance<,,>) && type != typeof(NetworkSourceConformance))
                .OrderBy(static type => type.Name, StringComparer.Ordinal),
            ConformanceSuites.For((StoreCapabilities)(-1)));
    }

    [Fact]
    public void For_ContactsAndInteractionsAlone_NamesTheirSuites() =>
        Assert.Equal(
            [typeof(ContactStoreConformance<>), typeof(InteractionStoreConformance<>), typeof(OwnerIsolationConformance<>),
                typeof(PrivacyConformance<>)],
            ConformanceSuites.For(StoreCapabilities.Contacts | StoreCapabilities.Interactions));

    [Fact]
    public void AssertAllDerived_OneIsNot_FailsAndNamesIt()
    {
        XunitException fault = Assert.ThrowsAny<XunitException>(
            () => ConformanceSuites.AssertAllDerived(typeof(ConformanceSuitesTests).Assembly, new HalfTestedFixture()));

        Assert.Contains("InteractionStoreConformance<HalfTestedFixture>", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("ContactStoreConformance", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("CircleStoreConformance", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task InitializeAsync_SuiteThatDoesNotApply_Skips()
    {
        // Assert would pass a skip on to the runner.
        string outcome = "ran";
        try
        {
            await new CircleTests(new()).InitializeAsync();
        }
        catch (SkipException skip)
        {
            outcome = skip.Message;
        }

        Assert.EndsWith("The store is not capable of this: Circles.", outcome, StringComparison.Ordinal);
    }

    public sealed class HalfTestedFixture : StoreFixture
    {
        public override StoreCapabilities Capabilities => StoreCapabilities.Contacts | StoreCapabilities.Interactions;

        public override ValueTask<StoreUnderTest> CreateAsync() => new(new Kept());

        private sealed class Kept : StoreUnderTest
        {
            private readonly NetworkStores _stores = NetworkStores.Of(new InMemoryStore());

            public override ValueTask<NetworkStores> OpenAsync() => new(_stores);
        }
    }

    public sealed class ContactTests(HalfTestedFixture fixture) : ContactStoreConformance<HalfTestedFixture>(fixture);

    private sealed class CircleTests(HalfTestedFixture fixture) : CircleStoreConformance<HalfTestedFixture>(fixture);
    private sealed class MembershipTests(HalfTestedFixture fixture) : MembershipStoreConformance<HalfTestedFixture>(fixture);
}
