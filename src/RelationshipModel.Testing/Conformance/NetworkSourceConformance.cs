using System.Globalization;
using NodaTime;
using RelationshipModel.Network;
using RelationshipModel.Storage;

namespace RelationshipModel.Testing;

/// <summary>
/// The requirements on an <see cref="INetworkSource"/>. It needs one owner with contacts and interactions; anything that is not
/// stated is derived from the source's own answers.
/// </summary>
public abstract class NetworkSourceConformance : IAsyncLifetime
{
    private const int Samples = 25, Readers = 8;

    private readonly List<INetworkSource> _opened = [];

    /// <summary>A cancelled token.</summary>
    private static CancellationToken Cancelled { get; } = new(canceled: true);

    /// <summary>Gets an owner who has contacts and interactions.</summary>
    protected abstract OwnerId Owner { get; }

    /// <summary>Gets another owner with contacts and interactions, whose rows no other owner may see; null (the default) if there
    /// is only one owner.</summary>
    protected virtual OwnerId? AnotherOwner => null;

    /// <summary>Gets an owner who has nothing.</summary>
    /// <value>By default 2147483647 if keys are numbers, a GUID if they are GUIDs, otherwise a text.</value>
    protected virtual OwnerId UnknownOwner =>
        new(UnlikeAny([Owner.Value, .. AnotherOwner is { } other ? [other.Value] : (string[])[]]));

    /// <summary>Gets the contacts and interactions that were seeded for <see cref="Owner"/>, to compare completely; null (the
    /// default) to compare the source only with itself.</summary>
    protected virtual NetworkScenario? Seeded => null;

    /// <summary>Gets the smallest difference between two instants that the source distinguishes.</summary>
    /// <value>100 ns by default, the tick of a <see cref="DateTimeOffset"/>.</value>
    protected virtual Duration TimePrecision => Duration.FromTicks(1);

    /// <summary>Opens the source as one request to the host does: with a connection or context of its own.</summary>
    /// <remarks>It is disposed after the test if it can be. Seed the data before, in <see cref="InitializeAsync"/> for
    /// one.</remarks>
    protected abstract ValueTask<INetworkSource> OpenAsync();

