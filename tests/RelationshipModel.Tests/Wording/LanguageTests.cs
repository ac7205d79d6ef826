using System.Globalization;
using System.Reflection;
using NodaTime;
using RelationshipModel.Scoring;
using RelationshipModel.Wording;

namespace RelationshipModel.Tests.Wording;

/// <summary>No text is missing or unused in any language, and all say the same.</summary>
public sealed class LanguageTests
{
    private static readonly string[] Lengths = ["length", "for", "after", "in", "ago", "every"];
    private static readonly string[] Units = ["days", "weeks", "months", "years"];

    public static TheoryData<string> Tags => [.. Language.All.Select(static language => language.Tag)];

    /// <summary>The codes of all reasons that an engine can give.</summary>
    internal static IReadOnlyList<string> Codes { get; } =
    [
        .. from type in typeof(Reason).Assembly.GetExportedTypes()
           where type.Name.EndsWith("Reasons", StringComparison.Ordinal) && type is { IsAbstract: true, IsSealed: true }
           from field in type.GetFields(BindingFlags.Public | BindingFlags.Static)
           where field.IsLiteral
           orderby field.GetRawConstantValue()
           select (string)field.GetRawConstantValue()!,
    ];

    /// <summary>One argument of each name, as the engines give them.</summary>
    internal static IReadOnlyList<ReasonArgument> Arguments(string code, double number = 3) =>
    [
        .. ((string[])["contact", "other", "first", "second"])
            .Select(static name => ReasonArgument.Of(name, new ContactId(name))),
        ReasonArgument.Of("people", [new ContactId("Ben"), new ContactId("Cem")]),
        .. ((string[])["silence", "gap", "half", "waiting", "heard", "away", "quiet", "overdue", "late"])
            .Select(static name => ReasonArgument.Of(name, Duration.FromDays(100))),
        .. ((string[])["date", "due", "until", "promised"])
            .Select(static name => ReasonArgument.Of(name, new LocalDate(2026, 6, 30))),
        code is "follow_up_mine_open" or "follow_up_theirs_open" ? ReasonArgument.Of("since", Duration.FromDays(40))
            : ReasonArgument.Of("since", new LocalDate(2025, 3, 8)),
        .. ((string[])
        [
            "count", "limit", "hours", "times", "promises", "kept", "recent", "days", "expected", "members", "over", "joined",
            "left", "mine", "theirs", "new", "yes", "known", "pending",
        ]).Select(name => ReasonArgument.Of(name, number)),
        ReasonArgument.Of("topics", "Schach", "Imkern"),
        ReasonArgument.Of("place", "Jena"),
        ReasonArgument.Of("what", "das Bienenbuch"),
        .. ((string[])["warmth", "before"]).Select(static name => ReasonArgument.Of(name, "warm")),
        ReasonArgument.Of("after", "asleep"),
    ];

    // The way may be any: nobody is said to have written.
    [Theory]
    [InlineData("neither")]
    [InlineData("owner")]
    [InlineData("contact")]
    public void Texts_OfContact_DoNotSayInWhichWay(string side) => Assert.All(Language.All, language =>
        Assert.All(Codes.Where(code => side == "neither" || language.Find($"{code}@{side}") is not null), code =>
        {
            Reason reason = new(code, [.. Arguments(code), ReasonArgument.Of("side", side)]);
            Assert.DoesNotMatch("wrote|eschrieben", language.Render(reason, static id => id.Value));
        }));

    [Fact]
    public void All_Languages_HaveTheSameKeys() =>
        Assert.All(Language.All, static language => Assert.Equal(Language.English.Keys.Order(), language.Keys.Order()));

