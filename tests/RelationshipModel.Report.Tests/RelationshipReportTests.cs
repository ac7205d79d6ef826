using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using RelationshipModel.Scoring;

namespace RelationshipModel.Report.Tests;

public sealed class RelationshipReportTests
{
    private const string Script = "<script>alert(1)</script>";

    [Theory]
    [InlineData(Script)]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("</script><script>alert(2)</script>")]
    [InlineData("' onmouseover='alert(4)")]
    [InlineData("<!--")]
    public void ToHtml_HostileNames_StayTextEverywhere(string name)
    {
        string hostile = Networks.Report(Networks.Small(name, name + "2", name + "3", name + "4", name + "5")).ToHtml();
        string harmless = Networks.Report(Networks.Small("n", "n2", "n3", "n4", "n5")).ToHtml();
        Assert.Equal(Tags(harmless), Tags(hostile));
        Assert.DoesNotContain(Script, hostile, StringComparison.OrdinalIgnoreCase);

        static Dictionary<string, int> Tags(string html) =>
            Regex.Matches(html, "<(/?[a-z0-9]+|!--)", RegexOptions.IgnoreCase).GroupBy(static tag => tag.Value)
                .ToDictionary(static tag => tag.Key, static tag => tag.Count());
    }

    [Fact]
    public void ToHtml_NamesThatTurnTextAround_AreTakenApartAndIsolated()
    {
        string html = Networks.Report(Networks.Small("Ann\u202Egpj.exe", "\u2066\u2067עמר")).ToHtml();
        Assert.DoesNotContain("\u202E", html, StringComparison.Ordinal);
        Assert.DoesNotContain("&#x202E;", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("<bdi>Anngpj.exe</bdi>", html, StringComparison.Ordinal);
        Assert.Contains("<bdi>עמר</bdi>", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\u200B")]
    [InlineData("\u200E\u200F")]
    [InlineData("\u115F\u3164\u2800")]
    [InlineData("\u00A0\uFEFF")]
    [InlineData("\u202E\u202C")]
    public void ToHtml_NamesOfNothingToSee_HaveASignInTheirPlace(string name) =>
        Assert.Contains("<th role=\"rowheader\" scope=\"row\"><bdi>\uFFFD</bdi></th>", Networks.Report(Networks.Small(name))
            .ToHtml(), StringComparison.Ordinal);

    [Theory]
    [InlineData('W')]
    [InlineData('M')]
    [InlineData('m')]
    [InlineData('A')]
    [InlineData('Д')]
    public void ToHtml_NamesOfWideLetters_StandWithinTheMap(char letter)
    {
        // The widths of DejaVu Sans, the widest of the fonts that the page names.
        double width = letter switch { 'W' => 0.99, 'm' => 0.97, 'M' => 0.86, 'A' => 0.68, _ => 0.78 } * 14;
        string html = Networks.Report(Networks.Many(24, new string(letter, 60))).ToHtml();
        string map = Regex.Match(html, "<svg class=\"wide\".*?</svg>", RegexOptions.Singleline).Value;
        foreach (Match label in Regex.Matches(map, "<text x=\"([^\"]*)\" y=\"[^\"]*\" text-anchor=\"([^\"]*)\">([^<]*)</text>"))
        {
            double x = double.Parse(label.Groups[1].Value, CultureInfo.InvariantCulture),
                wide = width * System.Net.WebUtility.HtmlDecode(label.Groups[3].Value).Length;
            double left = label.Groups[2].Value switch { "start" => x, "end" => x - wide, _ => x - wide / 2 };
            Assert.InRange(left, 0, 960 - wide);
        }
    }

    [Fact]
    public void ToHtml_Policy_HasTheHashOfWhatIsInThePageAndAllowsNothingElse()
    {
        string html = Networks.Report(Networks.Small()).ToHtml();
        string policy = Regex.Match(html, "http-equiv=\"Content-Security-Policy\" content=\"([^\"]*)\"").Groups[1].Value;
        Assert.StartsWith("default-src 'none';", policy, StringComparison.Ordinal);
        Assert.Contains($"style-src 'sha256-{Hash(Regex.Match(html, "<style>(.*?)</style>", RegexOptions.Singleline))}'", policy,
            StringComparison.Ordinal);
        Assert.Contains($"script-src 'sha256-{Hash(Regex.Match(html, "<script>(.*?)</script>", RegexOptions.Singleline))}'",
            policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);

        static string Hash(Match match) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(match.Groups[1].Value)));
    }

    [Fact]
    public void ToHtml_Markup_NamesNoOtherPlaceAndHasNoInlineStyleOrHandler()
    {
        string html = Networks.Report(Networks.Small()).ToHtml();
        Assert.DoesNotMatch(@"(src|href)=""(?!#)", html);
        Assert.DoesNotMatch(@"<[^>]*\s(style|on[a-z]+)=", html);
        Assert.DoesNotMatch(@"@import|url\(", html);
    }

    [Fact]
    public void ToHtml_StrongerTie_StandsNearerToTheOwner()
    {
        string html = Networks.Report(Networks.Small()).ToHtml();
        string map = Regex.Match(html, "<svg class=\"wide\".*?</svg>", RegexOptions.Singleline).Value;
        (double x, double y) owner = Center(map, "owner");
        Assert.True(Distance("tie active") < Distance("tie dormant"));
        Assert.True(Distance("tie dormant") < Distance("tie new"));

        double Distance(string kind) => Center(map, kind) is var (x, y)
            ? Math.Sqrt(Math.Pow(x - owner.x, 2) + Math.Pow(y - owner.y, 2)) : double.NaN;
    }

    [Fact]
    public void ToHtml_MoreBond_IsDrawnLarger()
    {
        string map = Regex.Match(Networks.Report(Networks.Small()).ToHtml(), "<svg class=\"wide\".*?</svg>",
            RegexOptions.Singleline).Value;
        Assert.True(Radius("tie dormant") > Radius("tie new"));

        double Radius(string kind) =>
            double.Parse(Regex.Match(map, $"class=\"{kind}\"[^>]* r=\"([^\"]*)\"").Groups[1].Value, CultureInfo.InvariantCulture);
    }

    [Fact]
    public void ToHtml_MoreTiesThanTheMapHolds_SaysHowManyAreDrawn()
    {
        string html = Networks.Report(Networks.Many(80)).ToHtml();
        Assert.Contains("Drawn are 48 of 80 ties", html, StringComparison.Ordinal);
        Assert.Equal(80, Regex.Count(html, "class=\"why\""));
    }

    [Fact]
    public void ToHtml_NoTie_SaysSoAndIsStillAPage()
    {
        string html = Networks.Report(Networks.Many(0)).ToHtml();
        Assert.Contains("No tie yet.", html, StringComparison.Ordinal);
        Assert.EndsWith("</html>\n", html, StringComparison.Ordinal);
    }

    [Fact]
    public void ToHtml_Twice_GivesTheSameText() =>
        Assert.Equal(Networks.Report(Networks.Small()).ToHtml(), Networks.Report(Networks.Small()).ToHtml());

    [Fact]
    public void ToHtml_GatheringOfWhichNothingIsKnownYet_SaysSoInsteadOfNoughts()
    {
        NetworkSnapshot small = Networks.Small();
        Gathering yesterday = new(new("y"), "Supper", Networks.AsOf - NodaTime.Duration.FromDays(1), new ContactId("0"));
        NetworkSnapshot snapshot = new(small.Owner, small.AsOf, small.Zone, small.Contacts,
            small.Scores)
        { Interactions = small.Interactions, Gatherings = [yesterday] };
        string html = Networks.Report(snapshot).ToHtml();
        Assert.Contains("Too early to tell.", html, StringComparison.Ordinal);
        Assert.DoesNotContain("0 of 0", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Promises made there: 0", html, StringComparison.Ordinal);
    }

    [Fact]
    public void ToHtml_Culture_WritesNumbersAndDaysItsWay()
    {
        NetworkSnapshot snapshot = Networks.Small();
        string german = Networks.Report(snapshot, new() { Culture = CultureInfo.GetCultureInfo("de-DE") }).ToHtml();
        Assert.Contains("1. Juli 2026", german, StringComparison.Ordinal);
        Assert.Contains("0,75, 0,50", german, StringComparison.Ordinal);
        string ofNone = Networks.Report(snapshot).ToHtml();
        Assert.Contains("1 July 2026", ofNone, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"en\" data-figures=\"reader\">", ofNone, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"en\">", german, StringComparison.Ordinal);
    }

    [Fact]
    public void ToHtml_GivenByOneSide_NeverClaimsAnythingOfTheFriend()
    {
        string html = Networks.Report(Networks.Small()).ToHtml();
        Assert.DoesNotMatch("(?i)owes you|their turn|rank|score of a person|best friend|top contact", html);
    }

    [Fact]
    public void Write_Stream_IsTheTextInUtf8AndLeavesTheStreamOpen()
    {
        RelationshipReport report = Networks.Report(Networks.Small("Zoë"));
        using MemoryStream stream = new();
        report.Write(stream);
        Assert.True(stream.CanWrite);
        Assert.Equal(report.ToHtml(), Encoding.UTF8.GetString(stream.ToArray()));
    }

    [Theory]
    [InlineData(4, false)]
    [InlineData(9, true)]
    public void ToHtml_ManyMightBelongToACircle_TellsOfThreeAndThatThereAreMore(int friends, bool saysMore)
    {
        string html = Networks.Report(Networks.Friends(friends)).ToHtml();

        Assert.Equal(3, Regex.Count(html, "Might belong: "));
        Assert.Equal(saysMore, html.Contains("Others might belong too.", StringComparison.Ordinal));
    }

    [Fact]
    public void Write_FiveThousandTies_IsUnderFiveMegabytes()
    {
        RelationshipReport report = Networks.Report(Networks.Many(5000));
        Assert.InRange(Encoding.UTF8.GetByteCount(report.ToHtml()), 100_000, 5_000_000);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(201)]
    public void ReportOptions_MapOutOfRange_IsRefused(int most) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ReportOptions.Default with { MostOnMap = most });

    private static (double X, double Y) Center(string map, string kind)
    {
        Match match = Regex.Match(map, $"class=\"{kind}\" cx=\"([^\"]*)\" cy=\"([^\"]*)\"");
        Assert.True(match.Success, $"The map has no {kind}.");
        return (double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture),
            double.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture));
    }
}
