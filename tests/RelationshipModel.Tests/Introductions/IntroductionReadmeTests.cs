using NodaTime;
using RelationshipModel.Introductions;
using RelationshipModel.Scoring;
using RelationshipModel.Scoring.Bulk;
using static RelationshipModel.Tests.Introductions.Acquainting;

namespace RelationshipModel.Tests.Introductions;

public sealed class IntroductionReadmeTests
{
    [Fact]
    public void Readme_Suggestions_Run()
    {
        NetworkSnapshot snapshot = Knowing([Contact("ada", interests: ["chess"]), Contact("ben", interests: ["chess"])]);
        TieNetwork? knownTies = null;

        IntroductionSuggester suggester = new();
        foreach (IntroductionSuggestion suggestion in suggester.Suggest(snapshot, knownTies, top: 5))
            Console.WriteLine($"{suggestion.Pair}: {suggestion.Score}");

        Assert.Single(suggester.Suggest(snapshot, knownTies, top: 5));
        ReadmeCode.IsRunBy("Introductions");
    }

    [Fact]
    public void Readme_Closeness_Runs()
    {
        TieLedger ledger = new(new RelationshipScorer());
        ContactId person = Id("ada");
        Instant asOf = AsOf;
        ledger.Record(new("zoe"), Talk("1", 7, "ada"));
        ledger.Record(new("zoe"), Talk("2", 6, "ben"));

        TieNetwork ties = TieNetwork.Of(ledger.ScoreAll(asOf));
        // Every pair that shares a tie and has none of its own, each once, in order, as a stream.
        IEnumerable<PairCloseness> all = ties.All();
        // The closest pairs; several cores change no result.
        IReadOnlyList<PairCloseness> closest = ties.Top(100, maxDegreeOfParallelism: 4);
        IReadOnlyList<PairCloseness> closestToOne = ties.TopOf(person, 10);
        // Term by term.
        Explanation explanation = ties.Explain(closest[0].Pair);

        Assert.Equal(Pair("ada", "ben"), Assert.Single(all).Pair);
        Assert.Equal(closest, closestToOne);
        Assert.Equal(closest[0].Closeness, explanation.Value);
        ReadmeCode.IsRunBy("Introductions", block: 1);
    }
}
