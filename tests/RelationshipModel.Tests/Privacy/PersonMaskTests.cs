using RelationshipModel.Privacy;

namespace RelationshipModel.Tests.Privacy;

public sealed class PersonMaskTests
{
    private static readonly ContactId Ada = new("ada"), Ben = new("ben@example.org"), Cem = new("cem");

    private static PersonMask Mask(params string[] names) =>
        new(Ada, [new(Ada, "Ada Amsel"), .. names.Select(static (name, i) => new Contact(ContactId.From(i + 1000), name))]);

    [Fact]
    public void Of_EachPerson_IsANumberOfTheirOwn()
    {
        PersonMask mask = Mask();
        Assert.Equal(["person 1", "contact", "person 2", "person 1"], ((ContactId[])[Ben, Ada, Cem, Ben]).Select(mask.Of));
    }

    [Fact]
    public void Text_Null_IsNull() => Assert.Null(Mask().Text(null));

    [Theory]
    [InlineData("Ben", "[somebody]")]
    [InlineData("ben", "[somebody]")]
    [InlineData("Ben.", "[somebody].")]
    [InlineData("Benno and Ben", "Benno and [somebody]")]
    [InlineData("B and Birke", "B and [somebody]")]
    [InlineData("from the bakery", "from the bakery")]
    [InlineData("Amsel and Birke", "Amsel and [somebody]")]
    [InlineData("Ben  Birke", "[somebody]  [somebody]")]
    [InlineData("Ben-Birke", "[somebody]-[somebody]")]
    [InlineData("42 Ben42", "42 Ben42")]
    [InlineData("", "")]
    [InlineData(" \n", " \n")]
    public void Text_WithWordsOfNames_MasksWholeWordsThatBeginWithACapital(string text, string masked) =>
        Assert.Equal(masked, Mask("Ben Birke from the bakery", "B").Text(text));

    [Theory]
    [InlineData("{0}")]
    [InlineData("<{0}>")]
    [InlineData("({0}),")]
    [InlineData("\"{0}\";")]
    [InlineData("'{0}':")]
    [InlineData("{0}.")]
    [InlineData("{0}!")]
    [InlineData("{0}?")]
    public void Text_WithAnId_MasksItWithThePunctuationAround(string text)
    {
        PersonMask mask = new(Ada, [new(Ben, "B")]);
        Assert.Equal("ask [somebody]", mask.Text("ask " + text.Replace("{0}", "BEN@example.org", StringComparison.Ordinal)));
        string longer = text.Replace("{0}", "ben@example.organic", StringComparison.Ordinal);
        Assert.Equal(longer, mask.Text(longer));
    }

    /// <summary>Scripts that are written without spaces: a name is masked within a word too.</summary>
    [Theory]
    [InlineData("\u0e01", true)]
    [InlineData("\u0edf", true)]
    [InlineData("\u0f00", false)]
    [InlineData("\u1000", true)]
    [InlineData("\u108e", true)]
    [InlineData("\u10d0", false)]
    [InlineData("\u1780", true)]
    [InlineData("\u17e9", true)]
    [InlineData("\u1820", false)]
    [InlineData("\u3041", true)]
    [InlineData("\u9fff", true)]
    [InlineData("\ua000", false)]
    [InlineData("\uac00", true)]
    [InlineData("\ud7a3", true)]
    [InlineData("\ud7b0", false)]
    [InlineData("\U00020000", true)]
    [InlineData("\U0002f800", true)]
    [InlineData("\U00031350", true)]
    [InlineData("\U0001e900", false)]
    [InlineData("\U000e0100", false)]
    [InlineData("\uf900", true)]
    [InlineData("\ufa0e", true)]
    [InlineData("\ufa29", true)]
    [InlineData("\ufb1d", false)]
    public void Text_WithANameWithinAWord_IsMaskedWhereWordsAreNotSpaced(string letter, bool isMasked)
    {
        string name = (letter + letter).Normalize(System.Text.NormalizationForm.FormKC);
        string text = $"\u3042{name}\u3042";
        Assert.Equal(isMasked ? "\u3042[somebody]\u3042" : text, Mask(letter + letter).Text(text));
    }

    [Fact]
    public void Text_WithANameThatBeginsAnother_LeavesNothingOfTheLonger() =>
        Assert.Equal("\u3042[somebody]\u3042", Mask("\u5c71", "\u5c71\u7530").Text("\u3042\u5c71\u7530\u3042"));

    [Fact]
    public void Text_WithAnUnspacedNameOfTheContact_IsTheirOwn()
    {
        PersonMask mask = new(Ada, [new(Ada, "\u5c71\u7530"), new(Cem, "\u5c71\u7530 \u592a\u90ce")]);
        Assert.Equal("\u5c71\u7530\u3068[somebody]", mask.Text("\u5c71\u7530\u3068\u592a\u90ce"));
    }

    [Fact]
    public void Text_ThatNamesNobody_IsLeftAsItIsWritten() =>
        Assert.Equal("\ufb01ne, \uff21 \u2460", Mask("Ben").Text("\ufb01ne, \uff21 \u2460"));
}
