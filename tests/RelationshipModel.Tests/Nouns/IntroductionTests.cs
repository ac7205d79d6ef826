using CsCheck;
using NodaTime;
using static RelationshipModel.Tests.Nouns.Samples;

namespace RelationshipModel.Tests.Nouns;

public sealed class IntroductionTests
{
    private static readonly IntroductionId Id = new("meet");
    private static readonly Duration Fortnight = Duration.FromDays(14);
    private static readonly IntroductionStage[] Closings =
        [IntroductionStage.Met, IntroductionStage.NoContact, IntroductionStage.Declined, IntroductionStage.Withdrawn];

    /// <summary>The steps the design allows, written down apart from the code: from a stage to the stages after it.</summary>
    private static readonly Dictionary<IntroductionStage, IntroductionStage[]> Allowed = new()
    {
        [IntroductionStage.Draft] = [IntroductionStage.AskedFirst, IntroductionStage.Withdrawn],
        [IntroductionStage.AskedFirst] = [IntroductionStage.AcceptedFirst, IntroductionStage.Declined,
            IntroductionStage.Withdrawn],
        [IntroductionStage.AcceptedFirst] = [IntroductionStage.AskedSecond, IntroductionStage.Declined,
            IntroductionStage.Withdrawn],
        [IntroductionStage.AskedSecond] = [IntroductionStage.Accepted, IntroductionStage.Declined, IntroductionStage.Withdrawn],
        [IntroductionStage.Accepted] = [IntroductionStage.Made, IntroductionStage.Declined, IntroductionStage.Withdrawn],
        [IntroductionStage.Made] = [IntroductionStage.Met, IntroductionStage.NoContact],
        [IntroductionStage.Met] = [],
        [IntroductionStage.NoContact] = [],
        [IntroductionStage.Declined] = [],
        [IntroductionStage.Withdrawn] = [],
        [IntroductionStage.Expired] = [],
    };

    /// <summary>Each step, the stage it reaches, and the stage at which whoever declines was asked.</summary>
    private static readonly (string Name, IntroductionStage Reaches, IntroductionStage After,
        Func<Introduction, Instant, Introduction> Take)[] AllSteps =
    [
        ("AskFirst", IntroductionStage.AskedFirst, IntroductionStage.Draft, static (known, at) => known.AskFirst(at)),
        ("AcceptFirst", IntroductionStage.AcceptedFirst, IntroductionStage.Draft,
            static (known, at) => known.AcceptFirst(at, ["of first"])),
        ("AskSecond", IntroductionStage.AskedSecond, IntroductionStage.Draft, static (known, at) => known.AskSecond(at)),
        ("AcceptSecond", IntroductionStage.Accepted, IntroductionStage.Draft,
            static (known, at) => known.AcceptSecond(at, ["of second"])),
        ("Decline by the first", IntroductionStage.Declined, IntroductionStage.AskedFirst,
            static (known, at) => known.Decline(Ada, at)),
        ("Decline by the second", IntroductionStage.Declined, IntroductionStage.AskedSecond,
            static (known, at) => known.Decline(Ben, at)),
        ("Withdraw", IntroductionStage.Withdrawn, IntroductionStage.Draft, static (known, at) => known.Withdraw(at)),
        ("Make", IntroductionStage.Made, IntroductionStage.Draft, static (known, at) => known.Make(at)),
        ("Meet", IntroductionStage.Met, IntroductionStage.Draft, static (known, at) => known.Meet(at)),
        ("NoContact", IntroductionStage.NoContact, IntroductionStage.Draft, static (known, at) => known.NoContact(at)),
    ];

    /// <summary>Every history that the possible steps can write, a day between steps.</summary>
    private static readonly IReadOnlyList<Introduction> Reachable = [.. Histories(Begin())];

    public static TheoryData<Introduction> Histories() => [.. Reachable];

    [Fact]
    public void Histories_AreAllTheDesignAllows()
    {
        // Six open or made stages on the way, five withdrawals, one decline each by the first after asked and accepted,
        // two after the second was asked and two after both accepted, and the two ends.
        Assert.Equal(6 + 5 + 1 + 1 + 2 + 2 + 2, Reachable.Count);
        Assert.Equal(Reachable.Count, Reachable.Distinct().Count());
        Assert.All(Reachable, introduction =>
            Assert.All(introduction.Steps.Zip(introduction.Steps.Skip(1)),
                pair => Assert.Contains(pair.Second.Stage, Allowed[pair.First.Stage])));
    }

