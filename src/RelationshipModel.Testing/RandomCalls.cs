using NodaTime;
using RelationshipModel.Storage;

namespace RelationshipModel.Testing;

/// <summary>Calls made up from a seed, over so few ids that owners and calls meet all the time. The same
/// seed makes the same calls.</summary>
/// <param name="seed">The seed.</param>
/// <param name="fixture">The fixture that states the keys of rows, and what is kept about them.</param>
internal sealed class RandomCalls(int seed, StoreFixture fixture)
{
    private static readonly Instant Start = Instant.FromUtc(2020, 1, 1, 0, 0);

    private readonly Random _random = new(seed);

    /// <summary>The next call, to be made on the stores of an owner; what it answers is what both stores must answer.</summary>
    /// <param name="prefix">The prefix that keeps the names of the owner's rows apart from those of another owner.</param>
    internal Func<NetworkStores, OwnerId, Task<object?>> Next(string prefix) => _random.Next(22) switch
    {
        0 => If(StoreVerbs.SaveContacts, Save(fixture.Fitted(
            new Contact(Contact(), Word()) { Interests = [Word()], Kind = TieKind.Friend }, prefix))),
        1 => If(StoreVerbs.RemoveContacts, fixture.Fit.InteractionsNeedContacts ? Nothing : Void(
            Key(Contact(), prefix), static (stores, owner, id) => stores.Contacts.RemoveAsync(owner, id))),
        2 => Of(Key(Contact(), prefix), static async (stores, owner, id) => await stores.Contacts.FindAsync(owner, id)),
        3 or 4 => If(StoreVerbs.AddInteractions, Of(
            Batch(prefix), static async (stores, owner, batch) => await stores.Interactions.AddAsync(owner, batch))),
        5 => If(StoreVerbs.SaveInteractions, Void(
            fixture.Fitted(Interaction(), prefix), static (stores, owner, row) => stores.Interactions.SaveAsync(owner, row))),
        6 => If(StoreVerbs.RemoveInteractions, Void(
            Key(InteractionId(), prefix), static (stores, owner, id) => stores.Interactions.RemoveAsync(owner, id))),
        7 => Of(Key(InteractionId(), prefix), static async (stores, owner, id) => await stores.Interactions.FindAsync(owner, id)),
        8 => Of(Key(Contact(), prefix),
            static async (stores, owner, id) => await stores.Interactions.ListAsync(owner, id).CountAsync()),
        var other => OfAnotherPort(other) is var call && fixture.KeepsEverything ? call : Nothing,
    };

    /// <summary>A call of a port beside contacts and interactions, which are not fitted to a host's keys.</summary>
    private Func<NetworkStores, OwnerId, Task<object?>> OfAnotherPort(int number) => number switch
    {
        9 => Void(new Circle(Circle(), Word()), static (stores, owner, row) => stores.Circles?.SaveAsync(owner, row) ?? default),
        10 => Void(Circle(), static (stores, owner, id) => stores.Circles?.RemoveAsync(owner, id) ?? default),
        11 or 12 => Void(Membership(), SaveMembershipAsync),
        13 => Void(new Gathering(new(Id()), Word(), At(), Contact()),
            static (stores, owner, row) => stores.Gatherings?.SaveAsync(owner, row) ?? default),
        14 => Void(new FollowUp(new(Id()), TieSide.Owner, Contact(), At()),
            static (stores, owner, row) => stores.FollowUps?.SaveAsync(owner, row) ?? default),
        15 => Void(new FollowUpId(Id()), static (stores, owner, id) => stores.FollowUps?.RemoveAsync(owner, id) ?? default),
        16 => Void(Belief(), static (stores, owner, row) => stores.Acquaintances?.SaveAsync(owner, row) ?? default),
        17 => Void(MayBeOne(), static (stores, owner, row) => stores.Merges?.SaveAsync(owner, row) ?? default),
        18 => Void(MayBeOne(), static (stores, owner, row) => stores.Merges?.RemoveAsync(owner, row.Pair) ?? default),
        19 => Void(new Note(new(Id()), Contact(), At(), Word()),
            static (stores, owner, row) => stores.Notes?.SaveAsync(owner, row) ?? default),
        20 => Void(new NoteId(Id()), static (stores, owner, id) => stores.Notes?.RemoveAsync(owner, id) ?? default),
        _ => Void(Introduced(), static (stores, owner, row) => stores.Introductions?.SaveAsync(owner, row) ?? default),
    };

    private static Func<NetworkStores, OwnerId, Task<object?>> Nothing => static (_, _) => Task.FromResult<object?>(null);

    private Func<NetworkStores, OwnerId, Task<object?>> If(StoreVerbs verb, Func<NetworkStores, OwnerId, Task<object?>> call) =>
        fixture.Fit.Verbs.HasFlag(verb) ? call : Nothing;

    private ContactId Key(ContactId contact, string prefix) => fixture.ContactOf(prefix + contact.Value);

    private InteractionId Key(InteractionId interaction, string prefix) => fixture.InteractionOf(prefix + interaction.Value);

    private static Func<NetworkStores, OwnerId, Task<object?>> Save(Contact contact) =>
        Void(contact, static (stores, owner, contact) => stores.Contacts.SaveAsync(owner, contact));

    private static async ValueTask SaveMembershipAsync(NetworkStores stores, OwnerId owner, CircleMembership membership)
    {
        if (stores.Circles is null || await stores.Circles.FindAsync(owner, membership.Circle) is null) return;
        await stores.Memberships!.SaveAsync(owner, membership);
    }

    private static Func<NetworkStores, OwnerId, Task<object?>> Void<T>(T given,
        Func<NetworkStores, OwnerId, T, ValueTask> call) => async (stores, owner) =>
    {
        await call(stores, owner, given);
        return null;
    };

    private static Func<NetworkStores, OwnerId, Task<object?>> Of<T>(T given,
        Func<NetworkStores, OwnerId, T, Task<object?>> call) =>
        (stores, owner) => call(stores, owner, given);

    private string Id() => _random.Next(4).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private string Word() => $"word {_random.Next(1000)}";

    private ContactId Contact() => new($"c{Id()}");

    private CircleId Circle() => new(Id());

    private InteractionId InteractionId() => new($"{_random.Next(12)}");

    private Instant At() => Start + Duration.FromHours(_random.Next(20_000));

    private Interaction Interaction() => new(InteractionId(), At(), (Channel)_random.Next(8), Contact(), Contact())
    {
        Depth = (Depth)_random.Next(3),
        Initiator = _random.Next(2) == 0 ? Initiator.Owner : Initiator.Unknown,
    };

    private Interaction[] Batch(string prefix) =>
        [.. Enumerable.Range(0, _random.Next(1, 5)).Select(_ => fixture.Fitted(Interaction(), prefix))];

    private CircleMembership Membership() => new(Circle(), Contact(), new(2020, 1, _random.Next(1, 4)));

    private Acquaintance Belief() => new(new(new("c0"), new($"d{Id()}")), (AcquaintanceState)_random.Next(3));

    private Merge MayBeOne() => new(new("c0"), new($"c{_random.Next(1, 4)}"), (MergeState)_random.Next(3), At());

    private Introduction Introduced() => Introduction.Begin(new(Id()), Contact(), new($"d{Id()}"), At());
}
