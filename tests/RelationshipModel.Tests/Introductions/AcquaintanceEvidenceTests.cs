using NodaTime;
using RelationshipModel.Introductions;
using RelationshipModel.Scoring;
using RelationshipModel.Testing;
using static RelationshipModel.Tests.Introductions.Acquainting;

namespace RelationshipModel.Tests.Introductions;

/// <summary>The chance that two contacts already know each other, and why they may not have met.</summary>
public sealed class AcquaintanceEvidenceTests
{
    private static readonly IntroductionSuggester Suggester = new();
    private static readonly Contact Ada = Contact("ada", interests: ["chess"]);
    private static readonly Contact Ben = Contact("ben", interests: ["chess"]);
    private static readonly NetworkSnapshot Players = Knowing([Ada, Ben]);

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    public void Suggest_StatedAcquaintedFromADay_BelievesItFromThatDayOn(int days, int suggestions) =>
        Assert.Equal(suggestions, Suggester.Suggest(With(Players,
            acquaintances: [new(Pair("ada", "ben"), AcquaintanceState.Acquainted, on: Today.PlusDays(days))])).Count);

    [Fact]
    public void Suggest_StatedUnknown_SaysNothing()
    {
        IntroductionSuggestion suggestion = Suggestion(With(Players,
            acquaintances: [new(Pair("ada", "ben"), AcquaintanceState.Unknown)]));

        Assert.Equal(0, suggestion.Explanation.Find("acquainted")!.Value);
        Assert.Equal(IntroductionReasons.NeverTogether, suggestion.WhyNotYet.Code);
    }

    // Each of two dinners of seven .95 x 3/6 = .475, one of three .95.
    [Fact]
    public void Suggest_SeveralOccasions_AreANoisyOr()
    {
        NetworkSnapshot network = Knowing([Ada, Ben],
        [
            Talk("d1", 30, "ada", "ben") with { HeadCount = 7 }, Talk("d2", 31, "ada", "ben") with { HeadCount = 7 },
            Talk("d3", 32, "ada", "ben"),
        ]);

        Explanation explanation = Suggestion(network).Explanation;

        Assert.Equal(1 - .525 * .525 * .05, explanation.Find("together")!.Value, 1e-12);
        Assert.Equal(1 - .525 * .525 * .05, explanation.Find("acquainted")!.Value, 1e-12);
        Assert.Equal([new InteractionId("d1"), new("d2"), new("d3")], explanation.Find("together")!.Evidence);
    }

    // Of a club of 29 members .5 x 14/28, of a choir of two .5.
    [Fact]
    public void Suggest_SeveralCircles_AreANoisyOr()
    {
        NetworkSnapshot network = With(Players,
        [
            .. Members("choir", ["ada", "ben"]),
            .. Members("club", ["ada", "ben", .. Enumerable.Range(0, 27).Select(static i => $"m{i}")]),
            .. Members("of ada", ["ada", "m1"]), .. Members("of ben", ["ben", "m1"]),
        ]);

        Explanation explanation = Suggestion(network).Explanation;

        Assert.Equal(1 - .5 * .75, explanation.Find("circles")!.Value, 1e-12);
        Assert.Equal(1 - .5 * .75, explanation.Find("acquainted")!.Value, 1e-12);
    }

    [Fact]
    public void Suggest_AMemberTwiceInACircle_CountsOnce()
    {
        NetworkSnapshot network = With(Players,
        [
            .. Members("club", ["ada", "ben", .. Enumerable.Range(0, 13).Select(static i => $"m{i}")]),
            new(new("club"), Id("ada"), Today.PlusDays(-5)),
        ]);

        Assert.Equal(.5, Acquainted(network), 1e-12);
    }

