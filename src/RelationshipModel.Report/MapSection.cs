using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using RelationshipModel.Report.Mapping;

namespace RelationshipModel.Report;

/// <summary>The map with what chooses who is on it: search, state, circle and year.</summary>
internal sealed class MapSection
{
    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private readonly Picture _picture;
    private readonly Html _html;
    private readonly MapDrawing _drawing;
    private readonly List<(MapSize Size, NetworkMap[] Maps, int[] Dots)> _sizes = [];

    internal MapSection(Picture picture, Html html)
    {
        (_picture, _html, _drawing) = (picture, html, new(picture));
        if (picture.Ties.Count == 0) return;
        foreach (MapSize size in MapSize.All)
        {
            NetworkMap[] maps = [.. _drawing.Moments.Select(moment => _drawing.Map(size, moment))];
            _sizes.Add((size, maps,
                [.. maps.Reverse().SelectMany(static map => map.Dots).Select(static dot => dot.Tie.Number).Distinct()]));
        }
    }

    internal void Write()
    {
        ReportTexts texts = _picture.Texts;
        _html.Raw("<p class=\"lead\">").Text(texts.MapLead).Raw("</p>");
        Controls();
        _html.Raw("<a class=\"skip\" href=\"#pastmap\">").Text(texts.PastMap)
            .Raw("</a><figure id=\"network\"><svg class=\"defs\" aria-hidden=\"true\" width=\"0\" height=\"0\">");
        MapDrawing.WriteShapes(_html);
        _html.Raw("</svg>");
        foreach ((MapSize size, NetworkMap[] maps, int[] dots) in _sizes)
        {
            Dictionary<int, MapDot> others = maps.SelectMany(static map => map.Dots).DistinctBy(static dot => dot.Tie.Number)
                .ToDictionary(static dot => dot.Tie.Number);
            _drawing.WriteInPage(_html, size, maps[^1], dots.Skip(maps[^1].Dots.Count)
                .Select(number => others[number] with { Label = null }));
        }

        foreach ((MapSize size, NetworkMap[] maps, _) in _sizes) Caption(size, maps[^1]);
        _html.Raw("<button id=\"save\" type=\"button\">").Text(texts.Save)
            .Raw("</button><div id=\"card\" hidden></div></figure><p id=\"pastmap\" tabindex=\"-1\"></p>");
    }

