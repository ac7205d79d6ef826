using NodaTime;

namespace RelationshipModel.Import.Tests.Chats;

public class SmsBackupReaderTests
{
    private const string Ann = "+49 171 1234567";

    private static string Smses(string rows) =>
        $"<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n<!--made by an app-->\n<smses count=\"1\">\n{rows}\n</smses>\n";

    private static string Calls(string rows) =>
        $"<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n<calls count=\"1\">\n{rows}\n</calls>\n";

    private static string Sms(int type, string address = Ann, long date = 1767607200000,
        string more = "contact_name=\"Ann Arbor\"") =>
        $"<sms protocol=\"0\" address=\"{address}\" date=\"{date}\" type=\"{type}\" subject=\"null\" body=\"x &lt;y&gt; &#10; "
            + $"z\" read=\"1\" {more} />";

    private static string Call(int type, int seconds, string number = Ann) =>
        $"<call number=\"{number}\" duration=\"{seconds}\" date=\"{1767607200000 + type}\" type=\"{type}\" presentation=\"1\" "
            + $"contact_name=\"Ann Arbor\" />";

    [Fact]
    public void Read_MessagesOfBothSides_AreInteractions()
    {
        List<ImportItem> items = Chat.Import(Smses(Sms(1) + Sms(2, "0171 1234567", 1767607260000)), "sms.xml");
        Assert.Equal(["Ann Arbor", "me"], items.Senders());
        Assert.All(items.Interactions(), static message =>
            Assert.Equal("tel:+491711234567", Assert.Single(message.Contacts).Value));
        Assert.Equal(Instant.FromUtc(2026, 1, 5, 10, 0), items.Interactions()[0].At);
    }

    [Fact]
    public void Read_DraftsServicesAndHiddenNumbers_AreSkippedAndCounted()
    {
        List<ImportItem> items = Chat.Import(Smses(Sms(3) + Sms(4) + Sms(5) + Sms(6) + Sms(1, "22000") + Sms(1, "SHOP")
            + Sms(1, "")), "sms.xml");
        Assert.Equal(
            [SkipReason.NotSent, SkipReason.NotSent, SkipReason.NotSent, SkipReason.NotSent, SkipReason.Automatic,
                SkipReason.Automatic, SkipReason.Anonymous],
            items.Skipped());
        Assert.Equal(7, items.Count);
    }

    [Fact]
    public void Read_Emoji_InHalvesDoNoHarm() =>
        Assert.Equal("Ann \U0001F600", Assert.Single(Assert.IsType<ImportedInteraction>(Assert.Single(
            Chat.Import(Smses(Sms(1, more: "contact_name=\"Ann &#55357;&#56832;\" body2=\"&#55357; &#0; \u0001\"")), "sms.xml")))
                .People).Name);

    [Fact]
    public void Read_GroupMms_HasItsMembers()
    {
        string rows =
            """
            <mms date="1767607200000" msg_box="1" m_type="132" m_id="a1" address="+491711234567~+491729999999" contact_name="Ann Arbor, Bob">
              <parts><part seq="0" ct="image/jpeg" data="AAAA" /></parts>
              <addrs><addr address="+491729999999" type="137" charset="106" /><addr address="+491711234567" type="151" /><addr address="insert-address-token" type="151" /></addrs>
            </mms>
            <mms date="1767607300000" msg_box="2" m_type="128" m_id="a2" address="+491711234567~+491729999999" contact_name="Ann Arbor, Bob">
              <addrs><addr address="insert-address-token" type="137" /><addr address="+491711234567" type="151" /><addr address="+491729999999" type="151" /></addrs>
            </mms>
            <mms date="1767607300000" msg_box="3" address="+491711234567"></mms>
            <mms date="1767607300000" msg_box="1" m_type="134" address="+491711234567" />
            """;
        List<ImportItem> items = Chat.Import(Smses(rows), "sms.xml");
        Assert.Equal(["Bob", "me"], items.Senders());
        Assert.Equal([(1, 3), (2, 3)], items.Interactions().Select(static message =>
            (message.Contacts.Count, message.HeadCount)));
        Assert.Equal([SkipReason.NotSent, SkipReason.Notice], items.Skipped());
    }

    [Fact]
    public void Read_Calls_AreTalksAndAttempts()
    {
        List<ImportItem> items = Chat.Import(
            Calls(Call(1, 60) + Call(2, 120) + Call(3, 0) + Call(4, 8) + Call(5, 0) + Call(6, 0) + Call(7, 0) + Call(1, 5, "-2")
                + Call(2, 0)), "calls.xml");
        Interaction[] calls = items.Interactions();
        Assert.Equal([60, 120, 0, 0, 0, -1, 0], calls.Select(static call => call.Length?.TotalSeconds ?? -1));
        Assert.Equal([false, true, false, false, false, false, true],
            calls.Select(static call => call.Initiator.Side == TieSide.Owner));
        Assert.Equal([SkipReason.Bulk, SkipReason.Anonymous], items.Skipped());
    }

    [Fact]
    public void Read_DateInSeconds_IsThatInMilliseconds() =>
        Assert.Equal(Chat.Import(Smses(Sms(1, date: 1767607200000)), "sms.xml").Interactions(),
            Chat.Import(Smses(Sms(1, date: 1767607200)), "sms.xml").Interactions());

    [Fact]
    public void Read_SameMessageInTwoBackups_IsOne() =>
        Assert.Equal(
            Chat.Import(Smses(Sms(1)), "sms-1.xml").Interactions().Select(static message => message.Id),
            Chat.Import(Smses(Sms(1, "0049 171 1234567", more: "contact_name=\"Ann\"")),
                "sms-2.xml").Interactions().Select(static message => message.Id));

    [Theory]
    [InlineData("<sms address='+49171' date='soon' type='1'/>", "soon")]
    [InlineData("<sms address='+49171' date='1767607200000' type='9'/>", "type of an SMS")]
    public void Read_UnusableMessage_IsAFault(string row, string named) =>
        Assert.Contains(named, Assert.Single(Chat.Import(Smses(row), "sms.xml").Faults()), StringComparison.Ordinal);

    [Fact]
    public void Read_DocumentTypeWithEntities_IsRefused() =>
        Assert.Contains("entities",
            Assert.Single(Chat.Import("<?xml version='1.0'?><!DOCTYPE smses [<!ENTITY a \"b\">]><smses><sms/></smses>",
                "sms.xml").Faults()), StringComparison.Ordinal);

    [Fact]
    public void Read_FileCutOff_SaysSo()
    {
        List<ImportItem> items = Chat.Import(Smses(Sms(1) + Sms(2, date: 1767607260000))[..^40], "sms.xml");
        Assert.Contains("cut off", Assert.Single(items.Faults()), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_PictureOfManyMegabytes_IsPassedOver()
    {
        string row =
            $"<mms date=\"1767607200000\" msg_box=\"1\" address=\"{Ann}\"><parts><part data=\"{new string('A', 8 << 20)}\" /></parts></mms>";
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Single(new RecordsReader(Chat.Options).Read(Text.Stream(Smses(row)), "sms.xml").Interactions());
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 100 << 20);
    }
}
