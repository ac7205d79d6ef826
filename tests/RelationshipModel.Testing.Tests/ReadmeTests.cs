#pragma warning disable IDE0005 // The usings are those of the page.
using NodaTime;
using RelationshipModel;
using RelationshipModel.Storage;
using RelationshipModel.Testing;
using Xunit;

namespace RelationshipModel.Testing.Tests;

/// <summary>The code of the package's page.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public async Task Readme_EveryWholeBlock_IsCompiledHere()
    {
        string page = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "src", "RelationshipModel.Testing", "README.md"));
        string file = Path.Combine(Repository.Root, "tests", "RelationshipModel.Testing.Tests", "ReadmeTests.cs");
        HashSet<string> source = [.. (await File.ReadAllLinesAsync(file)).Select(static line => line.Trim())];

        string[] blocks = [.. page.Split("```csharp").Skip(1).Select(static block => block.Split("```")[0])
            .Where(static block => block.Contains("using RelationshipModel", StringComparison.Ordinal))];

        Assert.Equal(3, blocks.Length);
        Assert.Empty(blocks.SelectMany(static block => block.Split('\n')).Select(static line => line.Trim())
            .Where(static line => line.Length > 0).Except(source));
    }

    public sealed class MySourceTests : NetworkSourceConformance
    {
        protected override OwnerId Owner => OwnerId.From(7);

        // Optional: somebody else with contacts and interactions, so that filters by owner are tested.
        protected override OwnerId? AnotherOwner => OwnerId.From(8);

        // Opened for each request: several of them read at once.
        protected override ValueTask<INetworkSource> OpenAsync() => new(new MySource());
    }

    public sealed class CrmFixture : StoreFixture
    {
        public override StoreCapabilities Capabilities => StoreCapabilities.Contacts | StoreCapabilities.Interactions;

        public override StoreFit Fit { get; } = new()
        {
            OwnerKeys = KeyForm.Int32,
            ContactKeys = KeyForm.Int32,
            InteractionKeys = KeyForm.Guid,
            TimePrecision = Duration.FromSeconds(1),
            ContactFields = [nameof(Contact.Place), nameof(Contact.Birthday)],
            InteractionFields = [nameof(Interaction.Length), nameof(Interaction.Initiator)],
            Channels = [Channel.Voice, Channel.InPerson, Channel.Email],
            MaxTextLength = 200,
            Verbs = StoreVerbs.AddInteractions,
            InteractionsNeedContacts = true,
        };

        // Owners has the two users whose rows are kept.
        public override async ValueTask<StoreUnderTest> CreateAsync() => await CrmUnderTest.CreateAsync(Owners);
    }

    public sealed class MyFixture : StoreFixture
    {
        public override StoreCapabilities Capabilities => StoreCapabilities.Contacts | StoreCapabilities.Interactions;

        public override ValueTask<StoreUnderTest> CreateAsync() => new(new MyStoreUnderTest());
    }

    public sealed class MyStoreUnderTest : StoreUnderTest
    {
        private readonly InMemoryStore _store = new();

        public override ValueTask<NetworkStores> OpenAsync() => new(NetworkStores.Of(_store));
    }

    public sealed class MyContactTests(MyFixture fixture) : ContactStoreConformance<MyFixture>(fixture);

    public sealed class MyInteractionTests(MyFixture fixture) : InteractionStoreConformance<MyFixture>(fixture);

    public sealed class MyOwnerIsolationTests(MyFixture fixture) : OwnerIsolationConformance<MyFixture>(fixture);

    public sealed class MyPrivacyTests(MyFixture fixture) : PrivacyConformance<MyFixture>(fixture);

    public sealed class MyStoreTests
    {
        [Fact]
        public void Every_suite_is_derived() =>
            ConformanceSuites.AssertAllDerived(typeof(MyStoreTests).Assembly, new MyFixture());
    }

    private sealed class MySource : Sources.ListSource;

    private sealed class CrmUnderTest(IReadOnlyList<OwnerId> users) : StoreUnderTest
    {
        private readonly NetworkStores _stores = NetworkStores.Of(new Crms.FakeCrm(users));

        internal static ValueTask<StoreUnderTest> CreateAsync(IReadOnlyList<OwnerId> users) => new(new CrmUnderTest(users));

        public override ValueTask<NetworkStores> OpenAsync() => new(_stores);
    }
}
