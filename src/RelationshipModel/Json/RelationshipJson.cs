using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using RelationshipModel.Changes;
using RelationshipModel.Circles;
using RelationshipModel.Gatherings;
using RelationshipModel.Introductions;
using RelationshipModel.Revisits;
using RelationshipModel.Scoring;

namespace RelationshipModel.Json;

/// <summary>Settings for JSON of this library's types.</summary>
/// <remarks>
/// The types serialize with any options; these add what a program that is trimmed or compiled ahead of time needs, and the option
/// to write what is private to the owner.
/// </remarks>
public static class RelationshipJson
{
    private static readonly PrivateFields Private = new();

    private static readonly Type[] Answers =
    [
        typeof(RelationshipScore), typeof(ScoreChange), typeof(RevisitPlan), typeof(IntroductionSuggestion), typeof(CircleReview),
        typeof(GatheringBriefing), typeof(GatheringReview), typeof(NetworkChange), typeof(ErasureReceipt),
    ];

    /// <summary>
    /// Gets the contracts of every type of this library, generated when it was compiled. Add them to
    /// <see cref="JsonSerializerOptions.TypeInfoResolverChain"/> if reflection is not available.
    /// </summary>
    public static IJsonTypeInfoResolver Resolver => RelationshipJsonContext.Default;

    /// <summary>
    /// Gets options as web programs use them: names in camel case, read in any case, numbers that may be quoted; with only
    /// <see cref="Resolver"/>, so that they also work in programs compiled ahead of time.
    /// </summary>
    public static JsonSerializerOptions Web { get; } = ReadOnly(new(JsonSerializerDefaults.Web) { TypeInfoResolver = Resolver });

    /// <summary>
    /// Makes options that also write what is private to the owner: <see cref="Interaction.AfterFeel"/>,
    /// <see cref="RelationshipScore.Restoration"/> and the parts of explanations that rest on them. Otherwise they are left out.
    /// They are always read.
    /// </summary>
    /// <param name="options">The options to copy. If they have no contracts, they get those of <see cref="Resolver"/>.</param>
    /// <returns>A copy of <paramref name="options"/>.</returns>
    public static JsonSerializerOptions WithPrivate(JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        JsonSerializerOptions copy = new(options);
        copy.Converters.Add(Private);
        copy.TypeInfoResolver = (options.TypeInfoResolver ?? Resolver).WithAddedModifier(AddRestoration);
        return copy;
    }

    /// <summary>
    /// Creates the JSON Schema (draft 2020-12) of what <see cref="Web"/> reads and writes. <c>$defs</c> holds every noun, value
    /// and answer by the name of its type.
    /// </summary>
    /// <remarks>
    /// A property of a noun is required if it must be given to be read. What <see cref="WithPrivate"/> writes of nouns is
    /// described too.
    /// </remarks>
    /// <returns>A new document, which the caller may change.</returns>
    public static JsonObject CreateSchema()
    {
        IEnumerable<KeyValuePair<string, JsonNode?>> answers =
            Answers.Select(static type => KeyValuePair.Create(type.Name, (JsonNode?)SchemaOf(type)));
        return new()
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["$defs"] = new JsonObject(JsonShapes.Schemas(Web.PropertyNamingPolicy).Concat(answers)
                .OrderBy(static type => type.Key, StringComparer.Ordinal)),
        };
    }

    private static JsonNode SchemaOf(Type answer) => Web.GetJsonSchemaAsNode(answer, new()
    {
        TreatNullObliviousAsNonNullable = true,
        TransformSchemaNode = (context, node) =>
        {
            if (JsonShapes.Reference(context.TypeInfo.Type, Web.PropertyNamingPolicy) is { } form) return form;
            // The exporter leaves out what it knows nothing of, such as a type with a form of its own.
            JsonNode? element = context.TypeInfo.ElementType is { } inner
                ? JsonShapes.Reference(inner, Web.PropertyNamingPolicy) : null;
            if (element is not null && node["$ref"] is null)
                node[context.TypeInfo.Kind == JsonTypeInfoKind.Dictionary ? "additionalProperties" : "items"] = element;
            // A type that comes again points into the schema, which lies below $defs here.
            if (node["$ref"]?.GetValue<string>() is { } pointer) node["$ref"] = $"#/$defs/{answer.Name}{pointer[1..]}";
            // Of a property that cannot be set the exporter takes it that it may be null, and not that it is always there.
            if (context.PropertyInfo is { IsGetNullable: false } && node["type"] is JsonArray { Count: 2 } types)
                node["type"] = types.First(static type => type!.GetValue<string>() != "null")!.DeepClone();
            if (node["properties"] is JsonObject properties)
                node["required"] = new JsonArray([.. properties.Select(static property => JsonValue.Create(property.Key))]);
            return node;
        },
    });

    internal static bool IncludesPrivate(JsonSerializerOptions options) => options.Converters.Contains(Private);

    private static void AddRestoration(JsonTypeInfo type)
    {
        if (type.Type != typeof(RelationshipScore) || type.Kind != JsonTypeInfoKind.Object) return;
        JsonPropertyInfo restoration = JsonMetadataServices.CreatePropertyInfo(type.Options, new JsonPropertyInfoValues<double?>
        {
            IsProperty = true,
            IsPublic = true,
            DeclaringType = typeof(RelationshipScore),
            PropertyName = nameof(RelationshipScore.Restoration),
            Getter = static score => ((RelationshipScore)score).Restoration,
        });
        // The contract holds the property as one that is ignored.
        if (type.Properties.FirstOrDefault(property => property.Name == restoration.Name) is { } ignored)
            type.Properties.Remove(ignored);
        type.Properties.Add(restoration);
    }

    private static JsonSerializerOptions ReadOnly(JsonSerializerOptions options)
    {
        options.MakeReadOnly();
        return options;
    }
}