    [Theory]
    [InlineData("a", "", 0)]
    [InlineData("a b", "c d", 0)]
    [InlineData("a c e", "b d", 0)]
    [InlineData("a", "a", 1)]
    [InlineData("a b c", "c", 1)]
    [InlineData("c", "a b c", 1)]
    [InlineData("a b", "b c d", 1)]
    [InlineData("b c d", "a b", 1)]
    [InlineData("a b c d f", "b d e f", 3)]
    [InlineData("a c d", "a b d e", 2)]
    public void Suggest_AtSeveralGatherings_CountsThoseOfBoth(string ofAda, string ofBen, int common)
    {
        IEnumerable<Gathering> gatherings = "abcdef".Select(letter => new Gathering(new($"{letter}"), "party",
            AsOf - Duration.FromDays(letter),
            [.. ofAda.Contains(letter, StringComparison.Ordinal) ? [Id("ada")] : Array.Empty<ContactId>(),
                .. ofBen.Contains(letter, StringComparison.Ordinal) ? [Id("ben")] : Array.Empty<ContactId>(),
                .. Enumerable.Range(0, 10).Select(static i => Id($"g{i}"))]));

        // Twelve with both, the owner besides: .95 x 3/12.
        Assert.Equal(1 - Math.Pow(1 - .2375, common), Acquainted(With(Players, gatherings: gatherings)), 1e-12);
    }

    [Theory]
    [InlineData(0, .95)]
    [InlineData(1, 0)]
    public void Suggest_AGathering_CountsFromItsInstantOn(int nanoseconds, double expected) =>
        Assert.Equal(expected, Acquainted(With(Players,
            gatherings: [new(new("fair"), "fair", AsOf + Duration.FromNanoseconds(nanoseconds), Id("ada"), Id("ben"))])), 1e-12);

    [Theory]
    [InlineData(3, 31, .95)]
    [InlineData(31, 7, .475)]
    [InlineData(7, 31, .475)]
    public void Suggest_ATalkAtAGathering_CountsTheSmallerOfBoth(int gathered, int talked, double expected)
    {
        GatheringId hall = new("hall");
        NetworkSnapshot network = With(
            Knowing([Ada, Ben], [Talk("one", 30, "ada", "ben") with { HeadCount = talked, Gathering = hall }]),
            gatherings: [new(hall, "hall", AsOf - Duration.FromDays(30),
                [Id("ada"), Id("ben"), .. Enumerable.Range(0, gathered - 3).Select(i => Id($"g{i}"))])]);

        Assert.Equal(expected, Acquainted(network), 1e-12);
    }

    [Theory]
    [InlineData(TieKind.Child)]
    [InlineData(TieKind.Parent)]
    [InlineData(TieKind.Sibling)]
    [InlineData(TieKind.Spouse)]
    [InlineData(TieKind.Kin)]
    public void Suggest_KinOfTheOwner_KnowAllOtherKin(TieKind kin)
    {
        foreach (TieKind other in new[] { TieKind.Child, TieKind.Parent, TieKind.Sibling, TieKind.Spouse, TieKind.Kin })
            Assert.Equal(.95, Acquainted(Kinds(kin, other)), 1e-12);
        Assert.Equal(0, Acquainted(Kinds(kin, TieKind.Friend)));
        Assert.Equal(0, Acquainted(Kinds(TieKind.Friend, kin)));
        Assert.Equal(0, Acquainted(Kinds(kin, TieKind.CoResident)));
    }

    [Theory]
    [InlineData(TieKind.CoResident, TieKind.Friend)]
    [InlineData(TieKind.Friend, TieKind.CoResident)]
    [InlineData(TieKind.CoResident | TieKind.Friend, TieKind.Friend)]
    [InlineData(TieKind.None, TieKind.None)]
    public void Suggest_OneAtMostOfTheOwnersHousehold_IsNoSign(TieKind first, TieKind second) =>
        Assert.Equal(0, Acquainted(Kinds(first, second)));

    // .5 for each circle, .95 once for being of one family.
    [Theory]
    [InlineData(CirclePurpose.Family, CirclePurpose.Friends, 1 - .5 * .5 * .05)]
    [InlineData(CirclePurpose.Friends, CirclePurpose.Family, 1 - .5 * .5 * .05)]
    [InlineData(CirclePurpose.Family, CirclePurpose.Family, 1 - .5 * .5 * .05)]
    [InlineData(CirclePurpose.Friends, CirclePurpose.Friends, 1 - .5 * .5)]
    public void Suggest_OfTwoCirclesOneOfFamily_AreRelated(CirclePurpose first, CirclePurpose second, double expected)
    {
        NetworkSnapshot network = new(Players.Owner, Players.AsOf, Players.Zone, Players.Contacts, Players.Scores)
        {
            Circles = [new(new("c1"), "One", first), new(new("c2"), "Two", second)],
            Memberships = [.. Members("c1", ["ada", "ben"]), .. Members("c2", ["ada", "ben"])],
        };

        Assert.Equal(expected, Acquainted(network), 1e-12);
    }

