namespace RelationshipModel.Import.Tests;

public class MailInteractionsTests
{
    private static string Mail(string from, string to, string id, string more = "") =>
        $"From x@y Mon Jan  5 10:00:00 2026\nFrom: {from}\nTo: {to}\nDate: Mon, 5 Jan 2026 10:00:00 +0000\nMessage-ID: <{id}@x.example>\n{more}\nbody\n\n";

    private static Interaction Only(string text) =>
        Assert.IsType<ImportedInteraction>(Assert.Single(Text.Import(text))).Interaction;

    [Fact]
    public void Read_MailByTheOwner_IsOpenedByTheOwnerWithAllRecipients()
    {
        Interaction mail = Only(Mail("Me+shop@Home.example", "ann@x.example, bob@x.example, me@home.example", "1"));
        Assert.Equal(["ann@x.example", "bob@x.example"], mail.Contacts.Select(static contact => contact.Value));
        Assert.Equal((3, Initiator.Owner, false, Channel.Email), (mail.HeadCount, mail.Initiator, mail.IsReply, mail.Channel));
    }

    [Fact]
    public void Read_MailToTheOwner_IsOpenedByItsWriterAlone()
    {
        Interaction mail = Only(Mail("ann@x.example", "me@home.example, bob@x.example", "1"));
        Assert.Equal("ann@x.example", Assert.Single(mail.Contacts).Value);
        Assert.Equal((3, Initiator.Of(new("ann@x.example"))), (mail.HeadCount, mail.Initiator));
    }

    [Fact]
    public void Read_BlindCopyDeliveredToTheOwner_IsAnInteractionWithItsWriter()
    {
        Interaction mail = Only(Mail("ann@x.example", "bob@x.example", "1", "Delivered-To: me@home.example\n"));
        Assert.Equal(("ann@x.example", 3), (Assert.Single(mail.Contacts).Value, mail.HeadCount));
    }

    [Fact]
    public void Read_Answer_IsAReply() =>
        Assert.True(Only(Mail("ann@x.example", "me@home.example", "2", "In-Reply-To: <1@x.example>\n")).IsReply);

    [Fact]
    public void Read_SecondMessageOfTheSameWriter_IsNoReply()
    {
        string thread = Mail("ann@x.example", "me@home.example", "1")
            + Mail("ann@x.example", "me@home.example", "2", "In-Reply-To: <1@x.example>\n")
            + Mail("me@home.example", "ann@x.example", "3", "In-Reply-To: <2@x.example>\n");
        Assert.Equal([false, false, true], Text.Import(thread).Cast<ImportedInteraction>()
            .Select(static item => item.Interaction.IsReply));
    }

    [Fact]
    public void Read_IdThatSeveralMessagesBear_KeepsEachAndTakesCopiesForOne()
    {
        string ann = Mail("ann@x.example", "me@home.example", "1"), bob = Mail("bob@x.example", "me@home.example", "1"),
            later = ann.Replace("Mon, 5", "Tue, 6", StringComparison.Ordinal);
        InteractionId[] ids = Ids(ann + bob + later + ann + bob + later);
        Assert.Equal("1@x.example", ids[0].Value);
        Assert.Equal(3, ids.Distinct().Count());
        Assert.Equal(ids[..3], ids[3..]);
    }

    [Fact]
    public void Read_CopyDatedSecondsLater_IsTheSameMessage()
    {
        string sent = Mail("me@home.example", "ann@x.example", "1");
        string copy = sent.Replace("10:00:00 +0000", "12:00:07 +0200", StringComparison.Ordinal);
        Assert.Single(Ids(sent + copy).Distinct());
    }

    private static InteractionId[] Ids(string text) =>
        [.. Text.Import(text).Select(static item => ((ImportedInteraction)item).Interaction.Id)];

    [Theory]
    [InlineData("me@home.example", "me@home.example", "", SkipReason.NobodyElse)]
    [InlineData("ann@x.example", "bob@x.example", "", SkipReason.WithoutOwner)]
    [InlineData("ann@x.example", "me@home.example", "List-Id: <l>\n", SkipReason.MailingList)]
    [InlineData("ann@x.example", "me@home.example", "Precedence: bulk\n", SkipReason.Bulk)]
    [InlineData("ann@x.example", "me@home.example", "Auto-Submitted: auto-generated\n", SkipReason.Automatic)]
    [InlineData("noreply@x.example", "me@home.example", "", SkipReason.NoReply)]
    public void Read_MailThatIsNoContact_IsSkipped(string from, string to, string more, SkipReason reason) =>
        Assert.Equal(reason, Assert.IsType<SkippedItem>(Assert.Single(Text.Import(Mail(from, to, "1", more)))).Reason);

    [Fact]
    public void Read_MailFromTheFuture_IsSkipped()
    {
        string mail = Mail("ann@x.example", "me@home.example", "1")
            .Replace("Jan 2026 10:00:00 +0000", "Jan 2036 10:00:00 +0000", StringComparison.Ordinal);
        Assert.Equal(SkipReason.NotYetSent, Assert.IsType<SkippedItem>(Assert.Single(Text.Import(mail))).Reason);
    }

    [Fact]
    public void Read_Twice_GivesTheSameInteractions()
    {
        string box = Mail("Ann <ann@x.example>", "me@home.example", "1") + Mail("me@home.example", "ann@x.example", "2");
        Interaction[] first = [.. Text.Import(box).Cast<ImportedInteraction>().Select(static item => item.Interaction)];
        Assert.Equal(first, Text.Import(box).Cast<ImportedInteraction>().Select(static item => item.Interaction));
    }

    [Fact]
    public void Options_WithoutAddressesOfTheOwner_AreRefused() =>
        Assert.Contains("Me", Assert.Throws<ArgumentException>(() => new RecordsReader(Text.Options with { Me = [] })).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Options_WithSeveralFaults_NameThemAll()
    {
        ArgumentException e = Assert.Throws<ArgumentException>(() =>
            new RecordsReader(new() { Me = ["nobody@"], AsOf = NodaTime.Instant.MinValue, Zone = null! }));
        Assert.Contains("Me[0]", e.Message, StringComparison.Ordinal);
        Assert.Contains("AsOf", e.Message, StringComparison.Ordinal);
        Assert.Contains("Zone", e.Message, StringComparison.Ordinal);
    }
}
