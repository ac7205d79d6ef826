using System.Text.Json.Serialization;

namespace RelationshipModel.Rows;

/// <summary>The lists that are kept as JSON in one cell.</summary>
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(int[][]))]
[JsonSerializable(typeof(StateJson[]))]
[JsonSerializable(typeof(ClosenessJson[]))]
[JsonSerializable(typeof(StepJson[]))]
internal sealed partial class CellJson : JsonSerializerContext;

internal sealed record StateJson(int State, string Since, string? Until);

internal sealed record ClosenessJson(int Closeness, string On, int Meaning = 0);

internal sealed record StepJson(int Stage, long AtS, int AtNs);
