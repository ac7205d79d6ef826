using System.Text.RegularExpressions;

namespace RelationshipModel.Tests.Conventions;

/// <summary>Documentation, messages and comments are plain English, in the form of .NET's own documentation.</summary>
public sealed partial class PlainEnglishTests
{
    /// <summary>Phrases that a native speaker would not write, each with what to write in its place.</summary>
    private static readonly (string Phrase, string Instead)[] Banned =
    [
        (@"\b(is|are) none\b", "is not a ..., if not found, does not exist"),
        (@"\banew\b", "again"),
        (@"\btells? of\b", "reports, describes, is about"),
        (@"\bsays of\b", "says about"),
        (@"\bof whom\b", "whose, about whom, for whom"),
        (@", of which\b", "a relative clause"),
        (@"\bso many\b", "the number"),
        (@"\bgives up the reading\b", "A token to cancel the operation."),
        (@"(?-i:[Nn]ull where)\b", "null if"),
        (@"\bforet(old|ell)\w*\b", "predict"),
        (@"\bby half\b", "in part"),
        (@"\b(version|later|which) serves\b", "works, will do"),
        (@"\bserves what\b", "serves the ... that"),
        (@"\bnear to each other\b", "similar"),
        (@"\b(damage|database|model|table)\W* is told\b", "is reported"),
        (@"\b(an object a line|one file a \w+|a line a file|a row a \w+|once a process|bytes a (tie|entry))\b", "per"),
        (@"\bas far as is (on record|shared)\b", "judging by the records"),
        (@"\bbut for\b", "except"),
        (@"\bcheck(ed|s)? whole\b", "validated"),
        (@"\bhowever lately\b", "however recent"),
        (@"\bin no order\b", "unordered"),
        (@"\b(channel|measure|side|stage|state|term) is not one\b|\bnot of its enumeration\b", "is not defined"),
        (@"\bmend(s|ing)?\b", "fix"),
        (@"\bnull (\(the default\) )?takes\b", "null for"),
        (@"\bpass(es|ed)? over\b", "skip"),
        (@"\btake(s|n)? note\b", "note"),
        (@"\bthe owner (counted|included)\b", "including the owner"),
        (@"\bthere is no way back\b", "cannot be undone"),
        (@"\b(is|are|not) to be had\b", "is available"),
        (@"\bwhat came of\b", "the result, what it led to"),
        (@"\bsaid of (it|them|a|the|two)\b", "said about"),
        (@"\bwhomever\b", "a relative clause"),
        (@"<summary>Makes an? ", "Creates a"),
    ];

    private static IEnumerable<string> Sources => Directory
        .EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
        .Where(static file => !Path.GetRelativePath(Repository.Root, file).Split(Path.DirectorySeparatorChar)
            .Any(static folder => folder is "bin" or "obj"));

    [Fact]
    public void Text_OfSourcesAndPages_HasNoBannedPhrase()
    {
        IEnumerable<string> pages = Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.md", SearchOption.AllDirectories)
            .Concat(new[] { "tests", "benchmarks" }.SelectMany(static folder => Directory.EnumerateFiles(
                Path.Combine(Repository.Root, folder), "*.md", SearchOption.AllDirectories)))
            .Concat(Directory.EnumerateFiles(Repository.Root, "*.md"))
            .Where(static page => !page.Split(Path.DirectorySeparatorChar).Any(static folder => folder is "bin" or "obj"));
        IEnumerable<string> texts = Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "src"), "en.txt", SearchOption.AllDirectories)
            .Where(static file => !file.Split(Path.DirectorySeparatorChar).Any(static folder => folder is "bin" or "obj"));
        (Regex Phrase, string Instead)[] all =
            [.. Banned.Select(static banned => (new Regex(banned.Phrase, RegexOptions.IgnoreCase), banned.Instead))];
        Core.AssertNone(Sources.Concat(pages).Concat(texts).SelectMany(file => File.ReadLines(file)
            .SelectMany((line, i) => all
                .Where(banned => banned.Phrase.IsMatch(line))
                .Select(banned => $"{Place(file, i)}: {banned.Phrase}; write {banned.Instead}"))));
    }

    [Fact]
    public void Summary_OfAnyMember_IsNoQuestion() => Core.AssertNone(Sources.SelectMany(Summaries)
        .Where(static summary => Question().IsMatch(summary.Text))
        .Select(static summary => $"{summary.Place}: {summary.Text}"));

    [Fact]
    public void Summary_OfAPublicProperty_BeginsWithGetsOrWhether() => Core.AssertNone(Sources.SelectMany(Summaries)
        .Where(static summary => IsPublicProperty().IsMatch(summary.Declaration) && !PropertyForm().IsMatch(summary.Text))
        .Select(static summary => $"{summary.Place}: {summary.Text}"));

    [Fact]
    public void Parameter_ThatCancels_IsDescribedAsInDotNet() => Core.AssertNone(Sources.SelectMany(static file =>
        File.ReadLines(file)
            .Select((line, i) => (Line: line.Trim(), Place: Place(file, i)))
            .Where(static line => line.Line.StartsWith("/// <param name=\"cancellationToken\">", StringComparison.Ordinal)
                && !line.Line.Contains(">A token to cancel ", StringComparison.Ordinal))
            .Select(static line => $"{line.Place}: {line.Line}")));

    private static string Place(string file, int index) =>
        FormattableString.Invariant($"{Path.GetRelativePath(Repository.Root, file)}:{index + 1}");

    private static IEnumerable<(string Place, string Text, string Declaration)> Summaries(string file)
    {
        string[] lines = File.ReadAllLines(file);
        for (int i = 0; i < lines.Length; i++)
        {
            if (!lines[i].Contains("/// <summary>", StringComparison.Ordinal)) continue;
            int end = i;
            while (!lines[end].Contains("</summary>", StringComparison.Ordinal)) end++;
            string text = string.Join(' ', lines[i..(end + 1)].Select(static line => line.Trim().TrimStart('/').Trim()))
                .Replace("<summary>", "", StringComparison.Ordinal).Replace("</summary>", "", StringComparison.Ordinal).Trim();
            int declaration = end + 1;
            while (lines[declaration].TrimStart() is ['/', ..] or ['[', ..]) declaration++;
            yield return (Place(file, i), text, lines[declaration].Trim());
        }
    }

    [GeneratedRegex(@"^(How|What|Who|Whose|Whom|Which|Where|When|Why|That|Says|Tells)\b")]
    private static partial Regex Question();

    [GeneratedRegex(
        @"^public (?!.*\b(class|record|struct|enum|interface|const|delegate|event|operator|explicit|implicit)\b)(?!static readonly)[^(=]*(\{|=>|$)")]
    private static partial Regex IsPublicProperty();

    [GeneratedRegex("^(Gets|Whether|<inheritdoc)")]
    private static partial Regex PropertyForm();
}
