using System.Text;

namespace RelationshipModel.Import.Text;

/// <summary>Takes apart the text values of iCalendar and vCard, in which a backslash makes plain what would separate.</summary>
internal static class TextValue
{
    /// <summary>The text without its escapes.</summary>
    internal static string Unescape(string value)
    {
        if (!value.Contains('\\', StringComparison.Ordinal)) return value;
        StringBuilder plain = new(value.Length);
        for (int i = 0; i < value.Length; i++)
        {
            if (value[i] != '\\' || i + 1 == value.Length)
            {
                plain.Append(value[i]);
                continue;
            }

            i++;
            plain.Append(value[i] is 'n' or 'N' ? '\n' : value[i]);
        }

        return plain.ToString();
    }

    /// <summary>The parts between separators that are not escaped, without their escapes.</summary>
    internal static List<string> Split(string value, char separator)
    {
        List<string> parts = [];
        int start = 0;
        for (int i = 0; i < value.Length; i++)
        {
            if (value[i] == '\\') i++;
            else if (value[i] == separator)
            {
                parts.Add(Unescape(value[start..i]));
                start = i + 1;
            }
        }

        parts.Add(Unescape(value[start..]));
        return parts;
    }
}
