using NodaTime;

namespace RelationshipModel.Import.Tests.Chats;

public class WhatsAppReaderTests
{
    private const string WithAnn = "WhatsApp Chat with Ann Arbor.txt";

    [Fact]
    public void Read_AndroidChatOfTwo_GivesMessagesOfBoth()
    {
        List<ImportItem> items = Chat.Import(
            """
            31/01/2026, 18:30 - Messages and calls are end-to-end encrypted. Only people in this chat can read them.
            31/01/2026, 18:30 - Ann Arbor: Hello
            31/01/2026, 18:31 - Kim Lee: Hi there: how are you?
            second line
            12: not a date

            01/02/2026, 00:05 - Ann Arbor: <Media omitted>
            """, WithAnn);
        Assert.Equal(["Ann Arbor", "me", "Ann Arbor"], items.Senders());
        Assert.Equal(["2026-01-31 18:30:00", "2026-01-31 18:31:00", "2026-02-01 00:05:00"],
            items.Interactions().Select(Chat.Local));
        Assert.Equal([SkipReason.Notice], items.Skipped());
        Assert.All(items.Interactions(), static message =>
            Assert.Equal((Channel.Message, 2, false), (message.Channel, message.HeadCount, message.IsReply)));
        Assert.Single(items.Interactions().SelectMany(static message => message.Contacts).Distinct());
    }

    [Fact]
    public void Read_IosChat_PassesOverItsMarks()
    {
        List<ImportItem> items = Chat.Import(
            "\uFEFF[13.01.26, 18:32:10] Ann Arbor: \u200EMessages and calls are end-to-end encrypted. Only people in this "
            + "chat can read them.\r\n"
            + "\u200E[13.01.26, 18:32:11] Ann Arbor: \u200Eimage omitted\r\n"
            + "[13.01.26, 18:33:00] Kim: Nice \u200E<This message was edited>\r\n"
            + "[13.01.26, 18:34:00] \u202A+49\u00A0171\u00A01234567\u202C: hi\r\n", "_chat.txt", "Kim");
        Assert.Equal(["Ann Arbor", "me", "tel:+491711234567"], items.Senders());
        Assert.Equal([SkipReason.Notice], items.Skipped());
        Assert.Equal("2026-01-13 18:32:11", items.Interactions()[0].Local());
    }

