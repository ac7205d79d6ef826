namespace BestNetwork;

/// <summary>The input was refused, or the output cannot be written: where, and why.</summary>
internal sealed class RefusedException(string place, string reason) : Exception($"{place}: {reason}");
