using RelationshipModel.Columns;
using RelationshipModel.Storage;

namespace RelationshipModel.EntityFrameworkCore;

/// <summary>A circle.</summary>
internal sealed class CircleRow : IRow<CircleRow, Circle>
{
    public string Owner { get; set; } = "";

    public string Id { get; set; } = "";

    public string Name { get; set; } = "";

    public int Purpose { get; set; }

    public string? Cadence { get; set; }

    public string? Tolerance { get; set; }

    public int? Capacity { get; set; }

    public static string NameColumn => nameof(Id);

    public static string NameOf(CircleRow row) => row.Id;

    public object[] Key => [Owner, Id];

    public static CircleRow Of(string owner, Circle circle)
    {
        (string? target, string? tolerance) = Column.Of(circle.Cadence);
        return new()
        {
            Owner = owner,
            Id = OrdinalKey.Encode(circle.Id.Value),
            Name = circle.Name,
            Purpose = (int)circle.Purpose,
            Cadence = target,
            Tolerance = tolerance,
            Capacity = circle.Capacity,
        };
    }

    public Circle Noun() => new(new(OrdinalKey.Decode(Id)), Name, (CirclePurpose)Purpose)
    {
        Cadence = Column.OptionalCadence(Cadence, Tolerance),
        Capacity = Capacity,
    };
}
