using NodaTime;
using RelationshipModel.Changes;
using RelationshipModel.Network;
using RelationshipModel.Wording;
using static RelationshipModel.Tests.Network.Networks;

namespace RelationshipModel.Tests.Changes;

public sealed class ChangesReadmeTests
{
    [Fact]
    public async Task Readme_Example_Runs()
    {
        RelationshipNetwork network = New();
        await network.RecordAsync(Meeting("1", 3, Ada));
        Instant since = AsOf - Duration.FromDays(30);

        IReadOnlyList<NetworkChange> changes = await network.ChangesAsync(since);
        foreach (NetworkChange change in changes)
            Console.WriteLine(Language.English.Render(change.Reason, id => id.Value));

        Assert.Equal(Ada, Assert.Single(changes).Contact);
        ReadmeCode.IsRunBy("Changes");
    }
}
