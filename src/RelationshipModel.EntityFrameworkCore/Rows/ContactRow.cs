using RelationshipModel.Columns;
using RelationshipModel.Storage;

namespace RelationshipModel.EntityFrameworkCore;

/// <summary>A contact.</summary>
internal sealed class ContactRow : IRow<ContactRow, Contact>
{
    public string Owner { get; set; } = "";

    public string Id { get; set; } = "";

    public string Name { get; set; } = "";

    public string Interests { get; set; } = "";

    public string Offers { get; set; } = "";

    public string Needs { get; set; } = "";

    public int Kind { get; set; }

    public string? Birthday { get; set; }

    public string? Place { get; set; }

    public int Restrictions { get; set; }

    public string? SnoozedUntil { get; set; }

    public string States { get; set; } = "";

    public string Closeness { get; set; } = "";

    public int SupportRole { get; set; }

    public static string NameColumn => nameof(Id);

    public static string NameOf(ContactRow row) => row.Id;

    public object[] Key => [Owner, Id];

    public static ContactRow Of(string owner, Contact contact) => new()
    {
        Owner = owner,
        Id = OrdinalKey.Encode(contact.Id.Value),
        Name = contact.Name,
        Interests = Column.Of(contact.Interests),
        Offers = Column.Of(contact.Offers),
        Needs = Column.Of(contact.Needs),
        Kind = (int)contact.Kind,
        Birthday = Column.Of(contact.Birthday),
        Place = contact.Place,
        Restrictions = (int)contact.Restrictions,
        SnoozedUntil = Column.Of(contact.SnoozedUntil),
        States = Column.Of(contact.States),
        Closeness = Column.Of(contact.Closeness),
        SupportRole = (int)contact.SupportRole,
    };

    public Contact Noun() => new(new(OrdinalKey.Decode(Id)), Name)
    {
        Interests = Column.Texts(Interests),
        Offers = Column.Texts(Offers),
        Needs = Column.Texts(Needs),
        Kind = (TieKind)Kind,
        Birthday = Column.OptionalAnnualDate(Birthday),
        Place = Place,
        Restrictions = (ContactRestrictions)Restrictions,
        SnoozedUntil = Column.OptionalDay(SnoozedUntil),
        States = Column.States(States),
        Closeness = Column.Closeness(Closeness),
        SupportRole = (SupportRole)SupportRole,
    };
}
