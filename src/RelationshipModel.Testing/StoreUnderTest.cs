using RelationshipModel.Storage;

namespace RelationshipModel.Testing;

/// <summary>A place to keep rows in, for one test only. Disposing it closes and removes everything.</summary>
public abstract class StoreUnderTest : IAsyncDisposable
{
    /// <summary>
    /// Opens the store as a request to the host does. Every call sees the same rows, if possible through its own objects: a
    /// connection, a context. What was opened is closed by <see cref="CloseAsync"/>.
    /// </summary>
    /// <remarks>
    /// If the store has no <see cref="IContactStore"/> or no <see cref="IInteractionStore"/> give an <see cref="InMemoryStore"/>
    /// instead; <see cref="StoreFixture.Capabilities"/> says which are under test.
    /// </remarks>
    public abstract ValueTask<NetworkStores> OpenAsync();

    /// <summary>Keeps rows as the host's own screens and jobs do.</summary>
    /// <param name="stores">The opened stores.</param>
    /// <param name="owner">The owner.</param>
    /// <param name="contacts">Contacts to be kept, in place of those with the same ids.</param>
    /// <param name="interactions">Interactions to be kept, in place of those with the same ids.</param>
    /// <remarks>By default through the ports. Override it where <see cref="StoreFit.Verbs"/> leaves some of that out.</remarks>
    public virtual async ValueTask SeedAsync(NetworkStores stores, OwnerId owner, IReadOnlyCollection<Contact> contacts,
        IReadOnlyCollection<Interaction> interactions)
    {
        ArgumentNullException.ThrowIfNull(stores);
        ArgumentNullException.ThrowIfNull(contacts);
        ArgumentNullException.ThrowIfNull(interactions);
        if (contacts.Count > 0) await stores.Contacts.SaveAsync(owner, contacts).ConfigureAwait(false);
        if (interactions.Count > 0) await stores.Interactions.AddAsync(owner, interactions).ConfigureAwait(false);
    }

    /// <summary>Closes all that was opened, as the end of the process does. What a durable store kept stays.</summary>
    public virtual ValueTask CloseAsync() => ValueTask.CompletedTask;

    /// <summary>Closes and removes all.</summary>
    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await CloseAsync().ConfigureAwait(false);
    }
}
