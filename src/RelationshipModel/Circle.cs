using System.Text.Json.Serialization;
using RelationshipModel.Internals;
using RelationshipModel.Json;

namespace RelationshipModel;

/// <summary>A named set of contacts with a purpose.</summary>
[JsonConverter(typeof(RelationshipJsonConverter<Circle>))]
public sealed record Circle
{
    /// <summary>Creates a circle.</summary>
    /// <param name="id">Its id in the host's records.</param>
    /// <param name="name">The name to show: 1 to 1,024 characters. No engine reads it.</param>
    /// <param name="purpose">The purpose.</param>
    /// <exception cref="ArgumentException">The id is its default value, or the name is empty or too long.</exception>
    public Circle(CircleId id, string name, CirclePurpose purpose = CirclePurpose.Unspecified)
    {
        Id = Require.NotDefault(id);
        Name = name;
        Purpose = purpose;
    }

    /// <summary>Gets its id in the host's records.</summary>
    public CircleId Id { get; }

    /// <summary>Gets the name to show.</summary>
    public string Name { get; init => field = Require.Text(value, Require.MaxNameLength, nameof(Name), nameof(Circle)); }

    /// <summary>Gets the purpose.</summary>
    public CirclePurpose Purpose { get; init => field = Require.Defined(value); }

    /// <summary>Gets the wish of the owner to be in touch with the members; null (the default) for each tie's own
    /// rhythm.</summary>
    public Cadence? Cadence { get; init; }

    /// <summary>Gets the maximum number of members that the owner wants. It is soft: nothing is refused beyond it.</summary>
    /// <value>At least 1; null (the default) for no bound.</value>
    /// <exception cref="ArgumentOutOfRangeException">The capacity is less than 1.</exception>
    public int? Capacity
    {
        get;
        init => field = value < 1
            ? throw new ArgumentOutOfRangeException(nameof(Capacity), value, "The capacity must be at least 1.") : value;
    }

    /// <summary>Returns the id and the purpose; never the name.</summary>
    public override string ToString() => $"Circle {Id} ({Purpose})";
}
