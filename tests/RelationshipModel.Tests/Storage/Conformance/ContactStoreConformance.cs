using RelationshipModel.Storage;

namespace RelationshipModel.Tests.Storage.Conformance;

/// <summary>What an <see cref="IContactStore"/> must do.</summary>
public abstract class ContactStoreConformance : RecordStoreConformance<IContactStore, ContactId, Contact>
{
    protected override IReadOnlyList<Contact> Rows { get; } =
        [.. OrdinalIds.Select(id => new Contact(new(id), $"name of {id}"))];

    protected override Contact Full { get; } =
        new(new("contact"), "Nadia \u00d8stergaard \U0001f600")
        {
            Interests = ["choirs", "cartography"],
            Offers = ["translation"],
            Needs = ["a cellist", "a room, with a piano"],
            Kind = TieKind.Friend | TieKind.Sibling,
            Birthday = new(2, 29),
            Place = "\u00c5rhus",
            Preferences = ContactPreferences.DoNotIntroduce | ContactPreferences.DoNotRemind,
            SnoozedUntil = new(2024, 2, 29),
            States = [new(ContactState.Paused, new(2020, 1, 1), new(2020, 6, 1)), new(ContactState.Ended, new(2024, 12, 31))],
            Closeness = [new(Closeness.Friend, new(2019, 5, 5)), new(Closeness.CloseFriend, new(2021, 5, 5))],
        };

    protected override Contact Changed(Contact row) => row with { Name = "another name", Needs = ["rest"] };

    protected override ContactId KeyOf(Contact row) => row.Id;

    protected override ValueTask<Contact?> FindAsync(OwnerId owner, ContactId key, CancellationToken cancellationToken = default) =>
        Store.FindAsync(owner, key, cancellationToken);

    protected override IAsyncEnumerable<Contact> ListAsync(OwnerId owner, CancellationToken cancellationToken = default) =>
        Store.ListAsync(owner, cancellationToken);

    protected override ValueTask SaveAsync(OwnerId owner, Contact row, CancellationToken cancellationToken = default) =>
        Store.SaveAsync(owner, row, cancellationToken);

    protected override ValueTask RemoveAsync(OwnerId owner, ContactId key, CancellationToken cancellationToken = default) =>
        Store.RemoveAsync(owner, key, cancellationToken);
}