    [Theory]
    [InlineData("1/31/26, 6:30\u202FPM - Ann Arbor: x", "2026-01-31 18:30:00")]
    [InlineData("1/31/26, 12:05 AM - Ann Arbor: x", "2026-01-31 00:05:00")]
    [InlineData("31/1/26 6:30 p.\u00A0m. - Ann Arbor: x", "2026-01-31 18:30:00")]
    [InlineData("31/01/2026, 6:30 pm - Ann Arbor: x", "2026-01-31 18:30:00")]
    [InlineData("[2026/1/31 下午6:30:05] Ann Arbor: x", "2026-01-31 18:30:05")]
    [InlineData("2026/1/31 上午12:30 - Ann Arbor: x", "2026-01-31 00:30:00")]
    [InlineData("2026. 1. 31. 오후 6:30, Ann Arbor : x", null)]
    [InlineData("[2026. 1. 31. 오후 6:30:05] Ann Arbor: x", "2026-01-31 18:30:05")]
    [InlineData("2026年1月31日 18:30 - Ann Arbor: x", "2026-01-31 18:30:00")]
    [InlineData("[2026-01-31, 18:30:05] Ann Arbor: x", "2026-01-31 18:30:05")]
    [InlineData("31.01.26, 18:30 - Ann Arbor: x", "2026-01-31 18:30:00")]
    [InlineData("31.1.2026 klo 18.30 - Ann Arbor: x", "2026-01-31 18:30:00")]
    [InlineData("31/01/2026 à 18:30 - Ann Arbor: x", "2026-01-31 18:30:00")]
    [InlineData("03/04/2026 à 18:30 - Ann Arbor: x", "2026-04-03 18:30:00")]
    [InlineData("31-01-2026 18:30 - Ann Arbor: x", "2026-01-31 18:30:00")]
    [InlineData("31/01/2026 18:30:05: Ann Arbor: x", "2026-01-31 18:30:05")]
    [InlineData("[31/1/2569 BE, 18:30:05] Ann Arbor: x", "2026-01-31 18:30:05")]
    [InlineData("[1/31/R8, 18:30:05] Ann Arbor: x", "2026-01-31 18:30:05")]
    [InlineData("[18:30:05, 31/1/26] Ann Arbor: x", "2026-01-31 18:30:05")]
    [InlineData("18:30, 31/1/2026 - Ann Arbor: x", "2026-01-31 18:30:00")]
    [InlineData("1/31/26, 6:30:05 PM: Ann Arbor: x", "2026-01-31 18:30:05")]
    [InlineData("31/01/2026, 6:30 in the evening - Ann Arbor: x", "2026-01-31 18:30:00")]
    [InlineData("31/01/2026, 1:30 at night - Ann Arbor: x", "2026-01-31 01:30:00")]
    [InlineData("31/01/2026 6:30 de la tarde - Ann Arbor: x", "2026-01-31 18:30:00")]
    [InlineData("12 - 3 - 4 eggs: Ann Arbor: x", null)]
    [InlineData("[31/1/2569 18:30:05] Ann Arbor: x", "2026-01-31 18:30:05")]
    [InlineData("٣١/٠١/٢٠٢٦، ٦:٣٠ م - Ann Arbor: x", "2026-01-31 18:30:00")]
    [InlineData("[5 Jan 2026 at 6:30:05 pm] Ann Arbor: x", "2026-01-05 18:30:05")]
    [InlineData("Jan 5, 2026, 6:30 PM - Ann Arbor: x", "2026-01-05 18:30:00")]
    [InlineData("5. März 2026, 18:30 - Ann Arbor: x", "2026-03-05 18:30:00")]
    [InlineData("5 de enero de 2026, 18:30 - Ann Arbor: x", "2026-01-05 18:30:00")]
    [InlineData("05-févr.-26 18:30 - Ann Arbor: x", "2026-02-05 18:30:00")]
    [InlineData("5 января 2026 г., 18:30 - Ann Arbor: x", "2026-01-05 18:30:00")]
    [InlineData("2026 Jan 5, 18:30 - Ann Arbor: x", "2026-01-05 18:30:00")]
    [InlineData("May 5 eggs, 18:30 - Ann Arbor: x", null)]
    [InlineData("[۱۴۰۴/۱۱/۱۱، ۱۸:۳۰:۰۵] Ann Arbor: x", "2026-01-31 18:30:05")]
    [InlineData("[12/8/1447 هـ، 6:30:05 م] Ann Arbor: x", "2026-01-31 18:30:05")]
    [InlineData("31.01.26 г., 18:30 ч. - Ann Arbor: x", "2026-01-31 18:30:00")]
    [InlineData("31.1.26, 6:30 e pasdites - Ann Arbor: x", "2026-01-31 18:30:00")]
    [InlineData("31/01/1850, 18:30 - Ann Arbor: x", null)]
    [InlineData("2026/1/31 下午6:30, Ann Arbor: x - y", null)]
    public void Read_DateInAnyForm_IsRead(string line, string? time)
    {
        Interaction[] read = Chat.Import($"{line}\n", WithAnn).Interactions();
        if (time is null) Assert.Empty(read);
        else Assert.Equal(time, Assert.Single(read).Local());
    }

    [Theory]
    [InlineData("1/2/26", "1/3/26", "2/1/26", "2026-01-02 2026-01-03 2026-02-01")]
    [InlineData("1/2/26", "2/2/26", "1/3/26", "2026-02-01 2026-02-02 2026-03-01")]
    [InlineData("5/6/26", "5/6/26", "5/6/26", "2026-05-06 2026-05-06 2026-05-06")]
    [InlineData("26/1/2", "26/1/28", "26/2/1", "2026-01-02 2026-01-28 2026-02-01")]
    [InlineData("03/04/26", "04/04/26", "05/04/26", "2026-04-03 2026-04-04 2026-04-05")]
    [InlineData("1/4/26", "1/5/26", "1/6/26", "2026-01-04 2026-01-05 2026-01-06")]
    [InlineData("4/4/26", "4/4/26", "5/5/26", "2026-04-04 2026-04-04 2026-05-05")]
    public void Read_DatesOfSeveralOrders_FollowOneAnother(string first, string second, string third, string dates)
    {
        // As of June, 5/6/26 cannot be the fifth of June.
        List<ImportItem> items =
            Chat.Import($"{first}, 10:00 - Ann Arbor: a\n{second}, 10:01 - Ann Arbor: b\n{third}, 10:02 - Ann Arbor: c\n",
            WithAnn);
        Assert.Equal(dates, string.Join(' ', items.Interactions().Select(static message => message.Local()[..10])));
    }

