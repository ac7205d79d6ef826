using Microsoft.AspNetCore.OpenApi;
using RelationshipModel.AspNetCore.OpenApi;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the schemas of RelationshipModel to an OpenAPI document.</summary>
public static class RelationshipOpenApiOptionsExtensions
{
    /// <summary>
    /// Describes the values of this library as they are in JSON: ids, enums, instants, days, durations and nouns. Without it
    /// their schemas are empty, since the types write their own JSON.
    /// </summary>
    /// <remarks>
    /// Schemas have the names of the types, such as <c>Contact</c>. If your document has a type with the same name, give yours
    /// another name with <see cref="OpenApiOptions.CreateSchemaReferenceId"/>.
    /// </remarks>
    /// <param name="options">The options of <c>AddOpenApi(options => ...)</c>.</param>
    /// <returns><paramref name="options"/>.</returns>
    public static OpenApiOptions AddRelationshipModel(this OpenApiOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        SchemaTransformer transformer = new();
        return options.AddSchemaTransformer(transformer).AddDocumentTransformer(transformer);
    }
}
