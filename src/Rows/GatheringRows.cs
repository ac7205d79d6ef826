using NodaTime;

namespace RelationshipModel.Rows;

/// <summary>The table of the gatherings.</summary>
internal static class GatheringRows
{
    private static readonly FieldList<Gathering> Fields = new();
    private static readonly Field<Gathering, GatheringId> Id = Fields.Add(Codecs.Gathering, static gathering => gathering.Id);
    private static readonly Field<Gathering, string> Name = Fields.Add(Codecs.Text, static gathering => gathering.Name);
    private static readonly Field<Gathering, Instant> At = Fields.Add(Codecs.Instant, static gathering => gathering.At);
    private static readonly Field<Gathering, Duration?> Length =
        Fields.Add(Codecs.OptionalLength, static gathering => gathering.Length);
    private static readonly Field<Gathering, string?> Place =
        Fields.Add(Codecs.OptionalText, static gathering => gathering.Place);
    private static readonly Field<Gathering, IReadOnlyList<ContactId>> Attendees =
        Fields.Add(Codecs.Contacts, static gathering => gathering.Attendees);

    internal static readonly RowMapping<GatheringId, Gathering> Mapping = new(
        "Gatherings", Fields, [Id], static id => [Id.TextOf(id)],
        static row =>
            new(Id.In(row), Name.In(row), At.In(row), Attendees.In(row)) { Length = Length.In(row), Place = Place.In(row) },
        order: [At, Id]);
}
