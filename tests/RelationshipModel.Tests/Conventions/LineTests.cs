using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace RelationshipModel.Tests.Conventions;

/// <summary>Lines are read without scrolling. Only a text that cannot be cut well may be longer.</summary>
public sealed class LineTests
{
    private const int Longest = 130;

    private static IEnumerable<(string Name, string Text)> Sources =>
        from folder in new[] { "src", "tests", "benchmarks" }
        from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories)
        let name = Path.GetRelativePath(Repository.Root, file).Replace('\\', '/')
        where !name.Split('/').Any(static part => part is "bin" or "obj")
        select (name, File.ReadAllText(file));

    [Fact]
    public void Line_ButForTexts_IsShort() =>
        Core.AssertNone(
            from source in Sources
            from number in TooLong(source.Text)
            select $"{source.Name}:{number} has more than {Longest} characters");

    // A member put between another and its summary takes the summary.
    [Fact]
    public void Summary_OfAMember_StandsOnce() =>
        Core.AssertNone(
            from source in Sources
            let lines = source.Text.Split('\n', StringSplitOptions.TrimEntries)
            from number in Enumerable.Range(1, lines.Length - 1)
            where lines[number].StartsWith("/// <summary>", StringComparison.Ordinal)
                && lines[number - 1].EndsWith("</summary>", StringComparison.Ordinal)
            select $"{source.Name}:{number + 1} is a second summary");

    [Theory]
    [InlineData("class C { int Value(int first, int second) => first + second; } // ", 1)]
    [InlineData("class C { string Value(string first, string second) => first + second; } /* */ class D { string Text = \"", 0)]
    public void TooLong_OfALineOf200_TellsTextsApart(string start, int expected) =>
        Assert.Equal(expected, TooLong(start.PadRight(190, 'x') + (expected == 0 ? "\"; }" : "")).Count());

    private static IEnumerable<int> TooLong(string source)
    {
        SourceText text = SourceText.From(source);
        TextLine[] lines = [.. text.Lines.Where(static line => line.Span.Length > Longest)];
        if (lines.Length == 0) return [];
        SyntaxNode root =
            CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Preview, DocumentationMode.None)).GetRoot();
        return lines.Where(line => !IsOfText(root, line)).Select(static line => line.LineNumber + 1);
    }

    // A text that begins within the limit and is all but alone in what goes beyond it.
    private static bool IsOfText(SyntaxNode root, TextLine line)
    {
        TextSpan last = new(line.Start + Longest - 20, 21);
        return root.DescendantTokens(last).Where(token => token.Span.OverlapsWith(last))
            .Any(static token => token.Parent!.AncestorsAndSelf().Any(static node => node is InterpolatedStringExpressionSyntax
                or LiteralExpressionSyntax
            {
                RawKind: (int)SyntaxKind.StringLiteralExpression
                    or (int)SyntaxKind.Utf8StringLiteralExpression
            }));
    }
}
