using System.Collections.Concurrent;
using NodaTime;
using RelationshipModel.Scoring;

namespace RelationshipModel.DependencyInjection;

/// <summary>One scorer for each time zone of a host's owners, all with the same options
/// otherwise. Safe for concurrent use.</summary>
internal sealed class ZonedScorers(RelationshipScorer scorer)
{
    private readonly ConcurrentDictionary<DateTimeZone, RelationshipScorer> _scorers = new() { [scorer.Options.Zone] = scorer };

    internal RelationshipScorer In(DateTimeZone zone) =>
        _scorers.GetOrAdd(zone, static (zone, scorer) => new(scorer.Options with { Zone = zone }), scorer);
}
