using System.Runtime.CompilerServices;
using NodaTime;
using RelationshipModel.Storage;

namespace RelationshipModel.Testing.Tests.Crms;

/// <summary>
/// The tables of a CRM in memory: users, people and calls with integer keys, whole seconds and minutes, short names, a foreign
/// key
/// from calls to people, and a store over them that has what the CRM has columns for.
/// </summary>
internal class FakeCrm : IContactStore, IInteractionStore
{
    private readonly Lock _lock = new();
    private readonly HashSet<int> _users;
    private readonly Dictionary<int, Person> _people = [];
    private readonly Dictionary<int, Call> _calls = [];

    internal FakeCrm(IEnumerable<OwnerId> owners) => _users = [.. owners.Select(static owner => owner.ToInt32())];

    private sealed record Person(int Key, int User, string Name, string? City);

    private sealed record Call(int Key, int User, long Second, bool IsByPhone, int? Minutes, int[] People);

    ValueTask<Contact?> IRecordStore<ContactId,
        Contact>.FindAsync(OwnerId owner, ContactId key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        int user = owner.ToInt32(), id = key.ToInt32();
        lock (_lock) return new(_people.TryGetValue(id, out Person? row) && row.User == user ? ContactOf(row) : null);
    }

    IAsyncEnumerable<Contact> IRecordStore<ContactId, Contact>.ListAsync(OwnerId owner, CancellationToken cancellationToken)
    {
        int user = owner.ToInt32();
        return ReadAsync<Contact>(
            () => [.. _people.Values.Where(row => row.User == user).Select(ContactOf).OrderBy(static row => row.Id)],
            cancellationToken);
    }

    public virtual ValueTask SaveAsync(OwnerId owner, IReadOnlyCollection<Contact> records, CancellationToken cancellationToken)
    {
        Person[] rows = [.. NoNull(records)
            .Select(row => new Person(row.Id.ToInt32(), UserOf(owner), Fit(row.Name), row.Place is { } city ? Fit(city) : null))];
        lock (_lock)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (rows.Any(row => _people.TryGetValue(row.Key, out Person? known) && known.User != row.User))
                throw new InvalidOperationException("A person with the key belongs to another user.");
            foreach (Person row in rows) _people[row.Key] = row;
        }

