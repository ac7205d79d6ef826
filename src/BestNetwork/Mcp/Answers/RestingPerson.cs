using System.ComponentModel;

namespace BestNetwork.Mcp.Answers;

/// <summary>A person who is not suggested for now.</summary>
internal sealed record RestingPerson
{
    public required PersonName Person { get; init; }

    [Description("Why not now, in sentences to the user.")]
    public required IReadOnlyList<string> Reasons { get; init; }

    [Description("The day from which they may be suggested again; null if unknown.")]
    public required string? Until { get; init; }
}