    [Fact]
    public void Suggest_NamesakesWithoutARecord_CountByTheirIds()
    {
        NetworkSnapshot network = Knowing([Ada with { Name = "Ada Smith" }, Ben with { Name = "Ben Smith" }],
            [Talk("1", 9, "Cy Smith"), Talk("2", 8, "Dan Smith")]);

        // Four have the name: .7 x 2/3.
        Assert.Equal(.7 * 2 / 3, Acquainted(network), 1e-12);
    }

    [Theory]
    [InlineData("Jr")]
    [InlineData("SR.")]
    [InlineData("II")]
    [InlineData("iii")]
    [InlineData("IV")]
    [InlineData("MD")]
    [InlineData("PhD")]
    [InlineData("Esq.")]
    [InlineData(".")]
    [InlineData("[work]")]
    [InlineData("(Ltd. [London] office)")]
    [InlineData("\"\"")]
    public void Suggest_AFamilyNameFollowedByWhatIsNone_IsFound(string rest) =>
        Assert.Equal(.7, Acquainted(Named($"Ada Smith {rest}", "Ben Smith")), 1e-12);

    [Theory]
    [InlineData("Ada (née Brown) Smith", "Ben Smith", .7)]
    [InlineData("Ada ) Smith", "Ben Smith", .7)]
    [InlineData(", Ada Smith", "Ben Smith", .7)]
    [InlineData("Smith,,Ada", "Ben Smith", .7)]
    [InlineData("Άννα Παπαδόπουλος", "ΝΙΚΟΣ ΠΑΠΑΔΌΠΟΥΛΟΣ", .7)]
    [InlineData("Unit A7", "Hall A7", 0)]
    [InlineData("Ada 王A", "Ben 王A", 0)]
    [InlineData("Smith, .", "Ben Smith", 0)]
    public void Suggest_NamesInOtherForms_AreOfOneFamilyIfTheyShareAFamilyName(string first, string second, double expected) =>
        Assert.Equal(expected, Acquainted(Named(first, second)), 1e-12);

    /// <summary>Somebody is known to both, besides the owner, if each of the two knows that person by a statement or a
    /// tie.</summary>
    [Fact]
    public void Suggest_SomebodyWhomEachKnowsInAnyWay_CountsOnce()
    {
        bool[] either = [false, true];
        foreach ((bool saidToAda, bool saidToBen) in either.SelectMany(_ => either, static (a, b) => (a, b)))
        {
            foreach ((bool tiedToAda, bool tiedToBen) in either.SelectMany(_ => either, static (a, b) => (a, b)))
            {
                List<Acquaintance> said = [];
                List<KnownTie> ties = [Tie("ada", "xia"), Tie("ben", "yan")];
                if (saidToAda) said.Add(new(Pair("ada", "zoe"), AcquaintanceState.Acquainted));
                if (saidToBen) said.Add(new(Pair("zoe", "ben"), AcquaintanceState.Acquainted));
                if (tiedToAda) ties.Add(Tie("zoe", "ada"));
                if (tiedToBen) ties.Add(Tie("ben", "zoe"));

                double acquainted = Acquainted(With(Players, acquaintances: said), TieNetwork.Of(ties));

                Assert.Equal((saidToAda || tiedToAda) && (saidToBen || tiedToBen) ? .1 : 0, acquainted, 1e-12);
            }
        }
    }