    /// <summary>Prepares a test. Override it to seed data.</summary>
    public virtual ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>Disposes what was opened.</summary>
    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        foreach (INetworkSource source in _opened)
        {
            if (source is IAsyncDisposable closing) await closing.DisposeAsync().ConfigureAwait(false);
            else (source as IDisposable)?.Dispose();
        }
    }

    [Fact]
    public async Task Null_gives_all_contacts_of_the_owner()
    {
        Rule rule = new($"The source should give all contacts of {Owner}, whole, if no ids are given (ids is null).");
        List<Contact> contacts = await ContactsAsync(await OpenOneAsync());

        rule.True(contacts.Count > 0, "It gave none: seed at least one contact, or name another owner.");
        if (Seeded is { } seeded) rule.SameSet(seeded.Contacts, contacts.Distinct());
    }

    [Fact]
    public async Task The_earliest_instant_gives_all_interactions_of_the_owner()
    {
        Rule rule = new($"The source should give all interactions of {Owner}, whole, since Interaction.Earliest.");
        List<Interaction> log = await LogAsync(await OpenOneAsync());

        rule.True(log.Select(static row => row.At).Distinct().Count() > 1,
            $"It gave {log.Count}: seed interactions at two or more instants, or name another owner.");
        if (Seeded is { } seeded) rule.SameSet(seeded.Interactions, log.Distinct());
    }

    [Fact]
    public async Task Two_rows_have_two_ids()
    {
        Rule rule = new("The source should give each contact and each interaction an id of its own; "
            + "a row that a join gives twice should be the same both times.");
        INetworkSource source = await OpenOneAsync();

        rule.Empty((await ContactsAsync(source)).Distinct().GroupBy(static row => row.Id)
            .Where(static rows => rows.Count() > 1).Select(static rows => rows.Key));
        rule.Empty((await LogAsync(source)).Distinct().GroupBy(static row => row.Id)
            .Where(static rows => rows.Count() > 1).Select(static rows => rows.Key));
    }

    [Fact]
    public async Task Contacts_asked_for_by_id_are_given_and_no_others()
    {
        Rule rule = new("The source should give the contacts whose ids were asked for, each as in the whole list, and "
            + "no others.");
        INetworkSource source = await OpenOneAsync();
        List<Contact> all = [.. (await ContactsAsync(source)).Distinct()];
        ContactId[] half = [.. all.Where(static (_, i) => i % 2 == 0).Select(static contact => contact.Id)];

        foreach (Contact contact in all.Take(Samples))
            rule.SameSet([contact], (await ContactsAsync(source, [contact.Id])).Distinct());
        rule.SameSet(all.Where((_, i) => i % 2 == 0), (await ContactsAsync(source, half)).Distinct());
        rule.SameSet(all.Where((_, i) => i % 2 == 0), (await ContactsAsync(source, [.. half, .. half])).Distinct());
        rule.SameSet(all, (await ContactsAsync(source, [.. all.Select(static contact => contact.Id)])).Distinct());
    }

    [Fact]
    public async Task No_ids_give_no_contacts()
    {
        Rule rule = new("The source should give no contact if the list of ids is empty: only null asks for all.");

        rule.Empty(await ContactsAsync(await OpenOneAsync(), []));
    }

    [Fact]
    public async Task Unknown_ids_are_left_out()
    {
        Rule rule = new("The source should leave out ids that it does not know, and give the others.");
        INetworkSource source = await OpenOneAsync();
        List<Contact> all = await ContactsAsync(source);
        ContactId unknown = new(UnlikeAny([.. all.Select(static contact => contact.Id.Value)]));

        rule.Empty(await ContactsAsync(source, [unknown]));
        rule.SameSet(all.Take(1),
            (await ContactsAsync(source, [unknown, .. all.Take(1).Select(static contact => contact.Id)])).Distinct());
        rule.Empty(await WithAsync(source, unknown));
    }

    [Fact]
    public async Task An_id_that_is_no_key_of_the_host_names_nobody()
    {
        Rule rule = new("The source should take a contact id that cannot be a key of the host (text where keys are numbers, or "
            + "a key written otherwise, such as +7 for 7) for one that it does not know: such ids come from addresses of pages "
            + "and from other stores. Read them with TryToInt32, TryToInt64 or TryToGuid.");
        HashSet<ContactId> known = [.. (await ContactsAsync(await OpenOneAsync())).Select(static contact => contact.Id)];

        foreach (ContactId foreign in known.Take(1).SelectMany(WrittenOtherwise).Except(known)
            .Prepend(new("no key of the host")))
        {
            foreach (Func<INetworkSource, Task<int>> read in (Func<INetworkSource, Task<int>>[])[
                async source => (await ContactsAsync(source, [foreign])).Count,
                async source => (await WithAsync(source, foreign)).Count])
            {
                int given = -1;
                INetworkSource source = await OpenOneAsync();
                Exception? fault = await Record.ExceptionAsync(async () => given = await read(source));
                rule.True(fault is null, $"For '{foreign}' it threw {fault?.GetType().Name}: {fault?.Message}");
                rule.True(given == 0, $"For '{foreign}' it gave {given}.");
            }
        }
    }

    [Fact]
    public async Task The_interactions_of_a_contact_are_those_of_the_whole_log_with_it()
    {
        Rule rule = new("The source should give, for one contact, exactly the interactions of the whole log in which the "
            + "contact took part, each with everybody who took part.");
        INetworkSource source = await OpenOneAsync();
        List<Interaction> log = [.. (await LogAsync(source)).Distinct()];
        IEnumerable<ContactId> contacts = log.SelectMany(static row => row.Contacts)
            .Concat((await ContactsAsync(source)).Select(static contact => contact.Id)).Distinct();

        foreach (ContactId contact in contacts.Take(Samples))
            rule.SameSet(log.Where(row => row.Contacts.Contains(contact)), (await WithAsync(source, contact)).Distinct());
    }

    [Fact]
    public async Task Interactions_are_given_from_an_instant_on_the_instant_included()
    {
        Rule rule = new("The source should give the interactions that began at the instant or later: at >= since.");
        INetworkSource source = await OpenOneAsync();
        List<Interaction> log = [.. (await LogAsync(source)).Distinct()];

        foreach (Instant since in Sampled(log))
            rule.SameSet(log.Where(row => row.At >= since), (await LogAsync(source, since)).Distinct());
    }

    [Fact]
    public async Task Interactions_before_the_instant_are_passed_over()
    {
        Rule rule = new("The source should leave out interactions that began before the instant, to its precision of "
            + $"{TimePrecision.TotalNanoseconds} ns (TimePrecision).");
        INetworkSource source = await OpenOneAsync();
        List<Interaction> log = [.. (await LogAsync(source)).Distinct()];

        foreach (Instant at in Sampled(log))
        {
            Instant since = at + TimePrecision;
            rule.SameSet(log.Where(row => row.At >= since), (await LogAsync(source, since)).Distinct());
        }

        rule.Empty(await LogAsync(source, Interaction.Latest));
    }

    [Fact]
    public async Task What_is_listed_again_is_the_same()
    {
        Rule rule = new("The source should give the same rows each time it is asked, and each time what it returned is read.");
        INetworkSource source = await OpenOneAsync();
        IAsyncEnumerable<Contact> contacts = source.ListContactsAsync(Owner, null);
        IAsyncEnumerable<Interaction> log = source.ListInteractionsAsync(Owner, Interaction.Earliest);
        List<Contact> contactsBefore = await contacts.ToListAsync();
        List<Interaction> logBefore = await log.ToListAsync();
        IAsyncEnumerable<Interaction> with = source.ListInteractionsAsync(Owner, WithSomebody(logBefore));
        List<Interaction> withBefore = await with.ToListAsync();

        rule.SameSet(contactsBefore, await contacts.ToListAsync());
        rule.SameSet(logBefore, await log.ToListAsync());
        rule.SameSet(withBefore, await with.ToListAsync());
        INetworkSource another = await OpenOneAsync();
        rule.SameSet(contactsBefore, await ContactsAsync(another));
        rule.SameSet(logBefore, await LogAsync(another));
    }

    [Fact]
    public async Task A_listing_may_be_left_before_its_end()
    {
        Rule rule = new("The source should serve the next question after a listing was left before its end: "
            + "close what the listing opened.");
        INetworkSource source = await OpenOneAsync();
        List<Interaction> log = await LogAsync(source);

        for (int i = 0; i < 3; i++)
        {
            await foreach (Contact _ in source.ListContactsAsync(Owner, null)) break;
            await foreach (Interaction _ in source.ListInteractionsAsync(Owner, Interaction.Earliest)) break;
            await foreach (Interaction _ in source.ListInteractionsAsync(Owner, WithSomebody(log))) break;
            Exception? fault = await Record.ExceptionAsync(async () => rule.SameSet(log, await LogAsync(source)));
            rule.True(fault is null, fault?.Message);
        }
    }

    [Fact]
    public async Task A_cancelled_listing_is_given_up()
    {
        Rule rule = new("The source should stop each of its three listings with an OperationCanceledException when the "
            + "token is cancelled: pass the token on, or check it.");
        INetworkSource source = await OpenOneAsync();
        ContactId contact = WithSomebody(await LogAsync(source));

        await AssertCancelledAsync(() => source.ListContactsAsync(Owner, null, Cancelled));
        await AssertCancelledAsync(() => source.ListContactsAsync(Owner, [contact], Cancelled));
        await AssertCancelledAsync(() => source.ListInteractionsAsync(Owner, contact, Cancelled));
        await AssertCancelledAsync(() => source.ListInteractionsAsync(Owner, Interaction.Earliest, Cancelled));

        // As the library reads: the token is given to the method and to the enumeration.
        Task AssertCancelledAsync<T>(Func<IAsyncEnumerable<T>> list) =>
            rule.ThrowsAnyAsync<OperationCanceledException>(async () => await list().ToListAsync(Cancelled));
    }

    [Fact]
    public async Task Several_requests_read_at_once()
    {
        Rule rule = new("The source should give several requests at once, each with a source that it opened itself, what it "
            + "gives one alone.");
        INetworkSource alone = await OpenOneAsync();
        List<Contact> contacts = await ContactsAsync(alone);
        List<Interaction> log = await LogAsync(alone);
        INetworkSource[] sources = new INetworkSource[Readers];
        for (int i = 0; i < Readers; i++) sources[i] = await OpenOneAsync();

        Exception? fault = await Record.ExceptionAsync(() => Task.WhenAll(sources.Select((source, i) => Task.Run(async () =>
        {
            for (int round = 0; round < 3; round++)
            {
                rule.SameSet(contacts, await ContactsAsync(source));
                rule.SameSet(log, await LogAsync(source));
                if (i % 2 == 1 && AnotherOwner is { } other)
                    await source.ListInteractionsAsync(other, Interaction.Earliest).CountAsync();
            }
        }))));

        rule.True(fault is null, fault?.Message);
    }

    [Fact]
    public async Task An_owner_who_has_nothing_is_given_nothing()
    {
        Rule rule = new($"The source should give {UnknownOwner}, who has nothing (UnknownOwner), no row of another owner: "
            + "neither of the whole list nor by id.");
        INetworkSource source = await OpenOneAsync();

        await AssertApartAsync(rule, source, Owner, UnknownOwner);
        rule.Empty(await source.ListContactsAsync(UnknownOwner, null).ToListAsync());
        rule.Empty(await source.ListInteractionsAsync(UnknownOwner, Interaction.Earliest).ToListAsync());
    }

    [Fact]
    public async Task Owners_are_kept_apart()
    {
        Assert.SkipUnless(AnotherOwner is not null, "No second owner is given: override AnotherOwner.");
        Rule rule = new($"The source should give {Owner} no row of {AnotherOwner}, nor the other way round: neither of the "
            + "whole list nor by id. Each of the three methods should filter by owner.");
        INetworkSource source = await OpenOneAsync();
        OwnerId other = AnotherOwner!.Value;

        rule.NotEmpty(await source.ListContactsAsync(other, null).ToListAsync());
        rule.NotEmpty(await source.ListInteractionsAsync(other, Interaction.Earliest).ToListAsync());
        await AssertApartAsync(rule, source, Owner, other);
        await AssertApartAsync(rule, source, other, Owner);
    }

    [Fact]
    public async Task Scores_are_those_of_the_same_rows_in_a_store()
    {
        Rule rule = new("The scores from the source should be those of the same rows in an InMemoryStore, bit for bit.");
        INetworkSource source = await OpenOneAsync();
        List<Interaction> log = await LogAsync(source);
        InMemoryStore store = new();
        await ((IContactStore)store).SaveAsync(Owner, await ContactsAsync(source));
        await ((IInteractionStore)store).AddAsync(Owner, log);
        Instant asOf = log.Max(static row => row.At) + Duration.FromDays(1);

        List<string> scores = await ScoresAsync(NetworkStores.Of(source));

        rule.NotEmpty(scores);
        rule.Equal(await ScoresAsync(NetworkStores.Of(store)), scores);

        async Task<List<string>> ScoresAsync(NetworkStores stores) =>
            await new RelationshipNetwork(Owner, stores, new FixedClock(asOf)).ScoreAllAsync()
                .Select(static score => string.Create(CultureInfo.InvariantCulture,
                    $"{score.Tie} {score.Strength:R} {score.Status} {score.InteractionCount}\n{score.Explanation}"))
                .ToListAsync();
    }

    /// <summary>Asks for one owner's rows in the name of another, by every way that there is.</summary>
    private static async Task AssertApartAsync(Rule rule, INetworkSource source, OwnerId owner, OwnerId other)
    {
        List<Contact> contacts = await source.ListContactsAsync(owner, null).ToListAsync();
        List<Interaction> log = await source.ListInteractionsAsync(owner, Interaction.Earliest).ToListAsync();
        List<Contact> othersContacts = await source.ListContactsAsync(other, null).ToListAsync();
        List<Interaction> othersLog = await source.ListInteractionsAsync(other, Interaction.Earliest).ToListAsync();

        rule.Empty(contacts.Intersect(othersContacts));
        rule.Empty(log.Intersect(othersLog));
        rule.Empty((await source.ListContactsAsync(other, [.. contacts.Select(static contact => contact.Id)]).ToListAsync())
            .Except(othersContacts));
        foreach (ContactId contact in log.SelectMany(static row => row.Contacts).Distinct().Take(Samples))
            rule.Empty((await source.ListInteractionsAsync(other, contact).ToListAsync()).Except(othersLog));
    }

    private async Task<INetworkSource> OpenOneAsync()
    {
        INetworkSource source = await OpenAsync();
        _opened.Add(source);
        return source;
    }

    private Task<List<Contact>> ContactsAsync(INetworkSource source, IReadOnlyCollection<ContactId>? ids = null) =>
        source.ListContactsAsync(Owner, ids).ToListAsync().AsTask();

    private Task<List<Interaction>> LogAsync(INetworkSource source, Instant? since = null) =>
        source.ListInteractionsAsync(Owner, since ?? Interaction.Earliest).ToListAsync().AsTask();

    private Task<List<Interaction>> WithAsync(INetworkSource source, ContactId contact) =>
        source.ListInteractionsAsync(Owner, contact).ToListAsync().AsTask();

    private ContactId WithSomebody(List<Interaction> log) => log.Count > 0
        ? log[0].Contacts[0]
        : throw new InvalidOperationException($"The source gives no interaction of {Owner}: seed some.");

    private static IEnumerable<Instant> Sampled(List<Interaction> log)
    {
        Instant[] instants = [.. log.Select(static row => row.At).Distinct().Order()];
        int step = Math.Max(1, instants.Length / Samples);
        return instants.Where((_, i) => i % step == 0 || i == instants.Length - 1);
    }

    /// <summary>Texts that many parsers take for a contact's key, though they are other ids.</summary>
    private static IEnumerable<ContactId> WrittenOtherwise(ContactId id) =>
        id.TryToInt64(out _) ? [new($"+{id}"), new($"0{id}"), new($" {id}")]
        : id.TryToGuid(out Guid key) ? [new(key.ToString("N")), new(key.ToString("B")), new($" {id}")] : [];

    /// <summary>A key of the same form as others, and none of them.</summary>
    private static string UnlikeAny(IReadOnlyCollection<string> known)
    {
        const string Unused = "f0f0f0f0-f0f0-4f0f-8f0f-f0f0f0f0f0f0";
        if (known.Count > 0 && known.All(
            static key => long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out _)))
            return int.MaxValue.ToString(CultureInfo.InvariantCulture);
        return known.Count > 0 && known.All(static key => Guid.TryParse(key, out _)) ? Unused : "somebody unknown";
    }
}
