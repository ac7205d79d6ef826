using System.Text.Json.Serialization;
using NodaTime;
using RelationshipModel.Json;

namespace RelationshipModel.Scoring;

/// <summary>The weight of an hour of a channel, and the length of an interaction without a stated length.</summary>
/// <param name="Weight">The weight of an hour, compared with an hour in person: 0 to 10.</param>
/// <param name="UsualLength">The length to use if none is stated: zero to 366 days.</param>
public sealed record ChannelModel(double Weight,
    [property: JsonConverter(typeof(RelationshipJsonConverter<Duration>))] Duration UsualLength);
