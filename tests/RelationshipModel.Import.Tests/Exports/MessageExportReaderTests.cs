namespace RelationshipModel.Import.Tests;

public class MessageExportReaderTests
{
    private const string Header =
        "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER\n";
    private const string Ann = "https://www.linkedin.com/in/ann";
    private const string Me = "https://www.linkedin.com/in/me";

    [Fact]
    public void Read_MessagesBothWays_AreInteractionsOfTheirWriters()
    {
        Interaction[] messages = [.. Text.Import(
            $"{Header}c1,,Ann,{Ann},Me,{Me},2026-01-05 10:00:00 UTC,,\"Hi,\nthere\",INBOX\n"
            + $"c1,,Me,{Me},Ann,{Ann},2026-01-05 11:00:00 UTC,,Hello,INBOX\n")
            .Cast<ImportedInteraction>().Select(static item => item.Interaction)];
        Assert.Equal([Initiator.Of(new(Ann)), Initiator.Owner], messages.Select(static message => message.Initiator));
        Assert.All(messages,
            static message => Assert.Equal((Channel.Message, Ann), (message.Channel, Assert.Single(message.Contacts).Value)));
        Assert.NotEqual(messages[0].Id, messages[1].Id);
    }

    [Fact]
    public void Read_DateAsOlderExportsWriteIt_IsOfThisCentury() =>
        Assert.Equal(NodaTime.Instant.FromUtc(2019, 3, 14, 13, 5), Assert.IsType<ImportedInteraction>(Assert.Single(
            Text.Import($"{Header}c1,,Ann,{Ann},Me,{Me},\"3/14/19, 1:05 PM\",,Hi,INBOX\n"))).Interaction.At);

    [Fact]
    public void Read_UnwantedMessage_IsSkipped() =>
        Assert.Equal(SkipReason.Spam,
            Assert.IsType<SkippedItem>(
                Assert.Single(Text.Import($"{Header}c1,,Ann,{Ann},Me,{Me},2026-01-05 10:00:00 UTC,,Hi,SPAM\n"))).Reason);

    [Theory]
    [InlineData("c1,,Gone,nowhere,Me,https://www.linkedin.com/in/me,2026-01-05 10:00:00 UTC,,Hi,INBOX", "SENDER PROFILE URL")]
    [InlineData("c1,,Ann,https://www.linkedin.com/in/ann,Me,https://www.linkedin.com/in/me,yesterday,,Hi,INBOX", "yesterday")]
    public void Read_UnusableMessage_IsAFault(string row, string named) =>
        Assert.Contains(named, Assert.IsType<ItemFault>(Assert.Single(Text.Import($"{Header}{row}\n"))).Fault.Reason,
            StringComparison.Ordinal);

    private const string FullHeader =
        "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE "
            + "URLS,DATE,SUBJECT,CONTENT,FOLDER,ATTACHMENTS,IS MESSAGE DRAFT\n";

    [Theory]
    [InlineData(
        "c1,,Me,https://www.linkedin.com/in/me,Ann,https://www.linkedin.com/in/ann,2026-01-05 10:00:00 UTC,,Hi,INBOX,,Yes",
        SkipReason.NotSent)]
    [InlineData(
        "c1,Sponsored Conversation,Ads,https://www.linkedin.com/in/ads,Me,https://www.linkedin.com/in/me,2026-01-05 10:00:00 "
            + "UTC,Offer,Buy,INBOX,,No", SkipReason.Advertisement)]
    [InlineData("c1,,Ann,https://www.linkedin.com/in/ann,Me,https://www.linkedin.com/in/me,2026-01-05 10:00:00 UTC,,Hi,SPAM,,No",
        SkipReason.Spam)]
    [InlineData("c1,,Nikita @ Network,,Me,https://www.linkedin.com/in/me,2026-01-05 10:00:00 UTC,,Hi,ARCHIVE,,No",
        SkipReason.Anonymous)]
    [InlineData("c1,,LinkedIn Member,,Me,https://www.linkedin.com/in/me,2026-01-05 10:00:00 UTC,,Hi,INBOX,,No",
        SkipReason.Anonymous)]
    public void Read_MessageThatIsNoContact_IsSkipped(string row, SkipReason reason) =>
        Assert.Equal(reason, Assert.IsType<SkippedItem>(Assert.Single(Text.Import($"{FullHeader}{row}\n"))).Reason);

    [Fact]
    public void Read_TwoMessagesOfOneSecond_AreTwo()
    {
        string row = $"c1,,Ann,{Ann},Me,{Me},2026-01-05 10:00:00 UTC,,Hi,INBOX,,No\n";
        Interaction[] messages = [.. Text.Import($"{FullHeader}{row}{row}").Cast<ImportedInteraction>()
            .Select(static item => item.Interaction)];
        Assert.NotEqual(messages[0].Id, messages[1].Id);
        Assert.Equal(messages, Text.Import($"{FullHeader}{row}{row}").Cast<ImportedInteraction>()
            .Select(static item => item.Interaction));
    }

    [Fact]
    public void Read_NameWithCommas_IsTheNameOfTheOnlyRecipient() =>
        Assert.Equal("Birch, Ann, PhD", Assert.IsType<ImportedInteraction>(Assert.Single(Text.Import(
            $"{FullHeader}c1,,Me,{Me},\"Birch, Ann, PhD\",https://linkedin.com/in/ann,2026-01-05 10:00:00 UTC,,Hi,INBOX,,No\n"))).People[0].Name);

    private const string OldHeader = "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT,FOLDER\n";

    private const string OldMessages = $"c1,,Ann,{Ann},\"Me, PhD\",2020-01-05 10:00:00 UTC,,Hi,INBOX\n"
        + $"c1,,\"Me, PhD\",{Me},Ann,2020-01-05 11:00:00 UTC,,Hi,INBOX\n"
        + $"c2,,\"Me, PhD\",{Me},\"Birch, Bob\",2020-01-05 12:00:00 UTC,,Hi,INBOX\n"
        + "c3,,Somebody,,\"Me, PhD\",2020-01-05 13:00:00 UTC,,Hi,ARCHIVE\n";

    [Fact]
    public void Read_ExportThatNamesRecipientsAlone_KnowsThemByTheConversation()
    {
        List<ImportItem> items = Text.Import(OldHeader + OldMessages);
        ImportedInteraction[] messages = [.. items.OfType<ImportedInteraction>()];
        Assert.Equal([Initiator.Of(new(Ann)), Initiator.Owner, Initiator.Owner],
            messages.Select(static message => message.Interaction.Initiator));
        Assert.Equal([Ann, Ann, "Birch, Bob"],
            messages.Select(static message => message.People.Single()).Select(static person =>
                person.Address.Value == Ann ? Ann : person.Name));
        Assert.All(messages, static message => Assert.Equal(2, message.Interaction.HeadCount));
        Assert.Equal(SkipReason.Anonymous, Assert.Single(items.OfType<SkippedItem>()).Reason);
    }

    [Fact]
    public void Read_ExportThatNamesRecipientsAlone_NeedsTheOwnersProfileOrName()
    {
        ImportOptions unknown = Text.Options with { Me = ["me@home.example"] };
        Assert.Equal([SkipReason.Anonymous, SkipReason.WithoutOwner, SkipReason.WithoutOwner, SkipReason.WithoutOwner],
            Text.Import(OldHeader + OldMessages, unknown).Cast<SkippedItem>().Select(static item => item.Reason));
        Assert.Equal(3, Text.Import(OldHeader + OldMessages, unknown with { Me = ["Me, PhD"] }).OfType<ImportedInteraction>()
            .Count());
    }
}
