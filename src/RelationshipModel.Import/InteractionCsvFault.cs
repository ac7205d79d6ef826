namespace RelationshipModel.Import;

/// <summary>What is wrong with a row of a CSV, and where.</summary>
/// <param name="Line">The line of the file on which the row begins, from 1. Lines are counted as an editor does: a
/// line break inside quotes counts.</param>
/// <param name="Reason">What is wrong and what is allowed, in one line of text.</param>
/// <param name="EndsReading">Whether nothing after it can be read: the header is unusable, a quote is never
/// closed, or the data is damaged.</param>
public sealed record InteractionCsvFault(int Line, string Reason, bool EndsReading = false);
