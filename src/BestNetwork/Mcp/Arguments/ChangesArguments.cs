using System.ComponentModel;

namespace BestNetwork.Mcp.Arguments;

/// <summary>The arguments of <c>what_changed</c>.</summary>
internal sealed record ChangesArguments
{
    [Description("The day (2026-06-01) or instant (2026-06-01T18:00:00Z) from which to look. Default: when the user last looked "
        + "at their page of the day, else a week ago.")]
    public string? Since { get; init; }

    [Description("How many changes to list, from 1 to 50. Default: 20.")]
    public int? Top { get; init; }
}
