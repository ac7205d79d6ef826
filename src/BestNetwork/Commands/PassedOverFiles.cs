using RelationshipModel.Import;

namespace BestNetwork.Commands;

/// <summary>Counts the files that an import found and did not read, and keeps the first of them with the reason.</summary>
internal sealed class PassedOverFiles
{
    private readonly List<(string Path, string Reason)> _meant = [];
    private readonly List<(string Path, string Reason)> _others = [];

    /// <summary>Gets the number of files.</summary>
    internal int Count { get; private set; }

    /// <summary>Gets the first files, each with the reason; those first that were perhaps meant to be read.</summary>
    internal IEnumerable<(string Path, string Reason)> First => _meant.Concat(_others).Take(ImportSummary.MaxFaults);

    /// <summary>Adds a file.</summary>
    /// <param name="path">The path.</param>
    /// <param name="reason">Why it was not read; null if it is of no kind that is known.</param>
    /// <param name="isMeant">Whether it is one that was perhaps meant to be read.</param>
    internal void Add(string path, string? reason, bool isMeant = false)
    {
        Count++;
        List<(string Path, string Reason)> kept = isMeant ? _meant : _others;
        if (kept.Count < ImportSummary.MaxFaults) kept.Add((path, reason ?? "not a format that can be read"));
    }
}
