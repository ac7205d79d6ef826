namespace RelationshipModel.Wording;

/// <summary>A part of a text: words as they are, or a placeholder.</summary>
/// <param name="Text">The words; of a placeholder, those to take if its argument is missing, or null.</param>
/// <param name="Argument">The argument whose place it holds; empty for words.</param>
/// <param name="Form">The form of the argument; empty for the plain one.</param>
/// <param name="Choices">
/// The words for the numbers 1, 2 and so on, and last those for all others; empty if there is nothing to choose.
/// </param>
internal readonly record struct TextPart(string? Text, string Argument, string Form, IReadOnlyList<string> Choices)
{
    internal TextPart(string text)
        : this(text, "", "", [])
    {
    }

    /// <summary>The words around the argument, with # in its place; null if the placeholder is the argument alone.</summary>
    internal string? Phrase { get; init; }

    internal string? Around(string? words) =>
        words is null ? null : Phrase?.Replace("#", words, StringComparison.Ordinal) ?? words;

    /// <summary>The words for a number.</summary>
    internal string Choice(double number) =>
        number >= 1 && number < Choices.Count && double.IsInteger(number) ? Choices[(int)number - 1] : Choices[^1];
}
