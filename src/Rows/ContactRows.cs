using NodaTime;

namespace RelationshipModel.Rows;

/// <summary>The table of the contacts.</summary>
internal static class ContactRows
{
    private static readonly FieldList<Contact> Fields = new();
    private static readonly Field<Contact, ContactId> Id = Fields.Add(Codecs.Contact, static contact => contact.Id);
    private static readonly Field<Contact, string> Name = Fields.Add(Codecs.Text, static contact => contact.Name);
    private static readonly Field<Contact, IReadOnlyList<string>> Interests =
        Fields.Add(Codecs.Texts, static contact => contact.Interests);
    private static readonly Field<Contact, IReadOnlyList<string>> Offers =
        Fields.Add(Codecs.Texts, static contact => contact.Offers);
    private static readonly Field<Contact, IReadOnlyList<string>> Needs =
        Fields.Add(Codecs.Texts, static contact => contact.Needs);
    private static readonly Field<Contact, TieKind> Kind = Fields.Add(Codecs.Choice<TieKind>(), static contact => contact.Kind);
    private static readonly Field<Contact, AnnualDate?> Birthday =
        Fields.Add(Codecs.OptionalAnnualDate, static contact => contact.Birthday);
    private static readonly Field<Contact, string?> Place = Fields.Add(Codecs.OptionalText, static contact => contact.Place);
    private static readonly Field<Contact, ContactRestrictions> Restrictions =
        Fields.Add(Codecs.Choice<ContactRestrictions>(), static contact => contact.Restrictions);

    private static readonly Field<Contact, LocalDate?> SnoozedUntil =
        Fields.Add(Codecs.OptionalDay, static contact => contact.SnoozedUntil);
    private static readonly Field<Contact, IReadOnlyList<StatedState>> States =
        Fields.Add(Codecs.States, static contact => contact.States);
    private static readonly Field<Contact, IReadOnlyList<StatedCloseness>> Closeness =
        Fields.Add(Codecs.Closeness, static contact => contact.Closeness);
    private static readonly Field<Contact, SupportRole> SupportRole =
        Fields.Add(Codecs.Choice<SupportRole>(), static contact => contact.SupportRole);

    internal static readonly RowMapping<ContactId, Contact> Mapping = new(
        "Contacts", Fields, [Id], static id => [Id.TextOf(id)],
        static row => new(Id.In(row), Name.In(row))
        {
            Interests = Interests.In(row),
            Offers = Offers.In(row),
            Needs = Needs.In(row),
            Kind = Kind.In(row),
            Birthday = Birthday.In(row),
            Place = Place.In(row),
            Restrictions = Restrictions.In(row),
            SnoozedUntil = SnoozedUntil.In(row),
            States = States.In(row),
            Closeness = Closeness.In(row),
            SupportRole = SupportRole.In(row),
        });
}