    [Fact]
    public void Read_DatesOfTwoOrders_AsksForTheOrder()
    {
        const string text = "03/04/26, 10:00 - Ann Arbor: a\n03/04/26, 10:01 - Ann Arbor: b\n";
        Assert.Contains("--date-order", Assert.Single(Chat.Import(text, WithAnn).Faults()), StringComparison.Ordinal);
        ImportOptions stated = Chat.Options with { DateOrder = DateOrder.MonthDayYear };
        Assert.Equal(["2026-03-04 10:00:00", "2026-03-04 10:01:00"],
            Chat.Import(System.Text.Encoding.UTF8.GetBytes(text), WithAnn, stated).Interactions().Select(Chat.Local));
    }

    [Theory]
    [InlineData("03-04-26", "04-05-26", DateOrder.MonthDayYear, "2026-03-04")]
    [InlineData("03.04.26", "04.05.26", DateOrder.MonthDayYear, "2026-03-04")]
    [InlineData("03.04.26", "03.14.26", DateOrder.DayMonthYear, "2026-04-03")]
    public void Read_StatedOrder_Counts(string first, string second, DateOrder order, string expected)
    {
        byte[] text = System.Text.Encoding.UTF8.GetBytes($"{first}, 10:00 - Ann Arbor: a\n{second}, 10:01 - Ann Arbor: b\n");
        List<ImportItem> items = Chat.Import(text, WithAnn, Chat.Options with { DateOrder = order });
        Assert.Equal(expected, items.Interactions()[0].Local()[..10]);
    }

    [Theory]
    [InlineData('-')]
    [InlineData('.')]
    public void Read_MonthFirstWithoutSlashes_IsReadWhereNothingElseExists(char by)
    {
        string text = "03/14/26, 10:00 - Ann Arbor: a\n04/02/26, 10:01 - Ann Arbor: b\n".Replace('/', by);
        Assert.Equal(["2026-03-14", "2026-04-02"],
            Chat.Import(text, WithAnn).Interactions().Select(static one => one.Local()[..10]));
        Assert.Equal("2026-02-04", Assert.Single(Chat.Import("04.02.26, 10:01 - Ann Arbor: b\n", WithAnn)
            .Interactions()).Local()[..10]);
    }

    [Fact]
    public void Read_DatesOfTwoOrders_NamesOneThatCanBeReadInBoth() =>
        Assert.Contains("such as 3/4/26",
            Assert.Single(Chat.Import("2026-03-04, 10:00 - Ann Arbor: a\n3/4/26, 10:01 - Ann Arbor: b\n", WithAnn).Faults()),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("Walks")]
    [InlineData("Ann Arbor")]
    public void Read_NoticeOfEncryptionWithoutItsMark_IsNobodysMessage(string name)
    {
        List<ImportItem> items = Chat.Import(
            $"""
            [14.03.26, 10:00:00] {name}: Messages and calls are end-to-end encrypted. Only people in this chat can read them.
            [14.03.26, 10:01:00] Ann Arbor: a
            [14.03.26, 10:02:00] Kim: b
            """, "_chat.txt", "Kim");
        Assert.Equal([SkipReason.Notice], items.Skipped());
        Assert.Equal([2, 2], items.Interactions().Select(static one => one.HeadCount));
    }

    [Fact]
    public void Read_DayThatDoesNotExist_IsAFaultOfThatMessage()
    {
        List<ImportItem> items =
            Chat.Import("29/01/26, 10:00 - Ann Arbor: a\n31/02/26, 10:00 - Ann Arbor: b\n01/03/26, 10:00 - Ann Arbor: c\n",
            WithAnn);
        Assert.Equal(2, items.Interactions().Length);
        Assert.Equal(2L, Assert.Single(items.OfType<ItemFault>()).Line);
    }

    [Fact]
    public void Read_Group_CountsThoseWhoWrite()
    {
        List<ImportItem> items = Chat.Import(
            """
            20/02/26, 10:00 - Messages and calls are end-to-end encrypted. Only people in this chat can read them.
            20/02/26, 10:00 - Ann Arbor created group "Walks: Sundays"
            20/02/26, 10:00 - Ann Arbor added you
            20/02/26, 10:01 - Ann Arbor changed the subject from "Walks: Sundays" to "Walks"
            20/02/26, 10:02 - Ann Arbor: a
            20/02/26, 10:03 - Bob Birch: b
            20/02/26, 10:04 - Kim Lee: c
            20/02/26, 10:05 - Bob Birch left
            """, "WhatsApp Chat with Walks.txt", "Lee, Kim");
        Assert.Equal(["Ann Arbor", "Bob Birch", "me"], items.Senders());
        Assert.Equal([3, 3, 3], items.Interactions().Select(static message => message.HeadCount));
        Assert.Equal([1, 1, 2], items.Interactions().Select(static message => message.Contacts.Count));
        Assert.Equal(5, items.Skipped().Length);
        Assert.All(items.Skipped(), static reason => Assert.Equal(SkipReason.Notice, reason));
    }

