using NodaTime;
using RelationshipModel.Scoring;
using static RelationshipModel.Tests.Scoring.Ties;

namespace RelationshipModel.Tests.Scoring;

/// <summary>Which reasons a score has, with what they say: numbers and days in brackets.</summary>
public sealed class TieReasoningTests
{
    [Fact]
    public void All_OfAStrangerOrAWithheldTie_IsThatAlone()
    {
        Assert.Equal(["no_contact"], Reasons(Score(9)));
        Assert.Equal(["not_scored"], Reasons(Score(9, new TieProfile { Restrictions = ContactRestrictions.NoScore }, On(0))));
    }

    [Theory]
    [InlineData(ContactState.Ended, "ended")]
    [InlineData(ContactState.Deceased, "deceased")]
    public void All_OfATieThatIsOver_IsThatAlone(ContactState state, string code)
    {
        TieProfile over = new() { States = [new(state, Date(5))] };
        Assert.Equal([code], Reasons(Scorer.Score(new(Key, Every(1, 5), over), Day(900), Day(899))));
    }

    // Five hours halve in 1,096 log2(1 + e^(5/40)) days, 1,197.
    [Fact]
    public void All_OfAPausedTie_HasItsBondToo() =>
        Assert.Equal(["paused", "bond 5 1197"],
            Reasons(Score(9, new TieProfile { States = [new(ContactState.Paused, Date(5))] }, Every(1, 5))));

    // A letter is .6 hours, which is slight; after 30 days the tie is no longer new, and until then little is on record anyway.
    [Theory]
    [InlineData(29, "new_tie 29")]
    [InlineData(30, "in_touch 30")]
    [InlineData(45, "in_touch 45")]
    [InlineData(46, "slipping 46")]
    [InlineData(90, "slipping 90")]
    [InlineData(91, "drifting 91")]
    [InlineData(300, "lapsed 300")]
    public void All_OfOneLetter_SaysHowLongAgo(int day, string status) =>
        Assert.Equal(
            [status, "slight_bond", .. day < 30 ? [] : (string[])["initiative_unknown"]], Reasons(Score(day, On(0))));

    // Visits 8 weeks apart are expected after 7 of them, by the prior, and are usual every 8.
    [Fact]
    public void All_FromTheThirdDayOfContact_SaysWhatIsUsual()
    {
        Assert.Null(Score(60, Every(56, 2)).UsualGapDays);
        RelationshipScore score = Score(120, Every(56, 3));
        Assert.Equal(56, score.UsualGapDays!.Value, 1e-9);
        Assert.InRange(score.ExpectedGapDays, 42, 49);
        Assert.Equal("in_touch 4", Reasons(Score(60, Every(56, 2)))[0]);
        Assert.Equal("in_touch 8 56", Reasons(score)[0]);
    }

    // Weighed by their lengths the gaps make 81 days of a mean of 30, 169 of 71, 26 of 15 and 61 of 60.
    [Theory]
    [InlineData(null, 0, 640, 670, 700, 730)]
    [InlineData(null, 0, 570, 600, 630, 660, 690, 720, 750, 780, 810, 840, 870, 900)]
    [InlineData(26, 0, 1, 30, 31, 60, 61, 90, 91, 120)]
    [InlineData(61, 0, 50, 110, 180)]
    public void All_OfGapsUnlikeEachOther_SaysNothingOfWhatIsUsual(int? usual, params int[] days)
    {
        Reason status = Score(days[^1], [.. days.Select(static day => On(day))]).Reasons[0];
        Assert.Equal(usual, (int?)status.Find("gap")?.Length?.Days);
    }

    [Theory]
    [InlineData(300, new[] { 280 }, new int[0], "owner", null)]
    [InlineData(300, new int[0], new[] { 280 }, "contact", null)]
    [InlineData(310, new[] { 300 }, new[] { 118 }, null, null)]
    [InlineData(310, new[] { 301 }, new[] { 118 }, "owner", 192)]
    [InlineData(310, new[] { 118 }, new[] { 301 }, "contact", null)]
    [InlineData(300, new[] { 280, 290, 295 }, new[] { 270 }, "owner", null)]
    [InlineData(300, new[] { 290, 295 }, new[] { 270 }, null, null)]
    public void All_OfMessagesOfOneSideAlone_SaysWhichSide(int day, int[] owner, int[] friend, string? side, int? heard)
    {
        Reason status = Score(day, [.. owner.Select(static at => On(at, Channel.Message, ByOwner)),
            .. friend.Select(static at => On(at, Channel.Message, ByFriend))]).Reasons[0];
        Assert.Equal(side, status.Find("side")?.Words[0]);
        Assert.Equal(heard, (int?)status.Find("heard")?.Length?.TotalDays);
    }

