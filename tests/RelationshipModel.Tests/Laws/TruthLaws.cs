using CsCheck;
using NodaTime;
using RelationshipModel.Changes;
using RelationshipModel.Circles;
using RelationshipModel.Gatherings;
using RelationshipModel.Introductions;
using RelationshipModel.Revisits;
using RelationshipModel.Scoring;
using static RelationshipModel.Tests.MadeNetwork;

namespace RelationshipModel.Tests.Laws;

/// <summary>Every sentence that the engines say about a life follows from its records, whatever the life.</summary>
public sealed class TruthLaws
{
    private const int LastDay = 900;

    private static readonly string[] People = ["ana", "ben", "cem", "dora"];
    private static readonly GatheringId Party = new("party");
    private static readonly CircleId Circle = new("circle");
    private static readonly DateTimeZone[] Zones =
        [DateTimeZone.Utc, DateTimeZone.ForOffset(Offset.FromHours(13)), DateTimeZoneProviders.Tzdb["Europe/Berlin"]];

    private static readonly Gen<string> Who = Gen.OneOf(People);

    /// <summary>Some contacts on a day or two: an exchange, an evening, a message to many.</summary>
    private static readonly Gen<Interaction[]> Exchange =
        Gen.Select(
            Gen.Select(Gen.Int[0, LastDay * 24], Who, Who, Gen.Int[0, 9]),
            Gen.Select(Gen.Enum<Channel>(), Gen.Int[0, 3], Gen.Bool, Gen.OneOf(0, 0, 0, 5, 30),
                Gen.OneOf((int?)null, 0, 20, 200, 6000), Gen.Int[0, 4], Gen.Int[1, 700]).Array[1, 5],
            static (what, each) =>
            {
                Instant at = Day(0) + Duration.FromHours(what.Item1);
                List<Interaction> exchange = [];
                foreach ((Channel channel, int by, bool isReply, int more, int? minutes, int support, int later) in each)
                {
                    ContactId[] with = what.Item4 < 2 ? [Id(what.Item2), Id(what.Item3)] : [Id(what.Item2)];
                    exchange.Add(new(new("x"), at, channel, with)
                    {
                        Initiator = by switch { 0 => Initiator.Unknown, 1 => Initiator.Owner, _ => Initiator.Of(with[0]) },
                        IsReply = isReply,
                        HeadCount = 1 + with.Distinct().Count() + more,
                        Length = minutes is { } length ? Duration.FromMinutes(length) : null,
                        Supports = support > 1 ? []
                            : [new(support == 0 ? TieSide.Owner : TieSide.Contact, SupportKind.Emotional)],
                        Gathering = what.Item4 == 2 ? Party : null,
                    });
                    at += Duration.FromMinutes(later);
                }

                return exchange.ToArray();
            });

    private static readonly Gen<Interaction[]> Log = Exchange.Array[0, 25].Select(static exchanges =>
        Histories.Numbered([.. exchanges.SelectMany(static exchange => exchange)]));

    private static readonly Gen<Contact[]> Contacts =
        Gen.Select(Gen.Int[0, 9], Gen.Int[0, LastDay], Gen.Int[1, 300], Gen.Enum<Closeness>(), Gen.Enum<SupportRole>())
            .Array[People.Length].Select(static told => told.Select(static (what, i) => Person(People[i]) with
            {
                States = what.Item1 is 0 or 1
                    ? [new(ContactState.Paused, Date(what.Item2), Date(what.Item2 + what.Item3))] : [],
                Closeness = what.Item1 is 1 or 2 or 3 ? [new(what.Item4, Date(what.Item2))] : [],
                Kind = what.Item1 is 4 ? TieKind.Kin : TieKind.None,
                SupportRole = what.Item1 is 5 ? what.Item5 : SupportRole.Mutual,
                SnoozedUntil = what.Item1 is 6 ? Date(what.Item2) : null,
                Birthday = what.Item1 is 7 ? new AnnualDate(1 + what.Item3 % 12, 1 + what.Item3 % 28) : null,
                Interests = i % 2 == 0 ? ["chess"] : ["chess", "bread"],
            }).ToArray());

