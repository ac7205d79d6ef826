using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace RelationshipModel.AspNetCore.Forwarding;

/// <summary>The endpoints by their names, in a process that need not listen to HTTP.</summary>
internal sealed class EndpointTable : IEndpointRouteBuilder
{
    private readonly Lazy<Dictionary<string, RequestDelegate>> _endpoints;

    public EndpointTable(IServiceProvider services)
    {
        ServiceProvider = services;
        _endpoints = new(() =>
        {
            this.MapRelationshipModel();
            return DataSources.SelectMany(static source => source.Endpoints)
                .Where(static endpoint => endpoint.Metadata.GetMetadata<IEndpointNameMetadata>() is not null).ToDictionary(
                static endpoint => endpoint.Metadata.GetRequiredMetadata<IEndpointNameMetadata>().EndpointName,
                static endpoint => endpoint.RequestDelegate!);
        });
    }

    public IServiceProvider ServiceProvider { get; }

    public ICollection<EndpointDataSource> DataSources { get; } = [];

    public IApplicationBuilder CreateApplicationBuilder() => new ApplicationBuilder(ServiceProvider);

    internal RequestDelegate Find(string name) => _endpoints.Value.TryGetValue(name, out RequestDelegate? endpoint)
        ? endpoint
        : throw new InvalidOperationException(
            $"There is no endpoint {name} here. Check that both processes have the same version of RelationshipModel.AspNetCore, "
                + "and that a store of this one keeps its records.");
}
