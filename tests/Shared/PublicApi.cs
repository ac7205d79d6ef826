using System.Reflection;
using PublicApiGenerator;

namespace RelationshipModel.Snapshots;

/// <summary>The public API of an assembly, as text.</summary>
internal static class PublicApi
{
    /// <summary>The public and protected members, in order.</summary>
    /// <param name="assembly">The library.</param>
    /// <param name="excludedAttributes">Attributes that say nothing to its users, such as those that hold a line number.</param>
    internal static string Of(Assembly assembly, params Type[] excludedAttributes) =>
        assembly.GeneratePublicApi(new ApiGeneratorOptions
        {
            IncludeAssemblyAttributes = false,
            // By default the extensions in Microsoft.Extensions.DependencyInjection would go unseen. Generated code is nobody's
            // to call.
            DenyNamespacePrefixes = ["OrleansCodeGen"],
            ExcludeAttributes = [.. excludedAttributes.Select(attribute => attribute.FullName!)],
        });
}
