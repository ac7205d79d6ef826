using System.Reflection;
using PublicApiGenerator;

namespace RelationshipModel.Snapshots;

/// <summary>What an assembly shows its users, as text.</summary>
internal static class PublicApi
{
    /// <summary>The public and protected members, in order.</summary>
    internal static string Of(Assembly assembly) => assembly.GeneratePublicApi(new ApiGeneratorOptions
    {
        IncludeAssemblyAttributes = false,
        // By default the extensions in Microsoft.Extensions.DependencyInjection would go unseen.
        DenyNamespacePrefixes = [],
    });
}
