namespace BestNetwork;

/// <summary>The exit codes of the command.</summary>
internal static class ExitCode
{
    internal const int Done = 0;
    internal const int Refused = 1;
    internal const int WrongUsage = 2;

    /// <summary>As the shell says it of a command ended by Ctrl-C.</summary>
    internal const int Interrupted = 130;
}
