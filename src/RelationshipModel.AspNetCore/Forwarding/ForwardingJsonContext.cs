using System.Text.Json.Serialization;

namespace RelationshipModel.AspNetCore.Forwarding;

[JsonSerializable(typeof(ForwardedRequest))]
[JsonSerializable(typeof(ForwardedAnswer))]
internal sealed partial class ForwardingJsonContext : JsonSerializerContext;
