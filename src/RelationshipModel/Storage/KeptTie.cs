using NodaTime;
using RelationshipModel.Internals;

namespace RelationshipModel.Storage;

/// <summary>What a store keeps of a tie beside the log.</summary>
/// <param name="Contact">To whom the tie is.</param>
/// <param name="Version">Another each time an interaction of the tie is added, changed or removed.</param>
public sealed record KeptTie(ContactId Contact, long Version)
{
    /// <summary>To whom the tie is.</summary>
    /// <exception cref="ArgumentException">The id is its default value.</exception>
    public ContactId Contact { get; init => field = Require.NotDefault(value); } = Require.NotDefault(Contact);

    /// <summary>The fold of all the tie's interactions as of this version; empty (the default) where it is not known. A cache.</summary>
    public ReadOnlyMemory<byte> State { get; init; }

    /// <summary>The fold of the interactions that were removed; empty (the default) where none were. Nothing else is left of them.</summary>
    public ReadOnlyMemory<byte> Past { get; init; }

    /// <summary>What a store throws that is to keep an interaction before the horizon.</summary>
    /// <param name="interaction">The interaction.</param>
    /// <param name="horizon">The horizon.</param>
    public static InvalidOperationException BeforeHorizon(Interaction interaction, Instant horizon)
    {
        Require.NotNull(interaction);
        return new(
            $"Interaction {interaction.Id} at {interaction.At} lies before {horizon}: what was before then was folded and removed, "
            + "and nothing can be added to it or changed in it. Leave it out.");
    }

    /// <summary>Whether all is equal, byte for byte.</summary>
    public bool Equals(KeptTie? other) =>
        other is not null && Contact == other.Contact && Version == other.Version
        && State.Span.SequenceEqual(other.State.Span) && Past.Span.SequenceEqual(other.Past.Span);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Contact, Version, State.Length, Past.Length);

    /// <summary>The contact's id and the version.</summary>
    public override string ToString() => FormattableString.Invariant($"Kept tie to {Contact}, version {Version}");
}
