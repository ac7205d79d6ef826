using BestNetwork.Output;
using CsCheck;

namespace BestNetwork.Tests;

/// <summary>Invisible characters are written out, and read again.</summary>
public sealed class VisibleTextTests
{
    [Theory]
    [InlineData("Zoë Müller-Đặng, 王小明", "Zoë Müller-Đặng, 王小明")]
    [InlineData("a\u202Eb", @"a\u202Eb")]
    [InlineData("a\nb\tc\0", @"a\u000Ab\u0009c\u0000")]
    [InlineData("a\u2028\u200D\uFEFF", @"a\u2028\u200D\uFEFF")]
    [InlineData("a\U000E0041\U000E0100", @"a\uDB40\uDC41\uDB40\uDD00")]
    public void Of_Text_WritesOutWhatNobodySees(string text, string shown) => Assert.Equal(shown, VisibleText.Of(text));

    [Fact]
    public void Original_OfAnyTextWithoutEscapes_IsTheText() =>
        Gen.String.Where(static text => !text.Contains('\\', StringComparison.Ordinal)
            && System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text)) == text)
            .Sample(static text => VisibleText.Original(VisibleText.Of(text)) == text);
}
