using System.Globalization;
using System.Reflection;
using NodaTime;
using RelationshipModel.Storage;
using Xunit.Sdk;

namespace RelationshipModel.Testing.Tests.Sources;

public sealed class NetworkSourceConformanceTests
{
    private static IEnumerable<MethodInfo> Tests => typeof(NetworkSourceConformance).GetMethods()
        .Where(static method => method.IsDefined(typeof(FactAttribute)));

    public static TheoryData<string> Names => [.. Tests.Select(static method => method.Name).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Test_SabotagedSource_FailsWithWhatTheSourceShouldHaveDone(string test)
    {
        Assert.True(Sabotage.ByTest.TryGetValue(test, out (Func<INetworkSource> Open, string Sentence) sabotage),
            $"No sabotage is found by {test}: add one.");
        await using Sabotaged suite = new(sabotage.Open);

        XunitException fault = await Assert.ThrowsAnyAsync<XunitException>(
            () => (Task)typeof(NetworkSourceConformance).GetMethod(test)!.Invoke(suite, null)!);

        Assert.StartsWith(sabotage.Sentence, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Test_RowsThatAJoinGivesTwice_Passes()
    {
        await using Sabotaged suite = new(static () => new Twice());

        foreach (MethodInfo test in Tests) await (Task)test.Invoke(suite, null)!;
    }

    [Fact]
    public async Task Test_SourceThatParsesKeysByHand_FailsWithTheKeyItTookForAnother()
    {
        await using Sabotaged suite = new(static () => new Parsing());

        XunitException fault = await Assert.ThrowsAnyAsync<XunitException>(suite.An_id_that_is_no_key_of_the_host_names_nobody);

        Assert.Contains("For '+100' it gave", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("7", "2147483647")]
    [InlineData("0198ee3c-6d51-7d18-a2cb-3a3a3c6b7e11", "f0f0f0f0-f0f0-4f0f-8f0f-f0f0f0f0f0f0")]
    [InlineData("mina", "somebody unknown")]
    public void UnknownOwner_ByDefault_HasTheFormOfTheOwner(string owner, string unknown) =>
        Assert.Equal(unknown, new OfOwner(owner).Unknown.Value);

    [Fact]
    public async Task Test_SourceWithoutRows_SaysThatTheyMustBeSeeded()
    {
        await using OfOwner suite = new("nobody");

        XunitException fault = await Assert.ThrowsAnyAsync<XunitException>(suite.Null_gives_all_contacts_of_the_owner);

        Assert.Contains("seed at least one contact", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DisposeAsync_SourcesThatCanBeDisposed_AreDisposed()
    {
        Disposable opened = new();

        await using (Sabotaged suite = new(() => opened)) await suite.No_ids_give_no_contacts();

        Assert.True(opened.IsDisposed);
    }

    private sealed class Sabotaged(Func<INetworkSource> open) : NetworkSourceConformance
    {
        protected override OwnerId Owner => ListSource.Mina;

        protected override OwnerId? AnotherOwner => ListSource.Otto;

        protected override NetworkScenario Seeded => ListSource.Of(100);

        protected override ValueTask<INetworkSource> OpenAsync() => new(open());
    }

    private sealed class OfOwner(string owner) : NetworkSourceConformance
    {
        protected override OwnerId Owner => new(owner);

        protected override ValueTask<INetworkSource> OpenAsync() => new(new ListSource());

        internal OwnerId Unknown => UnknownOwner;
    }

    private sealed class Disposable : ListSource, IDisposable
    {
        internal bool IsDisposed { get; private set; }

        public void Dispose() => IsDisposed = true;
    }

    private sealed class Parsing : ListSource
    {
        public override IAsyncEnumerable<Interaction> ListInteractionsAsync(OwnerId owner, ContactId contact,
            CancellationToken cancellationToken = default) =>
            int.TryParse(contact.Value, CultureInfo.InvariantCulture, out int key)
                ? base.ListInteractionsAsync(owner, ContactId.From(key), cancellationToken)
                : AsyncEnumerable.Empty<Interaction>();
    }

    private sealed class Twice : ListSource
    {
        public override IAsyncEnumerable<Interaction> ListInteractionsAsync(OwnerId owner, Instant since,
            CancellationToken cancellationToken = default) =>
            ReadAsync(LogOf(owner).Where(row => row.At >= since).SelectMany(static row => (Interaction[])[row, row]),
                cancellationToken);
    }
}
