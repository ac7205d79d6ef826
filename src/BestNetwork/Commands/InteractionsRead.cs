using BestNetwork.Output;
using NodaTime;
using RelationshipModel;
using RelationshipModel.Import;

namespace BestNetwork.Commands;

/// <summary>What a command works on.</summary>
/// <param name="Log">The interactions.</param>
/// <param name="Owner">Whose network; null for everybody's.</param>
/// <param name="From">From when to look; null where there is no interaction and no time was given.</param>
/// <param name="Zone">The zone of days.</param>
/// <param name="Format">How to write the result.</param>
internal sealed record InteractionsRead(InteractionLog Log, OwnerId? Owner, LookingFrom? From, DateTimeZone Zone, OutputFormat Format)
{
    internal bool IsLookingFromTheLastRow { get; init; }

    /// <summary>Whether it is the sample network.</summary>
    internal bool IsSample { get; init; }

    /// <summary>The file, as messages name it.</summary>
    internal required string Place { get; init; }

    /// <summary>The owners, in ordinal order.</summary>
    internal IEnumerable<OwnerId> Owners => Owner is { } owner ? [owner] : Log.Persons.Select(static name => new OwnerId(name));
}
