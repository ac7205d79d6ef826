using RelationshipModel.Scoring;

namespace RelationshipModel.Wording;

/// <content>How a tie is doing.</content>
public sealed partial class EnglishReasons
{
    private static Dictionary<string, string> TieTemplates => new()
    {
        [TieReasons.InTouch] = "{you and they} were last in touch {silence ago}; about every {gap every} is usual.",
        [TieReasons.InCadence] = "{you and they} were last in touch {silence ago}, within the {gap} you wish for.",
        [TieReasons.NewTie] = "{you and they} have only just met; you were last in touch {silence ago}.",
        [TieReasons.Slipping] = "It has been {silence} since {you and they} were in touch; about every {gap every} is usual.",
        [TieReasons.Drifting] =
            "It has been {silence} since {you and they} were in touch, where about every {gap every} was usual; a few words "
                + "would bridge it.",
        [TieReasons.BeyondCadence] =
            "It has been {silence} since {you and they} were in touch, longer than the {gap} you wish for.",
        [TieReasons.Dormant] =
            "{you and they} have been quiet for {silence}; the tie is asleep, and you can pick up where you left off.",
        [TieReasons.Lapsed] = "{you and they} have not been in touch for {silence}.",
        [TieReasons.Unanswered] = "You have reached out {count times}; no answer from {them} is on record.",
        [TieReasons.StatedOnly] = "You know {them}; no contact is on record.",
        [TieReasons.NoContact] = "No contact with {them} is on record.",
        [TieReasons.Paused] = "You are resting your tie with {them}.",
        [TieReasons.Ended] = "Your tie with {them} has ended.",
        [TieReasons.Deceased] = "{they} [has|have] died.",
        [TieReasons.NotScored] = "You asked that your tie with {them} not be scored.",
        [TieReasons.Bond] = "What you have built together counts as {hours hour}, and left alone would halve in {half}.",
        [TieReasons.SlightBond] = "What you have built together counts as less than an hour so far.",
        [TieReasons.WaitsForAnswer] =
            "{they} wrote to you {count times}, last {waiting ago}, and [is|are] waiting for an answer.",
        [TieReasons.WaitsForAnswer + "#1"] = "{they} wrote to you {waiting ago} and [is|are] waiting for an answer.",
        [TieReasons.InitiativeUnknown] = "It is too early to say which of you reaches out more often.",
        [TieReasons.BothReachOut] = "You both reach out.",
        [TieReasons.YouReachOut] = "So far you have mostly been the one to reach out.",
        [TieReasons.YouReachOutAlone] = "Over the long run you have mostly been the one to reach out.",
        [TieReasons.YourTurnToReachOut] = "{they} [has|have] mostly been the one to reach out; it is your turn.",
        [TieReasons.SupportGoesBothWays] = "Support goes both ways.",
        [TieReasons.YourTurnToGive] = "{they} [has|have] given you much support; it is your turn to give.",
        [TieReasons.OnlyYoursRecorded] = "Only what you sent is on record, so it cannot be said who reaches out or who answers.",
        [TieReasons.OnlyTheirsRecorded] =
            "Only what you received is on record, so it cannot be said who reaches out or who answers.",
        [TieReasons.SilentToEveryone] =
            "{they} [has|have] been silent to everyone, not just to you: no one else has heard from {them} for {away}.",
        [TieReasons.SilentToYou] = "Others were in touch with {them} {away ago}: the silence is between the two of you.",
    };
}
