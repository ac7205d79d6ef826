using System.Linq.Expressions;
using System.Reflection;
using System.Text.RegularExpressions;
using RelationshipModel.Wording;

namespace RelationshipModel.Report.Tests;

/// <summary>All words of the page come from one place.</summary>
public sealed class ReportTextsTests
{
    private const string Mark = "§";

    [Fact]
    public void ToHtml_AllTextsReplaced_HasNoOtherWords()
    {
        ReportOptions options = new() { Texts = Replaced(), Reasons = new MarkingRenderer() };
        ReportContent content = ReportContent.Of(Networks.Small("1", "2", "3", "4", "5"));
        Assert.NotEmpty(content.Briefings);
        Assert.NotNull(content.Revisits);
        string html = new RelationshipReport(content, options).ToHtml();
        string[] words =
        [
            .. Regex.Matches(html, "(?:aria-label|aria-valuetext|title|alt|placeholder)=\"([^\"]*)\"")
            .Select(static match => match.Groups[1].Value),
            .. Regex.Split(Regex.Replace(html, "<(style|script)[^>]*>.*?</\\1>", "", RegexOptions.Singleline), "<[^>]*>"),
        ];
        Assert.DoesNotContain(words, static text =>
            Regex.IsMatch(text, @"\p{L}") && !Regex.IsMatch(text, "^[\u2068\u2069]*(me|Supper of 4)[\u2068\u2069]*$"));
        Assert.Contains(Mark, html, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"xx\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public void ToHtml_LanguageIsGerman_SpeaksGermanInWordsAndReasons()
    {
        ReportContent content = ReportContent.Of(Networks.Small());
        string german = new RelationshipReport(content, new() { Language = Language.German }).ToHtml();
        Assert.Contains("<html lang=\"de\">", german, StringComparison.Ordinal);
        Assert.Contains("<h1>Dein Netzwerk</h1>", german, StringComparison.Ordinal);
        Assert.Contains("1. Juli 2026", german, StringComparison.Ordinal);
        Assert.Contains("Ihr tragt beide dazu bei.", german, StringComparison.Ordinal);
        Assert.Matches("zusammen [+-][0-9]+,[0-9]{2}", german);
        Assert.Equal(german, new RelationshipReport(content, new() { Language = Language.For("de-AT") }).ToHtml());
    }

    [Fact]
    public void German_Texts_DifferFromTheEnglishOnes()
    {
        // What is a name, a sign or a word of both.
        string[] same = ["Subtitle", "Dot", "Contact", "Language"];
        foreach (PropertyInfo property in Properties().Where(property => !same.Contains(property.Name)))
            Assert.NotEqual(Text(property, ReportTexts.English), Text(property, ReportTexts.German));

        static string Text(PropertyInfo property, ReportTexts texts) => property.GetValue(texts) switch
        {
            Delegate function =>
                (string)function.DynamicInvoke([.. function.Method.GetParameters().Select(static p => Sample(p.ParameterType))])!,
            var text => (string)text!,
        };

        static object Sample(Type type) => type == typeof(int) ? 2 : type == typeof(string) ? "of_bond"
            : type == typeof(NodaTime.LocalDate) ? new NodaTime.LocalDate(2026, 10, 14)
            : type.IsEnum ? Enum.GetValues(type).GetValue(1)! : (object)(string[])["x", "y"];
    }

    private static IEnumerable<PropertyInfo> Properties() =>
        typeof(ReportTexts).GetProperties(BindingFlags.Instance | BindingFlags.NonPublic)
            .Where(static property => property.CanWrite);

    /// <summary>English, with a mark in the place of each text.</summary>
    private static ReportTexts Replaced()
    {
        ReportTexts texts = ReportTexts.English with { Language = Marked() };
        foreach (PropertyInfo property in Properties())
        {
            if (property.PropertyType == typeof(string)) property.SetValue(texts, Mark);
            else if (property.PropertyType != typeof(Language))
                property.SetValue(texts, Expression.Lambda(
                    property.PropertyType, Expression.Constant(Mark),
                    property.PropertyType.GetMethod("Invoke")!.GetParameters()
                        .Select(static p => Expression.Parameter(p.ParameterType)))
                    .Compile());
        }

        return texts;
    }

    /// <summary>A language of marks.</summary>
    private static Language Marked()
    {
        using Stream resource = typeof(Language).Assembly.GetManifestResourceStream("RelationshipModel.Wording.en.txt")!;
        using StreamReader reader = new(resource);
        return Language.Parse("xx", Regex.Replace(reader.ReadToEnd(), "(?m)^([^#=\n]+) = .*$", $"$1 = {Mark}"));
    }

    private sealed class MarkingRenderer : IReasonRenderer
    {
        public string Render(Reason reason, Func<ContactId, string> nameOf) => Mark;
    }
}
