using System.Text.Json.Serialization;
using NodaTime;
using RelationshipModel.Internals;
using RelationshipModel.Json;

namespace RelationshipModel.Storage;

/// <summary>A tie as a store keeps it beside the log.</summary>
/// <param name="Contact">The contact of the tie.</param>
/// <param name="Version">A number that differs each time an interaction of the tie is added, changed or removed.</param>
public sealed record KeptTie(ContactId Contact, long Version)
{
    /// <summary>Gets the contact.</summary>
    /// <exception cref="ArgumentException">The id is its default value.</exception>
    public ContactId Contact { get; init => field = Require.NotDefault(value); } = Require.NotDefault(Contact);

    /// <summary>Gets the fold of the tie's interactions, up to some instant; empty (the default)
    /// if it is not known. A cache.</summary>
    public ReadOnlyMemory<byte> State { get; init; }

    /// <summary>Gets the people met together with the contact, up to some instant; empty (the default) if
    /// they are not known. A cache.</summary>
    public ReadOnlyMemory<byte> People { get; init; }

    /// <summary>
    /// Gets an instant before which the tie's interactions are those that were folded into <see cref="State"/>: at or less than a
    /// second before the earliest that was added since. Null (the default) if none was added since.
    /// </summary>
    [JsonConverter(typeof(RelationshipJsonConverter<Instant>))]
    public Instant? ChangedFrom { get; init; }

    /// <summary>Gets the fold of the interactions that were removed; empty (the default) where none were. Nothing else is left of
    /// them.</summary>
    public ReadOnlyMemory<byte> Past { get; init; }

    /// <summary>Refuses interactions before the horizon, as every store must before it adds or changes any.</summary>
    /// <param name="interactions">The interactions that are to be kept.</param>
    /// <param name="horizon">The horizon of the owner; null if nothing was folded.</param>
    /// <exception cref="RecordConflictException">One of the interactions is before the horizon.</exception>
    public static void RefuseBeforeHorizon(IReadOnlyCollection<Interaction> interactions, Instant? horizon)
    {
        Require.NotNull(interactions);
        int count = 0;
        Interaction? first = null;
        foreach (Interaction interaction in interactions)
        {
            if (!(interaction.At < horizon)) continue;
            first ??= interaction;
            count++;
        }

        if (first is null) return;
        string given = $"nteraction {first.Id} at {first.At}";
        given = interactions.Count == 1 ? $"I{given} cannot be kept"
            : FormattableString.Invariant($"{count} of {interactions.Count} interactions cannot be kept, i{given} among them");
        throw new RecordConflictException(
            $"{given}: interactions before {horizon} were folded and removed; nothing can be added or changed there. "
            + $"Leave {(count == 1 ? "it" : "them")} out; RelationshipNetwork.FindHorizonAsync returns that instant.");
    }

    /// <summary>Whether all is equal, byte for byte.</summary>
    public bool Equals(KeptTie? other) =>
        other is not null && Contact == other.Contact && Version == other.Version && ChangedFrom == other.ChangedFrom
        && People.Span.SequenceEqual(other.People.Span) && State.Span.SequenceEqual(other.State.Span)
        && Past.Span.SequenceEqual(other.Past.Span);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Contact, Version, State.Length, Past.Length);

    /// <summary>Returns the contact's id and the version.</summary>
    public override string ToString() => FormattableString.Invariant($"Kept tie to {Contact}, version {Version}");
}
