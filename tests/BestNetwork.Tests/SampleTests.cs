using System.Globalization;
using RelationshipModel;

namespace BestNetwork.Tests;

/// <summary>The sample tells a story: of an inner circle, an old friend, a tie that one side keeps up, and of
/// events that led somewhere.</summary>
public sealed class SampleTests
{
    [Fact]
    public async Task Sample_Printed_IsWhatScoreSampleScores()
    {
        Run printed = await Run.Of("sample");
        Assert.Equal((0, ""), (printed.ExitCode, printed.Error));
        string[] args = ["score", "--interactions", "-", "--owner", "Mara Lindqvist", "--as-of", "2026-06-30", "--format", "csv"];
        // What the sample states of people (circles, kin) is not in the file.
        Assert.Equal(
            (await Run.Of("score", "--sample", "--format", "csv")).Rows().Select(Facts).Order(StringComparer.Ordinal),
            (await Run.Of(args, System.Text.Encoding.UTF8.GetBytes(printed.Output))).Rows().Select(Facts)
                .Order(StringComparer.Ordinal));

        static string Facts(IReadOnlyDictionary<string, string> row) =>
            $"{row["contact"]} {row["last_interaction"]} {row["interactions"]} {row["recency"]}";
    }

    [Theory]
    [InlineData("Jonas Abendroth", TieStatus.Active)]
    [InlineData("Ilse Marquardt", TieStatus.Active)]
    [InlineData("Priya Holtkamp", TieStatus.Active)]
    [InlineData("Tomasz Wieland", TieStatus.Active)]
    [InlineData("Henrike Solberg", TieStatus.Dormant)]
    [InlineData("Noor van Dalen", TieStatus.Nascent)]
    [InlineData("Leonie Achterberg", TieStatus.Drifting)]
    [InlineData("Dorothea Lunn", TieStatus.Slipping)]
    [InlineData("Rasmus Thieme", TieStatus.Slipping)]
    [InlineData("Oskar Feldhaus", TieStatus.Lapsed)]
    public async Task Sample_Person_StandsWhereTheStoryHasThem(string contact, TieStatus status) =>
        Assert.Equal(status.ToString(), (await Tie(contact))["status"]);

    [Fact]
    public async Task Sample_InnerCircle_IsTheStrongestFour() =>
        Assert.Equal(
            ["Jonas Abendroth", "Priya Holtkamp", "Tomasz Wieland", "Ilse Marquardt"],
            (await Run.Of("score", "--sample", "--format", "csv")).Rows().Take(4).Select(row => row["contact"]));

    [Fact]
    public async Task Sample_OldFriend_HasMoreBondThanAnybody()
    {
        var rows = (await Run.Of("score", "--sample", "--format", "csv")).Rows();
        Assert.Equal("Henrike Solberg",
            rows.MaxBy(row => double.Parse(row["bond_hours"], CultureInfo.InvariantCulture))!["contact"]);
    }

    [Theory]
    [InlineData("Cornelius Vane", "Over the long run you have mostly been the one to reach out.")]
    [InlineData("Bettina Krause-Oduya", "They have mostly been the one to reach out; it is your turn.")]
    public async Task Sample_OneSidedTie_IsToldAsSuch(string contact, string sentence)
    {
        string table = (await Run.Of("score", "--sample")).Output;
        string told = table[table.LastIndexOf($"\n {contact} (", StringComparison.Ordinal)..];
        Assert.Contains(sentence, string.Join(' ', told.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            StringComparison.Ordinal);
        Assert.True(double.Parse((await Tie(contact))["reciprocity"], CultureInfo.InvariantCulture) < .7);
    }

    [Fact]
    public async Task Sample_Retreats_LedToInteractionsAfterThem()
    {
        Run printed = await Run.Of("sample");
        string[] lines = printed.Output.Split('\n');
        string[] withNoor = [.. lines.Where(line => line.Contains("Noor van Dalen", StringComparison.Ordinal))];
        Assert.Contains(withNoor, line => line.Contains("Lakeside retreat 2026", StringComparison.Ordinal));
        Assert.Contains(withNoor, line => line.StartsWith("2026-06-18", StringComparison.Ordinal));
    }

    private static async Task<IReadOnlyDictionary<string, string>> Tie(string contact) =>
        (await Run.Of("score", "--sample", "--format", "csv")).Rows().Single(row => row["contact"] == contact);
}