    // Visits 60 days apart are expected after 46 of them, so that 70 days slip, and are usual every 60.
    [Theory]
    [InlineData(175, "in_touch 55 60")]
    [InlineData(190, "slipping 70 60")]
    public void All_OfASilenceThatIsLongerThanUsual_NamesTheGap(int day, string status) =>
        Assert.Equal(status, Reasons(Score(day, Every(60, 3)))[0]);

    [Fact]
    public void All_OfASilenceThatIsNoLongerThanUsual_NamesNoGap()
    {
        TieProfile inAWeeklyCircle = new() { CircleGap = Duration.FromDays(7) };
        Assert.Equal("slipping 30", Reasons(Score(90, inAWeeklyCircle, Every(30, 3)))[0]);
        Assert.Equal("slipping 31 30", Reasons(Score(91, inAWeeklyCircle, Every(30, 3)))[0]);
    }

    [Fact]
    public void All_BesideInitiativesInVain_DoesNotSayThatBothTakePart()
    {
        Interaction[] both = [.. Enumerable.Range(0, 20).Select(static i =>
            On(10 * i, Channel.Message, i % 2 == 0 ? ByOwner : ByFriend))];
        Assert.Contains("both_reach_out", Reasons(Score(200, both)));
        Interaction[] inVain =
            [.. both, .. Enumerable.Range(0, 3).Select(static i => On(300 + 30 * i, Channel.Message, ByOwner))];
        Assert.Contains("unanswered_since 3 180", Reasons(Score(370, inVain)));
        Assert.DoesNotContain("both_reach_out", Reasons(Score(370, inVain)));
    }

