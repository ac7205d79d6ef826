using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace RelationshipModel.Report;

/// <summary>Writes HTML: markup as it is, everything else encoded.</summary>
internal sealed class Html(TextWriter writer)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Markup of our own, never words that anybody gave.</summary>
    internal Html Raw(string markup)
    {
        writer.Write(markup);
        return this;
    }

    /// <summary>A number of a drawing, to a tenth.</summary>
    internal Html Raw(double number)
    {
        writer.Write(Coordinate(number));
        return this;
    }

    internal Html Raw(int number)
    {
        writer.Write(number.ToString(CultureInfo.InvariantCulture));
        return this;
    }

    /// <summary>A text: encoded, and what is isolated in it within its own <c>bdi</c>.</summary>
    internal Html Text(string text)
    {
        int depth = 0, from = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] is not (Names.Isolate or Names.Pop)) continue;
            Encoder.Encode(writer, text, from, i - from);
            from = i + 1;
            if (text[i] == Names.Isolate)
            {
                depth++;
                writer.Write("<bdi>");
            }
            else if (depth > 0)
            {
                depth--;
                writer.Write("</bdi>");
            }
        }

        Encoder.Encode(writer, text, from, text.Length - from);
        for (; depth > 0; depth--) writer.Write("</bdi>");
        return this;
    }

    /// <summary>Text where no element can stand: an attribute's value, the title of a page or of a shape. What is isolated
    /// stays so by its characters.</summary>
    internal Html Plain(string text)
    {
        Encoder.Encode(writer, text, 0, text.Length);
        return this;
    }

    /// <summary>An attribute, with a blank before it.</summary>
    internal Html Attribute(string name, string value) => Raw(" ").Raw(name).Raw("=\"").Plain(value).Raw("\"");

    internal static string Coordinate(double number) =>
        (Math.Round(number, 1) + 0.0).ToString("0.#", CultureInfo.InvariantCulture);
}