    [Theory]
    [InlineData("abe")]
    [InlineData("zoe")]
    public void Suggest_TheOwnerWhomBothAreSaidToKnow_IsNobodyShared(string owner)
    {
        Acquaintance[] said =
        [
            new(Pair("ada", owner), AcquaintanceState.Acquainted), new(Pair("ben", owner), AcquaintanceState.Acquainted),
        ];

        Assert.Equal(.1, Known(Contact(owner)), 1e-12);
        Assert.Equal(0, Known(Contact(owner) with { Kind = TieKind.Me }), 1e-12);

        double Known(Contact third) => Acquainted(With(Knowing([Ada, Ben, third]), acquaintances: said));
    }

    [Theory]
    [InlineData("ada")]
    [InlineData("ben")]
    [InlineData("nobody")]
    public void Suggest_OneOrNoneOfTheTwoInTheKnownTies_ShareNobody(string known)
    {
        TieNetwork ties = TieNetwork.Of([Tie("zoe", known), Tie("zoe", "abe"), Tie("zoe", "aba"), Tie("zoe", "cal")]);

        IntroductionSuggestion suggestion = Suggestion(Players, ties);

        Assert.Equal(0, suggestion.Explanation.Find("acquainted")!.Value);
        Assert.Equal(0, suggestion.Explanation.Find("fit_of_closeness")!.Value);
        Assert.Null(suggestion.Introducer);
        Assert.DoesNotContain(suggestion.ReasonsForOwner, static reason => reason.Code == IntroductionReasons.SharedPeople);
    }

    /// <summary>Signs are taken away one by one, the most telling first.</summary>
    [Fact]
    public void WhyNotYet_OfManySigns_NamesTheMostTelling()
    {
        TieNetwork shared = TieNetwork.Of([Tie("zoe", "ada"), Tie("zoe", "ben")]);
        Acquaintance[] strangers = [new(Pair("ada", "ben"), AcquaintanceState.NotAcquainted)];
        CircleMembership[] club = [.. Members("club", ["ada", "ben"])];
        Gathering[] fair = [new(new("fair"), "fair", AsOf - Duration.FromDays(1), Id("ada"), Id("ben"))];
        NetworkSnapshot kin = Knowing([Ada with { Name = "Ada Smith", Kind = TieKind.Kin },
            Ben with { Name = "Ben Smith", Kind = TieKind.Kin }]);
        NetworkSnapshot namesakes = Named("Ada Smith", "Ben Smith");

        Assert.Equal(IntroductionReasons.SaidNotAcquainted, Why(With(kin, club, fair, strangers)));
        Assert.Equal(IntroductionReasons.WereTogether, Why(With(kin, club, fair)));
        Assert.Equal(IntroductionReasons.Related, Why(With(kin, club)));
        Assert.Equal(IntroductionReasons.SameFamilyName, Why(With(namesakes, club)));
        Assert.Equal(IntroductionReasons.SmallCircleOnly, Why(With(Players, club)));
        Assert.Equal(IntroductionReasons.SharedPeopleOnly, Why(Players));
        Assert.Equal(IntroductionReasons.NeverTogether, Suggestion(Players).WhyNotYet.Code);

        string Why(NetworkSnapshot network) => Suggestion(network, shared).WhyNotYet.Code;
    }

    [Fact]
    public void Suggest_EverySignAtOnce_IsANoisyOrOfAll()
    {
        NetworkSnapshot network = With(
            Knowing([Ada with { Name = "Ada Smith", Kind = TieKind.Kin }, Ben with { Name = "Ben Smith", Kind = TieKind.Kin }],
                [Talk("dinner", 30, "ada", "ben") with { HeadCount = 7 }]),
            Members("club", ["ada", "ben"]));

        IntroductionSuggestion suggestion = Suggestion(network, TieNetwork.Of([Tie("zoe", "ada"), Tie("zoe", "ben")]));

        // Related .95, family name .7, a dinner of seven .475, a circle .5, one person whom both know .1.
        Assert.Equal(1 - .05 * .3 * .525 * .5 * .9, suggestion.Explanation.Find("acquainted")!.Value, 1e-12);
        Explanations.AssertHolds(suggestion.Explanation);
    }

    [Fact]
    public void Suggest_TwoWhoSurelyKnowEachOther_SuggestsNothing() =>
        Assert.Empty(new IntroductionSuggester(new() { TogetherChance = 1 })
            .Suggest(Knowing([Ada, Ben], [Talk("dinner", 30, "ada", "ben")]), top: 0));

