using System.Text.Json.Serialization;
using NodaTime;
using RelationshipModel.Json;

namespace RelationshipModel.Scoring;

/// <summary>The options of presence: the weight of a contact's having been seen by anyone.</summary>
public sealed record PresenceOptions
{
    /// <summary>Gets the time unseen after which presence is one half. Presence = 1 / (1 + seen/this).</summary>
    /// <value>A second to 1,000 years; 7 days by default.</value>
    [JsonConverter(typeof(RelationshipJsonConverter<Duration>))]
    public Duration Scale { get; init; } = Duration.FromDays(7);

    /// <summary>Gets the power of recency that stands for the presence of a contact who is kept hidden.</summary>
    /// <value>0 to 10; 0.5 by default.</value>
    public double HiddenPower { get; init; } = .5;

    internal void Read(IOptionReader reader)
    {
        reader.Length(Scale, OptionRange.Second, OptionRange.Millennium);
        reader.Number(HiddenPower, 0, 10);
    }
}