        return default;
    }

    public virtual ValueTask RemoveAsync(OwnerId owner, IReadOnlyCollection<ContactId> keys, CancellationToken cancellationToken)
    {
        int[] ids = [.. NoNull(keys).Select(static key => key.ToInt32())];
        int user = owner.ToInt32();
        lock (_lock)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int[] gone = [.. ids.Where(id => _people.TryGetValue(id, out Person? row) && row.User == user)];
            if (_calls.Values.Any(call => call.People.Intersect(gone).Any()))
                throw new InvalidOperationException("FOREIGN KEY constraint failed");
            foreach (int id in gone) _people.Remove(id);
        }

        return default;
    }

    ValueTask<Interaction?> IRecordStore<InteractionId, Interaction>.FindAsync(OwnerId owner, InteractionId key,
        CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        int user = owner.ToInt32(), id = key.ToInt32();
        lock (_lock) return new(_calls.TryGetValue(id, out Call? row) && row.User == user ? InteractionOf(row) : null);
    }

    public virtual IAsyncEnumerable<Interaction> ListAsync(OwnerId owner, LogPosition? after, CancellationToken cancellationToken)
    {
        int user = owner.ToInt32();
        return ReadAsync<Interaction>(
            () => [.. Log(user).Where(row => after is not { } position || LogPosition.Of(row).CompareTo(position) > 0)],
                cancellationToken);
    }

    public IAsyncEnumerable<Interaction> ListAsync(OwnerId owner, ContactId contact, CancellationToken cancellationToken)
    {
        int user = owner.ToInt32();
        return ReadAsync<Interaction>(() => [.. Log(user).Where(row => row.Contacts.Contains(contact))], cancellationToken);
    }

    public virtual ValueTask<int> AddAsync(OwnerId owner, IReadOnlyCollection<Interaction> interactions,
        CancellationToken cancellationToken)
    {
        Call[] rows = [.. NoNull(interactions).Select(row => CallOf(UserOf(owner), row))];
        lock (_lock)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Check(rows);
            return new(rows.Count(row => _calls.TryAdd(row.Key, row)));
        }
    }

    public virtual ValueTask SaveAsync(
        OwnerId owner, IReadOnlyCollection<Interaction> records, CancellationToken cancellationToken)
    {
        Call[] rows = [.. NoNull(records).Select(row => CallOf(UserOf(owner), row))];
        lock (_lock)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Check(rows);
            foreach (Call row in rows) _calls[row.Key] = row;
        }

        return default;
    }

    public virtual ValueTask RemoveAsync(
        OwnerId owner, IReadOnlyCollection<InteractionId> keys, CancellationToken cancellationToken)
    {
        int[] ids = [.. NoNull(keys).Select(static key => key.ToInt32())];
        int user = owner.ToInt32();
        lock (_lock)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (int id in ids)
                if (_calls.TryGetValue(id, out Call? row) && row.User == user) _calls.Remove(id);
        }

        return default;
    }

    /// <summary>Writes as the CRM's own screens do.</summary>
    internal void Write(OwnerId owner, IEnumerable<Contact> contacts, IEnumerable<Interaction> interactions)
    {
        lock (_lock)
        {
            foreach (Contact row in contacts) _people[row.Id.ToInt32()] = new(
                row.Id.ToInt32(), UserOf(owner), row.Name, row.Place);
            foreach (Interaction row in interactions) _calls[row.Id.ToInt32()] = CallOf(UserOf(owner), row);
        }
    }

    /// <summary>The calls of a user, in order.</summary>
    protected virtual IEnumerable<Interaction> Log(int user) =>
        _calls.Values.Where(row => row.User == user).Select(InteractionOf).OrderBy(LogPosition.Of);

    /// <summary>A text as the column holds it.</summary>
    protected virtual string Fit(string text) =>
        text.Length <= 40 ? text : throw new ArgumentException("The name is too long.", nameof(text));

    /// <summary>An instant as the column holds it.</summary>
    protected virtual long SecondOf(Instant at) => at.ToUnixTimeSeconds();

    private void Check(Call[] rows)
    {
        if (rows.Any(row => _calls.TryGetValue(row.Key, out Call? known) && known.User != row.User))
            throw new InvalidOperationException("A call with the key belongs to another user.");
        if (rows.SelectMany(static row => row.People.Select(person => (row.User, person)))
            .Any(pair => !_people.TryGetValue(pair.person, out Person? person) || person.User != pair.User))
            throw new InvalidOperationException("FOREIGN KEY constraint failed");
    }

    private int UserOf(OwnerId owner) => _users.Contains(owner.ToInt32()) ? owner.ToInt32()
        : throw new InvalidOperationException("There is no such user.");

    private Call CallOf(int user, Interaction row) => new(row.Id.ToInt32(), user, SecondOf(row.At), row.Channel == Channel.Voice,
        row.Length is { } length ? (int)length.TotalMinutes : null,
            [.. row.Contacts.Select(static contact => contact.ToInt32())]);

    private static Contact ContactOf(Person row) => new(ContactId.From(row.Key), row.Name) { Place = row.City };

    private static Interaction InteractionOf(Call row) =>
        new(InteractionId.From(row.Key), Instant.FromUnixTimeSeconds(row.Second),
        row.IsByPhone ? Channel.Voice : Channel.InPerson, row.People.Select(static person => ContactId.From(person)))
        {
            Length = row.Minutes is { } minutes ? Duration.FromMinutes(minutes) : null,
        };

    private static IReadOnlyCollection<T> NoNull<T>(IReadOnlyCollection<T> rows) => rows is null || rows.Contains(default!)
        ? throw new ArgumentException("A row is null or a default id.", nameof(rows)) : rows;

    private async IAsyncEnumerable<T> ReadAsync<T>(
        Func<T[]> read, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        T[] rows;
        lock (_lock) rows = read();
        foreach (T row in rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return row;
        }
    }
}
