using NodaTime;

namespace RelationshipModel.Scoring;

/// <summary>Finds the reasons that say how a tie is doing. The only code that does: scores, revisits,
/// circles and gatherings ask it.</summary>
internal static class TieReasoning
{
    /// <summary>From which share of the silence towards the owner the silence towards everyone else counts as
    /// silence to everyone, by default.</summary>
    internal const double AwayShare = .5;

    /// <summary>After how many days nobody waits for an answer any more, by default.</summary>
    internal const int LongestWaitDays = 182;

    /// <summary>From which number of days of contact a tie has a rhythm of its own, by default.</summary>
    internal const int RhythmContactDays = 3;

    /// <summary>From which level a bond is strong, by default.</summary>
    internal const double StrongBondLevel = .4;

    /// <summary>Returns the state of the tie, what was built, whose turn it is, and what the records do not show.</summary>
    internal static IEnumerable<Reason> All(RelationshipScore score)
    {
        yield return Status(score);
        if (score.Status is TieStatus.None or TieStatus.NotScored) yield break;
        if (Rested(score) is { } rested) yield return rested;
        if (OnlyOnRecord(score) is { } only) yield return only;
        if (Whereabouts(score) is { } whereabouts) yield return whereabouts;
        // A closeness that was stated is not on record as built together.
        if (score.Status is TieStatus.Ended or TieStatus.Deceased || score.InteractionCount == 0) yield break;
        if (score.LastContact is not null) yield return Bond(score);
        if (score.Status == TieStatus.Paused) yield break;
        if (score.HasContactBothWays && Waiting(score) is { } waiting) yield return waiting;
        if (score.Status != TieStatus.Unanswered)
        {
            Reason? asked = AskedInVain(score), initiative = Initiative(score);
            if (asked is not null) yield return asked;
            // Whoever does not answer takes no part now.
            if (initiative is not null && (asked is null || initiative.Code != TieReasons.BothReachOut)) yield return initiative;
        }

        if (Support(score) is { } support) yield return support;
    }

    /// <summary>The state of the tie.</summary>
    internal static Reason Status(RelationshipScore score)
    {
        ReasonArgument contact = Contact(score);
        ReasonArgument silence = ReasonArgument.Of("silence", Duration.FromDays(score.DaysSinceContact));
        ReasonArgument[] rhythm = [contact, silence, .. Gap(score), .. Side(score)];
        switch (score.Status)
        {
            case TieStatus.Paused: return new(TieReasons.Paused, contact);
            case TieStatus.Ended: return new(TieReasons.Ended, contact);
            case TieStatus.Deceased: return new(TieReasons.Deceased, contact);
            case TieStatus.NotScored: return new(TieReasons.NotScored, contact);
            case TieStatus.None: return new(TieReasons.NoContact, contact);
            case TieStatus.Unanswered:
                return new(TieReasons.Unanswered, contact,
                ReasonArgument.Of("count", score.UnansweredInitiatives));
            case TieStatus.Dormant when score.LastContact is not null:
                return new(TieReasons.Dormant, [contact, silence, .. NeverFromOther(score)]);
            case TieStatus.Dormant when score.DaysSinceStated is { } days:
                return new(TieReasons.QuietSinceStated, contact, ReasonArgument.Of("silence", Duration.FromDays(days)));
            case TieStatus.Lapsed when score.LastContact is not null: return new(TieReasons.Lapsed, contact, silence);
        }

        if (score.LastContact is null) return new(score.IsStatedOnly ? TieReasons.StatedOnly : TieReasons.NoContact, contact);
        if (IsBeyondCadence(score)) return new(TieReasons.BeyondCadence, rhythm);
        return score.Status switch
        {
            TieStatus.Nascent => new(TieReasons.NewTie, [contact, silence, .. Side(score)]),
            TieStatus.Slipping => new(TieReasons.Slipping, rhythm),
            TieStatus.Drifting => new(TieReasons.Drifting, rhythm),
            // Within its tolerance, or after a pause, what is wished for was not fulfilled either.
            _ when score.DaysSinceContact > score.CadenceDays => new(TieReasons.BeyondCadence, rhythm),
            _ => new(score.CadenceDays is not null ? TieReasons.InCadence : TieReasons.InTouch, rhythm),
        };
    }

    /// <summary>Returns the reason that a part of the silence was a pause; null if not, and while it lasts.</summary>
    internal static Reason? Rested(RelationshipScore score) => IsOpen(score.Status) && score.RestedUntil is { } until
        ? new(TieReasons.Rested, Contact(score), ReasonArgument.Of("date", until)) : null;

    /// <summary>Whether a tie has shown a rhythm that can be missed: more than being among many on some days, or a strong
    /// bond.</summary>
    internal static bool HasRhythm(
        RelationshipScore score, int contactDays = RhythmContactDays, double strongBond = StrongBondLevel) =>
        (score.ContactDays >= contactDays && score.Terms.HasAddressed) || score.BondLevel >= strongBond;

