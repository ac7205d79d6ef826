namespace BestNetwork;

/// <summary>The input was refused, or the output cannot be written: where, and why.</summary>
internal sealed class RefusedException(string place, string reason) : Exception($"{place}: {reason}")
{
    /// <summary>Gets the file, perhaps with a colon and a line.</summary>
    internal string Place { get; } = place;

    /// <summary>Gets what is wrong.</summary>
    internal string Reason { get; } = reason;
}
