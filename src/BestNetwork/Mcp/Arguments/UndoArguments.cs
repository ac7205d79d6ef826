namespace BestNetwork.Mcp.Arguments;

/// <summary>The arguments of <c>undo</c>: none.</summary>
internal sealed record UndoArguments;
