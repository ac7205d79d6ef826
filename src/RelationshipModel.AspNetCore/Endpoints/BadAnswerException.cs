namespace RelationshipModel.AspNetCore.Endpoints;

/// <summary>A request that cannot be served, and the status that says so.</summary>
internal sealed class BadAnswerException(int status, string message) : Exception(message)
{
    internal int Status => status;
}
