using System.Text.Json.Serialization;

namespace BestNetwork.Output;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ScoreLine))]
internal sealed partial class ScoreJsonContext : JsonSerializerContext;
