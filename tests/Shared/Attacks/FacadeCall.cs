using RelationshipModel.Network;

namespace RelationshipModel.Attacks;

/// <summary>A call of a network that changes something, or asks.</summary>
/// <param name="Name">What the call does.</param>
/// <param name="IsQuestion">Whether the call only asks, and so must be answered even if nothing can be written.</param>
/// <param name="MakeAsync">Makes the call. Made again it changes nothing more.</param>
public sealed record FacadeCall(string Name, bool IsQuestion, Func<RelationshipNetwork, Task> MakeAsync);
