using RelationshipModel.Network;

namespace RelationshipModel.AspNetCore.Forwarding;

/// <summary>A feature of a request that was forwarded: the network that was opened to answer it.</summary>
/// <param name="Network">The network of the owner.</param>
internal sealed record OpenedNetwork(RelationshipNetwork Network);
