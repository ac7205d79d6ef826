namespace BestNetwork.Records;

/// <summary>A row of a list.</summary>
/// <param name="Line">The line on which it begins.</param>
/// <param name="Hash">The hash of what it says.</param>
/// <param name="Filled">The columns that are not empty in it.</param>
internal sealed record ListRow(int Line, ulong Hash, IReadOnlyList<string> Filled);
