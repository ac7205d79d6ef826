using System.Reflection;
using NodaTime;
using RelationshipModel.Storage;

namespace RelationshipModel.Testing;

/// <summary>The base of all suites: a separate store for each test, two owners, and texts that are easily mangled.</summary>
/// <typeparam name="TFixture">Creates the stores.</typeparam>
/// <param name="fixture">Created by xunit, one per test class.</param>
public abstract class StoreConformance<TFixture>(TFixture fixture) : IClassFixture<TFixture>, IAsyncLifetime
    where TFixture : StoreFixture
{
    /// <summary>Ids that only an ordinal comparison of UTF-16 code units puts in this order, and keeps apart.</summary>
    protected static IReadOnlyList<string> OrdinalIds { get; } =
    [
        "10", "9", "B", "a", "a ", "a b", "a%", "a'b", "a_", "b", "e\u0301", "\u00e9", "\u202eb\u202c", "\u2167", "\ud7ff",
        "\U00010000", "\U0001f600", "\U0010fffd", "\ue000", "\uff46", "\uffee",
    ];

    /// <summary>Texts that are easily mangled: composed and decomposed, right to left, beyond U+FFFF, with quotes,
    /// blanks, line ends, and very long.</summary>
    protected static IReadOnlyList<string> Texts { get; } =
    [
        "\u00c5 e\u0301 \u00e9", "\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627", "\u202eright to left\u202c",
        "\U0001f9d1\u200d\U0001f33e \U00020000",
        "\ufeffmark\ufffd\uffff", " blank ", "two\r\nlines\tand a tab\u0001", "'; DROP TABLE contacts; --", "\"{\\u0000}\" \\",
        "null", "0", new('\u6f22', 1024),
    ];

    /// <summary>Instants at the ends of what the library computes with and between two of the finest ticks, in order.</summary>
    protected static IReadOnlyList<Instant> Instants { get; } =
    [
        Interaction.Earliest, Interaction.Earliest.PlusNanoseconds(1), Instant.FromUtc(1582, 10, 4, 23, 59, 59)
            .PlusNanoseconds(999_999_999),
        NodaConstants.UnixEpoch.PlusNanoseconds(-1), NodaConstants.UnixEpoch, NodaConstants.UnixEpoch.PlusNanoseconds(1),
        NodaConstants.UnixEpoch.PlusNanoseconds(99), NodaConstants.UnixEpoch.PlusNanoseconds(100),
        NodaConstants.UnixEpoch.PlusNanoseconds(101),
        Instant.FromUtc(2024, 2, 29, 12, 0).PlusNanoseconds(123_456_789), Interaction.Latest.PlusNanoseconds(-1),
        Interaction.Latest,
    ];

    /// <summary>The first and last local days, and some on which calendars disagree.</summary>
    protected static IReadOnlyList<LocalDate> Days { get; } = [new(1, 1, 1), new(1582, 10, 10), new(1900, 2, 28),
        new(2024, 2, 29), new(9999, 12, 31)];

    /// <summary>An owner.</summary>
    protected OwnerId Owner => Fixture.Owners[0];

    /// <summary>Another owner. If ids are any text, this one's differs only by case.</summary>
    protected OwnerId AnotherOwner => Fixture.Owners[1];

    /// <summary>A cancelled token.</summary>
    protected static CancellationToken Cancelled { get; } = new(canceled: true);

    /// <summary>Gets the fixture that creates the stores.</summary>
    protected TFixture Fixture { get; } = fixture;

    /// <summary>The place of this test's rows, empty when it begins.</summary>
    protected StoreUnderTest UnderTest { get; private set; } = null!;

    /// <summary>The stores under test, opened once.</summary>
    protected NetworkStores Stores { get; private set; } = null!;

    /// <summary>Whether the store is capable of something.</summary>
    protected bool Can(StoreCapabilities capability) => Fixture.Capabilities.HasFlag(capability);

    /// <summary>Whether rows of a port beside contacts and interactions are kept, which are not fitted to a host's
    /// keys.</summary>
    private protected bool Has(StoreCapabilities capability) => Fixture.KeepsEverything && Can(capability);

    /// <summary>Whether the store can be written in every one of some ways.</summary>
    private protected bool Keeps(StoreVerbs verbs) => Fixture.Fit.Verbs.HasFlag(verbs);

    /// <summary>Skips a test of what the store leaves out.</summary>
    private protected void Needs(StoreVerbs verbs) =>
        Assert.SkipUnless(Keeps(verbs), $"The store leaves this out: {verbs & ~Fixture.Fit.Verbs} (StoreFit.Verbs).");

    /// <summary>Skips a test of what the store leaves out.</summary>
    private protected void NeedsOfInteraction(string field) =>
        Assert.SkipUnless(Fixture.Fit.KeepsOfInteraction(field),
            $"The store leaves this out: Interaction.{field} (StoreFit.InteractionFields).");

    /// <summary>Keeps rows as the host does.</summary>
    private protected async ValueTask SeedAsync(
        OwnerId owner, IReadOnlyCollection<Contact> contacts, IReadOnlyCollection<Interaction> interactions)
    {
        if (Fixture.Fit.InteractionsNeedContacts)
        {
            HashSet<ContactId> given = [.. contacts.Select(static contact => contact.Id)];
            contacts = [.. contacts,
                .. (await ContactsFirst.MissingAsync(Stores, owner, interactions)).Where(row => !given.Contains(row.Id))];
        }

        try
        {
            await UnderTest.SeedAsync(Stores, owner, contacts, interactions).ConfigureAwait(false);
        }
        catch (NotSupportedException fault)
        {
            throw new InvalidOperationException(
                $"Rows cannot be seeded through the ports, as {typeof(TFixture).Name}.Fit leaves verbs out: "
                + $"override {UnderTest.GetType().Name}.{nameof(SeedAsync)} to keep them as the host's own code does.", fault);
        }
    }

    /// <summary>Keeps a made-up network as the host does, by its keys and as far as it is kept.</summary>
    /// <returns>The network as it is kept.</returns>
    private protected async ValueTask<NetworkScenario> SeedAsync(OwnerId owner, NetworkScenario scenario)
    {
        NetworkScenario fitted = Fitted(owner, scenario);
        if (!Keeps(StoreVerbs.SaveContacts | StoreVerbs.AddInteractions)) await SeedAsync(
            owner, fitted.Contacts, fitted.Interactions);
        else await fitted.SaveToAsync(Stores, owner);
        return fitted;
    }

    /// <summary>A contact by the host's key, as the store keeps it.</summary>
    private protected Contact Fitted(Contact contact) => Fixture.Fitted(contact);

    /// <summary>An interaction by the host's keys, as the store keeps it.</summary>
    private protected Interaction Fitted(Interaction interaction) => Fixture.Fitted(interaction);

    /// <summary>The contacts and interactions of a network by the host's keys, as the store keeps them; with all else only if the
    /// store keeps everything. Where a key is that of one row, those of another owner are others.</summary>
    private protected NetworkScenario Fitted(OwnerId owner, NetworkScenario scenario)
    {
        if (Fixture.KeepsEverything) return scenario;
        string prefix = PrefixOf(owner);
        return new NetworkScenario().With(scenario.Contacts.Select(row => Fixture.Fitted(row, prefix)))
            .With(scenario.Interactions.Select(row => Fixture.Fitted(row, prefix)));
    }

    /// <summary>Returns a prefix that keeps the names of one owner's rows apart from those of another.</summary>
    private protected string PrefixOf(OwnerId owner) => Fixture.Fit.HasGlobalKeys && owner == AnotherOwner ? "another's " : "";

    /// <summary>Opens the store once more: the ports under test, and nothing else.</summary>
    protected async ValueTask<NetworkStores> OpenAsync() => TestedOnly(await UnderTest.OpenAsync().ConfigureAwait(false));

    /// <summary>The ports under test, and nothing else.</summary>
    protected NetworkStores TestedOnly(NetworkStores stores)
    {
        ArgumentNullException.ThrowIfNull(stores);
        return stores with
        {
            Circles = Port(stores.Circles, StoreCapabilities.Circles),
            Memberships = Port(stores.Memberships, StoreCapabilities.Circles),
            Gatherings = Port(stores.Gatherings, StoreCapabilities.Gatherings),
            FollowUps = Port(stores.FollowUps, StoreCapabilities.FollowUps),
            Notes = Port(stores.Notes, StoreCapabilities.Notes),
            Acquaintances = Port(stores.Acquaintances, StoreCapabilities.Acquaintances),
            Introductions = Port(stores.Introductions, StoreCapabilities.Introductions),
            Merges = Port(stores.Merges, StoreCapabilities.Merges),
            ErasureRecords = Port(stores.ErasureRecords, StoreCapabilities.ErasureRecords),
            UnitOfWork = Port(stores.UnitOfWork, StoreCapabilities.UnitOfWork),
            TieStates = Port(stores.TieStates, StoreCapabilities.TieStates),
            Interactions = Fixture.Fit.InteractionsNeedContacts && stores.Interactions is not ContactsFirst
                ? new ContactsFirst(stores) : stores.Interactions,
        };

        TPort? Port<TPort>(TPort? port, StoreCapabilities capability)
            where TPort : class =>
            Can(capability) ? port
                ?? throw new InvalidOperationException($"{typeof(TFixture).Name} claims {capability} but does not open it.") : null;
    }

    /// <summary>Creates the store of this test.</summary>
    public virtual async ValueTask InitializeAsync()
    {
        foreach (ConformanceSuiteAttribute suite in GetType().BaseType!.GetCustomAttributes<ConformanceSuiteAttribute>())
        {
            Assert.SkipUnless(Can(suite.Needs), $"The store is not capable of this: {suite.Needs}.");
            Assert.SkipUnless(suite.IsFitted || Fixture.KeepsEverything, ConformanceSuiteAttribute.NotFitted);
        }

        UnderTest = await Fixture.CreateAsync().ConfigureAwait(false);
        Stores = await OpenAsync().ConfigureAwait(false);
    }

    /// <summary>Removes the store of this test.</summary>
    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (UnderTest is not null) await UnderTest.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>An id that holds a text and comes in the order of a number.</summary>
    private protected static string IdOf(int number, string text) => $"{number:D2}{text}" is var id && id.Length <= 256
        ? id : id[..256];

    /// <summary>All pairs of the ordinal ids, in the order of pairs.</summary>
    private protected static IEnumerable<ContactPair> Pairs() =>
        from first in Enumerable.Range(0, OrdinalIds.Count)
        from second in Enumerable.Range(first + 1, OrdinalIds.Count - first - 1)
        select new ContactPair(new(OrdinalIds[second]), new(OrdinalIds[first]));

    /// <summary>One of the texts.</summary>
    private protected static string TextOf(int index) => Texts[index % Texts.Count];

    /// <summary>The items in an order in which no sort would find them.</summary>
    protected static IEnumerable<T> Shuffled<T>(IReadOnlyList<T> items) =>
        items.Where((_, i) => i % 2 == 1).Reverse().Concat(items.Where((_, i) => i % 2 == 0));
}