    private static readonly Gen<FollowUp[]> Promises =
        Gen.Select(Gen.Bool, Who, Gen.Int[0, LastDay], Gen.Int[0, 40].Nullable(), Gen.OneOf(FollowUpOutcome.Open,
            FollowUpOutcome.Open, FollowUpOutcome.Kept, FollowUpOutcome.Broken), Gen.Int[1, 60], Gen.Bool).Array[0, 5]
            .Select(static promises => promises.Select(static (promise, i) =>
            {
                (bool isMine, string who, int day, int? due, FollowUpOutcome outcome, int closed, bool isThere) = promise;
                FollowUp made = new(new($"f{i}"), isMine ? TieSide.Owner : TieSide.Contact, Id(who), Day(day))
                {
                    Due = due is { } days ? Date(day + days) : null,
                    Gathering = isThere ? Party : null,
                };
                return outcome == FollowUpOutcome.Open ? made : made.Close(outcome, Day(day + closed));
            }).ToArray());

    private static readonly Gen<MadeNetwork> Network =
        Gen.Select(Log, Contacts, Promises, Gen.OneOf(Zones), Who.Array[0, 3],
            Gen.Select(Gen.Int[0, LastDay], Gen.OneOf((int?)null, 7, 30, 90), Gen.OneOf((int?)null, 5),
                Gen.Int[300, LastDay + 20]),
            static (log, contacts, promises, zone, members, circle) => new MadeNetwork
            {
                Zone = zone,
                Contacts = contacts,
                Interactions = log,
                FollowUps = promises,
                Circles =
                [
                    new(Circle, "Circle", CirclePurpose.Friends)
                    {
                        Cadence = circle.Item2 is { } days
                            ? Cadence.Every(Period.FromDays(days), circle.Item3 is { } more ? Period.FromDays(more) : null)
                            : null,
                    },
                ],
                Memberships = [.. members.Distinct().Select(who => new CircleMembership(Circle, Id(who), Date(circle.Item1)))],
                Gatherings = [new(Party, "Party", Day(circle.Item4), [Id("ana"), Id("ben"), Id("cem")]),
                    new(new("tea"), "Tea", Day(circle.Item4 - 3), [Id("dora")])],
            });

    private static readonly Gen<Instant> AsOf = Gen.Select(Gen.Int[1, LastDay + 60], Gen.Int[0, 23],
        static (day, hour) => Day(day) + Duration.FromHours(hour - 12));

    // A whole network costs as much as many single ties.
    private static readonly long NetworksPerLaw = Check.Iter / 4;

    [Fact]
    public void What_is_said_of_a_tie_follows_from_its_records() => Sample((network, asOf, snapshot) =>
    {
        foreach (RelationshipScore score in snapshot.Scores)
            foreach (Reason reason in score.Reasons) AssertTrue(reason, network, asOf, score);
    });

    [Fact]
    public void What_speaks_for_reaching_out_or_against_it_follows_from_the_records() => Sample((network, asOf, snapshot) =>
    {
        RevisitPlanner planner = new();
        RevisitPlan plan = planner.Plan(snapshot);
        foreach (Contact contact in network.Contacts)
        {
            Reason? against = planner.WhyNot(snapshot, contact.Id);
            bool isPlanned = plan.Suggestions.Any(suggestion => suggestion.Contact == contact.Id)
                || plan.Held.Any(hold => hold.Contact == contact.Id);
            Assert.True(against is null ? isPlanned : plan.Suggestions.All(suggestion => suggestion.Contact != contact.Id));
            if (against is not null) AssertTrue(against, network, asOf, snapshot.Score(contact.Id));
        }

        foreach (RevisitSuggestion suggestion in plan.Suggestions)
            foreach (Reason reason in suggestion.Reasons) AssertTrue(reason, network, asOf, suggestion.Score);
        foreach (Reason reason in plan.Held.SelectMany(static hold => hold.Reasons)) AssertTrue(reason, network, asOf);
        foreach (Reason reason in plan.Birthdays.Select(static birthday => birthday.Reason)) AssertTrue(reason, network, asOf);
    });

