

namespace RelationshipModel.Import.Tests.Chats;

public class ChatFuzzTests
{
    [Fact]
    public void Read_BrokenChats_GivesItemsOrFaults() => Fuzz.Try(ChatFixtures.All, static _ => { });
}