    [Fact]
    public void Read_GroupWithoutANameOfTheOwner_SaysWhatToPass()
    {
        string fault = Assert.Single(Chat.Import("20/02/26, 10:02 - Ann: a\n20/02/26, 10:03 - Bob: b\n20/02/26, 10:04 - Cid: c\n")
            .Faults());
        Assert.Contains("--me NAME", fault, StringComparison.Ordinal);
        Assert.Contains("'Bob'", fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Kim Lee", "chat.txt", "kim lee")]
    [InlineData("Kim Lee", "/a/WhatsApp Chat with Ann Arbor.txt", "")]
    [InlineData("Kim Lee", "WhatsApp Chat - Ann Arbor.zip!_chat.txt", "")]
    [InlineData("Kim Lee", "WhatsApp Chat - Ann Arbor (2)/_chat.txt", "")]
    [InlineData("Kim Lee", "WhatsApp-Chat mit Ann Arbor.txt", "")]
    [InlineData("Kim Lee", "Chat de WhatsApp con Ann Arbor.txt", "")]
    [InlineData("Kim Lee", "Чат WhatsApp с контактом Ann Arbor.txt", "")]
    [InlineData("Kim Lee", "WhatsApp_Chat_with_Ann_Arbor.txt", "")]
    [InlineData("Me", "chat.txt", "")]
    [InlineData("You", "chat.txt", "")]
    [InlineData("+49 170 7654321", "chat.txt", "0170 7654321")]
    public void Read_OwnerInAnyWay_IsFound(string writer, string file, string me)
    {
        string text = $"20/02/26, 10:02 - Ann Arbor: a\n20/02/26, 10:03 - {writer}: b\n";
        Assert.Equal(["Ann Arbor", "me"], (me.Length == 0 ? Chat.Import(text, file) : Chat.Import(text, file, me)).Senders());
    }

    [Fact]
    public void Read_ChatInWhichTheOwnerAloneWrites_IsWithThePersonItIsNamedAfter()
    {
        ImportedInteraction item = Assert.IsType<ImportedInteraction>(Assert.Single(Chat.Import("20/02/26, 10:02 - Kim: a\n",
            WithAnn)));
        Assert.True(item.Interaction.Initiator.Side == TieSide.Owner);
        Assert.Equal("Ann Arbor", Assert.Single(item.People).Name);
    }

    [Fact]
    public void Read_ChatAfterOneThatShowedTheOwner_KnowsTheOwner()
    {
        RecordsReader reader = new(Chat.Options);
        Assert.Equal(2, reader.Read(Text.Stream("20/02/26, 10:02 - Ann Arbor: a\n20/02/26, 10:03 - Kim: b\n"),
            WithAnn).Interactions().Length);
        Assert.Equal(["Bob", "Cid", "me"],
            reader.Read(Text.Stream("20/02/26, 10:02 - Bob: a\n20/02/26, 10:03 - Cid: b\n20/02/26, 10:04 - Kim: c\n"),
                "group.txt").Senders());
    }

    [Fact]
    public void Read_Calls_AreTalksAndAttempts()
    {
        Interaction[] calls = Chat.Import(
            "[20.02.26, 10:00:00] Ann Arbor: \u200EMissed voice call, \u200ETap to call back\n"
            + "[20.02.26, 10:01:00] Kim: \u200EVoice call, \u200E12 min\n"
            + "[20.02.26, 10:02:00] Ann Arbor: \u200EVideo call, \u200E1 hr 5 min\n"
            + "[20.02.26, 10:03:00] Kim: \u200EVideo call, \u200ENo answer\n"
            + "[20.02.26, 10:04:00] Ann Arbor: \u200EVerpasster Videoanruf\n"
            + "[20.02.26, 10:05:00] Ann Arbor: Video call at five? It takes 10 min\n"
            + "[20.02.26, 10:06:00] Ann Arbor: Missed voice call\n", WithAnn).Interactions();
        Assert.Equal(
            [(Channel.Voice, 0), (Channel.Voice, 720), (Channel.Video, 3900), (Channel.Video, 0), (Channel.Video, 0),
                (Channel.Message, -1), (Channel.Voice, 0)],
            calls.Select(static call => (call.Channel, call.Length is { } length ? (int)length.TotalSeconds : -1)));
    }

    [Fact]
    public void Read_MessagesTakenBack_AreSkippedAndCounted()
    {
        List<ImportItem> items = Chat.Import(
            "20/02/26, 10:00 - Ann Arbor: This message was deleted\n20/02/26, 10:01 - Kim: You deleted this message\n"
            + "20/02/26, 10:02 - Ann Arbor: POLL: Sunday?\n20/02/26, 10:03 - Kim: yes\n", "chat.txt");
        Assert.Equal([SkipReason.Deleted, SkipReason.Deleted], items.Skipped());
        Assert.Equal(["Ann Arbor", "me"], items.Senders());
    }

    [Theory]
    [InlineData("Det här meddelandet raderades", "Du raderade det här meddelandet")]
    [InlineData("Denne meldingen ble slettet", "Du slettet denne meldingen")]
    [InlineData("Denne besked er blevet slettet", "Du har slettet denne besked")]
    [InlineData("Tämä viesti poistettiin", "Poistit tämän viestin")]
    [InlineData("Ez az üzenet törlésre került", "Törölted ezt az üzenetet")]
    [InlineData("Acest mesaj a fost șters", "Ați șters acest mesaj")]
    [InlineData("Táto správa bola odstránená", "Túto správu ste odstránili")]
    [InlineData("Tato zpráva byla odstraněna", "Tuto zprávu jste odstranil/a")]
    [InlineData("Αυτό το μήνυμα διαγράφηκε", "Διαγράψατε αυτό το μήνυμα")]
    [InlineData("Съобщението беше изтрито", "Изтрихте това съобщение")]
    [InlineData("Ova je poruka izbrisana", "Izbrisali ste ovu poruku")]
    [InlineData("Aquest missatge s'ha suprimit", "Has suprimit aquest missatge")]
    [InlineData("הודעה זו נמחקה", "מחקת את ההודעה הזו")]
    [InlineData("تم حذف هذه الرسالة", "لقد حذفت هذه الرسالة")]
    [InlineData("این پیام حذف شده است", "شما این پیام را حذف کردید")]
    [InlineData("이 메시지는 삭제되었습니다.", "삭제한 메시지입니다.")]
    [InlineData("这条消息已被删除。", "您已删除这条消息。")]
    public void Read_MessagesTakenBackInAnotherLanguage_AreSkipped(string byOther, string byOwner)
    {
        List<ImportItem> items = Chat.Import($"20/02/26, 10:00 - Ann Arbor: {byOther}\n20/02/26, 10:01 - Kim: {byOwner}\n"
            + "20/02/26, 10:02 - Ann Arbor: hi\n20/02/26, 10:03 - Kim: hi\n", "chat.txt");
        Assert.Equal([SkipReason.Deleted, SkipReason.Deleted], items.Skipped());
        Assert.Equal(["Ann Arbor", "me"], items.Senders());
    }

    [Theory]
    [InlineData("Missat röstsamtal", "Röstsamtal, 1 tim 5 min")]
    [InlineData("Tapt taleanrop", "Taleanrop, 65 min")]
    [InlineData("Ubesvaret taleopkald", "Taleopkald, 1 t. 5 min.")]
    [InlineData("Vastaamaton äänipuhelu", "Äänipuhelu, 1 h 5 min")]
    [InlineData("Nem fogadott hanghívás", "Hanghívás, 1 ó 5 p")]
    [InlineData("Zmeškaný hlasový hovor", "Hlasový hovor, 1 h 5 min")]
    [InlineData("Apel vocal nepreluat", "Apel vocal, 1 oră 5 min")]
    [InlineData("Αναπάντητη φωνητική κλήση", "Φωνητική κλήση, 1 ώ. 5 λ.")]
    [InlineData("Пропущений аудіодзвінок", "Аудіодзвінок, 1 год 5 хв")]
    [InlineData("Chiamata vocale persa", "Chiamata vocale, 1 ora 5 min")]
    [InlineData("שיחה קולית שלא נענתה", "שיחה קולית, 1 שעה 5 דק'")]
    [InlineData("مكالمة صوتية فائتة", "مكالمة صوتية، ١ ساعة ٥ دقائق")]
    [InlineData("Cuộc gọi nhỡ", "Cuộc gọi thoại, 1 giờ 5 phút")]
    public void Read_CallsInAnotherLanguage_AreTalksAndAttempts(string missed, string held) =>
        Assert.Equal([(Channel.Voice, 0), (Channel.Voice, 3900)], Chat.Import(
            $"[20.02.26, 10:00:00] Ann Arbor: \u200E{missed}\n[20.02.26, 10:01:00] Kim: \u200E{held}\n", WithAnn)
            .Interactions().Select(static call => (call.Channel, (int)call.Length!.Value.TotalSeconds)));

    [Theory]
    [InlineData("WhatsApp Chat with Ann Arbor (1).txt")]
    [InlineData("WhatsApp Chat with Ann Arbor 2.txt")]
    [InlineData("WhatsApp Chat with Ann Arbor-1.txt")]
    public void Read_SecondFileOfAChat_GivesTheSame(string copy)
    {
        const string chat = "20/02/26, 10:02 - Ann Arbor: a\n20/02/26, 10:03 - Kim: b\n";
        Assert.Equal(Chat.Import(chat, "WhatsApp Chat with Ann Arbor.txt").Interactions(),
            Chat.Import(chat, copy).Interactions());
    }

    [Fact]
    public void Read_GroupWithANumber_IsNotTheOneWithout()
    {
        const string chat = "20/02/26, 10:02 - Ann: a\n20/02/26, 10:03 - Bob: b\n20/02/26, 10:04 - Kim: c\n";
        Assert.NotEqual(Chat.Import(chat, "WhatsApp Chat with Walks.txt", "Kim").Interactions()[0].Id,
            Chat.Import(chat, "WhatsApp Chat with Walks 2.txt", "Kim").Interactions()[0].Id);
    }

    [Fact]
    public void Read_GroupNamedAfterAMemberAndANumber_IsNotTheChatWithThem()
    {
        const string chat = "20/02/26, 10:02 - Ann: a\n20/02/26, 10:03 - Kim: b\n";
        Assert.NotEqual(Chat.Import(chat, "WhatsApp Chat with Ann.txt", "Kim").Interactions()[0].Id,
            Chat.Import(chat + "20/02/26, 10:04 - Bob: c\n", "WhatsApp Chat with Ann 30.txt", "Kim").Interactions()[0].Id);
    }

    [Theory]
    [InlineData("Taleanrop, 1 t")]
    [InlineData("Spraakoproep, 1 u")]
    public void Read_CallOfAWholeHour_IsAnHourLong(string call) =>
        Assert.Equal(3600, Assert.Single(Chat.Import($"[20.02.26, 10:01:00] Kim: \u200E{call}\n[20.02.26, 10:02:00] Ann Arbor: a\n", WithAnn)
            .Interactions(), static one => one.Channel == Channel.Voice).Length!.Value.TotalSeconds);

    [Fact]
    public void Read_HourThatComesTwice_IsTheSecondFromWhereTheTimesGoBack() =>
        Assert.Equal(["00:10", "00:50", "01:05", "01:58", "01:59", "02:00"], Chat.Import(
            "26/10/25, 02:10 - Ann Arbor: a\n26/10/25, 02:50 - Ann Arbor: b\n26/10/25, 02:05 - Ann Arbor: c\n"
            + "26/10/25, 02:58 - Ann Arbor: d\n26/10/25, 02:59 - Ann Arbor: e\n26/10/25, 03:00 - Ann Arbor: f\n", WithAnn)
            .Interactions().Select(static one => one.At.ToString("HH:mm", null)));

    [Fact]
    public void Read_MessagesOutOfOrderInAnHourThatComesTwice_StayInTheFirst() =>
        Assert.Equal(["00:50", "00:49", "00:55"], Chat.Import(
            "26/10/25, 02:50 - Ann Arbor: a\n26/10/25, 02:49 - Ann Arbor: b\n26/10/25, 02:55 - Ann Arbor: c\n", WithAnn)
            .Interactions().Select(static one => one.At.ToString("HH:mm", null)));

    [Theory]
    [InlineData("This message was deleted by admin Bob", true)]
    [InlineData("You deleted this message.", true)]
    [InlineData("This message was deleted: what was it?", false)]
    [InlineData("You deleted this message, and I read it before", false)]
    public void Read_MessageAboutOneTakenBack_IsAMessage(string text, bool isDeleted)
    {
        List<ImportItem> items = Chat.Import($"20/02/26, 10:00 - Ann Arbor: {text}\n", WithAnn);
        Assert.Equal(isDeleted ? 1 : 0, items.Skipped().Length);
        Assert.Equal(isDeleted ? 0 : 1, items.Interactions().Length);
    }

    [Fact]
    public void Read_HalvesAndWhole_GiveTheSameIds()
    {
        string[] lines = [.. Enumerable.Range(0, 20).Select(static i =>
            $"{20 + (i / 5)}/02/26, 10:{10 + (i % 5 / 2)} - {(i % 3 == 0 ? "Kim" : "Ann Arbor")}: {i}")];
        HashSet<InteractionId> whole = [.. Chat.Import(string.Join('\n', lines), WithAnn).Interactions().Select(static message =>
            message.Id)];
        Assert.Equal(20, whole.Count);
        InteractionId[] halves =
        [
            .. Chat.Import(string.Join('\n', lines[..10]), WithAnn).Interactions().Select(static message => message.Id),
            .. Chat.Import(string.Join('\n', lines[10..]),
                "WhatsApp Chat - Ann Arbor.zip!_chat.txt").Interactions().Select(static message => message.Id),
        ];
        Assert.Equal(whole, [.. halves]);
    }

    [Fact]
    public void Read_ExportsOfBothSystems_GiveTheSameIds()
    {
        string android = "1/31/26, 6:30 PM - Ann Arbor: a\n1/31/26, 6:30 PM - Ann Arbor: b\n1/31/26, 6:31 PM - Kim: c\n";
        string ios = "[31.01.26, 18:30:10] Ann Arbor: a\n[31.01.26, 18:30:50] Ann Arbor: b\n[31.01.26, 18:31:00] Kim Lee: c\n";
        Assert.Equal(
            Chat.Import(android, WithAnn).Interactions().Select(static message => message.Id),
            Chat.Import(ios, "WhatsApp Chat - Ann Arbor/_chat.txt").Interactions().Select(static message => message.Id));
    }

    [Fact]
    public void Read_Zip_ReadsTheChatAndNamesTheMedia()
    {
        byte[] zip = Text.Zip(("_chat.txt", System.Text.Encoding.UTF8.GetBytes(
            "[20.02.26, 10:02:00] Ann Arbor: a\n[20.02.26, 10:03:00] Kim: b\n")));
        Assert.Equal(["Ann Arbor", "me"], Chat.Import(zip, "WhatsApp Chat - Ann Arbor.zip", Chat.Options).Senders());
    }

    [Fact]
    public void Read_LaterThanTheImport_IsSkipped()
    {
        List<ImportItem> items = Chat.Import("28/05/26, 10:02 - Ann Arbor: a\n28/07/26, 10:02 - Ann Arbor: b\n", WithAnn);
        Assert.Equal([SkipReason.NotYetSent], items.Skipped());
    }

    [Fact]
    public void Read_MoreMessagesThanAllowed_EndsWithAFaultThatNamesTheLimit()
    {
        ImportOptions options = Chat.Options with { Limits = new() { ChatMessages = 1 } };
        List<ImportItem> items = Chat.Import("28/05/26, 10:02 - Ann: a\n28/05/26, 10:03 - Ann: b\n"u8.ToArray(),
            "WhatsApp Chat with Ann.txt", options);
        Assert.Single(items.Interactions());
        Assert.Contains("ChatMessages", Assert.Single(items.Faults()), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_TheHourThatIsSkipped_IsTheOneAfter() =>
        Assert.Equal(Instant.FromUtc(2026, 3, 29, 1, 30), Assert.Single(Chat.Import("29/03/26, 02:30 - Ann Arbor: a\n",
            WithAnn).Interactions()).At);

    [Fact]
    public void Read_NameWithAQuote_IsASender() =>
        Assert.Equal(["Ann \"Nan\" Arbor", "Bob „Buzz“ Birch", "me"], Chat.Import(
            "20/02/26, 10:02 - Ann \"Nan\" Arbor: a\n20/02/26, 10:03 - Bob „Buzz“ Birch: b\n20/02/26, 10:03 - Kim: "
                + "c\n20/02/26, 10:04 - Ann ändert “Berge: Wandern” ab\n",
            "chat.txt", "Kim").Senders());

    [Theory]
    [InlineData("Nachrichten und Anrufe sind Ende-zu-Ende-verschlüsselt.", "Ann hat diese Gruppe erstellt",
        "[20.02.26, 10:04:00] Bob: b")]
    [InlineData("Messages and calls are end-to-end encrypted.", "Ann bjó þetta til", "[20.02.26, 10:04:00] Bob: b")]
    [InlineData("Οι κλήσεις είναι κρυπτογραφημένες από άκρο σε άκρο.", "Ann bjó group", "[20.02.26, 10:04:00] Ann: b")]
    public void Read_NoticesUnderTheNameOfTheGroup_MakeItNoMember(string first, string second, string last)
    {
        List<ImportItem> items = Chat.Import(
            $"[20.02.26, 10:02:00] Trip: \u200E{first}\n[20.02.26, 10:02:01] Trip: \u200E{second}\n"
                + $"[20.02.26, 10:02:02] Ann: a\n[20.02.26, 10:03:00] Kim: k\n{last}\n", "_chat.txt", "Kim");
        Assert.Equal([SkipReason.Notice, SkipReason.Notice], items.Skipped());
        Assert.DoesNotContain("Trip", items.OfType<ImportedInteraction>().SelectMany(static item => item.People)
            .Select(static person => person.Name));
        Assert.Equal(3, items.Interactions().Length);
    }

    [Fact]
    public void Read_FriendWhoSendsPicturesAlone_StaysAMember() =>
        Assert.Equal(["Ann", "me"], Chat.Import(
            "[20.02.26, 10:02:00] Ann: \u200EMessages and calls are end-to-end encrypted.\n"
                + "\u200E[20.02.26, 10:02:01] Ann: \u200Eimage omitted\n[20.02.26, 10:03:00] Kim: k\n", "_chat.txt",
            "Kim").Senders());

    [Fact]
    public void Read_NoticeInAnyLanguage_IsKnownByItsMarks() =>
        Assert.Equal([SkipReason.Notice], Chat.Import(
            "[20.02.26, 10:02:00] Ann Arbor: \u200E\u200EDer Code mit Ann wurde erneuert. \u200EMehr dazu.\n[20.02.26, "
                + "10:02:01] Ann Arbor: \u200E\u200E<attached: \u200Ex>\n",
            WithAnn).Skipped());

    [Theory]
    [InlineData(WithAnn, "Ann Arbor", 2)]
    [InlineData("WhatsApp Chat with Meta AI.txt", "Kim Lee", 0)]
    public void Read_MachineOfMeta_IsNobody(string file, string other, int count)
    {
        List<ImportItem> items = Chat.Import($"31/01/2026, 18:30 - {other}: @Meta AI hello\n31/01/2026, 18:31 - Meta AI: Hello\n"
            + "31/01/2026, 18:32 - Kim Lee: Thanks\n", file);
        Assert.Equal(count, items.Interactions().Length);
        Assert.Contains(SkipReason.Automatic, items.Skipped());
        Assert.Empty(items.Faults());
    }

    [Theory]
    [InlineData("Kim Li", "takes 'Kim Lee' for you")]
    [InlineData("Kim Lee", null)]
    [InlineData("kim LEE", null)]
    public void FindUnseenNames_ANameThatNoChatShows_IsNoted(string me, string? note)
    {
        RecordsReader reader = new(Chat.Options with { Me = [.. Chat.Options.Me, me] });
        using MemoryStream chat = new("29/01/2026, 18:30 - Ann Arbor: Hello\n30/01/2026, 18:31 - Kim Lee: Hi\n"u8.ToArray());
        Assert.Equal(2, reader.Read(chat, "WhatsApp Chat with Ann Arbor.txt").OfType<ImportedInteraction>().Count());
        SourceFault[] notes = [.. reader.FindUnseenNames()];
        Assert.Equal(note is null ? 0 : 1, notes.Length);
        foreach (SourceFault one in notes)
        {
            Assert.StartsWith($"no chat shows the name '{me}' that --me states, and this one {note}: ", one.Reason,
                StringComparison.Ordinal);
            Assert.Equal("WhatsApp Chat with Ann Arbor.txt", one.File);
        }
    }

    [Fact]
    public void FindUnseenNames_AGroup_ShowsWhoWrote()
    {
        RecordsReader reader = new(Chat.Options with { Me = ["Kim Li"] });
        using MemoryStream chat = new(
            "29/01/2026, 18:30 - Ann: a\n29/01/2026, 18:31 - Bob: b\n29/01/2026, 18:32 - Kim Lee: c\n"u8.ToArray());
        Assert.Equal(3, reader.Read(chat, "group.txt").Count());
        Assert.Contains("this one shows 'Ann' and 'Bob' and 'Kim Lee': ", Assert.Single(reader.FindUnseenNames()).Reason,
            StringComparison.Ordinal);
    }
}