    [Fact]
    public void What_is_said_before_and_after_a_gathering_follows_from_the_records() => Sample((network, asOf, snapshot) =>
    {
        GatheringPlanner planner = new();
        GatheringBriefing briefing = planner.Brief(snapshot, Party);
        foreach (ExpectedAttendee attendee in briefing.Known.Concat(briefing.Revisit).Concat(briefing.New))
            foreach (Reason reason in attendee.Reasons) AssertTrue(reason, network, asOf, attendee.Score);
        foreach (OpenFollowUp open in briefing.FollowUps.Mine.Concat(briefing.FollowUps.Theirs))
            AssertTrue(open.Reason, network, asOf);
        GatheringReview review = planner.Review(snapshot, Party);
        Gathering party = network.Gatherings.Single(static gathering => gathering.Id == Party);
        LocalDate day = party.At.InZone(network.Zone).Date;
        foreach (Reason reason in review.Reasons)
        {
            int yes = reason.Code switch
            {
                GatheringReasons.SecondMeetings => review.Ties.Count(tie => Met(tie.Contact, day, day.PlusDays(60),
                    static met => met.Channel is Channel.InPerson or Channel.Video or Channel.Voice && met.Gathering != Party)),
                GatheringReasons.Alive => review.Ties.Count(tie => Met(tie.Contact, day.PlusDays(273), day.PlusDays(456),
                    new Truth(network, asOf, tie.Contact).IsContact)),
                GatheringReasons.Kept => review.FollowUps.Count(found => found.FollowUp.OutcomeAt(asOf) == FollowUpOutcome.Kept
                    && found.FollowUp.ClosedAt!.Value.InZone(network.Zone).Date <= day.PlusDays(14)),
                _ => -1,
            };
            if (yes >= 0) Assert.Equal(yes, reason.Find("yes")!.Number);
        }

        bool Met(ContactId contact, LocalDate after, LocalDate upTo, Func<Interaction, bool> isOne) =>
            network.Interactions.Any(met => met.At <= asOf && met.Contacts.Contains(contact) && isOne(met)
                && met.At.InZone(network.Zone).Date is var date && date > after && date <= upTo);
    });

    [Fact]
    public void What_is_said_of_a_circle_follows_from_the_records() => Sample((network, asOf, snapshot) =>
    {
        CircleReview review = new CircleReviewer(new() { InwardContactDays = 1, CandidateFit = 0 }).Review(snapshot, Circle);
        foreach (CircleDrift drift in review.Outward.Concat(review.Inward))
            foreach (Reason reason in drift.Reasons) AssertTrue(reason, network, asOf,
                review.Members.FirstOrDefault(member => member.Contact == drift.Contact)?.Score);
        foreach (CircleCandidate candidate in review.Candidates)
            foreach (Reason reason in candidate.Reasons) AssertTrue(reason, network, asOf, snapshot.Score(candidate.Contact));
    });

    [Fact]
    public void What_is_said_to_have_changed_follows_from_the_records() =>
        Gen.Select(Network, AsOf, Gen.Int[1, 120]).Sample((network, asOf, days) =>
        {
            NetworkSnapshot after = network.AsOf(asOf), before = network.AsOf(asOf - Duration.FromDays(days));
            foreach (NetworkChange change in new ChangeFinder().Find(before, after, network.Interactions))
            {
                AssertTrue(change.Reason, network, asOf, change.After);
                if (change.Kind == NetworkChangeKind.Warmed) AssertMoreThanWordsOfTheOwner(change, network, before, after);
                if (change.Kind is not (NetworkChangeKind.Warmed or NetworkChangeKind.Cooled)) continue;
                Assert.Equal($"{change.Before!.Warmth}, {change.After!.Warmth}".ToLowerInvariant(),
                    $"{change.Reason.Find("before")!.Words[0]}, {change.Reason.Find("after")!.Words[0]}");
            }
        }, iter: NetworksPerLaw);

