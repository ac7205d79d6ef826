using NodaTime;

namespace RelationshipModel.Rows;

/// <summary>The table of the memberships in circles.</summary>
internal static class MembershipRows
{
    private static readonly FieldList<CircleMembership> Fields = new();
    private static readonly Field<CircleMembership, CircleId> Circle =
        Fields.Add(Codecs.Circle, static membership => membership.Circle);
    private static readonly Field<CircleMembership, ContactId> Contact =
        Fields.Add(Codecs.Contact, static membership => membership.Contact);
    private static readonly Field<CircleMembership, LocalDate> Since =
        Fields.Add(Codecs.Day, static membership => membership.Since);
    private static readonly Field<CircleMembership, LocalDate?> Until =
        Fields.Add(Codecs.OptionalDay, static membership => membership.Until);
    private static readonly Field<CircleMembership, string?> Reason =
        Fields.Add(Codecs.OptionalText, static membership => membership.Reason);
    private static readonly Field<CircleMembership, Cadence?> Cadence =
        Fields.Add(Codecs.OptionalCadence, static membership => membership.Cadence);

    internal static readonly RowMapping<MembershipKey, CircleMembership> Mapping = new(
        "Memberships", Fields, [Circle, Contact, Since],
        static key => [Circle.TextOf(key.Circle), Contact.TextOf(key.Contact), Since.TextOf(key.Since)],
        static row => new(Circle.In(row), Contact.In(row), Since.In(row), Until.In(row))
        {
            Reason = Reason.In(row),
            Cadence = Cadence.In(row)
        },
        listedBy: Contact);

    internal static InvalidOperationException WithoutCircle(CircleMembership membership) =>
        new($"There is no circle {membership.Circle}; save it before the membership of {membership.Contact}.");
}
