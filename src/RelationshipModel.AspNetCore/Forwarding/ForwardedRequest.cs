namespace RelationshipModel.AspNetCore.Forwarding;

/// <summary>A request to an endpoint, as it travels.</summary>
/// <param name="Endpoint">The name of the endpoint.</param>
/// <param name="Method">The method.</param>
/// <param name="Path">The path, with the host's prefix.</param>
/// <param name="Query">The query, with its question mark.</param>
/// <param name="RouteValues">The values of the route.</param>
/// <param name="Headers">The headers that an answer depends on.</param>
/// <param name="Body">The body.</param>
internal sealed record ForwardedRequest(
    string Endpoint, string Method, string Path, string Query, Dictionary<string, string> RouteValues,
    Dictionary<string, string[]> Headers, byte[] Body);
