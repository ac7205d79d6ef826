using System.Globalization;
using System.Text;

namespace RelationshipModel.Import.Text;

/// <summary>Finds character sets by their labels, and guesses those of text that states none or a wrong one.</summary>
internal static class CodePages
{
    /// <summary>Labels that programs write and .NET does not know, with the name it knows.</summary>
    private static readonly Dictionary<string, string> Aliases = new(StringComparer.OrdinalIgnoreCase)
    {
        ["iso-8859-11"] = "windows-874",
        ["tis-620"] = "windows-874",
        ["x-gbk"] = "gb18030",
        ["gbk"] = "gb18030",
        ["cp936"] = "gb18030",
        ["ms936"] = "gb18030",
        ["gb2312"] = "gb18030",
        ["gb_2312-80"] = "gb18030",
        ["big5-hkscs"] = "big5",
        ["x-x-big5"] = "big5",
        ["cp950"] = "big5",
        ["cp932"] = "shift_jis",
        ["windows-31j"] = "shift_jis",
        ["ms_kanji"] = "shift_jis",
        ["sjis"] = "shift_jis",
        ["x-euc-jp"] = "euc-jp",
        ["eucjp"] = "euc-jp",
        ["cp51932"] = "euc-jp",
        ["iso-2022-jp-ms"] = "iso-2022-jp",
        ["iso-2022-jp-2"] = "iso-2022-jp",
        ["cp50220"] = "iso-2022-jp",
        ["cp949"] = "ks_c_5601-1987",
        ["ms949"] = "ks_c_5601-1987",
        ["uhc"] = "ks_c_5601-1987",
        ["euc-kr"] = "ks_c_5601-1987",
        ["ks_c_5601"] = "ks_c_5601-1987",
        ["utf8"] = "utf-8",
        ["unicode-1-1-utf-8"] = "utf-8",
        ["cp-1252"] = "windows-1252",
        ["ansi"] = "windows-1252",
        ["x-user-defined"] = "windows-1252",
        ["iso-8859-8-i"] = "iso-8859-8",
        ["iso-8859-8-e"] = "iso-8859-8",
        ["iso-8859-6-i"] = "iso-8859-6",
        ["koi8"] = "koi8-r",
        ["koi"] = "koi8-r",
        ["x-mac-roman"] = "macintosh",
        ["macroman"] = "macintosh",
    };

    /// <summary>The code pages that text without a label is tried in, Latin ones first, with the letters
    /// that are frequent in them.</summary>
    private static readonly (int CodePage, string Letters)[] SingleByte =
    [
        (1252, "äöüßéèêëàâçîïôûùñáíóúãõåæøìòÄÖÜÉÈÀÇÑÅØÁÍÓÚ"),
        (1250, "ąćęłńóśźżáčďéěíňřšťúůýžőűöüäôľĺŕăâîşŁŚŻŹČŘŠŽĆÁÉŐ"),
        (1254, "çğıöşüâÇĞİÖŞÜ"),
        (1251, "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфіїєґўОАИНТСРВЛКМДПГБЕЮЯЭЖШЧХЗФУЦ"),
        (20866, "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфОАИНТСРВЛКМДПГБЕЮЯЭЖШЧХЗФУЦ"),
        (1253, "αοιετσνηυρπκμλςδγωχθβφξζψάέήίόύώΑΕΙΟΝΣΚΜΠΓΔΛΤΒΧΘΦ"),
        (1255, "אבגדהוזחטיכלמנסעפצקרשתםןףךץ"),
        (1256, "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةأإآؤئ"),
    ];

    private static readonly int[] DoubleByte = [932, 51932, 54936, 949, 950];

    // Those of DOS and of the classic Mac look like text of Windows too, and in Thai most vowels are no letters, so only words
    // that are known tell them apart.
    private static readonly int[] Old = [10000, 850, 852, 866, 874];

    /// <summary>The code pages that text without a label is tried in.</summary>
    internal static IEnumerable<Encoding> Candidates => SingleByte.Select(static page => page.CodePage).Concat(DoubleByte)
        .Concat(Old).Select(static page => Find(page)!);

