namespace RelationshipModel.AspNetCore.Forwarding;

/// <summary>The answer to a request, as it travels.</summary>
/// <param name="Status">The status.</param>
/// <param name="Headers">The headers.</param>
/// <param name="Body">The body.</param>
internal sealed record ForwardedAnswer(int Status, Dictionary<string, string[]> Headers, byte[] Body);