    [Fact]
    public void What_is_said_of_two_who_might_meet_follows_from_the_records() => Sample((network, asOf, snapshot) =>
    {
        foreach (IntroductionSuggestion suggestion in new IntroductionSuggester().Suggest(snapshot, top: 0))
        {
            (ContactId first, ContactId second) = (suggestion.Pair.First, suggestion.Pair.Second);
            bool wereTogether = network.Interactions.Any(one => one.At <= asOf && one.Contacts.Contains(first)
                    && one.Contacts.Contains(second) && Truth.HasSubstance(one))
                || network.Gatherings.Any(gathering => At(gathering, first) && At(gathering, second));
            foreach (Reason reason in suggestion.ReasonsForOwner)
                switch (reason.Code)
                {
                    case IntroductionReasons.NeverTogether or IntroductionReasons.SmallCircleOnly
                        or IntroductionReasons.SharedPeopleOnly:
                        Assert.False(wereTogether);
                        break;
                    case IntroductionReasons.WereTogether:
                        Assert.True(wereTogether);
                        break;
                    case IntroductionReasons.CloseToBoth:
                        Assert.All((ContactId[])[first, second],
                            contact => Assert.Equal(Warmth.Close, snapshot.Score(contact)!.Warmth));
                        break;
                    default:
                        AssertTrue(reason, network, asOf);
                        break;
                }
        }

        bool At(Gathering gathering, ContactId contact) => (gathering.At <= asOf && gathering.Attendees.Contains(contact))
            || network.Interactions.Any(there => there.At <= asOf && there.Gathering == gathering.Id
                && there.Contacts.Contains(contact));
    });

    private static void AssertMoreThanWordsOfTheOwner(
        NetworkChange change, MadeNetwork network, NetworkSnapshot before, NetworkSnapshot after)
    {
        Truth truth = new(network, after.AsOf, change.Contact);
        Assert.True(truth.Contacts.Any(one => one.At > before.AsOf && !truth.IsFrom(one, TieSide.Owner))
                || truth.Record!.Closeness.Any(stated => stated.On > before.Today && stated.On <= after.Today),
            Words(change.Reason));
    }

    private static void Sample(Action<MadeNetwork, Instant, NetworkSnapshot> law) =>
        Gen.Select(Network, AsOf).Sample((network, asOf) => law(network, asOf, network.AsOf(asOf)), iter: NetworksPerLaw);

    private static void AssertTrue(Reason reason, MadeNetwork network, Instant asOf, RelationshipScore? score = null)
    {
        if (reason.Find("contact")?.Contact is { } contact && Fault(reason, new(network, asOf, contact), score) is { } fault)
            Assert.Fail($"{Words(reason)} But {fault}.");
    }