    [Fact]
    public void Suggest_SameInteraction_IsProbablyAcquainted()
    {
        IntroductionSuggestion suggestion =
            Assert.Single(Suggester.Suggest(Knowing([Ada, Ben], [Talk("dinner", 30, "ada", "ben")]), top: 0));

        Assert.Equal(.95, suggestion.Explanation.Find("acquainted")!.Value, 1e-12);
        Assert.Equal([new InteractionId("dinner")], suggestion.Explanation.Find("together")!.Evidence);
        Assert.Equal(IntroductionReasons.WereTogether, suggestion.WhyNotYet.Code);
    }

    [Fact]
    public void Suggest_SameGatheringInThePast_IsProbablyAcquainted() =>
        Assert.Equal(.95,
            Acquainted(With(Players, gatherings: [new(new("fair"), "fair", AsOf - Duration.FromDays(1), Id("ada"), Id("ben"))])),
            1e-12);

    [Fact]
    public void Suggest_SameGatheringToCome_IsNotAcquainted() =>
        Assert.Equal(0,
            Acquainted(With(Players, gatherings: [new(new("fair"), "fair", AsOf + Duration.FromDays(1), Id("ada"), Id("ben"))])));

    [Fact]
    public void Suggest_TalksWithEachAtOneGathering_IsProbablyAcquainted()
    {
        GatheringId fair = new("fair");
        NetworkSnapshot network = Knowing([Ada, Ben], [Talk("a", 3, "ada"), Talk("b", 3, "ben")]);
        NetworkSnapshot atFair = Scored([Ada, Ben],
            [.. network.Interactions.Select(
                interaction => interaction.Id.Value.Length == 1 ? interaction with { Gathering = fair } : interaction)]);

        Assert.Equal(.95, Acquainted(atFair), 1e-12);
    }

    [Theory]
    [InlineData(2, .5)]
    [InlineData(15, .5)]
    [InlineData(16, .5 * 14 / 15)]
    [InlineData(141, .05)]
    public void Suggest_SameCircle_IsPerhapsAcquaintedTheLessTheLargerItIs(int members, double expected)
    {
        IEnumerable<string> others = Enumerable.Range(0, members - 2).Select(i => $"m{i}");
        NetworkSnapshot network = With(Players,
            [.. others.Concat(["ada", "ben"])
                .Select(member => new CircleMembership(new("club"), Id(member), Today.PlusDays(-9)))]);

        Assert.Equal(expected, Acquainted(network), 1e-12);
    }

    [Theory]
    [InlineData(3, .95)]
    [InlineData(4, .95)]
    [InlineData(5, .95 * 3 / 4)]
    [InlineData(300, .95 * 3 / 299)]
    public void Suggest_SameOccasion_IsAcquaintedTheLessThePeople(int people, double expected)
    {
        NetworkSnapshot dinner = Knowing([Ada, Ben], [Talk("dinner", 30, "ada", "ben") with { HeadCount = people }]);
        GatheringId hall = new("hall");
        NetworkSnapshot gathering = With(Players,
            gatherings: [new(hall, "hall", AsOf - Duration.FromDays(1),
                [Id("ada"), Id("ben"), .. Enumerable.Range(0, people - 3).Select(i => Id($"g{i}"))])]);

        Assert.Equal(expected, Acquainted(dinner), 1e-12);
        Assert.Equal(expected, Acquainted(gathering), 1e-12);
    }

    [Fact]
    public void Suggest_ThirtyDinnersOfThree_AreAsGoodAsCertain()
    {
        NetworkSnapshot network = Knowing([Ada, Ben],
            [.. Enumerable.Range(0, 30).Select(i => Talk($"dinner{i}", 30 + i, "ada", "ben"))]);

        // With 1 - .05^30 there is nothing left to suggest, or next to it.
        Assert.All(Suggester.Suggest(network), static suggestion => Assert.True(suggestion.Score < 1e-15));
    }

