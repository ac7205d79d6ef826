namespace RelationshipModel.Rows;

/// <summary>The table of the circles.</summary>
internal static class CircleRows
{
    private static readonly FieldList<Circle> Fields = new();
    private static readonly Field<Circle, CircleId> Id = Fields.Add(Codecs.Circle, static circle => circle.Id);
    private static readonly Field<Circle, string> Name = Fields.Add(Codecs.Text, static circle => circle.Name);
    private static readonly Field<Circle, CirclePurpose> Purpose =
        Fields.Add(Codecs.Choice<CirclePurpose>(), static circle => circle.Purpose);
    private static readonly Field<Circle, Cadence?> Cadence = Fields.Add(Codecs.OptionalCadence, static circle => circle.Cadence);
    private static readonly Field<Circle, int?> Capacity = Fields.Add(Codecs.OptionalNumber, static circle => circle.Capacity);

    internal static readonly RowMapping<CircleId, Circle> Mapping = new(
        "Circles", Fields, [Id], static id => [Id.TextOf(id)],
        static row => new(Id.In(row), Name.In(row), Purpose.In(row)) { Cadence = Cadence.In(row), Capacity = Capacity.In(row) });
}
