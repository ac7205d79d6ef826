using Microsoft.Extensions.DependencyInjection;

namespace RelationshipModel.DependencyInjection;

/// <summary>What <c>AddRelationshipModel()</c> returns: the place where stores are named.</summary>
public sealed class RelationshipModelBuilder
{
    internal RelationshipModelBuilder(IServiceCollection services) => Services = services;

    /// <summary>The host's services.</summary>
    public IServiceCollection Services { get; }
}
