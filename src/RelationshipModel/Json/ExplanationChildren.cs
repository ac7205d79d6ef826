using System.Text.Json;
using System.Text.Json.Nodes;
using RelationshipModel.Scoring;

namespace RelationshipModel.Json;

/// <summary>The children of an explanation, without those that rest on how the owner felt unless that was asked for.</summary>
internal sealed class ExplanationChildren() : ShapeProperty<Explanation>(nameof(Explanation.Children))
{
    // Each of these holds the owner's after-feel, or is computed from it alone.
    private static readonly HashSet<string> Private =
        ["restore", "restoration", "half_of_restoration", "restoration_level", "shifted_restoration"];

    internal override JsonNode Schema(JsonNamingPolicy? naming) =>
        new ListShape<Explanation>(JsonShapes.Of<Explanation>()).Schema(naming);

    internal override void Write(Utf8JsonWriter writer, string written, Explanation value, JsonSerializerOptions options)
    {
        if (value.Children.Count == 0) return;
        bool writesPrivate = RelationshipJson.IncludesPrivate(options);
        writer.WriteStartArray(written);
        foreach (Explanation child in value.Children)
            if (writesPrivate || !Private.Contains(child.Term))
                JsonShapes.Of<Explanation>().Write(writer, child, options);
        writer.WriteEndArray();
    }

    internal override object Read(ref Utf8JsonReader reader, JsonSerializerOptions options) =>
        new ListShape<Explanation>(JsonShapes.Of<Explanation>()).Read(ref reader, options);
}
