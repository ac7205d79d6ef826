using NodaTime;

namespace BestNetwork;

/// <summary>What the command reads from and writes to.</summary>
internal sealed record Surroundings(Stream Input, Stream Output, TextWriter Error, IClock Clock)
{
    /// <summary>The columns of the terminal; null where the output goes elsewhere.</summary>
    internal int? TerminalWidth { get; init; }

    internal bool ShowsColor { get; init; }
}
