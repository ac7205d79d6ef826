using NodaTime;
using RelationshipModel.Scoring;

namespace RelationshipModel.Tests.Scoring;

public sealed class ScorerOptionsTests
{
    [Fact]
    public void Constructor_BadOptions_NamesEveryFaultInOneMessage()
    {
        ScoringOptions bad = new()
        {
            Bond = new() { HalfLife = Duration.Zero },
            Strength = new() { ContinuityWeight = double.NaN },
            Channels = new() { Letter = new(double.PositiveInfinity, Duration.FromDays(-1)) },
            Balance = new() { BaseTolerance = .7 },
            Status = new() { SlippingGaps = 1 },
        };
        string message = Assert.Throws<ArgumentException>(() => new RelationshipScorer(bad)).Message;

        string[] faults =
        [
            "Bond.HalfLife", "Strength.ContinuityWeight is NaN", "Channels.Letter.Weight", "Channels.Letter.UsualLength",
            "Balance.BaseTolerance + Balance.BondTolerance", "Status.SlippingGaps is 1; it must be from 1.5",
        ];
        foreach (string fault in faults)
            Assert.Contains(fault, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Constructor_TolerancesOfOneTogether_AreRefused()
    {
        ScoringOptions bad = new() { Balance = new() { BaseTolerance = .5, BondTolerance = .5 } };
        Assert.Contains("Balance.BaseTolerance + Balance.BondTolerance is 1; it must be below 1.",
            Assert.Throws<ArgumentException>(() => new RelationshipScorer(bad)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Constructor_AChannelOfNull_IsNamed()
    {
        ScoringOptions bad = new() { Channels = new() { Voice = null!, ConversationPartners = 0 } };
        string message = Assert.Throws<ArgumentException>(() => new RelationshipScorer(bad)).Message;
        Assert.Contains("Channels.Voice is null; give a weight and a usual length.", message, StringComparison.Ordinal);
        Assert.Contains("Channels.ConversationPartners is 0", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Constructor_GroupsOrZoneOfNull_AreNamed()
    {
        ScoringOptions bad = new() { Zone = null!, Rhythm = null! };
        string message = Assert.Throws<ArgumentException>(() => new RelationshipScorer(bad)).Message;

        Assert.Contains("Zone is null", message, StringComparison.Ordinal);
        Assert.Contains("Rhythm is null", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fingerprint_ChangesWithAnyOption()
    {
        ScoringOptions options = new();
        Assert.Equal(options.Fingerprint(), new ScoringOptions().Fingerprint());
        ScoringOptions[] changed =
        [
            options with { Strength = new() { ContinuityWeight = .51 } },
            options with { Channels = new() { Letter = options.Channels.Letter with { Weight = .61 } } },
            options with { Channels = new() { ConversationPartners = 4 } },
            options with { Rhythm = new() { PriorGap = Duration.FromDays(31) } },
            options with { Zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"] },
        ];
        Assert.Equal(changed.Length + 1, changed.Append(options).Select(static o => o.Fingerprint()).Distinct().Count());
    }
}
