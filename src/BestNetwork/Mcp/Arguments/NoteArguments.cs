using System.ComponentModel;

namespace BestNetwork.Mcp.Arguments;

/// <summary>The arguments of <c>note</c>.</summary>
internal sealed record NoteArguments
{
    [Description("The person: the name, its beginning if nobody else has it, or the id of an earlier answer.")]
    public required string Name { get; init; }

    [Description("The note, in the user's words.")]
    public required string Text { get; init; }
}
