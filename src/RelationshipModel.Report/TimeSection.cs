using System.Globalization;
using System.Text;
using NodaTime;
using RelationshipModel.Wording;

namespace RelationshipModel.Report;

/// <summary>Ties over the years: a mark for each day of contact, a line where there was contact,
/// dashes where there was none.</summary>
internal sealed class TimeSection(Picture picture, Html html)
{
    private const int Width = 600;
    private const int Height = 20;
    private const double Base = Height - 3;

    /// <summary>A silence is drawn where it is longer than this share of the time shown, and than a season.</summary>
    private const double GapShare = 0.04;

    private const int Season = 91;

    internal void Write()
    {
        ReportTie[] known = [.. picture.Ties.Where(tie => picture.Snapshot.InteractionsWith(tie.Score.Tie.Contact).Count > 0)];
        ReportTie[] shown =
        [
            .. known.OrderByDescending(static tie => tie.Score.Bond).ThenBy(static tie => tie.Score.Tie)
                .Take(picture.Options.MostOverTime)
                .OrderBy(static tie => tie.Since).ThenBy(static tie => tie.Score.Tie),
        ];
        if (shown.Length == 0)
        {
            html.Raw("<p class=\"lead\">There was no contact yet.</p>");
            return;
        }

        LocalDate from = new(shown[0].Since!.Value.Year, 1, 1);
        double days = Math.Max(1, Period.DaysBetween(from, picture.Today));
        int gap = (int)Math.Max(Season, days * GapShare);
        html.Raw(
            "<p class=\"lead\">Each mark is a day of contact, the taller the longer they were together. Dashes are silences "
                + "of more than ")
            .Text(Language.English.Words(Duration.FromDays(gap))).Raw(".");
        if (shown.Length < picture.Ties.Count)
            html.Raw(" Shown are the ").Text(picture.Count(shown.Length)).Raw(" of ")
                .Text(picture.Count(picture.Ties.Count, "tie", "ties"))
                .Raw(" in which the most was built, those known longest first.");
        html.Raw("</p>");
        int[] wide = Years(from.Year, 12), narrow = Years(from.Year, 5);
        html.Raw("<svg class=\"defs\" aria-hidden=\"true\" width=\"0\" height=\"0\"><defs><path id=\"years\" d=\"");
        foreach (int year in wide) html.Raw("M").Raw(X(new(year, 1, 1))).Raw(" 0v").Raw(Height);
        html.Raw("\"/></defs></svg>");
        Axis(wide, "wide", 12);
        Axis(narrow, "narrow", 24);
        html.Raw("<ul class=\"strips\">");
        foreach (ReportTie tie in shown) Strip(tie);
        html.Raw("</ul>");
        Axis(wide, "wide", 12);
        Axis(narrow, "narrow", 24);

        double X(LocalDate day) => Width * Math.Clamp(Period.DaysBetween(from, day) / days, 0, 1);

        void Axis(int[] years, string kind, int size)
        {
            html.Raw("<svg class=\"axis ").Raw(kind).Raw("\" role=\"img\" viewBox=\"0 0 ").Raw(Width).Raw(" ").Raw(size + 6)
                .Raw("\"")
                .Attribute("aria-label", $"Years from {Year(from.Year)} to {Year(picture.Today.Year)}").Raw(">");
            foreach (int year in years)
            {
                double x = X(new(year, 1, 1));
                double room = size * 2.4;
                if (x + room <= Width)
                    html.Raw("<text x=\"").Raw(x).Raw("\" y=\"").Raw(size).Raw("\" font-size=\"").Raw(size).Raw("\">")
                        .Raw(Year(year)).Raw("</text>");
            }

            html.Raw("</svg>");
        }

        int[] Years(int first, int most)
        {
            int last = picture.Today.Year;
            int step = ((int[])[1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000]).FirstOrDefault(
                step => (last - first) / step < most, 2000);
            return [.. Enumerable.Range(first, last - first + 1).Where(year => (step == 1 || year % step == 0) && year >= 1)];
        }

        void Strip(ReportTie tie)
        {
            IReadOnlyList<Interaction> history = picture.Snapshot.InteractionsWith(tie.Score.Tie.Contact);
            StringBuilder marks = new(), line = new(), silence = new();
            LocalDate? before = null;
            (LocalDate From, LocalDate To) longest = (picture.Today, picture.Today);
            double drawn = double.NegativeInfinity, tallest = 0;
            foreach (Interaction interaction in history)
            {
                LocalDate day = picture.DayOf(interaction.At);
                double x = X(day), tall = Tall(interaction);
                if (before is { } last)
                {
                    Stretch(last, day);
                }

                if (x - drawn >= 0.5 || tall > tallest)
                {
                    marks.Append(CultureInfo.InvariantCulture,
                        $"M{Html.Coordinate(x)} {Html.Coordinate(Base)}v-{Html.Coordinate(tall)}");
                    tallest = x - drawn >= 0.5 ? tall : Math.Max(tall, tallest);
                    drawn = x;
                }

                before = day;
            }

            Stretch(before!.Value, picture.Today);
            int times = tie.Score.InteractionCount;
            string said =
                $"{Names.Isolated(tie.Name)}: {picture.Count(times, "time", "times")} since {picture.Day(tie.Since!.Value)}"
                + (Period.DaysBetween(longest.From, longest.To) > gap
                    ? $"; the longest silence {Language.English.Words(Duration.FromDays(Period.DaysBetween(longest.From, longest.To)))}, from {picture.Day(longest.From)} {(longest.To == picture.Today ? "on" : $"to {picture.Day(longest.To)}")}"
                    : "");
            html.Raw("<li><span>").Text(Names.Isolated(tie.Name)).Raw("</span><svg role=\"img\" viewBox=\"0 0 ").Raw(Width)
                .Raw(" ").Raw(Height).Raw("\"")
                .Attribute("aria-label", said)
                .Raw("><use class=\"grid\" href=\"#years\"/><path class=\"line\" d=\"").Raw(line.ToString())
                .Raw("\"/><path class=\"gap\" d=\"").Raw(silence.ToString())
                .Raw("\"/><path class=\"marks ").Raw(TieSentences.Word(tie.Score.Status)).Raw("\" d=\"").Raw(marks.ToString())
                .Raw("\"/></svg></li>");

            void Stretch(LocalDate start, LocalDate end)
            {
                int length = Period.DaysBetween(start, end);
                if (length > Period.DaysBetween(longest.From, longest.To)) longest = (start, end);
                double x = X(start), to = X(end);
                if (to - x < 0.1) return;
                (length > gap ? silence : line).Append(CultureInfo.InvariantCulture,
                    $"M{Html.Coordinate(x)} {Html.Coordinate(Base)}H{Html.Coordinate(to)}");
            }
        }
    }

    private string Year(int year) => year.ToString("0", picture.Culture);

    /// <summary>By how long they were together, in doublings of an hour.</summary>
    private static double Tall(Interaction interaction) =>
        6 + 9 * Math.Min(1, Math.Log2(1 + (interaction.Length?.TotalHours ?? 0)) / 3);
}
