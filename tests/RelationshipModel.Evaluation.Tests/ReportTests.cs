using RelationshipModel.Evaluation.Rules;

namespace RelationshipModel.Evaluation.Tests;

public sealed class ReportTests
{
    private static readonly IRule[] Rules = [Baselines.Recency, Baselines.TieDecay(30), Baselines.TieDecay(90),
        Baselines.Frequency];

    private static Estimate[] Areas(params double[] areas) => Array.ConvertAll(areas, static area => new Estimate(area, []));

    [Fact]
    public void Write_TwoFiles_ShowsTheirMeanAndTheBestOfAFamily()
    {
        StringWriter output = new();

        Report.Write(output, Rules,
            [new(Made.SmallCorrespondence, 4, 1, Areas(.5, .75, .5, 1)),
                new(Made.SmallCorrespondence, 6, 2.5, Areas(.25, .5, 1, .125))]);

        Assert.Equal(
            """
            | rule | mean | letters | letters |
            | :-- | --: | --: | --: |
            | recency | .375 | .500 | .250 |
            | exponential tie decay, 30 days | .625 | .750 | .500 |
            | exponential tie decay, 90 days | .750 | .500 | 1.000 |
            | the best of these half-lives: exponential tie decay, 90 days | .750 | .500 | 1.000 |
            | frequency | .563 | 1.000 | .125 |

            | file | people | messages | days | runs | owners judged in a run |
            | :-- | --: | --: | --: | --: | --: |
            | letters | 8 | 11 | 100 | 4 | 1.0 |
            | letters | 8 | 11 | 100 | 6 | 2.5 |

            """,
            output.ToString());
    }

    [Fact]
    public void Write_OneFile_HasNoMean()
    {
        StringWriter output = new();

        Report.Write(output, Rules, [new(Made.SmallCorrespondence, 4, 1, Areas(.5, .75, .5, 1))]);

        Assert.StartsWith("| rule | letters |\n| :-- | --: |\n| recency | .500 |\n", output.ToString(), StringComparison.Ordinal);
    }
}
