using BestNetwork.Output;
using BestNetwork.Records;
using NodaTime;
using RelationshipModel;
using RelationshipModel.Import;
using RelationshipModel.Introductions;
using RelationshipModel.Scoring;

namespace BestNetwork.Commands;

/// <summary>What a command works on.</summary>
/// <param name="Source">The networks.</param>
/// <param name="Owner">Whose network; null for everybody's.</param>
/// <param name="From">From when to look; null where there is no interaction and no time was given.</param>
/// <param name="Zone">The zone of days.</param>
/// <param name="Format">How to write the result.</param>
internal sealed record InteractionsRead(NetworkSource Source, OwnerId? Owner, LookingFrom? From, DateTimeZone Zone, OutputFormat Format)
{
    /// <summary>Where it is said what is waited for.</summary>
    internal required Surroundings Surroundings { get; init; }

    /// <summary>What the day to look from is where none was stated; null where one was.</summary>
    internal string? DefaultDay { get; init; }

    /// <summary>Whether it is the sample network.</summary>
    internal bool IsSample { get; init; }

    /// <summary>Whether a database was read, which keeps the records beside the interactions too.</summary>
    internal bool IsDatabase => Source is DatabaseNetworks;

    /// <summary>The owners, in ordinal order.</summary>
    internal IEnumerable<OwnerId> Owners => Owner is { } owner ? [owner] : Source.Owners.Select(static name => new OwnerId(name));

    /// <summary>The scores of an owner's ties, the strongest first, then by contact.</summary>
    internal IReadOnlyList<ScoredTie> Scores(OwnerId owner, PresenceIndex? presence)
    {
        if (From is not { } from) return [];
        ScoredTie[] scores = [.. Source.Scores(owner, from, Zone, presence)];
        Array.Sort(scores, ScoreOrder.Strongest);
        return scores;
    }

    /// <summary>The one owner's network with its records; null where there is nothing to look at.</summary>
    internal NetworkSnapshot? Snapshot(PersonalRecords records, PresenceIndex? presence = null) =>
        From is { } from && Owner is { } owner ? Waiting.For(Surroundings, "Scoring", () => Source.Snapshot(owner, from, Zone, records, presence)) : null;

    /// <summary>The ties of everybody.</summary>
    internal TieNetwork Ties() => From is { } from ? Waiting.For(Surroundings, "Scoring everybody's ties", () => Source.Ties(from, Zone)) : TieNetwork.Empty;
}
