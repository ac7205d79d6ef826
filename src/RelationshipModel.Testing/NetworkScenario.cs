using NodaTime;
using RelationshipModel.Storage;

namespace RelationshipModel.Testing;

/// <summary>A made-up network, built step by step: the records an owner might have kept. Immutable; each step returns another
/// scenario.</summary>
public sealed record NetworkScenario
{
    /// <summary>Gets the contacts, in the order in which they were added.</summary>
    public IReadOnlyList<Contact> Contacts { get; private init; } = [];

    /// <summary>Gets the interactions, in the order in which they were added.</summary>
    public IReadOnlyList<Interaction> Interactions { get; private init; } = [];

    /// <summary>Gets the circles, in the order in which they were added.</summary>
    public IReadOnlyList<Circle> Circles { get; private init; } = [];

    /// <summary>Gets the memberships, in the order in which they were added.</summary>
    public IReadOnlyList<CircleMembership> Memberships { get; private init; } = [];

    /// <summary>Gets the gatherings, in the order in which they were added.</summary>
    public IReadOnlyList<Gathering> Gatherings { get; private init; } = [];

    /// <summary>Gets the follow-ups, in the order in which they were added.</summary>
    public IReadOnlyList<FollowUp> FollowUps { get; private init; } = [];

    /// <summary>Gets the notes, in the order in which they were added.</summary>
    public IReadOnlyList<Note> Notes { get; private init; } = [];

    /// <summary>Gets the beliefs, in the order in which they were added.</summary>
    public IReadOnlyList<Acquaintance> Acquaintances { get; private init; } = [];

    /// <summary>Gets the introductions, in the order in which they were added.</summary>
    public IReadOnlyList<Introduction> Introductions { get; private init; } = [];

    /// <summary>
    /// A small network with something of everything, seen from an instant: <c>ada</c>, whom the owner meets every week;
    /// <c>ben</c>, who writes and is never answered; <c>cem</c>, a close friend silent for four years; <c>dia</c>, met a week
    /// ago; <c>eva</c>, a sister, paused; <c>fei</c>, somebody not to be scored.
    /// </summary>
    /// <param name="asOf">The instant; everything else is before it.</param>
    public static NetworkScenario Small(Instant asOf)
    {
        LocalDate today = asOf.InUtc().Date;
        Contact ada = new(new("ada"), "Ada Amsel")
        {
            Interests = ["choirs", "chess"],
            Offers = ["proof-reading"],
            Kind = TieKind.Friend,
            Birthday = new(2, 29)
        };
        Contact ben = new(new("ben"), "Ben Birke") { Interests = ["chess"], Needs = ["proof-reading"], Place = "Uppsala" };
        Contact cem = new(new("cem"), "Cem Celik") { Closeness = [new(Closeness.CloseFriend, today.PlusYears(-5))] };
        Contact dia = new(new("dia"), "Dia Dorn") { Restrictions = ContactRestrictions.NoIntroductions };
        Contact eva = new(new("eva"), "Eva Esche")
        {
            Kind = TieKind.Sibling,
            States = [new(ContactState.Paused, today.PlusMonths(-2))]
        };
        Contact fei = new(new("fei"), "Fei Fink") { Restrictions = ContactRestrictions.NoScore };
        Circle table = new(new("table"), "Those at my table",
            CirclePurpose.Restore)
        { Cadence = Cadence.Every(Period.FromWeeks(2)), Capacity = 12 };
        Gathering supper = new(new("supper"), "Harvest supper", asOf - Duration.FromDays(40), ada.Id, ben.Id,
            dia.Id)
        { Length = Duration.FromHours(3) };
        return new NetworkScenario()
            .With(ada, ben, cem, dia, eva, fei)
            .Every(Duration.FromDays(7), 60, asOf - Duration.FromDays(2), Channel.InPerson, ada.Id)
            .Every(Duration.FromDays(20), 12, asOf - Duration.FromDays(9), Channel.Email, ben.Id, Initiator.Of(ben.Id))
            .Every(Duration.FromDays(10), 100, asOf - Duration.FromDays(1461), Channel.Voice, cem.Id, Initiator.Owner)
            .Every(Duration.FromDays(30), 20, asOf - Duration.FromDays(70), Channel.Video, eva.Id, Initiator.Owner)
            .Every(Duration.FromDays(3), 5, asOf - Duration.FromDays(1), Channel.Message, fei.Id)
            .With(
                new Interaction(new("at supper"), supper.At, Channel.InPerson, ada.Id, ben.Id, dia.Id)
                {
                    HeadCount = 9,
                    Length = supper.Length,
                    Gathering = supper.Id,
                    Depth = Depth.Meaningful,
                    Supports = [new(TieSide.Contact, SupportKind.Emotional)],
                    AfterFeel = 2,
                },
                new Interaction(new("coffee"), asOf - Duration.FromDays(7), Channel.InPerson, dia.Id))
            .With(table)
            .With(
                new CircleMembership(table.Id, ada.Id, today.PlusYears(-1)) { Cadence = Cadence.AsItComes },
                new CircleMembership(table.Id, cem.Id, today.PlusYears(-4), today.PlusYears(-3)) { Reason = "moved away" },
                new CircleMembership(table.Id, ben.Id, today.PlusMonths(-3)))
            .With(supper)
            .With(
                new FollowUp(new("book"), TieSide.Owner, ada.Id, supper.At)
                {
                    Due = today.PlusDays(-30),
                    Gathering = supper.Id,
                    What = "lend the book"
                },
                new FollowUp(new("recipe"), TieSide.Contact, ben.Id, supper.At).Close(FollowUpOutcome.Kept, supper.At
                    + Duration.FromDays(1)))
            .With(new Note(new("proofs"), ada.Id, asOf - Duration.FromDays(28), "reads proofs on Sundays"))
            .With(new Acquaintance(new(ada.Id, dia.Id), AcquaintanceState.Acquainted, AcquaintanceSource.Owner,
                today.PlusDays(-40)))
            .With(
                Introduction.Begin(new("ada-ben"), ada.Id, ben.Id, asOf - Duration.FromDays(30))
                    .AskFirst(asOf - Duration.FromDays(29))
                    .AcceptFirst(asOf - Duration.FromDays(28), ["she reads proofs"]),
                Introduction.Begin(new("cem-dia"), cem.Id, dia.Id, asOf - Duration.FromDays(3)));
    }

