using NodaTime;

namespace BestNetwork;

/// <summary>What the command reads from and writes to.</summary>
internal sealed record Surroundings(Stream Input, Stream Output, TextWriter Error, IClock Clock)
{
    private const int UsualWidth = 80;

    /// <summary>The columns of the terminal, those of a usual one where it does not tell; null where the output goes elsewhere.</summary>
    internal int? TerminalWidth { get; init => field = value is <= 0 ? UsualWidth : value; }

    /// <summary>The columns of the terminal that messages go to; null where they go elsewhere.</summary>
    internal int? MessageWidth { get; init => field = value is <= 0 ? UsualWidth : value; }

    internal bool ShowsColor { get; init; }
}
