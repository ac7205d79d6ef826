namespace RelationshipModel.AspNetCore.Endpoints;

/// <summary>A request that cannot be served, and the status that says so.</summary>
internal sealed class BadAnswerException(int status, string message) : Exception(message)
{
    internal int Status => status;

    /// <summary>Returns an answer with the message of a fault, without the name of a parameter that the caller did not
    /// write.</summary>
    internal static BadAnswerException Of(int status, Exception fault) => new(status, fault.Message.Split(" (Parameter '")[0]);
}
