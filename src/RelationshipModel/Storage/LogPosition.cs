using System.Text.Json.Serialization;
using NodaTime;
using RelationshipModel.Internals;
using RelationshipModel.Json;

namespace RelationshipModel.Storage;

/// <summary>A position in an owner's log, which is ordered by instant and then ordinally by id.</summary>
[JsonConverter(typeof(RelationshipJsonConverter<LogPosition>))]
public readonly record struct LogPosition : IComparable<LogPosition>
{
    /// <summary>Creates a position.</summary>
    /// <exception cref="ArgumentException">The id is its default value.</exception>
    public LogPosition(Instant at, InteractionId id)
    {
        At = at;
        Id = Require.NotDefault(id);
    }

    /// <summary>Gets the instant.</summary>
    public Instant At { get; }

    /// <summary>Gets the id of the interaction there.</summary>
    public InteractionId Id { get; }

    /// <summary>Returns the position of an interaction.</summary>
    public static LogPosition Of(Interaction interaction)
    {
        ArgumentNullException.ThrowIfNull(interaction);
        return new(interaction.At, interaction.Id);
    }

    /// <summary>Compares by instant and then ordinally by id.</summary>
    public int CompareTo(LogPosition other)
    {
        int byInstant = At.CompareTo(other.At);
        return byInstant != 0 ? byInstant : Id.CompareTo(other.Id);
    }

    /// <summary>Returns the instant and the id.</summary>
    public override string ToString() => $"{At} {Id}";
}
