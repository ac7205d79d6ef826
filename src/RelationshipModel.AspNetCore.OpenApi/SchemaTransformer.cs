using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;
using RelationshipModel.Json;

namespace RelationshipModel.AspNetCore.OpenApi;

/// <summary>Replaces the schemas of types that write their own JSON, about which the framework knows nothing or the wrong
/// thing, with the library's own.</summary>
internal sealed partial class SchemaTransformer : IOpenApiSchemaTransformer, IOpenApiDocumentTransformer
{
    /// <summary>The types that the framework finds inside NodaTime's types, outermost first.</summary>
    private static readonly string[] Parts = ["CalendarSystem", "Era", "IsoDayOfWeek"];

    /// <summary>Begins the title of a schema that becomes a reference once the document is whole.</summary>
    private const string ItemMark = "RelationshipModel:";

    /// <summary>Begins what is noted of a schema about a property that may be null.</summary>
    private const string NullMark = "RelationshipModel:null:";

    private readonly JsonObject _known = RelationshipJson.CreateSchema()["$defs"]!.AsObject();

    /// <summary>
    /// Notes what a list holds, which the framework leaves out where the items write their own JSON, and which properties of an
    /// object may be null, which it knows only where they can be set. A property of an answer is always written.
    /// </summary>
    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (schema.Type?.HasFlag(JsonSchemaType.Array) == true && schema.Items is null
            && context.JsonTypeInfo.ElementType?.Name is { } item && _known.ContainsKey(item))
            schema.Items = new OpenApiSchema { Title = ItemMark + item };
        if (context.JsonTypeInfo is { Kind: JsonTypeInfoKind.Object } type && schema.Properties is { } described
            && type.Type.Namespace?.StartsWith(nameof(RelationshipModel), StringComparison.Ordinal) == true)
        {
            // What is read refuses what it does not know; the nouns, which are read too, write their own JSON.
            bool isAnswered = type.UnmappedMemberHandling != JsonUnmappedMemberHandling.Disallow;
            foreach (JsonPropertyInfo property in type.Properties.Where(property => described.ContainsKey(property.Name)))
                Note(schema, property, isAnswered);
        }

