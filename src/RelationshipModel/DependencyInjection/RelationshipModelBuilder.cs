using Microsoft.Extensions.DependencyInjection;

namespace RelationshipModel.DependencyInjection;

/// <summary>The result of <c>AddRelationshipModel()</c>, on which a host names its stores.</summary>
public sealed class RelationshipModelBuilder
{
    internal RelationshipModelBuilder(IServiceCollection services) => Services = services;

    /// <summary>Gets the host's services.</summary>
    public IServiceCollection Services { get; }
}