    [Fact]
    public void Suggest_TwoTalksAtOneGathering_CountAsOneOccasion()
    {
        GatheringId hall = new("hall");
        NetworkSnapshot network = With(
            Knowing([Ada, Ben], [Talk("one", 30, "ada", "ben") with { HeadCount = 7, Gathering = hall },
                Talk("two", 30, "ada", "ben") with { HeadCount = 31, Gathering = hall }]),
            gatherings: [new(hall, "hall", AsOf - Duration.FromDays(30),
                [Id("ada"), Id("ben"), .. Enumerable.Range(0, 297).Select(i => Id($"g{i}"))])]);

        Assert.Equal(.95 * 3 / 6, Acquainted(network), 1e-12);
    }

    [Theory]
    [InlineData("Johann Gottfried Herder", "Karoline Herder", .7)]
    [InlineData("Herder, Karoline", "johann HERDER", .7)]
    [InlineData("Alexander Elliott, Jr.", "Alexander Elliott Sr", .7)]
    [InlineData("Mr. Smith", "Ann Smith (née Brown)", .7)]
    [InlineData("Zoë Müller", "Jan Mu\u0308ller", .7)]
    [InlineData("Auguste von Keller", "von Keller, Max", .7)]
    [InlineData("Ann Smith", "Ben Brown", 0)]
    [InlineData("Smith", "Smith", 0)]
    [InlineData("Ann S.", "Ben S.", 0)]
    [InlineData("Contact 7", "Person 7", 0)]
    [InlineData("ann smith@example.org", "ben smith@example.org", 0)]
    [InlineData("王 伟", "李 伟", 0)]
    [InlineData("(none)", ", Jr.", 0)]
    public void Suggest_OneFamilyName_MayBeOneFamily(string first, string second, double expected)
    {
        NetworkSnapshot network = Knowing([Ada with { Name = first }, Ben with { Name = second }]);

        Assert.Equal(expected, Acquainted(network), 1e-12);
        Assert.Equal(expected > 0 ? IntroductionReasons.SameFamilyName : IntroductionReasons.NeverTogether,
            Assert.Single(Suggester.Suggest(network)).WhyNotYet.Code);
    }

    [Theory]
    [InlineData(1, .7)]
    [InlineData(4, .28)]
    [InlineData(40, 1.4 / 41)]
    public void Suggest_FamilyNameOfMany_SaysLittle(int others, double expected) =>
        Assert.Equal(expected, Acquainted(Knowing([Ada with { Name = "Ada Smith" }, Ben with { Name = "Ben Smith" },
            .. Enumerable.Range(0, others).Select(static i => new Contact(Id($"s{i}"), $"Number{i} Smith"))])), 1e-12);

    [Theory]
    [InlineData(TieKind.Parent, TieKind.Parent, .95)]
    [InlineData(TieKind.Sibling, TieKind.Spouse, .95)]
    [InlineData(TieKind.CoResident, TieKind.CoResident | TieKind.Friend, .95)]
    [InlineData(TieKind.Parent, TieKind.Friend, 0)]
    [InlineData(TieKind.Friend, TieKind.Friend, 0)]
    public void Suggest_KinOrHouseholdOfTheOwner_KnowEachOther(TieKind first, TieKind second, double expected) =>
        Assert.Equal(expected, Acquainted(Knowing([Ada with { Kind = first }, Ben with { Kind = second }])), 1e-12);

    [Fact]
    public void Suggest_CoupleOfOneFamilyCircle_KnowEachOther()
    {
        NetworkSnapshot network = new(Players.Owner, Players.AsOf, Players.Zone, Players.Contacts, Players.Scores)
        {
            Circles = [new(new("the Lunds"), "The Lunds", CirclePurpose.Family)],
            Memberships = [new(new("the Lunds"), Id("ada"), Today), new(new("the Lunds"), Id("ben"), Today)],
        };

        Assert.Equal(1 - .05 * .5, Acquainted(network), 1e-12);
    }

    [Fact]
    public void Suggest_SameCircleOneHasLeft_IsNotAcquainted() =>
        Assert.Equal(0,
            Acquainted(
                With(Players,
                    [new(new("club"), Id("ada"), Today.PlusDays(-9), Today), new(new("club"), Id("ben"), Today.PlusDays(-9))])));