        return Task.CompletedTask;
    }

    public async Task TransformAsync(
        OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Components ??= new();
        IDictionary<string, IOpenApiSchema> schemas = document.Components.Schemas ??= new Dictionary<string, IOpenApiSchema>();
        HashSet<string> seen = [];
        foreach (IOpenApiSchema schema in schemas.Values.Concat(SchemasOf(document)).ToArray()) ReferToItems(schema, document);
        HashSet<string> used = await UsedAsync(document, cancellationToken).ConfigureAwait(false);
        Stack<string> open = new(schemas.Keys.Concat(used).ToArray());
        while (open.TryPop(out string? name))
        {
            if (!seen.Add(name) || _known[name] is not { } form) continue;
            IOpenApiSchema? found = schemas.TryGetValue(name, out IOpenApiSchema? schema) ? schema : null;
            // Answers are plain objects, which the framework describes with the words of their documentation.
            if (found?.Properties is { Count: > 0 } && form["type"]?.GetValue<string>() == "object") continue;
            string text = form.ToJsonString().Replace("#/$defs/", "#/components/schemas/", StringComparison.Ordinal);
            OpenApiSchema own = OpenApiModelFactory.Parse<OpenApiSchema>(
                text, OpenApiSpecVersion.OpenApi3_1, document, out _, "json")!;
            own.Description = found?.Description;
            schemas[name] = own;
            foreach (Match reference in Reference().Matches(text)) open.Push(reference.Groups["name"].Value);
        }

        foreach (string part in Parts)
        {
            if (schemas.ContainsKey(part)
                && !(await UsedAsync(document, cancellationToken).ConfigureAwait(false)).Contains(part)) schemas.Remove(part);
        }
    }

    private void Note(OpenApiSchema schema, JsonPropertyInfo property, bool isAnswered)
    {
        Type? nullable = Nullable.GetUnderlyingType(property.PropertyType);
        if (isAnswered) (schema.Required ??= new HashSet<string>()).Add(property.Name);
        if (nullable is not null || (!property.PropertyType.IsValueType && property.IsGetNullable))
        {
            string? known = (nullable ?? property.PropertyType).Name;
            schema.Metadata ??= new Dictionary<string, object>();
            schema.Metadata[NullMark + property.Name] = _known.ContainsKey(known) ? known : "";
        }
        else if (isAnswered && schema.Properties![property.Name] is OpenApiSchema { Type: { } type } own)
        {
            own.Type = type & ~JsonSchemaType.Null;
        }
    }

    /// <summary>Lets the properties that may be null be null.</summary>
    private static void AllowNull(OpenApiSchema schema, OpenApiDocument document)
    {
        foreach ((string mark, object known) in schema.Metadata ?? new Dictionary<string, object>())
        {
            if (!mark.StartsWith(NullMark, StringComparison.Ordinal)) continue;
            string name = mark[NullMark.Length..];
            IOpenApiSchema property = schema.Properties![name];
            if (property is OpenApiSchema { Type: null, OneOf: null or [], AnyOf: null or [] }
                && known is string { Length: > 0 } type)
                property = new OpenApiSchemaReference(type, document) { Description = property.Description };
            if (property is OpenApiSchemaReference)
                schema.Properties[name] = new OpenApiSchema
                {
                    OneOf = [new OpenApiSchema { Type = JsonSchemaType.Null }, property],
                };
        }
    }

    /// <summary>The schemas of what is sent and answered.</summary>
    private static IEnumerable<IOpenApiSchema> SchemasOf(OpenApiDocument document)
    {
        if (document.Paths is null) yield break;
        foreach (IOpenApiPathItem path in document.Paths.Values)
        {
            if (path.Operations is null) continue;
            foreach (OpenApiOperation operation in path.Operations.Values)
            {
                foreach (IOpenApiSchema schema in SchemasOf(operation.RequestBody?.Content?.Values)) yield return schema;
                if (operation.Responses is null) continue;
                foreach (IOpenApiResponse response in operation.Responses.Values)
                    foreach (IOpenApiSchema schema in SchemasOf(response.Content?.Values)) yield return schema;
            }
        }
    }

    private static IEnumerable<IOpenApiSchema> SchemasOf(IEnumerable<OpenApiMediaType>? bodies) =>
        bodies is null ? [] : bodies.Select(static body => body.Schema).OfType<IOpenApiSchema>();

    private static void ReferToItems(IOpenApiSchema? schema, OpenApiDocument document)
    {
        if (schema is not OpenApiSchema own) return;
        AllowNull(own, document);
        if (own.Items is OpenApiSchema { Title: { } title } && title.StartsWith(ItemMark, StringComparison.Ordinal))
            own.Items = new OpenApiSchemaReference(title[ItemMark.Length..], document);
        ReferToItems(own.Items, document);
        ReferToItems(own.AdditionalProperties, document);
        foreach (IEnumerable<IOpenApiSchema>? inner in (IEnumerable<IOpenApiSchema>?[])
            [own.Properties?.Values, own.OneOf, own.AnyOf, own.AllOf])
        {
            if (inner is null) continue;
            foreach (IOpenApiSchema schemaOfPart in inner) ReferToItems(schemaOfPart, document);
        }
    }

    /// <summary>The names of the schemas that are referred to.</summary>
    private static async ValueTask<HashSet<string>> UsedAsync(OpenApiDocument document, CancellationToken cancellationToken)
    {
        string text = await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, cancellationToken).ConfigureAwait(false);
        return [.. Reference().Matches(text).Select(static reference => reference.Groups["name"].Value)];
    }

    [GeneratedRegex("\"#/components/schemas/(?<name>[^\"/]+)")]
    private static partial Regex Reference();
}
