namespace BestNetwork;

/// <summary>The command was called in a wrong way.</summary>
internal sealed class UsageException(string reason) : Exception(reason);
