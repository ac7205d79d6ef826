using System.Text.Json.Serialization;
using NodaTime;
using RelationshipModel.Internals;
using RelationshipModel.Json;

namespace RelationshipModel;

/// <summary>An event the owner attends or attended: when, where, who was there.</summary>
[JsonConverter(typeof(RelationshipJsonConverter<Gathering>))]
public sealed record Gathering
{
    /// <summary>Creates a gathering.</summary>
    /// <param name="id">Its id in the host's records.</param>
    /// <param name="name">The name to show: 1 to 1,024 characters. No engine reads it.</param>
    /// <param name="at">The start, from 0001-01-02 to 9999-12-30 UTC.</param>
    /// <param name="attendees">The contacts who are expected or were there; kept in ordinal order, each once.</param>
    /// <exception cref="ArgumentException">An id is its default value, or the name is empty or too long.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The instant is out of range.</exception>
    public Gathering(GatheringId id, string name, Instant at, params IEnumerable<ContactId> attendees)
    {
        Id = Require.NotDefault(id);
        Name = name;
        At = Require.InRange(at);
        Attendees = ValueList.CopyIds(attendees);
    }

    /// <summary>Gets its id in the host's records.</summary>
    public GatheringId Id { get; }

    /// <summary>Gets the name to show.</summary>
    public string Name { get; init => field = Require.Text(value, Require.MaxNameLength, nameof(Name), nameof(Gathering)); }

    /// <summary>Gets the instant at which it begins.</summary>
    public Instant At { get; init => field = Require.InRange(value, nameof(At)); }

    /// <summary>Gets the length.</summary>
    /// <value>Positive; null (the default) if unknown.</value>
    /// <exception cref="ArgumentOutOfRangeException">The length is not positive.</exception>
    public Duration? Length
    {
        get;
        init => field = value <= Duration.Zero
            ? throw new ArgumentOutOfRangeException(nameof(Length), value, "The length must be positive.") : value;
    }

    /// <summary>Gets the place, in the host's own words; compared as a whole, ignoring case.</summary>
    public string? Place
    {
        get;
        init => field = Require.OptionalText(value, Require.MaxNameLength, nameof(Place), nameof(Gathering));
    }

    /// <summary>Gets the contacts who are expected or were there, in ordinal order of their ids.</summary>
    public IReadOnlyList<ContactId> Attendees { get; init => field = ValueList.CopyIds(value); }

    /// <summary>Creates a gathering from a host's <see cref="DateTimeOffset"/>.</summary>
    /// <inheritdoc cref="Gathering(GatheringId, string, Instant, IEnumerable{ContactId})"/>
    public static Gathering FromDateTimeOffset(GatheringId id, string name, DateTimeOffset at,
        params IEnumerable<ContactId> attendees) =>
        new(id, name, Instant.FromDateTimeOffset(at), attendees);

    /// <summary>Returns the id and the instant; never the name.</summary>
    public override string ToString() => $"Gathering {Id} at {At}";
}