    /// <summary>Adds contacts.</summary>
    public NetworkScenario With(params IEnumerable<Contact> contacts) => this with { Contacts = [.. Contacts, .. contacts] };

    /// <summary>Adds interactions.</summary>
    public NetworkScenario With(params IEnumerable<Interaction> interactions) =>
        this with { Interactions = [.. Interactions, .. interactions] };

    /// <summary>Adds circles.</summary>
    public NetworkScenario With(params IEnumerable<Circle> circles) => this with { Circles = [.. Circles, .. circles] };

    /// <summary>Adds memberships.</summary>
    public NetworkScenario With(params IEnumerable<CircleMembership> memberships) =>
        this with { Memberships = [.. Memberships, .. memberships] };

    /// <summary>Adds gatherings.</summary>
    public NetworkScenario With(params IEnumerable<Gathering> gatherings) =>
        this with { Gatherings = [.. Gatherings, .. gatherings] };

    /// <summary>Adds follow-ups.</summary>
    public NetworkScenario With(params IEnumerable<FollowUp> followUps) => this with { FollowUps = [.. FollowUps, .. followUps] };

    /// <summary>Adds notes.</summary>
    public NetworkScenario With(params IEnumerable<Note> notes) => this with { Notes = [.. Notes, .. notes] };

    /// <summary>Adds beliefs.</summary>
    public NetworkScenario With(params IEnumerable<Acquaintance> acquaintances) =>
        this with { Acquaintances = [.. Acquaintances, .. acquaintances] };

    /// <summary>Adds introductions.</summary>
    public NetworkScenario With(params IEnumerable<Introduction> introductions) =>
        this with { Introductions = [.. Introductions, .. introductions] };

    /// <summary>Adds interactions with one contact at a steady rhythm, with ids made from the contact, the channel and a
    /// number.</summary>
    /// <param name="gap">The time from one to the next.</param>
    /// <param name="count">The number of interactions.</param>
    /// <param name="last">The instant of the last of them.</param>
    /// <param name="channel">The way in which they took place.</param>
    /// <param name="contact">The contact.</param>
    /// <param name="initiator">The initiator. Unknown by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">The gap is not positive, or the count is negative.</exception>
    public NetworkScenario Every(Duration gap, int count, Instant last, Channel channel, ContactId contact,
        Initiator initiator = default)
    {
        if (gap <= Duration.Zero) throw new ArgumentOutOfRangeException(nameof(gap), gap, "The gap must be positive.");
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return With(Enumerable.Range(0, count).Select(i =>
            new Interaction(new($"{contact}-{channel}-{i:D6}"), last - gap * (count - 1 - i), channel,
                contact)
            { Initiator = initiator }));
    }

    /// <summary>Saves the network as an owner's, through every available port.</summary>
    public async ValueTask SaveToAsync(NetworkStores stores, OwnerId owner, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stores);
        await stores.Contacts.SaveAsync(owner, Contacts, cancellationToken).ConfigureAwait(false);
        await stores.Interactions.AddAsync(owner, Interactions, cancellationToken).ConfigureAwait(false);
        await SaveAsync(stores.Circles, Circles).ConfigureAwait(false);
        await SaveAsync(stores.Memberships, Memberships).ConfigureAwait(false);
        await SaveAsync(stores.Gatherings, Gatherings).ConfigureAwait(false);
        await SaveAsync(stores.FollowUps, FollowUps).ConfigureAwait(false);
        await SaveAsync(stores.Notes, Notes).ConfigureAwait(false);
        await SaveAsync(stores.Acquaintances, Acquaintances).ConfigureAwait(false);
        await SaveAsync(stores.Introductions, Introductions).ConfigureAwait(false);

        ValueTask SaveAsync<TKey, T>(IRecordStore<TKey, T>? store, IReadOnlyCollection<T> records)
            where TKey : struct
            where T : class =>
            store?.SaveAsync(owner, records, cancellationToken) ?? default;
    }
}