    // Whatever a reason, a closeness, a status, a length or a day needs, and nothing else.
    [Theory]
    [MemberData(nameof(Tags))]
    public void Keys_OfALanguage_AreThoseInUse(string tag)
    {
        Language language = Language.For(tag);
        IEnumerable<string> used =
        [
            .. Codes,
            .. Codes.Where(code => language.Find($"{code}#1") is not null && Names(code, "count"))
                .Select(static code => $"{code}#1"),
            .. Codes.SelectMany(static code => (string[])[code, $"{code}#1"])
                .Where(code => Language.English.Find(code) is not null && (Names(code, "contact") || Names(code, "first")))
                .Select(static code => $"{code}.named"),
            .. Codes.Where(code => language.Find($"{code}@owner") is not null).SelectMany(static code => (string[])
                [$"{code}@owner", $"{code}@owner.named", $"{code}@contact", $"{code}@contact.named"]),
            .. Enum.GetNames<Warmth>().Select(static name => $"closeness.{name.ToLowerInvariant()}"),
            .. Enum.GetNames<TieStatus>().Except(["NotScored"]).Select(static name => $"status.{name.ToLowerInvariant()}"),
            "status.not_scored",
            .. Enum.GetValues<TieKind>().Where(static kind => Language.English.Word(kind).Length > 0).Select(static kind =>
                $"kind.{System.Text.RegularExpressions.Regex.Replace($"{kind}", "(?<!^)([A-Z])", "_$1").ToLowerInvariant()}"),
            .. from form in Lengths from unit in Units select $"{form}.{unit}",
            .. Lengths.Where(static form => form is not ("ago" or "every")).Select(static form => $"{form}.less"),
            "ago.today", "ago.yesterday", "date", "date.short", "date.weekday", "number.decimal", "number.group", "list",
            .. Enumerable.Range(1, 12).Select(static month => FormattableString.Invariant($"month.{month}")),
            .. Enumerable.Range(1, 7).Select(static day => FormattableString.Invariant($"weekday.{day}")),
        ];

        Assert.Equal(used.Order(StringComparer.Ordinal), language.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Placeholders_OfAKey_AgreeBetweenLanguages() =>
        Assert.All(Language.English.Keys, static key => Assert.All(Language.All, language =>
        {
            string[] pronouns = key.EndsWith(".named", StringComparison.Ordinal) ? ["contact", "first", "second"] : [];
            Assert.Equal(Named(Language.English, key).ExceptBy(pronouns, static named => named.Argument),
                Named(language, key).ExceptBy(pronouns, static named => named.Argument));
        }));

    // The forms of one placeholder may differ: "for 3 months" in one language is "after 3 months" in another.
    // An argument that one language can do without, all can.
    private static IEnumerable<(string Argument, bool IsOptional)> Named(Language language, string key) =>
        language.Find(key)!.Placeholders.GroupBy(static part => part.Argument)
            .Select(static parts => (parts.Key, parts.All(static part => part.Text is not null)))
            .OrderBy(static named => named.Key, StringComparer.Ordinal);

    private static bool Names(string code, string argument) => Language.English.Find(code)!.Names(argument)
        || (argument == "count" && Language.English.Find($"{code}#1") is not null);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(1234.5)]
    public void Render_EveryCodeWithANumber_LeavesNothingOpen(double number) =>
        Assert.All(Language.All, language => Assert.All(Codes, code =>
        {
            Reason reason = new(code, Arguments(code, number));
            foreach (string sentence in language.RenderAll([reason, reason], static id => id.Value.ToUpperInvariant()))
            {
                Assert.DoesNotContain(sentence, static letter => letter is '{' or '}' or '|' or '#' or '?');
                Assert.EndsWith(".", sentence, StringComparison.Ordinal);
                Assert.True(char.IsUpper(sentence[0]) || char.IsDigit(sentence[0]), sentence);
            }
        }));

    [Fact]
    public void Render_EveryCodeWithoutWhatItCanDoWithout_IsSaid() =>
        Assert.All(Language.All, static language => Assert.All(Codes, code =>
        {
            string[] optional = [.. Named(Language.English, code).Where(static named => named.IsOptional)
                .Select(static named => named.Argument)];
            Reason reason = new(code, Arguments(code).Where(argument => !optional.Contains(argument.Name)));
            Assert.All(language.RenderAll([reason, reason], static id => id.Value),
                static sentence => Assert.EndsWith(".", sentence, StringComparison.Ordinal));
        }));

    [Fact]
    public void Render_WithoutAnArgument_SaysWhichIsMissing()
    {
        ArgumentException fault = Assert.Throws<ArgumentException>(
            static () => Language.German.Render(new(TieReasons.Lapsed), static id => id.Value));

        Assert.Contains("lapsed has no argument contact", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("laspsed = You and {contact} lost touch.", "The language en has no text laspsed; WithMore adds texts.")]
    [InlineData("lapsed = You {foo}.", "The text lapsed can show no {foo}, but {contact}, {silence}.")]
    [InlineData("slipping@owner.named = {foo}.",
        "The text slipping@owner.named can show no {foo}, but {contact}, {gap}, {heard}, {silence}.")]
    [InlineData("month.1 = {foo}", "The text month.1 can show no {foo}, but no argument.")]
    public void With_AKeyOrAnArgumentThatIsNone_SaysWhich(string texts, string fault) =>
        Assert.Equal(fault, Assert.Throws<FormatException>(() => Language.English.With(texts)).Message);

    [Fact]
    public void WithMore_AKeyThatThereIs_IsRefused() =>
        Assert.Equal("The language en already has a text lapsed; With replaces it.",
            Assert.Throws<FormatException>(static () => Language.English.WithMore("lapsed = Gone.")).Message);

    [Theory]
    [InlineData(.5, "in less than a day", "in weniger als einem Tag")]
    [InlineData(13.4, "in about 13 days", "in etwa 13 Tagen")]
    [InlineData(13.6, "in about 2 weeks", "in etwa 2 Wochen")]
    [InlineData(59.6, "in about 2 months", "in etwa 2 Monaten")]
    [InlineData(3.88 * 365.2425, "in about 4 years", "in etwa 4 Jahren")]
    [InlineData(4.88 * 365.2425, "in about 5 years", "in etwa 5 Jahren")]
    public void In_ALength_IsRounded(double days, string english, string german)
    {
        Duration length = Duration.FromDays(days);
        Assert.Equal((english, german), (Language.English.In(length), Language.German.In(length)));
    }

    [Fact]
    public void Render_UnknownCode_IsRefused() =>
        Assert.StartsWith(
            "The language en has no text for no_such_code.",
            Assert.Throws<ArgumentException>("reason", static () =>
                Language.English.Render(new("no_such_code"), static id => id.Value)).Message, StringComparison.Ordinal);

    [Fact]
    public void Arguments_Null_AreRefused()
    {
        Language english = Language.English;
        Assert.Throws<ArgumentNullException>("culture", static () => Language.For((CultureInfo)null!));
        Assert.Throws<ArgumentNullException>("tag", static () => Language.For((string)null!));
        Assert.Throws<ArgumentNullException>("tag", static () => Language.Parse(null!, ""));
        Assert.Throws<ArgumentException>("tag", static () => Language.Parse(" ", ""));
        Assert.Throws<ArgumentNullException>("texts", static () => Language.Parse("fr", null!));
        Assert.Throws<ArgumentNullException>("texts", () => english.With(null!));
        Assert.Throws<ArgumentNullException>("texts", () => english.WithMore(null!));
        Assert.Throws<ArgumentNullException>("reason", () => english.Render(null!, static id => id.Value));
        Assert.Throws<ArgumentNullException>("nameOf", () => english.Render(new("list"), null!));
        Assert.Throws<ArgumentNullException>("reasons", () => english.RenderAll(null!, static id => id.Value));
        Assert.Throws<ArgumentNullException>("nameOf", () => english.RenderAll([], null!));
        Assert.Throws<ArgumentNullException>("words", () => english.List(null!));
    }

    /// <summary>Each form of a placeholder, with an argument of each kind: what it says, or nothing where it cannot.</summary>
    [Theory]
    [InlineData("{a}", "Number", "3")]
    [InlineData("{a}", "Contact", "ADA")]
    [InlineData("{a}", "Contacts", "ADA and BEN")]
    [InlineData("{a}", "Date", "30 June 2026")]
    [InlineData("{a}", "Length", "2 weeks")]
    [InlineData("{a}", "Words", "tea, jazz and chess")]
    [InlineData("{a}", "Word", "warm")]
    [InlineData("{a}", "Nothing", null)]
    [InlineData("{a|one|# of them}", "Number", "3 of them")]
    [InlineData("{a|one|two|# of them}", "Two", "two")]
    [InlineData("{a|one|# of them}", "One", "one")]
    [InlineData("{a|one|# of them}", "Half", "0.5 of them")]
    [InlineData("{a|one|# of them}", "None", "0 of them")]
    [InlineData("{a|one|# of them}", "OneAndAHalf", "1.5 of them")]
    [InlineData("{a|one|# of them}", "Contact", null)]
    [InlineData("{a|one|# of them}", "Words", null)]
    [InlineData("{a:for}", "Length", "for 2 weeks")]
    [InlineData("{a:after}", "Length", "after 2 weeks")]
    [InlineData("{a:in}", "Length", "in about 2 weeks")]
    [InlineData("{a:ago}", "Length", "2 weeks ago")]
    [InlineData("{a:every}", "Length", "every 2 weeks")]
    [InlineData("{a:for}", "Number", null)]
    [InlineData("{a:ago}", "Date", null)]
    [InlineData("{a:short}", "Date", "30 June")]
    [InlineData("{a:weekday}", "Date", "Tuesday 30 June")]
    [InlineData("{a:short}", "Length", null)]
    [InlineData("{a:closeness}", "Word", "warm")]
    [InlineData("{a:closeness}", "Words", null)]
    [InlineData("{a:closeness}", "Strange", "NotScored")]
    [InlineData("{a:status}", "Strange", "not scored")]
    [InlineData("{a:status}", "Word", "warm")]
    [InlineData("{a:status}", "Lower", "new")]
    [InlineData("{a:closeness}", "Upper", "warm")]
    [InlineData("{a:status}", "Words", null)]
    [InlineData("{a:status}", "Contact", null)]
    [InlineData("{a?nobody}", "Contact", "ADA")]
    [InlineData("{b?nobody}", "Contact", "nobody")]
    [InlineData("{b?}", "Contact", "")]
    [InlineData("{b}", "Contact", null)]
    public void Render_EachFormOfEachArgument_SaysItOrIsRefused(string text, string kind, string? said)
    {
        ReasonArgument argument = kind switch
        {
            "Number" => ReasonArgument.Of("a", 3),
            "Two" => ReasonArgument.Of("a", 2),
            "One" => ReasonArgument.Of("a", 1),
            "Half" => ReasonArgument.Of("a", .5),
            "None" => ReasonArgument.Of("a", 0),
            "OneAndAHalf" => ReasonArgument.Of("a", 1.5),
            "Contact" => ReasonArgument.Of("a", new ContactId("ada")),
            "Contacts" => ReasonArgument.Of("a", [new ContactId("ada"), new ContactId("ben")]),
            "Date" => ReasonArgument.Of("a", new LocalDate(2026, 6, 30)),
            "Length" => ReasonArgument.Of("a", Duration.FromDays(14)),
            "Words" => ReasonArgument.Of("a", "tea", "jazz", "chess"),
            "Word" => ReasonArgument.Of("a", "warm"),
            "Lower" => ReasonArgument.Of("a", "nascent"),
            "Upper" => ReasonArgument.Of("a", "WARM"),
            "Strange" => ReasonArgument.Of("a", "NotScored"),
            _ => ReasonArgument.Of("a", Array.Empty<string>()),
        };
        Language language = Language.English.WithMore($"k = -{text}");
        Func<string> render = () => language.Render(new("k", argument), static id => id.Value.ToUpperInvariant());

        if (said is not null) Assert.Equal($"-{said}", render());
        else
            Assert.StartsWith(
                $"The reason k has no argument {text[1]} that its text in en can show.",
                Assert.Throws<ArgumentException>("reason", render).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{a:for} went by", "For 2 weeks went by")]
    [InlineData("It went on {a:for}", "It went on for 2 weeks")]
    [InlineData("{what} went on {a:for}", "tea went on for 2 weeks")]
    [InlineData("{a:for}{a:for}", "For 2 weeksfor 2 weeks")]
    public void Render_ALength_HasACapitalAtTheBeginningAlone(string text, string said) =>
        Assert.Equal(said, Language.English.WithMore($"k = {text}").Say(
            "k", ReasonArgument.Of("a", Duration.FromDays(14)), ReasonArgument.Of("what", "tea")));

    [Theory]
    [InlineData(1, "One of them.")]
    [InlineData(2, "2 of them.")]
    public void Render_TextForOneAlone_IsForTheCountOfOne(double count, string said) =>
        Assert.Equal(said, Language.English.WithMore("k = {count} of them.\nk#1 = One of them.")
            .Say("k", ReasonArgument.Of("count", count)));

    [Theory]
    [InlineData(TieStatus.None, "none")]
    [InlineData(TieStatus.Nascent, "new")]
    [InlineData(TieStatus.NotScored, "not scored")]
    public void Word_OfAStatus_IsThatOfTheLanguage(TieStatus status, string word) =>
        Assert.Equal(word, Language.English.Word(status));

    /// <summary>Somebody is named again once a text has named somebody else, and not for what it leaves out.</summary>
    [Theory]
    [InlineData("number", "They left.")]
    [InlineData("people", "Ada left.")]
    [InlineData("both", "Ada left.")]
    [InlineData("unsaid", "They left.")]
    [InlineData("nothing", "They left.")]
    public void RenderAll_WithSomethingBetween_NamesAgainAfterSomebodyElse(string between, string said)
    {
        Language language = Language.English.WithMore("""
            k = {contact} left.
            k.named = They left.
            number = {n} things.
            people = {people} came.
            both = {people} and {n} more came.
            unsaid = Somebody came.
            nothing = Nothing.
            """);
        ReasonArgument people = ReasonArgument.Of("people", [new ContactId("Ben")]), number = ReasonArgument.Of("n", 3);
        Reason other = between switch
        {
            "number" => new("number", number),
            "people" => new("people", people),
            "both" => new("both", number, people),
            "unsaid" => new("unsaid", people),
            _ => new("nothing"),
        };
        Reason own = new("k", ReasonArgument.Of("contact", new ContactId("Ada")));
        Assert.Equal(said, language.RenderAll([own, other, own], static id => id.Value)[2]);
    }

    [Fact]
    public void RenderAll_ContactThatATextLeavesOut_IsNamedByTheNext()
    {
        Language language = Language.English.WithMore("k = {contact} left.\nk.named = They left.\nhush = Somebody came.");
        ReasonArgument ada = ReasonArgument.Of("contact", new ContactId("Ada"));
        Assert.Equal("Ada left.", language.RenderAll([new("hush", ada), new("k", ada)], static id => id.Value)[1]);
    }

    [Fact]
    public void With_AShortLine_IsATextWithoutPlaceholders()
    {
        Language language = Language.English.WithMore("k=v");
        Assert.Equal("v", language.Say("k"));
        Assert.Empty(language.Find("k")!.Placeholders);
    }

    [Fact]
    public void RenderAll_OfARendererOfTheHost_IsEachReasonByItself()
    {
        IReasonRenderer renderer = new CodeRenderer();
        Assert.Equal(["a of ada", "b of ada"], renderer.RenderAll([new("a"), new("b")], static id => id.Value));
    }

    private sealed class CodeRenderer : IReasonRenderer
    {
        public string Render(Reason reason, Func<ContactId, string> nameOf) => $"{reason.Code} of {nameOf(new("ada"))}";
    }

    [Fact]
    public async Task Render_EveryCodeInGerman_IsAsApproved() => await Snapshot.Verify(string.Concat(Codes.Select(static code =>
    {
        Reason reason = new(code, Arguments(code));
        IReadOnlyList<string> sentences =
            Language.German.RenderAll([reason, reason], static id => id.Value == "contact" ? "Anna" : id.Value);
        return $"{code}: {sentences[0]}\n{(sentences[1] == sentences[0] ? "" : $"    {sentences[1]}\n")}";
    })));

    [Theory]
    [InlineData(0, "weniger als ein Tag", "heute")]
    [InlineData(1, "1 Tag", "gestern")]
    [InlineData(13, "13 Tage", "vor 13 Tagen")]
    [InlineData(14, "2 Wochen", "vor 2 Wochen")]
    [InlineData(61, "2 Monate", "vor 2 Monaten")]
    [InlineData(730, "2 Jahre", "vor 2 Jahren")]
    public void Words_OfALengthInGerman_AreDeclined(int days, string words, string ago)
    {
        Assert.Equal(words, Language.German.Words(Duration.FromDays(days)));
        Assert.Equal(ago, Language.German.Ago(Duration.FromDays(days)));
    }

    [Theory]
    [InlineData(1, "jeden Tag")]
    [InlineData(7, "jede Woche")]
    [InlineData(21, "alle 3 Wochen")]
    [InlineData(30, "jeden Monat")]
    [InlineData(365, "jedes Jahr")]
    public void Every_OfAGapInGerman_IsARhythm(int days, string words) =>
        Assert.Equal(words, Language.German.Every(Duration.FromDays(days)));

    [Fact]
    public void Render_LengthAtTheBeginning_HasACapital() =>
        Assert.Equal(
            "Seit 3 Monaten ist Ruhe.",
            Language.German.WithMore("quiet = {silence:for} ist Ruhe.")
                .Say("quiet", ReasonArgument.Of("silence", Duration.FromDays(100))));

    [Fact]
    public void DayAndNumber_InEachLanguage_AreWrittenAsThere()
    {
        LocalDate day = new(2026, 6, 30);

        Assert.Equal("30 June 2026", Language.English.Day(day));
        Assert.Equal("30. Juni 2026", Language.German.Day(day));
        Assert.Equal("Dienstag, 30. Juni", Language.German.WithMore("k = {d:weekday}").Say("k", ReasonArgument.Of("d", day)));
        Assert.Equal("1,234.5", Language.English.Number(1234.5));
        Assert.Equal("1.234,5", Language.German.Number(1234.5));
        Assert.Equal("a, b und c", Language.German.List(["a", "b", "c"]));
    }

    [Theory]
    [InlineData("de", "de")]
    [InlineData("de-AT", "de")]
    [InlineData("DE", "de")]
    [InlineData("en-GB", "en")]
    [InlineData("fr", "en")]
    [InlineData("", "en")]
    public void For_ATag_IsItsLanguageOrEnglish(string tag, string language)
    {
        Assert.Equal(language, Language.For(tag).Tag);
        Assert.Equal(language, Language.For(CultureInfo.GetCultureInfo(tag)).Tag);
    }

    [Theory]
    [InlineData("no equals", "Line 1: write key = text.")]
    [InlineData("# comment\n\na = b\na = c", "Line 4: the key a occurs twice.")]
    [InlineData("a = {open", "Line 1: a brace is not closed, or was not opened.")]
    [InlineData("a = shut}", "Line 1: a brace is not closed, or was not opened.")]
    [InlineData("a = {n:loudly}", "Line 1: {n:loudly} is not a placeholder.")]
    [InlineData("a = {n|only}", "Line 1: {n|only} is not a placeholder.")]
    [InlineData("a = {}", "Line 1: {} is not a placeholder.")]
    [InlineData("a =", "Line 1: the text is empty.")]
    [InlineData("= b", "Line 1: write key = text.")]
    [InlineData("a = b\n\n  # comment\n\nc", "Line 5: write key = text.")]
    [InlineData("a = {n! and more}", "Line 1: {n! and more} is not a placeholder.")]
    [InlineData("a = {n|one|many! and #}", "Line 1: {n|one|many! and #} is not a placeholder.")]
    [InlineData("a = }b", "Line 1: a brace is not closed, or was not opened.")]
    [InlineData("a = }{", "Line 1: a brace is not closed, or was not opened.")]
    [InlineData("a = {n} and {", "Line 1: a brace is not closed, or was not opened.")]
    [InlineData("a = {n:}", "Line 1: {n:} is not a placeholder.")]
    [InlineData("a = {n:for:in}", "Line 1: {n:for:in} is not a placeholder.")]
    [InlineData("a = {:for}", "Line 1: {:for} is not a placeholder.")]
    [InlineData("a = {n:for|one|# of them}", "Line 1: {n:for|one|# of them} is not a placeholder.")]
    [InlineData("a = {N}", "Line 1: {N} is not a placeholder.")]
    [InlineData("a = {n1}", "Line 1: {n1} is not a placeholder.")]
    [InlineData("a = {n b}", "Line 1: {n b} is not a placeholder.")]
    public void With_AWrongLine_NamesIt(string texts, string fault) =>
        Assert.Equal(fault, Assert.Throws<FormatException>(() => Language.English.WithMore(texts)).Message);

    [Fact]
    public void Render_APhraseAroundAnArgument_IsLeftOutWithoutIt()
    {
        Language letters = Language.English.WithMore("k = To {a}{d:short!, by #}{what!, on #}; bye.");
        ReasonArgument a = ReasonArgument.Of("a", "Ann"), day = ReasonArgument.Of("d", new LocalDate(2026, 6, 30));

        Assert.Equal("To Ann; bye.", letters.Say("k", a));
        Assert.Equal("To Ann, on bees; bye.", letters.Say("k", a, ReasonArgument.Of("what", "bees")));
        Assert.Equal($"To Ann, by {Language.English.WithMore("k = {d:short}").Say("k", day)}; bye.", letters.Say("k", a, day));
        Assert.Throws<ArgumentException>(() => letters.Say("k", day));
    }

    [Fact]
    public void With_AnotherText_ReplacesOnlyThatOne()
    {
        Language plain = Language.English.With("deceased = {contact} is no longer with us.");

        Assert.Equal(
            "Anna is no longer with us.", plain.Say(TieReasons.Deceased, ReasonArgument.Of("contact", new ContactId("Anna"))));
        Assert.Equal(Language.English.Say("both_reach_out"), plain.Say("both_reach_out"));
    }

    [Fact]
    public void Parse_ALanguageThatLacksTexts_NamesThem()
    {
        FormatException fault = Assert.Throws<FormatException>(
            static () => Language.Parse("fr", "both_reach_out = Vous prenez tous deux des nouvelles."));

        Assert.Contains("The language fr lacks texts: add after.days, ", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("both_reach_out", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_AWholeLanguage_SpeaksIt()
    {
        string texts = string.Join('\n', Language.English.Keys.Select(static key => $"{key} = {key.ToUpperInvariant()}"));

        Assert.Equal("BOTH_REACH_OUT", Language.Parse("xx", texts).Say("both_reach_out"));
    }

    [Fact]
    public void RenderAll_OfAPair_NamesThemOnce()
    {
        ReasonArgument[] pair =
            [ReasonArgument.Of("first", new ContactId("Ana")), ReasonArgument.Of("second", new ContactId("Ben"))];
        Reason shared = new("shared_people", ReasonArgument.Of("people", [new ContactId("Cem")]));

        Assert.Equal(
            ["You know both Ana and Ben.", "Both know Cem.", "Nothing shows that they have met."],
            Language.English.RenderAll([new("knows_both", pair), shared, new("never_together", pair)], static id => id.Value));
    }

    [Fact]
    public void RenderAll_SomebodyElseBetween_IsNamedAgain()
    {
        Reason own = new(TieReasons.YourTurnToReachOut, ReasonArgument.Of("contact", new ContactId("anna")));
        Reason other = new("shared_people", ReasonArgument.Of("people", [new ContactId("Ben")]));

        Assert.Equal(
            [
                "Anna has mostly been the one to reach out; it is your turn.",
                "Both know Ben.",
                "Anna has mostly been the one to reach out; it is your turn.",
            ],
            Language.English.RenderAll([own, other, own], static id => id.Value == "anna" ? "Anna" : id.Value));
    }
}