    [Theory]
    [MemberData(nameof(Histories), DisableDiscoveryEnumeration = true)]
    public void Restore_OfAReachableHistory_GivesItBack(Introduction introduction)
    {
        Assert.Equal(introduction, Restored(introduction, introduction.Steps));
    }

    [Theory]
    [MemberData(nameof(Histories), DisableDiscoveryEnumeration = true)]
    public void Step_NotPossibleFromTheStage_IsRefusedWithThePossibleOnes(Introduction introduction)
    {
        IntroductionStage[] possible = Allowed[introduction.Stage];

        foreach ((string name, IntroductionStage reaches, IntroductionStage after, Func<Introduction, Instant, Introduction> take)
            in AllSteps)
        {
            if (possible.Contains(reaches) && introduction.Stage >= after)
            {
                Assert.Equal(reaches, take(introduction, introduction.ChangedAt).Stage);
                continue;
            }

            InvalidOperationException refusal =
                Assert.Throws<InvalidOperationException>(() => take(introduction, introduction.ChangedAt));
            string rest = possible.Length == 0 ? $"{introduction.Stage} is its last stage."
                : $"it can go to {string.Join(", ", possible)}.";
            Assert.Equal(
                possible.Contains(reaches)
                    ? $"Introduction meet is at {introduction.Stage}: {(name.EndsWith("first", StringComparison.Ordinal)
                        ? Ada : Ben)} was not asked and cannot decline."
                    : $"Introduction meet cannot go from {introduction.Stage} to {reaches}; {rest}",
                refusal.Message);
        }
    }

    [Theory]
    [MemberData(nameof(Histories), DisableDiscoveryEnumeration = true)]
    public void NextStages_AreThoseThatAStepAtTheInstantReaches(Introduction introduction)
    {
        Instant expiry = introduction.ChangedAt + Fortnight;

        foreach (Instant at in new[] { introduction.ChangedAt - Duration.Epsilon, introduction.ChangedAt,
            expiry - Duration.Epsilon, expiry })
        {
            Assert.Equal(
                AllSteps.Where(step => CanTake(step.Take, introduction, at)).Select(step => step.Reaches).Distinct().Order(),
                introduction.NextStages(at).Order());
        }
    }

    [Fact]
    public void Decline_BySomebodyElse_IsRefused()
    {
        Assert.Throws<ArgumentException>("by", () => Begin().AskFirst(At).Decline(new("cleo"), At));
        Assert.Throws<ArgumentException>("by", () => Begin().AskFirst(At).Decline(default, At));
    }

    [Fact]
    public void Restore_OfAnyStepsAtAll_IsAReachableHistoryOrRefused() =>
        Gen.Select(
            Gen.Select(Gen.Enum<IntroductionStage>(), Gen.Int[-2, 20]).List[0, 7],
            Gen.OneOf<ContactId?>(null, Ada, Ben, new ContactId("cleo")),
            Gen.Bool,
            Gen.Bool).Sample((moves, declinedBy, firstSaid, secondSaid) =>
        {
            Instant at = At;
            List<IntroductionStep> steps = [];
            foreach ((IntroductionStage stage, int days) in moves) steps.Add(new(stage, at += Duration.FromDays(days)));

            Assert.Equal(IsPossible(steps, declinedBy, firstSaid, secondSaid),
                TryRestore(steps, declinedBy, firstSaid, secondSaid));
        }, iter: 20_000);

    [Fact]
    public void Restore_OfAReachableHistoryWithOneStepChanged_IsAReachableHistoryOrRefused() =>
        Gen.Select(Gen.OneOf([.. Reachable]), Gen.Int[0, 5], Gen.Enum<IntroductionStage>(), Gen.Int[-15, 15],
            Gen.OneOf<ContactId?>(null, Ada, Ben)).Sample(
            (introduction, index, stage, days, declinedBy) =>
        {
            List<IntroductionStep> steps = [.. introduction.Steps];
            index = Math.Min(index, steps.Count - 1);
            steps[index] = new(stage, steps[index].At + Duration.FromDays(days));

            Assert.Equal(IsPossible(steps, declinedBy, false, false), TryRestore(steps, declinedBy, false, false));
        }, iter: 20_000);

    [Fact]
    public void Restore_NoSteps_IsRefused()
    {
        Assert.Throws<ArgumentException>("steps", () => Introduction.Restore(Id, Ada, Ben, []));
        Assert.Throws<ArgumentNullException>("steps", () => Introduction.Restore(Id, Ada, Ben, null!));
    }

    [Fact]
    public void Restore_FactsOfOneWhoNeverAccepted_IsRefused()
    {
        IntroductionStep[] steps = [.. Begin().AskFirst(At).Steps];

        Assert.Throws<ArgumentException>("factsOfFirst",
            () => Introduction.Restore(Id, Ada, Ben, steps, factsOfFirst: ["plays chess"]));
        Assert.Throws<ArgumentException>("factsOfSecond",
            () => Introduction.Restore(Id, Ada, Ben, steps, factsOfSecond: ["plays chess"]));
        Assert.Throws<ArgumentException>("factsOfFirst", () => Introduction.Restore(Id, Ada, Ben, steps, factsOfFirst: [""]));
    }

    [Fact]
    public void Restore_DeclineByNobodyOrBySomebodyNotAsked_IsRefused()
    {
        IntroductionStep[] steps = [.. Begin().AskFirst(At).Decline(Ada, At).Steps];

        Assert.Throws<ArgumentException>("declinedBy", () => Introduction.Restore(Id, Ada, Ben, steps));
        Assert.Throws<ArgumentException>("declinedBy", () => Introduction.Restore(Id, Ada, Ben, steps, declinedBy: Ben));
        Assert.Throws<ArgumentException>("declinedBy",
            () => Introduction.Restore(Id, Ada, Ben, [.. Begin().AskFirst(At).Steps], declinedBy: Ada));
    }

    [Fact]
    public void Begin_OfOneWithThemselves_IsRefused() =>
        Assert.Throws<ArgumentException>(() => Introduction.Begin(Id, Ada, Ada, At));

    [Fact]
    public void Begin_WithoutTimeToExpiry_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("expiresAfter", () => Introduction.Begin(Id, Ada, Ben, At, Duration.Zero));
        Assert.Equal(Duration.FromDays(14), Begin().ExpiresAfter);
    }

    [Fact]
    public void Begin_KeepsWhoIsAskedFirst()
    {
        Introduction draft = Introduction.Begin(Id, Ben, Ada, At);

        Assert.Equal((Ben, Ada, new ContactPair(Ada, Ben)), (draft.First, draft.Second, draft.Pair));
        Assert.NotEqual(Introduction.Begin(Id, Ada, Ben, At), draft);
    }

    [Theory]
    [MemberData(nameof(Histories), DisableDiscoveryEnumeration = true)]
    public void StageAt_ExactlyFourteenDaysAfterTheLastStep_IsExpiredUnlessMadeOrClosed(Introduction introduction)
    {
        bool expires = IsOpen(introduction);
        Instant expiry = introduction.ChangedAt + Fortnight;

        Assert.Equal(introduction.Stage, introduction.StageAt(introduction.ChangedAt));
        Assert.Equal(introduction.Stage, introduction.StageAt(expiry - Duration.Epsilon));
        Assert.Equal(expires ? IntroductionStage.Expired : introduction.Stage, introduction.StageAt(expiry));
        Assert.Equal(expires ? IntroductionStage.Expired : introduction.Stage, introduction.StageAt(Instant.MaxValue));
    }

    [Theory]
    [MemberData(nameof(Histories), DisableDiscoveryEnumeration = true)]
    public void StageAt_OfThePast_IsThatOfTheLastStepByThen(Introduction introduction)
    {
        Assert.Equal(IntroductionStage.Draft, introduction.StageAt(Instant.MinValue));
        Assert.All(introduction.Steps, step => Assert.Equal(step.Stage, introduction.StageAt(step.At)));
        Assert.All(introduction.Steps, step => Assert.Equal(step.At, introduction.ReachedAt(step.Stage)));
        Assert.Null(introduction.ReachedAt(IntroductionStage.Expired));
    }

    [Theory]
    [MemberData(nameof(Histories), DisableDiscoveryEnumeration = true)]
    public void Step_BackInTime_IsRefused(Introduction introduction) =>
        Assert.All(Steps(introduction),
            step => Assert.Throws<ArgumentOutOfRangeException>("at", () => step(introduction.ChangedAt - Duration.Epsilon)));

    [Theory]
    [MemberData(nameof(Histories), DisableDiscoveryEnumeration = true)]
    public void Step_AtTheSameInstant_IsTaken(Introduction introduction) =>
        Assert.All(Steps(introduction),
            step => Assert.Equal(introduction.Steps.Count + 1, step(introduction.ChangedAt).Steps.Count));

    [Theory]
    [MemberData(nameof(Histories), DisableDiscoveryEnumeration = true)]
    public void Step_AfterExpiry_IsRefusedBeforeMadeAndTakenAfter(Introduction introduction)
    {
        Instant expiry = introduction.ChangedAt + Fortnight;

        foreach (Func<Instant, Introduction> step in Steps(introduction))
        {
            step(expiry - Duration.Epsilon);
            if (IsOpen(introduction)) Assert.Throws<InvalidOperationException>(() => step(expiry));
            else step(expiry);
        }
    }

    [Fact]
    public void Step_BeyondTheLastInstant_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>("at", () => Begin().AskFirst(Instant.MaxValue));

    [Theory]
    [MemberData(nameof(Histories), DisableDiscoveryEnumeration = true)]
    public void DeclinedBy_IsKnownOnlyWhereSomebodyDeclined(Introduction introduction) =>
        Assert.Equal(introduction.Stage == IntroductionStage.Declined, introduction.DeclinedBy is not null);

    [Fact]
    public void ViewFor_OnTheWay_TellsEachTheirOwnPart()
    {
        Introduction askedFirst = Begin().AskFirst(At);
        Introduction acceptedFirst = askedFirst.AcceptFirst(At);
        Introduction askedSecond = acceptedFirst.AskSecond(At);
        Introduction accepted = askedSecond.AcceptSecond(At);
        Introduction made = accepted.Make(At);

        Assert.Equal((IntroductionView.Hidden, IntroductionView.Hidden), Views(Begin()));
        Assert.Equal((IntroductionView.Asked, IntroductionView.Hidden), Views(askedFirst));
        Assert.Equal((IntroductionView.Waiting, IntroductionView.Hidden), Views(acceptedFirst));
        Assert.Equal((IntroductionView.Waiting, IntroductionView.Asked), Views(askedSecond));
        Assert.Equal((IntroductionView.Waiting, IntroductionView.Waiting), Views(accepted));
        Assert.Equal((IntroductionView.Introduced, IntroductionView.Introduced), Views(made));
        Assert.Equal((IntroductionView.Introduced, IntroductionView.Introduced), Views(made.Meet(At)));
        Assert.Equal((IntroductionView.Introduced, IntroductionView.Introduced), Views(made.NoContact(At)));
    }

    [Theory]
    [MemberData(nameof(Histories), DisableDiscoveryEnumeration = true)]
    public void ViewFor_AfterADecline_IsThatOfAWithdrawalAndOfExpiry(Introduction introduction)
    {
        if (introduction.Stage != IntroductionStage.Declined) return;
        Introduction before = Restored(introduction, [.. introduction.Steps.SkipLast(1)]);
        Instant expired = introduction.ChangedAt + Fortnight;
        Introduction withdrawn = before.Withdraw(introduction.ChangedAt);

        foreach (ContactId contact in new[] { Ada, Ben })
        {
            Assert.Equal(withdrawn.ViewFor(contact, introduction.ChangedAt),
                introduction.ViewFor(contact, introduction.ChangedAt));
            Assert.Equal(before.ViewFor(contact, expired), introduction.ViewFor(contact, expired));
            Assert.Equal(withdrawn.FactsFor(contact, introduction.ChangedAt),
                introduction.FactsFor(contact, introduction.ChangedAt));
        }
    }

    [Theory]
    [MemberData(nameof(Histories), DisableDiscoveryEnumeration = true)]
    public void ViewFor_OneWhoWasNotAsked_IsHiddenForEver(Introduction introduction)
    {
        if (introduction.ReachedAt(IntroductionStage.AskedSecond) is null)
            Assert.Equal(IntroductionView.Hidden, introduction.ViewFor(Ben, introduction.ChangedAt + Duration.FromDays(100)));
        if (introduction.ReachedAt(IntroductionStage.AskedFirst) is null)
            Assert.Equal(IntroductionView.Hidden, introduction.ViewFor(Ada, introduction.ChangedAt + Duration.FromDays(100)));
    }

    [Theory]
    [MemberData(nameof(Histories), DisableDiscoveryEnumeration = true)]
    public void FactsFor_AreToldOnlyToOneWhoWasAskedAndAfterTheOtherAccepted(Introduction introduction)
    {
        foreach (IntroductionStep step in introduction.Steps)
        {
            bool closed = step.Stage is IntroductionStage.Declined or IntroductionStage.Withdrawn;
            bool firstMayKnow = !closed && introduction.ReachedAt(IntroductionStage.Accepted) <= step.At;
            bool secondMayKnow = !closed && introduction.ReachedAt(IntroductionStage.AskedSecond) <= step.At;

            Assert.Equal(firstMayKnow ? ["of second"] : [], introduction.FactsFor(Ada, step.At));
            Assert.Equal(secondMayKnow ? ["of first"] : [], introduction.FactsFor(Ben, step.At));
        }
    }

    [Fact]
    public void FactsFor_AfterExpiry_AreNotTold() =>
        Assert.Empty(Begin().AskFirst(At).AcceptFirst(At, ["of first"]).AskSecond(At).FactsFor(Ben, At + Fortnight));

    [Fact]
    public void ViewAndFacts_ForSomebodyElse_AreRefused()
    {
        Assert.Throws<ArgumentException>("contact", () => Begin().ViewFor(new ContactId("cleo"), At));
        Assert.Throws<ArgumentException>("contact", () => Begin().FactsFor(new ContactId("cleo"), At));
    }

    [Fact]
    public void Facts_EmptyOrNull_AreRefused()
    {
        Assert.Throws<ArgumentException>("facts", () => Begin().AskFirst(At).AcceptFirst(At, [" "]));
        Assert.Throws<ArgumentException>("facts", () => Begin().AskFirst(At).AcceptFirst(At, [null!]));
    }

    private static Introduction Begin() => Introduction.Begin(Id, Ada, Ben, At);

    private static (IntroductionView First, IntroductionView Second) Views(Introduction introduction) =>
        (introduction.ViewFor(Ada, introduction.ChangedAt), introduction.ViewFor(Ben, introduction.ChangedAt));

    private static IEnumerable<Introduction> Histories(Introduction introduction) =>
        [introduction, .. Steps(introduction).SelectMany(step => Histories(step(introduction.ChangedAt + Duration.FromDays(1))))];

    private static IEnumerable<Func<Instant, Introduction>> Steps(Introduction introduction) =>
        from step in AllSteps
        where Allowed[introduction.Stage].Contains(step.Reaches) && introduction.Stage >= step.After
        select (Func<Instant, Introduction>)(at => step.Take(introduction, at));

    private static bool IsOpen(Introduction introduction) => introduction.Stage < IntroductionStage.Made;

    private static bool CanTake(Func<Introduction, Instant, Introduction> step, Introduction introduction, Instant at)
    {
        try
        {
            step(introduction, at);
            return true;
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentOutOfRangeException)
        {
            return false;
        }
    }

    private static Introduction Restored(Introduction introduction, IReadOnlyList<IntroductionStep> steps) =>
        Introduction.Restore(
            introduction.Id,
            introduction.First,
            introduction.Second,
            steps,
            introduction.FactsOfFirst,
            introduction.FactsOfSecond,
            steps[^1].Stage == IntroductionStage.Declined ? introduction.DeclinedBy : null,
            introduction.ExpiresAfter);

    private static bool TryRestore(List<IntroductionStep> steps, ContactId? declinedBy, bool firstSaid, bool secondSaid)
    {
        try
        {
            Introduction restored = Introduction.Restore(
                Id, Ada, Ben, steps, firstSaid ? ["of first"] : null, secondSaid ? ["of second"] : null, declinedBy);
            Assert.Equal(steps, restored.Steps);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static bool IsPossible(List<IntroductionStep> steps, ContactId? declinedBy, bool firstSaid, bool secondSaid)
    {
        if (steps.Count == 0 || steps[0].Stage != IntroductionStage.Draft) return false;
        for (int i = 1; i < steps.Count; i++)
        {
            Duration waited = steps[i].At - steps[i - 1].At;
            if (!Allowed[steps[i - 1].Stage].Contains(steps[i].Stage) || waited < Duration.Zero) return false;
            if (waited >= Fortnight && !Closings.Contains(steps[i - 1].Stage) && steps[i - 1].Stage != IntroductionStage.Made)
                return false;
        }

        bool Has(IntroductionStage stage) => steps.Any(step => step.Stage == stage);
        bool declineFits = Has(IntroductionStage.Declined)
            ? (declinedBy == Ada && Has(IntroductionStage.AskedFirst))
            || (declinedBy == Ben && Has(IntroductionStage.AskedSecond))
            : declinedBy is null;
        return declineFits && (!firstSaid || Has(IntroductionStage.AcceptedFirst))
            && (!secondSaid || Has(IntroductionStage.Accepted));
    }
}