    [Fact]
    public void All_OfABondToWhichAStatementBelongs_SaysSo()
    {
        TieProfile friend = new() { Closeness = [new(Closeness.CloseFriend, Date(10))] };
        Assert.StartsWith("bond 5 ", Reasons(Score(9, friend, Every(1, 5)))[1], StringComparison.Ordinal);
        Assert.StartsWith("stated_bond 200 ", Reasons(Score(10, friend, Every(1, 5)))[1], StringComparison.Ordinal);
        Assert.StartsWith("stated_bond 201 ", Reasons(Score(12, friend, On(0), On(11)))[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, true)]
    [InlineData(6, false)]
    public void All_OfAMessageToAGroup_DoesNotMakeItTheDayOfTheOneThatWaits(int headCount, bool waits)
    {
        Interaction[] history =
        [
            On(0, Channel.Message, ByOwner), On(20, Channel.Message, ByFriend),
            On(200, Channel.Message, ByFriend) with { HeadCount = headCount },
        ];
        Assert.Equal(waits ? ["waits_for_answer 2 10"] : [],
            Reasons(Score(210, history)).Where(static reason => reason.StartsWith("waits", StringComparison.Ordinal)));
        Assert.Contains(Reasons(Score(199, history[..2])), static reason => reason == "waits_for_answer 1 179");
    }

    [Theory]
    [InlineData(TieKind.Spouse, true)]
    [InlineData(TieKind.CoResident, true)]
    [InlineData(TieKind.Parent, false)]
    public void All_OfASilenceAtHome_SaysThatTheRecordsAloneCount(TieKind kind, bool isSaid)
    {
        TieProfile profile = new() { Kind = kind };
        Assert.DoesNotContain("only_on_record", Reasons(Score(20, profile, Every(7, 3))));
        Assert.Equal(isSaid, Reasons(Score(60, profile, Every(7, 3))).Contains("only_on_record"));
        Assert.Equal(isSaid, Reasons(Score(400, profile, Every(7, 3))).Contains("only_on_record"));
        Assert.Equal(!isSaid, Reasons(Score(400, profile, Every(7, 3))).Contains("kin_on_record"));
    }

    [Fact]
    public void All_OfASleepingTieFromOneSide_SaysWhichAndNotThatTheyMayPickUp()
    {
        TieProfile friend = new() { Closeness = [new(Closeness.CloseFriend, Date(0))] };
        Reason alone = Score(900, friend, On(1, Channel.Message, ByOwner)).Reasons[0];
        Reason both = Score(900, friend, On(1, Channel.Message, ByOwner), On(2, Channel.Message, ByFriend)).Reasons[0];
        Assert.Equal((TieReasons.Dormant, "owner"), (alone.Code, alone.Find("side")?.Words[0]));
        Assert.Equal((TieReasons.Dormant, null), (both.Code, both.Find("side")?.Words[0]));
    }

    [Fact]
    public void All_OfACadence_SaysWhetherItIsKept()
    {
        TieProfile profile = new() { Cadence = Cadence.Every(Period.FromDays(20)) };
        Interaction[] history = Every(40, 3);
        Assert.Equal("in_cadence 20 20", Reasons(Score(100, profile, history))[0]);
        Assert.Equal("beyond_cadence 21 20", Reasons(Score(101, profile, history))[0]);
        TieProfile paused = profile with { States = [new(ContactState.Paused, Date(300))] };
        Assert.False(TieReasoning.IsBeyondCadence(Score(300, paused, history)));
        Assert.True(TieReasoning.IsBeyondCadence(Score(299, paused, history)));
    }

    [Fact]
    public void All_OfAStatementAlone_SaysSoAndNothingOfRecords()
    {
        TieProfile friend = new() { Closeness = [new(Closeness.Friend, Date(0))] };
        Assert.Equal(["stated_only"], Reasons(Score(9, friend)));
        Assert.Equal(["no_contact"], Reasons(Score(9, new TieProfile { MemberSince = Date(0) })));
        Assert.Equal(["quiet_since_stated 400"], Reasons(Score(400, friend)));
        Assert.Equal(["no_contact"], Reasons(Score(900, new TieProfile { MemberSince = Date(0) })));
        Assert.Equal(["paused"], Reasons(Score(9, friend with { States = [new(ContactState.Paused, Date(5))] })));

        // Calls that nobody took build nothing.
        Interaction[] calls =
            [.. Every(2, 3, Channel.Voice, ByOwner).Select(static call => call with { Length = Duration.Zero })];
        Assert.Equal(["unanswered 3"], Reasons(Score(9, friend, calls)));
    }

    [Fact]
    public void All_OfThreeThatNobodyAnswered_SaysHowManyAndNotWhoReachesOut() =>
        Assert.Equal(["unanswered 3", "slight_bond"], Reasons(Score(40, Every(10, 3, Channel.Message, ByOwner))));

    [Theory]
    [InlineData(RecordedDirections.OwnerOnly, "only_yours_recorded")]
    [InlineData(RecordedDirections.ContactsOnly, "only_theirs_recorded")]
    public void All_OfHalfAMailbox_SaysWhichHalf(RecordedDirections directions, string code) =>
        Assert.Equal(code, Reasons(Score(40, new TieProfile { RecordedDirections = directions },
            Every(10, 3, Channel.Message, ByFriend)))[^1]);

    // The other half may have been in touch since, so that nobody is called alone; who wrote is on record.
    [Theory]
    [InlineData(RecordedDirections.Both, TieSide.Owner, 192)]
    [InlineData(RecordedDirections.OwnerOnly, TieSide.None, null)]
    [InlineData(RecordedDirections.ContactsOnly, TieSide.None, null)]
    public void LoneSide_OfHalfAMailbox_IsNotKnown(RecordedDirections directions, TieSide side, int? heard)
    {
        RelationshipScore score = Score(310, new TieProfile { RecordedDirections = directions },
            On(118, Channel.Message, ByFriend), On(301, Channel.Message, ByOwner));

        Assert.Equal(side, score.LoneSide);
        Assert.Equal("owner", score.Reasons[0].Find("side")?.Words[0]);
        Assert.Equal(heard, (int?)score.Reasons[0].Find("heard")?.Length?.TotalDays);
    }

    // The contact's messages wait until half a year after the last.
    [Theory]
    [InlineData(21, "waits_for_answer 2 1")]
    [InlineData(202, "waits_for_answer 2 182")]
    [InlineData(203, null)]
    public void All_OfMessagesThatWait_SaysHowManyAndHowLong(int day, string? waiting)
    {
        Interaction[] history =
            [On(0, Channel.Message, ByOwner), On(10, Channel.Message, ByFriend), On(20, Channel.Message, ByFriend)];
        Assert.Equal(waiting, Reasons(Score(day, history)).SingleOrDefault(static reason =>
            reason.StartsWith("waits", StringComparison.Ordinal)));
        Assert.DoesNotContain(Reasons(Score(day, [.. history, On(21, Channel.Message, ByOwner)])), static reason =>
            reason.StartsWith("waits", StringComparison.Ordinal));
    }

    [Fact]
    public void All_OfMessagesThatWait_SaysNothingWhereTheOwnerNeverWrote() =>
        Assert.DoesNotContain("waits_for_answer 2 1",
            Reasons(Score(21, On(10, Channel.Message, ByFriend), On(20, Channel.Message, ByFriend))));

    // What they wrote in the evening was written yesterday in the morning, be it 10 hours ago.
    [Fact]
    public void All_OfAMessageOfLastNight_SaysItIsOfYesterday()
    {
        Interaction evening = new(new("evening"), Day(20) + Duration.FromHours(9), Channel.Message, Friend)
        { Initiator = ByFriend };

        Assert.Contains("waits_for_answer 1 1",
            Reasons(Scorer.Score(new(Key, [On(0, Channel.Message, ByOwner), evening]), evening.At + Duration.FromHours(10))));
    }

    [Fact]
    public void All_OfAnExchangeThatEndedWithTheContact_SaysNothingOfWaiting()
    {
        Interaction[] chat = [.. Enumerable.Range(0, 5).Select(static i =>
            new Interaction(new($"{i}"), Day(10) + Duration.FromHours(i), Channel.Message, Friend)
            {
                Initiator = i is 0 or 2 ? ByOwner : ByFriend,
            })];

        Assert.DoesNotContain(Reasons(Score(11, chat)), static reason => reason.StartsWith("waits", StringComparison.Ordinal));
        Assert.Equal(0, Score(11, chat).UnansweredFromOwner);
        Assert.Contains("waits_for_answer 1 1", Reasons(Score(31, [.. chat, On(30, Channel.Message, ByFriend)])));
    }

    [Fact]
    public void All_OfARole_SaysNothingOfWhoReachesOut() =>
        Assert.DoesNotContain(
            Reasons(Score(200, new TieProfile { SupportRole = SupportRole.OwnerSupportsContact }, Every(9, 15))),
            static reason => reason.Contains("reach_out", StringComparison.Ordinal) || reason == "initiative_unknown");

    [Fact]
    public void All_OfReachingOutInVain_SaysSinceWhenNothingWasHeard()
    {
        Interaction[] history = [.. Every(10, 3), On(100, Channel.Letter, ByOwner), On(120, Channel.Letter, ByOwner),
            On(140, Channel.Letter, ByOwner)];

        Assert.Contains("unanswered_since 3 130", Reasons(Score(150, history)));
        Assert.DoesNotContain(Reasons(Score(150, history[..^1])), static reason =>
            reason.StartsWith("unanswered", StringComparison.Ordinal));
    }

    [Fact]
    public void All_OfAPauseThatIsOver_TellsTheWholeSilence()
    {
        TieProfile profile = new() { States = [new(ContactState.Paused, Date(50), Date(200))] };

        Assert.StartsWith("slipping 217 ", Reasons(Score(237, profile, Every(10, 3)))[0], StringComparison.Ordinal);
    }

    [Fact]
    public void All_OfAPauseInTheSilence_SaysUntilWhenItWas()
    {
        TieProfile profile = new()
        {
            States = [new(ContactState.Paused, Date(5), Date(8)), new(ContactState.Paused, Date(50), Date(200)),
                new(ContactState.Paused, Date(300), Date(400))],
        };
        Interaction[] history = Every(10, 3);

        Assert.DoesNotContain(TieReasons.Rested, Codes(40, history));
        Assert.DoesNotContain(TieReasons.Rested, Codes(60, history));
        Assert.Equal(Date(200), Score(237, profile, history).Reasons[1].Find("date")!.Date);
        Assert.Equal(TieReasons.Rested, Codes(237, history)[1]);
        Assert.DoesNotContain(TieReasons.Rested, Codes(310, history));
        Assert.DoesNotContain(TieReasons.Rested, Codes(237, [.. history, On(210)]));

        string[] Codes(int day, Interaction[] all) =>
            [.. Score(day, profile, all).Reasons.Select(static reason => reason.Code)];
    }

    [Fact]
    public void All_OfACadenceWithATolerance_TellsTheWishAlone()
    {
        TieProfile profile = new() { Cadence = Cadence.Every(Period.FromDays(20), Period.FromDays(5)) };
        Interaction[] history = Every(40, 3);

        Assert.Equal("in_cadence 20 20", Reasons(Score(100, profile, history))[0]);
        Assert.Equal("beyond_cadence 21 20", Reasons(Score(101, profile, history))[0]);
        Assert.Equal("beyond_cadence 25 20", Reasons(Score(105, profile, history))[0]);
        Assert.False(TieReasoning.IsBeyondCadence(Score(105, profile, history)));
        Assert.Equal("beyond_cadence 26 20", Reasons(Score(106, profile, history))[0]);
    }

    // The days of the pause are silent too, and no wish is fulfilled in them.
    [Fact]
    public void All_OfACadenceAfterAPause_IsNotSaidToBeKept()
    {
        TieProfile profile = new()
        {
            Cadence = Cadence.Every(Period.FromDays(30)),
            States = [new(ContactState.Paused, Date(90), Date(700))],
        };
        RelationshipScore score = Score(705, profile, Every(40, 3));

        Assert.Equal(TieStatus.Active, score.Status);
        Assert.Equal("beyond_cadence 625 30", Reasons(score)[0]);
    }

    [Fact]
    public void All_OfAStatementThatAMembershipOrALikePrecedes_CountsFromTheStatement()
    {
        TieProfile friend = new() { Closeness = [new(Closeness.Friend, Date(300))] };
        Assert.Equal("quiet_since_stated 100", Reasons(Score(400, friend with { MemberSince = Date(0) }))[0]);
        Assert.Equal("quiet_since_stated 100", Reasons(Score(400, friend, On(0, Channel.Reaction)))[0]);
    }

    [Fact]
    public void All_OfReactionsAlone_IsThatThereWasNoContact() =>
        Assert.Equal(["no_contact"], Reasons(Score(150, Every(9, 15, Channel.Reaction, ByFriend))));

    // A like is something, and so is a call that nobody took.
    [Fact]
    public void All_OfOneSideAlone_SaysNoMoreThanIsOnRecord()
    {
        TieProfile close = new() { Closeness = [new(Closeness.CloseFriend, Date(0))] };
        Interaction[] theirs = [.. Enumerable.Range(1, 15).Select(static i => On(9 * i, Channel.Letter, ByFriend))];
        Interaction like = On(137, Channel.Reaction, ByOwner);
        Interaction[] three = theirs[..3], liked = [.. three, like];
        Interaction[] mine = [.. Enumerable.Range(1, 3).Select(static i => On(9 * i, Channel.Letter, ByOwner)),
            On(60, Channel.Reaction, ByFriend)];

        Assert.Equal("nothing_from_you", Reasons(Score(150, theirs))[^1]);
        Assert.Equal("your_turn_to_reach_out", Reasons(Score(150, [.. theirs, like]))[^1]);
        Assert.Equal("they_reach_out", Reasons(Score(150, [.. theirs, On(138, Channel.Letter, ByOwner)]))[^1]);
        Assert.Equal("nothing_from_you", Reasons(Score(150, close, three))[^1]);
        Assert.Equal("they_reach_out", Reasons(Score(150, close, liked))[^1]);
        Assert.Equal("you_reach_out", Reasons(Score(150, close, mine))[^1]);
    }

    [Theory]
    [InlineData(TieSide.Owner)]
    [InlineData(TieSide.Contact)]
    public void All_OfSupportFromOneSide_IsNotCalledMutual(TieSide by)
    {
        TieProfile close = new() { Closeness = [new(Closeness.CloseFriend, Date(0))] };
        Interaction[] helped = [.. Every(9, 3).Select(visit => visit with { Supports = [new(by)] })];

        Assert.DoesNotContain("support_goes_both_ways", Reasons(Score(30, close, helped)));
    }

    [Fact]
    public void All_OfInitiatives_SaysWhoseTheyMostlyAre()
    {
        Assert.Equal("both_reach_out", Initiative([.. Enumerable.Range(0, 20)
            .Select(static i => On(10 * i, Channel.Letter, i % 2 == 0 ? ByOwner : ByFriend))]));
        Assert.Equal("you_reach_out", Initiative([On(0, Channel.Letter, ByFriend), .. After(1, 15, ByOwner)]));
        Assert.Equal("you_reach_out_alone", Initiative([On(0, Channel.Letter, ByFriend), .. After(1, 60, ByOwner)]));
        Assert.Equal("your_turn_to_reach_out", Initiative([On(0, Channel.Letter, ByOwner), .. After(1, 15, ByFriend)]));
        Assert.Equal("nothing_from_you", Initiative(After(1, 15, ByFriend)));
        Assert.Equal("initiative_unknown", Initiative(After(1, 2, ByFriend)));

        static string Initiative(Interaction[] history) => Reasons(Score(600, history))[^1];

        static Interaction[] After(int day, int count, Initiator by) =>
            [.. Enumerable.Range(day, count).Select(i => On(9 * i, Channel.Letter, by))];
    }

    /// <summary>Eleven calls that one side made and the other picked up, and then something that nobody, or the other side,
    /// began.</summary>
    [Theory]
    [InlineData("owner", null, false)]
    [InlineData("friend", null, false)]
    [InlineData("owner", "nobody", false)]
    [InlineData("owner", "friend", true)]
    [InlineData("friend", "owner", true)]
    [InlineData("owner", "owner", false)]
    public void All_OfCallsThatOneSideMade_DoesNotSayThatBothTakePart(string callers, string? other, bool isTold)
    {
        Interaction[] calls = Every(10, 11, Channel.Voice, By(callers));
        string[] reasons = Reasons(Score(130, other is null ? calls : [.. calls, On(125, Channel.InPerson, By(other))]));
        Assert.Equal(isTold, reasons.Contains("both_reach_out"));
        Assert.DoesNotContain("initiative_unknown", reasons);

        static Initiator By(string side) => side switch { "owner" => ByOwner, "friend" => ByFriend, _ => Initiator.Unknown };
    }

    [Fact]
    public void All_OfACircularOfTheOwnerAlone_DoesNotSayThatNothingCameFromThem()
    {
        Interaction[] theirs = [.. Enumerable.Range(0, 15).Select(static i => On(9 * i, Channel.Letter, ByFriend))];
        Interaction circular = On(130, Channel.Email, ByOwner) with { HeadCount = 60 };

        Assert.Contains("nothing_from_you", Reasons(Score(140, theirs)));
        Assert.DoesNotContain("nothing_from_you", Reasons(Score(140, [.. theirs, circular])));
    }

    // A letter to twelve at once is nobody's initiative, and who answers it did not reach out.
    [Fact]
    public void All_OfAnswersToWhatWentToMany_DoesNotSayThatTheyReachOut()
    {
        Interaction[] letters = [.. Enumerable.Range(0, 15).SelectMany(static i => (Interaction[])
        [
            On(30 * i, Channel.Email, ByOwner) with { HeadCount = 13 },
            On(30 * i + 1, Channel.Email, ByFriend) with { IsReply = true },
        ])];

        Assert.Equal("slight_bond", Reasons(Score(440, letters))[^1].Split(' ')[0]);
        Assert.Empty(TieReasoning.Turns(Score(440, letters)));
        Assert.Contains("your_turn_to_reach_out", Reasons(Score(440, [.. letters, On(435, Channel.Email, ByFriend)])));
    }

    [Fact]
    public void All_OfSupport_SaysWhetherItGoesBothWaysAndNeverThatTheOwnerGaveMore()
    {
        Assert.Equal("support_goes_both_ways", Support(5, 5));
        Assert.Equal("your_turn_to_give", Support(0, 9));
        Assert.Equal("your_turn_to_reach_out", Support(9, 0));
        Assert.Equal("initiative_unknown", Support(1, 0));

        static string Support(int given, int received) => Reasons(Score(600, [On(0, Channel.Letter, ByOwner), .. Enumerable
            .Range(1, given + received).Select(i => On(9 * i, Channel.Letter, ByFriend) with
            {
                Supports = [new(i <= given ? TieSide.Owner : TieSide.Contact)],
            })]))[^1];
    }

    // Somebody in the owner's care who recovers gives too; what the owner gave before is on record and not in the balance.
    [Fact]
    public void All_OfSupportAgainstTheRole_AreNoTurnOfTheOwner()
    {
        TieProfile inCare = new() { SupportRole = SupportRole.OwnerSupportsContact };
        Interaction[] history =
        [
            .. Enumerable.Range(0, 120).Select(static i => On(7 * i, Channel.Voice, ByOwner) with
            {
                Supports = [new(TieSide.Owner)],
            }),
            .. Enumerable.Range(121, 30).Select(static i => On(7 * i, Channel.InPerson, ByFriend) with
            {
                Supports = [new(TieSide.Contact)],
            }),
        ];

        Assert.DoesNotContain("your_turn_to_give", Reasons(Score(1060, inCare, history)));
        Assert.Empty(TieReasoning.Turns(Score(1060, inCare, history)));
    }

    [Fact]
    public void Turns_AreTheOwnersDebtsAlone()
    {
        Assert.Equal(["your_turn_to_reach_out", "your_turn_to_give"], Turns(ByFriend, TieSide.Contact));
        Assert.Empty(Turns(ByOwner, TieSide.Owner));
        Assert.Equal(["your_turn_to_give"], Turns(ByOwner, TieSide.Contact));
        Assert.Empty(TieReasoning.Turns(Score(9, On(0, Channel.Letter, ByFriend))));

        static string[] Turns(Initiator by, TieSide supporter) => [.. TieReasoning.Turns(Score(200, Enumerable.Range(0, 15)
            .Select(i => On(9 * i, Channel.Letter, by) with { Supports = [new(supporter)] }))).Select(Text)];
    }

    // From half of the silence towards the owner on, the contact is silent to everyone.
    [Theory]
    [InlineData(50, "silent_to_everyone 50")]
    [InlineData(49, "silent_to_you 49")]
    [InlineData(0, "silent_to_you 0")]
    [InlineData(300, "silent_to_everyone 100")]
    public void Whereabouts_OfASilentTie_IsOfHowLongOthersHaveNotSeenTheContact(int unseen, string expected)
    {
        RelationshipScore score = Scorer.Score(new(Key, [On(0)]), Day(100), Day(100 - unseen));
        Assert.Equal(TieStatus.Drifting, score.Status);
        Assert.Equal([expected], Reasons(score).Where(static reason => reason.StartsWith("silent", StringComparison.Ordinal)));
    }

    [Fact]
    public void Whereabouts_OfATieThatIsNotSilentOrWhereNothingIsShared_AreNotSaid()
    {
        Assert.Null(TieReasoning.Whereabouts(Score(100, On(0))));
        Assert.Null(TieReasoning.Whereabouts(Scorer.Score(new(Key, [On(0)]), Day(40), Day(10))));
        foreach ((int day, TieStatus status) in ((int, TieStatus)[])
            [(60, TieStatus.Slipping), (100, TieStatus.Drifting), (300, TieStatus.Lapsed)])
        {
            RelationshipScore score = Scorer.Score(new(Key, [On(0)]), Day(day), Day(day));
            Assert.Equal(status, score.Status);
            Assert.NotNull(TieReasoning.Whereabouts(score));
        }

        RelationshipScore dormant = Scorer.Score(new(Key, Every(10, 100)), Day(1_300), Day(1_300));
        Assert.Equal(TieStatus.Dormant, dormant.Status);
        Assert.NotNull(TieReasoning.Whereabouts(dormant));
    }

    [Fact]
    public void Bond_OfAnHourOrMore_IsSaidInHours()
    {
        RelationshipScore slight = Score(30, On(0)), more = Score(30, On(0), On(10, Channel.InPerson));
        Assert.Contains("slight_bond", Reasons(slight));
        Assert.Contains($"bond 2 {Math.Floor(more.BondHalfLife.TotalDays)}", Reasons(more));
    }

    private static string[] Reasons(RelationshipScore score) => [.. score.Reasons.Select(Text)];

    private static string Text(Reason reason)
    {
        Assert.Equal(Friend, reason.Find("contact")!.Contact);
        string[] names = ["silence", "gap", "count", "hours", "half", "waiting", "heard", "away"];
        return string.Join(' ', (string[])[reason.Code, .. names
            .Select(reason.Find).Where(static argument => argument is not null).Select(static argument =>
                FormattableString.Invariant($"{Math.Floor(argument!.Number ?? argument.Length!.Value.TotalDays)}"))]);
    }
}