    [Theory]
    [InlineData(1, .1)]
    [InlineData(5, .5)]
    [InlineData(8, .5)]
    public void Suggest_PeopleBothKnow_RaiseTheChanceOfAcquaintanceUpToHalf(int people, double expected)
    {
        TieNetwork ties = TieNetwork.Of(Enumerable.Range(0, people)
            .SelectMany(i => new[] { Tie($"z{i}", "ada"), Tie("ben", $"z{i}") }));

        Assert.Equal(expected, Acquainted(Players, ties), 1e-12);
    }

    [Fact]
    public void Suggest_PeopleBothAreSaidToKnow_CountOnceEach()
    {
        TieNetwork ties = TieNetwork.Of([Tie("ada", "zoe"), Tie("ada", "yan"), Tie("ben", "yan")]);
        NetworkSnapshot network = With(Players, acquaintances:
        [
            new(Pair("ben", "zoe"), AcquaintanceState.Acquainted), new(Pair("ada", "yan"), AcquaintanceState.Acquainted),
            new(Pair("ben", "yan"), AcquaintanceState.Acquainted),
            new(Pair("ada", "xia"), AcquaintanceState.Acquainted), new(Pair("ben", "xia"), AcquaintanceState.Acquainted),
            new(Pair("ada", "wim"), AcquaintanceState.Acquainted),
        ]);

        Assert.Equal(.3, Acquainted(network, ties), 1e-12);
    }

    [Fact]
    public void Suggest_SignsTogether_AreANoisyOr()
    {
        NetworkSnapshot network = With(
            Knowing([Ada, Ben], [Talk("dinner", 30, "ada", "ben")]),
            [new(new("club"), Id("ada"), Today), new(new("club"), Id("ben"), Today)]);

        Assert.Equal(1 - .05 * .5 * .9, Acquainted(network, TieNetwork.Of([Tie("zoe", "ada"), Tie("zoe", "ben")])), 1e-12);
    }

    [Fact]
    public void Suggest_StatedAcquainted_SuggestsNothing() =>
        Assert.Empty(Suggester.Suggest(With(Players, acquaintances: [new(Pair("ada", "ben"), AcquaintanceState.Acquainted)])));

    [Fact]
    public void Suggest_StatedAcquaintedFromADayToCome_IsNotYetBelieved() =>
        Assert.Single(
            Suggester.Suggest(
                With(Players, acquaintances: [new(Pair("ada", "ben"), AcquaintanceState.Acquainted, on: Today.PlusDays(1))])));

    [Fact]
    public void Suggest_StatedNotAcquainted_OverridesEverySign()
    {
        NetworkSnapshot network = With(
            Knowing([Ada, Ben], [Talk("dinner", 30, "ada", "ben")]),
            acquaintances: [new(Pair("ada", "ben"), AcquaintanceState.NotAcquainted)]);

        Assert.Equal(0, Acquainted(network));
        Assert.Equal(IntroductionReasons.SaidNotAcquainted, Suggester.Suggest(network)[0].WhyNotYet.Code);
    }

    [Fact]
    public void Suggest_ATieOfTheirOwn_SuggestsNothing() =>
        Assert.Empty(Suggester.Suggest(Players, TieNetwork.Of([Tie("ben", "ada")])));

    private static NetworkSnapshot Named(string first, string second) =>
        Knowing([Ada with { Name = first }, Ben with { Name = second }]);

    private static NetworkSnapshot Kinds(TieKind first, TieKind second) =>
        Knowing([Ada with { Kind = first }, Ben with { Kind = second }]);

    private static IEnumerable<CircleMembership> Members(string circle, IEnumerable<string> members) =>
        members.Select(member => new CircleMembership(new(circle), Id(member), Today.PlusDays(-9)));

    private static IntroductionSuggestion Suggestion(NetworkSnapshot network, TieNetwork? ties = null) =>
        Assert.Single(Suggester.Suggest(network, ties, top: 0), suggestion => suggestion.Pair == Pair("ada", "ben"));

    private static double Acquainted(NetworkSnapshot network, TieNetwork? ties = null) =>
        Suggestion(network, ties).Explanation.Find("acquainted")!.Value;
}
