using System.Text.Json.Serialization;
using NodaTime;
using RelationshipModel.Json;

namespace RelationshipModel;

/// <summary>A step of an introduction: the stage reached, and when.</summary>
[JsonConverter(typeof(RelationshipJsonConverter<IntroductionStep>))]
public readonly record struct IntroductionStep(IntroductionStage Stage, Instant At);
