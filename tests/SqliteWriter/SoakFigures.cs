namespace SqliteWriter;

/// <summary>The figures of a process.</summary>
/// <param name="Batches">The number of batches that were acknowledged, in each of two networks.</param>
/// <param name="Questions">The number of questions that were answered.</param>
/// <param name="Erased">The number of contacts that were erased.</param>
/// <param name="Folds">How often the past was folded away.</param>
/// <param name="Folded">The number of interactions that were folded away.</param>
public sealed record SoakFigures(int Batches, int Questions, int Erased, int Folds, int Folded);
