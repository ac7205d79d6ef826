using System.Security.Cryptography;
using System.Text;

namespace RelationshipModel.Report;

/// <summary>The page: its head with the policy, and its sections.</summary>
internal sealed class ReportPage(Picture picture, Html html)
{
    internal static string Style { get; } = Resource("report.css");

    internal static string Script { get; } = Resource("report.js");

    /// <summary>Nothing may be asked for, and nothing runs but the style and the script of this page.</summary>
    internal static string Policy { get; } =
        $"default-src 'none'; style-src 'sha256-{Hash(Style)}'; script-src 'sha256-{Hash(Script)}'; img-src data:; base-uri "
            + $"'none'; form-action 'none'";

    internal void Write()
    {
        ReportContent content = picture.Content;
        string title = $"The network of {Names.Isolated(picture.Owner)}";
        html.Raw("<!DOCTYPE html>\n<html").Attribute("lang", picture.Language)
            .Raw(picture.IsInvariant ? " data-figures=\"reader\"" : "")
            .Raw("><head><meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"")
            .Raw(Policy)
            .Raw("\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta name=\"color-scheme\" "
                + "content=\"light dark\">")
            .Raw("<meta name=\"referrer\" content=\"no-referrer\"><title>").Plain(title).Raw("</title>\n<style>").Raw(Style)
            .Raw("</style></head>\n<body>")
            .Raw("<a class=\"skip\" href=\"#main\">Skip to the report</a><header><p class=\"quiet\">As of ")
            .Text(picture.Day(picture.Today)).Raw("</p><h1>").Text(title).Raw("</h1><p class=\"lead\">");
        html.Text(Summary()).Raw("</p></header>");
        (string Id, string Title, Action Write)[] sections = [.. Sections(content)];
        html.Raw("<nav aria-label=\"Sections\"><ul>");
        foreach ((string id, string name, _) in sections) html.Raw("<li><a href=\"#").Raw(id).Raw("\">").Raw(name)
            .Raw("</a></li>");
        html.Raw("</ul></nav>\n<main id=\"main\" tabindex=\"-1\">");
        foreach ((string id, string name, Action write) in sections)
        {
            html.Raw("<section id=\"").Raw(id).Raw("\" aria-labelledby=\"").Raw(id).Raw("-title\"><h2 id=\"").Raw(id)
                .Raw("-title\">").Raw(name).Raw("</h2>");
            write();
            html.Raw("</section>\n");
        }

        html.Raw(
            "</main>\n<footer><p>Scores tell the state of a tie, never the worth of a person. This page asks for nothing and "
                + "sends nothing; it names people, so keep it where you keep letters.</p></footer>")
            .Raw("<script type=\"application/json\" id=\"explanations\">").Raw(new TiesSection(picture, html).Explanations())
            .Raw("</script>\n<script>").Raw(Script).Raw("</script></body></html>\n");
    }

    private IEnumerable<(string Id, string Title, Action Write)> Sections(ReportContent content)
    {
        SuggestionSections suggestions = new(picture, html);
        yield return ("circles", "The circles", new CirclesSection(picture, html).Write);
        yield return ("revisits", "This week", () => suggestions.WriteRevisits(content.Revisits));
        yield return ("introductions", "Who should meet", () => suggestions.WriteIntroductions(content.Introductions));
        yield return ("time", "Over the years", new TimeSection(picture, html).Write);
        yield return ("reciprocity", "Give and take", new ReciprocitySection(picture, html).Write);
        if (GatheringsSection.HasAny(content))
            yield return ("gatherings", "Gatherings and promises", new GatheringsSection(picture, html).Write);
        yield return ("ties", "All ties", new TiesSection(picture, html).Write);
    }

    private string Summary()
    {
        if (picture.Ties.Count == 0) return "No tie yet.";
        IEnumerable<string> states = picture.Ties
            .GroupBy(static tie => tie.Score.Status)
            .OrderByDescending(static status => status.Count())
            .ThenBy(static status => status.Key)
            .Select(status => $"{picture.Count(status.Count())} {TieSentences.Word(status.Key)}");
        return $"{picture.Count(picture.Ties.Count, "tie", "ties")}: {string.Join(", ", states)}.";
    }

    private static string Hash(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Resource(string name)
    {
        using Stream stream = typeof(ReportPage).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The resource {name} is missing.");
        using StreamReader reader = new(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
