using NodaTime;
using RelationshipModel.Storage;

namespace RelationshipModel.Benchmarks;

/// <summary>
/// A made-up network of ten years: contacts of very different weight, a tenth of the interactions with several of them,
/// gatherings, circles, promises and beliefs.
/// </summary>
internal sealed class AnswersNetwork(int contacts, int interactions)
{
    internal static readonly Instant Now = Instant.FromUtc(2024, 6, 30, 12, 0);

    private const int Seconds = 10 * 365 * 86_400, LastDay = 86_400;
    private static readonly string[] Topics = [.. Enumerable.Range(0, 60).Select(static i => $"topic {i}")];

    private readonly Random _random = new(7);

    internal ContactId ContactAt(int number) => new($"contact-{number % contacts}");

    internal async Task SaveToAsync(NetworkStores stores, OwnerId owner)
    {
        LocalDate today = Now.InUtc().Date;
        await stores.Contacts.SaveAsync(owner,
            [.. Enumerable.Range(0, contacts).Select(i => new Contact(ContactAt(i), $"Name {i}")
        {
            Interests = [Topic(), Topic()],
            Offers = _random.Next(3) == 0 ? [Topic()] : [],
            Needs = _random.Next(3) == 0 ? [Topic()] : [],
        })]);
        foreach (Interaction[] batch in Enumerable.Range(0, interactions)
            .Select(i => Interaction($"i{i}", Now - Duration.FromSeconds(LastDay + _random.Next(Seconds)))).Chunk(10_000))
            await stores.Interactions.AddAsync(owner, batch);
        await stores.Gatherings!.SaveAsync(owner, [.. Enumerable.Range(0, contacts / 5).Select(i => new Gathering(
            new($"gathering-{i}"), $"Gathering {i}", Now - Duration.FromSeconds(_random.Next(Seconds)),
            [.. Enumerable.Range(0, 4 + _random.Next(20)).Select(_ => Somebody()).Distinct()]))]);
        await stores.Circles!.SaveAsync(owner,
            [.. Enumerable.Range(0, 6).Select(static i => new Circle(new($"circle-{i}"), $"Circle {i}", (CirclePurpose)(i + 1))
        {
            Cadence = Cadence.Every(Period.FromWeeks(2 + 3 * i)),
        })]);
        await stores.Memberships!.SaveAsync(owner,
            [.. Enumerable.Range(0, 6).SelectMany(i => Enumerable.Range(0, 15).Select(_ => Somebody()).Distinct()
            .Select(contact => new CircleMembership(new($"circle-{i}"), contact, today.PlusDays(-_random.Next(2000)))))]);
        await stores.FollowUps!.SaveAsync(owner, [.. Enumerable.Range(0, contacts / 5).Select(i => new FollowUp(
            new($"follow-up-{i}"), TieSide.Owner, Somebody(),
            Now - Duration.FromDays(1 + _random.Next(700))) { Due = today.PlusDays(_random.Next(400) - 200) })]);
        await stores.Acquaintances!.SaveAsync(owner,
            [.. Enumerable.Range(0, contacts).Select(_ => (First: Somebody(), Second: Somebody()))
            .Where(static pair => pair.First != pair.Second).Select(static pair => new ContactPair(pair.First, pair.Second))
            .Distinct()
            .Select(static pair => new Acquaintance(pair, AcquaintanceState.Acquainted, AcquaintanceSource.Owner))]);
    }

    /// <summary>Interactions after all others, of the last day. There is room for 140 batches.</summary>
    internal Interaction[] More(int batch, int count) =>
        [.. Enumerable.Range(0, count)
            .Select(i => Interaction($"more-{batch}-{i}", Now - Duration.FromSeconds(LastDay - 600 * batch - i)))];

    private string Topic() => Topics[_random.Next(Topics.Length)];

    private ContactId Somebody() => ContactAt((int)(Math.Pow(_random.NextDouble(), 2.2) * contacts));

    private Interaction Interaction(string id, Instant at)
    {
        ContactId first = Somebody();
        ContactId[] all = _random.Next(10) == 0
            ? [first, .. Enumerable.Range(0, 1 + _random.Next(4)).Select(_ => Somebody())] : [first];
        return new(new(id), at, (Channel)_random.Next(7), [.. all.Distinct()])
        {
            Initiator = _random.Next(2) == 0 ? Initiator.Owner : Initiator.Of(first),
            Depth = _random.Next(20) == 0 ? Depth.Meaningful : Depth.Unknown,
            Supports = _random.Next(25) == 0 ? [new(TieSide.Contact, SupportKind.Informational)] : [],
            Gathering = _random.Next(50) == 0 ? new GatheringId($"gathering-{_random.Next(contacts / 5)}") : null,
        };
    }
}
