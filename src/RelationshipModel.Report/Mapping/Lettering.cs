namespace RelationshipModel.Report.Mapping;

/// <summary>The widths of texts, rather too much than too little, whatever font a reader has.</summary>
internal static class Lettering
{
    private const int MaxLetters = 26;

    /// <summary>Returns a name as the map has room for it.</summary>
    internal static string Label(string name) => Names.Short(name, MaxLetters);

    /// <summary>Returns the width of a text.</summary>
    internal static double Width(string text, double fontSize) => text.Sum(WidthOf) * fontSize;

    /// <summary>A letter's width, as a share of the size of the font.</summary>
    private static double WidthOf(char letter) => letter switch
    {
        'M' or 'W' or 'm' or '@' or '%' or >= '\u1100' => 1,
        'i' or 'j' or 'l' or 'f' or 't' or 'r' or 'I' or ' ' or '.' or ',' or '\'' or '-' or '(' or ')' => 0.4,
        _ => char.IsUpper(letter) ? 0.78 : 0.63,
    };
}
