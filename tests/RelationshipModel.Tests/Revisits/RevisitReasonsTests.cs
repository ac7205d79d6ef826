using System.Reflection;
using NodaTime;
using RelationshipModel.Revisits;
using RelationshipModel.Wording;

namespace RelationshipModel.Tests.Revisits;

public sealed class RevisitReasonsTests
{
    private static readonly ReasonArgument[] Arguments =
    [
        ReasonArgument.Of("contact", new ContactId("anna")),
        ReasonArgument.Of("due", new LocalDate(2024, 2, 29)),
        ReasonArgument.Of("overdue", Duration.FromDays(5)),
        ReasonArgument.Of("promised", new LocalDate(2024, 1, 5)),
        ReasonArgument.Of("count", 3),
        ReasonArgument.Of("silence", Duration.FromDays(1100)),
        ReasonArgument.Of("gap", Duration.FromDays(21)),
        ReasonArgument.Of("date", new LocalDate(2024, 3, 8)),
        ReasonArgument.Of("place", "Jena"),
        ReasonArgument.Of("away", Duration.FromDays(40)),
        ReasonArgument.Of("until", new LocalDate(2024, 4, 30)),
        ReasonArgument.Of("limit", 2),
    ];

    private const string Sentences = """
        beyond_cadence: It has been 3 years since you and Anna were in touch, longer than you wished.
        birthday: Anna has a birthday on 8 March 2024.
        birthday_today: Anna has a birthday today.
        circle_limit: This list already holds 2 others from a circle of Anna's.
        dormant: You and Anna have been quiet for 3 years; the tie is dormant, and you can pick up where you left off.
        drifting: It has been 3 years since you and Anna were in touch, where about 3 weeks was usual; a few words would bridge it.
        expected_at_gathering: You and Anna are both expected at a gathering on 8 March 2024.
        more_promises: Further overdue promises to Anna: 3.
        promise_open: You promised Anna something on 5 January 2024, and it is still open.
        promise_overdue: You promised Anna something by 29 February 2024; it is 5 days overdue.
        recently_in_touch: You and Anna were in touch on 8 March 2024; there is no hurry before 30 April 2024.
        recently_suggested: Anna was suggested on 8 March 2024, and is not again before 30 April 2024.
        same_place: Anna lives in Jena, where you are or will be.
        silent_to_everyone: Anna has been silent to everyone, not just to you: nobody has heard anything for 5 weeks.
        silent_to_you: The silence is between Anna and you: others were in touch 5 weeks ago.
        slipping: It has been 3 years since you and Anna were in touch; about 3 weeks is usual for you two.
        unanswered_before: Times you last reached out to Anna without an answer: 3. You have let it rest; a light word is enough.
        unanswered_hold: You reached out to Anna 3 times without an answer; let it rest until 30 April 2024.
        your_turn_to_pour_in: Anna has given you much support; it is your turn to pour in.
        your_turn_to_reach_out: Anna has mostly been the one to reach out; it is your turn.
        """;

    [Fact]
    public void Render_EveryCode_IsASentence()
    {
        IEnumerable<string> codes = typeof(RevisitReasons).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(static field => (string)field.GetRawConstantValue()!)
            .Order(StringComparer.Ordinal);

        IEnumerable<string> sentences = codes.Select(static code => $"{code}: {EnglishReasons.Instance.Render(new(code, Arguments), static _ => "Anna")}");

        Assert.Equal(Sentences, string.Join("\n", sentences));
    }
}
