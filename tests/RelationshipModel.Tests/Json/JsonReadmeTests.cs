using System.Text.Json;
using RelationshipModel.Scoring;
using static RelationshipModel.Tests.Network.Networks;

namespace RelationshipModel.Tests.Json;

public sealed class JsonReadmeTests
{
    [Fact]
    public void Readme_Example_Runs()
    {
        RelationshipScore score = new RelationshipScorer().Score(new Tie(new(Owner, Ada), [Meeting("1", 3, Ada)]), AsOf);
        string text = JsonSerializer.Serialize(Meeting("1", 3, Ada), JsonSerializerOptions.Web);

        string json = JsonSerializer.Serialize(score);
        Interaction read = JsonSerializer.Deserialize<Interaction>(text, JsonSerializerOptions.Web)!;

        Assert.NotEmpty(json);
        Assert.Equal(Meeting("1", 3, Ada), read);
        ReadmeCode.IsRunBy("Json");
    }
}
