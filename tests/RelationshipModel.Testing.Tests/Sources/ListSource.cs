using System.Runtime.CompilerServices;
using NodaTime;
using RelationshipModel.Storage;

namespace RelationshipModel.Testing.Tests.Sources;

/// <summary>A CRM of two users with integer keys and seconds, which gives its rows in no order.</summary>
internal class ListSource : INetworkSource
{
    internal static readonly OwnerId Mina = OwnerId.From(7), Otto = OwnerId.From(8);

    private static readonly Instant Start = Instant.FromUtc(2026, 5, 1, 9, 0);

    private readonly Dictionary<OwnerId, NetworkScenario> _rows = new() { [Mina] = Of(100), [Otto] = Of(200) };

    internal static NetworkScenario Of(int first) => new NetworkScenario()
        .With(Enumerable.Range(first, 5).Select(static id => new Contact(ContactId.From(id), $"Contact {id}") { Place = "Graz" }))
        .With(Enumerable.Range(first, 30).Select(id => new Interaction(
            InteractionId.From(id), Start + Duration.FromHours(id * 7 % 30 / 2), Channel.Voice,
            id % 4 == 0 ? [ContactId.From(first + 1), ContactId.From(first)] : [ContactId.From(first + id % 4)])));

    public virtual IAsyncEnumerable<Contact> ListContactsAsync(OwnerId owner, IReadOnlyCollection<ContactId>? ids,
        CancellationToken cancellationToken = default) =>
        ReadAsync(ContactsOf(owner).Where(row => ids?.Contains(row.Id) != false), cancellationToken);

    public virtual IAsyncEnumerable<Interaction> ListInteractionsAsync(OwnerId owner, ContactId contact,
        CancellationToken cancellationToken = default) =>
        ReadAsync(LogOf(owner).Where(row => row.Contacts.Contains(contact)), cancellationToken);

    public virtual IAsyncEnumerable<Interaction> ListInteractionsAsync(OwnerId owner, Instant since,
        CancellationToken cancellationToken = default) =>
        ReadAsync(LogOf(owner).Where(row => row.At >= since), cancellationToken);

    internal IReadOnlyList<Contact> ContactsOf(OwnerId owner) =>
        _rows.TryGetValue(owner, out NetworkScenario? rows) ? rows.Contacts : [];

    internal IReadOnlyList<Interaction> LogOf(OwnerId owner) =>
        _rows.TryGetValue(owner, out NetworkScenario? rows) ? rows.Interactions : [];

    internal static async IAsyncEnumerable<T> ReadAsync<T>(IEnumerable<T> rows,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        foreach (T row in rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return row;
        }
    }
}
