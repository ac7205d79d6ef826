using System.Text.Json;
using System.Text.Json.Nodes;

namespace RelationshipModel.Json;

/// <summary>The form of a type in JSON, as a schema says it.</summary>
internal interface IJsonShape
{
    /// <summary>The JSON Schema of the form; other types are referred to by <c>#/$defs/</c> and their name.</summary>
    JsonObject Schema(JsonNamingPolicy? naming);
}
