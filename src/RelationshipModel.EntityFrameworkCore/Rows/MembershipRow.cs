using RelationshipModel.Columns;
using RelationshipModel.Storage;

namespace RelationshipModel.EntityFrameworkCore;

/// <summary>A membership in a circle.</summary>
internal sealed class MembershipRow : IRow<MembershipRow, CircleMembership>
{
    public string Owner { get; set; } = "";

    public string Circle { get; set; } = "";

    public string Contact { get; set; } = "";

    public string Since { get; set; } = "";

    public string? Until { get; set; }

    public string? Reason { get; set; }

    public string? Cadence { get; set; }

    public string? Tolerance { get; set; }

    public static string NameColumn => nameof(Contact);

    public static string NameOf(MembershipRow row) => row.Contact;

    public object[] Key => [Owner, Circle, Contact, Since];

    public static MembershipRow Of(string owner, CircleMembership membership)
    {
        (string? target, string? tolerance) = Column.Of(membership.Cadence);
        return new()
        {
            Owner = owner,
            Circle = OrdinalKey.Encode(membership.Circle.Value),
            Contact = OrdinalKey.Encode(membership.Contact.Value),
            Since = Column.Of(membership.Since),
            Until = Column.Of(membership.Until),
            Reason = membership.Reason,
            Cadence = target,
            Tolerance = tolerance,
        };
    }

    public CircleMembership Noun() =>
        new(new(OrdinalKey.Decode(Circle)), new(OrdinalKey.Decode(Contact)), Column.Day(Since), Column.OptionalDay(Until))
        {
            Reason = Reason,
            Cadence = Column.OptionalCadence(Cadence, Tolerance),
        };
}
