using System.Text;

namespace RelationshipModel.Import.Tests.Chats;

public class KakaoTalkReaderTests
{
    private const string WithNora = "노라 님과 카카오톡 대화\n저장한 날짜 : 2026년 2월 1일 오전 10:00\n\n\n";

    private static string[] Times(IEnumerable<ImportItem> items) => [.. items.Interactions().Select(Chat.Local)];

    [Theory]
    [InlineData("2026년 1월 5일 오후 9:30")]
    [InlineData("2026. 1. 5. 오후 9:30")]
    [InlineData("2026. 1. 5. 21:30")]
    [InlineData("Jan 5, 2026, 9:30 PM")]
    [InlineData("January 5, 2026 at 9:30\u202fPM")]
    [InlineData("9:30PM, January 5, 2026")]
    [InlineData("5 Jan 2026 at 21:30")]
    public void Read_MessagesOfATelephone_HaveTheTimesOfEachLanguage(string time)
    {
        List<ImportItem> items = Chat.Import(
            $"{WithNora}{time}\n{time}, 노라 : hi\n2026년 1월 9일 금요일\nwell : no\n{time}, 회원님 : hi : you\n");
        Assert.Equal(["노라", "me"], items.Senders());
        Assert.Equal(["2026-01-05 21:30:00", "2026-01-05 21:30:00"], Times(items));
        Assert.All(items.Interactions(), static one => Assert.Equal(2, one.HeadCount));
    }

    [Theory]
    [InlineData("2026년 1월 5일 월요일", "오후 9:30")]
    [InlineData("Monday, January 5, 2026", "9:30 PM")]
    [InlineData("2026년 1월 5일 월요일", "21:30")]
    public void Read_MessagesOfWindows_HaveTheDayAboveThem(string day, string time)
    {
        List<ImportItem> items = Chat.Import($"\uFEFF노라 님과 카카오톡 대화\r\n저장한 날짜 : 2026-02-01 10:00:00\r\n\r\n"
            + $"--------------- {day} ---------------\r\n[노라] [{time}] hi\r\n[a] or [b]\r\n[Kim [K]] [{time}] [x] [1:00]\r\n");
        Assert.Equal(["노라", "me"], items.Senders());
        Assert.Equal(["2026-01-05 21:30:00", "2026-01-05 21:30:00"], Times(items));
    }

    [Fact]
    public void Read_RowsOfAMac_AreNamedAfterTheirFile()
    {
        List<ImportItem> items = Chat.Import("Date,User,Message\n2026-01-05 21:30:10,\"노라\",\"a\nb\"\n2026-01-05 21:31:00,\"Kim\",\"c\"\n"
            + "2026-01-05 21:32:00,\"노라\",\"노라님이 나갔습니다.\"\nx,\"노라\",\"d\"\n", "KakaoTalk_Chat_노라_2026-02-01-10-00-00.csv");
        Assert.Equal(["노라", "me"], items.Senders());
        Assert.Equal(["2026-01-05 21:30:10", "2026-01-05 21:31:00"], Times(items));
        Assert.Equal([SkipReason.Notice], items.Skipped());
        Assert.Contains("'x' is not a date", Assert.Single(items.Faults()), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ChatInWhichTheOwnerAloneWrote_IsWithWhomItIsNamedAfter() =>
        Assert.Equal(["노라"], Chat.Import($"{WithNora}2026년 1월 5일 오후 9:30, 회원님 : hi\n").OfType<ImportedInteraction>()
            .SelectMany(static one => one.People).Select(static person => person.Name!));

    [Theory]
    [InlineData("KakaoTalk Chats with Walks (3)\nDate Saved : 10:00am, February 1, 2026\n\n")]
    [InlineData("KakaoTalk Chats with Nora,Ole 3\nDate Saved : 10:00am, February 1, 2026\n\n")]
    public void Read_Group_NeedsTheOwnersName(string title)
    {
        string text = title + "Jan 5, 2026, 9:30 PM, Nora : a\nJan 5, 2026, 9:31 PM, Ole : b\n";
        Assert.Contains("--me NAME", Assert.Single(Chat.Import(text).Faults()), StringComparison.Ordinal);
        List<ImportItem> items = Chat.Import($"{text}Jan 5, 2026, 9:32 PM, You : c\n");
        Assert.Equal(["Nora", "Ole", "me"], items.Senders());
        Assert.All(items.Interactions(), static one => Assert.Equal(3, one.HeadCount));
    }

    [Fact]
    public void Read_CallsNoticesAndThoseGone_AreWhatTheyAre()
    {
        List<ImportItem> items = Chat.Import($"{WithNora}2026. 1. 5. 21:00: 노라님이 회원님을 초대했습니다.\n"
            + "2026. 1. 5. 21:01, 노라 : 보이스톡 해요\n2026. 1. 5. 21:02, 노라 : 보이스톡 1:02:05\n"
            + "2026. 1. 5. 21:03, 회원님 : 페이스톡 취소\n2026. 1. 5. 21:04, 노라 : 보이스톡 좋아\n"
            + "2026. 1. 5. 21:05, 노라 : 삭제된 메시지입니다.\n2026. 1. 5. 21:06, (알수없음) : hi\n");
        Assert.Equal([Channel.Voice, Channel.Video, Channel.Message], items.Interactions().Select(static one => one.Channel));
        Assert.Equal([3725, 0, null], items.Interactions().Select(static one => one.Length?.TotalSeconds));
        Assert.Equal([SkipReason.Notice, SkipReason.Notice, SkipReason.Deleted, SkipReason.Anonymous], items.Skipped());
    }

    [Fact]
    public void Read_MessageBelowNoDay_IsAFault() =>
        Assert.Contains("no line above the message has a day", Assert.Single(Chat.Import($"{WithNora}[노라] [오후 9:30] hi\n").Faults()),
            StringComparison.Ordinal);

    [Fact]
    public void Read_ExportsOfTwoPrograms_GiveTheSameIds()
    {
        string telephone = $"{WithNora}2026년 1월 5일 오후 9:30, 노라 : a\n2026년 1월 5일 오후 9:30, 노라 : b\n"
            + "2026년 1월 5일 오후 9:31, 회원님 : c\n";
        const string Mac = "Date,User,Message\n2026-01-05 21:30:10,노라,a\n2026-01-05 21:30:40,노라,b\n2026-01-05 21:31:02,Kim,c\n";
        Assert.Equal(Chat.Import(telephone).Interactions().Select(static one => one.Id),
            Chat.Import(Encoding.UTF8.GetBytes(Mac), "KakaoTalk_Chat_노라_2026-02-01.csv", Chat.Options).Interactions()
                .Select(static one => one.Id));
    }
}
