using RelationshipModel.Storage;

namespace RelationshipModel.Testing;

/// <summary>The requirements on an <see cref="IContactStore"/>.</summary>
/// <inheritdoc cref="StoreConformance{TFixture}"/>
[ConformanceSuite(StoreCapabilities.Contacts)]
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
}
