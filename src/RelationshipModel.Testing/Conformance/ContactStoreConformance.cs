using RelationshipModel.Storage;

namespace RelationshipModel.Testing;

/// <summary>The requirements on an <see cref="IContactStore"/>.</summary>
/// <inheritdoc cref="StoreConformance{TFixture}"/>
[ConformanceSuite(StoreCapabilities.Contacts, IsFitted = true)]
public abstract class ContactStoreConformance<TFixture>(TFixture fixture)
    : RecordStoreConformance<TFixture, ContactId, Contact>(fixture)
    where TFixture : StoreFixture
{
    /// <inheritdoc/>
    protected override IRecordStore<ContactId, Contact> Port => Stores.Contacts;

    /// <inheritdoc/>
    protected override IReadOnlyList<Contact> Rows { get; } =
        [.. OrdinalIds.Select(id => new Contact(new(id), $"name of {id}"))];

    /// <inheritdoc/>
    protected override Contact Full { get; } =
        new(new("contact"), "Nadia \u00d8stergaard \U0001f600")
        {
            Interests = ["choirs", "cartography"],
            Offers = ["translation"],
            Needs = ["a cellist", "a room, with a piano"],
            Kind = TieKind.Friend | TieKind.Sibling,
            SupportRole = SupportRole.ContactSupportsOwner,
            Birthday = new(2, 29),
            Place = "\u00c5rhus",
            Restrictions = ContactRestrictions.NoIntroductions | ContactRestrictions.NoReminders,
            SnoozedUntil = new(2024, 2, 29),
            States = [new(ContactState.Paused, new(2020, 1, 1), new(2020, 6, 1)), new(ContactState.Ended, new(2024, 12, 31))],
            Closeness = [new(Closeness.Friend, new(2019, 5, 5), ClosenessMeaning.Now),
                new(Closeness.CloseFriend, new(2021, 5, 5))],
        };

    /// <inheritdoc/>
    protected override Contact Changed(Contact row) => row with { Name = "another name", Needs = ["rest"] };

    /// <inheritdoc/>
    protected override IReadOnlyList<Contact> Extremes { get; } =
    [
        .. Texts.Select(static (text, i) => new Contact(new(IdOf(i, text)), text)
        {
            Interests = Texts,
            Needs = [text],
            Place = text,
            SnoozedUntil = Days[i % Days.Count],
            Birthday = new(12, 31),
            States = [new(ContactState.Paused, Days[0], Days[1]), new(ContactState.Deceased, Days[^1])],
            Closeness = [.. Days.Select(static day => new StatedCloseness(Closeness.Acquaintance, day))],
        }),
    ];

    /// <inheritdoc/>
    protected override ContactId KeyOf(Contact row) => row.Id;

    private protected override Contact Fitted(Contact row) => Fixture.Fitted(row);

    private protected override Contact Keep(Contact row) => Fixture.Keep(row);

    private protected override Contact WithKeys(Contact row) => Fixture.WithKey(row);

    private protected override IEnumerable<Contact> InOrder(IEnumerable<Contact> rows) => rows.OrderBy(static row => row.Id);

    private protected override StoreVerbs SaveVerb => StoreVerbs.SaveContacts;

    private protected override StoreVerbs RemoveVerb => StoreVerbs.RemoveContacts;

    private protected override async ValueTask KeepAsync(OwnerId owner, params IEnumerable<Contact> rows)
    {
        if (Keeps(SaveVerb)) await base.KeepAsync(owner, rows);
        else await SeedAsync(owner, [.. rows], []);
    }
}
