using System.Text.Json.Serialization;
using NodaTime;
using RelationshipModel.Internals;
using RelationshipModel.Json;

namespace RelationshipModel;

/// <summary>A state a person set, from a day on and perhaps until another.</summary>
[JsonConverter(typeof(RelationshipJsonConverter<StatedState>))]
public readonly record struct StatedState
{
    /// <summary>Creates a state.</summary>
    /// <param name="state">Paused, ended or deceased.</param>
    /// <param name="since">The first local day on which it holds.</param>
    /// <param name="until">The first local day on which it no longer holds; null while it lasts. Nobody comes back from
    /// <see cref="ContactState.Deceased"/>.</param>
    /// <exception cref="ArgumentException">The state is <see cref="ContactState.None"/>, or does not end after it begins, or
    /// gives an end to a death.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A day is outside years 1 to 9999.</exception>
    public StatedState(ContactState state, LocalDate since, LocalDate? until = null)
    {
        State = Require.Defined(state);
        if (state == ContactState.None) throw new ArgumentException("The state must be Paused, Ended or Deceased.", nameof(state));
        Since = Require.Day(since);
        Until = Require.OptionalDay(until);
        if (Until <= Since) throw new ArgumentException($"The state must end after it began on {Since:R}.", nameof(until));
        if (state == ContactState.Deceased && until is not null)
            throw new ArgumentException("A death must not have an end.", nameof(until));
    }

    /// <summary>Gets the state.</summary>
    public ContactState State { get; }

    /// <summary>Gets the first local day on which it holds.</summary>
    public LocalDate Since { get; }

    /// <summary>Gets the first local day on which it no longer holds; null while it lasts.</summary>
    public LocalDate? Until { get; }

    /// <summary>Whether it holds on a local day.</summary>
    public bool HoldsOn(LocalDate day) => day >= Since && !(day >= Until);

    /// <summary>Returns the state and its days.</summary>
    public override string ToString() => $"{State} since {Since:R}{(Until is { } until ? $" until {until:R}" : "")}";
}
