using System.Text;
using BestNetwork.Output;

namespace BestNetwork.Tests;

public sealed class CsvOutputTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("=HYPERLINK(\"http://x\";A1)", "\"'=HYPERLINK(\"\"http://x\"\";A1)\"")]
    [InlineData("@SUM(1)", "'@SUM(1)")]
    [InlineData("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0")]
    [InlineData("-2+3", "'-2+3")]
    [InlineData("\t=1", "'\t'=1")]
    [InlineData("\r=1", "\"'\r'=1\"")]
    [InlineData(" =1+1", "' =1+1")]
    [InlineData("\u00A0=1+1", "'\u00A0=1+1")]
    [InlineData("\uFEFF=1+1", "'\uFEFF=1+1")]
    [InlineData("\u202E@SUM(1)", "'\u202E@SUM(1)")]
    [InlineData("\u200B\u2066+1(2)", "'\u200B\u2066+1(2)")]
    [InlineData("Anna;=1+1", "Anna;'=1+1")]
    [InlineData("Anna; \u200E=1+1;x", "Anna;' \u200E=1+1;x")]
    [InlineData("Anna\t@SUM(1)", "Anna\t'@SUM(1)")]
    [InlineData("Anna\n-1+cmd(2)", "\"Anna\n'-1+cmd(2)\"")]
    [InlineData("Anna;\"=1+1\"", "\"Anna;'\"\"=1+1\"\"\"")]
    [InlineData("Anna; Ben", "Anna; Ben")]
    [InlineData("＝1", "'＝1")]
    [InlineData("＠SUM(1)", "'＠SUM(1)")]
    [InlineData("@handle_1", "@handle_1")]
    [InlineData("-", "-")]
    [InlineData("+49 151 234-5", "+49 151 234-5")]
    [InlineData("Anna", "Anna")]
    [InlineData("a=b", "a=b")]
    [InlineData("O'Neill, Sean", "\"O'Neill, Sean\"")]
    [InlineData("", "")]
    public void A_text_is_never_a_formula(string text, string written)
    {
        using MemoryStream output = new();
        using (CsvOutput csv = new(output)) csv.Field(text).Field(-1.5).Field(-3).EndLine();
        Assert.Equal($"{written},-1.5,-3\n", Encoding.UTF8.GetString(output.ToArray()));
    }

    [Theory]
    [InlineData("\u001b]0;evil\u0007Anna", "\\u001B]0;evil\\u0007Anna")]
    [InlineData("Anna\u202Exe.exe", "Anna\\u202Exe.exe")]
    [InlineData("Anna\u2028\nBen", "Anna\\u2028\\u000ABen")]
    [InlineData("Jürgen, 李雷", "\"Jürgen, 李雷\"")]
    public void On_a_terminal_no_text_moves_what_stands_beside_it(string text, string written)
    {
        using MemoryStream output = new();
        using (CsvOutput csv = new(output, isForTerminal: true)) csv.Field(text).EndLine();
        Assert.Equal($"{written}\n", Encoding.UTF8.GetString(output.ToArray()));
    }
}