    /// <summary>Returns what the script needs: the maps of all years, and words.</summary>
    internal string Data()
    {
        ReportTexts texts = _picture.Texts;
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, Json))
        {
            json.WriteStartObject();
            Texts("shapes", StatusShape.All.Select(StatusShape.Name));
            Texts("states", StatusShape.All.Select(texts.Language.Word));
            Texts("rings", NetworkMap.Rings.Select(texts.Language.Word));
            json.WriteString("dot", texts.Dot("{0}", "{1}", "{2}"));
            json.WriteString("drawn", texts.Drawn("{0}", "{1}"));
            json.WriteString("found", texts.Found("{0}", "{1}"));
            json.WriteString("then", texts.Then("{0}", "{1}"));
            json.WriteString("open", texts.OpenPerson);
            json.WriteString("file", texts.SavedAs);
            Texts("stops", _drawing.Moments.Select(StopOf));
            Texts("sums", _drawing.Moments.Select(moment => Summary(_picture, moment)));
            json.WriteStartArray("ties");
            foreach (NetworkMoment moment in _drawing.Moments) json.WriteNumberValue(moment.Ties.Count);
            json.WriteEndArray();
            json.WriteStartObject("maps");
            foreach ((MapSize size, NetworkMap[] maps, int[] dots) in _sizes)
            {
                json.WriteStartArray(size.Name);
                foreach (NetworkMap map in maps) Frame(json, map, dots);
                json.WriteEndArray();
            }

            json.WriteEndObject();
            json.WriteEndObject();

            void Texts(string name, IEnumerable<string> values)
            {
                json.WriteStartArray(name);
                foreach (string value in values) json.WriteStringValue(value);
                json.WriteEndArray();
            }
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    /// <summary>Returns how a network is, in a sentence: how many ties of each closeness.</summary>
    internal static string Summary(Picture picture, NetworkMoment moment)
    {
        ReportTexts texts = picture.Texts;
        if (moment.Ties.Count == 0) return texts.NoTies;
        TieMoment[] open = [.. moment.Ties.Where(static tie => tie.Status is not (TieStatus.Ended or TieStatus.Deceased))];
        if (open.Length == 0) open = [.. moment.Ties];
        (int count, string number) = (open.Length, picture.Count(open.Length));
        string[] parts =
        [
            .. from tie in open
               group tie by tie.Warmth into ring
               orderby ring.Key descending
               select texts.CountOfWarmth(picture.Count(ring.Count()), ring.Key),
        ];
        return moment.Year is { } year ? texts.EarlierClosenesses(picture.Year(year), count, number, parts)
            : texts.Closenesses(count, number, parts);
    }

    private string StopOf(NetworkMoment moment) => moment.Year is { } year ? _picture.Texts.AtEndOf(_picture.Year(year))
        : _picture.Texts.Now;

    /// <summary>
    /// The places of a moment: the radii of the rings, then a list for each dot in the order in which the page has them, empty
    /// if it is not drawn: x, y, radius, status, ring, and if it is named x, y and anchor of its name and the end of its leader.
    /// </summary>
    private static void Frame(Utf8JsonWriter json, NetworkMap map, int[] dots)
    {
        Dictionary<int, MapDot> byNumber = map.Dots.ToDictionary(static dot => dot.Tie.Number);
        json.WriteStartArray();
        json.WriteStartArray();
        foreach (int radius in map.RingRadii) json.WriteNumberValue(radius);
        json.WriteEndArray();
        foreach (int number in dots)
        {
            json.WriteStartArray();
            if (byNumber.TryGetValue(number, out MapDot? dot))
            {
                json.WriteNumberValue(dot.X);
                json.WriteNumberValue(dot.Y);
                json.WriteRawValue(Html.Coordinate(dot.Radius));
                json.WriteNumberValue((int)dot.Tie.Status);
                json.WriteNumberValue(Array.IndexOf(NetworkMap.Rings, dot.Tie.Warmth));
                if (dot.Label is { } label)
                {
                    json.WriteNumberValue(label.X);
                    json.WriteNumberValue(label.Y);
                    json.WriteNumberValue((int)label.Anchor);
                    if (label.Leader is { } end)
                    {
                        json.WriteNumberValue(end.X);
                        json.WriteNumberValue(end.Y);
                    }
                }
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private void Controls()
    {
        ReportTexts texts = _picture.Texts;
        _html.Raw("<div class=\"controls\"><label>").Text(texts.Find)
            .Raw("<input id=\"search\" type=\"search\" autocomplete=\"off\" spellcheck=\"false\"></label>");
        TieStatus[] states = [.. _picture.Ties.Select(static tie => tie.Score.Status).Distinct().Order()];
        if (states.Length > 1) Choice("state", texts.State,
            states.Select(status => (StatusShape.Name(status), texts.Language.Word(status))));
        int[] circles = [.. _picture.Ties.SelectMany(static tie => tie.Circles).Distinct().Order()];
        if (circles.Length > 0)
            Choice("circle", texts.Circle,
                circles.Select(circle =>
                    (circle.ToString(System.Globalization.CultureInfo.InvariantCulture), _picture.Circles[circle])));
        int stops = _drawing.Moments.Count;
        if (stops > 1)
            _html.Raw("<label>").Text(texts.Year).Raw("<span class=\"year\"><input id=\"year\" type=\"range\" min=\"0\" max=\"")
                .Raw(stops - 1).Raw("\" value=\"")
                .Raw(stops - 1).Raw("\" aria-valuetext=\"").Plain(texts.Now).Raw("\"><output id=\"stop\" for=\"year\">")
                .Text(texts.Now).Raw("</output></span></label>");
        _html.Raw("<p id=\"sum\" role=\"status\"></p><p id=\"found\" role=\"status\"></p>")
            .Raw("<ul id=\"hits\" class=\"names\"></ul></div>");

        void Choice(string id, string name, IEnumerable<(string Value, string Name)> choices)
        {
            _html.Raw("<label>").Text(name).Raw("<select id=\"").Raw(id).Raw("\"><option value=\"\">").Text(texts.All)
                .Raw("</option>");
            foreach ((string value, string shown) in choices) _html.Raw("<option value=\"").Raw(value).Raw("\">").Plain(shown)
                .Raw("</option>");
            _html.Raw("</select></label>");
        }
    }

    private void Caption(MapSize size, NetworkMap map)
    {
        ReportTexts texts = _picture.Texts;
        _html.Raw("<figcaption class=\"").Raw(size.Name).Raw("\">").Text(texts.SizeMeans);
        if (map.Dots.Any(static dot => dot.Tie.Status == TieStatus.Dormant)) _html.Raw(" ").Text(texts.DormantMeans);
        if (_picture.Ties.Any(static tie => tie.Circles.Count > 0)) _html.Raw(" ").Text(texts.SideBySide);
        int unnamed = map.Dots.Count(static dot => dot.Label is null);
        if (unnamed > 0) _html.Raw(" <span class=\"unnamed\">").Text(texts.Unnamed(_picture.Count(unnamed))).Raw("</span>");
        _html.Raw(" <span class=\"drawn\">");
        if (map.Dots.Count < map.Ties) _html.Text(
            texts.Drawn(_picture.Count(map.Dots.Count), _picture.Count(map.Ties, texts.Ties)));
        _html.Raw("</span></figcaption>");
    }
}
