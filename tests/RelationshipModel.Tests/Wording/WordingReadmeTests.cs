using NodaTime;
using RelationshipModel.Scoring;
using RelationshipModel.Wording;

namespace RelationshipModel.Tests.Wording;

public sealed class WordingReadmeTests
{
    [Fact]
    public void Readme_Example_Runs()
    {
        ContactId jonas = new("jonas");
        Dictionary<ContactId, string> names = new() { [jonas] = "Jonas" };
        Language german = Language.For("de-AT");
        ReasonArgument silence = ReasonArgument.Of("silence", Duration.FromDays(800));
        Reason reason = new(TieReasons.Lapsed, ReasonArgument.Of("contact", jonas), silence);
        // Jonas und du habt seit 2 Jahren keinen Kontakt mehr.
        string sentence = german.Render(reason, id => names.GetValueOrDefault(id, "jemand"));

        Assert.Equal("Jonas und du habt seit 2 Jahren keinen Kontakt mehr.", sentence);
        ReadmeCode.IsRunBy("Wording");
    }
}
