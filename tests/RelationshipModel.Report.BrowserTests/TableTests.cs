using Microsoft.Playwright;

namespace RelationshipModel.Report.BrowserTests;

/// <summary>The table of all ties, by mouse and by keyboard.</summary>
public sealed class TableTests(Chromium chromium)
{
    public static TheoryData<bool> ByKeyboard { get; } = [false, true];

    [Theory]
    [MemberData(nameof(ByKeyboard))]
    public async Task Search_PartOfAName_LeavesThoseThatHaveIt(bool byKeyboard)
    {
        await using ReportPage report = await chromium.OpenAsync(await Reports.SampleAsync());
        int all = await report.Rows.CountAsync();

        await WriteAsync(report.Page.Locator("#search"), "jonas", byKeyboard);

        await Expect(report.Rows).ToHaveCountAsync(1);
        await Expect(report.Rows.First).ToContainTextAsync("Jonas Abendroth");

        await report.Page.Locator("#search").PressAsync("Control+a");
        await report.Page.Locator("#search").PressAsync("Delete");
        await Expect(report.Rows).ToHaveCountAsync(all);
    }

    [Fact]
    public async Task Search_NobodyIsCalledSo_SaysSoToAScreenReaderToo()
    {
        await using ReportPage report = await chromium.OpenAsync(await Reports.SampleAsync());

        await report.Page.Locator("#search").FillAsync("qqqq");

        await Expect(report.Rows).ToHaveCountAsync(0);
        await Expect(report.Page.Locator("#found")).ToContainTextAsync("0");
    }

    [Theory]
    [MemberData(nameof(ByKeyboard))]
    public async Task Sort_EachColumnTwice_PutsItInOrderAndBack(bool byKeyboard)
    {
        await using ReportPage report = await chromium.OpenAsync(await Reports.SampleAsync());
        ILocator buttons = report.Page.Locator("#ties th button:visible");
        int columns = await buttons.CountAsync();
        string[] names = [.. (await report.NamesAsync()).Order(StringComparer.Ordinal)];
        Assert.True(columns >= 3, $"{columns} columns can be sorted");

        for (int i = 0; i < columns; i++)
        {
            string label = await buttons.Nth(i).InnerTextAsync();
            await PressAsync(buttons.Nth(i), byKeyboard);
            string first = await SortedAsync(report, i, label);
            await PressAsync(buttons.Nth(i), byKeyboard);
            string second = await SortedAsync(report, i, label);

            Assert.Equal(["ascending", "descending"], new[] { first, second }.Order());
            Assert.Equal(names, (await report.NamesAsync()).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task Sort_ByContact_FollowsTheAlphabetOfTheReader()
    {
        await using ReportPage report = await chromium.OpenAsync(await Reports.SampleAsync());
        ILocator button = report.Page.Locator("#ties th button").First;
        do
        {
            await button.ClickAsync();
        }
        while (await report.Page.Locator("#ties th[aria-sort=ascending]").CountAsync() == 0);

        string[] names = await report.NamesAsync();
        string[] expected = await report.Page.EvaluateAsync<string[]>(
            "names => [...names].sort(new Intl.Collator(document.documentElement.lang).compare)", names);

        Assert.Equal(expected, names);
    }

    [Theory]
    [InlineData("en-GB", "49", "24 June 2026")]
    [InlineData("en-US", "49", "Jun 24, 2026")]
    [InlineData("de-DE", "49", "24.06.2026")]
    [InlineData("fr-CH", "49", "24 juin 2026")]
    [InlineData("ar-EG", "٤٩", "٢٤\u200F/٠٦\u200F/٢٠٢٦")]
    public async Task Figures_CultureOfTheReader_AreWrittenItsWayAndSortAsBefore(string locale, string times, string day)
    {
        await using ReportPage report = await chromium.OpenAsync(await Reports.SampleAsync(), locale: locale);
        string[] closestFirst = await report.NamesAsync();
        ILocator first = report.Rows.First;

        Assert.Equal(times, (await first.Locator(".t").InnerTextAsync()).Trim());
        Assert.Equal(day, await first.Locator(".l").InnerTextAsync());
        await Expect(report.Page.Locator("header")).ToContainTextAsync("30 June 2026");

        await report.Page.Locator("#ties th button").Filter(new() { HasText = "Last contact" }).ClickAsync();
        Assert.Equal("Ilse Marquardt", (await report.NamesAsync())[0]);
        await report.Page.Locator("#ties th button").Filter(new() { HasText = "Closeness" }).ClickAsync();
        Assert.Equal(closestFirst, await report.NamesAsync());
    }

    [Theory]
    [InlineData("week")]
    [InlineData("map")]
    [InlineData("circles")]
    [InlineData("introductions")]
    [InlineData("time")]
    [InlineData("reciprocity")]
    [InlineData("gatherings")]
    [InlineData("ties")]
    public async Task Sample_Section_IsThereAndHasSomethingToShow(string section)
    {
        await using ReportPage report = await chromium.OpenAsync(await Reports.SampleAsync());
        ILocator found = report.Page.Locator($"#{section}");

        await Expect(found).ToBeVisibleAsync();
        Assert.True((await found.InnerTextAsync()).Length > 60);
        if (section is "map" or "time")
        {
            Assert.True(await found.Locator("svg").CountAsync() > 0);
        }
    }

    // Sorted as it says it is: the cells' own values where the table gives them, numbers as numbers,
    // else as the reader's alphabet has them.
    private static async Task<string> SortedAsync(ReportPage report, int button, string label)
    {
        string[] said = await report.Page.EvaluateAsync<string[]>("""
            button => {
              const th = [...document.querySelectorAll('#ties th button')].filter(b => b.checkVisibility())[button].closest('th');
              const column = [...th.parentElement.children].indexOf(th), order = th.getAttribute('aria-sort') ?? 'none';
              const sorted = document.querySelectorAll('#ties th[aria-sort=ascending], #ties th[aria-sort=descending]').length;
              const cells = [...document.querySelectorAll('#ties tbody tr')].filter(r => r.checkVisibility()).map(r => r.children[column]);
              const values = cells.map(c => c.dataset.sort ?? c.dataset.value ?? c.textContent.trim());
              const numbers = values.filter(v => v !== '' && v !== '–' && v !== '—');
              const numeric = numbers.length > 0 && numbers.every(v => !isNaN(+v));
              const collator = new Intl.Collator(document.documentElement.lang);
              const compare = numeric ? (a, b) => a - b : collator.compare;
              const shown = numeric ? values.filter(v => v !== '' && !isNaN(+v)) : values;
              const wrong = shown.slice(1).findIndex((v, i) => order === 'ascending' ? compare(shown[i], v) > 0 : compare(shown[i], v) < 0);
              return [order, String(sorted), wrong < 0 ? '' : `${shown[wrong]} before ${shown[wrong + 1]}`];
            }
            """, button);
        Assert.Equal(("1", ""), (said[1], said[2] == "" ? "" : $"{label}, {said[0]}: {said[2]}"));
        return said[0];
    }

    private static async Task WriteAsync(ILocator box, string text, bool byKeyboard)
    {
        if (byKeyboard)
        {
            await box.FocusAsync();
            await box.Page.Keyboard.TypeAsync(text);
        }
        else
        {
            await box.ClickAsync();
            await box.FillAsync(text);
        }
    }

    private static async Task PressAsync(ILocator button, bool byKeyboard)
    {
        if (byKeyboard)
        {
            await button.FocusAsync();
            await button.Page.Keyboard.PressAsync("Enter");
        }
        else
        {
            await button.ClickAsync();
        }
    }

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);
}
