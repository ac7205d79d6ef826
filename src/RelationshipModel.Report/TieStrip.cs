using System.Globalization;
using System.Text;
using NodaTime;

namespace RelationshipModel.Report;

/// <summary>Draws a tie over the years: a mark for each day of contact, a line where there was contact, dashes where there was
/// none.</summary>
/// <param name="picture">The network.</param>
/// <param name="from">The first day shown; the last is today.</param>
/// <param name="step">The least distance of two marks; of nearer ones the tallest is drawn.</param>
internal sealed class TieStrip(Picture picture, LocalDate from, double step)
{
    internal const int Width = 600;
    internal const int Height = 20;
    private const double Base = Height - 3;

    /// <summary>A silence is drawn if it is longer than this share of the time shown, and than a season.</summary>
    private const double GapShare = 0.04;

    private const int Season = 91;

    private readonly double _days = Math.Max(1, Period.DaysBetween(from, picture.Today));

    /// <summary>Gets how long a silence is that is drawn.</summary>
    internal Duration Gap => Duration.FromDays(GapDays);

    private int GapDays => (int)Math.Max(Season, _days * GapShare);

    internal double X(LocalDate day) => step * Math.Round(Width / step * Math.Clamp(Period.DaysBetween(from, day) / _days, 0, 1));

    /// <summary>Writes the drawing.</summary>
    /// <param name="html">The output.</param>
    /// <param name="tie">A tie with contact on record.</param>
    /// <param name="isListed">Whether it is one of many: it then has the lines of the years, which the page has once, and says
    /// what it shows.</param>
    internal void Write(Html html, ReportTie tie, bool isListed)
    {
        StringBuilder marks = new(), line = new(), silence = new();
        double lineStart = double.NaN, lineEnd = double.NaN;
        LocalDate? before = null;
        (LocalDate From, LocalDate To) longest = (picture.Today, picture.Today);
        double drawn = double.NegativeInfinity, tallest = 0;
        foreach (Interaction interaction in picture.Snapshot.InteractionsWith(tie.Score.Tie.Contact))
        {
            LocalDate day = picture.DayOf(interaction.At);
            double x = X(day), tall = Tall(interaction);
            if (before is { } last) Stretch(last, day);
            if (x - drawn >= step || tall > tallest)
            {
                marks.Append(CultureInfo.InvariantCulture,
                    $"M{Html.Coordinate(x)} {Html.Coordinate(Base)}v-{Html.Coordinate(tall)}");
                tallest = x - drawn >= step ? tall : Math.Max(tall, tallest);
                drawn = x;
            }

            before = day;
        }

        Stretch(before!.Value, picture.Today);
        Draw(line, lineStart, lineEnd);
        html.Raw("<svg class=\"").Raw(Mapping.StatusShape.Name(tie.Score.Status)).Raw("\" viewBox=\"0 0 ").Raw(Width).Raw(" ")
            .Raw(Height).Raw("\" preserveAspectRatio=\"none\"");
        if (isListed) html.Raw(" role=\"img\"").Attribute("aria-label", Said(tie, longest))
            .Raw("><use class=\"grid\" href=\"#years\"/>");
        else html.Raw(" aria-hidden=\"true\">");
        if (line.Length > 0) html.Raw("<path class=\"line\" d=\"").Raw(line.ToString()).Raw("\"/>");
        if (silence.Length > 0) html.Raw("<path class=\"gap\" d=\"").Raw(silence.ToString()).Raw("\"/>");
        html.Raw("<path class=\"marks\" d=\"").Raw(marks.ToString()).Raw("\"/></svg>");

        void Stretch(LocalDate start, LocalDate end)
        {
            int length = Period.DaysBetween(start, end);
            if (length > Period.DaysBetween(longest.From, longest.To)) longest = (start, end);
            double x = X(start), to = X(end);
            if (to - x < 0.1) return;
            if (length > GapDays)
            {
                Draw(silence, x, to);
                return;
            }

            if (x != lineEnd)
            {
                Draw(line, lineStart, lineEnd);
                lineStart = x;
            }

            lineEnd = to;
        }

        static void Draw(StringBuilder path, double x, double to)
        {
            if (double.IsFinite(x)) path.Append(CultureInfo.InvariantCulture,
                $"M{Html.Coordinate(x)} {Html.Coordinate(Base)}H{Html.Coordinate(to)}");
        }
    }

    private string Said(ReportTie tie, (LocalDate From, LocalDate To) longest)
    {
        ReportTexts texts = picture.Texts;
        string said = texts.Strip(Names.Isolated(tie.Name), picture.Count(tie.Score.InteractionCount, texts.Times),
            picture.Day(tie.Since!.Value));
        int length = Period.DaysBetween(longest.From, longest.To);
        if (length <= GapDays) return said;
        string? until = longest.To == picture.Today ? null : picture.Day(longest.To);
        return said + texts.LongestSilence(texts.Language.Words(Duration.FromDays(length)), picture.Day(longest.From), until);
    }

    /// <summary>By how long they were together, in doublings of an hour.</summary>
    private static double Tall(Interaction interaction) =>
        6 + 9 * Math.Min(1, Math.Log2(1 + (interaction.Length?.TotalHours ?? 0)) / 3);
}
