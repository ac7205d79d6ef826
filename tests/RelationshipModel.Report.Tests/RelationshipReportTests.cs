using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using NodaTime;
using RelationshipModel.Scoring;

namespace RelationshipModel.Report.Tests;

public sealed class RelationshipReportTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

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

    [Theory]
    [InlineData(null, "me")]
    [InlineData("Olga Brandt", "Olga Brandt")]
    [InlineData("", null)]
    public void ToHtml_OwnerName_IsInTheTitle(string? name, string? shown)
    {
        string html = Networks.Report(Networks.Small(), new() { OwnerName = name }).ToHtml();
        string title =
            html[html.IndexOf("<title>", StringComparison.Ordinal)..html.IndexOf("</title>", StringComparison.Ordinal)];

        if (shown is null) Assert.DoesNotContain(":", title, StringComparison.Ordinal);
        else Assert.Contains(shown, title, StringComparison.Ordinal);
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
        Assert.Contains("<th role=\"rowheader\" scope=\"row\"><a href=\"#p0\"><bdi>\uFFFD</bdi></a></th>",
            Networks.Report(Networks.Small(name))
            .ToHtml(), StringComparison.Ordinal);

    [Theory]
    [InlineData('W')]
    [InlineData('M')]
    [InlineData('m')]
    [InlineData('A')]
    [InlineData('Д')]
    public void ToSvg_NamesOfWideLetters_StandWithinTheMap(char letter)
    {
        // The widths of DejaVu Sans, the widest of the fonts that the page names.
        double width = letter switch { 'W' => 0.99, 'm' => 0.97, 'M' => 0.86, 'A' => 0.68, _ => 0.78 } * 14;
        XElement svg = XDocument.Parse(Networks.Report(Networks.Many(24, new string(letter, 60))).ToSvg()).Root!;
        XElement[] named = [.. Dots(svg)
            .Where(static dot => dot.Element(Svg + "text") is { } text && text.Attribute("x") is not null)];
        Assert.NotEmpty(named);
        foreach (XElement dot in named)
        {
            XElement text = dot.Element(Svg + "text")!;
            double x = Place(dot).X + double.Parse(text.Attribute("x")!.Value, CultureInfo.InvariantCulture),
                wide = width * text.Value.Length;
            double left = text.Attribute("text-anchor")!.Value switch { "start" => x, "end" => x - wide, _ => x - wide / 2 };
            Assert.InRange(left, 0, 1080 - wide);
        }
    }

    // Of three letters no close bond takes offence; of fifteen it is the owner's turn.
    [Theory]
    [InlineData(3, false)]
    [InlineData(15, true)]
    public void ToHtml_NothingFromTheOwner_IsTheirTurnBeyondTheToleranceAlone(int letters, bool isTurn)
    {
        string html = OfLetters(letters, new() { Closeness = [new(Closeness.CloseFriend, new(2026, 1, 1))] });
        Assert.Contains("Nothing from you to them is on record", html, StringComparison.Ordinal);
        Assert.Equal(isTurn, html.Contains("<h3>Your turn to give</h3>", StringComparison.Ordinal));
    }

    [Fact]
    public void ToHtml_ACadenceWithATolerance_TellsTheWishAlone() =>
        Assert.Contains("You wish to be in touch every 3 weeks.",
            OfLetters(3, new() { Cadence = Cadence.Every(Period.FromDays(21), Period.FromDays(14)) }), StringComparison.Ordinal);

    private static string OfLetters(int count, TieProfile profile)
    {
        Contact ann = new(new("ann"), "Ann") { Closeness = profile.Closeness };
        Interaction[] letters = [.. Enumerable.Range(1, count).Select(i => new Interaction(new($"{count - i:D2}"),
            Networks.AsOf - Duration.FromDays(9 * i), Channel.Letter, ann.Id) { Initiator = Initiator.Of(ann.Id) }).Reverse()];
        RelationshipScore score = new RelationshipScorer()
            .Score(new Tie(new(Networks.Owner, ann.Id), letters, profile), Networks.AsOf);
        return Networks.Report(new(Networks.Owner, Networks.AsOf, DateTimeZone.Utc, [ann], [score]) { Interactions = letters })
            .ToHtml();
    }

    [Fact]
    public void ToHtml_Policy_HasTheHashOfWhatIsInThePageAndAllowsNothingElse()
    {
        string html = Networks.Report(Networks.Small()).ToHtml();
        string policy = Regex.Match(html, "http-equiv=\"Content-Security-Policy\" content=\"([^\"]*)\"").Groups[1].Value;
        Assert.StartsWith("default-src 'none';", policy, StringComparison.Ordinal);
        Assert.Contains($"style-src 'sha256-{Hash(Regex.Match(html, "<style>(.*?)</style>", RegexOptions.Singleline))}'", policy,
            StringComparison.Ordinal);
        Assert.Contains($"'sha256-{Hash(Regex.Match(html, "<style id=\"mapstyle\">(.*?)</style>", RegexOptions.Singleline))}'",
            policy, StringComparison.Ordinal);
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
    public void ToSvg_CloserTie_IsNearerToTheOwnerAndAShapeOfItsOwn()
    {
        XElement svg = XDocument.Parse(Networks.Report(Networks.Small()).ToSvg()).Root!;
        XElement owner = svg.Descendants(Svg + "circle").Single(static circle => circle.Attribute("class")!.Value == "owner");
        double x = Number(owner, "cx"), y = Number(owner, "cy");
        (string Status, double Distance, string Shape)[] dots =
        [
            .. from dot in Dots(svg)
               let place = Place(dot)
               select (dot.Attribute("class")!.Value, double.Hypot(place.X - x, place.Y - y),
                   dot.Element(Svg + "use")!.Attribute("href")!.Value),
        ];
        Assert.Equal(["dot active", "dot nascent", "dot dormant"], dots.OrderBy(static dot => dot.Distance)
            .Select(static dot => dot.Status));
        Assert.Equal(3, dots.Select(static dot => dot.Shape).Distinct().Count());
    }

    [Fact]
    public void ToSvg_MoreBond_IsDrawnLarger()
    {
        XElement svg = XDocument.Parse(Networks.Report(Networks.Small()).ToSvg()).Root!;
        Assert.True(Size("dot dormant") > Size("dot nascent"));

        double Size(string status) =>
            Numbers(Dots(svg).Single(dot => dot.Attribute("class")!.Value == status)
                .Element(Svg + "use")!.Attribute("transform")!.Value)[0];
    }

    [Theory]
    [InlineData(Script)]
    [InlineData("\"><image href='https://example.invalid/x.png'/>")]
    [InlineData("</style><script>alert(2)</script>")]
    [InlineData("]]>&amp;<!--")]
    public void ToSvg_HostileNames_StayTextAndNothingIsRequested(string name)
    {
        XElement svg = XDocument.Parse(Networks.Report(Networks.Small(name)).ToSvg()).Root!;
        Assert.Contains(Dots(svg), dot => dot.Element(Svg + "text")!.Value == Names.Short(name, 26));
        Assert.Equal(
            ["circle", "defs", "g", "path", "rect", "style", "svg", "text", "title", "use"],
            svg.DescendantsAndSelf().Select(static element => element.Name.LocalName).Distinct().Order(StringComparer.Ordinal));
        Assert.All(svg.Descendants().Attributes("href"), static link =>
            Assert.StartsWith("#", link.Value, StringComparison.Ordinal));
        Assert.DoesNotMatch(@"@import|url\(|var\(", svg.Descendants(Svg + "style").Single().Value);
    }

    [Fact]
    public void WriteSvg_Stream_IsTheTextInUtf8AndLeavesTheStreamOpen()
    {
        RelationshipReport report = Networks.Report(Networks.Small("Zoë"));
        using MemoryStream stream = new();
        report.WriteSvg(stream);
        Assert.True(stream.CanWrite);
        Assert.Equal(report.ToSvg(), Encoding.UTF8.GetString(stream.ToArray()));
    }

    [Fact]
    public void ToHtml_MoreTiesThanTheMapHolds_SaysHowManyAreDrawn()
    {
        string html = Networks.Report(Networks.Many(80), new() { MaxOnMap = 40 }).ToHtml();
        Assert.Contains("40 of 80 ties are on the map; the others are in the list.", html, StringComparison.Ordinal);
        Assert.Equal(80, Regex.Count(html, "<article class=\"person\" id=\"p[0-9]+\""));
        Assert.Equal(80, Regex.Count(html, "<th role=\"rowheader\" scope=\"row\"><a href=\"#p[0-9]+\">"));
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
        Assert.Contains("it is too early to tell whether you meet again.", html, StringComparison.Ordinal);
        Assert.DoesNotContain("0 of 0", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Promises made there: 0", html, StringComparison.Ordinal);
    }

    [Fact]
    public void ToHtml_Culture_WritesNumbersAndDaysItsWay()
    {
        NetworkSnapshot snapshot = Networks.Small();
        string german = Networks.Report(snapshot, new() { Culture = CultureInfo.GetCultureInfo("de-DE") }).ToHtml();
        Assert.Contains("1. Juli 2026", german, StringComparison.Ordinal);
        Assert.Matches("zusammen [+-][0-9],[0-9]{2}", german);
        string ofNone = Networks.Report(snapshot).ToHtml();
        Assert.Contains("1 July 2026", ofNone, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"en\" data-figures=\"reader\">", ofNone, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"de-DE\">", german, StringComparison.Ordinal);
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
    public async Task WriteAsync_StreamThatRefusesToBlock_GetsTheTextInUtf8AndStaysOpen()
    {
        RelationshipReport report = Networks.Report(Networks.Small("Zoë"));
        using PieceStream stream = new();
        await report.WriteAsync(stream, TestContext.Current.CancellationToken);
        Assert.True(stream.CanWrite);
        Assert.Equal(report.ToHtml(), Encoding.UTF8.GetString([.. stream.Pieces.SelectMany(static piece => piece)]));
    }

    [Fact]
    public async Task WriteAsync_FiveThousandTies_IsWrittenInPiecesWhileItIsMade()
    {
        RelationshipReport report = Networks.Report(Networks.Many(5000));
        using PieceStream stream = new();
        await report.WriteAsync(stream, TestContext.Current.CancellationToken);
        Assert.InRange(stream.Length, 1_000_000, 10_000_000);
        // The map is one piece.
        Assert.InRange(stream.Pieces.Max(static piece => piece.Length), 1, 1_000_000);
        Assert.InRange(stream.Pieces.Count, 50, int.MaxValue);
    }

    [Fact]
    public async Task WriteAsync_CanceledWhileItWrites_StopsThere()
    {
        using CancellationTokenSource source = new();
        using PieceStream stream = new() { AfterPiece = source.Cancel };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Networks.Report(Networks.Many(500))
            .WriteAsync(stream, source.Token));
        Assert.InRange(stream.Pieces.Count, 1, 2);
    }

    [Fact]
    public async Task WriteAsync_Writer_GetsTheText()
    {
        RelationshipReport report = Networks.Report(Networks.Many(30));
        await using StringWriter writer = new(CultureInfo.InvariantCulture);
        await report.WriteAsync(writer, TestContext.Current.CancellationToken);
        Assert.Equal(report.ToHtml(), writer.ToString());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(301)]
    public void ReportOptions_MapOutOfRange_IsRefused(int most) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ReportOptions.Default with { MaxOnMap = most });

    private static IEnumerable<XElement> Dots(XElement svg) =>
        svg.Descendants(Svg + "g")
            .Where(static group => group.Attribute("class")?.Value.StartsWith("dot ", StringComparison.Ordinal) == true);

    private static (double X, double Y) Place(XElement dot) => Numbers(dot.Attribute("transform")!.Value) is var numbers
        ? (numbers[0], numbers[1]) : default;

    private static double Number(XElement element, string attribute) => Numbers(element.Attribute(attribute)!.Value)[0];

    private static double[] Numbers(string text) =>
        [.. Regex.Matches(text, @"-?[0-9.]+").Select(static number => double.Parse(number.Value, CultureInfo.InvariantCulture))];
}