    /// <summary>The character set of a label; null if the label is not known.</summary>
    internal static Encoding? Find(string label)
    {
        string name = label.Trim().Trim('"', '\'');
        int language = name.IndexOf('*', StringComparison.Ordinal);
        if (language >= 0) name = name[..language];
        if (name.Length is 0 or > 40) return null;
        if (name.Equals("utf-7", StringComparison.OrdinalIgnoreCase)
            || name.Equals("unicode-1-1-utf-7", StringComparison.OrdinalIgnoreCase)) return Utf7Text.Encoding;
        if (Aliases.TryGetValue(name, out string? known)) name = known;
        if (name.StartsWith("cp", StringComparison.OrdinalIgnoreCase)
            && int.TryParse(name.AsSpan(2).TrimStart('-'), NumberStyles.None, CultureInfo.InvariantCulture, out int page))
            return Find(page);
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>Decodes text whose label, if there is one, may be wrong: UTF-8 wherever the bytes are valid UTF-8, else
    /// as stated, else by a guess.</summary>
    internal static string Decode(ReadOnlySpan<byte> bytes, Encoding? stated)
    {
        bool isAscii = Ascii.IsValid(bytes);
        if (isAscii && (stated is null || !bytes.ContainsAny((byte)0x1B, (byte)'~', (byte)'+')))
            return stated?.GetString(bytes) ?? Encoding.ASCII.GetString(bytes);
        if (!isAscii && IsUtf8(bytes) && stated is null or { IsSingleByte: true } or { CodePage: 65001 })
            return Encoding.UTF8.GetString(bytes);
        if (stated is not null && stated.CodePage != Encoding.UTF8.CodePage && stated.CodePage != Encoding.ASCII.CodePage)
            return Windows(stated).GetString(bytes);
        return Guess(bytes).GetString(bytes);
    }

    internal static bool IsUtf8(ReadOnlySpan<byte> bytes) => System.Text.Unicode.Utf8.IsValid(bytes);

    /// <summary>The code page in which the bytes most look like text. Windows-1252 if nothing tells them apart.</summary>
    internal static Encoding Guess(ReadOnlySpan<byte> bytes)
    {
        (double Score, int CodePage) best = (double.NegativeInfinity, 1252);
        foreach ((int codePage, string letters) in SingleByte)
            if (Score(bytes, codePage, letters) is var score && score > best.Score + 1e-9) best = (score, codePage);
        foreach (int codePage in DoubleByte)
            if (Score(bytes, codePage) is var score && score > best.Score + 1e-9) best = (score, codePage);
        return Find(best.CodePage)!;
    }

    private static Encoding? Find(int codePage)
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(codePage) ?? Encoding.GetEncoding(codePage);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>Windows' superset of a Latin character set that its label is often used for.</summary>
    private static Encoding Windows(Encoding stated) => stated.CodePage switch
    {
        28591 => Find(1252)!,
        28599 => Find(1254)!,
        _ => stated,
    };

    /// <summary>One for each byte that is a frequent letter of the code page where it stands, less for others, and below
    /// zero for what no text has.</summary>
    private static double Score(ReadOnlySpan<byte> bytes, int codePage, string letters)
    {
        string text = Find(codePage)!.GetString(bytes);
        bool isLatin = codePage is 1252 or 1250 or 1254;
        double score = 0;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c < 0x80) continue;
            char before = i > 0 ? text[i - 1] : ' ', after = i + 1 < text.Length ? text[i + 1] : ' ';
            if (!char.IsLetter(c))
            {
                bool isPunctuation = char.IsPunctuation(c) || char.IsSymbol(c) || char.IsWhiteSpace(c);
                score += !isPunctuation ? -3 : char.IsLetter(before) && char.IsLetter(after) ? -1 : -.1;
                continue;
            }

            score += letters.Contains(c, StringComparison.Ordinal) ? 1 : .2;
            // Latin words mix plain and accented letters, and words of other scripts do not; capitals begin words.
            if (isLatin && before >= 0x80 && char.IsLetter(before)) score -= .6;
            if (!isLatin && (char.IsAsciiLetter(before) || char.IsAsciiLetter(after))) score -= 1;
            if (char.IsUpper(c) && char.IsLower(before)) score -= 1;
        }

        return score;
    }

    private static double Score(ReadOnlySpan<byte> bytes, int codePage)
    {
        Encoding encoding = (Encoding)Find(codePage)!.Clone();
        encoding.DecoderFallback = new DecoderReplacementFallback("\uFFFD");
        string text = encoding.GetString(bytes);
        double score = 0;
        Span<byte> one = stackalloc byte[8];
        bool wasAscii = false, wasWide = false;
        foreach (Rune rune in text.EnumerateRunes())
        {
            // Latin letters beside ideographs in one word are those of a Latin code page, read in pairs.
            bool isLetter = rune.IsAscii && Rune.IsLetter(rune);
            if ((isLetter && wasWide) || (wasAscii && !rune.IsAscii)) score -= 4;
            (wasAscii, wasWide) = (isLetter, !rune.IsAscii);
            if (rune.IsAscii) continue;
            int value = rune.Value;
            bool isKana = value is >= 0x3040 and <= 0x30FF, isHangul = value is >= 0xAC00 and <= 0xD7A3;
            bool isIdeograph = value is >= 0x4E00 and <= 0x9FFF or 0x3005;
            if (value == 0xFFFD || value is >= 0xE000 and <= 0xF8FF) return double.NegativeInfinity;
            if (!isKana && !isHangul && !isIdeograph)
            {
                score -= value is >= 0x3000 and <= 0x303F or >= 0xFF00 and <= 0xFFEF ? .1 : .5;
                continue;
            }

            int length = encoding.GetBytes([.. rune.ToString()], one);
            byte lead = one[0], trail = length > 1 ? one[1] : (byte)0;
            score += codePage switch
            {
                949 => isHangul && lead is >= 0xB0 and <= 0xC8 && trail >= 0xA1 ? 2.4 : .2,
                950 => lead is >= 0xA4 and <= 0xC6 ? 2 : .4,
                54936 => isIdeograph && lead is >= 0xB0 and <= 0xD7 && trail >= 0xA1 ? 2.1 : .4,
                51932 => isKana ? 2.4 : 1.5,
                _ => isKana ? 2.4 : lead is >= 0x88 and <= 0x9F ? 2 : .8,
            };
        }

        return score;
    }
}
