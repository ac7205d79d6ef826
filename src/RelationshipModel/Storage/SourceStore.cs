using System.Runtime.CompilerServices;
using NodaTime;
using RelationshipModel.Internals;

namespace RelationshipModel.Storage;

/// <summary>The contacts and interactions of a host's source, in the order of the ports. It refuses to be written.</summary>
internal sealed class SourceStore(INetworkSource source) : IContactStore, IInteractionStore
{
    public bool IsReadOnly => true;

    public async ValueTask<Contact?> FindAsync(OwnerId owner, ContactId key, CancellationToken cancellationToken = default) =>
        await Contacts(owner, [Require.NotDefault(key)], cancellationToken)
            .FindAsync(contact => contact.Id == key, cancellationToken).ConfigureAwait(false);

    public async IAsyncEnumerable<Contact> ListAsync(OwnerId owner,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        List<Contact> contacts =
            await Contacts(owner, null, cancellationToken).CollectAsync(cancellationToken).ConfigureAwait(false);
        foreach (Contact contact in Distinct(contacts, static contact => contact.Id).OrderBy(static contact => contact.Id))
            yield return contact;
    }

    public async ValueTask<Interaction?> FindAsync(OwnerId owner, InteractionId key,
        CancellationToken cancellationToken = default) =>
        await Log(owner, Interaction.Earliest, cancellationToken)
            .FindAsync(interaction => interaction.Id == key, cancellationToken).ConfigureAwait(false);

    public IAsyncEnumerable<Interaction> ListAsync(OwnerId owner, LogPosition? after,
        CancellationToken cancellationToken = default) =>
        OrderedAsync(
            Log(owner, after?.At ?? Interaction.Earliest, cancellationToken),
            interaction => after is not { } position || LogPosition.Of(interaction).CompareTo(position) > 0, cancellationToken);

    public IAsyncEnumerable<Interaction> ListAsync(OwnerId owner, ContactId contact,
        CancellationToken cancellationToken = default) =>
        OrderedAsync(
            Given(source.ListInteractionsAsync(Require.NotDefault(owner), Require.NotDefault(contact), cancellationToken),
                nameof(INetworkSource.ListInteractionsAsync)),
            interaction => interaction.Contacts.Contains(contact), cancellationToken);

    public async ValueTask<int> AddAsync(OwnerId owner, IReadOnlyCollection<Interaction> interactions,
        CancellationToken cancellationToken = default)
    {
        await Refuse(interactions).ConfigureAwait(false);
        return 0;
    }

    public ValueTask SaveAsync(OwnerId owner, IReadOnlyCollection<Contact> records,
        CancellationToken cancellationToken = default) => Refuse(records);

    public ValueTask SaveAsync(OwnerId owner, IReadOnlyCollection<Interaction> records,
        CancellationToken cancellationToken = default) => Refuse(records);

    public ValueTask RemoveAsync(OwnerId owner, IReadOnlyCollection<ContactId> keys,
        CancellationToken cancellationToken = default) => Refuse(keys);

    public ValueTask RemoveAsync(OwnerId owner, IReadOnlyCollection<InteractionId> keys,
        CancellationToken cancellationToken = default) => Refuse(keys);

    private IAsyncEnumerable<Contact> Contacts(OwnerId owner, IReadOnlyCollection<ContactId>? ids,
        CancellationToken cancellationToken) =>
        Given(source.ListContactsAsync(Require.NotDefault(owner), ids, cancellationToken),
            nameof(INetworkSource.ListContactsAsync));

    private IAsyncEnumerable<Interaction> Log(OwnerId owner, Instant since, CancellationToken cancellationToken) =>
        Given(source.ListInteractionsAsync(Require.NotDefault(owner), since, cancellationToken),
            nameof(INetworkSource.ListInteractionsAsync));

    /// <summary>Checks the rows of the source, which a host without nullable reference types may have left null.</summary>
    private IAsyncEnumerable<T> Given<T>(IAsyncEnumerable<T>? rows, string method) => rows
        ?? throw new InvalidOperationException(
            $"{source.GetType().Name}.{method} returned null. Return an empty sequence if there is nothing.");

    private static async IAsyncEnumerable<Interaction> OrderedAsync(IAsyncEnumerable<Interaction> given,
        Func<Interaction, bool> isWanted, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        List<Interaction> rows = await given.Filter(isWanted, cancellationToken).CollectAsync(cancellationToken)
            .ConfigureAwait(false);
        List<Interaction> wanted = [.. Distinct(rows, static interaction => interaction.Id)];
        wanted.Sort(Interaction.Compare);
        foreach (Interaction interaction in wanted) yield return interaction;
    }

    /// <summary>Each record once; a row that is joined twice is one record.</summary>
    private static Dictionary<TId, T>.ValueCollection Distinct<TId, T>(List<T> records, Func<T, TId> idOf)
        where TId : struct
        where T : notnull
    {
        Dictionary<TId, T> found = [];
        foreach (T record in records)
            if (!found.TryAdd(idOf(record), record) && !found[idOf(record)].Equals(record))
                throw new InvalidOperationException(
                    $"The source gave two different records with the id {idOf(record)}; give each row an id of its own.");
        return found.Values;
    }

    private static ValueTask Refuse<T>(IReadOnlyCollection<T> written) => Require.NotNull(written).Count == 0 ? default
        : throw new NotSupportedException(
            $"These contacts and interactions are the host's own: an {nameof(INetworkSource)} is only read. "
            + "Write them where the host keeps them, or keep them in a store (UseStore, UseSqlite).");
}
