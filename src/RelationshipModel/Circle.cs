using System.Text.Json.Serialization;
using RelationshipModel.Internals;
using RelationshipModel.Json;

namespace RelationshipModel;

/// <summary>A named set of contacts with a purpose.</summary>
[JsonConverter(typeof(RelationshipJsonConverter<Circle>))]
public sealed record Circle
{
    /// <summary>States a circle.</summary>
    /// <param name="id">Its id in the host's records.</param>
    /// <param name="name">The name to show: 1 to 1,024 characters. No engine reads it.</param>
    /// <param name="purpose">What it is for.</param>
    /// <exception cref="ArgumentException">The id is its default value, or the name is empty or too long.</exception>
    public Circle(CircleId id, string name, CirclePurpose purpose = CirclePurpose.Unspecified)
    {
        Id = Require.NotDefault(id);
        Name = name;
        Purpose = purpose;
    }

    /// <summary>Its id in the host's records.</summary>
    public CircleId Id { get; }

    /// <summary>The name to show.</summary>
    public string Name { get; init => field = Require.Text(value, Require.MaxNameLength, nameof(Name)); }

    /// <summary>What it is for.</summary>
    public CirclePurpose Purpose { get; init => field = Require.Defined(value); }

    /// <summary>How often the owner wants to be in touch with its members; null (the default) where
    /// each tie's own rhythm counts.</summary>
    public Cadence? Cadence { get; init; }

    /// <summary>How many members the owner wants at the most. Soft: nothing is refused beyond it.</summary>
    /// <value>At least 1; null (the default) for no bound.</value>
    /// <exception cref="ArgumentOutOfRangeException">The capacity is less than 1.</exception>
    public int? Capacity
    {
        get;
        init => field = value < 1
            ? throw new ArgumentOutOfRangeException(nameof(value), value, "The capacity must be at least 1.") : value;
    }

    /// <summary>The id and the purpose; never the name.</summary>
    public override string ToString() => $"Circle {Id} ({Purpose})";
}
