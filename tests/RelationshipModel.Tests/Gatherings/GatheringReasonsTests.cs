using System.Reflection;
using NodaTime;
using RelationshipModel.Circles;
using RelationshipModel.Gatherings;
using RelationshipModel.Wording;
using static RelationshipModel.Tests.MadeNetwork;

namespace RelationshipModel.Tests.Gatherings;

public sealed class GatheringReasonsTests
{
    [Fact]
    public async Task Render_EveryReason_IsAsApproved() =>
        await Snapshot.Verify(string.Concat(
            from type in (Type[])[typeof(GatheringReasons), typeof(CircleReasons)]
            from field in type.GetFields(BindingFlags.Public | BindingFlags.Static)
            let code = (string)field.GetRawConstantValue()!
            select $"{code}: {Language.English.Render(Sample(code), static contact => contact.Value)}\n"));

    private static Reason Sample(string code) => new(code, [
        ReasonArgument.Of("contact", Id("Ana")),
        ReasonArgument.Of("silence", Duration.FromDays(100)),
        ReasonArgument.Of("gap", Duration.FromDays(21)),
        ReasonArgument.Of("due", Date(10)),
        ReasonArgument.Of("late", Duration.FromDays(3)),
        code == CircleReasons.NeverInTouch
            ? ReasonArgument.Of("since", Date(10)) : ReasonArgument.Of("since", Duration.FromDays(20)),
        ReasonArgument.Of("what", "the bee book"),
        ReasonArgument.Of("warmth", "warm"),
        ReasonArgument.Of("topics", "bees", "pottery"),
        .. ((string[])["count", "mine", "theirs", "new", "yes", "known", "pending", "days", "recent", "expected", "hours", "kept",
            "promises", "times", "members", "over", "joined", "left"])
            .Select((name, i) => ReasonArgument.Of(name, i + 2))]);
}