    /// <summary>The argument <c>side</c>: the only side with contact on record; none if both were. After the owner's messages
    /// into a long silence also <c>heard</c>, unless that is told with their number.</summary>
    private static IEnumerable<ReasonArgument> Side(RelationshipScore score) => score.LoneSideOnRecord switch
    {
        TieSide.Owner when score is { LoneSide: TieSide.Owner, LastFromContact: { } heard, IsAskedInVain: false } =>
            [.. Side(TieSide.Owner), ReasonArgument.Of("heard", Duration.FromDays(score.LocalDaysSince(heard)))],
        var side => Side(side),
    };

    /// <summary>The argument <c>side</c> of a side; none if it is neither.</summary>
    internal static IEnumerable<ReasonArgument> Side(TieSide side) =>
        side == TieSide.None ? [] : [ReasonArgument.Of("side", side == TieSide.Owner ? "owner" : "contact")];

    /// <summary>The argument <c>side</c> of a tie in which the other side was never in contact: there is nothing to pick up
    /// again.</summary>
    internal static IEnumerable<ReasonArgument> NeverFromOther(RelationshipScore score) =>
        score.HasContactBothWays ? [] : Side(score.LoneSide);

    /// <summary>Returns the reason that only what is on record counts, if the records of somebody who lives with the owner are
    /// silent, or those of a relative say little; null if not.</summary>
    internal static Reason? OnlyOnRecord(RelationshipScore score) =>
        IsSilentAtHome(score) ? new(TieReasons.OnlyOnRecord, Contact(score))
        : score.Profile.IsKin && IsOpen(score.Status) && score.Warmth < Warmth.Warm
            ? new(TieReasons.KinOnRecord, Contact(score)) : null;

    /// <summary>Whether the records of somebody who lives with the owner are silent.</summary>
    internal static bool IsSilentAtHome(RelationshipScore score) => IsAtHome(score)
        && score.Status is (TieStatus.Slipping or TieStatus.Drifting or TieStatus.Dormant or TieStatus.Lapsed);

    /// <summary>Whether the contact lives with the owner, so that most of what the two say is not on record.</summary>
    internal static bool IsAtHome(RelationshipScore score) =>
        (score.Profile.Kind & (TieKind.CoResident | TieKind.Spouse)) != 0;

    /// <summary>Whether the tie is silent beyond its rhythm, and not that of somebody who lives with the owner.</summary>
    internal static bool IsBehind(RelationshipScore score) =>
        score.Status is TieStatus.Slipping or TieStatus.Drifting && !IsAtHome(score);

    /// <summary>Whether the tie is dormant, and not that of somebody who lives with the owner.</summary>
    internal static bool IsAsleep(RelationshipScore score) => score.Status == TieStatus.Dormant && !IsAtHome(score);

    /// <summary>Whether the silence exceeds the target and the tolerance of a stated cadence, whatever the status.</summary>
    internal static bool IsBeyondCadence(RelationshipScore score) => score.SilentLocalDays > score.Terms.ToleratedDays
        && IsOpen(score.Status);

    private static bool IsOpen(TieStatus status) =>
        status is not (TieStatus.None or TieStatus.Paused or TieStatus.Ended or TieStatus.Deceased or TieStatus.NotScored);

    /// <summary>Of a silent tie whose contact was seen by others: whether the contact is silent to
    /// everyone, or to the owner alone.</summary>
    internal static Reason? Whereabouts(RelationshipScore score, double awayShare = AwayShare)
    {
        if (score.DaysUnseenByOthers is not { } unseen) return null;
        if (score.Status is not (TieStatus.Slipping or TieStatus.Drifting or TieStatus.Dormant or TieStatus.Lapsed)) return null;
        return new(unseen >= awayShare * score.DaysSinceContact ? TieReasons.SilentToEveryone : TieReasons.SilentToYou,
            Contact(score), ReasonArgument.Of("away", Duration.FromDays(Math.Min(unseen, score.DaysSinceContact))));
    }

    /// <summary>The contact wrote and waits for an answer; null if not, or where one direction is not on record.</summary>
    internal static Reason? Waiting(RelationshipScore score, int longestDays = LongestWaitDays) =>
        IsWaiting(score, longestDays)
            ? new(TieReasons.WaitsForAnswer, Contact(score), ReasonArgument.Of("count", score.UnansweredFromContact),
                ReasonArgument.Of("waiting", Duration.FromDays(WaitingDays(score))))
            : null;

    internal static bool IsWaiting(RelationshipScore score, int longestDays = LongestWaitDays) =>
        score.Terms.WaitsSince is not null && WaitingDays(score) <= longestDays;

    /// <summary>The local days since the contact last wrote to the owner in particular.</summary>
    internal static int WaitingDays(RelationshipScore score) => score.LocalDaysSince(score.Terms.WaitsSince!.Value);

    /// <summary>Returns the turns that are the owner's.</summary>
    internal static IEnumerable<Reason> Turns(RelationshipScore score)
    {
        if (IsInDebt(score.Initiative) && IsOwnersTurn(score) && !HasAnsweredAlone(score))
            yield return new(TieReasons.YourTurnToReachOut, Contact(score));
        if (IsOwnersTurnToGive(score)) yield return new(TieReasons.YourTurnToGive, Contact(score));
    }

