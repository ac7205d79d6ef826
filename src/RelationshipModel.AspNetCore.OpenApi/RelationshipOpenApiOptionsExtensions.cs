using Microsoft.AspNetCore.OpenApi;
using RelationshipModel.AspNetCore.OpenApi;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the schemas of RelationshipModel to an OpenAPI document.</summary>
public static class RelationshipOpenApiOptionsExtensions
{
    /// <summary>
    /// Describes the values of this library as they are in JSON: ids, enums, instants, days, lengths of time and nouns.
    /// Without it they are empty schemas, since the types write their own JSON.
    /// </summary>
    /// <remarks>
    /// Schemas have the names of the types, such as <c>Contact</c>. A program that has a type of the same name in its document
    /// gives its own another one by <see cref="OpenApiOptions.CreateSchemaReferenceId"/>.
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
