using System.Text.Json.Serialization;
using NodaTime;
using RelationshipModel.Json;

namespace RelationshipModel.Scoring;

/// <summary>The options of silence, and of the gap to expect between contacts.</summary>
public sealed record RhythmOptions
{
    /// <summary>Gets tau, the silence after which recency is one half. Recency = 1 / (1 + silence/tau).</summary>
    /// <value>A second to 1,000 years; a day by default.</value>
    [JsonConverter(typeof(RelationshipJsonConverter<Duration>))]
    public Duration RecencyScale { get; init; } = Duration.FromDays(1);

    /// <summary>Gets the gap between contacts that is expected before a tie has shown its own.</summary>
    /// <value>A day to 1,000 years; 30 days by default.</value>
    [JsonConverter(typeof(RelationshipJsonConverter<Duration>))]
    public Duration PriorGap { get; init; } = Duration.FromDays(30);

    /// <summary>Gets the time for which the prior gap is assumed.</summary>
    /// <value>A second to 1,000 years; 90 days by default.</value>
    [JsonConverter(typeof(RelationshipJsonConverter<Duration>))]
    public Duration PriorLength { get; init; } = Duration.FromDays(90);

    /// <summary>Gets the time in which a gap halves in weight.</summary>
    /// <value>A day to 1,000 years; 1,096 days (3 years) by default.</value>
    [JsonConverter(typeof(RelationshipJsonConverter<Duration>))]
    public Duration GapHalfLife { get; init; } = Duration.FromDays(1096);

    /// <summary>Gets the shortest gap that is expected.</summary>
    /// <value>A day to 365 days; 7 days by default.</value>
    [JsonConverter(typeof(RelationshipJsonConverter<Duration>))]
    public Duration ShortestGap { get; init; } = Duration.FromDays(7);

    internal void Read(IOptionReader reader)
    {
        reader.Length(RecencyScale, OptionRange.Second, OptionRange.Millennium);
        reader.Length(PriorGap, OptionRange.Day, OptionRange.Millennium);
        reader.Length(PriorLength, OptionRange.Second, OptionRange.Millennium);
        reader.Length(GapHalfLife, OptionRange.Day, OptionRange.Millennium);
        reader.Length(ShortestGap, OptionRange.Day, Duration.FromDays(365));
    }
}
