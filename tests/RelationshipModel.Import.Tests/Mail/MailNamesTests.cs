using System.Text;

namespace RelationshipModel.Import.Tests.Mail;

/// <summary>Names in the character sets of the world, as mail writes them.</summary>
public class MailNamesTests
{
    static MailNamesTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private static string? NameOf(byte[] from, string more = "")
    {
        byte[] mail = [.. "From: "u8, .. from,
            .. Encoding.ASCII.GetBytes($"\nTo: me@home.example\nDate: Mon, 5 Jan 2026 10:00:00 +0000\n{more}\nHello\n")];
        return Assert.Single(Assert.IsType<ImportedInteraction>(Assert.Single(Text.Import(mail))).People).Name;
    }

    private static string? NameOf(string from) => NameOf(Encoding.ASCII.GetBytes(from));

    public static TheoryData<string, string> Sets => new()
    {
        { "windows-1250", "Łucja Żółć" }, { "windows-1251", "Олег Дымов" }, { "windows-1252", "Zoë Œuvrard" },
        { "windows-1253", "Ελένη Παππά" },
        { "windows-1254", "Gülşah Işık" }, { "windows-1255", "רותם" }, { "windows-1256", "سلمى" },
        { "windows-1257", "Rūta Žemaitė" }, { "windows-1258", "Lê" },
        { "windows-874", "มาลี" }, { "koi8-r", "Олег Дымов" }, { "koi8-u", "Їжакевич" }, { "iso-8859-1", "Søren Ærø" },
        { "iso-8859-2", "Žaneta Kráľ" },
        { "iso-8859-3", "Ġorġ" }, { "iso-8859-4", "Jānis" }, { "iso-8859-5", "Олег" }, { "iso-8859-6", "سلمى" },
        { "iso-8859-7", "Ελένη" }, { "iso-8859-8", "רותם" },
        { "iso-8859-9", "Işık" }, { "iso-8859-13", "Rūta" }, { "iso-8859-15", "Œuvrard" }, { "gb2312", "陈晓" }, { "gbk", "陈晓" },
        { "gb18030", "陈晓" },
        { "big5", "陳曉" }, { "shift_jis", "佐藤 花子" }, { "iso-2022-jp", "佐藤 花子" }, { "euc-jp", "佐藤 花子" }, { "euc-kr", "박서연" },
        { "ks_c_5601-1987", "박서연" },
        { "utf-8", "Олег" }, { "ibm850", "Søren" }, { "macintosh", "Zoë" }, { "hz-gb-2312", "陈晓" },
    };

    [Theory]
    [MemberData(nameof(Sets))]
    public void Read_EncodedWords_GivesTheName(string charset, string name)
    {
        byte[] bytes = Encoding.GetEncoding(charset == "gbk" ? "gb18030" : charset).GetBytes(name);
        string quoted = string.Concat(bytes.Select(static b => $"={b:X2}"));
        Assert.Equal(name, NameOf($"=?{charset}?B?{Convert.ToBase64String(bytes)}?= <a@x.example>"));
        Assert.Equal(name, NameOf($"=?{charset.ToUpperInvariant()}?q?{quoted}?= <a@x.example>"));
        // Split in the middle of characters, in the middle of Base64, and folded.
        string[] pieces = [.. bytes.Select(static b => Convert.ToBase64String([b]))];
        Assert.Equal(name, NameOf(string.Join("\n ", pieces.Select(piece => $"=?{charset}?B?{piece}?=")) + " <a@x.example>"));
    }

    [Theory]
    [InlineData("windows-1251", "Олег Дымов")]
    [InlineData("koi8-r", "Олег Дымов")]
    [InlineData("windows-1252", "Søren Müller")]
    [InlineData("windows-1250", "Łukasz Żółtek")]
    [InlineData("windows-1253", "Ελένη Παππά")]
    [InlineData("shift_jis", "佐藤 はなこ")]
    [InlineData("euc-kr", "박서연")]
    [InlineData("big5", "王大明")]
    [InlineData("gb18030", "王小龙")]
    [InlineData("iso-2022-jp", "佐藤 花子")]
    [InlineData("utf-8", "Łukasz 王")]
    public void Read_RawBytesWithoutALabel_GivesTheName(string charset, string name) =>
        Assert.Equal(name, NameOf([.. Encoding.GetEncoding(charset).GetBytes(name), .. " <a@x.example>"u8]));

    [Theory]
    [InlineData("iso-8859-5", "Олег Дымов")]
    [InlineData("iso-8859-2", "Žaneta")]
    [InlineData("windows-1257", "Žemaitė")]
    public void Read_RawBytesInTheCharacterSetOfTheText_GivesTheName(string charset, string name) =>
        Assert.Equal(name, NameOf([.. Encoding.GetEncoding(charset).GetBytes(name), .. " <a@x.example>"u8],
            $"Content-Type: text/plain;\n charset=\"{charset}\"\n"));

