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
        ReasonArgument.Of("since", new LocalDate(2023, 5, 1)),
        ReasonArgument.Of("what", "the bee book"),
    ];

    private const string Sentences = """
        agreed_to_meet: You meet Anna on 8 March 2024.
        birthday: Anna has a birthday on 8 March 2024.
        birthday_today: Anna has a birthday today.
        bond_not_strong: Not suggested: for the silence to call for contact, what you have built together does not count for enough now. Say how close you are to change that.
        circle_limit: This list already holds 2 others who share a circle with Anna.
        due_since_membership: You have wanted to be in touch with Anna since 1 May 2023, and no contact is on record.
        expected_at_gathering: You and Anna are expected at the same gathering on 8 March 2024.
        more_promises: 3 more promises to Anna are due.
        no_reminders: You want no reminders of Anna.
        no_rhythm_yet: Not suggested: 3 days of contact do not show a rhythm yet, and you have not said how close you are.
        nothing_due: Nothing is due now.
        one_side_alone: Not suggested: no contact from both sides is on record, and you have not said how close you are.
        only_among_many: Not suggested: all contact on record was with many people at once, and you have not said how close you are.
        promise_due: What you promised Anna is due today: the bee book.
        promise_open: What you promised Anna on 5 January 2024 is still open: the bee book.
        promise_overdue: What you promised Anna was due on 29 February 2024, 5 days ago: the bee book.
        recently_in_touch: You and Anna were in touch on 8 March 2024; they are not suggested before 30 April 2024.
        recently_suggested: Anna was suggested on 8 March 2024 and will not be again before 30 April 2024.
        record_removed: The record of Anna was removed.
        same_place: Anna lives in Jena, where you are or will be.
        snooze_over: You wanted to be reminded of Anna from 8 March 2024 on.
        snoozed: Not before 30 April 2024: you asked for that.
        unanswered_before: You reached out 3 times without a reply and have let it rest; if you want to try once more, a short note is enough.
        unanswered_hold: You reached out to Anna 3 times without an answer; they are not suggested before 30 April 2024.
        """;

    [Fact]
    public void Render_EveryCode_IsASentence() => Assert.Equal(Sentences, Rendered(typeof(RevisitReasons), Arguments));

    [Fact]
    public void Render_PromiseOfWhichNothingIsWritten_SaysNoMore() =>
        Assert.Equal(
            "What you promised Anna was due on 29 February 2024, 5 days ago.",
            Language.English.Render(
                new(RevisitReasons.PromiseOverdue, Arguments.Where(static argument => argument.Name != "what")),
                static _ => "Anna"));

    /// <summary>The sentences of all codes of a vocabulary, in ordinal order of the codes.</summary>
    internal static string Rendered(Type vocabulary, ReasonArgument[] arguments)
    {
        IEnumerable<string> codes = vocabulary.GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(static field => (string)field.GetRawConstantValue()!)
            .Order(StringComparer.Ordinal);

        return string.Join("\n",
            codes.Select(code => $"{code}: {Language.English.Render(new Reason(code, arguments), static _ => "Anna")}"));
    }
}
