using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.Playwright;

namespace RelationshipModel.Report.BrowserTests;

/// <summary>The map as a reader has it: by mouse, by finger and by keyboard, at every width and for every year.</summary>
public sealed class MapTests(Chromium chromium)
{
    public static TheoryData<int, int> Cases { get; } = new(
        from ties in (int[])[3, 15, 300, 5000]
        from width in (int[])[320, 390, 768, 1280]
        select (ties, width));

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Dots_AtAnyWidth_AreAFingersWidthApartAndTheirNamesClear(int ties, int width)
    {
        await using ReportPage report = await chromium.OpenAsync(await Reports.OfAsync(ties), width);

        Assert.Equal(1, await report.Page.Locator("#network svg.map:visible").CountAsync());
        Assert.InRange(await report.Dots.CountAsync(), Math.Min(ties, 15), ties);
        Assert.Empty(await FaultsAsync(report));
    }

    [Theory]
    [InlineData(320)]
    [InlineData(390)]
    [InlineData(768)]
    [InlineData(1280)]
    public async Task Dots_OfOtherLanguageAndHostileNames_AreAFingersWidthApartAndTheirNamesClear(int width)
    {
        foreach (string file in (string[])[await Reports.GermanAsync(), await Reports.HostileAsync()])
        {
            await using ReportPage report = await chromium.OpenAsync(file, width);
            Assert.Empty(await FaultsAsync(report));
        }
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task Dots_InEveryYear_AreAFingersWidthApartAndTheirNamesClear(int width)
    {
        await using ReportPage report = await chromium.OpenAsync(await Reports.SampleAsync(), width);
        int stops = await report.Page.Locator("#year").EvaluateAsync<int>("slider => +slider.max + 1");
        Assert.True(stops > 5, $"The slider has {stops} stops.");
        List<int> counts = [];
        for (int stop = 0; stop < stops; stop++)
        {
            await report.ChooseYearAsync(stop);
            counts.Add(await report.Dots.CountAsync());
            Assert.Empty(await FaultsAsync(report));
        }

        Assert.Equal(counts.Order(), counts);
        Assert.True(counts[0] < counts[^1]);
    }

    [Fact]
    public async Task Slider_AnEarlierYear_SaysHowItWasAndBackIsToday()
    {
        await using ReportPage report = await chromium.OpenAsync(await Reports.SampleAsync());
        string[] today = await PlacesAsync(report);

        await report.ChooseYearAsync(3);

        await Expect(report.Page.Locator("#stop")).ToHaveTextAsync("end of 2020");
        await Expect(report.Page.Locator("#sum"))
            .ToHaveTextAsync("At the end of 2020 you had 8 ties: 2 close, 3 warm and 3 light.");
        await Expect(report.Dots).ToHaveCountAsync(8);
        await Expect(report.Dots.And(report.Page.GetByLabel(new Regex("Henrike Solberg.*: close, active")))).ToHaveCountAsync(1);

        await report.ChooseYearAsync(await report.Page.Locator("#year").EvaluateAsync<int>("slider => +slider.max"));

        Assert.Equal(today, await PlacesAsync(report));
        await Expect(report.Dots.And(report.Page.GetByLabel(new Regex("Henrike Solberg.*: asleep, dormant"))))
            .ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Faults_DotsAreMovedTogether_AreFound()
    {
        await using ReportPage report = await chromium.OpenAsync(await Reports.SampleAsync());
        await report.Dots.Nth(1)
            .EvaluateAsync("(dot, other) => dot.setAttribute('transform', other)",
            await report.Dots.First.GetAttributeAsync("transform"));
        await report.Dots.Nth(2).EvaluateAsync("dot => dot.setAttribute('transform', 'translate(0 0)')");

        string found = string.Join('\n', await FaultsAsync(report));

        Assert.Contains("px apart", found, StringComparison.Ordinal);
        Assert.Contains("is clipped", found, StringComparison.Ordinal);
        Assert.Contains("is covered", found, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(15, 390)]
    [InlineData(15, 768)]
    [InlineData(300, 1280)]
    public async Task Dots_TabIsPressed_AreAllReachedAndShowTheirCard(int ties, int width)
    {
        await using ReportPage report = await chromium.OpenAsync(await Reports.OfAsync(ties), width);
        int dots = await report.Dots.CountAsync();
        await report.Dots.First.FocusAsync();
        HashSet<string> reached = [];
        for (int i = 0; i < dots; i++)
        {
            string[] said = await report.Page.EvaluateAsync<string[]>("""
                () => {
                  const dot = document.activeElement, card = document.getElementById('card');
                  return [dot.getAttribute('href'), dot.getAttribute('aria-label'), card.checkVisibility() ? card.querySelector('h3').textContent : ''];
                }
                """);
            Assert.Contains($"{said[2]}: ", Plain(said[1]), StringComparison.Ordinal);
            Assert.NotEqual("", said[2]);
            reached.Add(said[0]);
            await report.Page.Keyboard.PressAsync("Tab");
        }

        Assert.Equal(dots, reached.Count);
        await report.Dots.Last.FocusAsync();
        await report.Page.Keyboard.PressAsync("Escape");
        await Expect(report.Page.Locator("#card")).ToBeHiddenAsync();
        await report.Page.Keyboard.PressAsync("Enter");
        await Expect(report.Page.Locator(".person:visible")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Dot_PointedAtTappedAndFocused_ShowsTheSameCard()
    {
        string file = await Reports.SampleAsync();
        await using ReportPage mouse = await chromium.OpenAsync(file, 390);
        await using ReportPage finger = await chromium.OpenAsync(file, 390, touch: true);
        await using ReportPage keys = await chromium.OpenAsync(file, 390);

        await mouse.Dots.Nth(1).HoverAsync();
        await finger.Dots.Nth(1).Locator(".hit").TapAsync();
        await keys.Dots.First.FocusAsync();
        await keys.Page.Keyboard.PressAsync("Tab");

        string card = await mouse.Page.Locator("#card").InnerTextAsync();
        Assert.Contains("Priya Holtkamp", card, StringComparison.Ordinal);
        Assert.Equal(card, await finger.Page.Locator("#card").InnerTextAsync());
        Assert.Equal(card, await keys.Page.Locator("#card").InnerTextAsync());
        await Expect(finger.Page.Locator(".person:visible")).ToHaveCountAsync(0);
        await finger.Page.Locator("#card a").TapAsync();
        await Expect(finger.Page.Locator(".person:visible h1")).ToHaveTextAsync("Priya Holtkamp");
    }

    [Fact]
    public async Task Filters_StateCircleAndName_ChooseOnTheMapAndInTheList()
    {
        await using ReportPage report = await chromium.OpenAsync(await Reports.SampleAsync());
        await report.Page.Locator("#state").SelectOptionAsync("slipping");
        await Expect(report.Dots).ToHaveCountAsync(2);
        Assert.Equal(["Dorothea Lunn", "Rasmus Thieme"], await report.NamesAsync());
        await Expect(report.Page.Locator("#network svg.map:visible .key:visible")).ToHaveTextAsync(["slipping"]);
        await Expect(report.Page.Locator("#found")).ToHaveTextAsync("2 of 15 found");

        await report.Page.Locator("#state").SelectOptionAsync("");
        await report.Page.Locator("#circle").SelectOptionAsync(new SelectOptionValue { Label = "Choir" });
        string[] choir = await report.NamesAsync();
        Assert.Contains("Jonas Abendroth", choir);
        await Expect(report.Dots).ToHaveCountAsync(choir.Length);

        await report.Page.Locator("#search").FillAsync("priya");
        Assert.Equal(["Priya Holtkamp"], await report.NamesAsync());
        await Expect(report.Dots).ToHaveCountAsync(1);
        await Expect(report.Page.Locator("#hits a")).ToHaveTextAsync(["Priya Holtkamp"]);

        await report.Page.Locator("#search").FillAsync("");
        await report.Page.Locator("#circle").SelectOptionAsync("");
        await Expect(report.Dots).ToHaveCountAsync(15);
        await Expect(report.Page.Locator("#hits a")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Filters_StateOfAnEarlierYear_IsThatOfTheYear()
    {
        await using ReportPage report = await chromium.OpenAsync(await Reports.SampleAsync());
        await report.ChooseYearAsync(3);
        await report.Page.Locator("#state").SelectOptionAsync("active");

        await Expect(report.Dots.And(report.Page.GetByLabel("Henrike Solberg"))).ToHaveCountAsync(1);
        await Expect(report.Dots.And(report.Page.GetByLabel("Ilse Marquardt"))).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task Save_MapOfAYear_IsAnSvgFileOfItsOwn(int width)
    {
        await using ReportPage report = await chromium.OpenAsync(await Reports.SampleAsync(), width, watched: false);
        await report.ChooseYearAsync(3);

        IDownload download = await report.Page.RunAndWaitForDownloadAsync(() => report.Page.Locator("#save").ClickAsync());

        Assert.Equal("map.svg", download.SuggestedFilename);
        await using Stream stream = await download.CreateReadStreamAsync();
        XElement svg = (await XDocument.LoadAsync(stream, LoadOptions.None, TestContext.Current.CancellationToken)).Root!;
        string[] texts = [.. svg.Descendants().Where(static element => element.Name.LocalName == "text")
            .Select(static text => text.Value)];
        Assert.Contains("Henrike Solberg", texts);
        Assert.DoesNotContain("Noor van Dalen", texts);
        Assert.DoesNotContain("var(", svg.Value, StringComparison.Ordinal);
        Assert.All(svg.Descendants().Attributes("href"), static link =>
            Assert.StartsWith("#s-", link.Value, StringComparison.Ordinal));
        Assert.DoesNotContain(report.Complaints,
            static complaint => complaint.Contains("Content Security Policy", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Person_LinkOfADot_IsAPageOfTheirOwnAndBackIsTheMap(bool scripts)
    {
        await using ReportPage report = await chromium.OpenAsync(await Reports.SampleAsync(), watched: false, scripts: scripts);
        string name = Plain(await report.Dots.First.GetAttributeAsync("aria-label") ?? "").Split(": ")[0];

        await report.Dots.First.Locator("text").ClickAsync();

        ILocator person = report.Page.Locator(".person:visible");
        await Expect(person).ToHaveCountAsync(1);
        await Expect(person.Locator("h1")).ToHaveTextAsync(name);
        await Expect(person).ToContainTextAsync("close");
        await Expect(person).ToContainTextAsync("You wish to be in touch every month.");
        await Expect(person.Locator(".timeline svg")).ToBeVisibleAsync();
        Assert.DoesNotMatch("[0-9][.,][0-9]", await person.InnerTextAsync());
        await Expect(report.Page.Locator("header")).ToBeHiddenAsync();
        await Expect(report.Page.Locator("#ties")).ToBeHiddenAsync();

        await report.Page.Locator(".back a").ClickAsync();

        await Expect(person).ToHaveCountAsync(0);
        await Expect(report.Page.Locator("#map")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task Network_OfNobody_SaysSoAndHasNoMap()
    {
        await using ReportPage report = await chromium.OpenAsync(await Reports.OfAsync(0));

        await Expect(report.Page.Locator("header")).ToContainTextAsync("No tie yet.");
        await Expect(report.Page.Locator("#map, #ties, #time, .controls")).ToHaveCountAsync(0);
    }

    private static Task<string[]> PlacesAsync(ReportPage report) => report.Dots.EvaluateAllAsync<string[]>("""
        dots => dots.map(dot => [dot, ...dot.children].flatMap(e => ['class', 'aria-label', 'transform', 'd', 'href', 'x', 'y', 'text-anchor'].map(a => e.getAttribute(a) ?? '')).join(' '))
        """);

    /// <summary>Measures the boxes: targets under 24 px, covered or of nobody, names that overlap or are clipped.</summary>
    private static Task<string[]> FaultsAsync(ReportPage report) => report.Page.EvaluateAsync<string[]>("""
        () => {
          const svg = [...document.querySelectorAll('#network svg.map')].find(map => map.checkVisibility()), frame = svg.getBoundingClientRect(), faults = [];
          const shown = [...svg.querySelectorAll('.dot')].filter(dot => dot.checkVisibility());
          const box = element => element?.checkVisibility() && element.textContent ? element.getBoundingClientRect() : null;
          const dots = shown.map(dot => ({ dot, name: dot.getAttribute('aria-label'), hit: dot.querySelector('.hit').getBoundingClientRect(),
            shape: dot.querySelector('.tie').getBoundingClientRect(), text: box(dot.querySelector('text')) }));
          const apart = (a, b) => a.right <= b.left + 1 || b.right <= a.left + 1 || a.bottom <= b.top + 1 || b.bottom <= a.top + 1;
          /* The height of a line is more than that of its letters. */
          const letters = rect => ({ left: rect.left, right: rect.right, top: rect.top + rect.height * .15, bottom: rect.bottom - rect.height * .15 });
          const rings = [...svg.querySelectorAll('.ringname')].map(name => letters(name.getBoundingClientRect()));
          const middle = rect => [rect.left + rect.width / 2, rect.top + rect.height / 2];
          for (const [i, a] of dots.entries()) {
            if (!document.querySelector(a.dot.getAttribute('href'))) faults.push(`${a.name} leads nowhere`);
            if (a.hit.width < 24 || a.hit.height < 24) faults.push(`${a.name} is ${a.hit.width} px wide`);
            if (a.shape.left < frame.left || a.shape.right > frame.right || a.shape.top < frame.top || a.shape.bottom > frame.bottom) faults.push(`${a.name} is clipped`);
            if (a.text && (a.text.left < frame.left - .5 || a.text.right > frame.right + .5 || a.text.top < frame.top - 3 || a.text.bottom > frame.bottom)) faults.push(`the name of ${a.name} is clipped`);
            if (a.text && rings.some(ring => !apart(letters(a.text), ring))) faults.push(`the name of ${a.name} is over that of a ring`);
            for (const [j, b] of dots.entries()) {
              if (i === j) continue;
              const [x, y] = middle(a.hit), [u, v] = middle(b.hit);
              if (j > i && Math.hypot(x - u, y - v) < 24) faults.push(`${a.name} and ${b.name} are ${Math.hypot(x - u, y - v)} px apart`);
              if (a.text && !apart(letters(a.text), b.shape)) faults.push(`the name of ${a.name} is over ${b.name}`);
              if (j > i && a.text && b.text && !apart(letters(a.text), letters(b.text))) faults.push(`the names of ${a.name} and ${b.name} overlap`);
            }
            a.dot.scrollIntoView({ block: 'center' });
            const [x, y] = middle(a.dot.querySelector('.hit').getBoundingClientRect());
            for (const [dx, dy] of [[0, 0], [-11, 0], [11, 0], [0, -11], [0, 11]])
              if (!a.dot.contains(document.elementFromPoint(x + dx, y + dy))) faults.push(`${a.name} is covered at ${dx} ${dy} by ${document.elementFromPoint(x + dx, y + dy)?.outerHTML.slice(0, 80)}`);
          }
          scrollTo(0, 0);
          return faults.slice(0, 20);
        }
        """);

    private static string Plain(string text) => string.Concat(text.Where(static c => c is not (>= '\u2066' and <= '\u2069')));

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);
}