    [Theory]
    [InlineData("=?iso-8859-1?Q?S=C3=B8ren?= <a@x.example>", "Søren")]
    [InlineData("=?windows-1252?B?U8O4cmVu?= <a@x.example>", "Søren")]
    [InlineData("=?us-ascii?Q?S=C3=B8ren?= <a@x.example>", "Søren")]
    [InlineData("=?x-unknown?Q?S=C3=B8ren?= <a@x.example>", "Søren")]
    [InlineData("=?utf-8?Q?S=F8ren?= <a@x.example>", "Søren")]
    [InlineData("\"=?utf-8?Q?S=C3=B8ren?=\" <a@x.example>", "Søren")]
    [InlineData("=?utf-8*da?Q?S=C3=B8ren?= <a@x.example>", "Søren")]
    [InlineData("=?utf-8?Q?=53=C3=B8ren?= <a@x.example>", "Søren")]
    [InlineData("=?utf-8?Q?S=C3=B8ren B?= <a@x.example>", "Søren B")]
    [InlineData("=?utf-8?Q?Holm=2C_S=C3=B8ren?= <a@x.example>", "Holm, Søren")]
    [InlineData("=?utf-8?Q?S=C3=B8ren?= Holm <a@x.example>", "Søren Holm")]
    [InlineData("=?utf-8?Q?S=C3=B8ren_Holm_=3Ca=40x=2Eexample=3E?=", "Søren Holm")]
    [InlineData("=?utf-7?Q?S+APg-ren?= <a@x.example>", "Søren")]
    [InlineData("=?utf-8?Q?unfinished <a@x.example>", "=?utf-8?Q?unfinished")]
    [InlineData("a@x.example (S\u00f8ren)", "Søren")]
    public void Read_OddEncodedWords_GivesTheName(string from, string? name) =>
        Assert.Equal(name, NameOf(Encoding.UTF8.GetBytes(from)));

    [Theory]
    [InlineData("Nora Quist (nora@q.example) <nora@q.example>", "Nora Quist")]
    [InlineData("\"Nora Quist [mailto:nora@q.example]\" <nora@q.example>", "Nora Quist")]
    [InlineData("\"Nora Quist <NORA@q.example>\" <nora@q.example>", "Nora Quist")]
    [InlineData("'nora@q.example' <nora@q.example>", null)]
    [InlineData("nora.old@q.example <nora@q.example>", null)]
    [InlineData("Nora @ Work <nora@q.example>", "Nora @ Work")]
    [InlineData("\"/O=CORP/OU=First/CN=NORA\" <nora@q.example>", null)]
    [InlineData("nora@q.example (Nora \\(N\\) Quist)", "Nora (N) Quist")]
    [InlineData("Nora Quist <nora@q.example>;", "Nora Quist")]
    public void Read_NameWithItsAddress_GivesTheNameAlone(string from, string? name) => Assert.Equal(name, NameOf(from));

    [Theory]
    [InlineData("Nora Quist <nora@q.example>; Ole <ole@q.example>; pia@q.example",
        "nora@q.example Nora Quist|ole@q.example Ole|pia@q.example ")]
    [InlineData("<<nora@q.example>>, Ole <mailto:ole@q.example>, 'Pia P' <pia@q.example>",
        "nora@q.example |ole@q.example Ole|pia@q.example Pia P")]
    [InlineData("Quist, Nora <nora@q.example>; Holm, Ole <ole@q.example>;", "nora@q.example Quist, Nora|ole@q.example Holm, Ole")]
    [InlineData("\"Quist, Nora\" </O=Corp/OU=First A/CN=Nora>, Ole <ole@q.example>",
        "x500:/o=corp/ou=first%20a/cn=nora Quist, Nora|ole@q.example Ole")]
    [InlineData("=?utf-8?Q?J=C3=B6rn?= <jorn@q.example>; pia@q.example;;", "jorn@q.example Jörn|pia@q.example ")]
    [InlineData("nora@q.example ole@q.example; Pia <pia@q.example", "nora@q.example |ole@q.example |pia@q.example Pia")]
    public void Read_FieldThatBreaksTheRules_NamesEverybody(string to, string people)
    {
        ImportItem item = Assert.Single(Text.Import(
            $"From: me@home.example\nTo: {to}\nDate: Mon, 5 Jan 2026 10:00:00 +0000\nMessage-ID: <a@q.example>\n\nHello\n"));
        Assert.Equal(people, string.Join('|', Assert.IsType<ImportedInteraction>(item).People
            .Select(static person => $"{person.Address} {person.Name}")));
    }
}
