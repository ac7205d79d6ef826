using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using NodaTime.Text;
using RelationshipModel.Scoring;

namespace RelationshipModel.Report;

/// <summary>All ties in a table, and the explanations as data: a sentence that many ties share is kept once.</summary>
internal sealed class TiesSection(Picture picture, Html html)
{
    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    internal void Write()
    {
        bool hasCircles = picture.Ties.Any(static tie => tie.Circles.Count > 0);
        html.Raw(
            "<p class=\"lead\">The strongest first. What stands here is the state of a tie, never the worth of a person.</p>")
            .Raw("<div class=\"search\"><label for=\"search\">Find a name, a circle or a state</label><input id=\"search\" "
                + "type=\"search\" autocomplete=\"off\" spellcheck=\"false\">")
            .Raw("<p id=\"found\" role=\"status\">").Text(picture.Count(picture.Ties.Count, "tie", "ties")).Raw("</p></div>")
            .Raw("<noscript><p>Searching, sorting and the explanations need scripts, which are switched off here.</p></noscript>")
            .Raw("<table role=\"table\" class=\"").Raw(hasCircles ? "six circled" : "six")
            .Raw("\"><caption class=\"unseen\">All ties; the buttons in the head sort them</caption>")
            .Raw("<thead role=\"rowgroup\"><tr role=\"row\">");
        Head("Contact", "text");
        if (hasCircles) Head("Circle", "text");
        Head("State", "number");
        Head("Strength", "number", " aria-sort=\"descending\"");
        Head("Bond", "number");
        Head("Last contact", "day");
        Head("Times", "number");
        html.Raw(
            "<th role=\"columnheader\" scope=\"col\"><span class=\"unseen\">Explanation</span></th></tr></thead><tbody "
                + "role=\"rowgroup\">");
        for (int i = 0; i < picture.Ties.Count; i++) Row(picture.Ties[i], i, hasCircles);
        html.Raw("</tbody></table>");
    }

    /// <summary>The explanations, for the script; what could end the element is escaped.</summary>
    internal string Explanations()
    {
        Dictionary<string, int> places = [];
        List<string> sentences = [];
        using MemoryStream ties = new();
        using (Utf8JsonWriter json = new(ties, Json))
        {
            json.WriteStartArray();
            foreach (ReportTie tie in picture.Ties)
            {
                json.WriteStartArray();
                foreach (string sentence in picture.Options.Reasons.RenderAll(tie.Score.Reasons, static _ => Names.Placeholder))
                {
                    if (!places.TryGetValue(sentence, out int place))
                    {
                        places.Add(sentence, place = sentences.Count);
                        sentences.Add(sentence);
                    }

                    json.WriteNumberValue(place);
                }

                json.WriteStringValue(TieSentences.Sum(tie.Score, picture.Culture));
                json.WriteEndArray();
            }

            json.WriteEndArray();
        }

        ArrayBufferWriter<byte> text = new();
        using (Utf8JsonWriter json = new(text, Json))
        {
            json.WriteStartObject();
            json.WriteStartArray("sentences");
            foreach (string sentence in sentences) json.WriteStringValue(sentence);
            json.WriteEndArray();
            json.WritePropertyName("ties");
            json.WriteRawValue(ties.ToArray(), skipInputValidation: true);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(text.WrittenSpan);
    }

    private void Head(string title, string kind, string sorted = "") =>
        html.Raw("<th role=\"columnheader\" scope=\"col\" data-kind=\"").Raw(kind).Raw("\"").Raw(sorted)
            .Raw("><button type=\"button\">").Raw(title).Raw("</button></th>");

    private void Row(ReportTie tie, int i, bool hasCircles)
    {
        RelationshipScore score = tie.Score;
        string word = TieSentences.Word(score.Status);
        html.Raw("<tr role=\"row\"><th role=\"rowheader\" scope=\"row\">").Text(Names.Isolated(tie.Name)).Raw("</th>");
        if (hasCircles) html.Raw(tie.Circles.Count == 0
            ? "<td role=\"cell\" class=\"c none\">" : "<td role=\"cell\" class=\"c\">")
            .Text(tie.Circles.Count == 0 ? "–" : string.Join(", ", tie.Circles.Select(Names.Isolated))).Raw("</td>");
        html.Raw("<td role=\"cell\" class=\"s ").Raw(word).Raw("\" data-sort=\"").Raw(Care(score.Status)).Raw("\">").Raw(word)
            .Raw("</td>");
        html.Raw("<td role=\"cell\" class=\"g\" data-sort=\"").Raw(Invariant(score.Strength))
            .Raw("\"><svg aria-hidden=\"true\" viewBox=\"0 0 50 6\"><path d=\"M3 3h")
            .Raw(44 * score.Strength).Raw("\"/></svg>").Text(picture.Hundredths(score.Strength)).Raw("</td>");
        html.Raw("<td role=\"cell\" class=\"b\" data-sort=\"").Raw(Invariant(score.Bond)).Raw("\">")
            .Text(picture.Hours(score.Bond)).Raw(" h</td>");
        html.Raw("<td role=\"cell\" class=\"l\" data-sort=\"");
        if (score.LastContact is { } last)
            html.Raw(LocalDatePattern.Iso.Format(picture.DayOf(last))).Raw("\">").Text(picture.ShortDay(picture.DayOf(last)));
        else html.Raw("\">–");
        html.Raw("</td><td role=\"cell\" class=\"t\" data-sort=\"").Raw(score.InteractionCount).Raw("\">")
            .Text(picture.Count(score.InteractionCount)).Raw("</td>")
            .Raw("<td role=\"cell\" class=\"w\"><button type=\"button\" class=\"why\" aria-expanded=\"false\" aria-controls=\"w")
            .Raw(i).Raw("\">Why<span class=\"unseen\"> is the tie with ")
            .Text(Names.Isolated(tie.Name)).Raw(" so</span></button></td></tr>\n");
    }

    /// <summary>What needs care comes first: what slips, drifts or sleeps; then what is in rhythm
    /// or new; then what is over.</summary>
    private static int Care(TieStatus status) => status switch
    {
        TieStatus.Slipping => 0,
        TieStatus.Drifting => 1,
        TieStatus.Dormant => 2,
        TieStatus.Nascent => 3,
        TieStatus.Active => 4,
        TieStatus.Lapsed => 5,
        TieStatus.Paused => 6,
        TieStatus.Ended or TieStatus.Deceased => 7,
        _ => 8,
    };

    private static string Invariant(double number) =>
        number.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture);
}
