using NodaTime;
using RelationshipModel.Evaluation.Rules;
using RelationshipModel.Tests.Golden;

namespace RelationshipModel.Evaluation.Tests;

/// <summary>Model 1 as it was released, which the tables compare with.</summary>
public sealed class Model1Tests
{
    /// <summary>The values that the change log gives for the golden history under model 1.</summary>
    [Fact]
    public void Score_GoldenHistory_HasThePublishedValues()
    {
        TieNumbers score = new Model1(GoldenHistory.Zone).Score(
            GoldenHistory.Key, GoldenHistory.Interactions, GoldenHistory.AsOf, seenByOthers: null);

        Assert.Equal(0.025158712918470657, score.Strength, 1e-14);
        Assert.Equal(2.144525770447382, score.Bond, 1e-12);
        Assert.Equal(0.008793544932639188, score.Vitality, 1e-14);
        Assert.Equal(score.Vitality, score.Outlook);
    }

    /// <summary>A letter of .6 hours, seven days later, of a contact whom others saw a day before: 1/8 of it, and the
    /// cube root of 1/2.</summary>
    [Fact]
    public void Score_OneLetter_IsTheHandComputedValue()
    {
        Interaction letter = new(new("a"), Instant.FromUtc(2020, 1, 1, 0, 0), Channel.Letter, new ContactId("c"))
        {
            Initiator = Initiator.Owner,
        };
        Instant asOf = letter.At + Duration.FromDays(7);
        TieNumbers score = new Model1(DateTimeZone.Utc).Score(
            new(new("o"), new("c")), [letter], asOf, asOf - Duration.FromDays(1));

        double bond = 5 * Math.Log(1 + (Math.Exp(.6 / 5) - 1) * Math.Pow(2, -7 / 365.0));
        Assert.Equal(bond, score.Bond, 1e-12);
        Assert.Equal(bond / 8, score.Vitality, 1e-12);
        Assert.Equal(bond / 8 / Math.Cbrt(2), score.Outlook, 1e-12);
        Assert.Equal(1 / (1 + 5 / bond * Math.Sqrt(8)), score.Strength, 1e-12);
    }
}