    /// <summary>Returns the reason that the owner reached out often since the contact was last heard from; null if
    /// not.</summary>
    private static Reason? AskedInVain(RelationshipScore score)
    {
        if (!score.IsAskedInVain) return null;
        ReasonArgument[] heard = score.LastFromContact is { } last
            ? [ReasonArgument.Of("heard", Duration.FromDays(score.LocalDaysSince(last)))] : [];
        return new(TieReasons.UnansweredSince,
            [Contact(score), ReasonArgument.Of("count", score.UnansweredInitiatives), .. heard]);
    }

    private static Reason Bond(RelationshipScore score) =>
        score.Bond < 1
            ? new(TieReasons.SlightBond, Contact(score))
            : new(score.DaysSinceStated is not null ? TieReasons.StatedBond : TieReasons.Bond, Contact(score),
                ReasonArgument.Of("hours", Math.Round(score.Bond)), ReasonArgument.Of("half", score.BondHalfLife));

    /// <summary>Returns the reason that says which side reaches out; null if a role says how it is meant to be, or if one side
    /// did no more than come to, or pick up, what the other began.</summary>
    private static Reason? Initiative(RelationshipScore score)
    {
        ReciprocityBalance initiative = score.Initiative;
        string? code = score.RecordedDirections switch
        {
            RecordedDirections.OwnerOnly => TieReasons.OnlyYoursRecorded,
            RecordedDirections.ContactsOnly => TieReasons.OnlyTheirsRecorded,
            _ when score.Profile.SupportRole != SupportRole.Mutual => null,
            // Of a new tie it is told already that little is on record.
            _ when !initiative.IsKnown => score.Status == TieStatus.Nascent ? null : TieReasons.InitiativeUnknown,
            _ when initiative.Owner == 0 && score is { LastFromOwner: null, Terms.HasSignFromOwner: false } =>
                TieReasons.NothingFromYou,
            _ when HasAnsweredAlone(score) => null,
            _ when IsInDebt(initiative) && IsOwnersTurn(score) => TieReasons.YourTurnToReachOut,
            _ when IsInDebt(initiative) || initiative.Owner == 0 => TieReasons.TheyReachOut,
            _ when initiative.Balance <= initiative.Tolerance && initiative.Contact > 0 =>
                score.Terms.HaveBothActed ? TieReasons.BothReachOut : null,
            _ => initiative.IsOneSided ? TieReasons.YouReachOutAlone : TieReasons.YouReachOut,
        };
        return code is null ? null : new(code, Contact(score));
    }

    private static Reason? Support(RelationshipScore score) =>
        IsOwnersTurnToGive(score) ? new(TieReasons.YourTurnToGive, Contact(score))
        : score.Support is { IsKnown: true, IsBothWays: true } support && support.Balance <= support.Tolerance
            ? new(TieReasons.SupportGoesBothWays, Contact(score))
        : null;

    /// <summary>Whether it is up to the owner to reach out: not while what they did last has no answer.</summary>
    private static bool IsOwnersTurn(RelationshipScore score) => score.UnansweredInitiatives == 0;

    /// <summary>Whether all that the contact did may be answers to what the owner wrote to many, which is nobody's
    /// initiative.</summary>
    private static bool HasAnsweredAlone(RelationshipScore score) =>
        score is { Initiative.Owner: 0, LastFromOwner: not null, UnansweredFromContact: 0 };

    /// <summary>Whether the contact gave more than the owner; unknown where the owner's giving is the role of the tie, since
    /// it then does not enter the balance.</summary>
    private static bool IsOwnersTurnToGive(RelationshipScore score) =>
        score.Profile.SupportRole != SupportRole.OwnerSupportsContact && IsInDebt(score.Support);

    /// <summary>Only the owner's own debt is ever a turn: a surplus is not a claim on the friend.</summary>
    private static bool IsInDebt(in ReciprocityBalance balance) => balance.IsKnown && balance.Balance < -balance.Tolerance;

    /// <summary>The argument <c>gap</c>: the one that is wished for, or else the usual one; none if neither is known.</summary>
    private static IEnumerable<ReasonArgument> Gap(RelationshipScore score) => Gap(score.CadenceDays ?? ExceededGap(score));

    /// <summary>The usual gap in days; null if none is usual, and of a tie that is called silent if it is not
    /// exceeded.</summary>
    internal static double? ExceededGap(RelationshipScore score) =>
        score.UsualGapDays is { } usual
        && (score.Status is TieStatus.Active or TieStatus.Nascent || score.SilentLocalDays > Math.Round(usual)) ? usual : null;

    /// <summary>The argument <c>gap</c> of some days; none if they are not known.</summary>
    internal static IEnumerable<ReasonArgument> Gap(double? days) =>
        days is { } known ? [ReasonArgument.Of("gap", Duration.FromDays(Math.Round(known)))] : [];

    private static ReasonArgument Contact(RelationshipScore score) => ReasonArgument.Of("contact", score.Tie.Contact);
}
