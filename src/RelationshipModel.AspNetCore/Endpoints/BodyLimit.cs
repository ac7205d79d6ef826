using Microsoft.AspNetCore.Http.Metadata;

namespace RelationshipModel.AspNetCore.Endpoints;

/// <summary>The size of a body, which the framework holds.</summary>
internal sealed class BodyLimit : IRequestSizeLimitMetadata
{
    internal static readonly BodyLimit Instance = new();

    public long? MaxRequestBodySize => 1 << 20;
}
