using System.Text;

namespace RelationshipModel.Import.Tests.Chats;

public class LineReaderTests
{
    private const string WithNora = "[LINE] Chat history with Nora\nSaved on: 2026/02/01 10:00\n\n";

    private static string[] Times(IEnumerable<ImportItem> items) => [.. items.Interactions().Select(Chat.Local)];

    [Theory]
    [InlineData("[LINE] Chat history with Nora", "Saved on: 2/1/2026, 10:00")]
    [InlineData("\uFEFF[LINE] Noraとのトーク履歴", "保存日時：2026/02/01 10:00")]
    [InlineData("[LINE] 與Nora的聊天記錄", "儲存日期：2026/02/01 10:00")]
    [InlineData("[LINE] ประวัติการสนทนากับ Nora", "บันทึกวันที่: 2026/02/01 10:00")]
    public void Read_ChatOfTwo_IsNamedAfterTheOther(string title, string saved)
    {
        List<ImportItem> items = Chat.Import(
            $"{title}\n{saved}\n\n2026/01/05(月)\n10:00\tNora\t\"a\nb\"\n10:01\tKim\thi\n\n2026/01/06(火)\n09:30\tNora\t[写真]\n");
        Assert.Equal(["Nora", "me", "Nora"], items.Senders());
        Assert.Equal(["2026-01-05 10:00:00", "2026-01-05 10:01:00", "2026-01-06 09:30:00"], Times(items));
        Assert.All(items.Interactions(), static one => Assert.Equal(2, one.HeadCount));
    }

    [Theory]
    [InlineData("2026.01.05 Monday", "21:30", "2026-01-05 21:30:00")]
    [InlineData("2026/1/5(Mon)", "9:30 PM", "2026-01-05 21:30:00")]
    [InlineData("2026/01/05(月)", "午後9:30", "2026-01-05 21:30:00")]
    [InlineData("2026/01/05（週一）", "下午09:30", "2026-01-05 21:30:00")]
    [InlineData("Mon, 01/05/2026", "12:05AM", "2026-01-05 00:05:00")]
    [InlineData("Mon, 05/01/2026", "00:05", "2026-01-05 00:05:00")]
    [InlineData("Wed, 1/14/2026", "00:05", "2026-01-14 00:05:00")]
    public void Read_Times_AreThoseOfEachLanguage(string day, string time, string expected) =>
        Assert.Equal([expected], Times(Chat.Import($"{WithNora}{day}\n{time}\tNora\thi\n{time}\t\tNora left.\n")));

    [Fact]
    public void Read_DayOfTwoOrders_AsksForTheOrder()
    {
        string text = $"{WithNora}จ. 05/01/2026\n10:00\tNora\thi\n";
        Assert.Contains("--date-order", Assert.Single(Chat.Import(text).Faults()), StringComparison.Ordinal);
        Assert.Equal(["2026-01-05 10:00:00"], Times(Chat.Import(Encoding.UTF8.GetBytes(text), "a.txt",
            Chat.Options with { DateOrder = DateOrder.DayMonthYear })));
    }

    [Fact]
    public void Read_MessageBelowNoDay_IsAFault()
    {
        string[] faults = Chat.Import($"{WithNora}Someday\n10:00\tNora\thi\n10:01\tNora\thi\n").Faults();
        Assert.Equal(2, faults.Length);
        Assert.All(faults, static fault => Assert.Contains("no line above the message has", fault, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Party 24/12/2026")]
    [InlineData("Flight 05/01/2026")]
    [InlineData("2026/01/09")]
    [InlineData("2026/01/09(Fri)")]
    [InlineData("Fri, 01/09/2026")]
    public void Read_DateWithinAMessage_IsNoDay(string date)
    {
        string message = $"10:00\tNora\t\"Plans:\n{date}\n\"well\"\n\n{date}\nsee you\"\n";
        Assert.Equal(["2026-01-05 10:00:00", "2026-01-05 10:01:00", "2026-01-06 10:00:00"],
            Times(Chat.Import($"{WithNora}2026/01/05(Mon)\n{message}10:01\tKim\thi\n\n2026/01/06(Tue)\n10:00\tNora\t\"hi\n")));
    }

    [Fact]
    public void Read_DayBelowAMessageThatOnlyBeginsWithAQuotationMark_IsADay() =>
        Assert.Equal(["2026-01-05 10:00:00", "2026-01-06 10:00:00"], Times(Chat.Import(
            $"{WithNora}2026/01/05(Mon)\n10:00\tNora\t\"Yes\" it was\n\n2026/01/06(Tue)\n10:00\tKim\thi\n")));

    [Fact]
    public void Read_MessagesBelowADayOfTwoOrders_AreAFaultEach() =>
        Assert.Equal(2, Chat.Import($"{WithNora}จ. 05/01/2026\n10:00\tNora\thi\n10:01\tKim\thi\n").Faults().Length);

    [Fact]
    public void Read_Group_NeedsTheOwnersName()
    {
        string text = "[LINE] Chat history in Walks\nSaved on: 2026/02/01 10:00\n\n2026/01/05(Mon)\n10:00\tNora\ta\n"
            + "10:01\tOle\tb\n10:02\tKim\tc\n";
        Assert.Contains("--me NAME", Assert.Single(Chat.Import(text).Faults()), StringComparison.Ordinal);
        List<ImportItem> items = Chat.Import(text, "a.txt", "Kim");
        Assert.Equal(["Nora", "Ole", "me"], items.Senders());
        Assert.All(items.Interactions(), static one => Assert.Equal(3, one.HeadCount));
    }

    [Fact]
    public void Read_CallsAndNotices_AreWhatTheyAre()
    {
        List<ImportItem> items = Chat.Import(
            $"{WithNora}2026/01/05(Mon)\n10:00\tNora\t☎ Call time 1:02:05\n10:01\tKim\t☎ 通話時間 0:45\n10:02\tNora\t☎ 不在着信\n"
                + "10:03\t\tメッセージの送信を取り消しました\n10:04\tNora unsent a message.\n");
        Assert.Equal([3725, 45, 0], items.Interactions().Select(static one => one.Length?.TotalSeconds ?? -1));
        Assert.All(items.Interactions(), static one => Assert.Equal(Channel.Voice, one.Channel));
        Assert.Equal([SkipReason.Notice, SkipReason.Notice], items.Skipped());
    }

    [Fact]
    public void Read_LongerExport_GivesTheSameIds()
    {
        string text = $"{WithNora}2026/01/05(Mon)\n10:00\tNora\ta\n10:00\tNora\tb\n10:01\tKim\tc\n";
        Assert.Equal(Chat.Import(text).Interactions().Select(static one => one.Id),
            Chat.Import($"{text}10:02\tNora\td\n".Replace("Saved on: 2026/02/01", "Saved on: 2026/03/01",
                StringComparison.Ordinal)).Interactions()[..3].Select(static one => one.Id));
    }

    [Fact]
    public void Read_MoreMessagesThanAreKept_IsToldBesideOtherFaults()
    {
        string text = $"{WithNora}10:00\tNora\tlost\n2026/01/05(Mon)\n10:01\tNora\ta\n10:02\tKim\tb\n10:03\tNora\tc\n"
            + "10:04\tNora\td\n";
        string[] faults = [.. Chat.Import(Encoding.UTF8.GetBytes(text), "messages.json",
            Chat.Options with { Limits = new() { ChatMessages = 2 } }).Faults()];
        Assert.Equal(2, faults.Length);
        Assert.Contains("more than 2 messages", faults[1], StringComparison.Ordinal);
    }
}
