namespace RelationshipModel.AspNetCore.Forwarding;

/// <summary>The process that has an owner's network was not reached, or did not answer: the request may be repeated.</summary>
/// <param name="fault">The fault.</param>
public sealed class RequestNotForwardedException(Exception fault)
    : Exception("The network of the owner cannot be reached now; try again.", fault);