    /// <summary>What the records say against a reason; null if nothing.</summary>
    private static string? Fault(Reason reason, Truth truth, RelationshipScore? score)
    {
        MadeNetwork network = truth.Network;
        int? days = (int?)(reason.Find("silence") ?? reason.Find("waiting") ?? reason.Find("heard"))?.Length?.TotalDays;
        int? count = (int?)reason.Find("count")?.Number;
        LocalDate? date = reason.Find("date")?.Date;
        TieSide side = reason.Find("side")?.Words is [var word] ? Enum.Parse<TieSide>(word, ignoreCase: true) : TieSide.None;
        switch (reason.Code)
        {
            case TieReasons.InTouch or TieReasons.NewTie or TieReasons.Slipping or TieReasons.Drifting or TieReasons.Dormant
                or TieReasons.Lapsed or TieReasons.InCadence or TieReasons.BeyondCadence or CircleReasons.BeyondCadence
                or GatheringReasons.Known or ChangeReasons.GoneQuiet or ChangeReasons.NewlyDormant
                or IntroductionReasons.ReviveFirst when truth.DaysSinceContact != days:
                return $"the last contact was {truth.DaysSinceContact} days ago";
            case TieReasons.InTouch or TieReasons.Slipping or TieReasons.Drifting or ChangeReasons.GoneQuiet
                or CircleReasons.OwnRhythm when reason.Find("gap")?.Length?.TotalDays > truth.LongestGap:
                return $"they were never further apart than {truth.LongestGap} days";
            case TieReasons.InTouch or TieReasons.Slipping or TieReasons.Drifting or ChangeReasons.GoneQuiet
                or CircleReasons.OwnRhythm when reason.Find("gap")?.Length?.TotalDays > 2 * truth.MeanGap + 1:
                return $"of gaps as unlike as these, {truth.MeanGap} days in the mean, none is usual";
            case TieReasons.Slipping or TieReasons.Drifting or ChangeReasons.GoneQuiet
                when reason.Find("gap")?.Length?.TotalDays >= days:
                return "that is not longer than usual";
            case ChangeReasons.GoneQuiet when reason.Find("wish")?.Length?.TotalDays is { } wish && (wish >= days
                || wish != network.Circles[0].Cadence?.Target?.Days):
                return $"the wish is {network.Circles[0].Cadence}";
            case TieReasons.Dormant or ChangeReasons.NewlyDormant when side == TieSide.None
                && (truth.DaysFromOther(TieSide.Owner) is null || truth.DaysFromOther(TieSide.Contact) is null)
                && truth.LastSide != TieSide.None:
                return "one of them was never in contact, so that there is nothing to pick up";
            case TieReasons.InTouch or TieReasons.NewTie or TieReasons.Slipping or TieReasons.Drifting or TieReasons.InCadence
                or TieReasons.BeyondCadence when side != Alone(score?.UnansweredInitiatives >= 3):
                return $"the last contact is by {truth.LastSide}, the other's {truth.DaysFromOther(truth.LastSide)} days before";
            case RevisitReasons.RecentlyInTouch when side != TieSide.None && side != truth.LastSide:
                return $"the last contact is by {truth.LastSide}";
            case ChangeReasons.NewTie when side != TieSide.None
                && (!truth.IsFrom(truth.Contacts.First(), side) || truth.DaysFromOther(side) is not null):
                return "it was not that side, or the other was in contact too";
            case ChangeReasons.NewTie when side == TieSide.None && (truth.Contacts.All(one => truth.IsFrom(one, TieSide.Owner))
                || truth.Contacts.All(one => truth.IsFrom(one, TieSide.Contact))):
                return "one side alone wrote";
            case TieReasons.NewTie when truth.ContactDays > 2:
                return $"there were {truth.ContactDays} days of contact";
            case TieReasons.InCadence or TieReasons.BeyondCadence
                when network.Circles[0].Cadence is not { Target.Days: var wished }
                    || wished != (int)reason.Find("gap")!.Length!.Value.TotalDays:
                return $"the wish is {network.Circles[0].Cadence}";
            case TieReasons.InCadence when truth.DaysSinceContact > (int)reason.Find("gap")!.Length!.Value.TotalDays:
                return "that is longer than the wish";
            case TieReasons.StatedOnly or TieReasons.NoContact or TieReasons.QuietSinceStated or CircleReasons.NeverInTouch
                or RevisitReasons.DueSinceMembership when truth.Contacts.Any():
                return "contact is on record";
            case TieReasons.StatedOnly or TieReasons.QuietSinceStated when truth.Record is not { Closeness.Count: > 0 }:
                return "nobody stated a closeness";
            case TieReasons.QuietSinceStated when truth.DaysSince(truth.Record!.Closeness[0].On) != days:
                return $"the closeness was stated on {truth.Record!.Closeness[0].On}";
            case TieReasons.Unanswered when truth.HasSign:
                return "they were heard from";
            case TieReasons.Unanswered or TieReasons.UnansweredSince or RevisitReasons.UnansweredHold
                or RevisitReasons.UnansweredBefore when count is null or < 3 || count > truth.OwnersSinceASign:
                return $"the owner reached out {truth.OwnersSinceASign} times since";
            case TieReasons.UnansweredSince when days != truth.DaysSinceHeard:
                return $"they were heard from {truth.DaysSinceHeard} days ago";
            case TieReasons.WaitsForAnswer when count > truth.Unanswered:
                return $"{truth.Unanswered} messages have no answer";
            case TieReasons.WaitsForAnswer when days != truth.DaysSinceOthersWords:
                return $"they last wrote to the owner in particular {truth.DaysSinceOthersWords} days ago";
            case TieReasons.NothingFromYou when truth.HasOwnersSign:
                return "something from the owner is on record";
            case TieReasons.BothReachOut or CircleReasons.Reciprocity when score?.UnansweredInitiatives >= 3:
                return "they did not answer for long";
            case TieReasons.BothReachOut when !truth.HaveBothActed:
                return "one of them never did anything";
            case TieReasons.YouReachOut or TieReasons.YouReachOutAlone when !truth.OwnerTookPart:
                return "the owner never did";
            case TieReasons.TheyReachOut or TieReasons.YourTurnToReachOut when !truth.ContactTookPart:
                return "they never did";
            case TieReasons.YourTurnToReachOut when truth.OwnersSinceASign > 0 && score?.UnansweredInitiatives > 0:
                return "the owner reached out last";
            case TieReasons.SupportGoesBothWays when !(truth.Supported(TieSide.Owner) && truth.Supported(TieSide.Contact)):
                return "it came from one side";
            case TieReasons.YourTurnToGive when !truth.Supported(TieSide.Contact):
                return "they never gave any";
            case TieReasons.YourTurnToGive when truth.Record?.SupportRole == SupportRole.OwnerSupportsContact:
                return "what the owner gave is not counted";
            case TieReasons.InitiativeUnknown when !truth.IsRecorded:
                return "nothing is on record";
            case TieReasons.Bond or TieReasons.SlightBond when !truth.Contacts.Any():
                return "nothing was built together";
            case TieReasons.Bond or CircleReasons.Bond
                when truth.Record?.Closeness.Any(stated => stated.On <= truth.Today) == true:
                return "a closeness was stated, and is a part of it";
            case TieReasons.StatedBond or CircleReasons.StatedBond
                when truth.Record?.Closeness.Any(stated => stated.On <= truth.Today) != true:
                return "no closeness was stated";
            case TieReasons.Paused when truth.Record?.StateOn(truth.Today) != ContactState.Paused:
                return "it does not rest";
            case TieReasons.Rested when truth.Record?.StateOn(date!.Value.PlusDays(-1)) != ContactState.Paused
                || date > truth.Today || truth.Contacts.Any(one => truth.DayOf(one.At) >= date):
                return "it did not rest until then, or they were in touch since";
            case RevisitReasons.RecentlyInTouch when truth.DayOf(truth.Contacts.Last().At) != date:
                return $"the last contact was on {truth.DayOf(truth.Contacts.Last().At)}";
            case RevisitReasons.PromiseOverdue or GatheringReasons.MineOverdue or GatheringReasons.TheirsOverdue
                when !Owes(reason).Any(promise => promise.Due == reason.Find("due")!.Date && promise.Due < truth.Today):
                return "no such promise is overdue";
            case RevisitReasons.PromiseDue when !Owes(reason).Any(promise => promise.Due == truth.Today):
                return "none is due today";
            case RevisitReasons.PromiseOpen when !Owes(reason).Any(promise => promise.Due is null):
                return "none without a day is open";
            case RevisitReasons.MorePromises when count >= Owes(reason).Count():
                return "there are fewer";
            case RevisitReasons.BondNotStrong when score is not { Status: TieStatus.Lapsed, BondLevel: < .4 }:
                return $"the bond is {score?.Bond} hours";
            case RevisitReasons.OneSideAlone when truth.DaysFromOther(TieSide.Owner) is not null
                && truth.DaysFromOther(TieSide.Contact) is not null:
                return "both were in contact";
            case RevisitReasons.OneSideAlone when side != TieSide.None && truth.HasWordsFromOther(side):
                return "the other wrote, or they talked";
            case RevisitReasons.OneSideAlone when truth.Record is { Closeness.Count: > 0 }:
                return "the owner said how close they are";
            case RevisitReasons.NoRhythmYet when count != truth.ContactDays || count > 2:
                return $"there were {truth.ContactDays} days of contact";
            case RevisitReasons.OnlyAmongMany when truth.Contacts.Any(static one => one.HeadCount <= 4):
                return "some were not among many";
            case RevisitReasons.NothingDue when score is { Status: TieStatus.Slipping or TieStatus.Drifting }:
                return "it slips";
            case RevisitReasons.Snoozed when truth.Record?.SnoozedUntil != reason.Find("until")!.Date:
                return "they are not snoozed";
            case RevisitReasons.SnoozeOver when truth.Record?.SnoozedUntil != date || date > truth.Today
                || truth.Contacts.Any(seen => truth.DayOf(seen.At) >= date):
                return "it is not over, or they were in touch since";
            case RevisitReasons.ExpectedAtGathering or RevisitReasons.AgreedToMeet
                when !network.Gatherings.Any(meeting => truth.DayOf(meeting.At) == date
                    && meeting.Attendees.Contains(reason.Find("contact")!.Contact!.Value)):
                return "they do not meet";
            case RevisitReasons.BirthdayToday when truth.Record?.Birthday?.InYear(truth.Today.Year) != truth.Today:
                return "it is another day";
            case GatheringReasons.NewToYou when truth.Contacts.Any() || truth.Record is { Kind: TieKind.Kin }
                || truth.Record?.Closeness.Any(stated => stated.On <= truth.Today) == true:
                return "they are known";
            case CircleReasons.Growing when truth.DaysOfContact(truth.Today.PlusDays(-90), truth.Today)
                != (int)reason.Find("recent")!.Number!:
                return "there were as many days of contact as that";
            case CircleReasons.Growing when network.Interactions.Min(one => truth.DayOf(one.At)) > truth.Today.PlusDays(-180):
                return "the records do not reach back so far";
            case CircleReasons.Reciprocity when !truth.HaveBothActed
                && !(truth.Supported(TieSide.Owner) && truth.Supported(TieSide.Contact)):
                return "one of them never took part";
            case CircleReasons.Trust when Closed(FollowUpOutcome.Kept) != reason.Find("kept")!.Number
                || Closed(FollowUpOutcome.Kept) + Closed(FollowUpOutcome.Broken) != reason.Find("promises")!.Number:
                return "they promised otherwise";
            case ChangeReasons.NewTie when truth.DayOf(truth.Contacts.First().At) != date:
                return "there was contact before";
            case ChangeReasons.Answered when !Ends(truth.Heard, truth.IsByContact):
            case ChangeReasons.BackInTouch when !Ends(truth.Contacts, static _ => true):
                return "nothing ended a silence of that length on that day";
            default:
                return null;
        }

        IEnumerable<FollowUp> Owes(Reason of) => network.FollowUps.Where(promise =>
            promise.Contact == of.Find("contact")!.Contact && promise.OutcomeAt(truth.AsOf) == FollowUpOutcome.Open
            && promise.By == (of.Code == GatheringReasons.TheirsOverdue ? TieSide.Contact : TieSide.Owner));

        // Ever, for half a year, or after three messages in vain.
        TieSide Alone(bool isInVain) => truth.LastSide != TieSide.None
            && (truth.DaysFromOther(truth.LastSide) is not <= 182 || (isInVain && truth.LastSide == TieSide.Owner))
            ? truth.LastSide : TieSide.None;

        int Closed(FollowUpOutcome outcome) => network.FollowUps.Count(promise => promise.By == TieSide.Contact
            && promise.Contact == reason.Find("contact")!.Contact && promise.OutcomeAt(truth.AsOf) == outcome);

        bool Ends(IEnumerable<Interaction> contacts, Func<Interaction, bool> isOne)
        {
            int quiet = (int)reason.Find("quiet")!.Length!.Value.TotalDays;
            return contacts.Any(ending => truth.DayOf(ending.At) == date && isOne(ending)
                && !contacts.Any(before => before.At < ending.At && truth.DayOf(before.At) > date!.Value.PlusDays(-quiet)));
        }
    }
}
