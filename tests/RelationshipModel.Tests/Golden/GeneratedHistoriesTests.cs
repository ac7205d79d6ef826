using System.Globalization;
using NodaTime;
using NodaTime.Text;
using RelationshipModel.Scoring;

namespace RelationshipModel.Tests.Golden;

/// <summary>
/// Sixteen generated histories, in zones with summer time and a skipped day, with the values that a separate, slow and plain
/// implementation of the formulas gave them.
/// </summary>
public sealed class GeneratedHistoriesTests
{
    private static readonly ContactId Friend = new("friend");

    public static TheoryData<int> Histories => [.. Enumerable.Range(0, Rows("scores.csv").Length)];

    [Theory]
    [MemberData(nameof(Histories))]
    public void A_generated_history_has_its_golden_scores(int history)
    {
        Dictionary<string, string> golden = Rows("scores.csv")[history];
        RelationshipScorer scorer = new(new ScoringOptions { Zone = DateTimeZoneProviders.Tzdb[golden["zone"]] });
        TieProfile profile = new() { Kind = golden["kin"] == "1" ? TieKind.Kin : TieKind.None };
        IEnumerable<Interaction> log = Rows("histories.csv").Where(row => row["history"] == golden["history"])
            .Select(Interaction);
        RelationshipScore score = scorer.Score(new(new(new("owner"), Friend), log, profile), At(golden["as_of"]));

        Near(golden["strength"], score.Strength);
        Near(golden["vitality"], score.Vitality);
        Near(golden["bond"], score.Bond);
        Near(golden["bond_level"], score.BondLevel);
        Near(golden["silence_days"], score.SilenceDays);
        Near(golden["gap_days"], score.ExpectedGapDays);
        Near(golden["recency"], score.Recency);
        Near(golden["continuity"], score.Continuity);
        Near(golden["reciprocity"], score.Reciprocity);
        Near(golden["initiative"], score.Initiative.IsKnown ? score.Initiative.Balance : null);
        Near(golden["support"], score.Support.IsKnown ? score.Support.Balance : null);
        Near(golden["chance_30_days"], score.ChanceOfContact(Duration.FromDays(30)));
        Near(golden["chance_365_days"], score.ChanceOfContact(Duration.FromDays(365)));
    }

    private static void Near(string expected, double? actual)
    {
        if (expected.Length == 0)
        {
            Assert.Null(actual);
            return;
        }

        double value = double.Parse(expected, CultureInfo.InvariantCulture);
        Assert.True(actual is { } known && Math.Abs(value - known) <= 1e-12 * Math.Max(Math.Abs(value), 1e-3),
            $"expected {expected}, was {actual:R}");
    }

    private static Interaction Interaction(Dictionary<string, string> row)
    {
        Channel channel = row["channel"].Length == 0 ? Channel.Message : Enum.Parse<Channel>(row["channel"], ignoreCase: true);
        return new(new(row["id"]), At(row["at"]), channel, Friend)
        {
            Length = row["minutes"].Length == 0
                ? null : Duration.FromMinutes(double.Parse(row["minutes"], CultureInfo.InvariantCulture)),
            Depth = row["depth"].Length == 0 ? Depth.Unknown : Enum.Parse<Depth>(row["depth"], ignoreCase: true),
            HeadCount = row["heads"].Length == 0 ? 2 : int.Parse(row["heads"], CultureInfo.InvariantCulture),
            Initiator = row["initiator"] switch
            {
                "owner" => Initiator.Owner,
                "contact" => Initiator.Of(Friend),
                _ =>
                Initiator.Unknown
            },
            IsReply = row["reply"] == "1",
            Supports = row["support"] switch
            {
                "given" => [new(TieSide.Owner)],
                "received" => [new(TieSide.Contact)],
                "both" => [new(TieSide.Owner), new(TieSide.Contact)],
                _ => [],
            },
        };
    }

    private static Instant At(string text) => OffsetDateTimePattern.ExtendedIso.Parse(text).Value.ToInstant();

    private static Dictionary<string, string>[] Rows(string name)
    {
        using Stream file = typeof(GeneratedHistoriesTests).Assembly.GetManifestResourceStream(
            $"{typeof(GeneratedHistoriesTests).Namespace}.{name}")!;
        using StreamReader reader = new(file);
        string[][] lines = [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(static line => line.Split(','))];
        return [.. lines.Skip(1)
            .Select(line => lines[0].Zip(line).ToDictionary(static pair => pair.First, static pair => pair.Second))];
    }
}
