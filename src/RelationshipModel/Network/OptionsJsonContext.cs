using System.Text.Json.Serialization;
using RelationshipModel.Changes;
using RelationshipModel.Circles;
using RelationshipModel.Gatherings;
using RelationshipModel.Introductions;
using RelationshipModel.Revisits;
using RelationshipModel.Scoring;

namespace RelationshipModel.Network;

/// <summary>The contracts of the options, whole numbers apart from fractions, enums by name.</summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(ScoringOptions))]
[JsonSerializable(typeof(RevisitOptions))]
[JsonSerializable(typeof(IntroductionOptions))]
[JsonSerializable(typeof(GatheringOptions))]
[JsonSerializable(typeof(ChangeOptions))]
[JsonSerializable(typeof(CircleOptions))]
internal sealed partial class OptionsJsonContext : JsonSerializerContext;
